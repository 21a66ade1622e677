"""What a preview does first: a record that is saved while all is made is not kept waiting."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Condition
from types import SimpleNamespace
from typing import Any

import pytest
from watchdog.events import FileModifiedEvent, FileSystemEventHandler

from mkdocs_briefings.plugin.quick_pass import QuickPass
from tests.site_folder import write

RECORD = "2024/ferry.yaml"


class Preview:
    """A server that only notes what is asked of it; `steps` are those of making everything."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.docs, site = root / "briefings", root / "site"
        site.mkdir()
        write(root, {f"briefings/{RECORD}": "title: At first\n"})
        self.did: list[str] = []
        self.steps: list[Callable[[], None]] = [lambda: None]
        self.observer = SimpleNamespace(schedule=self._schedule)
        self.builder, self.root = self._builder, str(site)
        self._wanted_epoch, self._visible_epoch, self._epoch_cond = 2, 1, Condition()
        self.last: Any = None
        config: Any = SimpleNamespace(docs_dir=str(self.docs), site_dir=str(site))
        server: Any = self
        self.quick = QuickPass(server, config, lambda: self.last, lambda: None)
        monkeypatch.setattr(self.quick, "_make", self._make)
        monkeypatch.setattr("mkdocs_briefings.plugin.quick_pass._WRITING", 0)

    def watch(self, path: str) -> None:
        """As the server's."""

    def _schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool) -> None:
        self.handler = handler

    def save(self, text: str) -> None:
        """Save the record, of which the server hears."""
        (self.docs / RECORD).write_text(f"title: {text}\n", "utf-8")
        self.handler.dispatch(FileModifiedEvent(str(self.docs / RECORD)))

    def _make(self, saved: list[str]) -> bool:
        self.did += [f"made {uri}" for uri in saved]
        return True

    def _builder(self) -> None:
        self.did.append("all begun")
        for step in list(self.steps):
            step()
            self.quick.give_way()
        self.did.append("all made")


@pytest.fixture
def preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Preview:
    return Preview(tmp_path, monkeypatch)


def test_the_page_of_a_saved_record_is_made_before_everything(preview: Preview) -> None:
    preview.save("Another")
    preview.quick()
    assert preview.did == [f"made {RECORD}"]
    preview.quick()
    assert preview.did == [f"made {RECORD}", "all begun", "all made"]


def test_making_everything_gives_way_to_a_record_that_is_saved(preview: Preview) -> None:
    preview.steps = [lambda: preview.save("Another one"), lambda: preview.did.append("late step")]
    preview.quick()
    assert preview.did == ["all begun", f"made {RECORD}"]
    preview.steps = []
    preview.quick()
    assert preview.did[2:] == ["all begun", "all made"]


def test_after_many_saves_in_a_row_all_is_made_come_what_may(preview: Preview) -> None:
    texts = iter(f"Text {number}" + "!" * number for number in range(20))
    preview.steps = [lambda: preview.save(next(texts))]
    for _ in range(6):
        preview.quick()
    assert preview.did.count(f"made {RECORD}") == 5
    assert preview.did[-2:] == ["all begun", "all made"]


def test_what_is_there_is_served_while_all_is_made_beside_it(preview: Preview) -> None:
    seen: list[bool] = []
    preview.steps = [lambda: seen.append(preview._wanted_epoch == preview._visible_epoch)]
    preview.quick()
    preview.last = object()
    preview.quick()
    assert seen == [False, True]
    assert preview._wanted_epoch == 2  # by which browsers reload


def test_browsers_reload_a_page_for_which_everything_gave_way(preview: Preview) -> None:
    preview.last = object()
    preview.steps = [lambda: preview.save("Another one")]
    preview.quick()
    assert preview.did == ["all begun", f"made {RECORD}"]
    assert preview._wanted_epoch == 2


def test_what_was_there_is_served_after_a_fault(preview: Preview) -> None:
    def fault() -> None:
        raise ValueError("a fault")

    preview.last, preview.steps = object(), [fault]
    with pytest.raises(ValueError, match="a fault"):
        preview.quick()
    assert preview._wanted_epoch == preview._visible_epoch


def test_other_files_are_no_reason_to_give_way(preview: Preview) -> None:
    about = str(preview.docs / "about.md")
    preview.steps = [lambda: preview.handler.dispatch(FileModifiedEvent(about))]
    preview.quick()
    assert preview.did == ["all begun", "all made"]

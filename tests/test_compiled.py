"""Compiled templates that are kept: right, or not used."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from mkdocs_briefings.render.compiled import CompiledTemplates, compiled_templates


@pytest.fixture(autouse=True)
def own_caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "caches"))


def made(source: str = "{{ 1 + 1 }} boats", stamp: bytes = b"one") -> tuple[str, int]:
    """What a template gives in an environment of its own, and how often one was compiled."""
    compiled = []

    class Counting(Environment):
        def compile(self, *args: object, **options: object) -> object:  # type: ignore[override]
            compiled.append(args)
            return super().compile(*args, **options)  # type: ignore[call-overload]

    cache = compiled_templates(stamp)
    loader = DictLoader({"page.md.j2": source})
    text = Counting(loader=loader, bytecode_cache=cache).get_template("page.md.j2").render()
    return text, len(compiled)


def files(folder: Path) -> list[Path]:
    return [path for path in (folder / "caches").rglob("*") if path.is_file()]


def test_a_template_is_compiled_once() -> None:
    assert made() == ("2 boats", 1)
    assert made() == ("2 boats", 0)


def test_what_has_changed_is_compiled_again_and_takes_the_place_of_the_old(tmp_path: Path) -> None:
    made()
    assert made("{{ 1 + 2 }} boats") == ("3 boats", 1)
    assert len(files(tmp_path)) == 1


def test_programs_and_sites_have_their_own_of_which_the_newest_stay(tmp_path: Path) -> None:
    made()
    assert made(stamp=b"another program") == ("2 boats", 1)
    assert made() == ("2 boats", 0)
    for number in range(20):
        assert made(stamp=bytes([number])) == ("2 boats", 1)
    assert made(stamp=bytes([19])) == ("2 boats", 0)
    assert len(files(tmp_path)) == 8


@pytest.mark.parametrize("at", [0, 20, -1])
def test_a_damaged_file_is_not_used(tmp_path: Path, at: int) -> None:
    made()
    [file] = files(tmp_path)
    raw = bytearray(file.read_bytes())
    raw[at] ^= 1
    file.write_bytes(raw)
    assert made() == ("2 boats", 1)
    file.write_bytes(b"")
    assert made() == ("2 boats", 1)


def test_a_folder_in_which_others_may_write_is_not_used(tmp_path: Path) -> None:
    made()
    [file] = files(tmp_path)
    file.parent.chmod(0o777)
    assert compiled_templates(b"one") is None
    file.parent.chmod(0o700)
    assert isinstance(compiled_templates(b"one"), CompiledTemplates)


def test_without_a_place_for_it_templates_are_compiled_each_time(tmp_path: Path) -> None:
    (tmp_path / "caches").write_text("no folder")
    assert made() == ("2 boats", 1)
    assert made() == ("2 boats", 1)

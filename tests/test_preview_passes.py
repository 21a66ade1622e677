"""Each whole pass of a preview serves what a preview that has just begun would serve.

A pass takes over what it can from the one before it, which is in memory: a walk goes from one edit
to the next, as for builds.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from mkdocs.commands.serve import serve
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from tests.site_folder import contents, write
from tests.test_incremental import _SECOND, EDITS, FILES, _text
from tests.test_relinking import _STORM, WORDS

STEPS = 8  # of a walk
Site = dict[str, bytes]


def served(root: Path, edits: Sequence[Callable[[Path], None]]) -> list[Site]:
    """What a preview serves at first, and when all is made after each edit."""
    found: list[Site] = []

    def passes(server: LiveReloadServer, **more: object) -> None:
        found.append(_site(server.root))
        for edit in edits:
            edit(root)
            server.builder()  # the page of the record
            server.builder()
            found.append(_site(server.root))

    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(root)
        patched.setattr(MkDocsConfig.plugins, "plugin_cache", {})
        patched.setattr(LiveReloadServer, "serve", passes)
        patched.setattr(LiveReloadServer, "shutdown", lambda server: None)
        patched.setattr("mkdocs_briefings.plugin.observer.use_saves_observer", lambda server: None)
        serve(str(root / "mkdocs.yml"))
    return found


def _site(folder: str) -> Site:
    """What is served; what search finds is made beside all else."""
    return {path: text for path, text in contents(Path(folder)).items() if "pagefind" not in path}


@pytest.mark.parametrize("seed", [3, 14])
def test_each_pass_serves_what_a_new_preview_would(tmp_path: Path, seed: int) -> None:
    every = EDITS | WORDS
    names = sorted(every)
    random.Random(seed).shuffle(names)
    root, clean = write(tmp_path / "site", FILES), write(tmp_path / "clean", FILES)
    edits = [every[name] for name in names[:STEPS]]
    for name, edit, site in zip(names, edits, served(root, edits)[1:], strict=False):
        edit(clean)
        shutil.rmtree(clean / ".cache", ignore_errors=True)
        [new] = served(clean, [])
        differ = sorted(p for p in site.keys() | new.keys() if site.get(p) != new.get(p))
        assert not differ, f"after {name}: {differ}"


def test_our_options_are_read_again_with_the_configuration(tmp_path: Path) -> None:
    root, clean = write(tmp_path / "site", FILES), write(tmp_path / "clean", FILES)
    edit = EDITS["the language"]
    edit(clean)
    assert served(root, [edit])[1] == served(clean, [])[0]


def test_pages_that_stay_as_planned_keep_nothing_that_was_made_of_them(tmp_path: Path) -> None:
    """Neither what is told of a page in short, nor how far its footnotes were counted; states
    stay in the order in which they were sorted by their English names."""
    noted = "summary: |\n  It blew[^1].\n\n  [^1]: So they say.\n"
    files = FILES | {
        "mkdocs.yml": FILES["mkdocs.yml"].replace(
            "plugins: [search, briefings]", "plugins: [search, {briefings: {language: de}}]"
        ),
        _SECOND: FILES[_SECOND]
        .replace("countries: NO", "countries: [DE, AT, CZ]")
        .replace("body: |", "body: |\n  Noted[^1].\n\n  [^1]: A note.\n"),
        _STORM: FILES[_STORM] + noted,
    }
    words = [_text(_SECOND, "Noted", "Noted well"), _text(_STORM, "It blew", "It really blew")]
    edits = [WORDS["words"], *words]
    root, clean = write(tmp_path / "site", files), write(tmp_path / "clean", files)
    for edit in edits:
        edit(clean)
    [new], last = served(clean, []), served(root, edits)[-1]
    assert sorted(path for path in new if last.get(path) != new[path]) == []

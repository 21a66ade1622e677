"""One script out of modules, one style sheet out of several: a page asks for few files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+)\.js";\n', re.M)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const|let) (\w+))", re.M)


def bundled(entries: Iterable[Path], instead: Mapping[str, str]) -> str:
    """The modules that some scripts import, and these, as one script: each in a function of its
    own, so that what it calls by some name is nobody else's. It is no module itself: a browser runs
    none on a page that is opened from a folder.

    `instead` are texts of modules, by their names, that stand in the place of their files'.
    """
    done: dict[str, str] = {}
    for entry in entries:
        _add(entry, instead, done)
    return f'(() => {{\n"use strict";\n{"".join(done.values())}}})();\n'


def _add(path: Path, instead: Mapping[str, str], done: dict[str, str]) -> None:
    if path.stem in done:
        return
    text = instead.get(path.stem) or path.read_text("utf-8")
    for found in _IMPORT.finditer(text):
        _add(path.with_name(f"{found[2]}.js"), instead, done)
    names = ", ".join(found[1] for found in _EXPORT.finditer(text))
    text = _IMPORT.sub(lambda found: f"const {{{found[1]}}} = {_name(found[2])};\n", text)
    body = _EXPORT.sub("", text)
    done[path.stem] = f"const {_name(path.stem)} = (() => {{\n{body}return {{ {names} }};\n}})();\n"


def _name(module: str) -> str:
    return "module_" + module.replace("-", "_")


def joined(styles: Iterable[Path]) -> str:
    """Style sheets as one, in their order."""
    return "\n".join(path.read_text("utf-8") for path in styles)

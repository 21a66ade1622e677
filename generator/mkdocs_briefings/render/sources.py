"""The texts of templates, and which takes in which: a page is new when one of its own is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

_TAKES_IN = re.compile(r"\{%[-+]?\s*(?:include|import|from|extends)\s+(?:([\"'])(.*?)\1)?")


class Sources:
    """The templates in some folders, of which the first that has a name counts."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._texts: dict[str, bytes] = {}
        for folder in reversed([*folders]):
            for path in sorted(folder.rglob("*")):
                if path.is_file():
                    self._texts[path.relative_to(folder).as_posix()] = path.read_bytes()

    def names(self) -> list[str]:
        """The names of all."""
        return [name for name in self._texts if name.endswith(".j2")]

    def stamps(self) -> dict[str, bytes]:
        """The stamp of each template with all that it takes in."""
        return {name: self._stamp(name) for name in self._texts}

    def _stamp(self, name: str) -> bytes:
        hashed = blake2b(digest_size=16)
        for one in sorted(self._closure([name])):
            hashed.update(one.encode() + b"\0" + self._texts.get(one, b"-") + b"\0")
        return hashed.digest()

    def _closure(self, waiting: list[str]) -> set[str]:
        """Some templates with all that they take in; all there are, where a name is computed."""
        found: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name in found:
                continue
            found.add(name)
            text = self._texts.get(name, b"").decode("utf-8", "replace")
            for given in _TAKES_IN.finditer(text):
                if not given[1]:
                    return set(self._texts)
                waiting.append(given[2])
        return found

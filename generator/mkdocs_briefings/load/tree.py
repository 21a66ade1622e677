"""What a YAML text says, and where each part of it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from mkdocs_briefings.problems import Place, Problem

Path = tuple[str | int, ...]

# Line ends to YAML 1.1 too; as blanks, which a text folds to anyway, they leave places as editors
# count them.
SEPARATORS = str.maketrans("\u2028\u2029", "  ")
MAX_DEPTH = 40
MAX_VALUES = 10_000  # a thousand statements
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Tree:
    """What a YAML text says: data of dicts, lists, texts and None.

    `comments` holds the places of comments that stand behind a text without quotes, `folded` those
    of texts after `>` that have blank lines, `anchors` those of values with an anchor that no alias
    uses. Where all else stands is read again when it is asked for: of most files nobody asks, and
    it takes many times the room of the text.
    """

    text: str = ""
    data: Any = None
    size: int = 0
    """How many values it holds, lists and fields counted too."""
    end: Place = (1, 1)
    comments: dict[Path, Place] = field(default_factory=dict)
    folded: dict[Path, Place] = field(default_factory=dict)
    anchors: dict[Path, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _places: _Places | None = None

    def place(self, path: Path) -> Place:
        """Where the value at `path` stands, or the nearest thing around it that was written."""
        values = self._read().values
        while path and path not in values:
            path = path[:-1]
        # The parser puts what is not written, as behind `---`, beyond the end.
        return min(values.get(path, (1, 1)), self.end)

    def key_place(self, path: Path) -> Place:
        """Where the key of the value at `path` stands."""
        return self._read().keys.get(path) or self.place(path)

    def extent(self, path: Path) -> tuple[Place, Place]:
        """Where the value at `path` begins, its key with it, and where what comes next does."""
        places, size = self._read(), len(path)
        first = min(self.key_place(path), self.place(path))
        others = (*places.values.items(), *places.keys.items())
        later = [place for one, place in others if one[:size] != path and place > first]
        return (first if path else (1, 1)), min(later, default=(self.end[0] + 1, 1))

    def _read(self) -> _Places:
        if self._places is None:
            self._places = _Places()
            self._places.read(self.text)
        return self._places


@dataclass(slots=True)
class _Around:
    """A list or fields that are being read: where they are, and the part that comes next."""

    path: Path
    next: str | int | None


@dataclass(slots=True)
class _Places:
    """Where the values and the keys of a text stand, up to where it is not read."""

    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    _around: list[_Around] = field(default_factory=list)

    def read(self, text: str) -> None:
        """Read a text, which has been read before, so that all faults have been told."""
        try:
            for event in yaml.parse(text.translate(SEPARATORS), Loader=LOADER):
                if isinstance(event, yaml.CollectionEndEvent):
                    self._around.pop()
                elif isinstance(event, yaml.NodeEvent) and not self._node(event):
                    break
        except yaml.YAMLError:
            pass

    def _node(self, event: Any) -> bool:
        """Note a value or a key; false where reading ends."""
        place = event.start_mark.line + 1, event.start_mark.column + 1
        path: Path = ()
        if self._around:
            within = self._around[-1]
            if within.next is None:
                within.next = getattr(event, "value", None)
                self.keys.setdefault((*within.path, within.next or ""), place)
                return within.next is not None
            path = (*within.path, within.next)
            within.next = within.next + 1 if isinstance(within.next, int) else None
        self.values[path] = place
        if isinstance(event, yaml.CollectionStartEvent):
            first = 0 if isinstance(event, yaml.SequenceStartEvent) else None
            self._around.append(_Around(path, first))
        return len(self.values) <= MAX_VALUES and len(path) <= MAX_DEPTH

"""YAML text to plain data, with a problem at its place for whatever is not allowed in a record.

Parser events are read straight into data: every scalar stays the text that was written, and
anchors, aliases and depth are seen as they come, so that nothing harmful is ever built.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from mkdocs_briefings.load.tree import LOADER, MAX_DEPTH, MAX_VALUES, SEPARATORS
from mkdocs_briefings.load.tree import Path as Path
from mkdocs_briefings.load.tree import Tree as Tree
from mkdocs_briefings.load.yaml_limits import control_character, place_at, refused
from mkdocs_briefings.load.yaml_slips import BLOCK_HINT, UNCLOSED, explain, runs_on
from mkdocs_briefings.problems import Fault, Place

MAX_PROBLEMS = 100  # after which a file is read no further
MAX_ALIASED = 50_000  # characters, of which a value counts as ten more than it has


class _Refused(Exception):
    """Reading cannot go on; the problem is already noted."""


def read(text: str, name: str) -> Tree:
    """Read one YAML document; whatever is wrong with it is in the tree's problems."""
    if "\u2028" in text or "\u2029" in text:
        text = text.translate(SEPARATORS)
    reader = _Reader(text, name)
    if found := refused(text):
        reader.note_last(*found)
        return reader.tree
    try:
        reader.run()
    except _Refused:
        reader.tree.data = None
    except yaml.MarkedYAMLError as error:
        reader.tree.data = None
        reader.note_syntax(error)
    except yaml.YAMLError as error:
        reader.tree.data = None
        message = f"not readable as YAML: {error}".splitlines()[0]
        reader.note_last((1, 1), Fault("yaml", message))
    return reader.tree


def _has_comments(text: str) -> bool:
    """Whether ` #` stands behind something; before that, it is a heading or a line of its own."""
    at = text.find(" #")
    while at >= 0:
        if text[text.rfind("\n", 0, at) + 1 : at].strip():
            return True
        at = text.find(" #", at + 2)
    return False


class _Anchored(NamedTuple):
    """What an alias stands for: the value, its size in characters, its levels and its path."""

    value: Any
    size: int
    depth: int
    path: Path


class _Reader:
    """Builds data from parser events, one file at a time."""

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name = text, name
        self.has_comments = _has_comments(text)
        self.tree = Tree(text, end=place_at(text, len(text)))
        self.next: Callable[[], Any] = lambda: None
        self.anchors: dict[str, _Anchored] = {}
        self.aliased = 0
        self.opened: Any = None  # a quoted text that may run on into what is no part of it

    def run(self) -> None:
        loader = LOADER(self.text)
        self.next = loader.get_event
        try:
            self._document()
        finally:
            loader.dispose()

    def _document(self) -> None:
        self.next()  # the stream's start
        if isinstance(self.next(), yaml.StreamEndEvent):
            self.note((1, 1), "empty-file", "the file is empty", "Write a record, or delete it.")
            return
        self.tree.data = self._node(self.next(), ())
        self.next()  # the document's end
        event = self.next()
        if not isinstance(event, yaml.StreamEndEvent):
            hint = "Remove the line `---`: one file is one record."
            if self.text.startswith("---\n"):
                hint += " A text that stands below it belongs in `body: |`, indented."
            self.note(_mark(event), "several-documents", "a second document begins here", hint)
            raise _Refused

    def note(self, place: Place, rule: str, message: str, hint: str) -> None:
        """Note a problem; with too many of them, reading ends."""
        self.note_last(place, Fault(rule, message, hint))
        if len(self.tree.problems) == MAX_PROBLEMS:
            raise _Refused

    def note_last(self, place: Place, fault: Fault) -> None:
        """Note the problem with which reading ended."""
        place = min(place, self.tree.end)
        self.tree.problems.append(fault.at(self.name, *place))

    def note_syntax(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        lines = self.text.rstrip().split("\n")
        no_field = error.problem == "could not find expected ':'"
        if no_field or (mark and mark.line >= len(lines)):  # told where it opens
            mark = error.context_mark
        place = (len(lines), len(lines[-1]) + 1)
        if mark and mark.line < len(lines):
            place = (mark.line + 1, mark.column + 1)
        if self.opened and place[0] == self.opened.end_mark.line + 1:
            self.note_last(_mark(self.opened), UNCLOSED)
            return
        cause = " ".join(filter(None, (error.context, error.problem))) or "not readable as YAML"
        self.note_last(*explain(self.text, *place, cause))

    def _node(self, event: Any, path: Path) -> Any:
        self.tree.size += 1
        if len(path) > MAX_DEPTH:
            self._refuse_depth(event)
        if self.tree.size > MAX_VALUES:
            self._refuse_size(event)
        kind = type(event)  # isinstance takes twice as long, for each event of each file
        if kind is AliasEvent:
            return self._alias(event, path)
        if event.tag is not None:
            self._note_tag(event)
        if kind is ScalarEvent:
            style = event.style
            value: Any = self._styled(event, path) if style else self._plain(event, path)
        elif kind is MappingStartEvent:
            value = self._mapping(path)
        else:
            value = self._sequence(path)
        if event.anchor:
            self.anchors[event.anchor] = _Anchored(value, *_size(value), path)
            self.tree.anchors[path] = event.anchor
        return value

    def _note_tag(self, event: Any) -> None:
        message = f"the tag `{event.tag}` is not allowed"
        self.note(_mark(event), "tag", message, "Write the value without a tag.")

    def _note_control(self, event: Any) -> None:
        """Escapes, which only double quotes know, can put what the text itself has not."""
        if event.style == '"' and (fault := control_character(event.value)):
            self.note(_mark(event), fault.rule, fault.message, fault.hint)

    def _refuse_depth(self, event: Any) -> None:
        message = f"nested more than {MAX_DEPTH} levels deep"
        self.note(_mark(event), "too-deep", message, "Take some levels out.")
        raise _Refused

    def _refuse_size(self, event: Any) -> None:
        message = f"the file holds more than {MAX_VALUES:,} values"
        self.note(_mark(event), "too-large", message, "Split it into several records.")
        raise _Refused

    def _styled(self, event: Any, path: Path) -> str:
        """A text that is quoted, or a block."""
        text: str = event.value
        self._note_control(event)
        if event.style in "\"'" and event.start_mark.line != event.end_mark.line:
            if runs_on(self.text[event.start_mark.index : event.end_mark.index]):
                self.opened = event
        elif event.style == ">" and "\n" in text.strip():
            self.tree.folded[path] = _mark(event)
        return text

    def _plain(self, event: Any, path: Path) -> str | None:
        if self.has_comments:
            self._note_comment(event.end_mark, path)
        return event.value or None

    def _note_comment(self, end: Any, path: Path) -> None:
        """Remember a comment on the line where a text without quotes ends."""
        if self.text.startswith("\n", end.index):
            return
        stop = self.text.find("\n", end.index)
        rest = self.text[end.index : stop if stop >= 0 else len(self.text)]
        if rest.lstrip().startswith("#"):
            blanks = len(rest) - len(rest.lstrip())
            self.tree.comments[path] = (end.line + 1, end.column + blanks + 1)

    def _alias(self, event: Any, path: Path) -> Any:
        if event.anchor not in self.anchors:
            self.note(
                _mark(event),
                "yaml",
                f"`*{event.anchor}` refers to nothing",
                f"A value that begins with * needs quotes. {BLOCK_HINT}",
            )
            return None
        value, size, depth, first = self.anchors[event.anchor]
        self.tree.anchors.pop(first, None)
        if len(path) + depth > MAX_DEPTH:
            self._refuse_depth(event)
        self.aliased += size
        if self.aliased > MAX_ALIASED:
            self.note(
                _mark(event),
                "too-many-aliases",
                "the aliases of this file repeat too much",
                "Write the values out, or refer to a record.",
            )
            raise _Refused
        return value

    def _sequence(self, path: Path) -> list[Any]:
        items: list[Any] = []
        following, node = self.next, self._node
        while type(event := following()) is not SequenceEndEvent:
            items.append(node(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path) -> dict[str, Any]:
        items: dict[str, Any] = {}
        marks: dict[str, Any] = {}
        following, node = self.next, self._node
        while type(event := following()) is not MappingEndEvent:
            key = self._key(event)
            below = (*path, key)
            if key in items:
                self.note(
                    _mark(event),
                    "duplicate-key",
                    f"`{key}` is written twice",
                    f"The first is on line {marks[key].line + 1}; keep one of them.",
                )
            else:
                marks[key] = event.start_mark
            items[key] = node(following(), below)
        return items

    def _key(self, event: Any) -> str:
        if type(event) is not ScalarEvent:
            self.note(_mark(event), "key", "a key must be plain text", "Write `name: value`.")
            raise _Refused
        if event.tag is not None:
            self._note_tag(event)
        key: str = event.value
        if not key.strip():
            self.note(_mark(event), "key", "a key has no name", "Write `name: value`.")
            raise _Refused
        self._note_control(event)
        if key == "<<" and not event.style:
            self.note(
                _mark(event),
                "merge-key",
                "merge keys (`<<`) are not allowed",
                "Write the fields out, or refer to a record.",
            )
        return key


def _size(value: Any) -> tuple[int, int]:
    """The characters of a value, ten more for each part of it, and its levels below itself."""
    if not isinstance(value, dict | list):
        return 10 + len(value or ""), 0
    parts = value.values() if isinstance(value, dict) else value
    sizes = [_size(part) for part in parts]
    own = 10 + (sum(map(len, value)) if isinstance(value, dict) else 0)
    return own + sum(size for size, _ in sizes), 1 + max((depth for _, depth in sizes), default=0)


def _mark(event: Any) -> Place:
    return _place(event.start_mark)


def _place(mark: Any) -> Place:
    return mark.line + 1, mark.column + 1


def events(text: str) -> Iterator[Any]:
    """The parser's events for a text that `read` accepts, with beginnings and ends in the text."""
    return yaml.parse(text.translate(SEPARATORS), Loader=LOADER)

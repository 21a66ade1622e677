"""References in Markdown: which stretches of a text to write over, found by reading it again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from mkdocs_briefings.edit.nodes import NotFound
from mkdocs_briefings.edit.places import Edit, apply
from mkdocs_briefings.markdown import Prose, parse
from mkdocs_briefings.markdown.reader import CITATION

_KEY = re.compile(r"(?:^|;)\s*@([^\[\];,\s]+)")
_PLAIN_TARGET = re.compile(r"[^\s()<>]+")


def prose_edits(text: str, wanted: Iterable[tuple[str, str, str]]) -> list[Edit]:
    """The edits that make each citation or link `(sort, old, new)` of a Markdown text another one.

    A stretch that only looks like one, as in code, is left alone: when it is written over, what the
    text refers to stays the same. Raises NotFound where a reference is written in another way.
    """
    before = parse(text)
    edits: list[Edit] = []
    for sort, old, new in dict.fromkeys(wanted):
        found = [
            edit
            for edit in _candidates(text, sort, old, new)
            if _turns(_referred(before, sort), _after(text, edit, sort), old, new)
        ]
        if old in _referred(parse(apply(text, found)), sort):
            raise NotFound
        edits += found
    return edits


def _candidates(text: str, sort: str, old: str, new: str) -> Iterator[Edit]:
    if sort == "citation":
        for citation in CITATION.finditer(text):
            for key in _KEY.finditer(citation[1]):
                if key[1] == old:
                    start = citation.start(1) + key.start(1)
                    yield Edit(start, start + len(old), new)
        return
    at = text.find(old)
    while at >= 0:
        plain = _PLAIN_TARGET.fullmatch(new) or text[at - 1 : at] == "<"
        yield Edit(at, at + len(old), new if plain else f"<{new}>")
        at = text.find(old, at + 1)


def _after(text: str, edit: Edit, sort: str) -> Counter[str]:
    return _referred(parse(text[: edit.start] + edit.new + text[edit.end :]), sort)


def _referred(prose: Prose, sort: str) -> Counter[str]:
    if sort == "citation":
        return Counter(citation.key for citation in prose.citations)
    return Counter([*prose.links, *prose.images])


def _turns(before: Counter[str], after: Counter[str], old: str, new: str) -> bool:
    """Whether some references to the old have become references to the new, and nothing else."""
    gone, come = before - after, after - before
    return gone.keys() == {old} and come.keys() == {new} and gone[old] == come[new]

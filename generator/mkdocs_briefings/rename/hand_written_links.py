"""Hand-written pages: their links to the record's file or page, and what is left to the author."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

from mkdocs_briefings.addresses import followed, markdown_file, path_from
from mkdocs_briefings.edit.places import Edit, apply
from mkdocs_briefings.markdown.escaping import address_kind
from mkdocs_briefings.rename.renaming import Move, Plan

# `[…](target)`, `[…]: target`, `href="target"`; a target ends before its fragment or title.
_TARGET = re.compile(
    r"""(?:\]\(\s*<?|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*<?|\b(?:href|src)=["'])([^\s<>()"'#?]+)""", re.M
)


def plan_pages(plan: Plan, pages: Iterable[str], config: Path) -> None:
    """Plan hand-written pages: links follow, an introduction moves with its page."""
    for uri in sorted(uri for uri in pages if (plan.docs / uri).is_file()):
        raw = (plan.docs / uri).read_bytes()
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            plan.by_hand.append(f"{plan.folder}/{uri} is not UTF-8 and was not looked into")
            continue
        new, links = _rewrite(text, uri, plan.move)
        if links or plan.move.of(uri) != uri:
            plan.add(uri, raw, new, plan.move.of(uri))
        plan.references += links
        plan.referring += links > 0
        for line in _links_to_address(text, plan.move):
            plan.by_hand.append(f"{plan.folder}/{uri}:{line} links to the old address")
    if config.is_file():
        for line in _lines_naming(config.read_text("utf-8", "replace"), plan.move):
            plan.by_hand.append(f"{config.name}:{line} names {markdown_file(plan.move.old_page)}")


def _rewrite(text: str, uri: str, move: Move) -> tuple[str, int]:
    """A page with its links written anew where files move, and the number of these links."""
    edits = []
    for found in _TARGET.finditer(text):
        if not _is_path(found[1]):
            continue
        target = move.of(followed(uri, unquote(found[1])))
        if followed(move.of(uri), unquote(found[1])) != target:
            new = path_from(move.of(uri), target).replace(" ", "%20")
            edits.append(Edit(*found.span(1), new))
    return apply(text, edits), len(edits)


def _links_to_address(text: str, move: Move) -> list[int]:
    """The lines with links to the page's old address (`/2024/old/`), which are left as they are."""
    if move.old_page == move.new_page:
        return []
    return [
        text.count("\n", 0, found.start(1)) + 1
        for found in _TARGET.finditer(text)
        if found[1].strip("./") == move.old_page
    ]


def _lines_naming(text: str, move: Move) -> list[int]:
    """The lines of a configuration that name the page's old file, as a navigation does."""
    name = re.compile(rf"(?<![\w/.-]){re.escape(move.old_page)}\.md\b")
    if move.old_page == move.new_page:
        return []
    return [number for number, line in enumerate(text.split("\n"), 1) if name.search(line)]


def _is_path(target: str) -> bool:
    return address_kind(target) == "relative" and not target.startswith("/")

"""Rules of web addresses that are whole, and still not what a reader should open."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from mkdocs_briefings.link import Linked
from mkdocs_briefings.load.folder import Document
from mkdocs_briefings.load.yaml_reader import Path
from mkdocs_briefings.rules.rule import Finding, Rule, rule

_TOGETHER = frozenset({"CJK", "HIRAGANA", "KATAKANA", "BOPOMOFO", "HANGUL", "LATIN"})
"""Scripts that one word may have together (UTS #39, 5.2); Latin only with the others of these."""


_IN_TEXT = re.compile(r"https?://[^\s<>()\[\]\"'`]+")


@rule("warning")
def odd_address(linked: Linked) -> Iterator[Finding]:
    """
    A web address holds a name or password, a port that no host has, or a host in the letters of
    two alphabets, which may pass for another.

    Passes:
        sources:
          paper: {title: Example paper, url: "https://example.org:8080/paper"}
    Fails:
        sources:
          paper: {title: Example paper, url: "https://user:password@example.org/paper"}
    """
    for document, path, address in addresses_in(linked):
        if odd := _odd(address):
            message, hint = odd
            yield Finding(document, path, message, hint)
    for subject, path, text in linked.world.with_marks:
        for address in dict.fromkeys(_IN_TEXT.findall(text)):
            if subject.entry and (odd := _odd(address)):
                message, hint = odd
                yield Finding(subject.entry.document, path, message, hint, address)


def addresses_in(linked: Linked) -> Iterator[tuple[Document, Path, str]]:
    """The addresses of sources and actors, each with its place."""
    subjects = linked.world.subjects
    for source in subjects.every_source:
        for field in ("url", "archive_url"):
            if source.entry and (address := getattr(source.data, field)):
                yield source.entry.document, (*source.path, field), address
    for actor in subjects.actors.all:
        if actor.entry and actor.data:
            for name, address in actor.data.links.items():
                yield actor.entry.document, ("links", name), address


def _odd(address: str) -> tuple[str, str] | None:
    """What is odd about an address, and what to do."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https"):
        return None
    if "@" in parts.netloc:
        return "the address holds a name or a password", "Leave out all before the `@`, and it."
    if not _has_port(parts):
        return "no host has such a port", "Leave the port out; it is a number from 1 to 65535."
    if mixed := next(filter(_is_mixed, (parts.hostname or "").split(".")), ""):
        return (
            f"`{mixed}` is written in two alphabets, and may pass for another host",
            "Type the host anew, or write it as the browser shows it once it is open.",
        )
    return None


def _has_port(parts: SplitResult) -> bool:
    try:
        return parts.port is None or parts.port > 0
    except ValueError:
        return False


def _is_mixed(label: str) -> bool:
    """Whether a part of a host has letters of scripts that no language writes together."""
    if label.isascii():
        return False
    scripts = {unicodedata.name(letter, "").split(" ")[0] for letter in label if letter.isalpha()}
    return len(scripts) > 1 and not scripts <= _TOGETHER


RULES: tuple[Rule, ...] = (odd_address,)

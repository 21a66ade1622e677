"""Rules of web addresses that are whole, and still not what a reader should open."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from mkdocs_briefings.link import Linked
from mkdocs_briefings.load.folder import Document
from mkdocs_briefings.load.yaml_reader import Path
from mkdocs_briefings.model.texts import shortened
from mkdocs_briefings.rules.rule import Finding, Rule, of_text, rule

_TOGETHER = frozenset({"CJK", "HIRAGANA", "KATAKANA", "BOPOMOFO", "HANGUL", "LATIN"})
"""Scripts that one word may have together (UTS #39, 5.2); Latin only with the others of these."""


_LONGEST_PART, _LONGEST_HOST = 63, 254

_IN_TEXT = re.compile(r"https?://[^\s<>()\[\]\"'`]+")


@rule("warning")
def odd_address(linked: Linked) -> Iterator[Finding]:
    """
    A web address holds a name or password, a port that no host has, a host that cannot be, with
    nothing between two dots, a hyphen at the end of a part, or over 63 signs in one, or a host in
    the letters of two alphabets, which may pass for another.

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
        for address, (message, hint) in _odd_in(text):
            if subject.entry:
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


@of_text
def _odd_in(text: str) -> tuple[tuple[str, tuple[str, str]], ...]:
    """The odd addresses in a text, each with what is odd about it."""
    found = ((one, _odd(one)) for one in dict.fromkeys(_IN_TEXT.findall(text)))
    return tuple((address, odd) for address, odd in found if odd)


@of_text
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
    host = parts.hostname or ""
    if not _can_be(host):
        return f"no host is called `{shortened(host)}`", "Copy the address from where it is open."
    if mixed := next(filter(_is_mixed, host.split(".")), ""):
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


def _can_be(host: str) -> bool:
    """Whether a host may be called so (RFC 1123, 2.1); numbers in brackets are left to browsers."""
    if ":" in host:
        return True
    parts = host.removesuffix(".").split(".")
    lengths = [len(one) if one.isascii() else 4 + len(one.encode("punycode")) for one in parts]
    return (
        all(0 < length <= _LONGEST_PART for length in lengths)
        and sum(lengths) + len(lengths) <= _LONGEST_HOST
        and not any(one.startswith("-") or one.endswith("-") for one in parts)
    )


def _is_mixed(label: str) -> bool:
    """Whether a part of a host has letters of scripts that no language writes together."""
    if label.isascii():
        return False
    scripts = {unicodedata.name(letter, "").split(" ")[0] for letter in label if letter.isalpha()}
    return len(scripts) > 1 and not scripts <= _TOGETHER


RULES: tuple[Rule, ...] = (odd_address,)

"""Rules of the text itself: what YAML eats, what deceives the eye, words and file names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.language.vocabulary import Term, Vocabulary
from mkdocs_briefings.link import Linked
from mkdocs_briefings.load.file_names import path_fault
from mkdocs_briefings.load.folder import Document
from mkdocs_briefings.load.yaml_reader import Path
from mkdocs_briefings.model import records
from mkdocs_briefings.rules.rule import Finding, Rule, found, of_text, rule

_MARKDOWN = frozenset(["text", "summary", "body", "note", "because", "withdrawn_because"])
_PROSE = _MARKDOWN | {"title", "quote", "context", "words", "role"}
_OPENING = {"\u202a": "\u202c", "\u202b": "\u202c"} | dict.fromkeys("\u2066\u2067\u2068", "\u2069")
# Citations and code are passed over; `[key]` and `@key` are left.
_LIKE_CITATION = re.compile(r"\[@[^\]]*\]|`[^`]*`|\[([^\[\]@]+)\](?![(\[:])|(?<![\w/.])@([\w-]+)")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


@rule("warning")
def comment_in_text(linked: Linked) -> Iterator[Finding]:
    """
    A text that is not quoted has a comment on its line: YAML drops all from ` #` on, which may be
    part of the text. Of a name and the like it is told where the `#` touches a word (`Brigade #5`).

    Passes:
        title: >-
          Attack #3 on the example camp
    Fails:
        title: Attack #3 on the example camp
    """
    for document in _documents(linked):
        for path, place in document.tree.comments.items():
            field = next((part for part in reversed(path) if isinstance(part, str)), "")
            line = document.line(place[0])
            if field in _PROSE or line[place[1] : place[1] + 1].isalnum():
                yield Finding(
                    document,
                    path,
                    f"`{line[place[1] - 1 :].strip()[:40]}` is read as a comment, not as text",
                    "Put the text on the next line after `>-`, or the comment on its own line.",
                )


@rule("warning")
def unused_anchor(linked: Linked) -> Iterator[Finding]:
    """
    A value begins with & and a name that no alias (`*name`) uses: YAML takes that first word as
    the name of an anchor, and drops it from the text.

    Passes:
        title: >-
          &Now the example port is closed
    Fails:
        title: &Now the example port is closed
    """
    for document in _documents(linked):
        for path, name in document.tree.anchors.items():
            yield Finding(
                document,
                path,
                f"`&{name}` is read as the name of an anchor, not as text, and no alias uses it",
                "Put the text in quotes, or on the next line after `>-`; or take the anchor out.",
                f"&{name}",
            )


@rule("warning")
def folded_paragraphs(linked: Linked) -> Iterator[Finding]:
    """
    A text after `>` has a blank line. YAML makes one line end of it, so that Markdown runs the
    paragraphs together; after `|` they stay apart.

    Passes:
        body: |
          One paragraph.

          Another paragraph.
    Fails:
        body: >-
          One paragraph.

          Another paragraph.
    """
    for document in _documents(linked):
        for path, place in document.tree.folded.items():
            if path[-1] in _MARKDOWN:
                yield Finding(
                    document,
                    path,
                    f"the paragraphs of `{path[-1]}` run together",
                    f"Write `{path[-1]}: |` in place of `>` on line {place[0]}.",
                )


def _documents(linked: Linked) -> Iterator[Document]:
    return (entry.document for entry in linked.entries)


@rule()
def hidden_direction(linked: Linked) -> Iterator[Finding]:
    """
    A text holds a character that turns the direction of writing by force (U+202D, U+202E), or one
    that begins an embedding or isolate which does not end in the same text. With such characters a
    text can look other than what it says.

    Passes:
        title: An example in one direction
    Fails:
        title: "An example \\u202Ein two directions"
    """
    for document in _documents(linked):
        if document.text.isascii() and "\\" not in document.text:
            continue
        for path, text in _texts(document.data, ()):
            if character := _unbalanced(text):
                yield Finding(
                    document,
                    path,
                    f"holds U+{ord(character):04X}, {unicodedata.name(character).lower()}",
                    "Delete the invisible character; direction follows from the letters.",
                )


def _texts(data: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield path, key
            yield from _texts(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, (*path, index))


def _unbalanced(text: str) -> str | None:
    """The first character that forces a direction, or opens one and is not closed."""
    open_: list[str] = []
    for character in _BIDI.findall(text):
        if character in "\u202d\u202e":
            return str(character)
        if character in _OPENING:
            open_.append(character)
        elif open_ and _OPENING[open_[-1]] == character:
            open_.pop()
    return open_[0] if open_ else None


@rule("warning")
def near_term(linked: Linked) -> Iterator[Finding]:
    """
    A type, target, measure or party's role is one letter away from a known one. Other words are
    allowed there, but then they are not compared with the known ones.

    Passes:
        figures:
          - {measure: killed, value: 3, cites: paper}
    Fails:
        figures:
          - {measure: kiled, value: 3, cites: paper}
    """
    for statement in linked.of_kind("figure"):
        if term := vocabulary.MEASURE.slip(statement.data.measure):
            message = f"`{statement.data.measure}` is one letter away from `{term.slug}`"
            yield found(statement, message, f"Write `{term.slug}`.", "measure")
    for holder in linked.world.holders:
        data = getattr(holder, "data", None)
        if isinstance(data, records.Incident) and holder.entry:
            for field, words in (
                ("types", vocabulary.ATTACK_TYPE),
                ("targets", vocabulary.TARGET_TYPE),
            ):
                path = (*holder.path, field)
                yield from _slips(holder.entry.document, path, getattr(data, field), words)
            for index, party in enumerate(data.parties):
                if term := vocabulary.PARTY_ROLE.slip(party.role):
                    path = (*holder.path, "parties", index, "role")
                    yield _slip(holder.entry.document, path, party.role, term)


def _slips(
    document: Document, path: Path, written: list[str], words: Vocabulary
) -> Iterator[Finding]:
    for index, word in enumerate(written):
        if term := words.slip(word):
            yield _slip(document, (*path, index), word, term)


def _slip(document: Document, path: Path, word: str, term: Term) -> Finding:
    message = f"`{word}` is one letter away from `{term.slug}`"
    return Finding(document, path, message, f"Write `{term.slug}`.")


@rule("warning")
def unmarked_citation(linked: Linked) -> Iterator[Finding]:
    """
    A text holds the key of a source in brackets without @, or after @ without brackets. Both are
    shown as they stand; a citation is `[@key]`.

    Passes:
        body: An example [@paper].
    Fails:
        body: An example [paper].
    """
    for subject, path, text in linked.world.with_marks:
        for written, key in _unmarked(text):
            if key in subject.sources and f"[{key}]:" not in text:
                assert subject.entry
                message = f"`{written}` is shown as text, not as a citation"
                hint = f"Write `[@{written.strip('[@]')}]`."
                yield Finding(subject.entry.document, path, message, hint, written)


@of_text
def _unmarked(text: str) -> tuple[tuple[str, str], ...]:
    """What looks like a citation and is none, as it is written, with its key."""
    found = ((match[0], match[1] or match[2]) for match in _LIKE_CITATION.finditer(text))
    return tuple((written, key.partition(",")[0]) for written, key in found if key)


@rule()
def file_name(linked: Linked) -> Iterator[Finding]:
    """
    A record, or a folder of records, has a name that some systems cannot keep or that no address
    can hold: over 200 bytes (1,000 with its folders), a reserved Windows name, one of
    `< > : " | ? * \\ # %`, or what is not UTF-8. Or a record ends in `.YAML`, and not in `.yaml` or
    `.yml`. A hand-written page, picture or other file has a name that Windows cannot keep: a
    reserved one, one of `< > : " | ? * \\`, or a blank or dot at its end. Names beside hidden
    records are not told.

    Passes:
        # 2024/example.yaml
        title: Example briefing
    Fails:
        # 2024/con.yaml
        title: Example briefing
    """
    for document in _documents(linked):
        if message := path_fault(document.id):
            hint = "Rename it: letters, digits and hyphens are always safe."
            yield Finding(document, (), message, hint)


RULES: tuple[Rule, ...] = (
    comment_in_text,
    unused_anchor,
    folded_paragraphs,
    hidden_direction,
    near_term,
    unmarked_citation,
    file_name,
)

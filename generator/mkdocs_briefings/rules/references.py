"""Rules of reference: what nothing refers to, what leads back to itself, addresses given twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from mkdocs_briefings.addresses import address, is_page, reserved_name, rooted, unrooted, within
from mkdocs_briefings.language.slugs import fold
from mkdocs_briefings.library.linked import Source, Statement, Subject
from mkdocs_briefings.library.uses import CITING
from mkdocs_briefings.link import Linked
from mkdocs_briefings.model.entry import FOLDERS
from mkdocs_briefings.rules.rule import Finding, Rule, rule

S = TypeVar("S", bound=Subject)
_LONGEST_CHAIN = 10  # sources behind one
_NAMED = 5  # records of a circle that a message names


@rule("warning")
def unused_source(linked: Linked) -> Iterator[Finding]:
    """
    A source is listed, but nothing in the record cites it.

    Passes:
        claims:
          - {text: An example., cites: paper}
    Fails:
        sources:
          paper: {title: Example paper, url: "https://example.org/paper"}
          other: {title: Another paper, url: "https://example.org/other"}
        claims:
          - {text: An example., cites: paper}
    """
    cited = {
        (use.document, use.meaning) for use in linked.uses if use.role in CITING and use.meaning
    }
    for subject in linked.world.holders:
        assert subject.entry
        document = subject.entry.document
        through = {source.via for source in subject.sources.values()}
        for key in getattr(getattr(subject, "data"), "sources", {}):  # noqa: B009
            source = subject.sources.get(key)
            if source is None or source in through:
                continue
            if (document.uri, linked.world.meaning_of(source)) not in cited:
                yield Finding(
                    document,
                    (*subject.path, "sources", key),
                    f"nothing cites the source `{key}`",
                    "Cite it where it belongs, or take it out.",
                    at_key=True,
                )


@rule("warning")
def source_as_place(linked: Linked) -> Iterator[Finding]:
    """
    The place in a source is the key of another source of the record: what follows a comma in
    `cites` is a page or a paragraph, and several sources are a list.

    Passes:
        claims:
          - {text: An example., cites: [paper, other]}
        sources:
          paper: {title: Example paper, url: "https://example.org/paper"}
          other: {title: Another paper, url: "https://example.org/other"}
    Fails:
        claims:
          - {text: An example., cites: "paper, other"}
        sources:
          paper: {title: Example paper, url: "https://example.org/paper"}
          other: {title: Another paper, url: "https://example.org/other"}
    """
    keys = {key for holder in linked.world.holders for key in holder.sources}
    for statement in linked.statements:
        for citation in statement.citations:
            if (at := citation.at) and (at in keys or "," in at):
                yield from _places(statement)
                break


def _places(statement: Statement) -> Iterator[Finding]:
    """The places that one statement gives, where they are keys of its record's sources."""
    for index, cite in enumerate(statement.data.cites):
        if cite.at and cite.at.partition(",")[0] in statement.home.sources:
            message = f"the place in `{cite.source}` is `{cite.at}`, the key of a source"
            hint = f"Write a list: `cites: [{cite.source}, {cite.at}]`."
            path = (*statement.path, "cites", index)
            yield Finding(statement.entry.document, path, message, hint, cite.at)


@rule("warning")
def same_briefing(linked: Linked) -> Iterator[Finding]:
    """
    Two briefings have one title and one day of publication, so that one is probably a copy.

    Passes:
        # 2024/one.yaml
        title: An example
        # 2024/two.yaml
        title: Another example
    Fails:
        # 2024/one.yaml
        title: An example
        # 2024/two.yaml
        title: An example
    """
    seen: dict[tuple[str, str], Subject] = {}
    for briefing in linked.world.subjects.briefings.all:
        data = briefing.data
        if data.published is None or data.status != "published":
            continue
        other = seen.setdefault((fold(data.title), data.published.text), briefing)
        if other is not briefing:
            assert briefing.entry
            assert other.entry
            yield Finding(
                briefing.entry.document,
                (),
                f"{other.entry.document.name} has the same title and day of publication",
                "Delete the one that is a copy, or change its title or day.",
            )


@rule()
def cycle(linked: Linked) -> Iterator[Finding]:
    """
    Incidents are part of each other, briefings supersede each other, or sources are known through
    each other.

    Passes:
        # incidents/part.yaml
        name: Example part
        date: 2024-03-22
        part_of: whole
        # incidents/whole.yaml
        name: Example whole
        date: 2024-03
    Fails:
        # incidents/part.yaml
        name: Example part
        date: 2024-03-22
        part_of: whole
        # incidents/whole.yaml
        name: Example whole
        date: 2024-03
        part_of: part
    """
    subjects = linked.world.subjects
    yield from _cycles(subjects.incidents.all, lambda one: one.part_of, "part_of")
    yield from _cycles(subjects.briefings.all, lambda one: one.superseded_by, "superseded_by")
    sources = [*subjects.sources.all, *subjects.inline_sources]
    yield from _cycles(sources, lambda one: one.via, "via")


@rule()
def long_chain(linked: Linked) -> Iterator[Finding]:
    """
    A source is known through another, that through a third, and so on through more than ten.

    Passes:
        sources:
          paper: {title: Example paper, url: "https://example.org/paper", via: other}
          other: {title: Another paper, url: "https://example.org/other"}
        claims:
          - {text: An example., cites: paper}
    Fails:
        sources:
          paper: {title: Example, url: "https://example.org/0", via: s1}
          s1: {title: Example, url: "https://example.org/1", via: s2}
          s2: {title: Example, url: "https://example.org/2", via: s3}
          s3: {title: Example, url: "https://example.org/3", via: s4}
          s4: {title: Example, url: "https://example.org/4", via: s5}
          s5: {title: Example, url: "https://example.org/5", via: s6}
          s6: {title: Example, url: "https://example.org/6", via: s7}
          s7: {title: Example, url: "https://example.org/7", via: s8}
          s8: {title: Example, url: "https://example.org/8", via: s9}
          s9: {title: Example, url: "https://example.org/9", via: s10}
          s10: {title: Example, url: "https://example.org/10", via: s11}
          s11: {title: Example, url: "https://example.org/11"}
        claims:
          - {text: An example., cites: paper}
    """
    behind: dict[Source, int] = {}
    for source in (*linked.world.subjects.sources.all, *linked.world.subjects.inline_sources):
        way: dict[Source, None] = {}  # in order; a circle is told by itself
        here = source
        while here.via is not None and here not in behind and here not in way:
            way[here] = None
            here = here.via
        for number, one in enumerate(reversed(way), 1 + behind.get(here, 0)):
            behind[one] = number
            if number == _LONGEST_CHAIN + 1 and one.entry:
                message = f"more than {_LONGEST_CHAIN} sources stand one behind the other"
                hint = "Name the one through which it is known here; what that rests on, it says."
                yield Finding(one.entry.document, (*one.path, "via"), message, hint)


def _cycles(subjects: list[S], following: Callable[[S], S | None], field: str) -> Iterator[Finding]:
    settled: set[S] = set()
    for subject in subjects:
        way: dict[S, int] = {}
        here: S | None = subject
        while here is not None and here not in settled and here not in way:
            way[here] = len(way)
            here = following(here)
        settled.update(way)
        if here is not None and here in way:
            circle = list(way)[way[here] :]
            yield from (_circular(circle[at:] + circle[:at], field) for at in range(len(circle)))


def _circular(circle: list[S], field: str) -> Finding:
    subject, *others = circle
    assert subject.entry
    names = [one.name for one in others[:_NAMED]] + ["…"] * (len(others) > _NAMED)
    return Finding(
        subject.entry.document,
        (*subject.path, field),
        f"`{field}` leads back to itself: {' → '.join([subject.name, *names, subject.name])}",
        "Take one of these references out.",
    )


@rule()
def previous_url(linked: Linked) -> Iterator[Finding]:
    """
    An address under which a record was found before belongs to another page or file, or to two
    records.

    Passes:
        previous_urls: /2024/old-name/
    Fails:
        # 2024/one.yaml
        previous_urls: /2024/two/
        # 2024/two.yaml
        title: Another example
    """
    subjects = linked.world.subjects.with_files()
    if not any(subject.entry and subject.entry.record.previous_urls for subject in subjects):
        return
    shown = [actor for actor in linked.library.actors if not actor.entry]
    taken: dict[str, str] = {}
    for subject in (*shown, *subjects):
        name = subject.entry.document.name if subject.entry else f"the page of {subject.name}"
        taken[rooted(subject.uri).casefold()] = name
    files = sorted(linked.library.files)
    pages = {address(file).casefold(): file for file in files if is_page(file)}
    others = {file.casefold(): file for file in files if not is_page(file)}
    for subject in subjects:
        assert subject.entry
        for index, url in enumerate(subject.entry.record.previous_urls):
            key = url.casefold()
            path = unrooted(key)
            file = next((others[one] for one in (path, *within(path)) if one in others), None)
            by_hand = pages.get(path) or file
            whose = "a page of the site" if _is_the_sites(key) else taken.get(key) or by_hand
            taken.setdefault(key, f"{subject.entry.document.name} already")
            if whose:
                message = f"`{url}` is the address of {whose}"
                place = ("previous_urls", index)
                yield Finding(subject.entry.document, place, message, "Take it out.")


def _is_the_sites(url: str) -> bool:
    page = unrooted(url)
    folder, _, rest = page.partition("/")
    of_kind = folder in (*FOLDERS, "countries") and rest != ""
    return reserved_name(page, in_folder_of_kind=of_kind) != ""


RULES: tuple[Rule, ...] = (
    unused_source,
    source_as_place,
    same_briefing,
    cycle,
    long_chain,
    previous_url,
)

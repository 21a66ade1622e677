"""Two libraries compared: what a reader will find new, changed or gone, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Literal

from mkdocs_briefings.addresses import shown
from mkdocs_briefings.difference.facts import Facts, of_statement, of_subject, statements_of
from mkdocs_briefings.difference.lasting import forwards, lost_places, places
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Statement, Subject

Sort = Literal["new", "changed", "removed", "lost"]
_LIKE = 0.6  # how much of a statement's words must be the same where its anchor is not


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that changes for readers.

    `sort` is new, changed or removed, or lost for an address that leads nowhere any more; `what`
    is a kind of statement, or record, address or source; `text` says it, `before` and `after` what
    of it changes, `about` by whom and on which source.
    """

    sort: Sort
    what: str
    text: str
    about: str = ""
    field: str = ""
    before: str = ""
    after: str = ""
    anchor: str = ""


@dataclass(slots=True)
class PageChanges:
    """All that changes on one page, by its title and its address below the site's."""

    title: str
    page: str
    changes: list[Difference] = field(default_factory=list)


def compare_libraries(before: Library, after: Library) -> list[PageChanges]:
    """What changes for readers from one state to the other, by page, in the order of addresses."""
    moved = forwards(after)
    old = {moved.get(page, page): subjects for page, subjects in _pages(before).items()}
    new = _pages(after)
    found: list[PageChanges] = []
    for page in sorted({*old, *new}):
        was, now = old.get(page, {}), new.get(page, {})
        changes = list(_of_page(was, now))
        if changes:
            found.append(PageChanges((now.get("") or was[""]).name, page, changes))
    lost = [*_sources_without_use(before, after), *_lost_places(before, after)]
    if lost:
        found.append(PageChanges("", "", lost))
    return found


def _pages(library: Library) -> dict[str, dict[str, Subject]]:
    """What stands on each page of a record by its anchor, the record itself without one."""
    found: dict[str, dict[str, Subject]] = {}
    several = (*library.briefings, *library.incidents, *library.actors, *library.sources)
    for one in several:
        if one.entry:
            found.setdefault(one.uri, {})[one.anchor] = one
    return found


def _of_page(old: dict[str, Subject], new: dict[str, Subject]) -> Iterator[Difference]:
    """The changes of a page: a whole record that comes or goes is one of them."""
    if not old or not new:
        record = (new or old)[""]
        yield Difference("new" if new else "removed", _kind(record), record.name)
        return
    for anchor in dict.fromkeys((*old, *new)):
        was, now = old.get(anchor), new.get(anchor)
        if was and now:
            yield from _of_subject(was, now)
        elif one := was or now:
            yield Difference("removed" if was else "new", _kind(one), one.name, anchor=one.anchor)


def _of_subject(old: Subject, new: Subject) -> Iterator[Difference]:
    for name, was, now in _differing(of_subject(old), of_subject(new)):
        yield Difference("changed", _kind(new), new.name, "", name, was, now)
    yield from _of_statements(list(statements_of(old)), list(statements_of(new)))


def _kind(subject: Subject) -> str:
    return type(subject).__name__.lower()


def _differing(old: Facts, new: Facts) -> Iterator[tuple[str, str, str]]:
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            yield name, old.get(name, ""), new.get(name, "")


def _of_statements(old: list[Statement], new: list[Statement]) -> Iterator[Difference]:
    pairs, removed, added = _paired(old, new)
    for was, now in pairs:
        facts = of_statement(was), of_statement(now)
        for name, before, after in _differing(*facts):
            if name != "as of" or not _says_otherwise(*facts):
                text = facts[1].get("says", "")
                yield Difference(
                    "changed", now.kind, text, _about(facts[1]), name, before, after, now.anchor
                )
    for one in removed:
        yield _whole("removed", one)
    for one in added:
        yield _whole("new", one)


def _says_otherwise(old: Facts, new: Facts) -> bool:
    return old.get("says") != new.get("says")


def _whole(sort: Sort, statement: Statement) -> Difference:
    facts = of_statement(statement)
    return Difference(
        sort, statement.kind, facts.get("says", ""), _about(facts), anchor=statement.anchor
    )


def _about(facts: Facts) -> str:
    """Who says it and on which source, as of when: what stands in brackets behind a change."""
    day = facts.get("as of") or facts.get("date")
    return "; ".join(filter(None, (facts.get("by"), facts.get("sources"), day and f"as of {day}")))


def _paired(
    old: list[Statement], new: list[Statement]
) -> tuple[list[tuple[Statement, Statement]], list[Statement], list[Statement]]:
    """Statements that are the same by anchor, by earlier id or by their words; then the rest."""
    by_anchor = {one.anchor: one for one in old}
    pairs: list[tuple[Statement, Statement]] = []
    rest: list[Statement] = []
    for one in new:
        names = [one.anchor, *(f"{one.kind}-{id}" for id in one.data.previous_ids)]
        was = next((by_anchor.pop(name) for name in names if name in by_anchor), None)
        if was:
            pairs.append((was, one))
        else:
            rest.append(one)
    added = []
    for one in rest:
        was = max(by_anchor.values(), key=lambda other: _likeness(other, one), default=None)
        if was and _likeness(was, one) >= _LIKE:
            pairs.append((by_anchor.pop(was.anchor), one))
        else:
            added.append(one)
    return pairs, list(by_anchor.values()), added


def _likeness(one: Statement, other: Statement) -> float:
    if one.kind != other.kind:
        return 0.0
    words = of_statement(one).get("says", "").split(), of_statement(other).get("says", "").split()
    return SequenceMatcher(None, *words, autojunk=False).ratio()


def _sources_without_use(before: Library, after: Library) -> Iterator[Difference]:
    """Sources on which nothing rests any more, though something did."""
    used = {source.id for source in before.sources if source.mentions}
    for source in after.sources:
        if source.id in used and not source.mentions:
            yield Difference("lost", "source", source.name, "nothing rests on it any more")


def _lost_places(before: Library, after: Library) -> Iterator[Difference]:
    for place in lost_places(places(before), places(after), forwards(after)):
        yield Difference("lost", "address", shown(place))

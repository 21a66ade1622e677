"""Which briefings a hand-out holds: those that are named, or all that fit what is asked for.

It chooses among what the site shows, so that no hand-out holds anything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from mkdocs_briefings.language.countries import code_like
from mkdocs_briefings.language.date_reading import parse
from mkdocs_briefings.language.dates import Date
from mkdocs_briefings.language.nearest import nearest
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Briefing, Subject
from mkdocs_briefings.outputs.feeds.entries import briefings_on, newest_first
from mkdocs_briefings.problems import Faulty

S = TypeVar("S", bound=Subject)


class NothingFits(Exception):
    """Nothing on the site is what was asked for; the message says what, and what may be meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked for. `since` and `until` are dates as records write them; a month is all of it.

    Briefings have to fit everything that is given: published in that time, on one of the countries,
    one of the topics and one of the actors.
    """

    since: str = ""
    until: str = ""
    countries: Sequence[str] = ()
    topics: Sequence[str] = ()
    actors: Sequence[str] = ()

    def __bool__(self) -> bool:
        return bool(self.since or self.until or self.countries or self.topics or self.actors)


def named(ids: Iterable[str], library: Library) -> list[Briefing]:
    """The briefings of some ids, each a path without its suffix, or the stem alone.

    Raises NothingFits where the site shows none of that id, or more than one.
    """
    return list(dict.fromkeys(_by_id(id, library.briefings, "briefing") for id in ids))


def fitting(wanted: Wanted, library: Library) -> list[Briefing]:
    """The briefings that stand and fit, newest first. Raises NothingFits where there is none."""
    found = newest_first(library.briefings)
    for test in _tests(wanted, library):
        found = [one for one in found if test(one)]
    if not found:
        raise NothingFits("no briefing of the site fits all that is asked for")
    return found


def _tests(wanted: Wanted, library: Library) -> Iterator[Callable[[Briefing], bool]]:
    if wanted.since or wanted.until:
        since, until = _date(wanted.since), _date(wanted.until)

        def in_time(one: Briefing) -> bool:
            day = one.published
            late = not since or (day is not None and day.last >= since.first)
            return late and (not until or (day is not None and day.first <= until.last))

        yield in_time
    if wanted.countries:
        countries = {_country(one) for one in wanted.countries}
        yield lambda one: not countries.isdisjoint(one.countries)
    for names, find in ((wanted.topics, _topic), (wanted.actors, _actor)):
        if names:
            on = {one for name in names for one in briefings_on(find(name, library), library)}
            yield on.__contains__


def _date(written: str) -> Date | None:
    try:
        return parse(written) if written else None
    except Faulty as error:
        raise NothingFits(" ".join(filter(None, (error.fault.message, error.fault.hint)))) from None


def _country(written: str) -> str:
    found = code_like(written)
    if found is None:
        raise NothingFits(f"`{written}` is no country; write its two letters, such as AF")
    return found


def _topic(name: str, library: Library) -> Subject:
    known = library.topic_named(name)
    return known or _by_id(name, library.topics, "topic", names=True)


def _actor(name: str, library: Library) -> Subject:
    known = library.actor_named(name)
    return known or _by_id(name, library.actors, "actor", names=True)


def _by_id(id: str, subjects: Sequence[S], kind: str, *, names: bool = False) -> S:
    wanted = id.removesuffix("/").removesuffix(".yaml").removesuffix(".yml")
    whole = [one for one in subjects if one.id == wanted]
    found = whole or [one for one in subjects if one.id.rpartition("/")[2] == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(one.id for one in found)
        raise NothingFits(f"`{id}` means more than one {kind}: {listed}; write the whole id")
    known = {one.name if names else one.id.rpartition("/")[2]: one for one in subjects}
    near = nearest(wanted.rpartition("/")[2], known, 0.6)
    hint = f"; did you mean `{near}`?" if near else ""
    raise NothingFits(f"the site shows no {kind} `{id}`{hint}")

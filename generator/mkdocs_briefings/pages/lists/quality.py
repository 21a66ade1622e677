"""How much the library holds and how well it is sourced, each number with the rows behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from mkdocs_briefings.addresses import below, folder_page
from mkdocs_briefings.language.slugs import slug
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library import quality
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Mention, Source, Statement
from mkdocs_briefings.model.kinds import KINDS
from mkdocs_briefings.pages.lists.changes import GROUP
from mkdocs_briefings.pages.lists.listing import list_pages
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.links import Link, Links


class Titled(NamedTuple):
    """A page's address and title, and what it is for."""

    uri: str
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class Measure:
    """Something counted: its list, and of how many; `key` is the name of the list's page."""

    key: str
    title: str
    about: str
    rows: Callable[[Library], Sequence[Statement | Source]]
    whole: Callable[[Library], int]


@dataclass(frozen=True, slots=True)
class Count:
    """A number with the way to the rows behind it; without one where there are none."""

    title: str
    about: str
    link: Link
    whole: str = ""


@dataclass(frozen=True, slots=True)
class QualityView:
    """All that the page on data quality shows; `newest` is the day against which it measures."""

    title: str
    about: str
    newest: str
    holds: list[Count]
    kinds: list[Count]
    measures: list[Count]
    per_source: Link


QUALITY = Titled(
    "quality",
    N_("Counts and data quality"),
    N_("How much the library holds, how well it is sourced, and where it falls short."),
)


def _statements(library: Library) -> int:
    return len(library.statements)


def _sources(library: Library) -> int:
    return len(library.sources)


MEASURES = (
    Measure(
        "uncited",
        N_("Statements without a source"),
        N_("They cite nothing, neither for themselves nor in their reasons."),
        quality.uncited,
        _statements,
    ),
    Measure(
        "single-source",
        N_("Statements that rest on one source"),
        N_("If this source is wrong, nothing supports the statement."),
        quality.single_source,
        _statements,
    ),
    Measure(
        "ungraded-statements",
        N_("Statements without a grade"),
        N_("They cite, and nobody says how credible what they cite is."),
        quality.ungraded_statements,
        _statements,
    ),
    Measure(
        "open-disputes",
        N_("Disputes open"),
        N_("Somebody disputes or denies them, and nothing has been found out since."),
        quality.open_disputes,
        _statements,
    ),
    Measure(
        "stale-recommendations",
        N_("Recommendations stale for more than a year"),
        N_("They are open, with no update in the year before the latest date on this site."),
        quality.stale,
        lambda library: len(library.of_kind("recommendation")),
    ),
    Measure(
        "ungraded-sources",
        N_("Sources without a grade"),
        N_("Nobody says how reliable they are."),
        quality.ungraded_sources,
        _sources,
    ),
    Measure(
        "unarchived-sources",
        N_("Sources without an archived copy"),
        N_("They can be read on the web, and no copy is kept."),
        quality.unarchived,
        _sources,
    ),
)


def _of_kind(kind: str) -> Callable[[Library], list[Statement]]:
    return lambda library: library.of_kind(kind)


COUNTS = tuple(
    Measure(slug(kind.many), kind.many, "", _of_kind(kind.name), _statements)
    for kind in KINDS.values()
)


def quality_pages(links: Links, ways: Sequence[tuple[str, str, int]]) -> Iterator[Page]:
    """The page on data quality, and the lists behind its numbers; `ways` lead to the registers."""
    gettext, view = links.language.gettext, partial(_view, links, ways)
    title, group = gettext(QUALITY.title), gettext(GROUP)
    yield Page(links.uri, title, "quality", view, in_nav=True, nav_group=group)
    for measure in (*COUNTS, *MEASURES):
        yield from _list(measure, links)


def _view(links: Links, ways: Sequence[tuple[str, str, int]]) -> QualityView:
    gettext, number = links.language.gettext, links.language.number
    return QualityView(
        gettext(QUALITY.title),
        gettext(QUALITY.about),
        links.date(quality.newest_date(links.library)),
        [Count(title, "", Link(number(count), links.to(uri))) for title, uri, count in ways],
        [_count(measure, links) for measure in COUNTS],
        [_count(measure, links) for measure in MEASURES],
        Link(gettext("Statements per source"), links.to(folder_page("sources"))),
    )


def _count(measure: Measure, links: Links) -> Count:
    rows, uri = links.library.once(measure.rows), below(QUALITY.uri, measure.key)
    gettext, number = links.language.gettext, links.language.number
    link = Link(number(len(rows)), links.to(uri) if rows else "")
    whole = number(measure.whole(links.library))
    return Count(gettext(measure.title), gettext(measure.about), link, whole)


def _list(measure: Measure, site: Links) -> Iterator[Page]:
    gettext = site.language.gettext
    mentions = [
        Mention("", subject=row) if isinstance(row, Source) else Mention("", statement=row)
        for row in site.library.once(measure.rows)
    ]
    uri, whole = below(QUALITY.uri, measure.key), (gettext(QUALITY.title), folder_page(QUALITY.uri))
    yield from list_pages(uri, gettext(measure.title), mentions, whole, site)

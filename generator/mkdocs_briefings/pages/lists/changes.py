"""What changed: the list of a record's page, and the page of all corrections and updates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.changes import Change, changes, changes_by_page
from mkdocs_briefings.library.linked import Statement, Subject
from mkdocs_briefings.pages.kinds import attributed
from mkdocs_briefings.pages.lists.collection import Collection, collection_pages
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.links import Link, Links, Reference
from mkdocs_briefings.pages.parts.times import newest_first, year

_KINDS = {
    "changed": N_("Correction or update"),
    "withdrawn": N_("Briefing withdrawn"),
    "superseded": N_("Briefing superseded"),
    "followed-up": N_("Recommendation followed up"),
    "dispute-corroborated": N_("Dispute resolved: corroborated"),
    "dispute-refuted": N_("Dispute resolved: refuted"),
    "dispute-withdrawn": N_("Dispute resolved: withdrawn"),
    "dispute-unresolved": N_("Dispute left unresolved"),
    "figure-retracted": N_("Figure retracted"),
    "figure-superseded": N_("Figure superseded"),
}


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change: when, of which kind, where; what the record says of it, and what stands now."""

    date: str
    kind: str
    where: Link
    text: Markup | None
    cites: list[Reference]
    instead: Link | None


def change_views(links: Links) -> list[ChangeView]:
    """What changed on the page at hand."""
    found = links.library.once(changes_by_page).get(links.uri, [])
    return [change_view(change, links) for change in found]


def change_view(change: Change, links: Links) -> ChangeView:
    """A change as one page shows it."""
    return ChangeView(
        links.date(change.date),
        links.language.gettext(_KINDS[change.kind]),
        _where(change, links),
        links.prose(change.text, change.home, inline=True),
        links.citations(change.citations),
        _link(change.instead, links) if change.instead else None,
    )


def _where(change: Change, links: Links) -> Link:
    """The statement or record that changed; nothing on the record's own page."""
    if change.statement is None and change.home.uri == links.uri:
        return Link("")
    return _link(change.statement or change.home, links)


def _link(place: Statement | Subject, links: Links) -> Link:
    if isinstance(place, Statement):
        return Link(attributed(place, links.language), links.statement(place))
    return links.subject(place)


def _year(change: Change) -> str:
    return year(change.when)


CHANGES = Collection(
    uri="changes",
    title=N_("Changes"),
    about=N_(
        "Every correction and update of what was published before, newest first: changes of "
        "briefings, figures retracted or superseded, disputes resolved, recommendations followed "
        "up, briefings superseded or withdrawn."
    ),
    empty=N_("Nothing that was published has changed yet."),
    items=changes,
    heading=_year,
    order=lambda change, _: newest_first(change.when),
    year=_year,
    row=change_view,
    template="changes",
)


def changes_pages(site: Links) -> Iterator[Page]:
    """The page of all changes, and its parts where it is long."""
    yield from collection_pages(CHANGES, site)

"""The digest: a page for each week or month, what is new apart from what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from mkdocs_briefings.addresses import folder_page
from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.language.spoken import spoken
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.digest import Issue, by_month, by_week
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Briefing
from mkdocs_briefings.pages.lists.changes import ChangeView, change_view
from mkdocs_briefings.pages.lists.collection import Collection, collection_pages
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.links import Link, Links
from mkdocs_briefings.pages.parts.times import newest_first, year
from mkdocs_briefings.pages.parts.tolls import toll

FOLDER = "digest"


@dataclass(frozen=True, slots=True)
class NewBriefing:
    """A briefing that is new: its bottom line, and the toll of what it is about."""

    link: Link
    published: str
    countries: list[Link]
    summary: str
    incident: Link | None
    toll: str


@dataclass(frozen=True, slots=True)
class IssueRow:
    """An issue in the list of all: how much is new in it, and how much changed."""

    link: Link
    new: int
    changed: int


@dataclass(frozen=True, slots=True)
class IssueView:
    """All that an issue shows; `marking` is the highest of what it tells of, where that is not for
    everybody."""

    title: str
    marking: Link | None
    new: list[NewBriefing]
    changes: list[ChangeView]
    updated: list[tuple[Link, str]]
    earlier: Link | None
    later: Link | None
    all: Link


def _weeks(library: Library) -> Sequence[Issue]:
    return list(library.once(by_week).values())


def _months(library: Library) -> Sequence[Issue]:
    return list(library.once(by_month).values())


def _collection(about: str, items: Callable[[Library], Sequence[Issue]]) -> Collection[Issue]:
    return Collection(
        uri=FOLDER,
        title=N_("Digest"),
        about=about,
        empty=N_("Nothing has been published yet."),
        items=items,
        heading=lambda one: year(one.time),
        order=lambda one, _: newest_first(one.time),
        year=lambda one: year(one.time),
        row=lambda one, links: IssueRow(
            Link(links.date(one.time), links.to(page_of(one))), len(one.new), one.number_changed
        ),
        template="digests",
    )


_WEEKLY = _collection(N_("What was new and what changed, week by week."), _weeks)
_MONTHLY = _collection(N_("What was new and what changed, month by month."), _months)


def digest(every: str) -> Collection[Issue] | None:
    """The digest of every `week` or `month`; none where a site has none."""
    return {"week": _WEEKLY, "month": _MONTHLY}.get(every)


def issues(library: Library, every: str) -> Mapping[str, Issue]:
    """The issues of a site by their keys, newest first."""
    return library.once(by_week if every == "week" else by_month) if every else {}


def page_of(issue: Issue) -> str:
    """The page of an issue."""
    return f"{FOLDER}/{issue.key}"


def digest_pages(site: Links) -> Iterator[Page]:
    """The list of all issues, and the page of each; nothing where the site has no digest."""
    every = site.site.digest
    whole = digest(every)
    if whole is None:
        return
    yield from collection_pages(whole, site)
    for key, issue in issues(site.library, every).items():
        links = site.at(page_of(issue))
        yield Page(links.uri, _title(issue, site), "digest", partial(_view, links, key))


def _title(issue: Issue, links: Links) -> str:
    return links.language.gettext("Digest: {time}", time=links.date(issue.time))


def _view(links: Links, key: str) -> IssueView:
    every = links.site.digest
    known = issues(links.library, every)
    issue, keys = known[key], list(known)
    at = keys.index(key)
    near = [known[keys[place]] if 0 <= place < len(keys) else None for place in (at + 1, at - 1)]
    earlier, later = (
        Link(links.date(one.time), links.to(page_of(one))) if one else None for one in near
    )
    return IssueView(
        _title(issue, links),
        _marking(issue, links),
        [_new(one, links) for one in issue.new],
        [change_view(change, links) for change in issue.changes],
        [(links.subject(one), links.date(one.data.updated)) for one in issue.updated],
        earlier,
        later,
        Link(links.language.gettext("All digests"), links.to(folder_page(FOLDER))),
    )


def _marking(issue: Issue, links: Links) -> Link | None:
    homes = [*issue.new, *issue.updated, *(change.home for change in issue.changes)]
    said = [change.statement for change in issue.changes if change.statement]
    rank = max([one.marking for one in homes] + [one.marking for one in said])
    return links.marking(vocabulary.MARKING.slugs[rank]) if rank else None


def _new(briefing: Briefing, links: Links) -> NewBriefing:
    incident = briefing.incident
    return NewBriefing(
        links.subject(briefing),
        links.date(briefing.published),
        [links.country(code) for code in briefing.countries],
        spoken(briefing.data.summary.plain, briefing.lang),
        links.subject(incident) if incident else None,
        toll(incident, links) if incident else "",
    )

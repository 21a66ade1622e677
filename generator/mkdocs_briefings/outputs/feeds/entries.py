"""What feeds tell: briefings that stand, and what changed."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from uuid import NAMESPACE_URL, uuid5

from mkdocs_briefings.addresses import unrooted
from mkdocs_briefings.handout.letter import content
from mkdocs_briefings.handout.sheets import sheet_of
from mkdocs_briefings.library.changes import Change, changes
from mkdocs_briefings.library.digest import Issue
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Briefing, Incident, Subject
from mkdocs_briefings.outputs.feeds.feed import Item, instant
from mkdocs_briefings.outputs.output import Edition
from mkdocs_briefings.outputs.whole_links import WholeLinks
from mkdocs_briefings.pages.card import Card
from mkdocs_briefings.pages.lists.changes import change_view
from mkdocs_briefings.pages.lists.digest import page_of


def of_briefing(briefing: Briefing, card: Card, links: WholeLinks) -> Item:
    """A briefing: its bottom line, under the address at which it stood first."""
    assert briefing.published
    assert briefing.latest
    earlier = [unrooted(path) for path in briefing.data.previous_urls]
    return Item(
        id=links.to(earlier[0] if earlier else briefing.uri),
        url=links.to(briefing.uri),
        title=briefing.name,
        html=links.html(briefing.data.summary, briefing),
        published=instant(briefing.published),
        updated=instant(briefing.latest),
        authors=card.authors or (links.site.name,),
        categories=(*card.topics, *card.countries.values()),
        language=card.language or links.language.tag,
    )


def dated_changes(library: Library) -> list[Change]:
    """Every change whose day is known, newest first."""
    found = library.once(changes)
    return [change for change in found if change.when and change.home.uri in library.pages]


def of_change(change: Change, links: WholeLinks) -> Item:
    """A change: what the record says of it, and what stands now."""
    assert change.when
    view, when = change_view(change, links), instant(change.when)
    gettext = links.language.gettext
    text = links.html(change.text, change.home)
    name = [links.to(change.home.uri), change.kind, change.when.text, text, view.where.text]
    if view.instead:
        text += f'<p><a href="{escape(view.instead.href)}">{escape(view.instead.text)}</a></p>'
    return Item(
        id=uuid5(NAMESPACE_URL, "\n".join(name)).urn,
        url=view.where.href or links.to(change.home.uri),
        title=gettext("{kind}: {place}", kind=view.kind, place=view.where.text),
        html=text or f"<p>{escape(view.where.text)}</p>",
        published=when,
        updated=when,
        authors=(links.site.name,),
        categories=(view.kind,),
        language=links.language.tag,
    )


def of_issue(issue: Issue, edition: Edition) -> Item:
    """A week or month of the digest, whole; it changes as long as something is added to it."""
    uri = page_of(issue)
    [page] = [one for one in edition.pages if one.uri == uri]
    dates = [one.published for one in issue.new] + [one.when for one in issue.changes]
    dates += [one.data.updated for one in issue.updated]
    return Item(
        id=edition.site.url(uri),
        url=edition.site.url(uri),
        title=page.title,
        html=content(sheet_of(page, edition)),
        published=instant(issue.time),
        updated=max(instant(date) for date in dates if date),
        authors=(edition.site.name,),
        categories=(),
        language=edition.site.language.tag,
    )


def briefings_on(subject: Subject, library: Library) -> set[Briefing]:
    """The briefings that speak of something, by themselves or by their incidents."""
    found: set[Briefing] = set()
    for mention in subject.mentions:
        where = mention.statement.home if mention.statement else mention.subject
        page = library.pages.get(where.uri) if where else None
        if isinstance(page, Briefing):
            found.add(page)
        elif isinstance(page, Incident):
            found.update(m.subject for m in page.mentions if isinstance(m.subject, Briefing))
    return found


def newest_first(briefings: Iterable[Briefing]) -> list[Briefing]:
    """The briefings that stand, those that changed last first."""
    standing = [one for one in briefings if one.stands and one.latest]
    standing.sort(key=lambda one: one.id)
    standing.sort(key=lambda one: one.latest.sort_key if one.latest else (), reverse=True)
    return standing

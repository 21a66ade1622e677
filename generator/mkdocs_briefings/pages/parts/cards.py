"""How the card of a record's page is made, of a page of a name or a topic too."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefings.language import countries, vocabulary
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import (
    Actor,
    Briefing,
    Incident,
    Party,
    Source,
    Statement,
    Subject,
    Topic,
)
from mkdocs_briefings.model.identifiers import collection_label
from mkdocs_briefings.model.kinds import KINDS
from mkdocs_briefings.pages.card import Card
from mkdocs_briefings.pages.parts.links import Links
from mkdocs_briefings.pages.parts.mentions import section_keys
from mkdocs_briefings.pages.parts.times import date_of_subject
from mkdocs_briefings.pages.parts.told import held_by_page

_KINDS: dict[type[Subject], str] = {
    Briefing: "briefing",
    Incident: "incident",
    Source: "source",
    Topic: "topic",
}


def card_of(subject: Subject, links: Links) -> Card:
    """The card of the page of a record, a name or a topic, from records and never from words."""
    library = links.library
    held = library.once(held_by_page).get(subject.uri, [])
    briefing = subject.data if isinstance(subject, Briefing) else None
    return Card(
        title=subject.name,
        kind=_kind(subject),
        address=links.site.url(subject.uri),
        description=_description(subject),
        authors=tuple(briefing.authors) if briefing else (),
        date=date_of_subject(subject),
        published=briefing.published if briefing else None,
        updated=briefing.updated if briefing else None,
        language=(briefing.lang or "") if briefing else "",
        names=_names(subject),
        countries=_countries(subject, held, links),
        actors=tuple(_actors(subject, held)),
        topics=tuple(_topics(subject, held, library)),
        collections=tuple(_collections(subject)),
        statements=tuple(_statements(held)),
        marking=vocabulary.MARKING.slugs[subject.marking],
        status=briefing.status if briefing else "",
        repeats=tuple(_sections_of_others(subject) if subject.stands else _sections_of(subject)),
        stands=subject.stands,
    )


def _description(subject: Subject) -> str:
    """Its summary; a source and a topic have none."""
    if not isinstance(subject, Briefing | Incident | Actor):
        return ""
    return subject.data.summary.plain if subject.data and subject.data.summary else ""


def _statements(held: list[Statement]) -> list[str]:
    """The kinds of statement that a page holds and search offers."""
    found = {statement.kind for statement in held}
    return [kind.name for kind in KINDS.values() if kind.is_facet and kind.name in found]


def _kind(subject: Subject) -> str:
    if isinstance(subject, Actor):
        return "country" if subject.is_state else "person" if subject.is_person else "actor"
    return _KINDS[type(subject)]


def _names(subject: Subject) -> tuple[str, ...]:
    """The names under which it is looked for first; what only tells of it has none."""
    if not isinstance(subject, Actor | Incident | Topic):
        return ()
    data = subject.data if isinstance(subject, Actor) else None
    more = [*data.known_as, *data.names.values()] if data else []
    more += [alias.name for alias in data.contested] if data else []
    if isinstance(subject, Actor) and subject.is_state:
        more += countries.ALSO.get(subject.country or "", ())
    return tuple(dict.fromkeys([subject.name, *more]))


def _countries(subject: Subject, held: list[Statement], links: Links) -> dict[str, str]:
    """Those that the record names, and those that its statements are about."""
    match subject:
        case Briefing():
            codes = list(subject.countries)
        case Incident():
            codes = [place.country for place in subject.data.place if place.country]
        case Actor():
            codes = [subject.country] if subject.country else []
        case _:
            codes = []
    about = (one for statement in held for one in statement.about if isinstance(one, Actor))
    codes += [one.country for one in about if one.is_state and one.country]
    named = {code: links.country(code).text for code in codes}
    return dict(sorted(named.items(), key=lambda item: (item[1], item[0])))


def _actors(subject: Subject, held: list[Statement]) -> list[str]:
    """Those that the record is or names, and those whom its statements name; states too."""
    parties: list[Party] = []
    found: list[Actor | None] = [subject if isinstance(subject, Actor) else None]
    if isinstance(subject, Briefing):
        parties += [part.party for part in subject.involved]
    incident = subject.incident if isinstance(subject, Briefing) else subject
    if isinstance(incident, Incident):  # whose facts stand on the page
        parties += [part.party for part in incident.parties]
    if isinstance(subject, Source):
        found.append(subject.publisher)
    for statement in held:
        parties += [*statement.by, *statement.to, *statement.actors]
        found += [one for one in statement.about if isinstance(one, Actor)]
    found += [party.actor for party in parties]
    return sorted({actor.name for actor in found if actor})


def _topics(subject: Subject, held: list[Statement], library: Library) -> list[str]:
    if isinstance(subject, Topic):
        return [subject.name]
    data = subject.data if isinstance(subject, Briefing | Incident) else None
    named = [library.topic_named(name) for name in data.topics] if data else []
    return sorted({topic.name for topic in (*named, *_own_topics(held)) if topic})


def _collections(subject: Subject) -> list[str]:
    """Those of others that have an identifier for what is written in the page's record."""
    if not subject.entry:
        return []
    incident = subject.incident if isinstance(subject, Briefing) else None
    written = [subject, *filter(None, [incident]), *subject.sources.values()]
    own = (one for one in written if one.entry is subject.entry and not one.hidden)
    found = {collection_label(name) for one in own for name in getattr(one, "data").ids}  # noqa: B009
    return sorted(found)


def _own_topics(held: list[Statement]) -> Iterator[Topic]:
    for statement in held:
        yield from statement.topics


def _sections_of(briefing: Subject) -> Iterator[str]:
    """The sections in which a briefing says what it has to say."""
    yield from ("analysis", "disputes", "figures", *(kind.field for kind in KINDS.values()))
    incident = briefing.incident if isinstance(briefing, Briefing) else None
    yield incident.anchor if incident and incident.anchor else "incident"


def _sections_of_others(subject: Subject) -> list[str]:
    """The sections of its page that only list what stands elsewhere, where search finds it.

    A source that is written in the record has no page, and stands in the record's own list.
    """
    has_own = any(source.uri == subject.uri for source in subject.sources.values())
    sources = [] if has_own else ["sources"]
    return sources if isinstance(subject, Briefing) else [*section_keys(subject), *sources]

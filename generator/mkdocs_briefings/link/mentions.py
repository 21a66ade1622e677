"""Back-references: every place that speaks of an actor, an incident, a source or a topic."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from mkdocs_briefings.addresses import of_names
from mkdocs_briefings.language.slugs import identity, slug
from mkdocs_briefings.library.grounds import chain, sole_grounds
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Actor, Briefing, Incident, Mention, Statement, Subject
from mkdocs_briefings.library.uses import NAMING, Use
from mkdocs_briefings.link.names import Names
from mkdocs_briefings.model.kinds import KINDS


def add_mentions(library: Library, names: Names) -> None:
    """Note, at each subject, everything shown that speaks of it."""
    for briefing in library.briefings:
        _of_briefing(briefing)
        for code in briefing.countries:
            names.state(code).mentions.append(Mention("covered", subject=briefing))
    for incident in library.incidents:
        _of_incident(incident)
        for code in dict.fromkeys(place.country for place in incident.data.place if place.country):
            names.state(code).mentions.append(Mention("located", subject=incident))
    for actor in library.actors:
        if actor.country and not actor.is_state:
            names.state(actor.country).mentions.append(Mention("based", subject=actor))
    for subject in (*library.briefings, *library.incidents, *library.actors):
        for source in _once(citation.source for citation in subject.header):
            source.mentions.append(Mention("header", subject=subject))
    for source in library.sources:
        if source.via:
            source.via.mentions.append(Mention("via", subject=source))
    for statement in library.statements:
        _of_statement(statement, names)
        _of_sources(statement)


def name_fileless(library: Library, names: Names, uses: Iterable[Use]) -> None:
    """Give every actor without a file the spelling that is used most in what is shown, and an
    address that no other actor has who is shown."""
    fileless = {actor.id: actor for actor in names.fileless.values()}
    spellings: defaultdict[Actor, Counter[str]] = defaultdict(Counter)
    for use in _shown(uses, library):
        if actor := fileless.get(use.meaning or ""):
            spellings[actor][use.written] += 1
    for actor, counted in spellings.items():
        actor.name = min(counted, key=lambda name: (-counted[name], name))
    named = {identity(actor.name): actor for actor in spellings}
    slugs = {key: min(map(slug, spellings[actor])) for key, actor in named.items()}
    taken = (actor.uri for actor in library.actors if actor.entry)
    for key, page in of_names(slugs, taken).items():
        named[key].uri = page


def _shown(uses: Iterable[Use], library: Library) -> Iterator[Use]:
    """The places where shown statements, briefings and incidents speak of somebody.

    Each is in a list, which stands in a part of the record where it says who took part.
    """
    homes: list[Statement | Subject] = [*library.statements, *library.briefings]
    homes += library.incidents
    shown = {(home.entry.document.uri, home.path) for home in homes if home.entry}
    for use in uses:
        depth = 4 if use.role in ("actors", "parties") else 2
        if use.role in NAMING and (use.document, use.path[:-depth]) in shown:
            yield use


def _of_briefing(briefing: Briefing) -> None:
    for actor in _once(involved.party.actor for involved in briefing.involved):
        actor.mentions.append(Mention("involved", subject=briefing))
    for incident in _once([briefing.incident, *briefing.incidents]):
        incident.mentions.append(Mention("briefed", subject=briefing))
    for other in briefing.related:
        other.mentions.append(Mention("related-to", subject=briefing))
    if briefing.superseded_by:
        briefing.superseded_by.mentions.append(Mention("supersedes", subject=briefing))


def _of_incident(incident: Incident) -> None:
    for actor in _once(involved.party.actor for involved in incident.parties):
        actor.mentions.append(Mention("party", subject=incident))
    if incident.part_of:
        incident.part_of.mentions.append(Mention("part", subject=incident))


def _of_statement(statement: Statement, names: Names) -> None:
    roles: list[tuple[str, Iterable[Subject | None]]] = []
    if statement.by:
        roles.append((KINDS[statement.kind].role, (party.actor for party in statement.by)))
    if statement.actors:
        roles.append(("perpetrator", (party.actor for party in statement.actors)))
    if statement.data.quote and statement.kind != "quote":
        roles.append(("quoted", (party.actor for party in statement.by)))
    if statement.kind == "recommendation":
        roles += [("addressed", _asked(statement)), ("government", _governments(statement, names))]
    elif statement.to:
        roles.append(("other-side", (party.actor for party in statement.to)))
    if statement.answers:
        stance = statement.data.stance
        roles.append((f"{stance}-them", (party.actor for party in statement.answers.by)))
    elif statement.kind != "relation":
        said_here = {statement.home, *(party.actor for party in statement.actors)}
        roles.append(
            ("about", (subject for subject in statement.about if subject not in said_here))
        )
    for role, subjects in roles:
        for subject in _once(subjects):
            subject.mentions.append(Mention(role, statement=statement))


def _asked(statement: Statement) -> Iterator[Actor]:
    """To whom a recommendation is made, but for states: these are asked as governments."""
    return (to.actor for to in statement.to if to.actor and not to.actor.is_state)


def _governments(statement: Statement, names: Names) -> Iterator[Actor]:
    """The states whose government is asked to act: by their name, or by one of its bodies."""
    for actor in (to.actor for to in statement.to if to.actor):
        if actor.is_state:
            yield actor
        elif actor.data and actor.data.type == "government-body" and actor.country:
            yield names.state(actor.country)


def _of_sources(statement: Statement) -> None:
    """Of what a statement rests on alone; then of what else it cites, and through whom."""
    everything = list(statement.all_citations())
    alone = sole_grounds([*statement.citations, *statement.prose_citations])
    cited = [citation.source for citation in everything]
    through = [source for citation in everything for source in chain(citation)[1:]]
    roles = dict.fromkeys(alone, "alone")
    for role, sources in (("cited", cited), ("cited-via", through)):
        for source in sources:
            roles.setdefault(source, role)
    for source, role in roles.items():
        source.mentions.append(Mention(role, statement=statement))


def _once(subjects: Iterable[Subject | None]) -> Iterator[Subject]:
    return iter(dict.fromkeys(subject for subject in subjects if subject is not None))

"""Back-references: every place that speaks of an actor, an incident or a source, as the table of
uses has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from mkdocs_briefings.library.grounds import chain, sole_grounds
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import (
    Actor,
    Briefing,
    Citation,
    Incident,
    Mention,
    Source,
    Statement,
    Subject,
)
from mkdocs_briefings.library.uses import CITING, Role
from mkdocs_briefings.link.speaking import Speaking
from mkdocs_briefings.load.yaml_reader import Path
from mkdocs_briefings.model.kinds import KINDS

OF_RECORDS: Final[Mapping[tuple[type[Subject], Role], str]] = {
    (Briefing, "actors"): "involved",
    (Briefing, "incident"): "briefed",
    (Briefing, "incidents"): "briefed",
    (Briefing, "related"): "related-to",
    (Briefing, "superseded_by"): "supersedes",
    (Briefing, "countries"): "covered",
    (Incident, "parties"): "party",
    (Incident, "part_of"): "part",
    (Incident, "country"): "located",
    (Actor, "country"): "based",
    (Source, "via"): "via",
    **{(kind, role): "header" for kind in (Briefing, Incident, Actor) for role in CITING},
}
"""How a record speaks of what one of its fields outside of statements names. Statements are in
`model/kinds.py`: those who say, do or are asked something; what else they speak of is below."""


def add_mentions(library: Library, speaking: Speaking) -> None:
    """Note, at each subject, everything shown that speaks of it."""
    records = (*library.briefings, *library.incidents, *library.actors, *library.sources)
    for record in records:
        _note(_of_record(record, speaking), Mention("", subject=record))
    for statement in library.statements:
        _note(_of_statement(statement, speaking), Mention("", statement=statement))
        _note(_of_sources(statement, speaking), Mention("", statement=statement))


def _note(spoken_of: Iterable[tuple[str, Subject]], mention: Mention) -> None:
    """Note each subject that is spoken of once in each role."""
    for role, subject in dict.fromkeys(spoken_of):
        subject.mentions.append(mention._replace(role=role))


def _of_record(record: Subject, speaking: Speaking) -> Iterator[tuple[str, Subject]]:
    for use, subject in speaking.of(record):
        role = OF_RECORDS.get((type(record), use.role))
        if role and subject is not record:
            yield role, subject
        if role == "briefed":  # what happened there is what the briefing is on
            yield from (("covered", state) for state in speaking.named(subject, "country"))


def _of_statement(statement: Statement, speaking: Speaking) -> Iterator[tuple[str, Subject]]:
    kind = KINDS[statement.kind]
    held = set(speaking.named(statement, "actor"))
    for speaker in speaking.named(statement, "by"):
        if speaker not in held:  # whoever claims what he did blames nobody else
            yield kind.role, speaker
    for actor in speaking.named(statement, "actor"):
        yield "perpetrator", actor
    if statement.data.quote:
        yield from (("quoted", speaker) for speaker in speaking.named(statement, "by"))
    for other in speaking.named(statement, "to"):
        yield from _asked(other, speaking) if kind.asks else [("other-side", other)]
    if statement.answers:
        stance = f"{statement.data.stance}-them"
        yield from ((stance, one) for one in speaking.named(statement.answers, "by"))
        return
    for subject in speaking.named(statement, "about"):
        if subject is not statement.home and subject not in held:
            yield "about", subject


def _asked(actor: Subject, speaking: Speaking) -> Iterator[tuple[str, Subject]]:
    """Whoever is asked to act; a state, or the state of one of its bodies, as a government."""
    if not isinstance(actor, Actor):
        return
    if actor.is_state:
        yield "government", actor
        return
    yield "addressed", actor
    if actor.data and actor.data.type == "government-body":
        yield from (("government", state) for state in speaking.named(actor, "country"))


def _of_sources(statement: Statement, speaking: Speaking) -> Iterator[tuple[str, Source]]:
    """Of what a statement rests on alone; then of what else it cites, and through whom."""
    cited = list(_citations(statement, speaking))
    own = [one for path, one in cited if not {"resolution", "updates"}.intersection(path)]
    roles = dict.fromkeys(sole_grounds(own), "alone")
    roles |= {one.source: "cited" for _, one in cited if one.source not in roles}
    for _, citation in cited:
        for source in chain(citation)[1:]:
            roles.setdefault(source, "cited-via")
    return ((role, source) for source, role in roles.items())


def _citations(statement: Statement, speaking: Speaking) -> Iterator[tuple[Path, Citation]]:
    """All that a statement cites, each with its path in the statement."""
    found = [(use, source) for use, source in speaking.of(statement) if isinstance(source, Source)]
    through = {use.path[:-1]: source for use, source in found if use.role == "cites-via"}
    for use, source in found:
        if use.role in ("cites", "citation"):
            place = use.path[len(statement.path) :]
            yield place, Citation(source, via=through.get(use.path))

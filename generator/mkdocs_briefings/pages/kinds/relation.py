"""What a relation adds: the two actors, and the words between them.

As in statements of responsibility, no verb agrees with a name.
"""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_briefings.language.language import Language
from mkdocs_briefings.language.vocabulary import RELATION_KIND
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.linked import Statement
from mkdocs_briefings.pages.parts.links import Link, Links, Person

_PHRASES = {
    "affiliate-of": N_("{one}, affiliate of {other}"),
    "part-of": N_("{one}, part of {other}"),
    "member-of": N_("{one}, member of {other}"),
    "employed-by": N_("{one}, employed by {other}"),
    "allied-with": N_("{one}, allied with {other}"),
    "ties-with": N_("Ties of {one} with {other}"),
    "supports": N_("{other}, supported by {one}"),
    "harbours": N_("{other}, harboured by {one}"),
    "rival-of": N_("{one}, rival of {other}"),
    "opposes": N_("{other}, opposed by {one}"),
    "negotiates-with": N_("Negotiations of {one} with {other}"),
    "successor-of": N_("{one}, successor of {other}"),
}


@dataclass(frozen=True, slots=True)
class RelationView:
    """What a relation adds; `phrase` has places for both actors.

    `label` says on the first actor's page what the other is to it, `inverse` the reverse.
    """

    one: Link
    other: Person
    phrase: str
    label: str
    inverse: str
    since: str
    until: str


def view(statement: Statement, links: Links) -> RelationView:
    """The view of a relation."""
    data, home = statement.data, statement.home
    term, gettext = RELATION_KIND[data.relation], links.language.gettext
    return RelationView(
        Link(home.name) if home.uri == links.uri else links.subject(home),
        links.person(statement.to[0]),
        gettext(_PHRASES[data.relation]),
        gettext(term.label),
        gettext(term.inverse),
        links.date(data.since),
        links.date(data.until),
    )


def sentence(statement: Statement, language: Language) -> str:
    """What one actor is to the other."""
    phrase = _PHRASES[statement.data.relation]
    return language.gettext(phrase, one=statement.home.name, other=statement.to[0].name)

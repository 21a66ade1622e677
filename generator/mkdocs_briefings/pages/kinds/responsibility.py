"""What a statement of responsibility adds: who did it, as whom, according to whom.

A record does not say whether a name takes a singular or a plural verb (Russia denies, the Taliban
deny). So the phrases have no verb that agrees with a name; they hold for both.
"""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_briefings.language.language import Language
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.linked import Statement
from mkdocs_briefings.pages.parts.links import Links, Person

_BY_SOMEBODY = {
    "claimed": N_("Claimed by {actors}, according to {speakers}"),
    "attributed": N_("Attributed to {actors} by {speakers}"),
    "suspected": N_("{actors}, suspected by {speakers}"),
    "accused": N_("{actors}, accused by {speakers}"),
    "charged": N_("{actors}, charged by {speakers}"),
    "convicted": N_("{actors}, convicted by {speakers}"),
}
_BY_NOBODY_NAMED = {
    "claimed": N_("Claimed by {actors}"),
    "attributed": N_("Attributed to {actors}"),
    "suspected": N_("{actors}, suspected"),
    "accused": N_("{actors}, accused"),
    "charged": N_("{actors}, charged"),
    "convicted": N_("{actors}, convicted"),
}
_OF_AN_INCIDENT = {
    "claimed": N_("{incident}, claimed by {actors}"),
    "attributed": N_("{incident}, attributed to {actors}"),
    "suspected": N_("{actors}, suspected of {incident}"),
    "accused": N_("{actors}, accused of {incident}"),
    "charged": N_("{actors}, charged with {incident}"),
    "convicted": N_("{actors}, convicted of {incident}"),
}
_OF_AN_ACTOR = {
    "claimed": N_("Claimed, according to {speakers}"),
    "attributed": N_("Held responsible by {speakers}"),
    "suspected": N_("Suspected by {speakers}"),
    "accused": N_("Accused by {speakers}"),
    "charged": N_("Charged by {speakers}"),
    "convicted": N_("Convicted by {speakers}"),
}


@dataclass(frozen=True, slots=True)
class ResponsibilityView:
    """What a statement of responsibility adds.

    `phrase` has places for its `actors` and, if it has any, `speakers`, the actors left out.
    """

    actors: list[Person]
    speakers: list[Person]
    phrase: str


def view(statement: Statement, links: Links) -> ResponsibilityView:
    """The view of a statement of responsibility."""
    basis = statement.data.basis
    others = [party for party in statement.by if party not in statement.actors]
    phrase = _BY_SOMEBODY[basis] if others else _BY_NOBODY_NAMED[basis]
    return ResponsibilityView(
        [links.person(party) for party in statement.actors],
        [links.person(party) for party in others],
        links.language.gettext(phrase),
    )


def part(basis: str, speakers: str, language: Language) -> str:
    """What links an actor to an incident, where it stands beside both."""
    return language.gettext(_OF_AN_ACTOR[basis], speakers=speakers)


def sentence(statement: Statement, language: Language) -> str:
    """Who is said to have done what."""
    actors = language.listed([party.name for party in statement.actors])
    phrase = _OF_AN_INCIDENT[statement.data.basis]
    return language.gettext(phrase, incident=statement.home.name, actors=actors)

"""The relations of an actor as ties of a drawing: its own, and those that others have to it."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.library.disputes import is_open
from mkdocs_briefings.library.linked import Actor, Statement
from mkdocs_briefings.pages.drawings.network import NetworkView, Tie, network
from mkdocs_briefings.pages.parts.links import Links

_CONTRARY = ("rival-of", "opposes")


def network_of(actor: Actor, others: list[Statement], links: Links) -> NetworkView | None:
    """The drawing of an actor's relations; `others` are those that stand in other records."""
    return network(actor.name, list(_ties(actor, others, links)))


def _ties(actor: Actor, others: list[Statement], links: Links) -> Iterator[Tie]:
    for relation in actor.relations:
        other = relation.to[0].actor
        yield _tie(relation, relation.to[0].name, other, links, is_own=True)
    for relation in others:
        if isinstance(relation.home, Actor):
            yield _tie(relation, relation.home.name, relation.home, links, is_own=False)


def _tie(relation: Statement, name: str, other: Actor | None, links: Links, *, is_own: bool) -> Tie:
    term = vocabulary.RELATION_KIND[relation.data.relation]
    words = links.language.gettext(term.label if is_own else term.inverse)
    href = links.url(other.uri) if other and other.uri in links.library.pages else ""
    return Tie(name, words, href, relation.data.relation in _CONTRARY, is_open(relation))

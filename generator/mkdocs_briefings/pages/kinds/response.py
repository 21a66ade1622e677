"""What a response adds: its stance, and whose it is.

As in statements of responsibility, no verb agrees with a name.
"""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_briefings.language.language import Language
from mkdocs_briefings.language.vocabulary import STANCE
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.linked import Statement
from mkdocs_briefings.pages.kinds.wording import said
from mkdocs_briefings.pages.parts.links import Links

_PHRASES = {
    "supports": N_("Supported by {speakers}"),
    "disputes": N_("Disputed by {speakers}"),
    "denies": N_("Denied by {speakers}"),
    "qualifies": N_("Qualified by {speakers}"),
}
_ANSWERING = {
    "supports": N_("Supporting: {statement}"),
    "disputes": N_("Disputing: {statement}"),
    "denies": N_("Denying: {statement}"),
    "qualifies": N_("Qualifying: {statement}"),
}
_ANSWERING_US = {
    "supports": N_("Supporting what we say: {statement}"),
    "disputes": N_("Disputing what we say: {statement}"),
    "denies": N_("Denying what we say: {statement}"),
    "qualifies": N_("Qualifying what we say: {statement}"),
}


@dataclass(frozen=True, slots=True)
class ResponseView:
    """What a response adds; `phrase` has a place for those who respond, who may have said no more
    than that."""

    stance: str
    label: str
    phrase: str
    has_words: bool

    @property
    def is_against(self) -> bool:
        """Whether it makes what it responds to disputed."""
        return self.stance in ("disputes", "denies")


def view(statement: Statement, links: Links) -> ResponseView:
    """The view of a response."""
    stance = statement.data.stance
    return ResponseView(
        stance,
        links.label(STANCE, stance),
        links.language.gettext(_PHRASES[stance]),
        bool(said(statement, links.language)),
    )


def phrase(stance: str, language: Language, *, speakers: str) -> str:
    """Whose support or denial it is."""
    return language.gettext(_PHRASES[stance], speakers=speakers)


def answering(stance: str, language: Language, *, statement: str, is_ours: bool) -> str:
    """Which statement, ours or another's, it stands beside or against: told by itself."""
    phrases = _ANSWERING_US if is_ours else _ANSWERING
    return language.gettext(phrases[stance], statement=statement)


def sentence(statement: Statement, language: Language) -> str:
    """What is said in response; where nothing is, only its stance."""
    words = said(statement, language)
    return words or language.gettext(STANCE[statement.data.stance].label)

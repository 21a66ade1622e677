"""Statements as pages show them: plain data, with everything they say about themselves."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from mkdocs_briefings.addresses import given_anchor
from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.language.spoken import spoken
from mkdocs_briefings.library.disputes import is_open
from mkdocs_briefings.library.linked import Statement
from mkdocs_briefings.markdown.escaping import escape
from mkdocs_briefings.model.kinds import KINDS
from mkdocs_briefings.pages.kinds import attributed, own_view, sentence
from mkdocs_briefings.pages.kinds.wording import is_long, said
from mkdocs_briefings.pages.parts.links import Link, Links, Person, Reference

_NAMED = {"figure", "relation", "responsibility"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a disagreement."""

    label: str
    date: str
    text: Markup | None
    cites: list[Reference]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """One statement, ready to be laid out.

    `template` lays out what only its kind has; `anchor` is empty where it is only shown again;
    `heading` is what it says in one line, in our words or in those that were said: all of it, or
    its beginning where it is long, and then `text` or `quote` have the whole;
    `sentence` is all of it in one plain line; `quote_dir` is "rtl" where its quote runs from right
    to left; `state` is how a dispute about it stands; `answers` is what a response responds to.
    """

    kind: str
    template: str
    anchor: str
    previous_anchors: list[str]
    href: str
    home: Link
    sentence: str
    heading: Markup
    text: Markup | None
    quote: str
    quote_dir: str
    context: str
    original: str
    original_lang: str
    original_tag: str
    original_dir: str
    by: list[Person]
    voice: str
    is_ours: bool
    date: str
    about: list[Link]
    cites: list[Reference]
    answers: Link | None
    responses: list[StatementView]
    resolution: Outcome | None
    state: str
    topics: list[Link]
    note: Markup | None
    marking: Link | None
    own: Any

    @property
    def says_more(self) -> bool:
        """Whether a row of a table is too small for it."""
        more = (self.quote, self.context, self.original, self.responses, self.resolution)
        return any(more)

    @property
    def answers_first(self) -> list[StatementView]:
        """The responses against it; where there are none, all."""
        return [one for one in self.responses if one.own.is_against] or self.responses

    @property
    def answers_more(self) -> list[StatementView]:
        """The responses that stand behind those."""
        return [one for one in self.responses if one not in self.answers_first]


def view(statement: Statement, links: Links, *, again: bool = False) -> StatementView:
    """Make the view of a statement for one page; `again` where its place on it is elsewhere."""
    data, home = statement.data, statement.home
    at_home = home.uri == links.uri and not again
    heading, text, quote = _said(statement, links)
    return StatementView(
        kind=statement.kind,
        template=KINDS[statement.kind].template,
        anchor=statement.anchor if at_home else "",
        previous_anchors=[given_anchor(statement.kind, id) for id in data.previous_ids if at_home],
        href=links.statement(statement),
        home=links.subject(home),
        sentence=sentence(statement, links.language),
        heading=heading,
        text=text,
        quote=spoken(quote, links.language_of(home)),
        quote_dir=_direction(data.quote or ""),
        context=spoken(data.context or "", links.language_of(home)),
        original=data.original.text if data.original else "",
        original_lang=links.language.language(data.original.lang) if data.original else "",
        original_tag=data.original.lang if data.original else "",
        original_dir=_direction(data.original.text if data.original else "") or "ltr",
        by=[links.person(party) for party in statement.by],
        voice=voice(statement, links),
        is_ours=statement.is_ours,
        date=links.date(data.date),
        about=_about(statement, links),
        cites=links.citations(statement.citations),
        answers=_answers(statement, links),
        responses=_responses(statement, links, again),
        resolution=_outcome(statement, links),
        state=_state(statement, links),
        topics=[links.topic(topic) for topic in data.topics],
        note=links.prose(data.note, home, inline=True),
        marking=links.marking(data.marking),
        own=own_view(statement, links),
    )


def _said(statement: Statement, links: Links) -> tuple[Markup, Markup | None, str]:
    """What it says as a heading, and the text and the quote that the heading leaves unsaid."""
    data, home, line = statement.data, statement.home, said(statement, links.language)
    text, quote = links.prose(data.text, home), data.quote or ""
    if statement.kind in _NAMED:  # their headings are made of who did what, or how many
        return escape(line), text, quote
    if not data.text:
        return escape(line or _unsaid(statement, links)), None, quote if is_long(quote) else ""
    heading = links.heading(data.text, home)
    whole = heading == links.prose(data.text, home, inline=True) or "\n" not in str(text)
    if whole and not is_long(data.text.plain):
        return heading, None, quote
    return escape(line), text, quote


def _unsaid(statement: Statement, links: Links) -> str:
    """What stands in place of words where there are none: the stance of a response."""
    return sentence(statement, links.language)


def _responses(statement: Statement, links: Links, again: bool) -> list[StatementView]:
    """Its responses; what is shown again among them comes without those that are so too."""
    return [
        view(response, links, again=again or response.answers is not statement)
        for response in statement.responses
        if response.answers is statement or not again
    ]


def voice(statement: Statement, links: Links) -> str:
    """Who speaks where nobody is named: the first source cited, in its own voice."""
    if statement.by or statement.is_ours or not statement.citations:
        return ""
    return links.voice(statement.citations[0].source)


def _direction(text: str) -> str:
    """The direction of a text, from its first letter that has one; empty for left to right."""
    letters = (unicodedata.bidirectional(character) for character in text)
    first = next((kind for kind in letters if kind in ("L", "R", "AL")), "L")
    return "" if first == "L" else "rtl"


def _about(statement: Statement, links: Links) -> list[Link]:
    """Its subjects, where it names them itself; not those whose page it stands on or comes from."""
    if not statement.data.about:
        return []
    others = (s for s in statement.about if s is not statement.home and s.uri != links.uri)
    return [links.subject(subject) for subject in others]


def _answers(statement: Statement, links: Links) -> Link | None:
    answered = statement.answers
    return (
        Link(attributed(answered, links.language), links.statement(answered)) if answered else None
    )


def _state(statement: Statement, links: Links) -> str:
    """What became of a dispute, or that it is one."""
    if statement.data.resolution:
        return links.label(vocabulary.OUTCOME, statement.data.resolution.outcome)
    return links.language.gettext("Disputed") if is_open(statement) else ""


def _outcome(statement: Statement, links: Links) -> Outcome | None:
    resolution = statement.data.resolution
    if resolution is None:
        return None
    return Outcome(
        links.label(vocabulary.OUTCOME, resolution.outcome),
        links.date(resolution.date),
        links.prose(resolution.text, statement.home),
        links.citations(statement.resolution_citations),
    )

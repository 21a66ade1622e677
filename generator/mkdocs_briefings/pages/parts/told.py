"""What a page's statements say, each in a plain line by itself: by that, search shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.figures import compare, figures_by_subject, span, speaker
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Incident, Party, Statement, Subject
from mkdocs_briefings.model.kinds import KINDS
from mkdocs_briefings.pages.kinds import answering, attributed, sentence
from mkdocs_briefings.pages.kinds.wording import said
from mkdocs_briefings.pages.parts.links import Links

BETWEEN, WITHIN = "‖", "¦"
"""What stands between statements that are packed into one text, and between their parts."""
AGAIN = "″"
"""Begins a part that is the same as that of an earlier statement, whose number follows."""
_MOST = 3
"""Sources that are named."""
_SEVERAL = {
    2: N_("{figure} – {subject}, two sources"),
    3: N_("{figure} – {subject}, three sources"),
    4: N_("{figure} – {subject}, four sources"),
    5: N_("{figure} – {subject}, five sources"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A statement in short: its anchor, what it says, by whom and when, and on which sources;
    `where` is the place and the year of what a figure counts, by which it is asked for too."""

    anchor: str
    sentence: str
    speakers: str
    sources: str
    where: str = ""


def told_on(uri: str, links: Links) -> list[Told]:
    """The statements that are written on a page."""
    held = links.library.once(held_by_page).get(uri, [])
    return [_told(statement, links) for statement in held]


def packed(told: Iterable[Told]) -> str:
    """Statements as one text, in which search has them with their page.

    Who says something, on which sources, and where, is written out once.
    """
    first: dict[tuple[str, str], int] = {}
    rows = []
    for number, one in enumerate(told):
        row = [_without_marks(one.anchor), _without_marks(one.sentence)]
        for part in ("speakers", "sources", "where"):
            row.append(_once(part, _without_marks(getattr(one, part)), number, first))
        rows.append(WITHIN.join(row if one.where else row[:-1]))
    return BETWEEN.join(rows)


def _once(part: str, text: str, number: int, first: dict[tuple[str, str], int]) -> str:
    """A part of a statement; the number of the first that has the same, where that is shorter."""
    again = f"{AGAIN}{first.setdefault((part, text), number)}"
    return again if first[part, text] != number and len(again) < len(text) else text


def _without_marks(text: str) -> str:
    return text.replace(BETWEEN, " ").replace(WITHIN, " ").lstrip(AGAIN)


def held_by_page(library: Library) -> dict[str, list[Statement]]:
    """All statements by the page on which they are written."""
    found: dict[str, list[Statement]] = {}
    for statement in library.statements:
        found.setdefault(statement.home.uri, []).append(statement)
    return found


def _told(statement: Statement, links: Links) -> Told:
    return Told(
        statement.anchor,
        _figure(statement, links) if statement.kind == "figure" else _said(statement, links),
        _speakers(statement, links),
        _sources(statement, links),
        _where(statement, links) if statement.kind == "figure" else "",
    )


def _where(figure: Statement, links: Links) -> str:
    """The places and years of the incidents in which something was counted, in plain words."""
    words: list[str] = []
    for subject in _subjects(figure):
        if isinstance(subject, Incident):
            for place in subject.data.place:
                land = links.country(place.country).text if place.country else ""
                words += filter(None, (place.name, place.region, land))
            words.append(str(subject.data.date.year))
    return " ".join(dict.fromkeys(words))


def _said(statement: Statement, links: Links) -> str:
    """What it says; a response says to what."""
    language = links.language
    own = sentence(statement, language)
    if not statement.answers:
        return own
    if not said(statement, language):
        return answering(statement, language)
    answered = attributed(statement.answers, language)
    return language.gettext(
        "{response} – in answer to: {statement}", response=own, statement=answered
    )


def _figure(figure: Statement, links: Links) -> str:
    """What was counted, how many, and in what; how many sources say the same number."""
    gettext, own = links.language.gettext, sentence(figure, links.language)
    subjects = links.language.listed([one.name for one in _subjects(figure)])
    count = links.library.once(_agreeing).get(figure, 1)
    phrase = _SEVERAL.get(count)
    if phrase:
        return gettext(phrase, figure=own, subject=subjects)
    if count > 1:
        number = links.language.number(count)
        return gettext(
            "{figure} – {subject}, {count} sources", figure=own, subject=subjects, count=number
        )
    return gettext("{figure} – {subject}", figure=own, subject=subjects)


def _subjects(figure: Statement) -> list[Subject]:
    return figure.about or [figure.home]


def _agreeing(library: Library) -> dict[Statement, int]:
    """How many voices give the number of each current figure, of the same thing."""
    found: dict[Statement, int] = {}
    for subject, figures in figures_by_subject(library).items():
        for comparison in compare(figures, subject):
            voices: dict[object, set[tuple[str, ...]]] = {}
            for one in comparison.current:
                voices.setdefault(span(one.data), set()).add(speaker(one))
            found |= {one: len(voices[span(one.data)]) for one in comparison.current}
    return found


def _speakers(statement: Statement, links: Links) -> str:
    """Those named, else we or the source in its own voice; when it was said stands behind."""
    gettext, date = links.language.gettext, links.date(statement.data.date)
    if statement.by:
        who = links.language.listed([_person(one, links) for one in statement.by], apart=True)
    elif statement.is_ours:
        who = gettext(KINDS[statement.kind].ours)
    elif not statement.citations:
        return date
    else:
        voice = links.voice(statement.citations[0].source)
        who = gettext("According to {speakers}", speakers=voice)
    return gettext("{what}, {date}", what=who, date=date) if date else who


def _person(party: Party, links: Links) -> str:
    if not party.actor or not party.words:
        return party.name
    return links.language.gettext("{name}, {office}", name=party.name, office=party.words)


def _sources(statement: Statement, links: Links) -> str:
    named: dict[str, list[str]] = {}
    for one in statement.citations:
        named.setdefault(links.source_label(one.source), []).extend([one.at] if one.at else [])
    told = [
        links.language.gettext("{source}, {place}", source=label, place="; ".join(places))
        if places
        else label
        for label, places in named.items()
    ]
    return links.language.listed(told[:_MOST], apart=True) + (" …" if told[_MOST:] else "")

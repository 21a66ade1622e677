"""What the library says of a subject, in sections by kind: each statement a line that leads on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_briefings.language.slugs import slug
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.disputes import is_open
from mkdocs_briefings.library.linked import Mention, Subject
from mkdocs_briefings.model.kinds import KINDS
from mkdocs_briefings.model.statements import Kind
from mkdocs_briefings.pages.parts.lines import LineView
from mkdocs_briefings.pages.parts.links import Link
from mkdocs_briefings.pages.parts.times import date_of_mention, newest_first


@dataclass(frozen=True, slots=True)
class Heading:
    """A section of a subject's page: its anchor, its title, which may name the subject ({name}),
    the roles in which what it lists speaks of the subject, and anchors that it had before."""

    key: str
    title: str
    roles: tuple[str, ...]
    earlier: tuple[str, ...] = ()


def _made(kind: Kind) -> Heading:
    return Heading(slug(kind.made), kind.made, (kind.role,))


def _filed(kind: Kind) -> Heading:
    return Heading(slug(kind.many), kind.many, (f"{kind.name}-on",))


JUDGEMENTS = Heading("judgements", N_("Judgements"), ("judgement-on",))
PAST = Heading("what-stands-no-more", N_("Withdrawn or replaced briefings"), ())
"""Briefings that speak of it, but hold no more: counted nowhere, and told apart here."""
RECOMMENDATIONS = _filed(KINDS["recommendation"])
ASKED = (
    Heading(
        "recommendations-to-its-government",
        N_("Recommendations to the government of {name}"),
        ("government",),
    ),
    Heading("asked-to-act", N_("Asked to act"), ("addressed",)),
)
"""What it, or its government, is to do: that does not stand among the recommendations as well."""
DISPUTES = Heading(
    "disputes",
    N_("In dispute"),
    ("disputes-them", "denies-them"),
    ("disputed-by-others", "denied-by-others"),
)

BRIEFINGS = Heading("briefings", N_("Briefings"), ("briefing-on", "involved", "covered", "briefed"))
"""What an incident's own page shows as cards."""

INCIDENTS_OF_ACTOR = (
    Heading("part-in-incidents", N_("Part in incidents"), ("party",)),
    Heading("responsibility-for-incidents", N_("Incidents held against {name}"), ("perpetrator",)),
)
"""What an actor's own page shows as a table; only what is too long for it has further pages."""

_WORDS = [KINDS[name] for name in ("quote", "claim", "response")]
OWN_WORDS = [_made(kind) for kind in dict.fromkeys([*_WORDS, *KINDS.values()]) if kind.made]
"""What an actor says itself: in its words, what it claims and answers, then all else."""

HEADINGS = (
    JUDGEMENTS,
    DISPUTES,
    *OWN_WORDS,
    *ASKED,
    RECOMMENDATIONS,
    Heading("said-about-it", N_("What others say about {name}"), ("about",)),
    *(_filed(kind) for kind in KINDS.values() if kind.is_filed and kind.name in ("claim", "quote")),
    Heading("other-statements", N_("Other statements"), ("other-on",)),
    Heading("supported-by-others", N_("Supported by others"), ("supports-them",)),
    Heading("qualified-by-others", N_("Qualified by others"), ("qualifies-them",)),
    BRIEFINGS,
    Heading("incidents", N_("Incidents"), ("incident-on",)),
    Heading("incidents-here", N_("Incidents here"), ("located",)),
    Heading("parts-of-it", N_("Parts of it"), ("part",)),
    *INCIDENTS_OF_ACTOR,
    Heading("actors-based-here", N_("Actors based here"), ("based",)),
    Heading("rests-on-this-source-alone", N_("Rests on this source alone"), ("alone",)),
    Heading(
        "rests-on-this-source-and-on-others",
        N_("Rests on this source and on others"),
        ("cited",),
    ),
    Heading(
        "known-in-part-through-this-source",
        N_("Quoted in part from this source"),
        ("cited-via",),
    ),
    Heading("sources-known-through-it", N_("Sources quoted in it"), ("via",)),
    Heading("cited-in-the-text-of", N_("Pages whose text cites it"), ("header",)),
    Heading("related-briefings", N_("Related briefings"), ("related-to",)),
    Heading("takes-the-place-of", N_("Replaces"), ("supersedes",)),
    PAST,
)
"""The sections of a subject's page: what matters most comes first. Relations and figures have
their own."""

ROLES = {role: heading for heading in HEADINGS for role in heading.roles}

_TOLD_APART = {"judgement": JUDGEMENTS, "recommendation": RECOMMENDATIONS}
"""Where statements about it stand that are not among what others say."""
_CONTESTED = {"claim-on", "claimed", "about"}
"""The roles in which a statement that somebody disputes stands among the disputes."""


@dataclass(frozen=True, slots=True)
class Section:
    """A list of lines, under the role that the subject plays in them.

    `headline` has their number; `rest` are those that are folded away below `folded`, `more` leads
    to all where they have a page of their own; `earlier` are anchors that it had before.
    """

    key: str
    title: str
    headline: str
    rows: list[LineView]
    rest: list[LineView]
    folded: str
    more: Link | None = None
    earlier: tuple[str, ...] = ()


def section_key(role: str) -> str:
    """The anchor of the section in which a subject's page lists the mentions of a role."""
    return ROLES[role].key


def section_keys(subject: Subject) -> list[str]:
    """The anchors of all sections that a subject's page has, in their order."""
    return [heading.key for heading in rows_by_role(subject)]


def rows_by_role(subject: Subject) -> dict[Heading, list[Mention]]:
    """The mentions of a subject by the section that lists them, in the order of sections.

    What speaks of it in two roles of one section stands there once.
    """
    found: dict[Heading, dict[object, Mention]] = {heading: {} for heading in HEADINGS}
    for mention in subject.mentions:
        if mention.role in ROLES:
            heading = _heading(mention)
            row = _disputed(mention) if heading is DISPUTES else mention
            found[heading].setdefault(row.statement or row.subject, row)
    for one in (row for heading in ASKED for row in found[heading]):
        found[RECOMMENDATIONS].pop(one, None)
    return {heading: _sorted(rows.values()) for heading, rows in found.items() if rows}


def _heading(mention: Mention) -> Heading:
    """The section that lists a mention: that of its role, but for some of their own."""
    statement = mention.statement
    if not mention.stands and mention.role != "supersedes":
        return PAST
    if statement and mention.role in _CONTESTED and is_open(statement):
        return DISPUTES
    if statement and mention.role == "about" and statement.kind in _TOLD_APART:
        return _TOLD_APART[statement.kind]
    return ROLES[mention.role]


def _disputed(mention: Mention) -> Mention:
    """What is in dispute, where a response to it is what speaks of the subject."""
    answered = mention.statement.answers if mention.statement else None
    return Mention("claimed", statement=answered) if answered else mention


def _sorted(mentions: Iterable[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda mention: newest_first(date_of_mention(mention)))

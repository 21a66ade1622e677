"""Every controlled value of the record format, as data: checks, schema, pages and exports use it.

Labels and meanings stand in N_() so that gettext finds them; whoever shows one translates it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Final

from mkdocs_briefings.language.nearest import nearest
from mkdocs_briefings.language.slugs import fold, one_slip
from mkdocs_briefings.language.words import N_


@dataclass(frozen=True, slots=True)
class Term:
    """One value: the slug that data holds, the label that pages show, a sentence on its meaning."""

    slug: str
    label: str
    meaning: str
    also: tuple[str, ...] = ()  # other accepted writings
    low: int | None = None  # likelihood: bounds in per cent
    high: int | None = None
    rows: tuple[str, ...] = ()  # likelihood: the directive's words of row 1 and of row 2
    colour: str = ""  # marking: of the label, on black
    inverse: str = ""  # relation: the label on the other actor's page
    symmetric: bool = False  # relation: holds both ways, so that the inverse is the label
    grows: bool = False  # measure: what is counted later can only be more
    varies: bool = False  # measure: goes up and down, so that each month has its own
    counted: str = ""  # measure: so many of them, in a few words

    @property
    def writings(self) -> tuple[str, ...]:
        """All that may be written for it, the slug first."""
        return tuple(dict.fromkeys((self.slug, self.label, *self.rows, *self.also)))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The terms that one field takes, in order of rank where they have one.

    `source` says where the values come from. Where `open` is true, other words are accepted too.
    `wrong` maps writings that are well known elsewhere and wrong here to the hint that helps.
    """

    name: str
    title: str
    source: str
    terms: tuple[Term, ...]
    open: bool = False
    default: str = ""  # slug
    wrong: Mapping[str, str] = field(default_factory=dict, hash=False)
    slugs: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """The slugs, in the order of the terms."""
    _known: Mapping[str, Term] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        known = {_key(words): term for term in self.terms for words in term.writings}
        object.__setattr__(self, "_known", MappingProxyType(known))
        object.__setattr__(self, "slugs", tuple(term.slug for term in self.terms))

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __getitem__(self, slug: str) -> Term:
        """Return the term of exactly this slug, or raise KeyError."""
        for term in self.terms:
            if term.slug == slug:
                return term
        raise KeyError(f"{self.name} has no {slug!r}")

    def rank(self, slug: str) -> int:
        """Return the place of a slug, from 0 (of markings: the least restricted), or ValueError."""
        return self.slugs.index(slug)

    def lookup(self, written: str) -> Term | None:
        """The term of a slug or words; case and hyphen, blank or underscore between are ignored."""
        return self._known.get(_key(written))

    def slip(self, written: str) -> Term | None:
        """The term that is one letter away; for open vocabularies, where it gets a warning."""
        key = _key(written)
        if len(key) < 3 or key in self._known:
            return None
        return next((term for known, term in self._known.items() if one_slip(key, known)), None)

    def nearest(self, written: str) -> Term | None:
        """The term that was probably meant by what lookup does not know, if any is near."""
        key = _key(written)
        if found := self._known.get(key) or self.slip(written):
            return found
        near = nearest(key, self._known, 0.7)
        return self._known[near] if near else None

    def wrong_hint(self, written: str) -> str | None:
        """The hint for a value that is well known elsewhere and wrong here, as TLP:WHITE."""
        return self.wrong.get(fold(written))


def _key(written: str) -> str:
    # Not at the ends, since "-1" is not 1; not by a colon, since TLP labels have no blank.
    return re.sub(r"(?<=[^:])[-\s_]+(?=[^:])", "", fold(written))


def likelihood_words(text: str) -> list[tuple[str, Term, int]]:
    """Return the directive's words of likelihood in a text: (as written, term, row 1 or 2)."""
    pattern, terms = _likelihood_pattern()
    found = ((match[0], " ".join(match[0].lower().split())) for match in pattern.finditer(text))
    return [(written, *terms[words]) for written, words in found]


@cache
def _likelihood_pattern() -> tuple[re.Pattern[str], dict[str, tuple[Term, int]]]:
    terms = {words: (term, row) for term in LIKELIHOOD for row, words in enumerate(term.rows, 1)}
    terms |= {words: (term, 1) for term in LIKELIHOOD for words in term.also}
    longest = sorted(terms, key=len, reverse=True)  # "very unlikely" before "unlikely"
    words = "|".join(words.replace(" ", r"\s+") for words in longest)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE), terms


OURS: Final = N_("this site’s own terms")
GTD: Final = "Global Terrorism Database, codebook"

# Low and high overlap by a point, as in the directive: 20 % is both "very unlikely" and "unlikely".
LIKELIHOOD: Final = Vocabulary(
    "likelihood",
    N_("Likelihood"),
    "US Intelligence Community Directive 203, Analytic Standards, D.6.e(2)(a)",
    (
        Term(
            "almost-no-chance",
            N_("Almost no chance"),
            N_("The event is judged to have a chance of 1 to 5 per cent."),
            low=1,
            high=5,
            rows=("almost no chance", "remote"),
        ),
        Term(
            "very-unlikely",
            N_("Very unlikely"),
            N_("The event is judged to have a chance of 5 to 20 per cent."),
            low=5,
            high=20,
            rows=("very unlikely", "highly improbable"),
        ),
        Term(
            "unlikely",
            N_("Unlikely"),
            N_("The event is judged to have a chance of 20 to 45 per cent."),
            low=20,
            high=45,
            rows=("unlikely", "improbable"),
        ),
        Term(
            "roughly-even-chance",
            N_("Roughly even chance"),
            N_("The event is judged to have a chance of 45 to 55 per cent."),
            low=45,
            high=55,
            rows=("roughly even chance", "roughly even odds"),
        ),
        Term(
            "likely",
            N_("Likely"),
            N_("The event is judged to have a chance of 55 to 80 per cent."),
            low=55,
            high=80,
            rows=("likely", "probable"),
        ),
        Term(
            "very-likely",
            N_("Very likely"),
            N_("The event is judged to have a chance of 80 to 95 per cent."),
            low=80,
            high=95,
            rows=("very likely", "highly probable"),
        ),
        Term(
            "almost-certain",
            N_("Almost certain"),
            N_("The event is judged to have a chance of 95 to 99 per cent."),
            also=("almost certainly",),
            low=95,
            high=99,
            rows=("almost certain", "nearly certain"),
        ),
    ),
)

CONFIDENCE: Final = Vocabulary(
    "confidence",
    N_("Confidence"),
    N_("usage of US intelligence estimates"),
    (
        Term(
            "low",
            N_("Low"),
            N_("The judgement rests on scant, questionable or fragmented information."),
        ),
        Term(
            "moderate",
            N_("Moderate"),
            N_("The judgement rests on credible information that is not well corroborated."),
        ),
        Term(
            "high",
            N_("High"),
            N_("The judgement rests on good information from several sources; it may be wrong."),
        ),
    ),
)

RELIABILITY: Final = Vocabulary(
    "reliability",
    N_("Source reliability"),
    N_("NATO (Admiralty) code; of the source"),
    (
        Term(
            "A",
            N_("Completely reliable"),
            N_("There is no doubt of the source's authenticity, trustworthiness or competence."),
        ),
        Term(
            "B",
            N_("Usually reliable"),
            N_("There is minor doubt of the source; most of what it said before was valid."),
        ),
        Term(
            "C",
            N_("Fairly reliable"),
            N_("There is doubt of the source; some of what it said before was valid."),
        ),
        Term(
            "D",
            N_("Not usually reliable"),
            N_("There is significant doubt of the source; little it said before was valid."),
        ),
        Term(
            "E",
            N_("Unreliable"),
            N_("The source lacks authenticity, trustworthiness or competence."),
        ),
        Term(
            "F",
            N_("Reliability cannot be judged"),
            N_("There is no basis for grading the source; this is not a middle grade."),
        ),
    ),
)

CREDIBILITY: Final = Vocabulary(
    "credibility",
    N_("Information credibility"),
    N_("NATO (Admiralty) code; of the item of information"),
    (
        Term(
            "1",
            N_("Confirmed by other sources"),
            N_("Independent sources confirm it, and it agrees with what else is known."),
        ),
        Term(
            "2",
            N_("Probably true"),
            N_("It is not confirmed, but agrees with what else is known of the subject."),
        ),
        Term(
            "3",
            N_("Possibly true"),
            N_("It is not confirmed, and agrees with some of what is known of the subject."),
        ),
        Term(
            "4",
            N_("Doubtful"),
            N_("It is not confirmed; it is possible, but nothing else known bears it out."),
        ),
        Term(
            "5",
            N_("Improbable"),
            N_("It is not confirmed, and what else is known of the subject contradicts it."),
        ),
        Term(
            "6",
            N_("Truth cannot be judged"),
            N_("There is no basis for grading the information; this is not a middle grade."),
        ),
    ),
)

_CLEAR: Final = "Write TLP:CLEAR, its name since TLP 2.0."
# Labels of TLP are never translated, so they stand without N_().
MARKING: Final = Vocabulary(
    "marking",
    N_("Marking"),
    "Traffic Light Protocol (TLP) 2.0, FIRST",
    (
        Term(
            "TLP:CLEAR",
            "TLP:CLEAR",
            N_("Recipients can spread this to the world; there is no limit on disclosure."),
            colour="#FFFFFF",
        ),
        Term(
            "TLP:GREEN",
            "TLP:GREEN",
            N_("Recipients can spread this within their community, not publicly."),
            colour="#33FF00",
        ),
        Term(
            "TLP:AMBER",
            "TLP:AMBER",
            N_("Only for those who need to know in the recipient's organisation and its clients."),
            colour="#FFC000",
        ),
        Term(
            "TLP:AMBER+STRICT",
            "TLP:AMBER+STRICT",
            N_("Only for those who need to know in the recipient's organisation."),
            colour="#FFC000",
        ),
        Term(
            "TLP:RED",
            "TLP:RED",
            N_("For the eyes and ears of individual recipients only, no further disclosure."),
            colour="#FF2B2B",
        ),
    ),
    default="TLP:CLEAR",
    wrong=MappingProxyType({"tlp:white": _CLEAR, "tlp: white": _CLEAR, "white": _CLEAR}),
)

_UNKNOWN: Final = "Write unknown, or leave it out: GTD writes -9 and -99 for that."
_GTD_UNKNOWN: Final = MappingProxyType({"-9": _UNKNOWN, "-99": _UNKNOWN})

ATTACK_TYPE: Final = Vocabulary(
    "attack_type",
    N_("Type of attack"),
    GTD,
    (
        Term("assassination", N_("Assassination"), N_("Killing of one or more prominent persons.")),
        Term("armed-assault", N_("Armed assault"), N_("Attack on persons with weapons in hand.")),
        Term(
            "bombing",
            N_("Bombing"),
            N_("Attack with explosives, suicide attacks with them included."),
            also=("bombing/explosion",),
        ),
        Term(
            "hijacking",
            N_("Hijacking"),
            N_("Taking control of a vehicle, ship or aircraft, not mainly for hostages."),
        ),
        Term(
            "hostage-taking-barricade",
            N_("Hostage taking (barricade)"),
            N_("Taking hostages and holding them at the place of the attack."),
            also=("hostage taking (barricade incident)", "hostage taking barricade incident"),
        ),
        Term(
            "hostage-taking-kidnapping",
            N_("Hostage taking (kidnapping)"),
            N_("Taking hostages and holding them at another place."),
        ),
        Term(
            "facility-attack",
            N_("Attack on a facility"),
            N_("Attack meant to damage a building or infrastructure, not with explosives."),
            also=("facility/infrastructure attack", "facility infrastructure attack"),
        ),
        Term(
            "unarmed-assault",
            N_("Unarmed assault"),
            N_("Attack on persons without firearms, explosives, fire or blades."),
        ),
        Term("unknown", N_("Unknown"), N_("The type of attack is not known.")),
    ),
    open=True,
    wrong=_GTD_UNKNOWN,
)

TARGET_TYPE: Final = Vocabulary(
    "target_type",
    N_("Type of target"),
    GTD,
    (
        Term("business", N_("Business"), N_("Companies, shops, hotels and their staff.")),
        Term(
            "government",
            N_("Government"),
            N_("Buildings, officials and elections of a state, except diplomatic ones."),
            also=("government (general)", "government general"),
        ),
        Term("police", N_("Police"), N_("Police, their stations, vehicles and prisons.")),
        Term("military", N_("Military"), N_("Armed forces, their bases and vehicles.")),
        Term(
            "airports-and-aircraft",
            N_("Airports and aircraft"),
            N_("Civil airports, aircraft and their crews."),
            also=("airports & aircraft",),
        ),
        Term(
            "diplomatic",
            N_("Diplomatic"),
            N_("Embassies, consulates, diplomats and international missions."),
            also=("government (diplomatic)", "government diplomatic"),
        ),
        Term(
            "education",
            N_("Education"),
            N_("Schools, universities, teachers and pupils."),
            also=("educational institution",),
        ),
        Term("food-or-water-supply", N_("Food or water supply"), N_("Supplies of food or water.")),
        Term(
            "journalists-and-media",
            N_("Journalists and media"),
            N_("Reporters, their offices and transmitters."),
            also=("journalists & media",),
        ),
        Term("maritime", N_("Maritime"), N_("Civil ships and ports.")),
        Term("ngo", N_("NGO"), N_("Non-governmental organisations, their staff and offices.")),
        Term(
            "private-citizens-and-property",
            N_("Private citizens and property"),
            N_("People in public places, their homes and belongings."),
            also=("private citizens & property",),
        ),
        Term(
            "religious-figures-or-institutions",
            N_("Religious figures or institutions"),
            N_("Clergy, places of worship and shrines."),
            also=("religious figures/institutions",),
        ),
        Term("telecommunication", N_("Telecommunication"), N_("Telephone and internet networks.")),
        Term(
            "transportation",
            N_("Transportation"),
            N_("Buses, trains, roads and bridges; not aircraft."),
        ),
        Term("utilities", N_("Utilities"), N_("Supplies of electricity, gas and oil.")),
        Term("tourists", N_("Tourists"), N_("Travellers, their coaches and tours.")),
        Term(
            "terrorists-or-militia",
            N_("Terrorists or militia"),
            N_("Members of other armed groups that are not part of a state's forces."),
            also=("terrorists/non-state militia", "terrorists or non-state militia"),
        ),
        Term("other", N_("Other"), N_("A target of none of these types.")),
        Term("unknown", N_("Unknown"), N_("The type of target is not known.")),
    ),
    open=True,
    wrong=_GTD_UNKNOWN,
)

MEASURE: Final = Vocabulary(
    "measure",
    N_("Measure"),
    OURS,
    (
        Term(
            "killed",
            N_("Killed"),
            N_("People who died of it."),
            also=("dead",),
            grows=True,
            counted=N_("{number} killed"),
        ),
        Term(
            "wounded",
            N_("Wounded"),
            N_("People hurt who did not die."),
            also=("injured",),
            grows=True,
            counted=N_("{number} wounded"),
        ),
        Term(
            "arrested",
            N_("Arrested"),
            N_("People detained in connection with it."),
            grows=True,
            counted=N_("{number} arrested"),
        ),
        Term("missing", N_("Missing"), N_("People of whom nothing is known."), varies=True),
        Term(
            "displaced",
            N_("Displaced"),
            N_("People who had to leave their homes."),
            grows=True,
            counted=N_("{number} displaced"),
        ),
        Term("perpetrators", N_("Perpetrators"), N_("People who carried it out.")),
        Term(
            "strength",
            N_("Strength"),
            N_("Members or fighters that an actor has."),
            varies=True,
        ),
    ),
    open=True,
)

PARTY_ROLE: Final = Vocabulary(
    "party_role",
    N_("Part in an incident"),
    OURS,
    (
        Term("attacker", N_("Attacker"), N_("Who carried it out, or had it carried out.")),
        Term("target", N_("Target"), N_("Whom or what it was meant to hit.")),
        Term("victim", N_("Victim"), N_("Who was harmed, meant or not.")),
        Term("responder", N_("Responder"), N_("Who came to help, or to end it.")),
        Term("mediator", N_("Mediator"), N_("Who spoke with the sides to end it.")),
    ),
    open=True,
)

STANCE: Final = Vocabulary(
    "stance",
    N_("Stance"),
    OURS,
    (
        Term("supports", N_("Supports"), N_("Says that the statement is right.")),
        Term("disputes", N_("Disputes"), N_("Says that the statement is wrong.")),
        Term("denies", N_("Denies"), N_("Rejects what the statement says of the speaker's side.")),
        Term("qualifies", N_("Qualifies"), N_("Accepts the statement in part, or limits it.")),
    ),
)

OUTCOME: Final = Vocabulary(
    "outcome",
    N_("Outcome"),
    OURS,
    (
        Term("corroborated", N_("Corroborated"), N_("Independent evidence bears it out.")),
        Term("refuted", N_("Refuted"), N_("Evidence shows that it is wrong.")),
        Term("withdrawn", N_("Withdrawn"), N_("Who said it no longer says it.")),
        Term("unresolved", N_("Unresolved"), N_("The evidence does not settle it.")),
    ),
)

BASIS: Final = Vocabulary(
    "basis",
    N_("Basis of responsibility"),
    OURS,
    (
        Term("claimed", N_("Claimed"), N_("The actor says that it did it.")),
        Term("attributed", N_("Attributed"), N_("Others state that the actor did it.")),
        Term("suspected", N_("Suspected"), N_("Others think it possible that the actor did it.")),
        Term("accused", N_("Accused"), N_("Others accuse the actor, without a formal charge.")),
        Term("charged", N_("Charged"), N_("A prosecutor has charged the actor.")),
        Term("convicted", N_("Convicted"), N_("A court has found the actor guilty.")),
    ),
)

RELATION_KIND: Final = Vocabulary(
    "relation_kind",
    N_("Relation"),
    OURS,
    (
        Term(
            "affiliate-of",
            N_("Affiliate of"),
            N_("Acts under the other's name or allegiance, with a leadership of its own."),
            inverse=N_("Affiliates"),
        ),
        Term(
            "part-of",
            N_("Part of"),
            N_("Is a unit, branch or office of the other."),
            inverse=N_("Includes"),
        ),
        Term(
            "member-of",
            N_("Member of"),
            N_("Belongs to the other, as a person to a group or a state to an organisation."),
            inverse=N_("Members"),
        ),
        Term(
            "employed-by",
            N_("Employed by"),
            N_("Works for the other, or holds an office in it."),
            inverse=N_("Employs"),
        ),
        Term(
            "allied-with",
            N_("Allied with"),
            N_("The two act together by agreement."),
            inverse=N_("Allied with"),
            symmetric=True,
        ),
        Term(
            "ties-with",
            N_("Ties with"),
            N_("The two are in contact or cooperation of a kind that is not known closely."),
            inverse=N_("Ties with"),
            symmetric=True,
        ),
        Term(
            "supports",
            N_("Supports"),
            N_("Gives the other money, arms, training or political backing."),
            inverse=N_("Supported by"),
        ),
        Term(
            "harbours",
            N_("Harbours"),
            N_("Lets the other stay or work on its territory."),
            inverse=N_("Harboured by"),
        ),
        Term(
            "rival-of",
            N_("Rival of"),
            N_("The two compete or fight for the same ground, followers or role."),
            inverse=N_("Rival of"),
            symmetric=True,
        ),
        Term(
            "opposes",
            N_("Opposes"),
            N_("Works or fights against the other, which may not do the same."),
            inverse=N_("Opposed by"),
        ),
        Term(
            "negotiates-with",
            N_("Negotiates with"),
            N_("The two hold talks."),
            inverse=N_("Negotiates with"),
            symmetric=True,
        ),
        Term(
            "successor-of",
            N_("Successor of"),
            N_("Took the place of the other, which ended or changed its name."),
            inverse=N_("Succeeded by"),
        ),
    ),
)

SOURCE_TYPE: Final = Vocabulary(
    "source_type",
    N_("Type of source"),
    OURS,
    (
        Term("article", N_("Article"), N_("A text in a newspaper, journal or news site.")),
        Term("statement", N_("Statement"), N_("What a body or person has formally declared.")),
        Term("report", N_("Report"), N_("A study or account by a body, as of the UN.")),
        Term("post", N_("Post"), N_("A message on a social network or channel.")),
        Term("interview", N_("Interview"), N_("Questions to one person and the answers.")),
        Term("press-conference", N_("Press conference"), N_("Words spoken to the press.")),
        Term("dataset", N_("Dataset"), N_("Data in tables, as of incidents.")),
        Term("document", N_("Document"), N_("A law, treaty, letter or other paper.")),
        Term("book", N_("Book"), N_("A book, or a chapter of one.")),
        Term("legal-ruling", N_("Legal ruling"), N_("A judgment, verdict or order of a court.")),
        Term("map", N_("Map"), N_("A map or plan.")),
        Term("video", N_("Video"), N_("Moving pictures that are no programme.")),
        Term("broadcast", N_("Broadcast"), N_("A programme or film on radio, TV or the net.")),
        Term("briefing", N_("Briefing"), N_("A summary for decision makers.")),
    ),
    wrong=MappingProxyType(
        {
            **dict.fromkeys(("tweet", "toot", "blog", "thread", "telegram"), "Write `post`."),
            **dict.fromkeys(("newspaper", "news", "magazine", "journal"), "Write `article`."),
            **dict.fromkeys(("press release", "press-release", "speech"), "Write `statement`."),
            **dict.fromkeys(("podcast", "radio", "tv", "film"), "Write `broadcast`."),
            **dict.fromkeys(("pdf", "letter", "law", "treaty"), "Write `document`."),
        }
    ),
)

ACTOR_TYPE: Final = Vocabulary(
    "actor_type",
    N_("Type of actor"),
    OURS,
    (
        Term("person", N_("Person"), N_("One human being.")),
        Term("armed-group", N_("Armed group"), N_("An armed organisation that is not a state's.")),
        Term(
            "criminal-group",
            N_("Criminal group"),
            N_("People who commit crimes together for gain."),
        ),
        Term(
            "political-party",
            N_("Political party"),
            N_("A body that stands for office, or wants to."),
        ),
        Term("state", N_("State"), N_("A country as an actor.")),
        Term("government-body", N_("Government body"), N_("A ministry, service, force or court.")),
        Term(
            "international-organisation",
            N_("International organisation"),
            N_("An organisation of states, and its bodies."),
        ),
        Term(
            "organisation", N_("Organisation"), N_("Any other body: association, NGO, institute.")
        ),
        Term("media", N_("Media"), N_("A newspaper, agency, station or channel.")),
        Term("company", N_("Company"), N_("A business.")),
    ),
)

PRIORITY: Final = Vocabulary(
    "priority",
    N_("Priority"),
    OURS,
    (
        Term("high", N_("High"), N_("To be done before others.")),
        Term("medium", N_("Medium"), N_("To be done in the normal order.")),
        Term("low", N_("Low"), N_("To be done when there is room for it.")),
    ),
)

RECOMMENDATION_STATUS: Final = Vocabulary(
    "recommendation_status",
    N_("Status of a recommendation"),
    OURS,
    (
        Term("proposed", N_("Proposed"), N_("Nobody is known to have taken it up.")),
        Term("adopted", N_("Adopted"), N_("Those addressed have decided to do it.")),
        Term("in-progress", N_("In progress"), N_("It is being done.")),
        Term("implemented", N_("Implemented"), N_("It has been done.")),
        Term("rejected", N_("Rejected"), N_("Those addressed have decided not to do it.")),
        Term("superseded", N_("Superseded"), N_("Another recommendation has replaced it.")),
    ),
    default="proposed",
)

BRIEFING_STATUS: Final = Vocabulary(
    "briefing_status",
    N_("Status of a briefing"),
    OURS,
    (
        Term("draft", N_("Draft"), N_("It is not published yet.")),
        Term("published", N_("Published"), N_("It stands.")),
        Term("superseded", N_("Superseded"), N_("A newer briefing has replaced it.")),
        Term("withdrawn", N_("Withdrawn"), N_("Its authors no longer stand by it.")),
    ),
    default="published",
)

PRECISION: Final = Vocabulary(
    "precision",
    N_("Precision of a place"),
    OURS,
    (
        Term("exact", N_("Exact"), N_("The coordinates are those of the place itself.")),
        Term("near", N_("Near"), N_("The coordinates are near the place.")),
        Term("region", N_("Region"), N_("Only the region is known; the coordinates stand for it.")),
        Term(
            "country",
            N_("Country"),
            N_("Only the country is known; the coordinates stand for it."),
        ),
    ),
)

FIGURE_STATUS: Final = Vocabulary(
    "figure_status",
    N_("Status of a figure"),
    OURS,
    (Term("retracted", N_("Retracted"), N_("Who gave the figure has taken it back.")),),
)

VOCABULARIES: Final[Mapping[str, Vocabulary]] = MappingProxyType(
    {
        vocabulary.name: vocabulary
        for vocabulary in (
            LIKELIHOOD,
            CONFIDENCE,
            RELIABILITY,
            CREDIBILITY,
            MARKING,
            ATTACK_TYPE,
            TARGET_TYPE,
            MEASURE,
            PARTY_ROLE,
            STANCE,
            OUTCOME,
            BASIS,
            RELATION_KIND,
            SOURCE_TYPE,
            ACTOR_TYPE,
            PRIORITY,
            RECOMMENDATION_STATUS,
            BRIEFING_STATUS,
            PRECISION,
            FIGURE_STATUS,
        )
    }
)

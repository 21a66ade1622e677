"""The four kinds of record: briefing, incident, actor and source."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, ConfigDict, Discriminator, Tag, model_validator

from mkdocs_briefings.model.details import (
    Active,
    AliasField,
    Change,
    Contested,
    Image,
    PartField,
    Party,
    Place,
    Review,
    text_or_fields,
)
from mkdocs_briefings.model.identifiers import Descriptions, Identifiers
from mkdocs_briefings.model.kinds import (
    Claim,
    Event,
    Figure,
    Judgement,
    Quote,
    Recommendation,
    Relation,
    Responsibility,
)
from mkdocs_briefings.model.schema_forms import one_needed
from mkdocs_briefings.model.statements import Statements
from mkdocs_briefings.model.texts import fault, wrong_type
from mkdocs_briefings.model.values import (
    ActorType,
    AttackType,
    BriefingStatus,
    CiteField,
    Country,
    Credibility,
    Dated,
    Day,
    Language,
    Marking,
    Md,
    Reliability,
    Several,
    Shape,
    SitePath,
    SourceType,
    TargetType,
    Text,
    Url,
    When,
    written,
)


class Record(Shape):
    """What every kind of record may have."""

    kind: ClassVar[str]

    marking: Marking | None = None
    """How far it may be shared (TLP 2.0); TLP:CLEAR where nothing is said."""
    note: Md | None = None
    """A remark for the reader, at the foot of the page."""
    accept: Several[Text] = ()
    """Names of rules whose warnings the author has considered."""
    previous_urls: Several[SitePath] = ()
    """Site paths under which it was found before."""
    ids: Identifiers = {}
    """What others call it: acled, gtd, doi, wikidata, mitre, … with the identifier there."""
    reviewed: Several[Review] = ()
    """Who has looked through it, and when."""


class Source(Record):
    """Where something is known from."""

    kind: ClassVar[str] = "source"

    title: Text
    """Its title."""
    titles: Annotated[dict[Language, Text], BeforeValidator(written)] = {}
    """Its title in other languages, translated."""
    short: Text | None = None
    """What it is called in small print; by default its publisher, or its title."""
    publisher: Text | None = None
    """Who published it."""
    authors: Several[Text] = ()
    """Who wrote it."""
    published: Dated | None = None
    """When it was published: a day, a month or a year."""
    url: Url | None = None
    """Where it can be read."""
    archive_url: Url | None = None
    """Where a copy is kept."""
    accessed: Day | None = None
    """When it was last read there."""
    type: SourceType | None = None
    """Article, statement, report, post, interview, …"""
    lang: Language | None = None
    """The language it is written in (BCP 47)."""
    reliability: Reliability | None = None
    """How reliable the source is: A to F."""
    credibility: Credibility | None = None
    """How credible what it says is, 1 to 6, for citations that give no grade of their own."""
    via: Text | None = None
    """The source through which it is known here."""


SourceField = Annotated[
    Annotated[Source, Tag("fields")] | Annotated[Text, Tag("text")],
    Discriminator(text_or_fields),
]


def _sources(value: Any) -> Any:
    if isinstance(value, dict):
        return written(value)
    hint = (
        "Write each source below a key, without hyphens: `paper:`, and on the next line, "
        "further indented, `title: …`."
    )
    raise wrong_type(value, "keys with a source each", hint)


Sources = Annotated[dict[str, SourceField], BeforeValidator(_sources)]


class Incident(Record):
    """Something that happened at a time and a place."""

    kind: ClassVar[str] = "incident"

    name: Text
    """What it is called."""
    date: When
    """When it happened."""
    parties: Several[Party] = ()
    """Who had which part in it: attacker, target, victim, responder, mediator, …"""
    place: Several[Place] = ()
    """Where it happened."""
    types: Several[AttackType] = ()
    """Kinds of attack (Global Terrorism Database), or other words."""
    targets: Several[TargetType] = ()
    """Kinds of target (Global Terrorism Database), or other words."""
    summary: Md | None = None
    """What happened, in short."""
    part_of: Text | None = None
    """The larger incident that it belongs to."""
    responsibility: Statements[Responsibility] = ()
    """Who is said to have done it."""
    figures: Statements[Figure] = ()
    """Numbers, each with its source."""
    claims: Statements[Claim] = ()
    """What is asserted about it."""
    timeline: Statements[Event] = ()
    """What happened when."""
    topics: Several[Text] = ()
    """Subjects under which it is listed."""
    sources: Sources = {}
    """The sources it cites, each under a short key."""
    cites: Several[CiteField] = ()
    """The sources for name, date, place and summary."""
    images: Several[Image] = ()
    """Pictures of it."""


class Actor(Record):
    """A person, group, state or organisation."""

    kind: ClassVar[str] = "actor"

    name: Text
    """What it is called."""
    type: ActorType
    """Person, armed group, state, government body, organisation, …"""
    aliases: Several[AliasField] = ()
    """Other names under which it is found; one that sources dispute says so."""
    names: Annotated[dict[Language, Text], BeforeValidator(written)] = {}
    """Its name in other languages, each an alias."""
    summary: Md | None = None
    """Who or what it is."""
    country: Country | None = None
    """Where it belongs: two letters (ISO 3166-1)."""
    active: Active | None = None
    """From when until when."""
    relations: Statements[Relation] = ()
    """How it stands to other actors."""
    figures: Statements[Figure] = ()
    """Numbers about it, such as its strength."""
    links: Descriptions = {}
    """Where else it is described: wikidata, website, …"""
    sources: Sources = {}
    """The sources it cites, each under a short key."""
    cites: Several[CiteField] = ()
    """The sources for its name, summary and dates."""
    images: Several[Image] = ()
    """Pictures of it."""

    @property
    def known_as(self) -> list[str]:
        """The aliases that nobody disputes."""
        return [alias for alias in self.aliases if isinstance(alias, str)]

    @property
    def contested(self) -> list[Contested]:
        """The aliases that sources dispute."""
        return [alias for alias in self.aliases if isinstance(alias, Contested)]


class Briefing(Record):
    """What happened, who is involved, what experts say and what should be done."""

    kind: ClassVar[str] = "briefing"
    model_config = ConfigDict(json_schema_extra=one_needed("published", "status"))

    title: Text
    """Its headline."""
    summary: Md
    """The bottom line: what the reader must know."""
    published: Day | None = None
    """The day of publication; a draft has none."""
    updated: Day | None = None
    """The day of the last change of substance."""
    status: BriefingStatus = "published"
    """Draft, published, superseded or withdrawn."""
    superseded_by: Text | None = None
    """The briefing that takes its place."""
    withdrawn_because: Md | None = None
    """Why it was withdrawn."""
    withdrawn: Day | None = None
    """The day on which it was withdrawn."""
    authors: Several[Text] = ()
    """Who wrote it."""
    lang: Language | None = None
    """The language it is written in (BCP 47)."""
    topics: Several[Text] = ()
    """Subjects under which it is listed."""
    countries: Several[Country] = ()
    """Countries it speaks of, beside those of its incidents."""
    incident: (
        Annotated[
            Annotated[Incident, Tag("fields")] | Annotated[Text, Tag("text")],
            Discriminator(text_or_fields),
        ]
        | None
    ) = None
    """The main incident: the id of its file, or its fields."""
    incidents: Several[Text] = ()
    """Other incidents it discusses, by id."""
    actors: Several[PartField] = ()
    """Who is involved."""
    judgements: Statements[Judgement] = ()
    """What we conclude."""
    claims: Statements[Claim] = ()
    """What somebody asserts."""
    quotes: Statements[Quote] = ()
    """What experts say, in their words."""
    figures: Statements[Figure] = ()
    """Numbers, each with its source."""
    recommendations: Statements[Recommendation] = ()
    """What should be done, by whom."""
    timeline: Statements[Event] = ()
    """What happened when."""
    body: Md | None = None
    """Background and analysis; `[@key]` cites a source."""
    sources: Sources = {}
    """The sources it cites, each under a short key."""
    related: Several[Text] = ()
    """Other briefings worth reading, by id."""
    changes: Several[Change] = ()
    """Corrections and updates, with dates."""
    images: Several[Image] = ()
    """Pictures for it."""

    @model_validator(mode="after")
    def _has_what_its_status_needs(self) -> Briefing:
        if self.published is None and self.status != "draft":
            raise fault(
                "missing-field", "`published` is missing", "Write the day, or `status: draft`."
            )
        if self.status == "superseded" and not self.superseded_by:
            raise fault("missing-field", "`superseded_by` is missing", "Name the newer briefing.")
        if self.status == "withdrawn" and not self.withdrawn_because:
            raise fault("missing-field", "`withdrawn_because` is missing", "Say why.")
        return self


KINDS: dict[str, type[Record]] = {
    "briefing": Briefing,
    "incident": Incident,
    "actor": Actor,
    "source": Source,
}
"""Kinds of record by name; the folder `incidents/`, `actors/` or `sources/` makes the kind."""

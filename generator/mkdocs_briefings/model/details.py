"""The parts of records that are fields themselves: places, parties, pictures, changes, …"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Discriminator, Tag, model_validator

from mkdocs_briefings.model.texts import fault
from mkdocs_briefings.model.values import (
    CiteField,
    Country,
    Day,
    Few,
    Form,
    Latitude,
    Longitude,
    Md,
    PartyRole,
    Precision,
    Several,
    Shape,
    Text,
    When,
    WhoField,
)


def text_or_fields(value: Any) -> str:
    """Which of two forms a value has, for fields that take a text or a mapping."""
    return "fields" if isinstance(value, dict) else "text"


class Place(Shape):
    """Where an incident happened."""

    name: Text | None = None
    """The place's name."""
    region: Text | None = None
    """Province, state or district."""
    country: Country | None = None
    """Two-letter code (ISO 3166-1)."""
    lat: Latitude | None = None
    """Degrees north, -90 to 90."""
    lon: Longitude | None = None
    """Degrees east, -180 to 180."""
    precision: Precision | None = None
    """How exact the coordinates are."""

    @model_validator(mode="after")
    def _is_a_point(self) -> Place:
        if (self.lat is None) != (self.lon is None):
            missing = "lat" if self.lat is None else "lon"
            hint = "A point needs both; without one, nothing can be shown on a map."
            raise fault("missing-field", f"`{missing}` is missing beside the other", hint)
        return self


class Active(Shape):
    """From when until when an actor was active."""

    since: When | None = None
    """From when."""
    until: When | None = None
    """Until when."""


class Contested(Shape):
    """A name of which sources dispute that it is the actor's."""

    name: Text
    """The name."""
    contested: Md
    """Who disputes it, and why."""
    cites: Several[CiteField] = ()
    """The sources it rests on."""


AliasField = Annotated[
    Annotated[Contested, Tag("fields")] | Annotated[Text, Tag("text")],
    Discriminator(text_or_fields),
]


class Party(Shape):
    """The part that somebody had in an incident."""

    actor: Few[WhoField]
    """Who."""
    role: PartyRole
    """What part: attacker, target, victim, responder, mediator, or other words."""
    side: Text | None = None
    """On whose side, where there are sides."""
    note: Md | None = None
    """A remark for the reader."""
    cites: Several[CiteField] = ()
    """The sources it rests on."""


class Image(Shape):
    """A picture that lies below `briefings/`."""

    file: Text
    """Its path, from this file or from `briefings/`."""
    alt: Text
    """What it shows, for those who do not see it."""
    caption: Md | None = None
    """What stands below it."""
    credit: Text | None = None
    """Whose it is."""
    licence: Text | None = None
    """On what terms it may be shown."""
    cites: Several[CiteField] = ()
    """The sources it is from."""


class Review(Shape):
    """That somebody has looked through a record; `briefings sign` writes it."""

    by: Text
    """Who."""
    on: Day
    """When."""
    of: Text
    """What was looked through: a mark of the record's text as it was then."""


class Part(Shape):
    """The part an actor plays in a briefing."""

    actor: Few[WhoField]
    """Who."""
    role: Text | None = None
    """What part."""
    note: Md | None = None
    """A remark for the reader."""
    cites: Several[CiteField] = ()
    """The sources it rests on."""


def _part(value: Any) -> Any:
    return {"actor": value} if isinstance(value, str) else value


PartField = Annotated[
    Part, BeforeValidator(_part, json_schema_input_type=Part | Text), Form("a name")
]


class Change(Shape):
    """A correction or an update of a briefing."""

    date: Day
    """When."""
    text: Md
    """What changed and why."""

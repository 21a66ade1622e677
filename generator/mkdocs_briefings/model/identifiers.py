"""Identifiers that others give to a record, by the collection: what they look like, and its name.

Collections that are not in the table are free: any name with any identifier.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from mkdocs_briefings.language.slugs import fold
from mkdocs_briefings.model import schema_forms
from mkdocs_briefings.model.texts import fault, label, shortened, url
from mkdocs_briefings.model.values import Form, ReadBy, written


@dataclass(frozen=True, slots=True)
class Scheme:
    """A collection of somebody else's: its own name, and the form of what it gives.

    `pattern` is that of a whole identifier; `around` is what is often written before or behind one,
    such as the address of its page, and belongs to none.
    """

    label: str
    pattern: re.Pattern[str]
    form: str
    example: str
    around: re.Pattern[str] = re.compile(r"^\W+|\W+$")

    def meant(self, text: str) -> str:
        """The identifier that a text with something around it stands for; empty where none is."""
        bare = self.around.sub("", text).strip()
        found = (one for one in (bare, bare.upper()) if self.pattern.fullmatch(one))
        return next(found, "")


GALAXY = "misp-galaxy"
"""The collection of MISP's clusters; an identifier in it is the rest of a tag of MISP."""
COLLECTIONS = {
    "acled": Scheme(
        "ACLED",
        re.compile(r"[A-Z]{3}\d{1,9}|\d{1,9}[A-Z]{3}"),
        "the three letters of a country and a number",
        "UKR1234",
    ),
    "doi": Scheme(
        "DOI",
        re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+"),
        "`10.`, the number of who registered it, a slash and the rest",
        "10.5555/12345678",
        re.compile(r"^(?:https?://)?(?:dx\.|www\.)?doi\.org/|^doi:\s*", re.I),
    ),
    "gtd": Scheme(
        "GTD",
        re.compile(r"(?:19|20)\d{2}(?:0\d|1[0-2])(?:[0-2]\d|3[01])\d{4}"),
        "twelve digits: year, month, day and a number of four",
        "202403220001",
        re.compile(r"^\D*gtdid=|\D+", re.I),
    ),
    GALAXY: Scheme(
        "MISP galaxy",
        re.compile(r'[A-Za-z\d]+(?:[-_][A-Za-z\d]+)*="[^\n]+"'),
        "the galaxy, an equals sign and the cluster in quotation marks",
        'threat-actor="APT28"',
        re.compile(r"^misp-galaxy:\s*"),
    ),
    "mitre": Scheme(
        "MITRE ATT&CK",
        re.compile(r"(?:AML\.)?[A-Z]{1,3}\d{4}(?:\.\d{3})?"),
        "a letter and four digits",
        "G0016",
        re.compile(r"^https?://attack\.mitre\.org/\w+/|/$", re.I),
    ),
    "wikidata": Scheme(
        "Wikidata",
        re.compile(r"Q[1-9]\d*"),
        "Q and a number",
        "Q42",
        re.compile(r"^https?://(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/|^wd:|[#?].*$", re.I),
    ),
}
"""The collections whose form is known, by the name under which records have them."""


def collection_label(name: str) -> str:
    """How pages name a collection: as it calls itself, else as it is written."""
    known = COLLECTIONS.get(fold(name))
    return known.label if known else name


def _by_name(value: Any) -> Any:
    """Each identifier with the name of its collection, by which it is read."""
    kept = written(value)
    return {name: (name, one) for name, one in kept.items()} if isinstance(kept, dict) else kept


def _identifier(named: tuple[str, Any]) -> str:
    """Read an identifier that stands below the name of its collection."""
    name, value = named
    text = label(value)
    known = COLLECTIONS.get(fold(name))
    if known is None or known.pattern.fullmatch(text):
        return text
    message = f"`{shortened(text)}` is no identifier of {known.label}"
    meant = known.meant(text)
    hint = f"Write `{meant}`." if meant else f"Write {known.form}, as in `{known.example}`."
    raise fault("identifier", message, hint)


def _where(named: tuple[str, Any]) -> str:
    """Read where something is described: an address, or an identifier of a collection."""
    name, value = named
    text = label(value)
    known = COLLECTIONS.get(fold(name))
    if known and known.pattern.fullmatch(text):
        return text
    return text if text.startswith("mailto:") else url(text)


_IN_SCHEMA: schema_forms.Schema = {
    "type": "object",
    "properties": {
        name: {**schema_forms.or_nothing(schema_forms.TEXT), "description": one.label}
        for name, one in COLLECTIONS.items()
    },
    "additionalProperties": schema_forms.or_nothing(schema_forms.TEXT),
}

Identifiers = Annotated[
    dict[str, Annotated[str, ReadBy(_identifier), Form("identifier")]],
    BeforeValidator(_by_name),
    WithJsonSchema(_IN_SCHEMA),
]
"""What others call what a record is about, by the name of their collection."""

Descriptions = Annotated[
    dict[str, Annotated[str, ReadBy(_where), Form("web address")]],
    BeforeValidator(_by_name),
    WithJsonSchema(
        {"type": "object", "additionalProperties": schema_forms.or_nothing(schema_forms.TEXT)}
    ),
]
"""Where else what a record is about is described, by a name for each place."""

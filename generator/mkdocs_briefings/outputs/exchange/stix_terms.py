"""Our words in those of STIX 2.1: markings (TLP 2.0), responses as opinions, confidence, times."""

from __future__ import annotations

from datetime import UTC

from mkdocs_briefings.language.dates import Date
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.outputs.feeds.feed import instant

BEGINNING = "2000-01-01T00:00:00.000Z"
"""Where records give no time."""

_TLP = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"
MARKINGS = {  # the objects that FIRST and OASIS publish for TLP 2.0
    "TLP:CLEAR": "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
    "TLP:GREEN": "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
    "TLP:AMBER": "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
    "TLP:AMBER+STRICT": "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
    "TLP:RED": "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
}
MARKING_OBJECTS = tuple(
    {
        "type": "marking-definition",
        "spec_version": "2.1",
        "id": id,
        "created": "2022-10-01T00:00:00.000Z",
        "name": name,
        "extensions": {
            _TLP: {
                "extension_type": "property-extension",
                "tlp_2_0": name.partition(":")[2].lower(),
            }
        },
    }
    for name, id in MARKINGS.items()
)
OPINIONS = {
    "supports": "agree",
    "qualifies": "neutral",
    "disputes": "disagree",
    "denies": "strongly-disagree",
}
CONFIDENCE = {"low": 15, "moderate": 50, "high": 85}
"""STIX's own numbers for its scale of none, low, medium and high (2.1, appendix A)."""


def last_change(library: Library) -> str:
    """When the library last changed, as its records tell."""
    return max([BEGINNING, *(time(one.latest) for one in library.briefings if one.latest)])


def time(date: Date) -> str:
    """A time as STIX writes it: in UTC, with three digits behind the seconds."""
    moment = instant(date).astimezone(UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")

"""How single values look in JSON Schema, as an editor reads them: scalars by the rules of YAML 1.2.

An editor makes numbers, booleans and nothing of `1984`, `true` and `null`, which are texts here.
So these forms take whatever an editor may have made of a text that `briefings check` accepts.
`errorMessage`, `patternErrorMessage`, `enumDescriptions`, `markdownDescription` and
`defaultSnippets` are words of VS Code's, which the YAML language server understands.
"""

from __future__ import annotations

import re
from typing import Any

from mkdocs_briefings import countries
from mkdocs_briefings.vocabulary import Term, Vocabulary

Schema = dict[str, Any]

# `not` and `if` rather than a list of types: editors offer `true` and `null` where types name them.
NOTHING: Schema = {
    "description": "Not written.",
    "not": {"type": ["string", "number", "boolean", "array", "object"]},
}
TEXT: Schema = {
    "description": "A text.",
    "minLength": 1,
    "if": {"type": ["array", "object"]},
    "then": {
        "type": "string",
        "errorMessage": "Write a text. One that holds `: ` or begins with [ or { goes on the next "
        "line after `>-`, indented.",
    },
}
SLUG: Schema = {
    **TEXT,
    "pattern": r"^\s*[^\sA-Z]+\s*$",
    "patternErrorMessage": "Write lower-case letters and digits, joined by hyphens.",
}
NUMBER: Schema = {"description": "A number: 4000 or 4,000.", "type": ["number", "string"]}
URL: Schema = {
    "description": "A web address.",
    "type": "string",
    "pattern": r"^\s*[Hh][Tt][Tt][Pp][Ss]?://\S+\s*$",
    "patternErrorMessage": "Write the address whole: https://host/path",
}
SITE_PATH: Schema = {
    "description": "A path of this site.",
    "type": "string",
    "pattern": r"^\s*/[\s\S]+/\s*$",
    "patternErrorMessage": "Write it as in the address, with slashes at both ends: /2024/old-name/",
}
REFERENCE: Schema = {
    "description": "`record#anchor`: a statement of another record, shown here too.",
    "type": "string",
    "pattern": "^[^#]+#[^#]",
    "patternErrorMessage": "Write fields (`text: …`), or `record#anchor` of another statement.",
}


def date(hint: str) -> Schema:
    """A date; the hint tells which ones."""
    return {"description": hint, "type": ["string", "number"], "minLength": 1}


def several(item: Schema) -> Schema:
    """A single item or a list."""
    several = {"description": "Several, as a list.", "type": "array", "items": item}
    return {"anyOf": [*alternatives(item), several]}


def or_nothing(form: Schema) -> Schema:
    """The same where nothing may stand too: such a field counts as not written."""
    forms = alternatives(form)
    return form if NOTHING in forms or form == TEXT else {"anyOf": [*forms, NOTHING]}


def alternatives(form: Schema) -> list[Schema]:
    """The forms of which one is needed."""
    return form["anyOf"] if set(form) == {"anyOf"} else [form]


def one_needed(*names: str) -> Schema:
    """At least one of these fields is needed."""
    words = f"Write {' or '.join(f'`{name}`' for name in names)}."
    return {"anyOf": [{"required": [name], "errorMessage": words} for name in names]}


def country() -> Schema:
    """Two-letter codes, found by the country's name too."""
    codes = sorted(countries.codes())
    return {
        "description": "A country: two letters.",
        "type": "string",
        "pattern": rf"^\s*({'|'.join(codes)})\s*$",
        "patternErrorMessage": "Write the two letters of ISO 3166-1, as in `AF`.",
        "defaultSnippets": [
            {"label": f"{code} {countries.country_name(code)}", "body": code} for code in codes
        ],
    }


def terms(words: Vocabulary) -> Schema:
    """The terms of a vocabulary: slugs to choose from, and whatever else may be written for them."""
    listed: Schema = {
        "description": f"{words.title}.",
        "enum": [_as_read(term.slug) for term in words],
        "enumDescriptions": [_meaning(term) for term in words],
    }
    other = {"description": "The same in words.", "type": "string", "pattern": _pattern(words)}
    return {"anyOf": [listed, TEXT if words.open else other, NOTHING]}


def _as_read(slug: str) -> str | int:
    """The slug as an editor reads it: the grades 1 to 6 are numbers."""
    return int(slug) if slug.isdecimal() else slug


def _meaning(term: Term) -> str:
    told = term.label.casefold() == term.slug.casefold()
    return term.meaning if told else f"{term.label}. {term.meaning}"


def _pattern(words: Vocabulary) -> str:
    """All writings of all terms, in any case, with hyphen, blank, underscore or nothing between."""
    writings = dict.fromkeys(_any_case(text) for term in words for text in term.writings)
    return rf"^\s*({'|'.join(writings)})\s*$"


def _any_case(writing: str) -> str:
    parts = re.split(r"[-\s_]+", writing)
    return r"[-\s_]*".join("".join(map(_letter, part)) for part in parts)


def _letter(letter: str) -> str:
    upper, lower = letter.upper(), letter.lower()
    return f"[{upper}{lower}]" if upper != lower else re.escape(letter)

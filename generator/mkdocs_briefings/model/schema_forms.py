"""How single values look in JSON Schema, as an editor reads them: scalars by the rules of YAML 1.2.

An editor makes numbers, booleans and nothing of `1984`, `true` and `null`, which are texts here.
So these forms take whatever an editor may have made of a text that `briefings check` accepts.
`errorMessage`, `patternErrorMessage`, `enumDescriptions` and `defaultSnippets` are additions of
VS Code's to JSON Schema, which the YAML language server understands.
"""

from __future__ import annotations

import re
from typing import Any

from mkdocs_briefings.language import countries
from mkdocs_briefings.language.vocabulary import Term, Vocabulary

Schema = dict[str, Any]

# What editors offer to fill in is taken from types, so `true` and `null` are allowed by `not`.
NOTHING: Schema = {"not": {"type": ["string", "number", "boolean", "array", "object"]}}
_WORD: Schema = {"not": {"type": ["string", "number", "array", "object"]}}
_STRING: Schema = {
    "type": ["string", "number"],
    "minLength": 1,
    "errorMessage": "Write a text. One that holds `: ` or begins with [ or { goes on the next "
    "line after `>-`, indented.",
}
TEXT: Schema = {"anyOf": [_STRING, _WORD]}
_SLUG: Schema = {
    "type": ["string", "number"],
    "pattern": r"^\s*[^\sA-Z]+\s*$",
    "patternErrorMessage": "Write lower-case letters and digits, joined by hyphens.",
}
SLUG: Schema = {"anyOf": [_SLUG, _WORD]}
NUMBER: Schema = {"type": ["number", "string"], "minLength": 1}
URL: Schema = {
    "type": "string",
    "pattern": r"^\s*[Hh][Tt][Tt][Pp][Ss]?://\S+\s*$",
    "patternErrorMessage": "Write the address whole: https://host/path",
}
SITE_PATH: Schema = {
    "type": "string",
    "pattern": r"^\s*/[\s\S]+/\s*$",
    "patternErrorMessage": "Write it as in the address, with slashes at both ends: /2024/old-name/",
}
REFERENCE: Schema = {
    "type": "string",
    "pattern": "^[^#]+#[^#]",
    "patternErrorMessage": "Write fields (`text: …`), or `record#anchor` of another statement.",
}


def date(*examples: str) -> Schema:
    """A date, with examples."""
    return {"type": ["string", "number"], "minLength": 1, "examples": list(examples)}


def several(item: Schema) -> Schema:
    """A single item or a list."""
    return {"anyOf": [*alternatives(item), {"type": "array", "items": item}]}


def or_nothing(form: Schema) -> Schema:
    """The same where nothing may stand too: such a field counts as not written."""
    forms = alternatives(form)
    return form if NOTHING in forms or _WORD in forms else {"anyOf": [*forms, NOTHING]}


def alternatives(form: Schema) -> list[Schema]:
    """The forms of which one is needed."""
    return form["anyOf"] if set(form) == {"anyOf"} else [form]


def one_needed(*names: str) -> Schema:
    """At least one of these fields is needed."""
    words = f"Write {' or '.join(f'`{name}`' for name in names)}."
    return {
        "if": {"properties": dict.fromkeys(names, False)},
        "then": {"required": [names[0]], "errorMessage": words},
    }


def country() -> Schema:
    """Two-letter codes, found by the country's name too."""
    codes = sorted(countries.codes())
    return {
        "type": "string",
        "pattern": rf"^\s*({'|'.join(codes)})\s*$",
        "patternErrorMessage": "Write the two letters of ISO 3166-1, as in `AF`.",
        "defaultSnippets": [
            {"label": f"{code} {countries.country_name(code)}", "body": code} for code in codes
        ],
    }


def terms(words: Vocabulary) -> Schema:
    """The terms of a vocabulary: slugs to choose from, and what else may be written for them."""
    listed: Schema = {
        "enum": [_as_read(term.slug) for term in words],
        "enumDescriptions": [_meaning(term) for term in words],
    }
    if words.open:
        return {"anyOf": [listed, *alternatives(TEXT)]}
    in_words: Schema = {"type": "string", "pattern": _pattern(words)}
    return {"anyOf": [listed, in_words, NOTHING]}


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

"""Gathers what countries are called in the languages of the world, from CLDR by way of Babel.

Run by hand when Babel has newer data; what it writes is committed, as to read all languages takes
seconds:

    python generator/make_country_names.py

CLDR's data is under the Unicode License V3, which the file that is written names.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from babel import Locale
from babel.localedata import locale_identifiers

from mkdocs_briefings.language.countries import codes

FILE = Path(__file__).parent / "mkdocs_briefings/language/country_names.json"
ORIGIN = (
    "What countries are called in the languages of the world, in the order of their tags. From "
    "Unicode's CLDR (Unicode License V3, unicode.org/license.txt) through Babel, by "
    "make_country_names.py."
)
LEAST = 200
"""Countries that a language has names for, if it is one that CLDR covers well."""


def names_by_code() -> dict[str, list[str]]:
    """The different names of each country."""
    known = codes()
    found: dict[str, dict[str, None]] = {code: {} for code in sorted(known)}
    for tag in sorted(locale_identifiers()):
        territories = {} if re.search("_", tag) else Locale.parse(tag).territories
        named = {code: name for code, name in territories.items() if code in known}
        if len(named) >= LEAST:
            for code, name in named.items():
                found[code][name.strip()] = None
    return {code: list(names) for code, names in found.items()}


def main() -> None:
    rows = [
        f" {json.dumps(code)}: {json.dumps('|'.join(names), ensure_ascii=False)}"
        for code, names in names_by_code().items()
    ]
    text = ",\n".join([f' "": {json.dumps(ORIGIN, ensure_ascii=False)}', *rows])
    FILE.write_text(f"{{\n{text}\n}}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

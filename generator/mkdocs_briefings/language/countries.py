"""Countries and languages by code, and their names in any language, from CLDR through Babel."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from mkdocs_briefings.language.nearest import nearest
from mkdocs_briefings.language.slugs import fold

if TYPE_CHECKING:
    from babel import Locale

    CODES: frozenset[str]
    """ISO 3166-1 alpha-2 and XK for Kosovo; made on first use (see `codes`)."""

# Two-letter regions of CLDR that ISO 3166-1 assigns to no country: reserved for places that belong
# to one (AC CP CQ DG EA IC TA) or for groups of countries (EU EZ UN), or private and pseudo codes.
NOT_COUNTRIES: Final = frozenset(
    {"AC", "CP", "CQ", "DG", "EA", "IC", "TA", "EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}
)

# English names that Babel has not: CLDR's other forms (short, variant), the forms that UN documents
# and the press use, and names a state bore lately. Left out is what may mean two states or none:
# Congo, Korea, Macedonia, America, England.
ALSO: Final = {
    "AE": ("UAE", "U.A.E."),
    "BA": ("Bosnia", "Bosnia-Herzegovina"),
    "BO": ("Plurinational State of Bolivia",),
    "BQ": ("Bonaire, Sint Eustatius and Saba",),
    "BN": ("Brunei Darussalam",),
    "CD": ("DR Congo", "DRC", "Democratic Republic of the Congo", "Democratic Republic of Congo"),
    "CG": ("Republic of the Congo",),
    "CI": ("Ivory Coast",),
    "CV": ("Cabo Verde",),
    "CZ": ("Czech Republic",),
    "FK": ("Falkland Islands (Malvinas)",),
    "FM": ("Federated States of Micronesia",),
    "GB": (
        *("UK", "U.K.", "Britain", "Great Britain"),
        "United Kingdom of Great Britain and Northern Ireland",
    ),
    "GS": ("South Georgia and the South Sandwich Islands",),
    "HK": ("Hong Kong", "Hong Kong SAR", "China, Hong Kong Special Administrative Region"),
    "HM": ("Heard Island and McDonald Islands",),
    "IE": ("Republic of Ireland",),
    "IR": ("Islamic Republic of Iran",),
    "KP": ("DPRK", "Democratic People's Republic of Korea"),
    "KR": ("Republic of Korea",),
    "LA": ("Lao PDR", "Lao People's Democratic Republic"),
    "MD": ("Republic of Moldova",),
    "MF": ("Saint Martin (French part)",),
    "MM": ("Burma", "Myanmar"),
    "MO": ("Macao", "Macau", "Macao SAR", "China, Macao Special Administrative Region"),
    "NL": ("Kingdom of the Netherlands",),
    "PN": ("Pitcairn",),
    "PS": ("Palestine", "State of Palestine"),
    "RU": ("Russian Federation",),
    "SH": ("Saint Helena",),
    "SJ": ("Svalbard and Jan Mayen Islands",),
    "SX": ("Sint Maarten (Dutch part)",),
    "SY": ("Syrian Arab Republic",),
    "SZ": ("Swaziland",),
    "TL": ("East Timor",),
    "TR": ("Turkey",),
    "TW": ("Province of China Taiwan",),
    "TZ": ("United Republic of Tanzania",),
    "US": ("US", "U.S.", "USA", "U.S.A.", "United States of America"),
    "UM": ("United States Minor Outlying Islands",),
    "VA": ("Holy See", "Vatican"),
    "VC": ("Saint Vincent and the Grenadines",),
    "VE": ("Bolivarian Republic of Venezuela",),
    "VI": ("United States Virgin Islands",),
    "VN": ("Viet Nam",),
    "WF": ("Wallis and Futuna Islands",),
}

_GONE = frozenset(["BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"])
"""Three-letter codes that ISO 3166-3 lists as withdrawn, whose country has another one."""

# RFC 5646, section 2.1, without grandfathered tags and extended language subtags.
_TAG = re.compile(
    r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?"
    r"((?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?)",
    re.IGNORECASE | re.ASCII,
)


_TURNED = re.compile(r"(?P<head>.+?)(?: \((?P<inside>.+)\)|, (?P<behind>.+))")


def __getattr__(name: str) -> frozenset[str]:
    if name == "CODES":
        return codes()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@cache
def codes() -> frozenset[str]:
    """Return CODES: the 249 codes of ISO 3166-1 alpha-2, and XK."""
    two_letters = re.compile("[A-Z]{2}")
    return frozenset(filter(two_letters.fullmatch, cldr_locale("en").territories)) - NOT_COUNTRIES


@lru_cache(maxsize=256)
def cldr_locale(name: str) -> Locale:
    """Return the CLDR locale of a BCP 47 tag; English where CLDR has no such locale."""
    from babel import Locale, UnknownLocaleError  # here, since most runs need none of it at once

    try:
        return Locale.parse(name.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def country_name(code: str, locale: str = "en") -> str:
    """Return the name of a code of CODES in a language; KeyError if it is not one.

    In English where CLDR does not know the language, or not the name in it.
    """
    if code not in codes():
        raise KeyError(code)
    return str(cldr_locale(locale).territories.get(code) or cldr_locale("en").territories[code])


def alpha_3(code: str) -> str:
    """Return the three-letter code (ISO 3166-1 alpha-3) of a code of CODES."""
    return _alpha_3()[code]


@cache
def _alpha_3() -> dict[str, str]:
    """CLDR knows three-letter codes as aliases, those of states that are no more among them."""
    from babel.core import get_global  # here, since its import takes a while

    codes_3 = re.compile("[A-Z]{3}")
    aliases = get_global("territory_aliases").items()
    now = {
        meant[0]: one
        for one, meant in aliases
        if len(meant) == 1 and codes_3.fullmatch(one) and one not in _GONE
    }
    return now | {"XK": "XKX"}  # as the World Bank and the United Nations write it


def code_of(name: str, locale: str = "en") -> str | None:
    """Return the code of the country of this name in a language, or None; codes are no names.

    Ignored are case, Unicode form, accents, hyphens, a leading "the", "&" or "St." for the words,
    and whether a part stands behind in brackets or after a comma, as the United Nations and ISO
    have names: "Iran (Islamic Republic of)", "Korea, Republic of".
    """
    key, names = _key(name), _by_name(locale)
    if (found := names.get(key)) or not (turned := _TURNED.fullmatch(key)):
        return found
    whole = f"{turned['inside'] or turned['behind']} {turned['head']}"
    return names.get(whole.removeprefix("the "))


def code_like(written: str) -> str | None:
    """The code of a country that is written as a code otherwise, or by its name; else None.

    Otherwise is in small letters, or in the three letters of ISO 3166-1 (from CLDR's aliases).
    """
    code = written.upper()
    if code in codes():
        return code
    if re.fullmatch("[A-Z]{3}", written):
        from babel.core import get_global

        found = get_global("territory_aliases").get(written, ())
        return str(found[0]) if len(found) == 1 and found[0] in codes() else code_of(written)
    return code_of(written)


@lru_cache(maxsize=1024)
def like(name: str) -> str | None:
    """Return the code of the country whose English name is most like this one, if any is."""
    near = nearest(_key(name), _by_name("en"), 0.8)
    return _by_name("en")[near] if near else None


@cache
def _by_name(locale: str) -> dict[str, str]:
    names = {_key(country_name(code, locale)): code for code in sorted(codes())}
    if cldr_locale(locale).language == "en":
        names |= {_key(name): code for code, also in ALSO.items() for name in also}
    return names


@lru_cache(maxsize=65536)
def _key(name: str) -> str:
    # Only the marks of Latin, Greek and Cyrillic go: in other scripts a mark may be a vowel.
    bare = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", fold(name)))
    plain = " ".join(bare.replace("&", "and").replace("-", " ").split())
    return re.sub(r"\bst\.? ", "saint ", plain.removeprefix("the "))


@lru_cache(maxsize=1024)
def is_language(tag: str) -> bool:
    """Whether this is a well-formed BCP 47 tag whose language, script and region CLDR knows."""
    match = _TAG.fullmatch(tag)
    if not match:
        return False
    language, script, region = match[1].lower(), match[2], match[3]
    english = cldr_locale("en")
    return (
        _canonical(language) is not None
        and (script is None or script.title() in english.scripts)
        and (region is None or region.upper() in english.territories)
    )


@cache
def _canonical(language: str) -> str | None:
    """CLDR's name of a language subtag, of "prs" fa_AF; None if CLDR does not know it."""
    from babel.core import get_global

    if language in cldr_locale("en").languages:
        return language
    alias = get_global("language_aliases").get(language)
    return str(alias) if alias in cldr_locale("en").languages else None


@lru_cache(maxsize=1024)
def language_name(tag: str, locale: str = "en") -> str:
    """Return the name of a language in a language, as "Dari" or "Uzbek (Latin)".

    In English where CLDR does not know it in the other. KeyError if `is_language` is false.
    """
    match = _TAG.fullmatch(tag)
    if not match or not is_language(tag):
        raise KeyError(tag)
    language, _, own_region = (_canonical(match[1].lower()) or "").partition("_")
    script, region = (match[2] or "").title(), (match[3] or own_region).upper()
    shown = cldr_locale(locale) if language in cldr_locale(locale).languages else cldr_locale("en")
    # CLDR has some pairs as one name ("Dari" is fa_AF); what such a name leaves is in brackets.
    for used in ((script, region), (script,), (region,), ()):
        whole = "_".join(filter(None, (language, *used)))
        if all(used) and whole in shown.languages:
            break
    rest = [shown.scripts.get(script, script)] if script and script not in used else []
    rest += [shown.territories.get(region, region)] if region and region not in used else []
    name = str(shown.languages[whole])
    return f"{name} ({', '.join(rest)})" if rest else name

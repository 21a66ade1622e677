"""Countries and languages: which codes and names there are."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.language import countries
from mkdocs_briefings.language.countries import (
    ALSO,
    code_of,
    country_name,
    is_language,
    language_name,
)

LOCALES = ["en", "de", "fr", "es", "ru", "ar", "fa", "ps", "ur", "tr", "zh-Hans", "hi", "uk", "vi"]


def test_codes_are_those_of_iso_3166_and_kosovo() -> None:
    assert len(countries.CODES) == 250
    assert {"AF", "IR", "XK", "PS", "TW", "EH", "AQ", "SJ"} <= countries.CODES
    others = {"EU", "UN", "ZZ", "001", "EZ", "XA", "XB", "QO", "AC", "CP", "CQ", "DG", "EA", "IC"}
    assert not countries.CODES & (others | {"TA", "UK", "SU", "af", ""})


@pytest.mark.parametrize(
    ("code", "locale", "name"),
    [
        ("AF", "en", "Afghanistan"),
        ("AF", "fa", "افغانستان"),
        ("DE", "de", "Deutschland"),
        ("TR", "en", "Türkiye"),
        ("XK", "en-GB", "Kosovo"),
        ("IR", "xx", "Iran"),
        ("IR", "not a locale", "Iran"),
    ],
)
def test_country_name(code: str, locale: str, name: str) -> None:
    assert country_name(code, locale) == name


@pytest.mark.parametrize("code", ["EU", "af", "", "ZZ", "001"])
def test_other_codes_have_no_name(code: str) -> None:
    with pytest.raises(KeyError):
        country_name(code)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Russia", "RU"),
        ("russian federation", "RU"),
        (" RUSSIA ", "RU"),
        ("Turkiye", "TR"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Côte d'Ivoire", "CI"),
        ("Cote d’Ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("Bosnia and Herzegovina", "BA"),
        ("Saint Lucia", "LC"),
        ("St Lucia", "LC"),
        ("The Gambia", "GM"),
        ("the United States", "US"),
        ("U.S.", "US"),
        ("UK", "GB"),
        ("Burma", "MM"),
        ("DR Congo", "CD"),
        ("DPRK", "KP"),
        ("Niger", "NE"),
        ("Nigeria", "NG"),
        ("Congo", None),
        ("Korea", None),
        ("Macedonia", None),
        ("AF", None),
        ("European Union", None),
        ("United Nations", None),
        ("Taliban", None),
        ("the", None),
        ("", None),
    ],
)
def test_code_of(name: str, code: str | None) -> None:
    assert code_of(name) == code


def test_code_of_a_name_in_another_language() -> None:
    assert code_of("ایران", "fa") == "IR"
    assert code_of("پاكستان", "fa") == "PK"  # an Arabic kaf
    assert code_of("Deutschland", "de") == "DE"
    assert code_of("Turkey", "de") is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Korea, Republic of", "KR"),
        ("Iran, Islamic Republic of", "IR"),
        ("Tanzania, United Republic of", "TZ"),
        ("Congo, Democratic Republic of the", "CD"),
        ("Taiwan, Province of China", "TW"),
        ("Taiwan (Province of China)", "TW"),
        ("France, Germany", None),
        ("Georgia, Republic of", None),  # which may be two
    ],
)
def test_code_of_a_name_turned_round(name: str, code: str | None) -> None:
    assert code_of(name) == code


@pytest.mark.parametrize("locale", LOCALES)
def test_every_name_leads_back_to_its_code(locale: str) -> None:
    assert all(code_of(country_name(code, locale), locale) == code for code in countries.CODES)


def test_every_other_name_is_needed_and_means_one_country() -> None:
    names = [name for also in ALSO.values() for name in also]
    assert len(names) == len(set(names))
    assert set(ALSO) <= countries.CODES
    assert {code_of(name): name for name in names}.keys() == ALSO.keys()
    assert not {country_name(code) for code in countries.CODES} & set(names)


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("en", "English"),
        ("fa", "Persian"),
        ("fa-AF", "Dari"),
        ("prs", "Dari"),
        ("FA-af", "Dari"),
        ("ps", "Pashto"),
        ("ps-PK", "Pashto (Pakistan)"),
        ("zh-Hans", "Simplified Chinese"),
        ("zh-Hans-HK", "Simplified Chinese (Hong Kong SAR China)"),
        ("uz-Latn", "Uzbek (Latin)"),
        ("uz-Arab-AF", "Uzbek (Arabic, Afghanistan)"),
        ("es-419", "Latin American Spanish"),
        ("de-1996", "German"),
        ("en-x-ours", "English"),
        ("mul", "Multiple languages"),
    ],
)
def test_languages(tag: str, name: str) -> None:
    assert is_language(tag)
    assert language_name(tag) == name


@pytest.mark.parametrize(
    "tag",
    [
        "",
        "e",
        "xx",
        "qqq",
        "english",
        "Dari",
        "fa_AF",
        "fa-",
        "-fa",
        "fa-FA",
        "en-UK",
        "zh-Hanz",
        "fa ",
    ],
)
def test_not_languages(tag: str) -> None:
    assert not is_language(tag)
    with pytest.raises(KeyError):
        language_name(tag)


def test_language_name_in_another_language() -> None:
    assert language_name("fa-AF", "de") == "Dari"
    assert language_name("en", "fa") == "انگلیسی"
    assert language_name("fa", "xx") == "Persian"


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    code = code_of(text)
    assert code is None or code in countries.CODES
    assert is_language(text) in (True, False)


def test_import_leaves_babel_alone() -> None:
    script = "import mkdocs_briefings.language.countries, sys; sys.exit('babel' in sys.modules)"
    paths = {"PYTHONPATH": ":".join(sys.path)}
    assert subprocess.run([sys.executable, "-c", script], env=paths, check=False).returncode == 0

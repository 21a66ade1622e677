"""The order of names: as a reader of the site's language looks for them in a catalogue."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.build.site import make_site
from mkdocs_briefings.language.ordering import ordering
from mkdocs_briefings.settings import Settings
from tests.site_folder import write

ORDERS = [
    ("en", "Ali Amin|Ángel Castro|'Ansar Front|Élie Aron|Łukasz Nowak|Šimun Babić"),
    ("en", "Šimun Babić|(Unnamed) cell|[Vault group]|Zaid Zaman"),
    ("en", "Al Zaid|al-Zarir|Ali"),  # word by word; a hyphen is a blank
    ("en", "Brigade 2|Brigade 10|Brigade 010 B|Brigade x"),
    ("en", "7 Sisters|10 Sisters|Aaron|Иван|أحمد"),
    ("en", "A. Q. Khan|An event|A letter|“The Quote”|The"),
    ("en", "Aerial|Æthel|Afar"),
    ("en", "Sample|Šample|Samples"),
    ("fr", "L’Écho|Les Échos|Echt"),
    ("sv", "Adam|Zeta|Ångström|Ärlig|Öberg"),
    ("da", "Zeta|Æble|Østen|Ål"),
    ("de", "Abend|Äbler|Ache"),
    ("pl", "Lukasz|Lzzz|Łukasz|Ma"),
    ("tr", "Irak|Işık|Izgara|İran|İzmir|Kars"),
    ("ru", "Елена|Ёлка|Ель|Иван|Йемен|NATO"),
    ("uk", "Гора|Ґанок|Ирина|Іван|Їжак|Йосип"),
    ("ar", "أحمد|بغداد|كتاب|لبنان|هند|وزير|يمن"),
    ("fa", "آب|ارتش|پاک|تهران|كتاب|گروه|وزیر|هند|یمن"),
]


@pytest.mark.parametrize(("tag", "names"), ORDERS)
def test_names_are_in_the_order_of_the_alphabet(tag: str, names: str) -> None:
    expected = names.split("|")
    turned = expected[::-1]
    assert sorted(turned, key=ordering(tag).key) == expected


@pytest.mark.parametrize(
    ("tag", "name", "initial"),
    [
        ("en", "[Unnamed group]", "U"),
        ("en", "“The Quote”", "Q"),
        ("en", "Łukasz", "L"),
        ("pl", "Łukasz", "Ł"),
        ("en", "Æthel", "A"),
        ("da", "Æble", "Æ"),
        ("en", "8Base", "0–9"),
        ("en", "٣ محاور", "0–9"),
        ("en", "ʿUmar", "U"),
        ("en", "Ёлка", "Е"),
        ("tr", "İzmir", "İ"),
        ("tr", "Irak", "I"),
        ("fa", "كتاب", "ک"),
        ("en", "—", "–"),
        ("en", "", "–"),
    ],
)
def test_a_name_stands_under_its_letter(tag: str, name: str, initial: str) -> None:
    assert ordering(tag).initial(name) == initial


@given(st.sampled_from([tag for tag, _ in ORDERS]), st.lists(st.text(max_size=8), max_size=30))
def test_names_of_one_initial_stand_together(tag: str, names: list[str]) -> None:
    order = ordering(tag)
    initials = [order.initial(name) for name in sorted(names, key=order.key)]
    changes = sum(a != b for a, b in pairwise(initials))
    assert changes == max(0, len(set(initials)) - 1)


def registers(root: Path, names: list[str], language: str) -> dict[str, str]:
    """The pages of the register of actors, by their addresses."""
    docs = root / "briefings"
    actors = {f"actors/{n}.yaml": f'name: "{name}"\n' for n, name in enumerate(names)}
    write(docs, {name: f"{text}type: armed-group\n" for name, text in actors.items()})
    site = make_site(Settings(root, docs, root / "templates", "A site", language=language))
    assert not site.errors
    pages = ((f, text) for f, text in site.markdown.items() if re.match("actors/(index|all)", f))
    return {file.removesuffix(".md"): text for file, text in pages}


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Adam", "Ångström", "(Unnamed)", "The Vault", "Zeta"]),
        ("sv", ["Adam", "The Vault", "(Unnamed)", "Zeta", "Ångström"]),  # "The" is no article
    ],
)
def test_a_register_is_in_the_order_of_the_sites_language(
    tmp_path: Path, language: str, names: list[str]
) -> None:
    (page,) = registers(tmp_path, names[::-1], language).values()
    places = [page.index(name.strip("()")) for name in names]
    assert places == sorted(places)


def test_the_parts_of_a_long_register_are_in_order_too(tmp_path: Path) -> None:
    names = [f"{sign}{n}x" for sign in ("Bravo ", "“Alfa” ", "[Ura] ", "77") for n in range(60)]
    pages = registers(tmp_path, names, "en")
    parts = re.findall(r"\[(\S+) \((\d+)\)\]", pages["actors/index"])
    assert parts == [("0–9", "60"), ("A", "60"), ("B", "60"), ("U", "60")]
    assert set(pages) == {
        f"actors/{one}" for one in ("index", "all/0-9", "all/a", "all/b", "all/u")
    }


def test_figures_are_by_their_measures_in_the_order_of_the_alphabet(tmp_path: Path) -> None:
    docs = tmp_path / "briefings"
    figures = (
        f"  - {{measure: {name}, value: 2, cites: s}}\n" for name in ("zelte", "ärzte", "boote")
    )
    source = "  s: {title: A list, publisher: Example Paper, url: https://list.example}\n"
    text = "title: A count\npublished: 2024-05-02\nsummary: Counted [@s].\nfigures:\n"
    write(docs, {"2024/count.yaml": f"{text}{''.join(figures)}sources:\n{source}"})
    site = make_site(Settings(tmp_path, docs, tmp_path / "templates", "A site"))
    assert not site.errors
    page = site.markdown["figures/index.md"].casefold()
    places = [page.index(f"## {name}") for name in ("ärzte", "boote", "zelte")]
    assert places == sorted(places)

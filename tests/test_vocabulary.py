"""Controlled values: what is accepted, what is near, what the data must hold."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mkdocs_briefings.language.vocabulary
from mkdocs_briefings.language.vocabulary import (
    LIKELIHOOD,
    MARKING,
    RELATION_KIND,
    VOCABULARIES,
    Term,
    Vocabulary,
    likelihood_words,
)

ALL = list(VOCABULARIES.values())
TERMS = [
    pytest.param(vocabulary, term, id=f"{vocabulary.name}-{term.slug}")
    for vocabulary in ALL
    for term in vocabulary
]


@pytest.mark.parametrize(
    ("name", "slugs"),
    [
        (
            "likelihood",
            "almost-no-chance very-unlikely unlikely roughly-even-chance likely very-likely"
            " almost-certain",
        ),
        ("confidence", "low moderate high"),
        ("reliability", "A B C D E F"),
        ("credibility", "1 2 3 4 5 6"),
        ("marking", "TLP:CLEAR TLP:GREEN TLP:AMBER TLP:AMBER+STRICT TLP:RED"),
        (
            "attack_type",
            "assassination armed-assault bombing hijacking hostage-taking-barricade"
            " hostage-taking-kidnapping facility-attack unarmed-assault unknown",
        ),
        (
            "target_type",
            "business government police military airports-and-aircraft diplomatic education"
            " food-or-water-supply journalists-and-media maritime ngo private-citizens-and-property"
            " religious-figures-or-institutions telecommunication transportation utilities tourists"
            " terrorists-or-militia other unknown",
        ),
        ("measure", "killed wounded arrested missing displaced perpetrators strength"),
        ("stance", "supports disputes denies qualifies"),
        ("outcome", "corroborated refuted withdrawn unresolved"),
        ("basis", "claimed attributed suspected accused charged convicted"),
        (
            "relation_kind",
            "affiliate-of part-of member-of employed-by allied-with ties-with supports harbours"
            " rival-of opposes negotiates-with successor-of",
        ),
        (
            "source_type",
            "article statement report post interview press-conference dataset document book"
            " legal-ruling map video broadcast briefing",
        ),
        (
            "actor_type",
            "person armed-group criminal-group political-party state government-body"
            " international-organisation organisation media company",
        ),
        ("party_role", "attacker target victim responder mediator"),
        ("priority", "high medium low"),
        (
            "recommendation_status",
            "proposed adopted in-progress implemented rejected superseded",
        ),
        ("briefing_status", "draft published superseded withdrawn"),
        ("precision", "exact near region country"),
        ("figure_status", "retracted"),
    ],
)
def test_values_are_those_of_the_format(name: str, slugs: str) -> None:
    assert VOCABULARIES[name].slugs == tuple(slugs.split())


def test_the_table_above_is_complete() -> None:
    assert len(VOCABULARIES) == 20


@pytest.mark.parametrize(("vocabulary", "term"), TERMS)
def test_every_writing_finds_its_own_term(vocabulary: Vocabulary, term: Term) -> None:
    assert vocabulary[term.slug] is term
    for words in term.writings:
        assert vocabulary.lookup(words) is term
        assert vocabulary.lookup(f" {words.upper()} ") is term
        assert vocabulary.lookup(words.replace(" ", "_").replace("-", " ")) is term


@pytest.mark.parametrize(("vocabulary", "term"), TERMS)
def test_labels_and_meanings_read_well(vocabulary: Vocabulary, term: Term) -> None:
    assert term.label[0].isupper()
    assert term.label == term.label.strip(". ")
    assert re.fullmatch(r"[A-Z].*[^ ]\.", term.meaning)
    assert "-" not in term.label


@pytest.mark.parametrize("vocabulary", ALL, ids=list(VOCABULARIES))
def test_vocabularies_are_described(vocabulary: Vocabulary) -> None:
    assert vocabulary.title
    assert vocabulary.source
    assert not vocabulary.default or vocabulary[vocabulary.default]
    assert vocabulary.open is (
        vocabulary.name in ("attack_type", "target_type", "measure", "party_role")
    )


@pytest.mark.parametrize(
    ("name", "written", "slug"),
    [
        ("likelihood", "remote", "almost-no-chance"),
        ("likelihood", "Highly Improbable", "very-unlikely"),
        ("likelihood", "roughly even odds", "roughly-even-chance"),
        ("likelihood", "nearly certain", "almost-certain"),
        ("likelihood", "almost certainly", "almost-certain"),
        ("likelihood", "ALMOST_CERTAIN", "almost-certain"),
        ("likelihood", "maybe", None),
        ("reliability", "b", "B"),
        ("reliability", "usually reliable", "B"),
        ("reliability", "G", None),
        ("credibility", "probably true", "2"),
        ("credibility", "-1", None),
        ("credibility", "7", None),
        ("marking", "tlp:amber+strict", "TLP:AMBER+STRICT"),
        ("marking", "TLP: RED", None),
        ("marking", "RED", None),
        ("marking", "TLP:WHITE", None),
        ("measure", "injured", "wounded"),
        ("measure", "Dead", "killed"),
        ("measure", "hostages freed", None),
        ("attack_type", "Bombing/Explosion", "bombing"),
        ("recommendation_status", "in progress", "in-progress"),
        ("stance", "", None),
    ],
)
def test_lookup(name: str, written: str, slug: str | None) -> None:
    found = VOCABULARIES[name].lookup(written)
    assert (found.slug if found else None) == slug


@pytest.mark.parametrize(
    ("name", "written", "slug"),
    [
        ("confidence", "hgih", "high"),
        ("confidence", "modrate", "moderate"),
        ("confidence", "high", "high"),
        ("reliability", "G", None),
        ("credibility", "7", None),
        ("marking", "RED", None),
        ("marking", "AMBER", "TLP:AMBER"),
        ("marking", "TLP:AMBER-STRICT", "TLP:AMBER+STRICT"),
        ("relation_kind", "harbors", "harbours"),
        ("actor_type", "international organization", "international-organisation"),
        ("source_type", "press release conference", "press-conference"),
        ("stance", "quibbles", None),
        ("stance", "", None),
    ],
)
def test_nearest(name: str, written: str, slug: str | None) -> None:
    found = VOCABULARIES[name].nearest(written)
    assert (found.slug if found else None) == slug


@pytest.mark.parametrize(
    ("name", "written", "slug"),
    [
        ("measure", "woundd", "wounded"),
        ("measure", "wounded", None),
        ("measure", "hostages", None),
        ("attack_type", "bombings", "bombing"),
        ("target_type", "polcie", "police"),
    ],
)
def test_slip(name: str, written: str, slug: str | None) -> None:
    found = VOCABULARIES[name].slip(written)
    assert (found.slug if found else None) == slug


@pytest.mark.parametrize(
    ("name", "written", "part"),
    [
        ("marking", "TLP:WHITE", "TLP:CLEAR"),
        ("marking", "tlp:white", "TLP:CLEAR"),
        ("attack_type", "-9", "unknown"),
        ("target_type", "−99", "unknown"),
    ],
)
def test_values_known_elsewhere_get_a_hint(name: str, written: str, part: str) -> None:
    assert VOCABULARIES[name].lookup(written) is None
    assert part in (VOCABULARIES[name].wrong_hint(written) or "")


def test_likelihood_is_one_scale() -> None:
    assert [(term.low, term.high) for term in LIKELIHOOD] == [
        *((1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99))
    ]
    assert all(a.high == b.low for a, b in pairwise(LIKELIHOOD))
    for term in LIKELIHOOD:
        assert f"of {term.low} to {term.high} per cent" in term.meaning
        assert term.rows[0] == term.label.lower() == term.slug.replace("-", " ")


def test_markings_are_in_order_of_restriction() -> None:
    assert MARKING.rank("TLP:CLEAR") < MARKING.rank("TLP:AMBER") < MARKING.rank("TLP:RED")
    assert MARKING.default == "TLP:CLEAR"
    assert all(re.fullmatch("#[0-9A-F]{6}", term.colour) for term in MARKING)


def test_relations_have_words_for_both_pages() -> None:
    symmetric = {term.slug for term in RELATION_KIND if term.symmetric}
    assert symmetric == {"allied-with", "ties-with", "rival-of", "negotiates-with"}
    for term in RELATION_KIND:
        assert term.inverse
        assert (term.inverse == term.label) is term.symmetric


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An attack is very  unlikely.", [("very  unlikely", "very-unlikely", 1)]),
        (
            "Probable; almost certainly not a remote one",
            [
                *(("Probable", "likely", 2), ("almost certainly", "almost-certain", 1)),
                ("remote", "almost-no-chance", 2),
            ],
        ),
        ("The likelihood of probability remotely", []),
    ],
)
def test_likelihood_words(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert [(words, term.slug, row) for words, term, row in likelihood_words(text)] == expected


def test_every_label_and_meaning_is_marked_for_translation() -> None:
    marked = re.findall(
        r'N_\(\s*"([^"]*)"\s*\)',
        Path(mkdocs_briefings.language.vocabulary.__file__).read_text("utf-8"),
    )
    for vocabulary in ALL:
        assert vocabulary.title in marked
        for term in vocabulary:
            assert term.meaning in marked
            assert not term.inverse or term.inverse in marked
            assert (term.label in marked) is (vocabulary is not MARKING)


@given(st.sampled_from(ALL), st.text())
def test_any_text_is_answered(vocabulary: Vocabulary, written: str) -> None:
    found = vocabulary.lookup(written)
    assert found is None or vocabulary.nearest(written) is found
    assert found is None or vocabulary.slip(written) is None

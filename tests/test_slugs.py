"""Slugs, folded names, twins and slips."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.language.slugs import (
    apart,
    fold,
    identity,
    is_slug,
    one_slip,
    slug,
    twins,
    typed,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IS-Khorasan", "is-khorasan"),
        ("  The Moscow concert-hall attack, 2024! ", "the-moscow-concert-hall-attack-2024"),
        ("snake_case -- and/or", "snake-case-and-or"),
        ("Côte d’Ivoire", "côte-d-ivoire"),
        ("Co\u0302te", "côte"),
        ("ﬁle №5 x²", "file-no5-x2"),
        ("داعش خراسان", "داعش-خراسان"),
        ("می‌خواهم ۱۲", "می-خواهم-۱۲"),
        ("莫斯科", "莫斯科"),
        ("Ⅳ ½", "iv-1-2"),
        ("कमला शर्मा", "कमला-शर्मा"),
        ("သီရိ", "သီရိ"),
        ("น้ำ ชื่อ", "น้ํา-ชื่อ"),
        ("क्\u200dष", "क्ष"),
        ("مُحَمَّد", "مُحَمَّد"),
        ("İzmir", "izmir"),
        ("7\ufe0f\u20e3 \u0301a", "7-a"),
        ("", ""),
        ("?!…", ""),
        ("a" * 61, "a" * 60),
        ("a" * 59 + " b", "a" * 59),
        ("--a" * 30, "-".join("a" * 30)[:60].rstrip("-")),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a-b", True), ("a--b", False), ("-a", False), ("A", False), ("", False), ("a" * 61, False)],
)
def test_is_slug(text: str, expected: bool) -> None:
    assert is_slug(text) is expected


@given(st.text())
def test_a_slug_is_its_own_slug(text: str) -> None:
    assert slug(slug(text)) == slug(text)
    assert len(slug(text)) <= 60
    assert slug(text) == slug(text.strip()) == slug(f"-{text} ")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("IS-Khorasan", "is-khorasan"),
        ("IS–Khorasan", "IS-Khorasan"),
        ("Islamic  State\n", "islamic state"),
        ("Straße", "STRASSE"),
        ("Cote\u0301", "Coté"),
        ("Jama’at", "Jama'at"),
        ("علي", "علی"),
        ("على", "علی"),
        ("\ufef3\ufeb2", "\u06cc\ufeb2"),
        ("كابل", "کابل"),
        ("می‌خواهم", "می خواهم"),
        ("کـــابل", "کابل"),
        ("\u200fکابل", "کابل"),
        ("ﬁle", "FILE"),
    ],
)
def test_fold_makes_alike(a: str, b: str) -> None:
    assert fold(a) == fold(b)


@pytest.mark.parametrize(
    ("a", "b"), [("Niger", "Nigeria"), ("Cote", "Coté"), ("IS K", "IS-K"), ("A1", "A2")]
)
def test_fold_keeps_apart(a: str, b: str) -> None:
    assert fold(a) != fold(b)


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("Café Group", "CAFÉ  group", True),
        ("Straße", "STRASSE", True),
        ("Côte d’Azur", "Côte d'Azur", True),
        ("Café", "Cafe\u0301", False),
        ("Office", "O\ufb03ce", False),
        ("Group", "\uff27roup", False),
    ],
)
def test_typed_keeps_unicode_forms_apart(a: str, b: str, alike: bool) -> None:
    assert fold(a) == fold(b)
    assert (typed(a) == typed(b)) is alike


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("Example-Front", "example  FRONT", True),
        ("Example – Front", "Example Front", True),
        ("Example--Front", "Example Front", True),
        ("Example Front -", "Example Front", False),
        ("Cell B-", "Cell B", False),
        ("ExampleFront", "Example Front", False),
        ("Cell B+", "Cell B", False),
        ("Cell #B", "Cell B", False),
        ("C.", "C", False),
        ("कमल", "कमला", False),
        ("a" * 80 + "b", "a" * 80 + "c", False),
    ],
)
def test_identity(a: str, b: str, alike: bool) -> None:
    assert (identity(a) == identity(b)) is alike


NAMES = ["a b", "a b+", "a b#", "a-b!", "all", "x" * 70 + "1", "x" * 70 + "2"]


def test_names_that_share_a_slug_get_addresses_that_others_do_not_change() -> None:
    slugs = {identity(name): slug(name) for name in NAMES}
    found = apart(slugs, ["all"])
    assert found["a b"] == "a-b"
    assert found["all"] != "all"
    assert len(set(found.values())) == len(NAMES)
    assert all(is_slug(address) for address in found.values())
    assert apart(dict(reversed(slugs.items())), ["all"]) == found
    fewer = dict(list(slugs.items())[:2])
    assert apart(fewer, ["all"]) == {name: found[name] for name in fewer}


@given(st.lists(st.text("aæक1 -+#!", min_size=1)))
def test_addresses_differ_where_names_do(names: list[str]) -> None:
    slugs = {identity(name): slug(name) for name in names}
    addresses = apart(slugs, ["a"])
    assert addresses.keys() == slugs.keys()
    assert len({*addresses.values(), "a"}) == len(slugs) + 1
    assert all(is_slug(address) or not slugs[name] for name, address in addresses.items())


@given(st.text())
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ([], []),
        (["a", "b"], ["a", "b"]),
        (["a", "a", "a"], ["a", "a-2", "a-3"]),
        (["a", "a", "a-2"], ["a", "a-3", "a-2"]),
        (["a-2", "a", "a", "a-2"], ["a-2", "a", "a-3", "a-2-2"]),
        (["", ""], ["", "2"]),
        (["x" * 60] * 2, ["x" * 60, "x" * 58 + "-2"]),
    ],
)
def test_twins(given_: list[str], expected: list[str]) -> None:
    assert twins(given_) == expected


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "a-2-2", "b", "x" * 60, "x" * 58 + "-2"])))
def test_twins_are_unique_slugs_and_firsts_keep_theirs(slugs: list[str]) -> None:
    unique = twins(slugs)
    assert len(set(unique)) == len(unique) == len(slugs)
    assert all(map(is_slug, unique))
    assert all(unique[slugs.index(name)] == name for name in slugs)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("taliban", "talban", True),
        ("taliban", "talibban", True),
        ("taliban", "talipan", True),
        ("taliban", "tailban", True),
        ("ab", "ba", True),
        ("taliban", "taliban", False),
        ("taliban", "talbna", False),
        ("taliban", "telibon", False),
        ("group 313", "group 314", False),
        ("group 31", "group 313", False),
        ("is-k", "is k", False),
    ],
)
def test_one_slip(a: str, b: str, expected: bool) -> None:
    assert one_slip(a, b) is one_slip(b, a) is expected

"""Names link themselves, once in a text, by the longest match, in any script."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_briefings.build.site import make_site
from mkdocs_briefings.settings import Settings

GROUP = """\
name: Example Front
type: armed-group
aliases: [Front of the Example, EF, Ex, جبهه نمونه, 示例阵线]
"""
BRANCH = "name: Example Front North\ntype: armed-group\n"
INCIDENT = "name: Example Square bombing\ndate: 2024-03-22\n"
BRIEFING = """\
title: Example {number}
summary: An example.
published: 2024-03-29
body: |
  {body}
"""

# A text, and the same with what is linked in it put in brackets.
TEXTS = [
    ("Example Front did, Example Front did.", "[Example Front] did, Example Front did."),
    ("The Example Front North denied it.", "The [Example Front North] denied it."),
    ("example front is written otherwise.", "example front is written otherwise."),
    ("Example Fronts and preExample Front.", "Example Fronts and preExample Front."),
    ("EF fighters; Ex fighters; AF fighters.", "[EF] fighters; Ex fighters; AF fighters."),
    ("(Example Front)’s men, Example Front.", "([Example Front])’s men, Example Front."),
    ("After the Example Square bombing.", "After the [Example Square bombing]."),
    ("In Afghanistan and Côte d’Ivoire.", "In [Afghanistan] and [Côte d’Ivoire]."),
    ("گزارش جبهه نمونه رسید.", "گزارش [جبهه نمونه] رسید."),
    ("据示例阵线称。", "据[示例阵线]称。"),
    ("Example\n  Front in two lines.", "[Example Front] in two lines."),
    ("`Example Front` and [Example Front](https://example.org/).", "`Example Front` and [Example Front](https://example.org/)."),
]  # fmt: skip


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The analysis of one briefing for each text, with the links of names in brackets."""
    root = tmp_path_factory.mktemp("site")
    docs = root / "briefings"
    files = {
        "actors/front.yaml": GROUP,
        "actors/north.yaml": BRANCH,
        "incidents/square.yaml": INCIDENT,
        "2023/land.yaml": "title: Land\nsummary: x\npublished: 2023-01-01\ncountries: [AF, CI]\n",
    }
    for number, (text, _) in enumerate(TEXTS):
        files[f"2024/b{number}.yaml"] = BRIEFING.format(number=number, body=text)
    for uri, text in files.items():
        path: Path = docs / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    site = make_site(Settings(root, docs, root / "templates"))
    assert site.problems == []
    return [_body(site.markdown[f"2024/b{number}.md"]) for number in range(len(TEXTS))]


def _body(markdown: str) -> str:
    import re

    text = markdown.partition("{: #analysis }\n\n")[2].strip().split("\n\n")[0]
    return re.sub(r"\[([^]]*)\]\(\.\./[^)]*\)", r"[\1]", text)


@pytest.mark.parametrize("number", range(len(TEXTS)), ids=[text for text, _ in TEXTS])
def test_names_link(linked: list[str], number: int) -> None:
    assert linked[number] == TEXTS[number][1]


def test_a_page_does_not_link_to_itself(tmp_path: Path) -> None:
    docs = tmp_path / "briefings"
    (docs / "actors").mkdir(parents=True)
    (docs / "actors/front.yaml").write_text(
        f"{GROUP}summary: The Example Front is opposed by Example Front North.\n", "utf-8"
    )
    (docs / "actors/north.yaml").write_text(BRANCH, "utf-8")
    site = make_site(Settings(tmp_path, docs, tmp_path / "templates"))
    assert (
        "The Example Front is opposed by [Example Front North](north.md)."
        in site.markdown["actors/front.md"]
    )

"""One strictness: what `check --strict` passes, `mkdocs build --strict` builds, and the reverse."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site_folder import BRIEFING, MKDOCS_YML, briefings, mkdocs, write

FERRY = "briefings/2024/ferry.yaml"
ABOUT = "briefings/about.md"
GUIDE = "briefings/guide.md"
EXTENDED = f"{MKDOCS_YML}markdown_extensions:\n  - footnotes\n  - pymdownx.superfences\n"

RED = "title: Red\npublished: 2024-01-01\nsummary: Red.\nmarking: TLP:RED\n"

SITES: dict[str, tuple[bool, dict[str, str]]] = {
    # Pages by hand: whether the site may be built, and its files.
    "nothing but a record": (True, {}),
    "a link to a made page": (True, {ABOUT: "[x](2024/ferry.md) [y](quotes/index.md)\n"}),
    "a link to a page by hand": (True, {ABOUT: "[x](guide.md#part-two)\n", GUIDE: "## Part two\n"}),
    "a link to no page": (False, {ABOUT: "[x](nowhere.md)\n"}),
    "a link to a record": (False, {ABOUT: "[x](2024/ferry.yaml)\n"}),
    "a link to an address": (False, {ABOUT: "[x](2024/ferry/)\n"}),
    "a link from the root": (True, {ABOUT: "[x](/nowhere/)\n"}),
    "a link elsewhere": (True, {ABOUT: "[x](https://example.org/) <a@example.org>\n"}),
    "a picture": (True, {ABOUT: "![x](p.png)\n", "briefings/p.png": "x"}),
    "no picture": (False, {ABOUT: "![x](q.png)\n"}),
    "raw HTML is not looked into": (
        True,
        {ABOUT: '[y](#z)\n\n<a id="z" href="nowhere.md">x</a>\n'},
    ),
    "a link in code": (True, {ABOUT: "`[x](nowhere.md)`\n\n```\n[x](nowhere.md)\n```\n"}),
    "a link by reference": (False, {ABOUT: "[x][y]\n\n[y]: nowhere.md\n"}),
    "a place on the page": (True, {ABOUT: "## A part\n\n[x](#a-part)\n"}),
    "no place on the page": (False, {ABOUT: "## A part\n\n[x](#b-part)\n"}),
    "a place that its author names": (True, {ABOUT: "## A part {: #own }\n\n[x](#own)\n"}),
    "a repeated heading": (True, {ABOUT: "## A\n\n## A\n\n[x](#a_1)\n"}),
    "no place on another page": (False, {ABOUT: "[x](guide.md#two)\n", GUIDE: "# Guide\n"}),
    "a statement": (True, {ABOUT: "[x](2024/ferry.md#sources) [y](method/rules.md#date)\n"}),
    "no statement": (False, {ABOUT: "[x](2024/ferry.md#quote-nobody)\n"}),
    "a page in an introduction": (
        True,
        {"briefings/actors/index.md": "[x](../about.md)\n", ABOUT: "x"},
    ),
    "no page in an introduction": (False, {"briefings/actors/index.md": "[x](../nowhere.md)\n"}),
    "a link to a README that opens a page": (
        False,
        {"briefings/actors/README.md": "Words.\n", ABOUT: "[x](actors/README.md)\n"},
    ),
    "front matter": (
        True,
        {ABOUT: "---\ntitle: '[x](nowhere.md)'\n---\n[y](guide.md)\n", GUIDE: "x"},
    ),
    "a folder with a space": (True, {ABOUT: "[x](a%20b/c.md)\n", "briefings/a b/c.md": "x"}),
    "a record's link to a place": (
        True,
        {FERRY: f"{BRIEFING}body: See [x](../guide.md#part-two).\n", GUIDE: "## Part two\n"},
    ),
    "a record's link to no place": (
        False,
        {FERRY: f"{BRIEFING}body: See [x](../guide.md#gone).\n", GUIDE: "## Part two\n"},
    ),
    "a footnote": (
        True,
        {"mkdocs.yml": EXTENDED, ABOUT: "A[^1] word.\n\n[^1]: Note [x](guide.md).\n", GUIDE: "x"},
    ),
    "a dead link in a footnote": (
        False,
        {"mkdocs.yml": EXTENDED, ABOUT: "A[^1] word.\n\n[^1]: Note [x](nowhere.md).\n"},
    ),
    "an excluded page": (
        True,
        {
            "mkdocs.yml": f"{MKDOCS_YML}exclude_docs: guide.md\n",
            ABOUT: "[x](guide.md)\n",
            GUIDE: "x",
        },
    ),
    "dead links of an excluded page": (
        True,
        {"mkdocs.yml": f"{MKDOCS_YML}exclude_docs: guide.md\n", GUIDE: "[x](nowhere.md)\n"},
    ),
    "a link to a draft's introduction": (
        False,
        {
            "briefings/2024/red.yaml": RED,
            "briefings/2024/red.md": "Words.\n",
            ABOUT: "[x](2024/red.md)\n",
        },
    ),
    # Other things than pages.
    "a navigation": (
        True,
        {
            "mkdocs.yml": f"{MKDOCS_YML}nav: [index.md, {{X: about.md}}, {{Y: 'https://x.example/'}}]\n",
            ABOUT: "x",
        },
    ),
    "a navigation to no page": (
        False,
        {"mkdocs.yml": f"{MKDOCS_YML}nav: [index.md, nowhere.md]\n"},
    ),
    "a navigation with made pages": (
        True,
        {"mkdocs.yml": f"{MKDOCS_YML}nav: [index.md, {{briefings: claims}}, {{briefings: all}}]\n"},
    ),
    "a navigation with a made page that is none": (
        False,
        {"mkdocs.yml": f"{MKDOCS_YML}nav: [index.md, {{briefings: claim}}]\n"},
    ),
    "an extension that is not there": (
        False,
        {
            "mkdocs.yml": f"{MKDOCS_YML}markdown_extensions: [nowhere.to_be_found]\n",
            ABOUT: "[x](#y)",
        },
    ),
    "a page that is not UTF-8": (False, {ABOUT: "\udce9 [x](#x)\n"}),
    "two pages at one address": (False, {"briefings/about/index.md": "x", ABOUT: "x"}),
    "a file name with &": (
        True,
        {"briefings/2024/R&D.yaml": BRIEFING.replace("The ferry runs again", "R")},
    ),
    "a warning": (False, {FERRY: BRIEFING + "  unused: {title: A book}\n"}),
    "an error": (False, {FERRY: BRIEFING + "nonsense: 1\n"}),
    "an unknown template": (False, {"templates/briefing.md.j2": "{% if %}"}),
}


@pytest.mark.parametrize("what", SITES)
def test_a_check_is_as_strict_as_a_build(tmp_path: Path, what: str) -> None:
    right, files = SITES[what]
    write(tmp_path, {"mkdocs.yml": MKDOCS_YML, FERRY: BRIEFING})
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
    checked, built = briefings(tmp_path, "check", "--strict"), mkdocs(tmp_path, "build", "--strict")
    told = f"{checked.stdout}\n{built.stdout}"
    assert "Traceback" not in checked.stdout, told
    assert ((checked.returncode == 0), (built.returncode == 0)) == (right, right), told

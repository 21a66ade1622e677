"""Slips of the pen that readers met once: none stands on a page, or among the words for one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mkdocs_briefings.build.site import plan_site
from mkdocs_briefings.settings import read_settings

ROOT = Path(__file__).parents[1]
CATALOGUE = ROOT / "generator/mkdocs_briefings/language/catalogues/messages.pot"

SLIPS = {
    # what stood there: what stands there instead
    r"\b(?:Supports|Denies|Disputes|Qualifies): ": "Russia supports this",
    r": attributed(?: by| –)": "U.S. officials attribute it to IS-Khorasan",
    r"\bharbours [^.\n]* – ": "Pakistan says that the Taliban harbour the TTP",
    r"Said about it|In the words of the sources": "What others say about …",
    r"Speak(?:s|ing) (?:as|on)\b": "Office; Quoted on",
    r"Responsibility(?: for incidents|: what it says)": "Incidents held against it; Whom it blames",
    r"Has as (?:part|member|affiliate)": "Includes; Members; Affiliates",
    r"Ties with:[^\n]*\. Close ties\.": "no text that repeats the kind",
    r"Said by “": "According to …",
    r"Search all that concerns|All that this site knows": "Search everything about …",
    r"[0-9] %": "55–80%",
    r"\b(at least|at most|around|about|more than) ([0-9,]+) \(“\1 \2”\)": "at least 95",
    r"\bnobody named\b": "No addressee",
    r"\bTold in\b|Known here through": "Source page; Quoted in",
    r"nothing was heard of": "no update",
    r"What is old is so against": "Age is counted to …",
    r"or the one through which all others are known": "If this source is wrong, …",
    r"gives no topic of its own": "(nothing)",
    r"[Tt]akes the place of|taken its place": "Replaces; replaced by …",
    r"been misspelt": "The page may have moved. Search for it:",
    r"(?m)^# [a-z]+(?:-[a-z]+)+(?: |$)": "Regional cooperation, as a title",
    r"\\`|&#96;": "code, where backticks are meant so",
    r"\b(?:None|Undefined)\b(?= ·|\.md)| · ·|: \. ": "a whole sentence",
}


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The Markdown of all pages of this repository's site, and all words of pages."""
    site = plan_site(read_settings(ROOT / "mkdocs.yml"))
    pages = {page.file: site.render(page) for page in site.pages}
    words = re.findall(r'"(.*)"', CATALOGUE.read_text("utf-8"))
    return {**pages, CATALOGUE.name: "\n".join(words)}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_gone(slip: str, texts: dict[str, str]) -> None:
    found = {name: match[0] for name, text in texts.items() if (match := re.search(slip, text))}
    assert not found, f"instead: {SLIPS[slip]}"


def test_slips_would_be_found() -> None:
    """Those that are told by their form match what stood there once."""
    once = (
        *("Supports: [Russia](ru.md)", "Taliban: harbours TTP – Pakistan", "55–80 %"),
        *("IS-Khorasan: attributed by United States", "Crocus City Hall attack: attributed – x"),
        *("at least 95 (“at least 95”)", "# regional-cooperation", "Ties with: x. Close ties."),
    )
    for text in once:
        assert any(re.search(slip, text) for slip in SLIPS), text

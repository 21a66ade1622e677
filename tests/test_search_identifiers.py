"""A record is found by the identifier that others give it, and by who had a part in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import chromium, opened, served
from tests.site_folder import MKDOCS_YML, build, write

SOURCE = "title: Evening paper\npublisher: Example Gazette\npublished: 2026-03-01\n"
FILES = {
    "mkdocs.yml": MKDOCS_YML,
    "briefings/incidents/fire.yaml": "name: The fire at the quay\ndate: 2026-03-01\n"
    "ids: {acled: AFG12345, gtd: 202603010001}\n"
    "parties:\n  - {actor: Example River Front, role: attacker}\n"
    "  - {actor: Example Port Office, role: target}\n",
    "briefings/incidents/flood.yaml": "name: The flood\ndate: 2026-03-02\nids: {acled: AFG12346}\n",
    "briefings/actors/front.yaml": "name: Example River Front\ntype: armed-group\n"
    "ids: {mitre: G0016, harbour-board: HB/17-b}\n",
    "briefings/sources/paper.yaml": SOURCE + "url: https://example.org/p\n"
    "ids: {doi: 10.5555/harbour.2026(3)}\n",
    "briefings/2026/talks.yaml": "title: The talks\npublished: 2026-03-03\nsummary: One line.\n"
    "incident:\n  name: A meeting\n  date: 2026-03-02\n  ids: {gtd: 202603020007}\n"
    "  parties: {actor: Example Dockers, role: mediator}\n",
}
IDENTIFIERS = {
    "AFG12345": "incidents/fire/",
    "afg12346": "incidents/flood/",
    "202603010001": "incidents/fire/",
    "202603020007": "2026/talks/",
    "G0016": "actors/front/",
    "HB/17-b": "actors/front/",
    "10.5555/harbour.2026(3)": "sources/paper/",
}
RESULTS = ".briefing-results .briefing-hit"


def found(page: Page, address: str, query: str) -> list[str]:
    """The pages that a search finds, in their order."""
    page.goto(f"{address}search/?{query}")
    page.wait_for_selector(RESULTS)
    hrefs = [hit.evaluate("one => one.href") for hit in page.query_selector_all(RESULTS)]
    return [href.removeprefix(address).partition("#")[0] for href in hrefs]


def test_identifiers_and_parties(tmp_path: Path, subtests: pytest.Subtests) -> None:
    folder = build(write(tmp_path, FILES)).folder
    with chromium() as browser, served(folder) as address, opened(browser) as page:
        for identifier, right in IDENTIFIERS.items():
            with subtests.test(identifier):
                assert found(page, address, f"q={identifier}")[0] == right
        with subtests.test("the collections are a facet"):
            expect(page.locator("legend, summary").filter(has_text="Identified in")).to_have_count(
                1
            )
            assert set(found(page, address, "collection=ACLED")) == {
                "incidents/fire/",
                "incidents/flood/",
            }
            assert found(page, address, "collection=MITRE+ATT%26CK") == ["actors/front/"]
            assert "2026/talks/" in found(page, address, "collection=GTD")
        with subtests.test("who had a part is a facet"):
            assert "incidents/fire/" in found(page, address, "actor=Example+Port+Office")
            assert "2026/talks/" in found(page, address, "actor=Example+Dockers")

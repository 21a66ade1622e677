"""Sites wherever they stand: at a domain, below a path, without folders, opened from a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browsing import chromium, opened, served
from tests.site_folder import BRIEFING, MKDOCS_YML, Built, build, write

SEARCH_BOX = "#briefing-search-box input"
SAYS = "Search needs scripts and a web server."


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def site(root: Path, *plugins: str, more: str = "") -> Built:
    listed = ", ".join(["search", "briefings", *plugins])
    config = MKDOCS_YML.replace("search, briefings", listed) + more
    return build(write(root, {"mkdocs.yml": config, "briefings/2024/ferry.yaml": BRIEFING}))


def card_and_menu_open(page: Page) -> None:
    """What a citation mark shows, and what can be done with a statement."""
    page.locator('a[id^="mark:"]').first.hover()
    page.locator(".briefing-card").get_by_text("Ferry back in service").wait_for()
    page.mouse.move(0, 0)
    page.locator(".briefing-card").wait_for(state="detached")
    page.locator(".briefing-menu summary").first.click()
    page.locator(".briefing-cite-one").first.wait_for()


def test_without_folders_all_works_as_with_them(tmp_path: Path, browser: Browser) -> None:
    built = site(tmp_path, more="use_directory_urls: false\n")
    assert list(built.dead_links()) == []
    with served(built.folder) as address, opened(browser) as page:
        page.goto(f"{address}2024/ferry.html")
        card_and_menu_open(page)
        page.fill(SEARCH_BOX, "captain")
        page.locator("#briefing-search-list").get_by_text("Invented Captain").first.click()
        page.wait_for_url("**/actors/invented-captain.html*")


@pytest.mark.parametrize("plugins", [(), ("offline",)], ids=["plain", "offline"])
def test_opened_from_a_folder_it_is_read_and_search_says_what_is_wanting(
    tmp_path: Path, browser: Browser, plugins: tuple[str, ...]
) -> None:
    built = site(tmp_path, *plugins, more="use_directory_urls: false\n")
    assert list(built.foreign_requests()) == []
    with opened(browser) as page:
        page.goto((built.folder / "2024/ferry.html").as_uri())
        card_and_menu_open(page)
        assert not page.locator(SEARCH_BOX).is_visible()
        page.locator(".briefing-search-way").click()
        page.get_by_text(SAYS).wait_for()
        page.get_by_role("link", name="Briefings").first.click()
        page.get_by_role("link", name="The ferry runs again").first.wait_for()


def test_at_a_domain_of_its_own_addresses_are_whole_and_its_name_stays(tmp_path: Path) -> None:
    write(tmp_path, {"briefings/CNAME": "briefings.example.org\n"})
    built = site(tmp_path, more="site_url: https://briefings.example.org/\n")
    assert (built.folder / "CNAME").read_text("utf-8") == "briefings.example.org\n"
    assert 'href="https://briefings.example.org/2024/ferry/"' in built.page("2024/ferry/")
    assert "https://briefings.example.org/2024/ferry/" in (built.folder / "sitemap.xml").read_text(
        "utf-8"
    )


def test_below_a_path_every_link_stays_below_it(tmp_path: Path) -> None:
    built = site(tmp_path, more="site_url: https://site.example/watch/sub/\n")
    built.address = "https://site.example/watch/sub/"
    assert list(built.dead_links()) == []
    assert 'href="/watch/sub/' in built.page("404.html")

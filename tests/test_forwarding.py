"""Earlier addresses of records in a browser: it is led on, to the place on the page too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from mkdocs_briefings.outputs.forwarding import forwarded
from tests.browsing import chromium, opened, served
from tests.site_folder import BRIEFING, MKDOCS_YML, build, write

MOVED = BRIEFING + "previous_urls: [/2023/old-ferry/, /a/b/c/]\n"


@pytest.mark.parametrize("folders", [True, False])
def test_the_place_behind_the_old_address_is_kept(tmp_path: Path, folders: bool) -> None:
    config = f"{MKDOCS_YML}use_directory_urls: {str(folders).lower()}\n"
    built = build(write(tmp_path, {"mkdocs.yml": config, "briefings/2024/ferry.yaml": MOVED}))
    old, new = (
        ("2023/old-ferry/", "2024/ferry/")
        if folders
        else ("2023/old-ferry.html", "2024/ferry.html")
    )
    anchor = "#quote-the-ferry-will-run-every-day"
    with chromium() as browser, served(built.folder) as address:
        assert led_on(browser, address, old + anchor) == new + anchor
        assert led_on(browser, address, old) == new
        assert led_on(browser, address, old + anchor, java_script_enabled=False) == new


def led_on(browser: Browser, address: str, old: str, **options: bool) -> str:
    """Where the browser is after it was sent to an old address, below the site's."""
    with opened(browser, **options) as page:
        page.goto(address + old)
        page.wait_for_url(re.compile("/2024/ferry"))
        return page.url.removeprefix(address)


def test_an_address_is_no_script() -> None:
    page = '<head></head><a class="briefing-forward" href="../&lt;/script&gt;&amp;&quot;x/">x</a>'
    assert '<script>location.replace("../\\u003c/script>&\\"x/" + location.hash)</script>' in (
        forwarded(page)
    )


def test_a_way_to_a_place_keeps_its_own() -> None:
    page = '<head></head><a class="briefing-forward" href="../a/#incident-b">x</a>'
    assert "<script>" not in forwarded(page)
    assert 'url=../a/#incident-b"' in forwarded(page)

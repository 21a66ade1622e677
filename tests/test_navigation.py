"""The way through a site: tabs, steps above each page, its foot, and a navigation of one's own."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from mkdocs_briefings.addresses import SECTIONS
from mkdocs_briefings.pages.tabs import TABS, above
from tests.site_folder import BRIEFING, MKDOCS_YML, Built, briefings, build, contents, write

FEATURES = MKDOCS_YML.replace(
    "font: false", "font: false, features: [navigation.tabs, navigation.path]"
)
CONFIG = FEATURES.replace(
    "briefings]", "{briefings: {contact: desk@site.example, license: CC-BY-4.0}}]"
)
FILES = {
    "mkdocs.yml": f"{CONFIG}site_author: The Desk\nsite_url: https://site.example/\n",
    "briefings/2024/ferry.yaml": BRIEFING,
    "briefings/incidents/storm.yaml": "name: Storm\ndate: 2024-05-04\n",
    "briefings/about.md": "# About\n",
}
_TAB = re.compile(r'<a href="([^"]*)" class="md-tabs__link"( aria-current="\w+")?>([^<]*)</a>')
_STEP = re.compile(r'<a href="([^"]*)" class="md-path__link">([^<]*)</a>')


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A small site with all that its navigation and its foot can have."""
    return build(write(tmp_path_factory.mktemp("way"), FILES))


def _tabs(page: str) -> list[str]:
    return [unescape(title) for _, _, title in _TAB.findall(page)]


def _steps(page: str) -> list[tuple[str, str]]:
    return [(title, address) for address, title in _STEP.findall(page)]


def _foot(page: str) -> list[str]:
    listed = page[page.index('class="briefing-foot"') :]
    return re.findall(r"<li[^>]*>(.*?)</li>", listed[: listed.index("</ul>")])


# ---- Tabs, steps, foot


def test_tabs_are_in_readers_words(site: Built) -> None:
    assert _tabs(site.page("")) == [
        *("Home", "Briefings", "Incidents", "Actors", "Places", "Claims and figures"),
        *("What should be done", "Method", "About"),
    ]


@pytest.mark.parametrize(
    ("page", "tab"),
    [
        ("2024/ferry/", "Briefings"),
        ("incidents/storm/", "Incidents"),
        ("actors/invented-captain/", "Actors"),
        ("people/", "Actors"),
        ("method/rules/", "Method"),
        ("sources/", "Claims and figures"),
        ("", "Home"),
    ],
)
def test_the_tab_of_a_page_is_marked(site: Built, page: str, tab: str) -> None:
    assert [title for _, current, title in _TAB.findall(site.page(page)) if current] == [tab]


def test_a_page_shows_the_steps_above_it(site: Built) -> None:
    assert _steps(site.page("2024/ferry/")) == [
        ("Home", "../.."),
        ("Briefings", "../../briefings/"),
    ]
    assert _steps(site.page("actors/invented-captain/"))[1:] == [("Actors", "../")]
    assert _steps(site.page("people/")) == [("Home", ".."), ("Actors", "../actors/")]
    assert _steps(site.page("incidents/")) == [("Home", "..")]
    assert _steps(site.page("")) == []


def test_what_is_above_a_page() -> None:
    pages = {"index", "briefings/index", "claims/index", "actors/index", "actors/x"}
    for page, one in {
        "actors/x/all/said": "actors/x",
        "actors/x": "actors/index",
        "claims/all/2024-2": "claims/index",
        "claims/index": "index",
        "2024/a": "index",
        "index": "",
    }.items():
        assert above(page, pages, is_briefing=False) == one
    assert above("2024/a", pages, is_briefing=True) == "briefings/index"


def test_every_folder_of_the_site_has_one_tab() -> None:
    held = [folder for tab in TABS for folder in tab.folders]
    assert sorted(held) == sorted(SECTIONS - {"search"})  # which the header leads to


def test_the_foot_says_who_publishes_how_to_reach_them_and_on_which_terms(site: Built) -> None:
    told = '.briefing-newest::before { content: "Newest briefing: 2 May 2024"; }'
    assert told in (site.folder / "assets/briefings/briefings.css").read_text("utf-8")
    assert _foot(site.page("2024/ferry/")) == [
        "",  # the style sheet says it, so that a new briefing leaves this page as it is
        "Published by The Desk",
        '<a href="mailto:desk@site.example">Contact: desk@site.example</a>',
        '<a href="https://spdx.org/licenses/CC-BY-4.0.html">Licence: CC-BY-4.0</a>',
        '<a href="../../feeds/briefings/atom.xml">Feed of new briefings</a>',
    ]
    assert _foot(site.page(""))[0] == "Newest briefing: 2 May 2024"
    assert not list(site.dead_links())


def test_a_phone_gets_a_list_of_sections(site: Built) -> None:
    listed = site.page("method/").partition('id="briefing-contents"')[2].partition("</ul>")[0]
    assert 'popovertarget="briefing-contents"' in site.page("method/")
    assert listed.count('<a href="#') > 2
    assert "briefing-contents" not in site.page("about/")


# ---- A navigation of one's own

MIXED = f"""\
{FEATURES}nav:
  - Start: index.md
  - Evidence:
      - briefings: claims
      - About us: about.md
  - briefings: incidents
  - briefings: all
  - Elsewhere: https://else.example/
"""


def test_a_navigation_of_ones_own_may_have_made_pages_in_it(tmp_path: Path) -> None:
    site = build(write(tmp_path, {**FILES, "mkdocs.yml": MIXED}))
    page = site.page("2024/ferry/")
    assert _tabs(page) == [
        *("Start", "Evidence", "Incidents", "Briefings", "Chronology", "Actors", "Places"),
        *("Claims and figures", "What should be done", "Method", "Elsewhere"),
    ]
    assert [title for _, current, title in _TAB.findall(page) if current] == ["Briefings"]
    assert [title for title, _ in _steps(site.page("claims/"))] == ["Start"]
    assert not list(site.dead_links())


def test_a_wrong_entry_is_told_at_its_place_with_what_may_be_meant(tmp_path: Path) -> None:
    config = MIXED.replace("briefings: incidents", "briefings: incidnets")
    write(tmp_path, {**FILES, "mkdocs.yml": config})
    line = config[: config.index("incidnets")].count("\n") + 1
    told = briefings(tmp_path, "check").stdout
    place = f"mkdocs.yml:{line}:16: warning: `briefings: incidnets` in `nav` names no page"
    assert place in told
    assert "Did you mean `briefings: incidents`?" in told


def _another(words: str) -> str:
    """The briefing under another title, its source at another address."""
    name = words.replace(" ", "-").lower()
    return BRIEFING.replace("title: ", f"title: {words} ").replace("example/", f"example/{name}/")


def test_the_navigation_that_pages_share_is_the_one_that_each_would_have(tmp_path: Path) -> None:
    files = FILES | {
        "briefings/2024/ferry/note.md": "# A note below the page of a record\n",
        "briefings/2024/boat.yaml": _another("Another"),
        "briefings/2023/boat.yaml": _another("A third"),
        "briefings/incidents/flood.yaml": "name: Flood\ndate: 2024-05-06\n",
    }
    shared = write(tmp_path / "shared", files)
    config = files["mkdocs.yml"].replace("font: false", "font: false, custom_dir: own")
    own = {"own/partials/nav.html": '{% include "theme/partials/nav.html" %}\n'}
    alone = write(tmp_path / "alone", files | own | {"mkdocs.yml": config})
    for root in (shared, alone):
        build(root)
    one, other = contents(shared / "site"), contents(alone / "site")
    pages = [path for path in one if path.endswith(".html")]
    assert len(pages) > 20
    assert [path for path in pages if one[path] != other[path]] == []

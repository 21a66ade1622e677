"""The plan of pages: it comes first, and a view is made only when it is asked for."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mkdocs_briefings.build.site import make_site, read_library
from mkdocs_briefings.pages.card import Card
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts import links
from mkdocs_briefings.pages.plan import plan_pages
from mkdocs_briefings.pages.publication import Publication
from mkdocs_briefings.settings import Settings
from tests.site_folder import write

MANY = "\n".join(f"- {{id: q{n}, quote: Word {n}., by: Speaker, cites: paper}}" for n in range(230))
RECORDS = {
    "2024/example.yaml": f"""\
title: Example
published: 2024-01-02
summary: A summary with a [link](#claim-a) and the name Group.
countries: [KE]
topics: [Ferries]
incident: {{name: Harbour, date: 2024-01-01}}
judgements: {{text: It will go on., likelihood: likely, confidence: low}}
claims:
- {{id: a, text: It burned., by: Group, cites: paper, responses: {{stance: denies, by: Kenya}}}}
figures:
- {{measure: killed, value: 4, cites: paper, about: Group}}
- {{measure: killed, value: 9, cites: paper, by: Speaker, about: Group}}
recommendations: {{text: Wait., to: Kenya, because: It is cheap.}}
timeline: {{date: 2024-01-01, text: It began., cites: paper}}
quotes:
{MANY}
sources: {{paper: paper}}
previous_urls: /2024/old/
""",
    "2024/next.yaml": "title: Next\npublished: 2024-02-02\nsummary: More.\nrelated: 2024/example\n",
    "incidents/storm.yaml": "name: Storm\ndate: 2024-01-01\nplace: {country: KE}\n",
    "actors/group.yaml": "name: Group\ntype: organisation\naliases: [The Group]\n",
    "sources/paper.yaml": "title: Paper\npublisher: Example Press\nreliability: B\n",
}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    write(tmp_path / "briefings", RECORDS)
    return Settings(tmp_path, tmp_path / "briefings", tmp_path / "templates", search=True)


@pytest.fixture
def plan(settings: Settings) -> list[Page]:
    library, problems = read_library(settings)
    assert not [problem for problem in problems if problem.is_error], problems
    return plan_pages(library, Publication.of(settings, search=True))


def test_the_plan_makes_no_view(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even of the parts into which long lists are split; no relative link is written."""

    def refuse(*_: object) -> str:
        raise AssertionError("a view was made")

    library, _ = read_library(settings)
    monkeypatch.setattr(links, "relative", refuse)
    planned = plan_pages(library, Publication.of(settings, search=True))
    assert {"quotes/all/2024-2", "actors/speaker/all/quoted-2"} <= {p.uri for p in planned}
    with pytest.raises(AssertionError, match="a view was made"):
        planned[0].view()


def test_what_is_planned_is_what_is_made(settings: Settings, plan: list[Page]) -> None:
    made = make_site(settings).markdown
    assert list(made) == [page.file for page in plan]


def test_views_are_plain_data(plan: list[Page]) -> None:
    """They can be pickled, for workers and stores, hold no function and nothing of the library."""
    assert {page.template for page in plan} >= {"home", "briefing", "actor", "list", "moved"}
    for page in plan:
        view = page.view()
        again = pickle.loads(pickle.dumps(view))
        assert again == view == page.view(), page.uri
        assert not [one for one in held(view) if not is_plain(one)], page.uri


def held(value: Any) -> Iterator[Any]:
    """All that a view holds, itself too."""
    yield value
    if isinstance(value, dict):
        value = [*value, *value.values()]
    elif hasattr(value, "__dataclass_fields__"):
        value = [getattr(value, name) for name in value.__dataclass_fields__]
    elif not isinstance(value, list | tuple | set | frozenset):
        return
    for one in value:
        yield from held(one)


def is_plain(value: Any) -> bool:
    return not callable(value) and ".library." not in type(value).__module__


@pytest.mark.parametrize("names", [("Group", "Storm"), ("Storm", "Group")])
def test_libraries_do_not_know_of_each_other(tmp_path: Path, names: tuple[str, ...]) -> None:
    """What was gathered for one is not taken for another that came before or after."""
    summary = "Group and Storm."
    for name in names:
        records = {
            "actors/a.yaml": f"name: {name}\ntype: organisation\n",
            "2024/b.yaml": f"title: B\npublished: 2024-01-01\nsummary: {summary}\n",
        }
        docs = write(tmp_path / name / "briefings", records)
        site = make_site(Settings(docs.parent, docs, docs.parent / "templates"))
        assert f"[{name}](../actors/a.md)" in site.markdown["2024/b.md"]


def test_a_card_says_what_the_outside_needs(settings: Settings) -> None:
    """Citing, search and the sitemap read it; it can be pickled too."""
    settings = replace(settings, site_url="https://site.example/x/")
    library, _ = read_library(settings)
    planned = plan_pages(library, Publication.of(settings, search=True))
    cards = {page.uri: page.card() for page in planned}
    assert pickle.loads(pickle.dumps(cards)) == cards
    card = cards["2024/example"]
    assert card.title == "Example"
    assert card.kind == "briefing"
    assert card.address == "https://site.example/x/2024/example/"
    assert card.description == "A summary with a link and the name Group."
    assert card.changed == "2024-01-02"
    assert card.countries == {"KE": "Kenya"}
    assert card.actors == ("Group", "Kenya", "Speaker")
    assert card.topics == ("Ferries",)
    assert card.statements == ("judgement", "claim", "quote", "figure", "recommendation")
    assert (card.marking, card.status, card.stands) == ("TLP:CLEAR", "published", True)
    assert cards["actors/group"].names == ("Group", "The Group")
    assert cards["actors/speaker"].kind == "person"
    assert cards["claims/index"] == Card(
        title="Claims", address="https://site.example/x/claims/", kind="list"
    )


def test_a_page_and_its_view_share_one_card(plan: list[Page]) -> None:
    """It is worked out once, however often it is asked for."""
    page = next(page for page in plan if page.uri == "2024/example")
    assert page.card() is page.card()

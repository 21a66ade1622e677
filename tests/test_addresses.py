"""Addresses: what is made has one that no record can take; links are those of the built site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mkdocs_briefings import addresses
from mkdocs_briefings.build.site import make_site
from mkdocs_briefings.settings import Settings
from tests.site_folder import MKDOCS_YML, mkdocs, write

RECORDS = {
    "2024/example.yaml": """\
title: Example
published: 2024-01-02
summary: A summary.
countries: [KE]
topics: [Ferries]
incident: harbour
judgements: {text: It will go on., likelihood: likely, confidence: low}
quotes: {quote: It will., by: An Invented Speaker, cites: paper}
recommendations: {text: Wait., to: Kenya, because: It is cheap.}
sources: {paper: paper}
""",
    "incidents/harbour.yaml": "name: Harbour\ndate: 2024-01-01\n",
    "actors/group.yaml": "name: Group\ntype: organisation\n",
    "sources/paper.yaml": "title: Paper\n",
}


def test_what_the_site_makes_for_itself_is_reserved_and_nothing_else(tmp_path: Path) -> None:
    """Its pages and all that a build writes beside them, by the first part of their addresses."""
    write(tmp_path / "briefings", RECORDS)
    config = MKDOCS_YML.replace("briefings]", "briefings: {digest: month}]")
    write(tmp_path, {"mkdocs.yml": f"{config}site_url: https://site.example/\n"})
    folders = (tmp_path, tmp_path / "briefings", tmp_path / "templates")
    settings = Settings(*folders, search=True, digest="month")
    made = {page.uri.split("/")[0] for page in make_site(settings).pages} - {"2024"}
    built = mkdocs(tmp_path, "build")
    assert built.returncode == 0, built.stdout
    files = {path.name.removesuffix(".html") for path in (tmp_path / "site").iterdir()}
    files -= {
        "2024",
        "sitemap.xml",
        "sitemap.xml.gz",
        "index.md",
        "llms.txt",
        "robots.txt",
    }  # no record can have a name like these
    assert made | files == (addresses.RESERVED - {addresses.PREVIEW_INDEX}) | {addresses.HOME}


@pytest.mark.parametrize("name", sorted(addresses.RESERVED))
def test_no_briefing_takes_a_reserved_address(name: str) -> None:
    """A briefing's own folder, whatever it is called, is not the site's."""
    own = addresses.reserved_name(f"{name.upper()}/example", in_folder_of_kind=False)
    assert own == name
    assert not addresses.reserved_name(f"2024/{name}-1", in_folder_of_kind=False)


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("index", "2024/one.md", "2024/one.md"),
        ("2024/one", "2024/two.md", "two.md"),
        ("2024/one", "index.md", "../index.md"),
        ("actors/all/a", "actors/b/c.md", "../b/c.md"),
        ("a/b", "a.md", "../a.md"),
    ],
)
def test_links_are_relative(here: str, there: str, link: str) -> None:
    assert addresses.relative(here, there) == link


@pytest.mark.parametrize(
    ("page", "folders", "url"),
    [
        ("index", True, "https://site.example/x/"),
        ("claims/index", True, "https://site.example/x/claims/"),
        ("2024/ن", True, "https://site.example/x/2024/%D9%86/"),
        ("index", False, "https://site.example/x/index.html"),
        ("2024/one", False, "https://site.example/x/2024/one.html"),
    ],
)
def test_public_addresses_are_those_of_the_engine(page: str, folders: bool, url: str) -> None:
    """As MkDocs names its pages to search engines (`canonical`)."""
    for site in ("https://site.example/x", "https://site.example/x/"):
        assert addresses.public(page, site, folders=folders) == url


def test_parts_and_topics_never_share_an_address() -> None:
    assert addresses.parts("claims", ["2024", "2024", "–"]) == [
        "claims/all/2024",
        "claims/all/2024-2",
        "claims/all/other",
    ]
    assert addresses.of_topics({"ports": "ports"}) == {"ports": "topics/ports"}
    for name in ("all", "index", "readme"):
        assert not addresses.is_reserved(addresses.of_topics({name: name})[name])
    assert [addresses.numbered("actors/a/all/quoted", n) for n in (1, 2)] == [
        "actors/a/all/quoted",
        "actors/a/all/quoted-2",
    ]


def test_every_form_of_an_address_is_made_in_one_module() -> None:
    """No other module cuts suffixes, slashes or anchors off addresses, or puts them on."""
    forms = re.compile(
        r"""index\.html|removesuffix\("\.(?:md|html)"\)|\.strip\("/"\)|partition\("#"\)|\}#\{"""
    )
    package = Path(addresses.__file__).parent
    texts = {path: path.read_text("utf-8") for path in package.rglob("*.py")}
    found = [
        f"{path.relative_to(package).as_posix()}: {match[0]}"
        for path, text in sorted(texts.items())
        if path != Path(addresses.__file__)
        for match in forms.finditer(text)
    ]
    assert found == []

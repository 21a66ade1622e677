"""Words that readers see: all are in the catalogue, and none stays English in another language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_briefings.build.site import Site, make_site
from mkdocs_briefings.language import language
from mkdocs_briefings.language.catalogue import FOLDER, catalogue
from mkdocs_briefings.language.extraction import extracted
from mkdocs_briefings.language.language import Language
from mkdocs_briefings.language.vocabulary import LIKELIHOOD, VOCABULARIES
from mkdocs_briefings.model.kinds import KINDS
from mkdocs_briefings.settings import Settings
from tests.golden_case import read_case
from tests.rendered_html import Seen, html

GEORGIAN = "ka"  # a language of which no word and no date has a Latin letter
CASE = read_case((Path(__file__).parent / "every_word.md").read_text("utf-8"))
MANY = "".join(
    f"  - {{text: სიტყვა {number}, by: ნინო, topics: ზღვა, cites: paper}}\n"
    for number in range(450)
)

LATIN = re.compile(r"[A-Za-z]{2,}")
# What is the same in every language, on any page.
FORMS = {
    "Markdown",
    "text",
    "CSL",
    "BibTeX",
    "RIS",
    "txt",
    "llms",
    "robots",
    "Atom",
    "JSON",
    "Lines",
    "RSS",
    "Feed",
    "CSV",
    "XLSX",
    "Schema",
    "Data",
    "Package",
    "STIX",
    "MISP",
}
NAMES = {"DOI", *FORMS, *LATIN.findall(" ".join(term.slug for term in VOCABULARIES["marking"]))}
# The terms of the directive, and titles of the works that vocabularies come from.
WORKS = [words for term in LIKELIHOOD for words in term.rows]
WORKS += [vocabulary.source for vocabulary in VOCABULARIES.values()]
THEME = {"Header"}  # which Material translates into no language
SHOWN = re.compile(r"title|alt|aria-label|placeholder|data-(within|text|copy|copied|cite.*|close)")
MARKED = re.compile(
    r"https?://\S+|\bexample\.org\b|\b10\.1234/\S+|&\w+;|\{:.*?\}|\{[a-z]+\}|(?:[\w-]+/)+[\w-]+\.md\S*"
)


class Foreign(NullTranslations):
    """Every message of the catalogue in wide letters; what is not in it stays as it is."""

    def __init__(self) -> None:
        super().__init__()
        self.known = {
            message
            for entry in read_po(BytesIO(extracted().encode()))
            for message in ((entry.id,) if isinstance(entry.id, str) else entry.id)
        }

    def gettext(self, message: str) -> str:
        return wide(message) if message in self.known else message

    def ngettext(self, one: str, many: str, count: int) -> str:
        return self.gettext(one if count == 1 else many)


def wide(message: str) -> str:
    """The message in letters that look alike, its places as they are."""
    pieces = re.split(r"(\{[a-z_]+\})", message)
    return "".join(piece if number % 2 else _wide(piece) for number, piece in enumerate(pieces))


def _wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalpha() else c for c in text)


@pytest.fixture(scope="module", autouse=True)
def _foreign() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        foreign = Foreign()
        patch.setattr(language, "catalogue", lambda tag: foreign)
        yield


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("words")
    for name, content in CASE.files.items():
        path = root / "briefings" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    long = f"title: გრძელი\nsummary: ბევრი.\npublished: 2022-01-01\nclaims:\n{MANY}sources:\n"
    long += "  paper: მოხსენება\n"
    (root / "briefings/2024/გრძელი.yaml").write_text(long, "utf-8")
    return root


@pytest.fixture(scope="module")
def site(folder: Path) -> Site:
    made = make_site(
        Settings(folder, folder / "briefings", folder / "t", "ა", language=GEORGIAN, search=True)
    )
    assert not made.errors, "\n".join(map(str, made.errors))
    return made


def english(text: str) -> list[str]:
    """The words in Latin letters that are no names."""
    for work in sorted(WORKS, key=len, reverse=True):
        text = text.replace(work, "")
    return [word for word in LATIN.findall(MARKED.sub(" ", text)) if word not in NAMES]


def shown(page: str) -> str:
    """What a reader of a page in HTML sees or hears: its texts, and attributes that are said."""
    seen = Seen(page)
    said = [value for _, name, value in seen.attributes if SHOWN.fullmatch(name)]
    return " ".join([seen.text, *said])


def test_the_catalogue_is_up_to_date() -> None:
    assert (FOLDER / "messages.pot").read_text("utf-8") == extracted(), "run `make words`"


def test_every_kind_and_page_is_tried(site: Site) -> None:
    assert {one.kind for one in site.library.statements} == set(KINDS)
    assert len({page.template for page in site.pages}) > 15
    assert any("/all/" in page.uri for page in site.pages)


def test_no_word_of_a_page_stays_english(site: Site) -> None:
    left = {
        file: found
        for file, markdown in site.markdown.items()
        if not file.startswith(("method/fields", "method/rules"))
        and (found := english(shown(html(markdown))))
    }
    assert not left


def test_no_word_that_the_site_tells_of_a_page_stays_english(site: Site) -> None:
    for page in site.pages:
        if page.template in ("shape", "rule_group"):  # named as the shape or group is, in English
            continue
        card = page.card()
        told = [page.title, card.title, card.description]
        assert not english(" ".join([*told, *card.countries.values(), *card.actors])), page.uri


@pytest.fixture(scope="module")
def built(folder: Path) -> Path:
    theme = f"theme: {{name: material, language: {GEORGIAN}, font: false}}"
    text = f"site_name: ა\ndocs_dir: briefings\nplugins: [briefings]\n{theme}\n"
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    config = load_config(str(folder / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()
    return folder / "site"


def test_no_word_of_the_built_pages_stays_english(built: Path) -> None:
    paths = [path for path in built.rglob("*.html") if not {"fields", "rules"} & {*path.parts}]
    left = {
        path.relative_to(built).as_posix(): found
        for path in paths
        if (found := set(english(shown(body(path.read_text("utf-8"))))) - THEME)
    }
    assert not left


def body(page: str) -> str:
    """What is read of a page, but for the theme's name at its foot."""
    return re.sub(r"(?s)<(script|style|footer)\b.*?</\1>", "", page)


def test_no_word_of_the_scripts_stays_english(built: Path) -> None:
    script = (built / "assets/briefings/briefings.js").read_text("utf-8")
    settings = json.loads(re.findall(r"^const told = (.*);$", script, re.M)[0])
    for part in ("words", "counted", "facets", "values"):
        assert not english(" ".join(texts(settings[part]))), part


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value.replace("{count}", "")
    else:
        for inner in value.values():
            yield from texts(inner)


def test_a_catalogue_is_read_as_translators_write_it(tmp_path, monkeypatch) -> None:
    text = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    text += '"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n\n'
    text += 'msgid "Source"\nmsgid_plural "Sources"\nmsgstr[0] "Quelle"\nmsgstr[1] "Quellen"\n\n'
    text += 'msgid "According to {speakers}."\nmsgstr "Laut {speakers}."\n'
    (tmp_path / "de.po").write_text(text, "utf-8")
    monkeypatch.setattr("mkdocs_briefings.language.catalogue.FOLDER", tmp_path)
    catalogue.cache_clear()
    german = Language("de", catalogue("de-AT"))
    catalogue.cache_clear()
    assert german.gettext("According to {speakers}.", speakers="V. O. A.") == "Laut V. O. A."
    assert german.ngettext("Source", "Sources", 3) == "Quellen"
    assert german.gettext("Claims") == "Claims"

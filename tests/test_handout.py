"""Hand-outs, read back as a word processor reads them: what the page says, and nothing else."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from docx import Document
from docx.oxml.ns import qn
from PIL import Image

from mkdocs_briefings.build.site import make_site
from mkdocs_briefings.commands.main import main
from mkdocs_briefings.handout import printing
from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.settings import read_settings
from tests.browsing import CHROMIUM
from tests.site_folder import write

SECRET = "Unspeakable"
FERRY = f"""\
title: The ferry runs again
published: 2024-05-02
summary: The ferry runs again [@paper, para. 2]. The [Ferry Office](../actors/office.yaml) says so.
authors: [Ana Example]
countries: [KE]
topics: [Ferries]
incident: {{name: Harbour fire, date: 2024-05-01, place: {{name: Port, country: KE}}}}
judgements:
- {{text: The ferry will stop in winter., likelihood: likely, confidence: low, cites: letter}}
claims:
- id: repaired
  text: The ferry was repaired.
  by: Invented Captain
  cites: [paper, letter]
  responses: {{stance: denies, by: Harbour Union, cites: letter, text: Nobody has repaired it.}}
- {{text: "{SECRET} claim.", marking: "TLP:RED", cites: paper}}
quotes:
- quote: It runs
  original: {{lang: fa, text: این کشتی ۳ بار در روز می‌رود}}
  by: office
  cites: paper
figures: {{measure: Passengers, value: 40, cites: paper}}
recommendations: {{text: Paint the ferry., by: Harbour Union, cites: letter}}
timeline:
- {{date: 2024-04-30, text: The ferry is tried., cites: paper}}
- {{date: 2024-05-01, text: The harbour burns., cites: paper}}
- {{date: 2024-05-02, text: It is repaired., cites: paper}}
- {{date: 2024-06, text: It runs every day., cites: paper}}
- {{date: 2024-07, text: It stops., cites: paper}}
sources:
  paper: {{title: Ferry back, publisher: Example Paper, url: "https://paper.example/f?a=1&b=2"}}
  letter: {{title: A letter, reliability: B}}
  unread: {{title: A book that nobody cites}}
"""
PERSIAN = """\
title: کشتی دوباره می‌رود
published: 2024-06-10
summary: کشتی VOA دوباره می‌رود [@paper].
lang: fa
countries: [IR]
sources: {paper: {title: گزارش, via: other}, other: {title: روزنامه}}
"""
RECORDS = {
    "briefings/2024/ferry.yaml": FERRY,
    "briefings/2024/persian.yaml": PERSIAN,
    "briefings/2024/draft.yaml": f"title: {SECRET} draft\nstatus: draft\nsummary: {SECRET}.\n",
    "briefings/2024/red.yaml": f"title: {SECRET}\nmarking: 'TLP:RED'\nsummary: {SECRET}.\n"
    "published: 2024-05-03\ncountries: [KE]\n",
    "briefings/actors/office.yaml": "name: Ferry Office\ntype: government-body\ncountry: KE\n",
    "mkdocs.yml": "site_name: A site\ndocs_dir: briefings\nsite_url: https://site.example/\n",
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(write(tmp_path, RECORDS))
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["handout", *arguments])


def made(*arguments: str) -> Any:
    """The document of a hand-out."""
    result = run(*arguments, "--out", "out.docx", "--force")
    assert result.exit_code == 0, result.output
    return Document("out.docx")


def paragraphs(document: Any) -> Iterator[str]:
    """The text of every paragraph, those in tables too, as it is read."""
    for paragraph in document.element.body.iter(qn("w:p")):
        yield "".join(one.text or "" for one in paragraph.iter(qn("w:t")))


def _notes(path: str = "out.docx") -> str:
    with ZipFile(path) as file:
        return file.read("word/footnotes.xml").decode()


def footnotes(path: str = "out.docx") -> list[str]:
    """The texts of the footnotes in their order, but for the lines between them and the text."""
    notes = re.findall(r"<w:footnote w:id=\"\d+\">.*?</w:footnote>", _notes(path), re.S)
    return ["".join(re.findall(r"<w:t[^>]*>([^<]*)", note)).strip() for note in notes]


def test_a_document_says_what_the_page_says(root: Path) -> None:
    document = made("ferry")
    text = "\n".join(paragraphs(document))
    order = [
        *("Briefing", "The ferry runs again", "Ana Example", "The ferry runs again"),
        "We judge",
        *("The ferry will stop in winter.", "Likely (55–80%)", "Sources disagree"),
        *("The ferry was repaired.", "Invented Captain", "Nobody has repaired it."),
        *("What should be done", "Paint the ferry.", "Harbour fire", "Passengers"),
        *("Timeline", "The ferry is tried.", "In their words", "It runs", "Sources"),
        *("1.Example Paper. Ferry back", "2.A letter", "–A book that nobody cites"),
        "https://site.example/2024/ferry/",
    ]
    at = 0
    for piece in order:
        assert piece in text[at:], (piece, text[at:])
        at = text.index(piece, at) + len(piece)
    assert "Permanent link" not in text
    assert "Cite this page" not in text


def test_headings_are_those_of_the_page(root: Path) -> None:
    found = [
        (paragraph.style.name, paragraph.text)
        for paragraph in made("ferry").paragraphs
        if paragraph.style.name.startswith("Heading")
    ]
    assert found[0] == ("Heading 1", "The ferry runs again")
    assert ("Heading 2", "We judge") in found
    assert ("Heading 3", "The ferry will stop in winter.") in found


def test_sources_are_footnotes_and_named_again_by_their_number(root: Path) -> None:
    document = made("ferry")
    notes = footnotes()
    assert [note.split(".")[0] for note in notes] == ["Example Paper", "A letter"]
    assert "https://paper.example/f?a=1&amp;b=2" in notes[0]  # paper cannot be clicked
    assert "Cited here: para. 2" in notes[0]
    body = document.element.body
    marks = [one.get(qn("w:id")) for one in body.iter(qn("w:footnoteReference"))]
    assert marks == ["1", "2"]
    named = {one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))}
    fields = [one.text.split()[1] for one in body.iter(qn("w:instrText"))]
    assert len(fields) > 3
    assert set(fields) <= named


def test_in_a_document_of_several_numbers_run_on(root: Path) -> None:
    document = made("persian", "ferry")
    text = list(paragraphs(document))
    assert text[:2] == ["Briefings", "A site · TLP:CLEAR"]
    assert text[2:4] == ["10 June 2024 · کشتی دوباره می‌رود", "2 May 2024 · The ferry runs again"]
    assert [line for line in text if line.startswith("1.")]
    assert "2.Example Paper" in "\n".join(text)
    assert [note.split(".")[0] for note in footnotes()] == ["گزارش", "Example Paper", "A letter"]
    starts = [section.start_type for section in document.sections]
    assert len(starts) == 3


def test_links_lead_to_the_site(root: Path) -> None:
    relations = made("ferry").part.rels.values()
    targets = {one.target_ref for one in relations if one.is_external}
    assert "https://site.example/actors/office/" in targets
    assert all(target.startswith("https://") for target in targets), targets


def test_without_an_address_of_the_site_names_are_mere_text(root: Path) -> None:
    Path("mkdocs.yml").write_text("site_name: A site\ndocs_dir: briefings\n", "utf-8")
    document = made("ferry")
    targets = {one.target_ref for one in document.part.rels.values() if one.is_external}
    assert targets == {"https://paper.example/f?a=1&b=2"}
    text = "\n".join(paragraphs(document))
    assert "Ferry Office says so." in text
    assert "What these words mean" not in text


def test_what_a_page_folds_away_stands_open(root: Path) -> None:
    record = Path("briefings/2024/ferry.yaml")
    more = "because: It is old., confidence: low"
    text = record.read_text("utf-8").replace("confidence: low", more)
    answer = "{stance: %s, by: Guild, cites: letter, text: Who knows., note: A note.}"
    many = f"[{answer % 'denies'}, {answer % 'supports'}, {answer % 'qualifies'}]"
    old = "{stance: denies, by: Harbour Union, cites: letter, text: Nobody has repaired it.}"
    record.write_text(text.replace(old, many), "utf-8")
    lines = list(paragraphs(made("ferry")))
    assert "Why\N{EM SPACE}It is old." in lines
    assert lines.count("Note\N{EM SPACE}A note.") == 3
    assert not [line for line in lines if "more" in line]


def test_a_title_in_a_list_needs_no_sign(root: Path) -> None:
    document = made("ferry")
    lines = [(one.style.name, "".join(run.text for run in one.runs)) for one in document.paragraphs]
    at = next(at for at, line in enumerate(lines) if line[1].startswith("The ferry was repaired."))
    assert lines[at][0] == "Heading 3"
    assert not lines[at + 1][1].startswith("•")


def test_text_runs_as_its_letters_do(root: Path) -> None:
    document = made("ferry")
    [quote] = [one for one in document.paragraphs if "۳ بار" in one.text]
    assert quote._p.pPr.find(qn("w:bidi")) is not None
    assert all(run.font.rtl for run in quote.runs if "کشتی" in run.text)
    [summary] = [one for one in document.paragraphs if "says so" in one.text]
    assert summary._p.pPr.find(qn("w:bidi")) is None
    assert not any(run.font.rtl for run in summary.runs)


def test_a_briefing_from_right_to_left_is_set_so(root: Path) -> None:
    document = made("persian")
    [summary] = [one for one in document.paragraphs if "VOA" in one.text]
    assert summary._p.pPr.find(qn("w:bidi")) is not None
    latin = [run for run in summary.runs if "VOA" in run.text]
    assert [run.text.strip() for run in latin] == ["VOA"]
    assert not latin[0].font.rtl
    assert _notes().count("<w:bidi/>") == len(footnotes()) == 1
    sizes = document.styles["Heading 1"].element.rPr
    assert sizes.find(qn("w:szCs")).get(qn("w:val")) == sizes.find(qn("w:sz")).get(qn("w:val"))
    assert all(run.font.rtl for run in summary.runs if "کشتی" in run.text)


def test_our_words_in_a_briefing_from_right_to_left_run_from_left(root: Path) -> None:
    """A sentence of ours with a name in it would else be read from its end."""
    body = made("persian").element.body
    [ours] = [
        one for one in body.iter(qn("w:dir")) if "rests on one source" in "".join(one.itertext())
    ]
    assert ours.get(qn("w:val")) == "ltr"
    assert "گزارش" in "".join(ours.itertext())
    tags = {
        run.find(qn("w:t")).text: run.find(f"{qn('w:rPr')}/{qn('w:lang')}")
        for run in body.iter(qn("w:r"))
        if run.find(qn("w:t")) is not None
    }
    assert tags["Sources"].get(qn("w:val")) == "en"
    assert tags["گزارش"] is None


def test_a_source_that_is_only_quoted_has_a_letter(root: Path) -> None:
    lines = list(paragraphs(made("persian", "ferry")))
    assert footnotes()[0] == "گزارش. Quoted in source a. No address known."
    assert [line for line in lines if line.startswith("a.روزنامه")]


def test_drawings_are_pictures_with_words(root: Path) -> None:
    document = made("ferry")
    told = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert "Likely (55–80%)." in told
    assert any(one.startswith("Where it happened: Harbour fire") for one in told)
    assert any(one.startswith("Timeline.") for one in told)
    with ZipFile("out.docx") as file:
        pictures = [name for name in file.namelist() if name.startswith("word/media/")]
        for drawn in map(Image.open, map(BytesIO, map(file.read, pictures))):
            assert drawn.format == "PNG"
            assert len(drawn.convert("RGB").getcolors(1_000_000) or []) > 2  # paper, ground, ink


def test_ways_within_a_page_are_left_out(root: Path) -> None:
    record = Path("briefings/2024/ferry.yaml")
    text = record.read_text("utf-8").replace(
        "quotes:", "- {text: It is red., cites: paper}\nquotes:"
    )
    record.write_text(text, "utf-8")
    assert (
        "[All claims](#claims)"
        in make_site(read_settings(root / "mkdocs.yml")).markdown["2024/ferry.md"]
    )
    assert "All claims" not in paragraphs(made("ferry"))


def test_the_marking_stands_on_every_page(root: Path) -> None:
    section = made("ferry").sections[0]
    assert section.header.paragraphs[0].text == "TLP:CLEAR"
    assert section.footer.paragraphs[0].text.startswith("TLP:CLEAR")


def test_a_higher_marking_of_one_statement_is_that_of_the_document(root: Path) -> None:
    with Path("mkdocs.yml").open("a") as config:
        config.write("plugins: [{briefings: {marking: 'TLP:RED'}}]\n")
    document = made("ferry")
    assert document.sections[0].header.paragraphs[0].text == "TLP:RED"
    text = list(paragraphs(document))
    at = text.index(next(line for line in text if f"{SECRET} claim" in line))
    assert any("TLP:RED" in line for line in text[at : at + 5])


def test_a_template_does_not_take_a_marking_away(root: Path) -> None:
    with Path("mkdocs.yml").open("a") as config:
        config.write("plugins: [{briefings: {marking: 'TLP:RED'}}]\n")
    template = Document()
    template.sections[0].header.paragraphs[0].text = "House of Examples"
    template.sections[0].different_first_page_header_footer = True
    template.save("house.docx")
    section = made("ferry", "--template", "house.docx").sections[0]
    for one in (section.header, section.first_page_header, section.footer):
        assert one.paragraphs[-1].text == "TLP:RED"
    assert section.header.paragraphs[0].text == "House of Examples"


@pytest.mark.parametrize("id", ["draft", "red", "2024/draft"])
def test_what_the_site_does_not_show_cannot_be_handed_out(root: Path, id: str) -> None:
    result = run(id)
    assert result.exit_code == 2
    assert f"the site shows no briefing `{id}`" in result.output


def test_no_hand_out_holds_what_the_site_does_not_show(root: Path) -> None:
    assert run("--from", "2024", "--out", "out.docx").exit_code == 0
    with ZipFile("out.docx") as file:
        assert not [name for name in file.namelist() if SECRET.encode() in file.read(name)]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (["--from", "2024-06"], ["persian"]),
        (["--to", "2024-05"], ["ferry"]),
        (["--from", "2024-05", "--to", "2024-06-10"], ["persian", "ferry"]),
        (["--country", "KE"], ["ferry"]),
        (["--country", "Iran"], ["persian"]),
        (["--country", "KE", "--country", "IR"], ["persian", "ferry"]),
        (["--topic", "ferries"], ["ferry"]),
        (["--actor", "Harbour Union"], ["ferry"]),
        (["--actor", "office"], ["ferry"]),
    ],
)
def test_briefings_are_chosen_by_what_is_asked_for(
    root: Path, asked: list[str], found: list[str]
) -> None:
    result = run(*asked, "--dry-run")
    lines = [line.split()[1] for line in result.stdout.splitlines()]
    assert lines == [f"2024/{id}" for id in found], result.output
    assert not Path("handout.docx").exists()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ([], "name briefings by their ids, or say which"),
        (["ferry", "--topic", "Ferries"], "name briefings by their ids, or say which"),
        (["fery"], "the site shows no briefing `fery`; did you mean"),
        (["--from", "May 2024"], "2024-05"),
        (["--country", "Atlantis"], "`Atlantis` is no country"),
        (["--topic", "ferrie"], "did you mean `Ferries`?"),
        (["--from", "2025"], "no briefing of the site fits"),
        (["ferry", "--template", "mkdocs.yml"], "it is no document of Word"),
        (["ferry", "--template", "nothing.docx"], "nothing.docx: No such file"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(root: Path, asked: list[str], told: str) -> None:
    result = run(*asked)
    assert result.exit_code == 2
    assert told in result.output


def test_a_file_is_not_written_over(root: Path) -> None:
    assert run("ferry").exit_code == 0
    Path("ferry.docx").write_bytes(b"my own")
    result = run("ferry")
    assert result.exit_code == 2
    assert "ferry.docx exists" in result.output
    assert Path("ferry.docx").read_bytes() == b"my own"
    assert run("ferry", "--force").exit_code == 0
    assert Document("ferry.docx").paragraphs


def test_the_same_records_give_the_same_bytes(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made("ferry", "persian")
    first = Path("out.docx").read_bytes()
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    made("ferry", "persian")
    assert Path("out.docx").read_bytes() == first


def test_a_template_gives_styles_and_headers(root: Path) -> None:
    template = Document()
    template.styles["Heading 2"].font.name = "Papyrus"
    template.sections[0].header.paragraphs[0].text = "House of Examples"
    template.add_paragraph("How to use this template")
    template.save("house.docx")
    document = made("ferry", "--template", "house.docx")
    assert document.styles["Heading 2"].font.name == "Papyrus"
    assert document.sections[0].header.paragraphs[0].text == "House of Examples"
    text = "\n".join(paragraphs(document))
    assert "How to use" not in text
    assert "TLP:CLEAR" in text


def test_a_hand_out_of_ours_can_be_the_template(root: Path) -> None:
    made("ferry")
    shutil.move("out.docx", "house.docx")
    made("persian", "--template", "house.docx")
    assert [note.split(".")[0] for note in footnotes()] == ["گزارش"]


def test_without_the_extra_it_says_what_to_install(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mkdocs_briefings.commands.handout.find_spec", lambda _: None)
    result = run("ferry")
    assert result.exit_code == 2
    assert "pip install 'mkdocs-briefings[handout]'" in result.output


def test_without_a_program_for_drawings_their_words_stand(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("handout.pictures", "commands.handout"):
        monkeypatch.setattr(f"mkdocs_briefings.{module}.CAN_DRAW", False)
    result = run("ferry")
    assert result.exit_code == 0
    assert "drawings are left out" in result.output
    document = Document("ferry.docx")
    assert not document.inline_shapes
    assert "The harbour burns." in "\n".join(paragraphs(document))


def test_a_picture_beside_the_record_is_in_the_document(root: Path) -> None:
    png = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63"
        "f8cfc0f01f0005000181a3c8d3b60000000049454e44ae426082"
    )
    Path("briefings/harbour.png").write_bytes(png)
    with Path("briefings/2024/ferry.yaml").open("a") as record:
        record.write("images: {file: ../harbour.png, alt: The harbour at night}\n")
    document = made("ferry")
    told = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert "The harbour at night" in told


def test_pdf_is_printed_by_the_browser(root: Path) -> None:
    if not CHROMIUM:
        pytest.skip("Chromium is not installed, so nothing was printed")
    result = run("ferry", "--pdf")
    assert result.exit_code == 0, result.output
    assert Path("ferry.pdf").read_bytes().startswith(b"%PDF-")


def test_where_nothing_prints_it_says_what_does(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr(printing, "find_spec", lambda _: None)
    result = run("ferry", "--pdf")
    assert result.exit_code == 2
    assert "PDF needs Chromium, Chrome or Edge" in result.output
    assert not Path("ferry.pdf").exists()


def test_the_printed_page_asks_for_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages: list[str] = []

    def printed(html: str) -> bytes:
        pages.append(html)
        return b""

    monkeypatch.setattr("mkdocs_briefings.commands.handout.printed", printed)
    assert run("ferry", "persian", "--pdf").exit_code == 0
    [html] = pages
    assert not re.findall(r'<(?:img|script|link|iframe)\b[^>]*(?:src|href)="(?!data:)', html)
    assert not re.findall(r"""url\((?!["']?data:|#)""", html)
    ids = re.findall(r'\sid="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    marks = re.findall(r'<a id="mark:[^>]*href="#([^"]*)"', html)
    assert marks
    assert set(marks) <= set(ids)
    assert '<article class="md-typeset" lang="fa" dir="rtl"' in html
    assert '<li dir="auto"><a href="#sheet-2">10 June 2024 · کشتی دوباره می‌رود</a></li>' in html
    assert SECRET not in html


def test_markings_are_in_the_order_of_the_protocol() -> None:
    # The highest of a hand-out is found by rank.
    assert vocabulary.MARKING.slugs[0] == "TLP:CLEAR"

"""`briefings sources` and `archive`: lists that an archiver takes, and what it gives back."""

from __future__ import annotations

import csv
import subprocess
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_briefings.archiving.archiver_csv import NoTable, read_archived
from mkdocs_briefings.commands.main import main

SOURCE = "title: Example log\nurl: https://example.org/log  # the first\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("docs_dir: briefings\n")
    (tmp_path / "briefings/sources").mkdir(parents=True)
    (tmp_path / "briefings/sources/log.yaml").write_text(SOURCE)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words, catch_exceptions=False)


def test_an_archiver_takes_the_list_as_it_is(site: Path) -> None:
    """Its feeder of files reads the first column; its sheets skip what has a status."""
    (site / "briefings/sources/kept.yaml").write_text(
        "title: Kept\nurl: https://example.org/kept\narchive_url: https://archive.example/kept\n"
    )
    text = run("sources", "--csv").stdout
    rows = list(csv.reader(StringIO(text)))
    assert rows[0][:3] == ["link", "archive status", "archive location"]
    assert [row[:3] for row in rows[1:]] == [
        ["https://example.org/kept", "archived", "https://archive.example/kept"],
        ["https://example.org/log", "", ""],
    ]


def test_what_the_csv_database_of_the_archiver_writes_is_read(site: Path) -> None:
    metadata = {"url": "https://example.org/log", "title": "A 'log'"}
    media = [
        {"filename": "a.png", "urls": ["https://archive.example/a.png"], "properties": {"id": "s"}},
        {
            "filename": "page.html",
            "urls": ["./local/page.html", "https://archive.example/page.html"],
            "properties": {"id": "_final_media", "hash": "SHA3-512:00"},
        },
    ]
    when = "datetime.datetime(2026, 5, 1, 8, 0, tzinfo=datetime.timezone.utc)"
    told = repr(metadata)[:-1] + f", '_processed_at': {when}}}"
    text = StringIO()
    csv.writer(text).writerows([("status", "metadata", "media"), ("success", told, repr(media))])
    (site / "db.csv").write_text(text.getvalue())
    assert run("archive", "db.csv").output == "1 copy written in 1 file\n"
    after = (site / "briefings/sources/log.yaml").read_text()
    assert after == f"{SOURCE}archive_url: https://archive.example/page.html\n"


def test_a_notation_is_taken_to_pieces_and_never_run(site: Path) -> None:
    row = ("success", "__import__('pathlib').Path('made').touch() or {'url': 'x'}", "[" * 5000)
    text = StringIO()
    csv.writer(text).writerows([("status", "metadata", "media"), row])
    (site / "db.csv").write_text(text.getvalue())
    assert read_archived(site / "db.csv") == []
    assert not (site / "made").exists()


def test_a_sheet_that_another_program_saved_is_read(site: Path) -> None:
    sheet = "\ufeffArchive Location;Note;LINK\r\nhttps://archive.example/1;a;https://example.org/log\r\n"
    (site / "sheet.csv").write_text(sheet, "utf-8", newline="")
    [row] = read_archived(site / "sheet.csv")
    assert (row.address, row.copies) == ("https://example.org/log", ("https://archive.example/1",))


def test_what_is_no_such_file_is_said_in_a_line(site: Path) -> None:
    (site / "other.csv").write_text("name,age\nx,1\n")
    (site / "latin.csv").write_bytes(b"link,archive location\n\xe9,\n")
    (site / "empty.csv").write_text("")
    for name in ("other.csv", "latin.csv", "empty.csv", "missing.csv"):
        told = run("archive", name)
        assert (told.exit_code, told.output.count("\n")) == (2, 1), told.output
    with pytest.raises(NoTable, match="no columns `link` and `archive location`"):
        read_archived(site / "other.csv")


def test_what_git_does_not_have_is_not_touched(site: Path) -> None:
    def git(*words: str) -> None:
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(["git", *who, *words], cwd=site, check=True, capture_output=True)

    git("init")
    git("add", ".")
    git("commit", "-m", "x")
    (site / "filled.csv").write_text(
        "link,archive location\nhttps://example.org/log,https://archive.example/1\n"
    )
    record = site / "briefings/sources/log.yaml"
    record.write_text(f"{SOURCE}publisher: Example\n")
    refused = run("archive", "filled.csv")
    assert refused.exit_code == 1
    assert "uncommitted changes in\n  briefings/sources/log.yaml" in refused.output
    git("commit", "-am", "x")
    assert run("archive", "filled.csv").exit_code == 0
    assert "archive_url: https://archive.example/1\npublisher: Example\n" in record.read_text()


def test_a_source_written_once_for_two_keys_gets_its_copy_once(site: Path) -> None:
    fields = "title: A, url: https://example.org/a"
    text = f"sources:\n  a: &a {{{fields}}}\n  b: *a\n"
    head = "title: T\nsummary: S [@a] [@b].\npublished: 2026-01-01\n"
    (site / "briefings/one.yaml").write_text(head + text)
    (site / "filled.csv").write_text(
        "link,archive location\nhttps://example.org/a,https://archive.example/1\n"
    )
    run("archive", "filled.csv")
    both = text.replace(fields, f"{fields}, archive_url: https://archive.example/1")
    assert (site / "briefings/one.yaml").read_text() == head + both

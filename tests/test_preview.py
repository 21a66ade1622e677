"""The live preview: every change of a file shows at once, and no mistake ends it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browsing import chromium
from tests.site_folder import BRIEFING, MKDOCS_YML, environment, write

PATIENCE = 60  # seconds that a change may take on a busy machine; it takes one

CAPTAIN = "name: Invented Captain\ntype: person\naliases: [The Old Hand]\n"
OTHER = "title: Another briefing\npublished: 2024-05-03\nsummary: The {word} is here.\n"


@dataclass
class Preview:
    """A running `mkdocs serve`, its site's folder and what it says on the terminal."""

    root: Path
    address: str
    process: subprocess.Popen[bytes]
    log: Path

    def page(self, url: str) -> str:
        """A page as the server gives it; empty where there is none."""
        try:
            with urllib.request.urlopen(self.address + url, timeout=PATIENCE) as answer:
                return str(answer.read().decode("utf-8"))
        except urllib.error.HTTPError:
            return ""
        except urllib.error.URLError:  # not listening yet
            assert self.process.poll() is None, self.said()
            return ""

    def memory(self) -> float:
        """What the server holds in memory, in megabytes."""
        pages = Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6

    def said(self, after: int = 0) -> str:
        """What the terminal shows, from a place on."""
        return self.log.read_text("utf-8")[after:]

    def write(self, name: str, text: str) -> int:
        """Save a file; where the terminal's text ended before."""
        before = len(self.said())
        write(self.root, {name: text})
        return before

    def shows(self, url: str, *words: str) -> None:
        """Wait until a page has some words."""
        self.waits(lambda: all(word in self.page(url) for word in words), f"{url}: {words}")

    def lacks(self, url: str, word: str) -> None:
        """Wait until a page, if there is one, has a word no more."""
        self.waits(lambda: word not in self.page(url), f"{url} without {word}")

    def tells(self, pattern: str, after: int) -> None:
        """Wait until the terminal shows something."""
        self.waits(lambda: re.search(pattern, self.said(after), re.M) is not None, pattern)

    def waits(self, condition: Callable[[], bool], what: str) -> None:
        """Wait until something is the case, or fail."""
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, f"not seen: {what}\n{self.said()}"
            time.sleep(0.05)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """The preview of a small site; `strict`, which in a preview may end nothing."""
    root = tmp_path_factory.mktemp("preview")
    files = {
        "mkdocs.yml": f"{MKDOCS_YML}strict: true\n",
        "briefings/2024/ferry.yaml": BRIEFING,
        "briefings/2024/second.yaml": BRIEFING.replace("The ferry runs", "A second one runs"),
        "briefings/actors/captain.yaml": CAPTAIN,
        "briefings/about.md": "# About\n",
    }
    write(root, files)
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    log = root.parent / "preview.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=root,
            env=environment(PYTHONUNBUFFERED="1"),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    running = Preview(root, f"http://127.0.0.1:{port}/", process, log)
    try:
        running.shows("2024/ferry/", "The ferry will run every day")
        yield running
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)


SAVES, MOST = 60, 30  # edits, and the megabytes that all of them together may add


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="Linux tells the memory there")
def test_a_file_beside_the_configuration_is_none_of_the_preview(preview: Preview) -> None:
    preview.tells(r"Serving on", 0)
    time.sleep(_SOON)  # what was saved before is shown by then
    before = preview.write("notes.txt", "Nothing of the site's")
    time.sleep(_SOON)
    assert "Detected file changes" not in preview.said(before)
    (preview.root / "notes.txt").unlink()


_SOON = 1.5  # seconds in which the server looks twice at what it watches


def test_a_preview_does_not_grow_with_each_save(preview: Preview) -> None:
    saves = iter(range(5 + SAVES))

    def save() -> None:
        number = next(saves)
        preview.write("briefings/2024/grows.yaml", OTHER.format(word=f"save-{number}-"))
        preview.shows("2024/grows/", f"save-{number}-")

    for _ in range(5):  # until all that stays was made
        save()
    before = preview.memory()
    for _ in range(SAVES):
        save()
    assert preview.memory() - before < MOST
    (preview.root / "briefings/2024/grows.yaml").unlink()
    preview.lacks("2024/grows/", "save-")


def test_pages_reload_by_themselves(preview: Preview) -> None:
    assert "livereload(" in preview.page("2024/ferry/")


def test_a_tab_at_a_missing_page_shows_it_when_it_comes_to_be(preview: Preview) -> None:
    with chromium() as browser, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{preview.address}2024/late/")
        expect(page.locator("article h1")).to_have_text("There is no page at this address")
        preview.write("briefings/2024/late.yaml", OTHER.format(word="latecomer"))
        expect(page.locator("article")).to_contain_text("The latecomer is here", timeout=20_000)
    (preview.root / "briefings/2024/late.yaml").unlink()
    preview.lacks("2024/late/", "latecomer")


def test_an_edited_briefing_changes_every_page_it_touches(preview: Preview) -> None:
    preview.write(
        "briefings/2024/ferry.yaml", BRIEFING.replace("will run every day", "will run at night")
    )
    for url in ("2024/ferry/", "quotes/", "actors/captain/"):
        preview.shows(url, "will run at night")


def test_the_page_of_a_saved_record_comes_first_and_the_rest_follows(preview: Preview) -> None:
    before = preview.write(
        "briefings/2024/ferry.yaml", BRIEFING.replace("will run every day", "will run twice a day")
    )
    preview.tells(r"/2024/ferry/ is served anew; the rest follows", before)
    preview.shows("2024/ferry/", "will run twice a day", "Ferry back in service")
    preview.tells(r"(?s)the rest follows.*Everything is served anew", before)
    preview.shows("quotes/", "will run twice a day")


def test_several_saves_in_a_row_end_in_the_last_state(preview: Preview) -> None:
    for number in range(8):
        text = BRIEFING.replace("will run every day", f"will run {number} times")
        preview.write("briefings/2024/ferry.yaml", text)
        time.sleep(0.3)
    for url in ("2024/ferry/", "quotes/", "actors/captain/"):
        preview.shows(url, "will run 7 times")


def test_an_edited_actor_changes_every_page_that_names_it(preview: Preview) -> None:
    renamed = CAPTAIN.replace("name: Invented Captain", "name: Captain Renamed")
    preview.write(
        "briefings/actors/captain.yaml", renamed.replace("The Old Hand", "Invented Captain")
    )
    for url in ("actors/captain/", "actors/", "2024/ferry/", "2024/second/", "quotes/"):
        preview.shows(url, "Captain Renamed")
    preview.write("briefings/actors/captain.yaml", CAPTAIN)
    preview.lacks("2024/second/", "Captain Renamed")


def test_search_follows_and_the_old_index_answers_until_then(preview: Preview) -> None:
    def entry() -> str:
        return preview.page(".pagefind/pagefind-entry.json")

    preview.waits(lambda: "page_count" in entry(), "an index")
    before = entry()
    preview.write("briefings/2025/searched.yaml", OTHER.format(word="catamaran"))
    preview.shows("2025/searched/", "catamaran")
    assert "page_count" in entry()
    preview.waits(lambda: entry() not in ("", before), "a new index")
    (preview.root / "briefings/2025/searched.yaml").unlink()
    preview.lacks("2025/searched/", "catamaran")


def test_a_record_comes_and_goes(preview: Preview) -> None:
    preview.write("briefings/2025/other.yaml", OTHER.format(word="zeppelin"))
    preview.shows("2025/other/", "zeppelin")
    preview.shows("briefings/", "Another briefing")
    (preview.root / "briefings/2025/other.yaml").unlink()
    preview.lacks("2025/other/", "zeppelin")
    preview.lacks("briefings/", "Another briefing")


def test_a_hand_written_page_changes(preview: Preview) -> None:
    preview.write("briefings/about.md", "# About\n\nWritten by hand.\n")
    preview.shows("about/", "Written by hand")
    preview.write("briefings/actors/index.md", "An introduction.\n")
    preview.shows("actors/", "An introduction", "Invented Captain")
    (preview.root / "briefings/actors/index.md").unlink()
    preview.lacks("actors/", "An introduction")


def test_a_template_comes_changes_and_goes(preview: Preview) -> None:
    """The folder is made while the preview runs."""
    template = "# {{{{ view.title }}}}\n\nLaid out {how}: {{{{ view.summary }}}}\n"
    preview.write("templates/briefing.md.j2", template.format(how="anew"))
    preview.shows("2024/ferry/", "Laid out anew")
    preview.write("templates/briefing.md.j2", template.format(how="again"))
    preview.shows("2024/ferry/", "Laid out again")
    before = preview.write("templates/briefing.md.j2", template.format(how="{{ view.titel }}"))
    preview.tells(r"templates/briefing\.md\.j2:3:1: error: .*titel.* \[template\]", before)
    preview.shows("2024/ferry/", "templates/briefing.md.j2:3:1: error")
    preview.shows("quotes/", "The ferry")
    assert "does not contain an anchor" not in preview.said(before)
    (preview.root / "templates/briefing.md.j2").unlink()
    preview.shows("2024/second/", "The ferry will run every day")


def test_a_broken_record_is_told_and_the_preview_goes_on(preview: Preview) -> None:
    broken = BRIEFING.replace("cites: paper", "cites: papr")
    before = preview.write("briefings/2024/second.yaml", broken)
    place = r"briefings/2024/second\.yaml:7:12: error: .*papr.*"
    preview.tells(rf"{place} \[[a-z-]+\]\n +\S.*paper", before)
    preview.shows("2024/second/", "papr")
    preview.shows("2024/ferry/", "The ferry")
    mended = BRIEFING.replace("will run every day", "is mended")
    preview.write("briefings/2024/second.yaml", mended)
    preview.shows("2024/second/", "is mended")
    preview.lacks("2024/second/", "papr")


def test_an_unreadable_record_has_a_page_that_says_why(preview: Preview) -> None:
    before = preview.write("briefings/2024/third.yaml", "title: [\n")
    preview.tells(r"briefings/2024/third\.yaml:\d+:\d+: error: .* \[[a-z-]+\]", before)
    preview.shows("2024/third/", "cannot be shown until it is mended")
    preview.write("briefings/2024/third.yaml", OTHER.format(word="dirigible"))
    preview.shows("2024/third/", "dirigible")
    (preview.root / "briefings/2024/third.yaml").unlink()
    preview.lacks("2024/third/", "dirigible")


def test_a_warning_ends_no_preview(preview: Preview) -> None:
    """Not even where `strict` is set: neither one of a record nor one of MkDocs."""
    record = OTHER.format(word="balloon") + "sources: {unused: {title: A book}}\n"
    before = preview.write("briefings/2025/warned.yaml", record)
    preview.tells(r"briefings/2025/warned\.yaml:4:\d+: warning: .* \[unused-source\]", before)
    preview.shows("2025/warned/", "balloon")
    (preview.root / "briefings/2025/warned.yaml").unlink()
    before = preview.write("briefings/about.md", "# About\n\n[nowhere](nowhere.md)\n")
    preview.tells(r"about\.md.*nowhere\.md", before)
    preview.shows("about/", "nowhere")
    preview.write("briefings/about.md", "# About\n")
    preview.lacks("about/", "nowhere")


def test_nothing_is_written_into_the_sites_folder(preview: Preview) -> None:
    found = {path.name for path in preview.root.iterdir()}
    assert found <= {".cache", "briefings", "mkdocs.yml", "templates"}


def test_the_terminal_tells_what_is_new_and_counts_the_rest(preview: Preview) -> None:
    warned = OTHER.format(word="gondola") + "sources: {unused: {title: A book}}\n"
    before = preview.write("briefings/2025/warned.yaml", warned)
    preview.tells(r"warned\.yaml:4:\d+: warning: .* \[unused-source\]", before)
    preview.shows("2025/warned/", "gondola")
    before = preview.write("briefings/2025/warned.yaml", "# moved down\n" + warned)
    preview.tells(r"\d warnings? as before", before)
    assert "[unused-source]" not in preview.said(before)
    (preview.root / "briefings/2025/warned.yaml").unlink()
    preview.lacks("2025/warned/", "gondola")
    before = preview.write("briefings/2025/warned.yaml", warned)
    preview.tells(r"warned\.yaml:4:\d+: warning: .* \[unused-source\]", before)
    (preview.root / "briefings/2025/warned.yaml").unlink()
    preview.lacks("2025/warned/", "gondola")


def test_what_is_said_of_search_is_said_once(preview: Preview) -> None:
    for number in range(2):
        preview.write("briefings/about.md", f"# Number {number}\n")
        preview.shows("about/", f"Number {number}")
    assert preview.said().count("set aside") == 1

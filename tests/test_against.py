"""`check --against`: no address or anchor that was published is lost without a forward."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from mkdocs_briefings.commands.main import main
from tests.site_folder import Built, build
from tests.test_difference import BRIEFING as UNREAD
from tests.test_difference import commit, put

BRIEFING = UNREAD.replace("2026-03-04}\n", "2026-03-04, url: https://example.org/ferry}\n")
FILES = {"2026/ferry.yaml": BRIEFING, "sources/log.yaml": "title: Log\nurl: https://example.org/\n"}
Check = Callable[..., list[str]]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """The errors of a check against the first state, when the records are in another one."""
    monkeypatch.chdir(tmp_path)
    put(tmp_path, FILES)
    (tmp_path / "briefings/about.md").write_text("# About\n", "utf-8")
    commit(tmp_path)

    def lines(after: dict[str, str], against: str = "HEAD") -> list[str]:
        put(tmp_path, after)
        told = CliRunner().invoke(main, ["check", "--against", against], catch_exceptions=False)
        found = [line for line in told.output.splitlines() if "[lost-address]" in line]
        assert told.exit_code == (1 if found else 0), told.output
        return [line.partition(": error: ")[2].partition(" was published")[0] for line in found]

    return lines


def test_nothing_is_lost_where_nothing_changes(check: Check) -> None:
    assert check(FILES) == []


def test_a_page_that_goes_is_told_once_and_a_forward_keeps_it(check: Check) -> None:
    without = {"sources/log.yaml": FILES["sources/log.yaml"]}
    assert check(without) == ["/2026/ferry/", "/actors/example-port-office/"]
    moved = {**without, "2026/boat.yaml": BRIEFING + "previous_urls: /2026/ferry/\n"}
    assert check(moved) == []


def test_an_anchor_that_goes_is_told_and_an_earlier_id_keeps_it(check: Check) -> None:
    renamed = BRIEFING.replace("id: overload", "id: cargo")
    assert check({**FILES, "2026/ferry.yaml": renamed}) == ["/2026/ferry/#claim-overload"]
    kept = renamed.replace("id: cargo", "id: cargo\n    previous_ids: overload")
    assert check({**FILES, "2026/ferry.yaml": kept}) == []


def test_an_anchor_is_lost_on_a_page_that_moved_too(check: Check) -> None:
    moved = BRIEFING.replace("id: overload", "id: cargo") + "previous_urls: /2026/ferry/\n"
    lost = check({"sources/log.yaml": FILES["sources/log.yaml"], "2026/boat.yaml": moved})
    assert lost == ["/2026/ferry/#claim-overload"]


def test_a_hand_written_page_is_an_address(check: Check, tmp_path: Path) -> None:
    (tmp_path / "briefings/about.md").unlink()
    assert check(FILES) == ["/about/"]


def test_a_list_may_hold_whole_addresses_and_is_told_by_its_lines(
    check: Check, tmp_path: Path
) -> None:
    (tmp_path / "list.txt").write_text(
        "# a remark\nhttps://example.org/2026/ferry/#claim-overload\n/claims/\n/2026/gone/\n\n"
        "/2026/ferry/index.html\n/2026/%66erry.html#figure-dead\n/actors/all/a/\n/\n",
        "utf-8",
    )
    assert check(FILES, "list.txt") == ["/2026/gone/"]
    told = CliRunner().invoke(main, ["check", "--against", "list.txt"]).output
    assert told.startswith("list.txt:4:1: error: /2026/gone/ was published")
    assert "Write `previous_urls: /2026/gone/` in the record that takes its place." in told


@pytest.mark.parametrize("folders", [True, False])
def test_the_build_writes_the_list_and_every_address_in_it_is_there(
    check: Check, tmp_path: Path, folders: bool
) -> None:
    with (tmp_path / "mkdocs.yml").open("a") as config:
        config.write("theme: {name: material, font: false}\nplugins: [search, briefings]\n")
        config.write(f"use_directory_urls: {str(folders).lower()}\n")
    site = build(tmp_path)
    lines = (site.folder / "data/addresses.txt").read_text("utf-8").splitlines()
    assert lines == sorted(lines)
    page = "/2026/ferry/" if folders else "/2026/ferry.html"
    assert {page, f"{page}#claim-overload", "/claims/" if folders else "/claims/index.html"} <= {
        *lines
    }
    for line in lines:
        assert is_there(site, line), line
    assert check(FILES, "site/data/addresses.txt") == []


def is_there(site: Built, line: str) -> bool:
    path, _, anchor = line.removeprefix("/").partition("#")
    name = f"{path}index.html" if path.endswith("/") or not path else path
    return name in site.pages and (not anchor or anchor in site.pages[name].anchors)


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        pass


def test_a_list_on_the_web_and_what_is_none(check: Check, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("/2026/gone/\n", "utf-8")
    handler = partial(Quiet, directory=tmp_path)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    assert check(FILES, f"{address}/list.txt") == ["/2026/gone/"]
    missing = CliRunner().invoke(main, ["check", "--against", f"{address}/nothing.txt"])
    server.shutdown()
    assert (missing.exit_code, missing.output.count("\n")) == (2, 1)
    for nothing in ("nowhere", f"{address}/list.txt"):
        told = CliRunner().invoke(main, ["check", "--against", nothing])
        assert (told.exit_code, told.output.count("\n")) == (2, 1)

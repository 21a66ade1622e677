"""`briefings links`, against a server that misbehaves in every way."""

from __future__ import annotations

import socket
import ssl
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from threading import Lock, Thread

import pytest
from click.testing import CliRunner

from mkdocs_briefings.asking.all_links import ask_all
from mkdocs_briefings.asking.known import Known
from mkdocs_briefings.asking.manners import Manners
from mkdocs_briefings.asking.verdict import Verdict
from mkdocs_briefings.commands.main import main
from tests.test_imports import INTERNAL

FAST = Manners(pause=0, seconds=1, pause_again=0.01, patience=2, own_network=True)
NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
SELF_SIGNED = Path(__file__).parent / "asking/self-signed.pem"


class Rude:
    """A host whose answer depends on the path that is asked for. It keeps a record of requests."""

    def __init__(self, robots: str = "404 Not Found", rules: str = "", tls: bool = False) -> None:
        self.asked: list[str] = []
        self.times: list[float] = []
        self.at_once = self.most_at_once = 0
        self._robots, self._rules, self._lock = robots, rules, Lock()
        self._server = socket.create_server(("127.0.0.1", 0))
        self._tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH) if tls else None
        if self._tls:
            self._tls.load_cert_chain(SELF_SIGNED)
        self.address = f"http{'s' * tls}://127.0.0.1:{self._server.getsockname()[1]}"
        Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._server.close()

    def paths(self) -> list[str]:
        return [path for path in self.asked if "robots" not in path]

    def _serve(self) -> None:
        while True:
            try:
                taken, _ = self._server.accept()
            except OSError:
                return
            Thread(target=self._one, args=(taken,), daemon=True).start()

    def _one(self, taken: socket.socket) -> None:
        with suppress(OSError, ValueError):  # a caller may go, or be no caller at all
            taken = self._tls.wrap_socket(taken, server_side=True) if self._tls else taken
            with taken:
                method, path, *_ = taken.recv(10_000).decode("latin-1").split()
                with self._lock:
                    self.asked.append(f"{method} {path}")
                    self.times.append(time.monotonic())
                    self.at_once += 1
                    self.most_at_once = max(self.most_at_once, self.at_once)
                try:
                    self._answer(taken, method, path)
                finally:
                    self.at_once -= 1

    def _answer(self, taken: socket.socket, method: str, path: str) -> None:
        def send(status: str, *heads: str, body: bytes = b"") -> None:
            lines = [f"HTTP/1.1 {status}", *heads, f"Content-Length: {len(body)}", "", ""]
            taken.sendall("\r\n".join(lines).encode() + body)

        nth = self.asked.count(f"{method} {path}")
        match path.split("?")[0].split("/")[1:]:
            case ["robots.txt"]:
                send(self._robots, body=self._rules.encode())
            case ["hang"]:
                time.sleep(5)
            case ["drip"]:
                taken.sendall(b"HTTP/1.1 200 OK\r\n")
                for _ in range(100):
                    taken.sendall(b"X-Slow: 1\r\n")
                    time.sleep(0.1)
            case ["late"]:
                time.sleep(0.2)
                send("200 OK")
            case ["reset"]:
                taken.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            case ["closed"]:
                pass
            case ["loop"]:
                send("302 Found", "Location: /pool")
            case ["pool"]:
                send("301 Moved", "Location: /loop")
            case ["on", number]:
                send("302 Found", f"Location: /on/{int(number) + 1}")
            case ["huge"]:
                taken.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n")
                for _ in range(10_000):
                    taken.sendall(b"x" * 100_000)
            case ["heads"]:
                taken.sendall(b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 5000)
            case ["line"]:
                taken.sendall(b"HTTP/1.1 200 " + b"x" * 200_000)
            case ["garbage"]:
                taken.sendall(b"\x00\xff\x13\x37 nothing that is HTTP\r\n\r\n")
            case ["busy"] if nth == 1:
                send("429 Too Many Requests", "Retry-After: 0")
            case ["until"] if nth == 1:
                when = format_datetime(datetime.now(UTC) + timedelta(seconds=1), usegmt=True)
                send("503 Service Unavailable", f"Retry-After: {when}")
            case ["tomorrow"]:
                send("429 Too Many Requests", "Retry-After: 86400")
            case ["odd-wait"]:
                send("429 Too Many Requests", "Retry-After: soon")
            case ["broken"]:
                send("500 Internal Server Error")
            case ["no-head"] if method == "HEAD":
                send("403 Forbidden")
            case ["no-programs"]:
                send("403 Forbidden")
            case ["gone"]:
                send("410 Gone")
            case ["missing"]:
                send("404 Not Found")
            case ["moved"]:
                send("301 Moved Permanently", "Location: /now-here?a=1")
            case ["elsewhere"]:
                send("302 Found", "Location: /fine")
            case ["to-file"]:
                send("302 Found", "Location: file:///etc/passwd")
            case ["to-nothing"]:
                send("302 Found", "Location: http://[::bad/")
            case _:
                send("200 OK")


@contextmanager
def rude(robots: str = "404 Not Found", rules: str = "", tls: bool = False) -> Iterator[Rude]:
    host = Rude(robots, rules, tls)
    try:
        yield host
    finally:
        host.close()


def ask(tmp_path: Path, *addresses: str, manners: Manners = FAST) -> list[Verdict]:
    known = Known(tmp_path / "links.json", NOW)
    found = ask_all(addresses, manners, known, timedelta(0), lambda: None)
    return [found[address] for address in addresses]


@pytest.mark.parametrize(
    ("path", "state", "reason"),
    [
        ("fine", "good", ""),
        ("late", "good", ""),
        ("huge", "good", ""),
        ("no-head", "good", ""),
        ("busy", "good", ""),
        ("until", "good", ""),
        ("elsewhere", "good", ""),
        ("ü/%20?q=ä b", "good", ""),
        ("moved", "moved", "moved for good"),
        ("gone", "dead", "answers 410 Gone"),
        ("missing", "dead", "answers 404 Not Found"),
        ("hang", "dead", "no answer within 1 s"),
        ("drip", "dead", "no answer within 1 s"),
        ("reset", "dead", "the connection broke off"),
        ("closed", "dead", "the connection broke off"),
        ("garbage", "dead", "what it answers is no HTTP"),
        ("heads", "dead", "what it answers is no HTTP"),
        ("line", "dead", "what it answers is no HTTP"),
        ("to-file", "dead", "leads to what is no web address"),
        ("to-nothing", "dead", "leads to what is no web address"),
        ("loop", "unclear", "leads in a circle"),
        ("on/1", "unclear", "leads on more than 10 times"),
        ("tomorrow", "unclear", "answers 429 Too Many Requests, and asks to wait for 86400 s"),
        ("odd-wait", "unclear", "answers 429 Too Many Requests"),
        ("broken", "unclear", "answers 500 Internal Server Error"),
        ("no-programs", "unclear", "answers 403 Forbidden, to programs at least"),
    ],
)
def test_whatever_a_host_does_is_told_in_time(
    tmp_path: Path, path: str, state: str, reason: str
) -> None:
    begun = time.monotonic()
    with rude() as host:
        [verdict] = ask(tmp_path, f"{host.address}/{path}")
    assert verdict.state == state
    assert verdict.reason.startswith(reason)
    assert time.monotonic() - begun < 8
    assert len(host.paths()) <= 11


def test_an_address_that_moved_is_told_with_its_new_one(tmp_path: Path) -> None:
    with rude() as host:
        [verdict] = ask(tmp_path, f"{host.address}/moved#part")
        assert verdict.where == f"{host.address}/now-here?a=1"


def test_what_fails_is_tried_again_and_later_each_time(tmp_path: Path) -> None:
    slow = Manners(pause=0, seconds=2, pause_again=0.15, own_network=True)
    with rude() as host:
        ask(tmp_path, f"{host.address}/broken", manners=slow)
        methods = [path.split()[0] for path in host.paths()]
        assert methods == ["HEAD", "GET", "GET", "GET"]
        first, second, third = host.times[-3:]
        assert second - first >= 0.15
        assert third - second >= 0.3


def test_a_host_is_asked_one_thing_at_a_time_with_a_pause(tmp_path: Path) -> None:
    polite = Manners(pause=0.1, own_network=True)
    with rude() as host:
        ask(tmp_path, *(f"{host.address}/late?{n}" for n in range(4)), manners=polite)
        assert host.most_at_once == 1
        gaps = [later - earlier for earlier, later in zip(host.times, host.times[1:], strict=False)]
        assert min(gaps) >= 0.1


def test_two_hosts_do_not_wait_for_each_other(tmp_path: Path) -> None:
    with rude() as slow, rude() as quick:
        ask(tmp_path, f"{slow.address}/hang", f"{quick.address}/fine")
        assert quick.times[-1] < slow.times[-1], "the slow one is tried again meanwhile"


def test_what_a_host_does_not_want_is_not_asked(tmp_path: Path) -> None:
    rules = "User-agent: mkdocs-briefings\nDisallow: /private\nCrawl-delay: 0.2\n"
    with rude("200 OK", rules) as host:
        private, open_ = ask(tmp_path, f"{host.address}/private/x", f"{host.address}/open")
        assert (private.state, open_.state) == ("not-asked", "good")
        assert "robots.txt" in private.reason
        assert host.asked == ["GET /robots.txt", "HEAD /open"]


def test_rules_that_cannot_be_read_now_forbid_and_rules_that_are_not_there_allow(
    tmp_path: Path,
) -> None:
    with rude("503 Service Unavailable") as busy, rude("403 Forbidden") as without:
        first, second = ask(tmp_path, f"{busy.address}/fine", f"{without.address}/fine")
        assert (first.state, second.state) == ("not-asked", "good")


def test_a_connection_that_is_not_secure_is_told(tmp_path: Path) -> None:
    with rude(tls=True) as self_signed, rude() as plain:
        bad, none = ask(
            tmp_path,
            f"{self_signed.address}/fine",
            f"{plain.address.replace('http', 'https')}/fine",
        )
    assert bad.reason.startswith("its certificate is not good: self-signed certificate")
    assert none.reason == "no secure connection comes about"
    assert self_signed.asked == []


def test_hosts_that_are_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with rude() as host:
        pass
    assert ask(tmp_path, host.address)[0].reason == "its host takes no connection"
    long = f"http://{'a' * 64}.example/"
    assert ask(tmp_path, long)[0].reason == "no host can have such an address"

    def unknown(*_: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert ask(tmp_path, "http://gone.example/")[0].reason == "its host is not found"


def test_nothing_is_asked_of_ones_own_network(tmp_path: Path) -> None:
    with rude() as host:
        [verdict] = ask(tmp_path, f"{host.address}/fine", manners=Manners(pause=0))
        assert verdict == ("not-asked", "its host is not on the public internet", "")
        assert host.asked == []


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("docs_dir: briefings\n")
    (tmp_path / "briefings/sources").mkdir(parents=True)
    (tmp_path / "briefings/2026").mkdir(parents=True)
    return tmp_path


def links(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(
        main, ["links", "--own-network", "--pause", "0", *words], catch_exceptions=False
    )
    return result.exit_code, result.output


def test_what_is_wrong_is_told_at_its_place_and_what_is_good_is_kept(site: Path) -> None:
    with rude() as host:
        (site / "briefings/sources/log.yaml").write_text(
            f"title: Log\nurl: {host.address}/gone\narchive_url: {host.address}/fine\n"
        )
        (site / "briefings/2026/one.yaml").write_text(
            "title: T\nsummary: S [@a].\npublished: 2026-01-01\nsources:\n"
            f"  a: {{title: A, url: '{host.address}/moved'}}\n"
        )
        status, told = links()
        assert status == 1
        assert told == (
            f"briefings/2026/one.yaml:5:23: warning: {host.address}/moved has moved for good "
            f"[link-moved]\n    Write `{host.address}/now-here?a=1`.\n"
            f"briefings/sources/log.yaml:2:6: error: {host.address}/gone leads nowhere: "
            "answers 410 Gone [link-dead]\n    Look for where it is now, or for a copy: "
            "`briefings sources --csv` lists what an archiver can keep.\n"
            "1 error and 1 warning in 2 records\n"
        )
        asked = len(host.asked)
        assert links() == (status, told)
        assert set(host.asked[asked:]) == {"GET /robots.txt", "HEAD /gone", "GET /gone"}
        assert links("2026/one")[0] == 0
        assert links("2026/one", "--strict")[0] == 1
        asked = len(host.asked)
        links("--days", "0")
        assert "HEAD /fine" in host.asked[asked:]


def test_addresses_in_texts_are_asked_too(site: Path) -> None:
    with rude() as host:
        (site / "briefings/2026/one.yaml").write_text(
            "title: T\npublished: 2026-01-01\nsummary: |\n"
            f"  See [the log]({host.address}/fine), by <{host.address}/gone> and\n"
            f"  [others][a]; `{host.address}/code` is none.\n\n"
            f"  [a]: {host.address}/moved\n"
        )
        status, told = links()
    lines = [line for line in told.splitlines() if "[link-" in line]
    assert status == 1
    assert lines == [
        f"briefings/2026/one.yaml:4:{lines[0].split(':')[2]}: error: {host.address}/gone leads "
        "nowhere: answers 410 Gone [link-dead]",
        f"briefings/2026/one.yaml:7:8: warning: {host.address}/moved has moved for good "
        "[link-moved]",
    ]
    assert not any("/code" in path for path in host.asked)


def test_a_spoilt_cache_is_left_and_written_anew(site: Path) -> None:
    (site / ".cache").mkdir()
    cache = site / ".cache/briefings-links.json"
    with rude() as host:
        (site / "briefings/sources/log.yaml").write_text(f"title: L\nurl: {host.address}/fine\n")
        for spoilt in ("{", "[]", '{"x": {"state": "good"}}', '{"x": 1}'):
            cache.write_text(spoilt)
            assert links()[0] == 0
            assert f'"{host.address}/fine"' in cache.read_text()


def test_no_build_asks() -> None:
    asking = {
        module.split(".")[0]
        for module, targets in INTERNAL.items()
        if any(target.startswith("asking") for target in targets)
    }
    assert asking == {"asking", "commands"}

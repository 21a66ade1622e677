"""Each host is asked one thing at a time, with pauses, and only what its robots.txt allows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock
from time import monotonic
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from mkdocs_briefings.asking.manners import NAME, Manners
from mkdocs_briefings.asking.request import Answer, NoAnswer, NotAsked, ask

_LONGEST = 500 * 1024  # bytes of a robots.txt that are read (RFC 9309, 2.5)
_REDIRECTS = 5  # that lead to one (RFC 9309, 2.3.1.2)
_NOTHING = b"User-agent: *\nDisallow: /"
_SLOWEST = 30.0  # seconds; a Crawl-delay above it is taken for that


class Stopped(Exception):
    """Nobody waits for the answer any more."""


class Hosts:
    """The hosts that are asked, and when each of them was asked last."""

    def __init__(self, manners: Manners) -> None:
        self.manners = manners
        self._stopped = Event()
        self._locks: dict[str, Lock] = {}
        self._next: dict[str, float] = {}
        self._pauses: dict[str, float] = {}
        self._robots: dict[str, RobotFileParser] = {}

    def stop(self) -> None:
        """Let all who wait leave off."""
        self._stopped.set()

    def wait(self, seconds: float) -> None:
        """Wait. Raises Stopped."""
        if self._stopped.wait(max(0.0, seconds)):
            raise Stopped

    def ask(self, address: str, method: str) -> Answer:
        """Ask for an address when it is its host's turn.

        Raises NoAnswer, NotAsked where robots.txt does not allow it, Stopped.
        """
        robots = self._robots_of(address)
        if not robots.can_fetch(NAME, address):
            raise NotAsked("its host does not want programs to (robots.txt)")
        with self._turn(urlsplit(address).netloc):
            return ask(address, method, self.manners)

    @contextmanager
    def _turn(self, host: str) -> Iterator[None]:
        with self._locks.setdefault(f"turn {host}", Lock()):
            self.wait(self._next.get(host, 0.0) - monotonic())
            try:
                yield
            finally:
                pause = self._pauses.get(host, self.manners.pause)
                self._next[host] = monotonic() + pause

    def _robots_of(self, address: str) -> RobotFileParser:
        """What the host of an address allows; asked once."""
        parts = urlsplit(address)
        place = f"{parts.scheme}://{parts.netloc}"
        with self._locks.setdefault(f"robots {place}", Lock()):
            if place not in self._robots:
                robots = self._robots[place] = self._read_robots(f"{place}/robots.txt")
                delay = float(robots.crawl_delay(NAME) or 0)
                self._pauses[parts.netloc] = max(self.manners.pause, min(delay, _SLOWEST))
            return self._robots[place]

    def _read_robots(self, address: str) -> RobotFileParser:
        """The rules at an address (RFC 9309): none there, all allowed; it fails, nothing is."""
        rules = RobotFileParser()
        try:
            answer = self._found(address)
        except (NoAnswer, NotAsked):  # the address itself is going to tell
            answer = None
        text = b""
        if answer and answer.status >= 500:
            text = _NOTHING
        elif answer and answer.status < 300:
            text = answer.body
        rules.parse(text.decode("utf-8", "replace").splitlines())
        return rules

    def _found(self, address: str) -> Answer:
        """The robots.txt at an address, or where that leads."""
        for _ in range(_REDIRECTS):
            with self._turn(urlsplit(address).netloc):
                answer = ask(address, "GET", self.manners, longest=_LONGEST)
            if not (300 <= answer.status < 400 and answer.location):
                break
            address = urljoin(address, answer.location)
            if urlsplit(address).scheme not in ("http", "https"):
                break
        return answer

"""One request over HTTP (RFC 9110), which ends in time and reads no more than it must."""

from __future__ import annotations

import ipaddress
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from threading import Timer
from urllib.parse import SplitResult, quote, urlsplit

from mkdocs_briefings.asking.manners import Manners

_SAFE = "/%:=&?~+!$,;'@()*[]"
"""What stays as it is in an address: its own signs, and what is written as %20 and the like."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answers. `wait` are the seconds after which it asks to be asked again."""

    status: int
    words: str
    location: str = ""
    wait: float | None = None
    body: bytes = b""


class NoAnswer(Exception):
    """Why there is no answer; `may_pass` is whether it is worth to try again."""

    def __init__(self, reason: str, *, may_pass: bool = True) -> None:
        super().__init__(reason)
        self.may_pass = may_pass


class NotAsked(Exception):
    """Why an address is not asked at all."""


def ask(address: str, method: str, manners: Manners, *, longest: int = 0) -> Answer:
    """Ask for an address; of what it holds, at most `longest` bytes are read.

    Raises NoAnswer where none comes, NotAsked where the host is one of our own network.
    """
    parts = urlsplit(address)
    watch = _Watch(manners.seconds)
    try:
        connection = _connection(parts, manners.seconds)
        with watch:
            connection.connect()
            watch.over(connection.sock)
            if not manners.own_network:
                _must_be_public(connection.sock)
            headers = {"User-Agent": manners.agent, "Accept": "*/*", "Connection": "close"}
            connection.request(method, _target(parts), headers=headers)
            response = connection.getresponse()
            answer = _answer(response, response.read(longest) if longest else b"")
            watch.must_be_in_time()  # what was cut off looks like an answer that is whole
            return answer
    except (OSError, HTTPException, UnicodeError, ValueError) as error:
        late = watch.has_cut or isinstance(error, TimeoutError)
        raise _late(manners) if late else _reason(error) from error
    finally:
        watch.close()


def _connection(parts: SplitResult, seconds: float) -> HTTPConnection:
    host = (parts.hostname or "").encode("idna").decode("ascii")
    if parts.scheme == "https":
        return HTTPSConnection(
            host, parts.port, timeout=seconds, context=ssl.create_default_context()
        )
    return HTTPConnection(host, parts.port, timeout=seconds)


class _Watch:
    """Cuts a connection off when its time is over, also where the other side goes on and on.

    A timeout of the socket alone begins anew with each byte that comes.
    """

    def __init__(self, seconds: float) -> None:
        self.has_cut = False
        self._socket: socket.socket | None = None
        self._timer = Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def over(self, connected: socket.socket) -> None:
        """Watch over a connection that has come about; raises TimeoutError where that took long."""
        self._socket = connected
        self.must_be_in_time()

    def must_be_in_time(self) -> None:
        """Raise TimeoutError where the time is over."""
        if self.has_cut:
            raise TimeoutError

    def _cut(self) -> None:
        self.has_cut = True
        if self._socket:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        if self._socket:
            self._socket.close()


def _must_be_public(connected: socket.socket) -> None:
    """A record comes from whoever wrote it, and should not make us ask in our own network."""
    host = connected.getpeername()[0].partition("%")[0]
    if not ipaddress.ip_address(host).is_global:
        raise NotAsked("its host is not on the public internet")


def _target(parts: SplitResult) -> str:
    """What is asked for, in ASCII: path and query."""
    query = f"?{parts.query}" if parts.query else ""
    return quote(f"{parts.path or '/'}{query}", safe=_SAFE)


def _answer(response: HTTPResponse, body: bytes) -> Answer:
    location = response.getheader("Location") or ""
    with suppress(UnicodeError):  # http.client reads bytes as Latin-1; most hosts mean UTF-8
        location = location.encode("latin-1").decode("utf-8")
    wait = _seconds(response.getheader("Retry-After") or "")
    return Answer(response.status, response.reason.strip()[:60], location.strip(), wait, body)


def _seconds(told: str) -> float | None:
    """A number of seconds, or the day and time until when to wait (RFC 9110, 10.2.3)."""
    if told.strip().isdecimal():
        return float(told[:9])
    try:
        until = parsedate_to_datetime(told)
        return max(0.0, (until.astimezone(UTC) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _late(manners: Manners) -> NoAnswer:
    return NoAnswer(f"no answer within {manners.seconds:g} s")


def _reason(error: Exception) -> NoAnswer:
    """What went wrong, in words."""
    match error:
        case ssl.SSLCertVerificationError():
            return NoAnswer(f"its certificate is not good: {error.verify_message}", may_pass=False)
        case ssl.SSLError():
            return NoAnswer("no secure connection comes about", may_pass=False)
        case socket.gaierror():
            again = error.errno == socket.EAI_AGAIN
            return NoAnswer("its host is not found", may_pass=again)
        case ConnectionRefusedError():
            return NoAnswer("its host takes no connection")
        case ConnectionError():
            return NoAnswer("the connection broke off")
        case HTTPException():
            return NoAnswer("what it answers is no HTTP", may_pass=False)
        case UnicodeError() | ValueError():
            return NoAnswer("no host can have such an address", may_pass=False)
    return NoAnswer(getattr(error, "strerror", None) or "the network does not work")

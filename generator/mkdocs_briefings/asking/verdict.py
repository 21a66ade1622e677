"""What becomes of an address: asked, followed where it leads, asked again where that may help."""

from __future__ import annotations

from typing import Literal, NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

from mkdocs_briefings.asking.hosts import Hosts
from mkdocs_briefings.asking.request import Answer, NoAnswer, NotAsked

State = Literal["good", "moved", "dead", "unclear", "not-asked"]
_LASTING = (301, 308)
_LEADING = (*_LASTING, 302, 303, 307)
_GONE = (404, 410)
_LATER = (429, 503)


class Verdict(NamedTuple):
    """What is known of an address, and why; `where` is where one that moved is now."""

    state: State
    reason: str = ""
    where: str = ""


class _Again(Exception):
    """It may be otherwise next time; `wait` are the seconds that the host asks for."""

    def __init__(self, verdict: Verdict, wait: float | None = None) -> None:
        super().__init__(verdict.reason)
        self.verdict, self.wait = verdict, wait


def verdict_on(address: str, hosts: Hosts) -> Verdict:
    """Ask for an address until it is known what becomes of it, or the tries are used up."""
    manners = hosts.manners
    verdict = Verdict("unclear")
    for turn in range(manners.tries):
        try:
            return _followed(address, hosts, careful=turn == 0)
        except _Again as again:
            verdict = again.verdict
            wait = manners.pause_again * 2**turn if again.wait is None else again.wait
        if wait > manners.patience:
            return Verdict("unclear", f"{verdict.reason}, and asks to wait for {wait:.0f} seconds")
        if turn < manners.tries - 1:
            hosts.wait(wait)
    return verdict


def _followed(address: str, hosts: Hosts, *, careful: bool) -> Verdict:
    """Ask, and go where an answer leads. Raises _Again."""
    here = urldefrag(address).url
    seen: list[str] = []
    lasting = True
    try:
        while here not in seen:
            seen.append(here)
            if len(seen) > hosts.manners.redirects:
                return Verdict("unclear", f"leads on more than {hosts.manners.redirects} times")
            answer = _asked(here, hosts, careful=careful)
            if answer.status not in _LEADING or not answer.location:
                return _judged(answer, here if lasting and len(seen) > 1 else "")
            lasting = lasting and answer.status in _LASTING
            here = urldefrag(urljoin(here, answer.location)).url
            if urlsplit(here).scheme not in ("http", "https"):
                return Verdict("dead", "leads to what is no web address")
    except NotAsked as error:
        return Verdict("not-asked", str(error))
    except NoAnswer as error:
        verdict = Verdict("dead", str(error))
        if error.may_pass:
            raise _Again(verdict) from error
        return verdict
    except ValueError:
        return Verdict("dead", "leads to what is no web address")
    return Verdict("unclear", "leads in a circle")


def _asked(address: str, hosts: Hosts, *, careful: bool) -> Answer:
    """First only for the head, which costs a host least; many answer that wrongly."""
    if careful:
        answer = hosts.ask(address, "HEAD")
        if answer.status < 400 or answer.status in _LATER:
            return answer
    return hosts.ask(address, "GET")


def _judged(answer: Answer, now: str) -> Verdict:
    """What an answer says that leads nowhere else; `now` is where the address moved for good."""
    told = f"answers {answer.status} {answer.words}".rstrip()
    if 200 <= answer.status < 300:
        return Verdict("moved", "moved for good", now) if now else Verdict("good")
    if answer.status in _GONE:
        return Verdict("dead", told)
    if answer.status in _LATER or answer.status >= 500:
        raise _Again(Verdict("unclear", told), answer.wait)
    return Verdict("unclear", f"{told}, to programs at least")

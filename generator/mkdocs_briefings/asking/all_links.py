"""All addresses of a site's records asked, host by host, and what is wrong told at its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Lock
from urllib.parse import urlsplit

from mkdocs_briefings.asking.hosts import Hosts, Stopped
from mkdocs_briefings.asking.known import Known
from mkdocs_briefings.asking.manners import Manners
from mkdocs_briefings.asking.verdict import Verdict, verdict_on
from mkdocs_briefings.link import Linked
from mkdocs_briefings.load.folder import Document
from mkdocs_briefings.load.yaml_reader import Path
from mkdocs_briefings.markdown.reader import web_links
from mkdocs_briefings.problems import Fault, Problem, Severity
from mkdocs_briefings.rules.web_addresses import addresses_in

Found = tuple[Document, Path, str]
"""An address with its record and the field that gives it."""
_TOLD = {
    "dead": "leads nowhere: {reason}",
    "moved": "has moved for good",
    "unclear": "may lead nowhere: {reason}",
    "not-asked": "was not asked: {reason}",
}
_HINTS = {
    "dead": "Look for where it is now, or for a copy: `briefings sources --csv` lists what an "
    "archiver can keep.",
    "moved": "Write `{where}`.",
    "unclear": "Open it in a browser.",
    "not-asked": "Open it in a browser.",
}


def links_of(linked: Linked) -> list[Found]:
    """The addresses of sources, of their copies, of actors and those that texts lead to, in the
    order of their places."""
    found = [*addresses_in(linked), *_in_texts(linked)]
    return sorted(found, key=lambda one: (one[0].uri, one[0].tree.place(one[1])))


def _in_texts(linked: Linked) -> Iterator[Found]:
    for subject, path, text in linked.world.with_marks:
        if subject.entry:
            for address in web_links(text):
                yield subject.entry.document, path, address


def ask_all(
    addresses: Iterable[str],
    manners: Manners,
    known: Known,
    newest: timedelta,
    told: Callable[[], None],
) -> dict[str, Verdict]:
    """What becomes of each address; `told` is called whenever one more is known.

    What is known from not longer ago than `newest` is not asked again.
    """
    verdicts: dict[str, Verdict] = {}
    waiting: dict[str, list[str]] = defaultdict(list)
    for address in dict.fromkeys(addresses):
        if verdict := known.find(address, newest):
            verdicts[address] = verdict
            told()
        else:
            waiting[urlsplit(address).netloc].append(address)
    asking = _Asking(Hosts(manners), known, verdicts, told)
    with ThreadPoolExecutor(manners.at_once) as workers:
        try:
            for done in [workers.submit(asking.one_host, some) for some in waiting.values()]:
                done.result()
        finally:
            asking.hosts.stop()
            known.write()
    return verdicts


@dataclass(frozen=True, slots=True)
class _Asking:
    """What the workers share."""

    hosts: Hosts
    known: Known
    verdicts: dict[str, Verdict]
    told: Callable[[], None]
    lock: Lock = field(default_factory=Lock)

    def one_host(self, addresses: Iterable[str]) -> None:
        """Ask for the addresses of a host, one by one, until nobody waits any more."""
        with suppress(Stopped):
            for address in addresses:
                verdict = verdict_on(address, self.hosts)
                with self.lock:
                    self.verdicts[address] = verdict
                    self.known.add(address, verdict)
                    self.told()


def problems_of(found: Iterable[Found], verdicts: Mapping[str, Verdict]) -> Iterator[Problem]:
    """What is wrong with addresses, each told at every place that gives it."""
    for document, path, address in found:
        verdict = verdicts[address]
        if verdict.state != "good":
            severity: Severity = "error" if verdict.state == "dead" else "warning"
            hint = _HINTS[verdict.state].format(where=verdict.where)
            message = f"{address} {_TOLD[verdict.state].format(reason=verdict.reason)}"
            yield document.problem(
                path, Fault(f"link-{verdict.state}", message, hint, address, severity=severity)
            )

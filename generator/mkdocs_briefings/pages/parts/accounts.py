"""Who says what: the claims that nobody disputes, each under whoever makes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_briefings.addresses import folder_page
from mkdocs_briefings.library.linked import Statement
from mkdocs_briefings.pages.parts.lines import speakers
from mkdocs_briefings.pages.parts.links import Links
from mkdocs_briefings.pages.parts.statement import StatementView, view


@dataclass(frozen=True, slots=True)
class Account:
    """What one source or speaker says: short claims, and those with an argument of their own."""

    title: str
    short: list[StatementView]
    long: list[StatementView]


def accounts(claims: Iterable[Statement], links: Links) -> list[Account]:
    """Claims by who makes them, in the order in which each is heard first."""
    found: dict[str, list[Statement]] = {}
    for claim in claims:
        found.setdefault(speakers(claim, links), []).append(claim)
    return [_account(many, links) for many in found.values()]


def _account(claims: list[Statement], links: Links) -> Account:
    who = speakers(claims[0], links, brief=True)  # the office stands below
    title = links.language.gettext("According to {speakers}", speakers=who)
    long = [claim for claim in claims if _is_argued(claim)]
    short = [view(claim, links) for claim in claims if claim not in long]
    return Account(title, short, [view(claim, links) for claim in long])


def _is_argued(claim: Statement) -> bool:
    answers = (response.responses or response.data.resolution for response in claim.responses)
    return bool(claim.data.resolution) or any(answers)


def way_to_claims(undisputed: list[Account], links: Links) -> str:
    """Where the claims are that a page does not show among its disputes: on the page itself, where
    it has any, else among those of the whole site."""
    return "#claims" if undisputed else links.to(folder_page("claims"))

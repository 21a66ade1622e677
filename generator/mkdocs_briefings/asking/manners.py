"""How other hosts are asked: who asks, how often, and how long an answer is waited for."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version

NAME = "mkdocs-briefings"
"""What a host's robots.txt calls us."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """Times are in seconds.

    `at_once` hosts are asked side by side, each of them one thing at a time with a `pause` between.
    A request ends after `seconds`, whatever the host does. It is tried again, `tries` times in
    all, after `pause_again` and then twice as long each time, or after as long as the host asks
    for; if that is more than `patience`, it is left. `own_network` lets addresses be asked that
    are not of the public internet.
    """

    at_once: int = 8
    pause: float = 1.0
    seconds: float = 20.0
    tries: int = 3
    pause_again: float = 2.0
    patience: float = 60.0
    redirects: int = 10
    own_network: bool = False

    @property
    def agent(self) -> str:
        """How we present ourselves."""
        return f"{NAME}/{version(NAME)} (link check)"

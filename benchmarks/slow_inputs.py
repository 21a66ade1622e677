"""Looks for inputs that take long: random texts and lists in every field, at one size and twice it.

    python -m benchmarks.slow_inputs [--minutes 10] [--seed 1]

What grows with the square takes four times as long at twice the size; what is refused with a line
takes no time. What took long is measured once more, in a process of its own, as the search fills
memory and slows down. Told are the slowest, with what makes them: that is the start of a test for
`tests/hostile_made.py`.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs_briefings.build.site import make_site
from tests.golden_case import RENDERER, Case
from tests.hostile_case import settings, write
from tests.hostile_fields import MARKDOWN, TEXTS, open_fields
from tests.hostile_html import html

PIECES = [
    *"=+/$:*_~^`[](){}<>&|\\#!-.,;'\"@%?0 \n\t",
    *("a", "A ", "x ", "é", "ا", "क", "\u200d", "\u0301", "1. ", "- ", "> ", "# ", "    ", "```\n"),
    *("[a](b)", "[@paper]", "[^1]", "[^1]: a\n", "![a](b)", "**", "~~", "==", "<b>", "&amp;"),
    *(
        "https://e.org/",
        "Example Group ",
        "Ann Sample",
        "2024-03-01",
        "{{",
        "{% x %}",
        "|a|b|\n|-|-|\n",
    ),
    *(":a:", "||", "\n\n", "\n    ", "”", "…", "!!! note\n", "a_b", "a.b.", "$1", "\\*"),
]
SIZE = 20_000  # characters, then twice as many
ITEMS = 200  # of a list, then twice as many


@dataclass(frozen=True, order=True)
class Slow:
    """What an input took, in seconds of the processor, at its size and at twice that."""

    twice: float
    once: float
    field: str
    made_of: str

    def __str__(self) -> str:
        growth = self.twice / max(self.once, 0.01)
        return f"{self.twice:6.2f} s, {growth:4.1f} times: {self.field} of {self.made_of!r}"


def seconds(case: Case, field: str, value: str) -> float:
    """The time that a case takes, from reading to HTML, with a value in YAML in a field."""
    text = {
        name: content.decode().replace(f"§{field}§", value) for name, content in case.files.items()
    }
    files = {name: _filled(content).encode() for name, content in text.items()}
    with TemporaryDirectory() as folder:
        write(replace(case, files=files), Path(folder) / "briefings")
        start = time.process_time()
        site = make_site(settings(Path(folder)), RENDERER, preview=True)
        for markdown in site.markdown.values():
            html(markdown, "own")
        return time.process_time() - start


def _filled(content: str) -> str:
    while "§" in content:
        before, _, rest = content.partition("§")
        content = f'{before}"x"{rest.partition("§")[2]}'
    return content


def made(chosen: random.Random) -> tuple[str, str, str]:
    """What a random value is made of, and the value at one size and at twice it, as YAML."""
    fragment = "".join(chosen.choices(PIECES, k=chosen.randint(1, 4)))
    if chosen.random() < 0.2:
        once, twice = ([f"{fragment}{n}" for n in range(size)] for size in (ITEMS, 2 * ITEMS))
        return f"items {fragment}", json.dumps(once), json.dumps(twice)
    times = SIZE // len(fragment)
    return fragment, json.dumps(fragment * times), json.dumps(fragment * times * 2)


def _alone(case: Case, field: str, values: tuple[str, ...]) -> list[float]:
    """What values in a field take more than an empty one, each the shortest of two tries."""
    new = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=new) as process:
        took = [
            min(process.submit(seconds, case, field, value).result() for _ in range(2))
            for value in ('"x"', *values)
        ]
    return [one - took[0] for one in took[1:]]


def search(minutes: float, seed: int) -> list[Slow]:
    """All that was tried in the time, the slowest first."""
    chosen = random.Random(seed)
    fields = [(case, field) for case in (TEXTS, MARKDOWN) for field in sorted(open_fields(case))]
    usual = min(seconds(TEXTS, "", "") for _ in range(2))
    found: list[Slow] = []
    end = time.monotonic() + 60 * minutes
    while time.monotonic() < end:
        case, field = chosen.choice(fields)
        made_of, once, twice = made(chosen)
        before = took = seconds(case, field, twice) - usual
        if took > 1:
            before, took = _alone(case, field, (once, twice))
        found.append(Slow(took, before, field, made_of))
        if took > 1:
            print(found[-1], flush=True)
    return sorted(found, reverse=True)


def main() -> None:
    """Search for some minutes, and tell the worst."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    found = search(arguments.minutes, arguments.seed)
    print(f"{len(found)} inputs; the slowest:")
    print(*found[:10], sep="\n")


if __name__ == "__main__":
    main()

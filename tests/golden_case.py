"""A case of tests/golden: Markdown whose fenced blocks hold the input and what is expected of it.

    # What the case shows, in a sentence

    ```yaml 2024/example.yaml        a file below briefings/; `escaped` reads \\x00 and the like
    ```yaml settings                 `marking:` of the site, where it is not TLP:CLEAR; `digest:`
    ```text shows 2024/example.md    pieces of that page's Markdown, in their order, one a line
    ```text hides 2024/example.md    pieces that are not on that page; `hides everywhere`: on none
    ```text problems                 all that is reported with the severity `error`
    ```text warnings                 all else that is reported; looked at only where it stands
    ```text pages actors/            all pages that are made below a folder, but for the register
    ```text left out                 files below briefings/ that are none of the site, a line each
    ```text facets 2024/example.md   all that search is told of that page, a facet a line

A case without `problems` expects none. The fence may be longer, where a record holds one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

import yaml

from mkdocs_briefings.build.site import Site, make_site
from mkdocs_briefings.outputs.search.facets import filters
from mkdocs_briefings.problems import Problem
from mkdocs_briefings.render.renderer import Renderer
from mkdocs_briefings.rules.all_rules import described
from mkdocs_briefings.rules.description import BLOCK
from mkdocs_briefings.settings import Settings

RENDERER = Renderer()


@dataclass
class Case:
    """A case as it was read; `text` is the whole file."""

    text: str
    files: dict[str, bytes] = field(default_factory=dict)
    marking: str = "TLP:CLEAR"
    digest: str = ""
    expected: dict[str, list[str]] = field(default_factory=dict)


def read_case(text: str) -> Case:
    """Read a case; raises ValueError where it holds nothing to be tested."""
    case = Case(text)
    for _, language, name, content in BLOCK.findall(text):
        if language == "text":
            case.expected[name] = content.splitlines()
        elif name == "settings":
            given = yaml.safe_load(content)
            case.marking = given.get("marking", case.marking)
            case.digest = given.get("digest", "")
        else:
            case.files[name] = content.encode()
            if language == "escaped":
                case.files[name] = content.encode().decode("unicode_escape").encode("latin-1")
    if not case.files or not case.expected:
        raise ValueError("a case holds a record and what is expected of it")
    for name, pieces in case.expected.items():
        if name.startswith(("shows ", "hides ")) and not pieces:
            raise ValueError(f"`{name}` holds nothing, so that it cannot fail")
    return case


def make(case: Case, folder: Path) -> Site:
    """The site of a case, its files written below `folder`."""
    docs = folder / "briefings"
    docs.mkdir()
    for name, content in case.files.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_bytes(content)
    return make_site(
        Settings(folder, docs, folder / "templates", "Examples", case.marking, digest=case.digest),
        RENDERER,
    )


def differences(case: Case, site: Site) -> list[str]:
    """What differs from the expected, a line each."""
    found: list[str] = []
    for name, expected in {"problems": [], **case.expected}.items():
        given = now(name, expected, site)
        if given != expected:
            found += [f"in `{name}`, expected:", *expected, "given:", *given]
    return found


def now(name: str, expected: list[str], site: Site) -> list[str]:
    """What a block of expectations would have to say to be met."""
    what, _, place = name.partition(" ")
    match what:
        case "problems":
            return as_lines(site.errors)
        case "warnings":
            return as_lines(problem for problem in site.problems if not problem.is_error)
        case "pages":
            below = [file for file in site.markdown if file.startswith(place)]
            return sorted(file for file in below if not file.endswith("/index.md"))
        case "left" if place == "out":
            return sorted(site.hidden_files)
        case "hides":
            known = [repr(page.card()) for page in site.pages]  # what search is told
            everywhere = "\n".join([*site.markdown.values(), *known])
            text = everywhere if place == "everywhere" else site.markdown[place]
            return [piece for piece in expected if piece not in text]
        case "facets":
            [card] = [page.card() for page in site.pages if page.file == place]
            return [f"{name}: {', '.join(values)}" for name, values in filters(card).items()]
        case "shows":
            return _in_order(expected, site.markdown.get(place, ""))
    raise ValueError(f"no block is called `{name}`")


def as_lines(problems: Iterable[Problem]) -> list[str]:
    """The lines in which problems are told."""
    return [line for problem in problems for line in str(problem).splitlines()]


def _in_order(pieces: list[str], page: str) -> list[str]:
    """The pieces that follow each other in a page; for one that does not, the line most like it."""
    found, at = [], 0
    for piece in pieces:
        place = page.find(piece, at)
        if place >= 0:
            found.append(piece)
            at = place + len(piece)
        else:
            rest = [line for line in page.splitlines() if line]
            found += get_close_matches(piece, rest, 1, 0.0)
    return found


def rewritten(case: Case, site: Site) -> str:
    """The case's text with what is given now in the place of what was expected."""
    text = case.text
    for name, expected in case.expected.items():
        given = now(name, expected, site)
        if given != expected:
            text = replaced(text, name, given)
    if site.errors and "problems" not in case.expected:
        lines = "\n".join(now("problems", [], site))
        text = f"{text.rstrip()}\n\n```text problems\n{lines}\n```\n"
    return text


def replaced(text: str, name: str, lines: list[str]) -> str:
    """The text with other lines in its block `text NAME`."""
    for block in BLOCK.finditer(text):
        if (block[2], block[3]) == ("text", name):
            inner = "".join(f"{line}\n" for line in lines)
            return text[: block.start(4)] + inner + text[block.end(4) :]
    return text


def undocumented(problems: list[Problem]) -> set[str]:
    """The names of rules under which problems are told, and which no page explains."""
    return {problem.rule for problem in problems} - {rule.name for rule in described()}

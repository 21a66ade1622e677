"""A case of tests/hostile: a file of the form of tests/golden_case.py with other expectations.

    # What the case is, in a sentence

    ```yaml 2024/example.yaml      a file below briefings/; `escaped` reads \\x00 and the like
    ```text rules                  what is reported, a name a line; `near-name (warning)`
    ```text visible                texts that a reader sees on the pages
    ```text absent                 pieces of HTML that no page holds

A case without `rules` is harmless: it breaks no rule that is an error. Only the warnings that are
listed are looked for.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from mkdocs_briefings.build.site import Site, make_site
from mkdocs_briefings.problems import Problem
from mkdocs_briefings.settings import Settings
from tests.golden_case import RENDERER, Case, undocumented
from tests.hostile_html import SITES, dangers, html, words

SECONDS = 4
"""What a case may take, of the processor's time; the worst takes 1.9 s where nothing else runs, and
half as much again beside other work. Costs that grow with the square go far beyond."""


def findings(case: Case, folder: Path) -> Iterator[str]:
    """What of a case is not as it must be; its files are written below `folder`."""
    write(case, folder / "briefings")
    start = time.process_time()
    site = make_site(settings(folder), RENDERER, preview=True)
    if (spent := time.process_time() - start) > SECONDS:
        yield f"takes {spent:.1f} s"
    yield from _rules(case, site)
    yield from outside(site.problems, folder)
    yield from harm(site)
    yield from _shown(case, site)


def settings(folder: Path) -> Settings:
    """The settings of a site in a folder."""
    return Settings(folder, folder / "briefings", folder / "templates", "Examples")


def write(case: Case, docs: Path) -> None:
    """Write the files of a case."""
    for name, content in case.files.items():
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def expected_errors(case: Case) -> set[str]:
    """The rules that are errors."""
    return {name for name in case.expected.get("rules", []) if " " not in name}


def _rules(case: Case, site: Site) -> Iterator[str]:
    errors = {problem.rule for problem in site.errors}
    if errors != expected_errors(case):
        yield f"breaks {sorted(errors)}"
        yield from map(str, site.errors[:5])
    warnings = {f"{problem.rule} (warning)" for problem in site.problems if not problem.is_error}
    for name in set(case.expected.get("rules", [])) - expected_errors(case) - warnings:
        yield f"gives no {name}"


def outside(problems: list[Problem], folder: Path) -> Iterator[str]:
    """Problems that stand at no place of a file, of which no page tells, or that no screen holds."""
    yield from (f"not documented: {name}" for name in undocumented(problems))
    for problem in problems:
        path = folder / problem.path
        text = ""
        if path.is_file() and path.stat().st_size < 2_000_000:
            text = path.read_bytes().decode("utf-8-sig", "replace")
        lines = re.split("\r\n|\r|\n", text)
        inside = 1 <= problem.line <= len(lines)
        if not inside or not 1 <= problem.column <= len(lines[problem.line - 1]) + 1:
            yield f"not in the file: {problem}"
        if len(problem.message) > 1000 or len(problem.hint) > 1000:
            yield f"long: {problem.rule}"


def harm(site: Site) -> Iterator[str]:
    """Pages that would do harm, or stand at the place of another."""
    files = [page.file for page in site.pages]
    if not site.errors and len({file.casefold() for file in files}) < len(files):
        yield f"one address twice: {sorted(f for f in files if files.count(f) > 1)}"
    for file in files:
        if PurePosixPath(file).is_absolute() or ".." in PurePosixPath(file).parts:
            yield f"outside: {file}"
    for file, markdown in site.markdown.items():
        if file.startswith("method/"):  # the same in every case
            continue
        for found in dangers(markdown):
            # Headings are errors where they could stand on a page with others.
            if not (site.errors and "twice #text-" in found):
                yield f"{file}: {found}"


def _shown(case: Case, site: Site) -> Iterator[str]:
    seen = "\n".join(words(markdown) for markdown in site.markdown.values())
    for text in case.expected.get("visible", []):
        if text not in seen:
            yield f"not visible: {text}"
    for piece in case.expected.get("absent", []):
        for file, markdown in site.markdown.items():
            if any(piece in html(markdown, name) for name in SITES):
                yield f"{file} holds {piece}"

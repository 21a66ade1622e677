"""The table "to add …, touch …" of CONTRIBUTING, tried: each thing is added to a copy of the code,
in at most three files, and a site is made with it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = "generator/mkdocs_briefings"
MOST = 3

BRIEFING = """\
title: Example
published: 2024-03-29
summary: An invented example.
incident: {name: Example storm, date: 2024-03-22%s}
sources: {paper: {title: Example paper, url: "https://example.org/paper"}}
judgements: {text: "It will pass [@paper].", because: It did before.}
"""


@dataclass
class Added:
    """Something added: what each file gets, the records that use it, and where it is seen.

    A text is a new file; pairs are what stands in a file, and what takes its place. `command` is
    run with the site; `shown` stands in the `file` that it writes, else in what it prints.
    """

    files: dict[str, str | list[tuple[str, str]]]
    shown: list[str]
    briefing: str = BRIEFING % ""
    file: str = ""
    command: tuple[str, ...] = ("pages", "pages")


KIND = Added(
    files={
        f"{PACKAGE}/model/kinds.py": [
            (
                "_TABLE: Final = (\n",
                '''class Warning(Statement):
    """What somebody warns of."""

    kind: ClassVar[str] = "warning"
    danger: Text
    """What is feared."""


_TABLE: Final = (
    Kind(
        shape=Warning,
        field="warnings",
        one=N_("Warning"),
        many=N_("Warnings"),
        counted=Nn_("{count} warning", "{count} warnings"),
        role="warned",
        made=N_("Warnings given"),
    ),
''',
            )
        ],
        f"{PACKAGE}/model/records.py": [
            ("    Relation,\n", "    Relation,\n    Warning,\n"),
            (
                "    judgements: Statements[Judgement] = ()\n",
                '    warnings: Statements[Warning] = ()\n    """What is warned of."""\n'
                "    judgements: Statements[Judgement] = ()\n",
            ),
        ],
        "templates/kinds/warning.md.j2": (
            '{% macro details(s) %}\n{{ labelled(_("Danger"), s.own.danger) }}\n\n{% endmacro %}\n'
        ),
    },
    briefing=BRIEFING % ""
    + "warnings: {text: Stay inside., danger: Falling trees., by: An Office, cites: paper}\n",
    file="pages/docs/2024/example.md",
    shown=["## Warnings {: #warnings }", "Stay inside.", "Falling trees."],
)

FIELD = Added(
    files={
        f"{PACKAGE}/model/records.py": [
            (
                "    targets: Several[TargetType] = ()\n",
                '    weather: Text | None = None\n    """What the sky did."""\n'
                "    targets: Several[TargetType] = ()\n",
            )
        ],
        f"{PACKAGE}/pages/records/incident.py": [
            ("    targets: list[str]\n", "    targets: list[str]\n    weather: str\n"),
            ("        targets=[", '        weather=data.weather or "",\n        targets=['),
        ],
        "templates/parts/incident.md.j2": [
            (
                "{% if incident.types %}\n",
                "{% if incident.weather %}\n"
                '- **{{ _("{label}:", label=_("Weather")) }}** {{ incident.weather }}\n'
                "{% endif %}\n{% if incident.types %}\n",
            )
        ],
    },
    briefing=BRIEFING % ", weather: A gale",
    file="pages/docs/2024/example.md",
    shown=["- **Weather:** A gale"],
)

RULE = Added(
    files={
        f"{PACKAGE}/rules/tradecraft.py": [
            (
                "RULES: tuple[Rule, ...] = (\n",
                '''@rule("warning")
def too_short(linked: Linked) -> Iterator[Finding]:
    """
    A judgement has fewer than five words.

    Passes:
        judgements: {text: It will pass before noon., because: An example.}
    Fails:
        judgements: {text: It will., because: An example.}
    """
    for statement in linked.of_kind("judgement"):
        if len(statement.data.text.plain.split()) < 5:
            yield found(statement, "a short judgement", "Say more.")


RULES: tuple[Rule, ...] = (
    too_short,
''',
            )
        ],
    },
    command=("check",),
    shown=["example.yaml:6:13: warning: a short judgement [too-short]\n    Say more."],
)

PAGE = Added(
    files={
        f"{PACKAGE}/pages/years.py": '''"""How many briefings each year has."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial

from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.links import Links


@dataclass(frozen=True, slots=True)
class YearsView:
    """Years, each with its number."""

    years: list[tuple[int, int]]


def years_page(links: Links) -> Page:
    """The page."""
    return Page("method/years", "Years", "years", partial(_view, links))


def _view(links: Links) -> YearsView:
    dates = (briefing.published for briefing in links.library.briefings)
    return YearsView(sorted(Counter(date.start.year for date in dates if date).items()))
''',
        "templates/years.md.j2": """\
# Years

{% for year, count in view.years %}
- {{ year }}: {{ count }}
{% endfor %}
""",
        f"{PACKAGE}/pages/plan.py": [
            (
                "from mkdocs_briefings.pages.search import",
                "from mkdocs_briefings.pages.years import years_page\n"
                "from mkdocs_briefings.pages.search import",
            ),
            (
                "    yield from rules_pages(",
                '    yield years_page(links.at("method/years"))\n    yield from rules_pages(',
            ),
        ],
    },
    file="pages/docs/method/years.md",
    shown=["# Years", "- 2024: 1"],
)

OUTPUT = Added(
    files={
        f"{PACKAGE}/outputs/title_list.py": '''"""All titles, a line each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from mkdocs_briefings.language.words import N_
from mkdocs_briefings.outputs.output import Edition, Output, OutputFile


def _files(edition: Edition) -> Iterator[OutputFile]:
    def write(stream: BinaryIO) -> None:
        stream.write("".join(f"{one.name}\\n" for one in edition.library.briefings).encode())

    yield OutputFile(
        path="data/titles.txt", title="Titles", form="text", media_type="text/plain", write=write
    )


TITLES = Output(name="titles", title=N_("Titles"), about=N_("A line each."), files=_files)
''',
        f"{PACKAGE}/outputs/all_outputs.py": [
            (
                "from mkdocs_briefings.outputs.page_texts",
                "from mkdocs_briefings.outputs.title_list import TITLES\n"
                "from mkdocs_briefings.outputs.page_texts",
            ),
            ("    FEEDS,\n", "    FEEDS,\n    TITLES,\n"),
        ],
    },
    command=("export", "titles"),
    file="export/data/titles.txt",
    shown=["Example\n"],
)

DRAWING = Added(
    files={
        f"{PACKAGE}/pages/drawings/dots.py": '''"""A dot for each of many."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DotsView:
    """Where the dots are."""

    places: list[int]


def dots(count: int) -> DotsView:
    """So many dots, side by side."""
    return DotsView([10 * number for number in range(count)])
''',
        "templates/drawings/dots.md.j2": """\
{% macro draw(d) %}
<svg viewBox="0 0 90 10"><title>{{ _("Judgements") }}</title>
{% for place in d.places %}<circle cx="{{ place }}" cy="5" r="4"/>{% endfor %}
</svg>
{% endmacro %}
""",
        f"{PACKAGE}/pages/records/briefing.py": [
            (
                "from mkdocs_briefings.pages.drawings.drawing import PageDrawing\n",
                "from mkdocs_briefings.pages.drawings.dots import dots\n"
                "from mkdocs_briefings.pages.drawings.drawing import PageDrawing\n",
            ),
            (
                "drawings=locators(briefing.incident, links),",
                "drawings=[PageDrawing('dots', dots(len(briefing.judgements)))],",
            ),
        ],
    },
    file="pages/docs/2024/example.md",
    shown=["<title>Judgements</title>", '<circle cx="0" cy="5" r="4"/>'],
)

EVERY = {
    "kind": KIND,
    "field": FIELD,
    "rule": RULE,
    "page": PAGE,
    "output": OUTPUT,
    "drawing": DRAWING,
}


@pytest.mark.parametrize("name", EVERY)
def test_adding_touches_at_most_three_files(name: str, tmp_path: Path) -> None:
    added, code = EVERY[name], tmp_path / "code"
    assert len(added.files) <= MOST
    for folder in (PACKAGE, "templates"):
        shutil.copytree(ROOT / folder, code / folder)
    for path, change in added.files.items():
        _change(code / path, change)
    records = tmp_path / "site/briefings/2024"
    records.mkdir(parents=True)
    (records / "example.yaml").write_text(added.briefing, "utf-8")
    (tmp_path / "site/mkdocs.yml").write_text(
        "site_name: Example\ndocs_dir: briefings\nplugins: [briefings]\n", "utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs_briefings", *added.command],
        cwd=tmp_path / "site",
        env={**os.environ, "PYTHONPATH": str(code / "generator"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    told = done.stdout + done.stderr
    if added.file:
        assert done.returncode == 0, told
        told = (tmp_path / "site" / added.file).read_text("utf-8")
    for piece in added.shown:
        assert piece in told


def _change(path: Path, change: str | list[tuple[str, str]]) -> None:
    if isinstance(change, str):
        assert not path.exists()
        path.write_text(change, "utf-8")
        return
    text = path.read_text("utf-8")
    for before, after in change:
        assert text.count(before) == 1, f"{path.name}: {before}"
        text = text.replace(before, after)
    path.write_text(text, "utf-8")

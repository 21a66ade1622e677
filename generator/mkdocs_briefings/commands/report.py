"""Problems as text, JSON, GitHub annotations or SARIF, all made from the same values."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote

import click

from mkdocs_briefings.library.tally import Tally
from mkdocs_briefings.problems import Problem, errors, summary

_COLOURS = {"error": "red", "warning": "yellow"}


def as_text(problems: Sequence[Problem], tally: Tally, style: Callable[..., str]) -> str:
    """A block of lines for each problem, and a line that sums up; `style` colours words."""
    return "\n".join([*(_block(problem, style) for problem in problems), _sum(problems, tally)])


def _block(problem: Problem, style: Callable[..., str]) -> str:
    place = style(f"{problem.path}:{problem.line}:{problem.column}:", bold=True)
    severity = style(f"{problem.severity}:", fg=_COLOURS[problem.severity], bold=True)
    head = f"{place} {severity} {problem.message} {style(f'[{problem.rule}]', dim=True)}"
    return f"{head}\n    {problem.hint}" if problem.hint else head


def _sum(problems: Sequence[Problem], tally: Tally) -> str:
    count = f"{tally.records:,} record{'' if tally.records == 1 else 's'}"
    return "; ".join(filter(None, (f"{summary(problems)} in {count}", tally.not_published)))


def as_json(problems: Sequence[Problem], tally: Tally, _style: Any = None) -> str:
    """One object; field names are stable, `version` is raised when they change."""
    failed = len(errors(problems))
    report = {
        "version": 1,
        "records": tally.records,
        "errors": failed,
        "warnings": len(problems) - failed,
        "problems": [
            {
                "path": problem.path,
                "line": problem.line,
                "column": problem.column,
                "severity": problem.severity,
                "rule": problem.rule,
                "message": problem.message,
                "hint": problem.hint,
            }
            for problem in problems
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def as_github(problems: Sequence[Problem], tally: Tally, _style: Any = None) -> str:
    """Workflow commands, which GitHub shows beside the line in a pull request."""
    lines = [
        f"::{problem.severity} file={_property(problem.path)},line={problem.line},"
        f"col={problem.column},title={_property(problem.rule)}::"
        + _data("\n".join(filter(None, (problem.message, problem.hint))))
        for problem in (one.for_all for one in problems)
    ]
    return "\n".join([*lines, _sum(problems, tally)])


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(problems: Sequence[Problem], tally: Tally, _style: Any = None) -> str:
    """A log of the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0)."""
    run = {
        "tool": {"driver": {"name": "briefings", "rules": _rules(problems)}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem.for_all) for problem in problems],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    log = {"$schema": schema, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rules(problems: Sequence[Problem]) -> list[dict[str, str]]:
    return [{"id": name} for name in sorted({problem.rule for problem in problems})]


def _result(problem: Problem) -> dict[str, Any]:
    region = {"startLine": problem.line, "startColumn": problem.column}
    place = {"artifactLocation": {"uri": quote(problem.path)}, "region": region}
    return {
        "ruleId": problem.rule,
        "level": problem.severity,
        "message": {"text": "\n".join(filter(None, (problem.message, problem.hint)))},
        "locations": [{"physicalLocation": place}],
    }


FORMATS: dict[str, Callable[[Sequence[Problem], Tally, Any], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}


def tell(problems: Sequence[Problem], tally: Tally) -> None:
    """Print problems as text to standard error; exit with status 1 where one is an error."""
    click.echo(as_text(problems, tally, click.style), err=True)
    if errors(problems):
        sys.exit(1)


as_problems = click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How problems are written.",
)
"""The option of the commands that report problems."""

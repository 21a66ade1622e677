"""All rules in groups, and their application to what was read and linked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_briefings.language.nearest import Nearest
from mkdocs_briefings.link import Linked
from mkdocs_briefings.problems import Problem
from mkdocs_briefings.rules import (
    bodies,
    evidence,
    figures,
    hiding,
    lists,
    marks,
    names,
    oddities,
    quotes,
    references,
    sequence,
    text,
    times,
    tradecraft,
    unused_actors,
    web_addresses,
)
from mkdocs_briefings.rules.description import Description, of_file
from mkdocs_briefings.rules.rule import Finding, Rule, rule


@rule()
def unknown_rule(linked: Linked) -> Iterator[Finding]:
    """
    `accept` names a rule that does not exist, or one whose findings are errors, which are never
    accepted.

    Passes:
        accept: source-without-locator
        sources:
          paper: {title: Example paper}
    Fails:
        accept: source-without-url
    """
    nearest = Nearest()
    for entry in linked.entries:
        for index, name in enumerate(entry.record.accept):
            if name in _ACCEPTABLE:
                continue
            near = explain(name, nearest)
            if not isinstance(near, Description):
                message = f"there is no rule `{name}`"
                hint = f"Did you mean `{near}`?" if near else "`briefings rules` lists all rules."
            elif near.severity == "error":
                message, hint = f"`{name}` is an error and cannot be accepted", "Mend what it says."
            else:
                continue
            yield Finding(entry.document, ("accept", index), message, hint)


@dataclass(frozen=True, slots=True)
class Family:
    """Rules of one kind: the names of those kept elsewhere (`kept/`), and those applied here."""

    title: str
    kept: tuple[str, ...]
    applied: tuple[Rule, ...] = ()

    def descriptions(self) -> tuple[Description, ...]:
        """What all of them are, in the order of the reference page; reads files."""
        return (*map(of_file, self.kept), *(one.description for one in self.applied))


GROUPS: tuple[Family, ...] = (
    Family(
        "Shape",
        (
            *("unknown-field", "wrong-folder", "missing-field", "type", "empty", "too-many"),
            *("vocabulary", "date", "number", "url", "country", "language", "coordinate", "slug"),
            "identifier",
            *("site-path", "reference", "list-mark", "not-a-record", "translation"),
        ),
    ),
    Family(
        "References",
        (
            *("unknown-source", "unknown-incident", "unknown-briefing", "unknown-record"),
            *("unknown-statement", "wrong-kind", "unknown-subject", "no-name", "dead-link"),
            *("hidden-reference", "same-address", "reserved-address", "equal-ids", "left-out"),
            *("dead-page-link", "lost-address"),
        ),
        (*references.RULES, *hiding.RULES),
    ),
    Family("Names", ("ambiguous-name",), (*names.RULES, *bodies.RULES, *unused_actors.RULES)),
    Family(
        "Reading",
        (
            *("unreadable", "symlink", "encoding", "too-large", "yaml", "duplicate-key"),
            "copy",
            *("merge-key", "too-many-aliases", "key", "tag", "several-documents", "empty-file"),
            *("control-character", "too-deep", "too-long", "citation", "heading", "address"),
            "template",
        ),
    ),
    Family("Text", ("unknown-label",), (*text.RULES, *lists.RULES, *marks.RULES, unknown_rule)),
    Family(
        "Evidence", ("uncited", "not-reviewed"), (*evidence.RULES, *figures.RULES, *quotes.RULES)
    ),
    Family(
        "What cannot be", (), (*times.RULES, *sequence.RULES, *oddities.RULES, *web_addresses.RULES)
    ),
    Family("Tradecraft", (), tradecraft.RULES),
)
_APPLIED = tuple(one for group in GROUPS for one in group.applied)
_ACCEPTABLE = frozenset(
    one.description.name for one in _APPLIED if one.description.severity == "warning"
)


def described() -> tuple[Description, ...]:
    """What every rule is, in the order of the reference page."""
    return tuple(one for group in GROUPS for one in group.descriptions())


def apply_rules(linked: Linked) -> Iterator[Problem]:
    """Everything that the rules find, but for the warnings that a record accepts."""
    accepted = {
        (entry.document.name, name) for entry in linked.entries for name in entry.record.accept
    }
    documents = {entry.document.uri: entry.document for entry in linked.entries}
    with linked.world.names.as_at_first():
        for one in _APPLIED:
            for problem in one.problems(linked, documents):
                if problem.is_error or (problem.path, problem.rule) not in accepted:
                    yield problem


def explain(name: str, nearest: Nearest | None = None) -> Description | str | None:
    """What the rule of that name is; else the name most like it; else None."""
    named = {one.name: one for one in described()}
    if name in named:
        return named[name]
    return (nearest or Nearest())(name, named, 0.5)

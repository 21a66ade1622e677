"""The house: what a stranger relies on who looks for the one home of an idea by its name."""

from __future__ import annotations

import ast
import subprocess
from collections import Counter, defaultdict
from pathlib import Path

from tests.test_imports import ROOT

MODULES = {path.relative_to(ROOT): path.read_text("utf-8") for path in sorted(ROOT.rglob("*.py"))}

# The same idea at two stages or more, so that the folder tells which: what there is of it, how it
# is linked or judged, how pages show it.
SAME_IDEA = {
    *(
        "changes",
        "citations",
        "digest",
        "fields",
        "figures",
        "grounds",
        "headers",
        "marks",
        "mentions",
        "names",
        "pages",
    ),
    *("plain", "prose", "quality", "search", "sources", "statements", "times", "words"),
}
# As a record writes it, and with all that it names.
LINKED = {"Actor", "Briefing", "Change", "Incident", "Party", "Source", "Statement"}
LONGEST = 300
TABLES = {"language/vocabulary.py", "model/kinds.py", "model/records.py"}


def test_two_modules_have_one_name_only_where_they_are_one_idea_at_two_stages() -> None:
    names = Counter(path.stem for path in MODULES if path.name != "__init__.py")
    assert {name for name, number in names.items() if number > 1} == SAME_IDEA


def test_two_types_have_one_name_only_where_one_is_the_linked_form_of_the_other() -> None:
    homes = defaultdict(list)
    for path, text in MODULES.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].append(path.parts[0])
    assert {name: sorted(found) for name, found in homes.items() if len(found) > 1} == {
        name: ["library", "model"] for name in sorted(LINKED)
    }


def test_nothing_that_is_installed_or_made_is_in_the_repository() -> None:
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", ":/"], capture_output=True, text=True, check=False
    ).stdout.splitlines()
    made = {".venv", "node_modules", "__pycache__", ".cache", ".schema"}
    assert [path for path in listed if made.intersection(path.split("/"))] == []


def test_only_tables_are_long() -> None:
    long = {path for path, text in MODULES.items() if text.count("\n") > LONGEST}
    assert long <= {Path(name) for name in TABLES}

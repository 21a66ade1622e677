"""What the reference tells of a rule: in the docstring of a function, or in a file of `kept/`.

`kept/` holds a file for each rule that is kept while records are read and linked, so that no
function here looks for what breaks it. Such a file is a case, in the form of those of the tests:

    # name-of-the-rule

    What is wrong, in sentences.

    ```yaml passes         a record that keeps the rule
    ```yaml fails          one that breaks it
    ```text problems       all that is then reported; `text warnings` where it is a warning
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from mkdocs_briefings.problems import Severity

KEPT = Path(__file__).parent / "kept"
BLOCK = re.compile(r"^(?P<fence>`{3,})(\w+) (.+)\n((?s:.*?))^(?P=fence)$", re.M)
"""A fenced block: the fence, the language, the name and the content."""


@dataclass(frozen=True, slots=True)
class Description:
    """What a rule is; `passes` and `fails` are records that keep and break it.

    An example is the YAML of a briefing, or of several files, each after a line with its path
    below `briefings/`, and with what cannot be shown: `# 2024/example.yaml is encoded in
    ISO-8859-1`. Fields that every briefing needs may be left out. The tests make these files.
    """

    name: str
    severity: Severity
    says: str
    passes: str
    fails: str


def of_docstring(name: str, severity: Severity, text: str) -> Description:
    """The description in a docstring: sentences, then `Passes:` and `Fails:` with a record each."""
    says, _, examples = dedent(text).strip().partition("\nPasses:\n")
    passes, _, fails = examples.partition("\nFails:\n")
    return Description(
        name, severity, " ".join(says.split()), dedent(passes).strip(), dedent(fails).strip()
    )


def of_file(name: str) -> Description:
    """The description in the file of a rule that is kept elsewhere."""
    text = (KEPT / f"{name}.md").read_text("utf-8")
    blocks = {title: content.strip() for _, _, title, content in BLOCK.findall(text)}
    says = text.partition("\n```")[0].removeprefix(f"# {name}\n")
    severity: Severity = "error" if "problems" in blocks else "warning"
    return Description(name, severity, " ".join(says.split()), blocks["passes"], blocks["fails"])

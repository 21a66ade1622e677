"""A case of tests/rename: Markdown whose fenced blocks hold files, a command, and what it does.

    # What the case shows, in a sentence

    ```yaml 2024/example.yaml        a file below briefings/; `escaped` reads \\r\\n and the like
    ```console                       commands after `$ `, what they print, their status if not 0
    ```yaml after 2024/example.yaml  a file that the commands have changed

All other files stay as they are, byte for byte; what is `moved` or `removed` is no longer there.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path

from click.testing import CliRunner

from mkdocs_briefings.commands.main import main

_BLOCK = re.compile(r"^(?P<fence>`{3,})(\S+)(?: (.+))?\n((?s:.*?))^(?P=fence)$", re.M)
_GONE = re.compile(r"^(?:moved|removed) briefings/(.+?)(?: → |, which )", re.M)


@dataclass
class Case:
    """A case as it was read; `text` is the whole file."""

    text: str
    before: dict[str, bytes] = field(default_factory=dict)
    after: dict[str, bytes] = field(default_factory=dict)
    console: str = ""

    @property
    def commands(self) -> list[list[str]]:
        """What is typed after `briefings`, command by command."""
        typed = [line[2:] for line in self.console.splitlines() if line.startswith("$ ")]
        return [shlex.split(line.removeprefix("briefings ")) for line in typed]

    @property
    def expected(self) -> dict[str, bytes]:
        """All files after the commands."""
        gone = set(_GONE.findall(self.console))
        return {name: b for name, b in self.before.items() if name not in gone} | self.after


def read_case(text: str) -> Case:
    """Read a case."""
    case = Case(text)
    for _, language, name, content in _BLOCK.findall(text):
        if language == "console":
            case.console = content
            continue
        files = case.after if name.startswith("after ") else case.before
        files[name.removeprefix("after ")] = _bytes(language, content)
    return case


def _bytes(language: str, content: str) -> bytes:
    if language != "escaped":
        return content.encode()
    return content.replace("\n", "").encode().decode("unicode_escape").encode("latin-1")


def write(folder: Path, files: dict[str, bytes]) -> Path:
    """A site with these files below its folder `briefings/`."""
    (folder / "mkdocs.yml").write_text("docs_dir: briefings\n")
    (folder / "briefings").mkdir()
    for name, content in files.items():
        path = folder / "briefings" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    """All files below `briefings/`, also those with names that begin with a dot."""
    docs = folder / "briefings"
    paths = (path for path in sorted(docs.rglob("*")) if path.is_file())
    return {path.relative_to(docs).as_posix(): path.read_bytes() for path in paths}


def run(commands: list[list[str]]) -> str:
    """What the commands print in the folder that is current, with their status."""
    printed = ""
    for words in commands:
        result = CliRunner().invoke(main, words, catch_exceptions=False)
        status = f"[{result.exit_code}]\n" if result.exit_code else ""
        printed += f"$ {shlex.join(['briefings', *words])}\n{result.output}{status}"
    return printed


def rewritten(case: Case, console: str, files: dict[str, bytes]) -> str:
    """The case as it is now: what the commands print, and every file that they changed."""
    kept = [m for m in _BLOCK.finditer(case.text) if not (m[3] or "").startswith("after ")]
    styles = {m[3]: m[2] for m in kept if m[3]}
    text = case.text[: case.text.index("```")]
    text += "".join(f"{m.group()}\n\n" for m in kept if m[2] != "console")
    text += f"```console\n{console}```\n"
    crlf = next((style for style in styles.values() if style == "escaped"), "yaml")
    for name, content in files.items():
        if case.before.get(name) != content:
            style = styles.get(name, crlf)
            text += f"\n```{style} after {name}\n{_shown(style, content)}```\n"
    return text


def _shown(style: str, content: bytes) -> str:
    if style != "escaped":
        return content.decode()
    escaped = content.decode("latin-1").encode("unicode_escape").decode()
    return escaped.replace("\\n", "\\n\n") + ("" if escaped.endswith("\\n") else "\n")

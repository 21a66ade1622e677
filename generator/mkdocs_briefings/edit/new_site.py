"""A site of one's own: the files that it begins with, and those that one already there lacks."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

_SITE = Path(__file__).parents[1] / "starters/site"
_PLACES = {
    "gitignore": ".gitignore",
    "pre-commit-config.yaml": ".pre-commit-config.yaml",
    "vscode/settings.json": ".vscode/settings.json",
    "vscode/extensions.json": ".vscode/extensions.json",
    "github/workflows/check.yml": ".github/workflows/check.yml",
    "github/workflows/publish.yml": ".github/workflows/publish.yml",
}
"""Files that stand elsewhere in a site: in a package, names that begin with a dot get lost."""
_WORD = re.compile(r"\b(?:SITE_NAME|SITE_ADDRESS|DOCS_DIR|REPOSITORY|VERSION)\b")
_GITHUB = re.compile(r"github\.com[:/]([\w.-]+)/([\w.-]+?)(?:\.git)?/?$")


@dataclass(slots=True)
class NewSite:
    """What was done to make a site: files written, files that were there and stayed as they were.

    `by_hand` are lines that a configuration which was there needs, and that nobody but its owner
    writes.
    """

    root: Path
    docs: str
    config: Path
    written: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    by_hand: list[str] = field(default_factory=list)


def new_site(root: Path) -> NewSite:
    """Write what a site needs and does not have; no file that is there is ever touched.

    `root` is the site's folder, which is made where it is not there. Raises OSError where a file
    cannot be written.
    """
    config = next((root / n for n in ("mkdocs.yml", "mkdocs.yaml") if (root / n).exists()), None)
    docs = _docs_of(config) if config else "docs" if (root / "docs").is_dir() else "briefings"
    made = NewSite(root, docs, config or root / "mkdocs.yml")
    begun = config is None and not _has_records(root / docs)
    for source, place in _files(docs, examples=begun):
        if place == "mkdocs.yml" and config:
            made.kept.append(config)
        elif (root / place).exists() or (place == f"{docs}/index.md" and _has_home(root / docs)):
            made.kept.append(root / place)
        else:
            _write(root / place, _filled(source, root, docs))
            made.written.append(root / place)
    if config:
        made.by_hand = _missing_of(config)
    return made


def remove_examples(docs: Path) -> tuple[list[Path], list[Path]]:
    """Delete the example records that are still as they were written.

    Returns those that were deleted, and those that were changed and therefore stay.
    """
    removed, changed = [], []
    for source in _sources("records"):
        path = docs / source.relative_to(_SITE / "records")
        if not path.is_file():
            continue
        if path.read_bytes().replace(b"\r\n", b"\n") == source.read_bytes():
            path.unlink()
            removed.append(path)
            if not any(path.parent.iterdir()):
                path.parent.rmdir()
        else:
            changed.append(path)
    return removed, changed


def _files(docs: str, *, examples: bool) -> Iterator[tuple[Path, str]]:
    """Each packaged file, and where in a site it stands."""
    for source in _sources("."):
        name = source.relative_to(_SITE).as_posix()
        if name.startswith("records/"):
            if examples:
                yield source, f"{docs}/{name.removeprefix('records/')}"
        elif name == "index.md":
            yield source, f"{docs}/index.md"
        else:
            yield source, _PLACES.get(name, name)


def _sources(below: str) -> list[Path]:
    found = (_SITE / below).rglob("*")
    return sorted(path for path in found if path.is_file() and path.suffix != ".pyc")


def _has_records(docs: Path) -> bool:
    return any(docs.rglob("*.yaml")) or any(docs.rglob("*.yml"))


def _has_home(docs: Path) -> bool:
    return any((docs / name).exists() for name in ("index.md", "README.md"))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _filled(source: Path, root: Path, docs: str) -> str:
    """The text of a packaged file with what is known of this site filled in."""
    owner, repository = _on_github(root)
    address, lines = "", "# repo_url: https://github.com/OWNER/REPOSITORY"
    branch = f"edit_uri: edit/main/{docs}/"
    if owner:
        host = f"{owner.lower()}.github.io"
        own = repository.lower() == host
        address = f"https://{host}/" if own else f"https://{host}/{repository}/"
        lines = f"repo_url: https://github.com/{owner}/{repository}\n{branch}"
    else:
        lines += f"\n# {branch}"
    filled = {
        "SITE_NAME": _name(repository or root.resolve().name),
        "SITE_ADDRESS": address,
        "DOCS_DIR": docs,
        "REPOSITORY": lines,
        "VERSION": version("mkdocs-briefings"),
    }
    text = source.read_text("utf-8")
    return text if "records" in source.parts else _WORD.sub(lambda word: filled[word[0]], text)


def _name(folder: str) -> str:
    """A name for the site, made of its folder's: words for hyphens, the first letter large."""
    words = " ".join(re.sub(r"[^\w]+|_", " ", folder).split()) or "Briefings"
    return words[:1].upper() + words[1:]


def _on_github(root: Path) -> tuple[str, str]:
    """Owner and name of the repository on GitHub that the folder was cloned from, if any."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), "remote", "get-url", "origin"],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    except OSError:  # there is no Git
        return "", ""
    found = _GITHUB.search(done.stdout.strip())
    return (found[1], found[2]) if found else ("", "")


def _docs_of(config: Path) -> str:
    """The `docs_dir` of a configuration, which may hold tags that only MkDocs understands."""
    found = re.search(r"(?m)^docs_dir:[ \t]*[\"']?([^\"'#\n]+)", config.read_text("utf-8"))
    return found[1].strip().rstrip("/") if found else "docs"


def _missing_of(config: Path) -> list[str]:
    """What a configuration that was there lacks, as the lines to write into it."""
    text = config.read_text("utf-8")
    lines = []
    if not re.search(r"(?m)^\s*-\s*[\"']?briefings\b", text):
        lines += ["plugins:", "  - briefings"]
    if not re.search(r"(?m)^\s*(?:name:\s*[\"']?material\b|theme:\s*[\"']?material\b)", text):
        lines += ["theme:", "  name: material"]
    if not re.search(r"(?m)^strict:", text):
        lines += ["strict: true"]
    return lines

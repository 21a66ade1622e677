"""The examples of rules as files, completed so that each can be checked as it stands.

An example is the YAML of a briefing, or of several files, each after a line that says where it
stands below `briefings/`, and how it is made where that cannot be shown:

    # 2024/example.yaml
    # 2024/example.yaml is a link to ../elsewhere.yaml
    # 2024/example.yaml is encoded in ISO-8859-1
    # 2024/example.yaml repeats its last line 50,000 times

A path may lead out of there: `../mkdocs.yml` is the site's, `../addresses.txt` what it published.
Fields that every briefing needs and an example leaves out are filled in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_HEAD = re.compile(
    r"""(?mx) ^\#\ (?P<path>\S+\.\w+)
    (?: \ is\ a\ link\ to\ (?P<link>\S+)
    | \ is\ encoded\ in\ (?P<encoding>\S+)
    | \ repeats\ its\ last\ line\ (?P<times>[\d,]+)\ times
    )? (?:\n|\Z)"""
)
_FIELD = re.compile(r"(?m)^(\w+):")
_COMMON = {
    "title": "title: Example briefing",
    "summary": "summary: An invented example.",
    "published": "published: 2024-03-29",
    "sources": "sources:\n  paper:\n    title: Example paper\n    url: https://example.org/paper",
}


@dataclass(frozen=True)
class File:
    """A file of an example; `path` is below `briefings/`, `link` where a link leads."""

    path: str
    text: str = ""
    encoding: str = "utf-8"
    link: str = ""


def files(example: str) -> Iterator[File]:
    """The files of an example."""
    if not _HEAD.search(example):
        example = f"# 2024/example.yaml\n{example}"
    heads = list(_HEAD.finditer(example))
    ends = [head.start() for head in heads[1:]] + [len(example)]
    for head, end in zip(heads, ends, strict=True):
        text = example[head.end() : end]
        if head["times"]:
            *lines, last = text.rstrip().split("\n")
            text = "\n".join([*lines, *[last] * int(head["times"].replace(",", ""))])
        if _is_briefing(head["path"]):
            text = _completed(text)
        yield File(head["path"], text, head["encoding"] or "utf-8", head["link"] or "")


def write(example: str, docs: Path) -> None:
    """Make the files of an example below `docs`, the folder `briefings/`."""
    docs.mkdir()
    for file in files(example):
        path = docs / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if file.link:
            path.symlink_to(file.link)
        else:
            path.write_text(file.text, file.encoding)


def _completed(text: str) -> str:
    """A briefing with the fields that every briefing needs; what it writes itself stands."""
    written = set(_FIELD.findall(text))
    missing = [lines for name, lines in _COMMON.items() if name not in written]
    return "\n".join([text.rstrip(), *missing]).lstrip() + "\n"


def _is_briefing(path: str) -> bool:
    return path.endswith(".yaml") and not path.startswith(("actors/", "incidents/", "sources/"))

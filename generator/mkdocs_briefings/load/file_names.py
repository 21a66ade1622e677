"""Names of files and folders that every system can keep, and that an address can hold."""

from __future__ import annotations

import re

from mkdocs_briefings.language.countries import is_language

SUFFIXES = (".yaml", ".yml")
"""What the names of records end in."""
DEEPEST = 50  # folders in folders; Python itself gives up at a thousand
LONGEST = 200  # bytes: systems keep 255, of which a suffix needs some
LONGEST_PATH = 1_000  # bytes
_WINDOWS = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*\\]|^\s|[\s.]$')
_UNSAFE = re.compile(f"{_NOT_ON_WINDOWS.pattern}|[#%]")
_SITE_FILE = re.compile(r"(?i)\.(?:html?|xml|gz|json|js|css|txt)$")
_COPY = "copy|kopie|copie|copia|kopia|cópia|kopya|копия|копія"
_OF = rf"(?:(?:{_COPY})(?: ?\(\d+\))? (?:(?:of|von|de|di|z) )?)"
_WORDS = f"{_COPY}|backup|bak"
_SAID = rf"(?:[^()]* )?(?:{_WORDS}|conflict)(?:[^()]*)"
_COPIED = re.compile(
    rf"(?i){_OF}(?P<of>.+)|(?P<before>.+?)"
    rf"(?:[\s._–—-]+(?:{_WORDS})(?: ?\(?\d+\)?)?| ?\({_SAID}\)| ?\(\d+\)|\.sync-conflict-[\w-]+)"
)
_JOINERS = {0x200C: None, 0x200D: None}  # belong to the spelling of Persian and other words


def path_fault(path: str) -> str:
    """What is wrong with a path below the folder of records; empty where nothing is."""
    if (size := len(path.encode())) > LONGEST_PATH:
        return f"`{path[:20]}…` has {size:,} bytes, more than {LONGEST_PATH:,}"
    return next(filter(None, map(name_fault, path.split("/"))), "")


def language_of(id: str) -> str:
    """The language (BCP 47) that the name of a file ends in before its suffix; else nothing."""
    _, dot, last = id.rpartition("/")[2].rpartition(".")
    return last if dot and is_language(last) else ""


def copied_from(stem: str) -> str:
    """The name of which a name without its suffix is that of a copy, as systems and people call
    one (`Copy of x`, `x - Copy`, `x (2)`); empty where it is none."""
    match = _COPIED.fullmatch(stem)
    return (match["of"] or match["before"]) if match else ""


def windows_fault(path: str) -> str:
    """Why Windows cannot keep a file, or the folder of its page; empty where it can."""
    *folders, name = path.split("/")
    for part in (*folders, name, name.rpartition(".")[0]):
        if fault := _reserved_fault(part):
            return fault
        if part and _NOT_ON_WINDOWS.search(part):
            return f"`{part}` is no name of a file on Windows"
    return ""


def _reserved_fault(name: str) -> str:
    return f"`{name}` is a name that Windows keeps for itself" if _WINDOWS.fullmatch(name) else ""


def name_fault(name: str) -> str:
    """What is wrong with a part of a path; empty where nothing is."""
    if (size := len(name.encode())) > LONGEST:
        return f"`{name[:20]}…` has {size:,} bytes, more than {LONGEST}"
    if fault := _reserved_fault(name):
        return fault
    if _UNSAFE.search(name) or not name.translate(_JOINERS).isprintable():
        return f"`{name}` holds a character that an address cannot have"
    if _SITE_FILE.search(name):
        return f"`{name}` ends like a file of the site itself"
    return ""

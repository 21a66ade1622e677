"""Names of files and folders that every system can keep, and that an address can hold."""

from __future__ import annotations

import re

_LONGEST = 100  # characters
_WINDOWS = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
_UNSAFE = re.compile(r'[<>:"|?*\\#%]|^\s|[\s.]$')
_SITE_FILE = re.compile(r"(?i)\.(?:html?|xml|gz|json|js|css|txt)$")
_JOINERS = {0x200C: None, 0x200D: None}  # belong to the spelling of Persian and other words


def name_fault(name: str) -> str:
    """What is wrong with a part of a path; empty where nothing is."""
    if len(name) > _LONGEST:
        return f"`{name[:20]}…` has {len(name):,} characters, more than {_LONGEST}"
    if _WINDOWS.fullmatch(name):
        return f"`{name}` is a name that Windows keeps for itself"
    if _UNSAFE.search(name) or not name.translate(_JOINERS).isprintable():
        return f"`{name}` holds a character that an address cannot have"
    if _SITE_FILE.search(name):
        return f"`{name}` ends like a file of the site itself"
    return ""

"""One fingerprint of all that a site is made from: where it is as it was, nothing is to be done."""

from __future__ import annotations

import os
import stat
from hashlib import blake2b
from pathlib import Path

from mkdocs_briefings.load.file_names import DEEPEST
from mkdocs_briefings.render.template_folders import template_folders
from mkdocs_briefings.settings import Settings

_TEXTS = (".yaml", ".yml", ".md", ".j2")


def fingerprint(world: bytes, settings: Settings) -> str:
    """The fingerprint; texts count by what they say, other files by their size and time.

    Empty where a link makes it uncertain what belongs to the site, where folders are deeper than
    records may stand, or where one cannot be read.
    """
    unread: list[OSError] = []
    hashed = blake2b(world, digest_size=16)
    for folder in (settings.docs, *template_folders(settings.templates)):
        hashed.update(b"\1")
        for parent, folders, names in os.walk(folder, onerror=unread.append):
            folders.sort()
            base = os.path.relpath(parent, folder)
            if base.count(os.sep) > DEEPEST:
                return ""
            for name in sorted(names):
                path = os.path.join(parent, name)
                hashed.update(os.fsencode(os.path.join(base, name)) + b"\0" + _of_file(path))
            if any(os.path.islink(os.path.join(parent, name)) for name in folders):
                return ""
    return "" if unread else hashed.hexdigest()


def _of_file(path: str) -> bytes:
    try:
        found = os.stat(path)
        if not stat.S_ISREG(found.st_mode):  # to read a pipe is to wait for whoever writes to it
            return b"!"
        if path.lower().endswith(_TEXTS):
            return blake2b(Path(path).read_bytes(), digest_size=16).digest()
    except OSError:
        return b"?"
    return f"{found.st_size} {found.st_mtime_ns}".encode()

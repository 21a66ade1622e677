"""One fingerprint of all that a site is made from: where it is as it was, nothing is to be done."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path

from mkdocs_briefings.render.renderer import template_folders
from mkdocs_briefings.settings import Settings

_TEXTS = (".yaml", ".yml", ".md", ".j2")


def fingerprint(world: bytes, settings: Settings) -> str:
    """The fingerprint; texts count by what they say, other files by their size and time.

    Empty where a link makes it uncertain what belongs to the site.
    """
    hashed = blake2b(world, digest_size=16)
    for folder in (settings.docs, *template_folders(settings.templates)):
        hashed.update(b"\1")
        for parent, folders, names in os.walk(folder):
            folders.sort()
            base = os.path.relpath(parent, folder)
            for name in sorted(names):
                path = os.path.join(parent, name)
                hashed.update(os.fsencode(os.path.join(base, name)) + b"\0" + _of_file(path))
            if any(os.path.islink(os.path.join(parent, name)) for name in folders):
                return ""
    return hashed.hexdigest()


def _of_file(path: str) -> bytes:
    try:
        if path.lower().endswith(_TEXTS):
            return blake2b(Path(path).read_bytes(), digest_size=16).digest()
        found = os.stat(path)
    except OSError:
        return b"?"
    return f"{found.st_size} {found.st_mtime_ns}".encode()

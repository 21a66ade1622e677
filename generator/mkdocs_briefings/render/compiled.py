"""Compiled templates, kept between builds: compiling them takes as long as making thirty pages.

What is kept is code, as Python keeps that of modules, and so it stands in a folder of the user's
own, never in a store that machines share. A folder in which others may write is not used.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from mkdocs_briefings.moving import move

_PLACE = Path("mkdocs-briefings", "templates")
_SIZE = 16  # bytes of a sum
_MOST = 8  # files of one template


class CompiledTemplates(BytecodeCache):
    """The compiled templates in a folder, as far as these are of the same source and `stamp`.

    The `stamp` is of all that compiles them. A template has a file for each stamp, so that two
    sites or versions do not take each other's place; of these, the newest stay.
    """

    def __init__(self, folder: Path, stamp: bytes) -> None:
        self._folder, self._stamp = folder, stamp

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of a template's file."""
        own = blake2b(f"{name}\n{filename}".encode(), digest_size=_SIZE)
        return f"{own.hexdigest()}-{self._stamp.hex()}"

    def get_source_checksum(self, source: str) -> str:
        """What has to be the same for a compiled template to be right."""
        text = source.encode("utf-8", "surrogatepass")
        return blake2b(text, digest_size=_SIZE, key=self._stamp).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template from its file; what is damaged counts as not there."""
        with suppress(OSError):
            raw = (self._folder / bucket.key).read_bytes()
            if _sum_of(raw[_SIZE:]) == raw[:_SIZE]:
                bucket.bytecode_from_string(raw[_SIZE:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template; where that cannot be done, it is compiled again."""
        raw = bucket.bytecode_to_string()
        new = self._folder / f"{bucket.key}-{os.getpid()}"
        with suppress(OSError):
            new.write_bytes(_sum_of(raw) + raw)
            move(new, self._folder / bucket.key)
            own, _, _ = bucket.key.partition("-")
            found = sorted(self._folder.glob(f"{own}-*"), key=lambda path: path.stat().st_mtime)
            for old in found[:-_MOST]:
                old.unlink()


def compiled_templates(stamp: bytes) -> CompiledTemplates | None:
    """The user's compiled templates; None where there is no folder that is the user's alone."""
    with suppress(OSError, RuntimeError):
        folder = caches() / _PLACE
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _is_own(folder):
            return CompiledTemplates(folder, stamp)
    return None


def caches() -> Path:
    """Where programs keep what they can make again, for the user who runs them."""
    given = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", "")
    return Path(given) if os.path.isabs(given) else Path.home() / ".cache"


def _is_own(folder: Path) -> bool:
    found = folder.stat()
    if not hasattr(os, "getuid"):  # on Windows, the user's folders are the user's
        return True
    return found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _sum_of(raw: bytes) -> bytes:
    return blake2b(raw, digest_size=_SIZE).digest()

"""Stamps: a few bytes by which it is seen whether something has changed."""

from __future__ import annotations

import marshal
from hashlib import blake2b
from typing import Any

SIZE = 16  # bytes of a stamp
_WITHOUT_REFERENCES = 0  # the version of `marshal` in which equal values have equal bytes


def digest(value: Any) -> bytes:
    """The stamp of a shape.

    >>> digest(("a", [1])) == digest(("a", [1])), digest(1) == digest(True)
    (True, False)
    """
    try:
        raw = marshal.dumps(value, _WITHOUT_REFERENCES)  # in a third of the time of a text
    except ValueError:  # something in it is not plain
        raw = repr(value).encode("utf-8", "surrogatepass")
    return blake2b(raw, digest_size=SIZE).digest()


def node(name: str) -> int:
    """The number by which a part of the library goes in the store."""
    raw = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(raw, "big", signed=True)

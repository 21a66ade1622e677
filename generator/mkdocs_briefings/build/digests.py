"""Stamps: a few bytes by which it is seen whether something has changed."""

from __future__ import annotations

from hashlib import blake2b

SIZE = 16  # bytes of a stamp


def digest(value: object) -> bytes:
    """The stamp of a shape."""
    return blake2b(repr(value).encode("utf-8", "surrogatepass"), digest_size=SIZE).digest()


def node(name: str) -> int:
    """The number by which a part of the library goes in the store."""
    raw = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(raw, "big", signed=True)

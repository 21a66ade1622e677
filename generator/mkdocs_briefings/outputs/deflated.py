"""Texts packed so that others can stand before and behind them (DEFLATE, RFC 1951).

Each ends where a byte does and refers to nothing before it, so that one that is kept, or that is in
many files, need not be packed again.
"""

from __future__ import annotations

from zlib import DEFLATED, MAX_WBITS, Z_FULL_FLUSH, compressobj

END = b"\x03\x00"
"""What ends a row of packed texts: a block that holds nothing and is the last."""


def deflated(text: bytes, level: int) -> bytes:
    """A packed text; the higher the level, the shorter it is and the longer that takes."""
    packer = compressobj(level, DEFLATED, -MAX_WBITS)
    return packer.compress(text) + packer.flush(Z_FULL_FLUSH)

"""Pictures in sixteen shades as PNG (ISO/IEC 15948), put together from strips of rows.

Each strip is packed by itself: one that is in many pictures, as blank rows are, is packed once.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from struct import pack
from typing import BinaryIO, NamedTuple
from zlib import adler32, crc32

from mkdocs_briefings.outputs.deflated import END, deflated

SHADES = 16
ROW_BEGINS = b"\0"
"""Stands before the dots of each row, two a byte, the first in its upper half: no filter."""

_LEVEL = 1  # of compression: the paper is most of a picture, and packed as well by any
_PACKED = b"\x78\x01"  # how a stream of zlib begins (RFC 1950)
_PRIME = 65_521  # of its sum


class Strip(NamedTuple):
    """Rows, packed: their bytes, how many these were, and their sum."""

    data: bytes
    size: int
    total: int


def strip(rows: bytes) -> Strip:
    """A strip of rows."""
    return Strip(deflated(rows, _LEVEL), len(rows), adler32(rows))


def write_png(stream: BinaryIO, size: tuple[int, int], palette: bytes, strips: list[Strip]) -> None:
    """Write a picture of some strips; its palette is the red, green and blue of each shade."""
    head = pack(">LLBBBBB", *size, 4, 3, 0, 0, 0)  # 4 bits a dot, by a palette
    data = [_PACKED, *(one.data for one in strips), END, pack(">L", _total(strips))]
    stream.write(b"\x89PNG\r\n\x1a\n")
    chunks = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", b"".join(data)), (b"IEND", b""))
    for name, chunk in chunks:
        told = name + chunk
        stream.write(pack(">L", len(chunk)) + told + pack(">L", crc32(told)))


def _total(strips: Iterable[Strip]) -> int:
    """The sum of all rows, Adler's, by those of the strips."""
    return reduce(lambda before, one: _joined(before, one.total, one.size), strips, 1)


def _joined(one: int, other: int, size: int) -> int:
    """The sum of two texts in a row by those of both, and the size of the other."""
    low = (one & 0xFFFF) - 1
    high = (one >> 16) + (other >> 16) + size * low
    return high % _PRIME << 16 | (low + (other & 0xFFFF)) % _PRIME

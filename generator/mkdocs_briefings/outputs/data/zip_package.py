"""A ZIP file whose files are put together from packed texts (APPNOTE 6.3, DEFLATE of RFC 1951).

Each text is packed by itself, so that one that is kept need not be packed again. `zipfile` can only
pack whole files. There are no times: the same gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from struct import pack
from typing import BinaryIO, NamedTuple
from zlib import DEFLATED, crc32

from mkdocs_briefings.outputs.deflated import END, deflated

_LEVEL = 3  # of compression: a quarter larger than with 6, and packed much sooner
_VERSION, _DAY = 20, 0x21  # that a reader needs; 1 January 1980
_BITS = 0xFFFFFFFF  # of a CRC


class Packed(NamedTuple):
    """A packed text: its bytes, the size of the text and its CRC."""

    data: bytes
    size: int
    crc: int


def packed(text: bytes) -> Packed:
    """A text, packed so that others can stand before and behind it."""
    return Packed(deflated(text, _LEVEL), len(text), crc32(text))


class Package:
    """Writes a ZIP file."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._at, self._count = stream, 0, 0
        self._directory: list[bytes] = []

    def put(self, path: str, texts: Iterable[Packed]) -> None:
        """Add a file, whose path is ASCII, of some texts."""
        texts = list(texts)
        data = [*(text.data for text in texts), END]
        crc = reduce(lambda before, text: _joined(before, text.crc, text.size), texts, 0)
        sizes = (sum(map(len, data)), sum(text.size for text in texts))
        shared = pack("<HHHHHLLLHH", _VERSION, 0, DEFLATED, 0, _DAY, crc, *sizes, len(path), 0)
        name, place = path.encode("ascii"), pack("<HHHLL", 0, 0, 0, 0, self._at)
        self._directory += [b"PK\x01\x02", pack("<H", _VERSION), shared, place, name]
        self._count += 1
        self._put([b"PK\x03\x04", shared, name, *data])

    def close(self) -> None:
        """End the file with the list of what it holds."""
        size = sum(map(len, self._directory))
        end = pack("<HHHHLLH", 0, 0, self._count, self._count, size, self._at, 0)
        self._put([*self._directory, b"PK\x05\x06", end])

    def _put(self, data: list[bytes]) -> None:
        self._stream.writelines(data)
        self._at += sum(map(len, data))


def _joined(one: int, other: int, size: int) -> int:
    """The CRC of two texts in a row by those of both, and the other's size.

    A CRC is linear but for the bits that are turned before and after: as many zeros as the other
    has bytes move the first one on.
    """
    return crc32(bytes(size), one ^ _BITS) ^ _BITS ^ other

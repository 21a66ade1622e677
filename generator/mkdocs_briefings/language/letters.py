"""Letters that readers type otherwise than records write them: one table, for search and order.

Marks that Unicode takes apart from their letters (é, š, ğ) are not here: whoever compares letters
takes them off by decomposition, as the search index does. These have none, or are written in one
of several ways by the keyboards of a script.
"""

from __future__ import annotations

import unicodedata

_ARABIC_MARKS = "".join(map(chr, (*range(0x610, 0x61B), *range(0x64B, 0x660), 0x670, 0x640)))
_HEBREW_MARKS = "".join(map(chr, (*range(0x591, 0x5BE), 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7)))
_INVISIBLE = "\u00ad\u061c\u200b\u200d\u200e\u200f\u2060\ufeff"
_DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_NON_JOINER = "\u200c"

PLAIN = {
    "": "ʿʾʼʻʽʹʺʔʕ" + _ARABIC_MARKS + _HEBREW_MARKS,
    "ae": "æǽǣ",
    "b": "ɓƀ",
    "c": "ƈȼ",
    "d": "đðɗɖ",
    "e": "əɛɇ",
    "g": "ɠǥ",
    "h": "ħ",
    "i": "ıɨ",
    "k": "ƙ",
    "l": "łƚɫ",
    "n": "ɲƞ",
    "ng": "ŋ",
    "o": "øǿɔɵ",
    "oe": "œ",
    "r": "ɍ",
    "ss": "ß",
    "t": "ŧƭⱦ",
    "th": "þ",
    "u": "ʉ",
    "v": "ʋ",
    "y": "ƴɏ",
    "z": "ƶʒ",
    "г": "ґғ",
    "е": "ё",
    "и": "і",
    "к": "қ",
    "н": "ң",
    "о": "ө",
    "у": "үұ",
    "х": "һҳ",
    "ا": "أإآٱ",
    "و": "ؤۆ",
    "ی": "يىئېۍے",
    "ک": "كڪ",
    "گ": "ګ",
    "ه": "ةۀەہۂھ",
    **{str(digit): chr(0x660 + digit) + chr(0x6F0 + digit) for digit in range(10)},
}
"""What a reader types for each of the letters behind it, all small and in composed form (NFC).

Latin letters as in the transform Latin-ASCII of Unicode's CLDR, with those of the Hausa and Azeri
alphabets; vowel signs of Arabic and Hebrew and the ʿ of transliteration are nothing; Arabic
letters as Persian keyboards have them. The scripts of search get this table.
"""

_TABLE = {
    **{ord(letter): plain for plain, letters in PLAIN.items() for letter in letters},
    **dict.fromkeys(map(ord, _INVISIBLE + _DIRECTIONS), ""),
    ord(_NON_JOINER): " ",
}

OTHERWISE = "".join(map(chr, _TABLE))
"""The letters that are typed otherwise, and the invisible signs, which the scripts know too."""


def typed_plainly(text: str) -> str:
    """A text as it is typed with plain letters: small, and in composed form (NFKC)."""
    small = unicodedata.normalize("NFKC", text).lower()
    if small.isascii():
        return small
    return unicodedata.normalize("NFKC", small.translate(_TABLE))

"""The order of names in a language's alphabet, as a library's catalogue has it.

Signs and leading articles do not count, marks only where all else is equal, unless the language
has the letter in its own right (å comes after z in Swedish, with a in English); numbers are in the
order of their values. The alphabets are those of Unicode's CLDR, single letters only. The same
order comes on any machine, which a collation of the system's would not give.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from mkdocs_briefings.language.letters import typed_plainly

_LATIN = "a b c d e f g h i j k l m n o p q r s t u v w x y z"
_CYRILLIC = "а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я"
_ARABIC = "ا ب پ ت ٹ ث ج چ ح خ د ڈ ذ ر ڑ ز ژ س ش ص ض ط ظ ع غ ف ڤ ق ک گ ل ڵ م ن ں ه و ی"
_PERSIAN = _ARABIC.replace("ه و", "و ه")
_NORDIC = f"{_LATIN} å ä ö"
_DANISH = f"{_LATIN} æ ø å"
_SERBIAN = "a b c č ć d đ e f g h i j k l m n o p q r s š t u v w x y z ž"
_ALPHABETS = {
    "ar": _ARABIC,
    "az": "a b c ç d e ə f g ğ h x ı i j k q l m n o ö p r s ş t u ü v w y z",
    "be": "а б в г д е ё ж з і й к л м н о п р с т у ў ф х ц ч ш ы ь э ю я",
    "bg": _CYRILLIC,
    "bs": _SERBIAN,
    "ckb": _ARABIC,
    "cs": "a b c č d e f g h i j k l m n o p q r ř s š t u v w x y z ž",
    "da": _DANISH,
    "es": _LATIN.replace("n o", "n ñ o"),
    "et": "a b c d e f g h i j k l m n o p q r s š z ž t u v w õ ä ö ü x y",
    "fa": _PERSIAN,
    "fi": _NORDIC,
    "hr": _SERBIAN,
    "is": "a b c d ð e f g h i j k l m n o p q r s t u v w x y z þ æ ö å",
    "kk": "а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я",
    "lt": "a b c č d e f g h i j k l m n o p q r s š t u v w x z ž",
    "lv": "a b c č d e f g ģ h i j k ķ l ļ m n ņ o p q r s š t u v w x z ž",
    "mk": "а б в г д ѓ е ж з ѕ и ј к л љ м н њ о п р с т ќ у ф х ц ч џ ш",
    "nb": _DANISH,
    "nn": _DANISH,
    "no": _DANISH,
    "pl": "a ą b c ć d e ę f g h i j k l ł m n ń o ó p q r s ś t u v w x y z ź ż",
    "ps": _PERSIAN,
    "ro": "a ă â b c d e f g h i î j k l m n o p q r s ș t ț u v w x y z",
    "ru": _CYRILLIC,
    "sk": "a ä b c č d e f g h i j k l m n o ô p q r s š t u v w x y z ž",
    "sl": _SERBIAN,
    "sq": "a b c ç d e ë f g h i j k l m n o p q r s t u v w x y z",
    "sr": "а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш",
    "sv": _NORDIC,
    "tg": "а б в г ғ д е ж з и ӣ й к қ л м н о п р с т у ӯ ф х ҳ ч ҷ ш ъ э ю я",
    "tr": "a b c ç d e f g ğ h ı i j k l m n o ö p q r s ş t u ü v w x y z",
    "uk": "а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ ь ю я",
    "ur": _ARABIC.replace("ه و", "و ه"),
}
_ARTICLES = {
    "de": r"(?:der|die|das|ein|eine)\s",
    "en": r"(?:the|a|an)\s",
    "es": r"(?:el|la|los|las|un|una)\s",
    "fr": r"(?:le|la|les|un|une)\s|l['’]",
    "it": r"(?:il|lo|la|i|gli|le|un|uno|una)\s|l['’]|un['’]",
    "nl": r"(?:de|het|een)\s",
    "pt": r"(?:o|a|os|as|um|uma)\s",
}
_DOTS = str.maketrans({"I": "ı", "İ": "i"})  # small letters in Turkish and Azeri
_CAPITALS = {"tr": {"i": "İ"}, "az": {"i": "İ"}}
_WORD = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*")
_UNITS = re.compile(r"\d{1,300}|.")
_DIGITS = "0–9"
_FIRST = 0x1000  # above the numbers, below the letters of other alphabets, which keep their order
_OTHERS = chr(0x2000)
_NAMES = 50_000  # whose order is kept: a preview sorts the same ones at each save


class Ordering:
    """The order of names in one language; make it by `ordering`."""

    def __init__(self, tag: str) -> None:
        language = tag.split("-")[0].lower()
        letters = _ALPHABETS.get(language, _LATIN).split()
        self._places = {letter: chr(_FIRST + place) for place, letter in enumerate(letters)}
        self._plain = {typed_plainly(letter): letter for letter in reversed(letters)}
        articles = _ARTICLES.get(language)
        self._article = re.compile(rf"\W*(?:{articles})(?=.*\w)") if articles else None
        self._capitals = _CAPITALS.get(language, {})
        self._known = lru_cache(_NAMES)(self._made)

    def key(self, name: str) -> tuple[str, str, str]:
        """What to sort by: the letters, then their marks, then the name as it is."""
        return self._known(name)

    def _made(self, name: str) -> tuple[str, str, str]:
        words = ("".join(map(self._place, self._letters(word))) for word in self._words(name))
        return "\0".join(words), typed_plainly(name), name

    def initial(self, name: str) -> str:
        """The letter under which a name stands; all numbers have one; – for neither."""
        for word in self._words(name):
            first = self._letters(word)[0]
            return _DIGITS if first.isdecimal() else self._capitals.get(first, first.upper())
        return "–"

    def _words(self, name: str) -> list[str]:
        """The words of a name in small letters, without a leading article where there is more."""
        name = unicodedata.normalize("NFKC", name)
        small = (name.translate(_DOTS) if self._capitals else name).lower()
        article = self._article.match(small) if self._article else None
        return _WORD.findall(small[article.end() :] if article else small)

    def _letters(self, word: str) -> list[str]:
        """The letters of the alphabet under which a word is filed, and its numbers whole."""
        return [one for unit in _UNITS.findall(word) for one in self._filed(unit)] or [word]

    def _filed(self, unit: str) -> list[str]:
        if unit in self._places:
            return [unit]
        if unit.isdecimal():
            return [str(int(unit))]
        plain = typed_plainly(unit)
        if plain in self._plain:
            return [self._plain[plain]]
        return [self._base(letter) for letter in plain]

    def _base(self, letter: str) -> str:
        base = unicodedata.normalize("NFD", letter)[0]
        return base if base in self._places else letter

    def _place(self, letter: str) -> str:
        if letter.isdecimal():
            return chr(len(letter)) + letter
        return self._places.get(letter) or _OTHERS + letter


@lru_cache(maxsize=16)
def ordering(tag: str) -> Ordering:
    """The order of names in a language by its tag (BCP 47), as in English where none is known."""
    return Ordering(tag)

"""Names like another one: for hints, and for warnings of a slip, at a cost that is bounded."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

from mkdocs_briefings.language.slugs import fold, one_slip

_LONGEST = 100  # characters; nobody mistypes one letter of a longer name
_SHORTEST_SLIP = 5  # in shorter names, one letter makes another word
_COMPARISONS = 50_000  # about a second; a library of 1,000 names gets 50 hints


def nearest(name: str, known: Iterable[str], cutoff: float) -> str | None:
    """The known name most like another, case ignored; None where none is similar.

    `cutoff` is how similar it must be: 1 is the same, 0 has nothing in common.
    """
    if len(name) > _LONGEST:
        return None
    folded = {fold(one): one for one in known if len(one) <= _LONGEST}
    near = get_close_matches(fold(name), folded, 1, cutoff)
    return folded[near[0]] if near else None


class Nearest:
    """Finds what `nearest` does among the names of a library, until a second has gone into it."""

    def __init__(self) -> None:
        self._left = _COMPARISONS

    @property
    def is_spent(self) -> bool:
        """Whether no more names are going to be found."""
        return self._left <= 0

    def __call__(self, name: str, known: Collection[str], cutoff: float) -> str | None:
        """The most similar name; None where none is similar, or no time is left."""
        if self.is_spent:
            return None
        self._left -= len(known)
        return nearest(name, known, cutoff)


class Slips:
    """Names, found by any name that is one slip away (`slugs.one_slip`).

    Two such names become equal when the right letter is left out of one or of both, so each name
    is filed under itself and under what is left of it without each of its letters.
    """

    def __init__(self) -> None:
        self._filed: dict[int, list[str] | str] = {}

    def add(self, name: str) -> None:
        """File a name; very short and very long ones are passed over."""
        for key in _keys(name):
            first = self._filed.setdefault(key, name)
            if isinstance(first, list):
                first.append(name)
            elif first != name:
                self._filed[key] = [first, name]

    def of(self, name: str) -> list[str]:
        """The filed names that are one slip from `name`, each once."""
        filed: dict[str, None] = {}
        for key in _keys(name):
            found = self._filed.get(key, ())
            filed.update(dict.fromkeys([found] if isinstance(found, str) else found))
        return [other for other in filed if one_slip(name, other)]


def _keys(name: str) -> Iterator[int]:
    if _SHORTEST_SLIP <= len(name) <= _LONGEST:
        yield hash(name)
        for at, character in enumerate(name):
            if character.isalpha():  # a slip is one of letters
                yield hash(name[:at] + name[at + 1 :])

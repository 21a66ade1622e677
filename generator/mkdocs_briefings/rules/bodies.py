"""A rule of names: one body that stands under two names, of which only one is known."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from mkdocs_briefings.language.countries import code_of
from mkdocs_briefings.language.letters import typed_plainly
from mkdocs_briefings.language.slugs import fold, identity, one_slip
from mkdocs_briefings.library.linked import Actor
from mkdocs_briefings.library.uses import naming
from mkdocs_briefings.link import Linked
from mkdocs_briefings.link.names import Names, declared
from mkdocs_briefings.rules.rule import Finding, Rule, rule

_SHORTEST = 5  # letters; shorter names are too often others'
_ARTICLE = re.compile(r"(?:the|an?|al|el|l[aeo]s?|der|die|das) ")
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*")
_ACRONYM = re.compile(r"[A-Z][A-Z.&-]{1,9}")
_SMALL = frozenset(("a", "al", "and", "de", "des", "du", "el", "et", "for", "in", "la", "le"))
_SMALL |= frozenset(("of", "on", "the", "to", "und", "y", "&"))

_TITLES = frozenset(("mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "lord", "lady"))
_TITLES |= frozenset(
    ("president", "minister", "ambassador", "senator", "judge", "sheikh", "mullah")
)
_TITLES |= frozenset(("prime", "foreign", "general", "gen", "colonel", "col", "captain", "capt"))


@rule("warning")
def same_body(linked: Linked) -> Iterator[Finding]:
    """
    A name is that of a known actor but for a leading article, a part in brackets, accents, blanks
    or punctuation, or it is an acronym of one, or that of a person by the surname alone, or with a
    title, initials or more names. It makes another actor.

    Passes:
        # actors/front.yaml
        name: Example Front
        type: armed-group
        # 2024/example.yaml
        actors: [Example Front]
    Fails:
        # actors/front.yaml
        name: Example Front
        type: armed-group
        # 2024/example.yaml
        actors: [The Example Front]
    """
    used = Counter(use.meaning for use in naming(linked.uses))
    fileless = [one for one in linked.world.names.fileless.values() if used[one.id]]
    known = _Known(linked, used)
    meant = {one.id: other for one in fileless if (other := known.meant(one))}
    for use in naming(linked.uses) if meant else ():
        if other := meant.get(use.meaning or ""):
            record = linked.world.record_at(use.document)
            assert record
            assert record.entry
            yield Finding(
                record.entry.document,
                use.path,
                f"`{use.written}` is another actor than `{other}`",
                f"Write `{other}`; where it is somebody else, write `accept: same-body`.",
                needle=use.written,
            )


class _Known:
    """Known actors by what is left of their names, by their initials and by their surnames."""

    def __init__(self, linked: Linked, used: Counter[str | None]) -> None:
        self.used = used
        self.names: Names = linked.world.names
        self.bare: dict[str, list[Actor]] = defaultdict(list)
        self.initials: dict[str, list[Actor]] = defaultdict(list)
        self.surnames: dict[str, list[Actor]] = defaultdict(list)
        self.given: dict[str, list[tuple[list[str], Actor]]] = defaultdict(list)
        speaking = {party.actor for one in linked.statements for party in one.by}
        for actor in [*linked.world.subjects.actors.all, *self.names.fileless.values()]:
            is_person = actor.data.type == "person" if actor.data else actor in speaking
            for name in _names(actor):
                self.bare[_joined(_bare(name))].append(actor)
                for letters in _initials(name):
                    self.initials[letters].append(actor)
                if is_person and " " in name.strip():
                    self.surnames[fold(name.split()[-1])].append(actor)
                    *given, surname = _plain(name).split() or [""]
                    self.given[surname].append((given, actor))

    def meant(self, actor: Actor) -> str | None:
        """The name of the actor that a name without a file probably means."""
        name = actor.name
        if self._is_told_elsewhere(name):
            return None
        bare = _bare(name)
        if code := code_of(bare) or code_of(_BRACKETS.sub(" ", name)):
            return self.names.state(code).name
        found = [one for one in self.bare[_joined(bare)] if one.entry or len(bare) >= _SHORTEST]
        if _ACRONYM.fullmatch(name):
            found = [*found, *self.initials[_letters(name)]]
        if " " not in name.strip() and len(name) >= _SHORTEST:
            found = [*found, *self.surnames[fold(name)]]
        found = [*found, *self._persons(name)]
        better = [one for one in found if self._is_better(one, actor)]
        return min(better, key=self._rank).name if better else None

    def _persons(self, name: str) -> Iterator[Actor]:
        """Persons of that surname whose given names may be those of a name of several words."""
        surname, comma, rest = name.partition(",")
        *given, last = _plain(f"{rest} {surname}" if comma else name).split() or [""]
        said = [word for word in given if word not in _TITLES]
        if given and len(last) >= _SHORTEST:
            for known, actor in self.given[last]:
                if _are_within(said, known) or _are_within(known, said):
                    yield actor

    def _is_told_elsewhere(self, name: str) -> bool:
        """Whether it is a known name with an office behind it (`role-in-name`)."""
        heads = {_BRACKETS.sub(" ", name).strip(), name.partition(",")[0].strip()} - {name}
        files, fileless = self.names.files, self.names.fileless
        return any(fold(one) in files or identity(one) in fileless for one in heads)

    def _is_better(self, one: Actor, actor: Actor) -> bool:
        is_slip = one_slip(fold(one.name), fold(actor.name))  # which `near-name` tells
        if one is actor or (is_slip and not is_same_but_for_marks(one.name, actor.name)):
            return False
        return self._rank(one) < self._rank(actor)

    def _rank(self, actor: Actor) -> tuple[object, ...]:
        """Lower for what has a file, is named more often, or is longer, accents counted."""
        length = len(unicodedata.normalize("NFD", actor.name))
        return actor.entry is None, -self.used[actor.id], -length, actor.id


def _names(actor: Actor) -> Iterable[str]:
    return (name for _, name in declared(actor)) if actor.data else (actor.name,)


def _bare(name: str) -> str:
    """What is left of a name without article, brackets, accents and punctuation."""
    words = _plain(name)
    return _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words


def is_same_but_for_marks(one: str, other: str) -> bool:
    """Whether two names differ by nothing but an article, brackets, accents, blanks and signs."""
    return _joined(_bare(one)) == _joined(_bare(other))


def _joined(words: str) -> str:
    return words.replace(" ", "")


def _plain(name: str) -> str:
    """The words of a name without brackets, accents and punctuation."""
    plain = unicodedata.normalize("NFD", typed_plainly(fold(_BRACKETS.sub(" ", name))))
    latin = re.sub("[\u0300-\u036f]", "", plain)
    return " ".join(re.sub(r"[-.,;:!?'\"“”„«»]+", " ", latin).split())


def _are_within(few: list[str], many: list[str]) -> bool:
    """Whether all of some given names, or their initials, are among others, in their order."""
    left = iter(many)
    return all(any(_is_same(one, other) for other in left) for one in few)


def _is_same(one: str, other: str) -> bool:
    return one == other or (1 in (len(one), len(other)) and one[:1] == other[:1])


def _initials(name: str) -> set[str]:
    """The acronyms of a name of several words: of all of them, and of those that count."""
    words = _BRACKETS.sub(" ", fold(name)).replace("-", " ").split()
    big = [word for word in words if word not in _SMALL]
    return {"".join(word[0] for word in some) for some in (words, big) if len(some) > 1}


def _letters(acronym: str) -> str:
    return re.sub("[^a-z]", "", acronym.lower())


RULES: tuple[Rule, ...] = (same_body,)

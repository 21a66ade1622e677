"""Rules of names: spellings by which an actor becomes two, or two become one."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from mkdocs_briefings.language.nearest import Slips
from mkdocs_briefings.language.slugs import fold, identity, typed
from mkdocs_briefings.library.linked import Actor, Party, Subject
from mkdocs_briefings.library.uses import NAMING
from mkdocs_briefings.link import Linked
from mkdocs_briefings.link.names import declared
from mkdocs_briefings.load.folder import Document
from mkdocs_briefings.load.yaml_reader import Path
from mkdocs_briefings.problems import Place
from mkdocs_briefings.rules.bodies import is_same_but_for_marks
from mkdocs_briefings.rules.rule import Finding, Rule, rule

_ROLE = re.compile(r"([^,(]*[^,(\s])(?:\s*,\s*(.+)|\s*\(([^()]+)\))$")
# Cyrillic and Greek letters that a reader takes for Latin ones (Unicode UTS 39, confusables).
_LOOK_ALIKES = str.maketrans("аеорсухіјѕԁһӏԛԝвкмнтґαερονικτυχ", "aeopcyxijsdhlqwbkmhtraepoviktux")


@rule("warning")
def near_name(linked: Linked) -> Iterator[Finding]:
    """
    A name is one letter away from the name of an actor's file, or from one that is used more often.
    Names that differ by an accent alone are told by `same-body`.

    Passes:
        # actors/group.yaml
        name: Example Brigade
        type: armed-group
        # 2024/example.yaml
        actors: [Example Brigade]
    Fails:
        # actors/group.yaml
        name: Example Brigade
        type: armed-group
        # 2024/example.yaml
        actors: [Exmple Brigade]
    """
    named = list(_named(linked))
    used = Counter(party.actor for _, _, party in named if party.actor)
    fileless = {actor for actor in used if not actor.entry and not actor.is_state}
    by_name = {fold(actor.name): actor for actor in sorted(fileless, key=lambda a: a.id)}
    by_name |= linked.world.names.files
    slips = Slips()
    for name, actor in by_name.items():
        if actor.entry or used[actor] > 1:  # what is used once is more often than nothing
            slips.add(name)
    meant: dict[Actor, Actor | None] = {}
    for actor in fileless:
        near = slips.of(fold(actor.name))
        skeleton = _skeleton(actor.name) if near else ""  # equal ones are told as look-alikes
        alike = [
            by_name[name]
            for name in near
            if _skeleton(name) != skeleton and not is_same_but_for_marks(name, actor.name)
        ]
        meant[actor] = _meant(actor, alike, used)
    for subject, path, party in named:
        if party.actor in meant and (other := meant[party.actor]):
            assert subject.entry
            yield Finding(
                subject.entry.document,
                path,
                f"`{party.written}` is one letter away from `{other.name}`",
                f"Write `{other.name}`; where it is somebody else, write `accept: near-name`.",
                needle=party.written or "",
            )


def _meant(actor: Actor, alike: list[Actor], used: Counter[Actor]) -> Actor | None:
    """Of actors of nearly the same name, one with a file, else one that is named more often."""
    better = [other for other in alike if other.entry or used[other] > used[actor]]
    return min(better, key=lambda other: (other.entry is None, other.id), default=None)


def _named(linked: Linked) -> Iterator[tuple[Subject, Path, Party]]:
    """Everybody whom records name, with the place of the name."""
    for statement in linked.statements:
        for field, parties in (
            ("by", statement.by if statement.data.by else []),
            ("to", statement.to),
            ("actor", statement.actors),
        ):
            for index, party in enumerate(parties):
                yield statement.home, (*statement.path, field, index), party
    subjects = linked.world.subjects
    for briefing in subjects.briefings.all:
        for one in briefing.involved:
            yield briefing, one.path, one.party
    for incident in (*subjects.incidents.all, *subjects.inline_incidents):
        for one in incident.parties:
            yield incident, one.path, one.party


class _Written(NamedTuple):
    """A place where a name is written; `declares` is the actor whose file gives it there."""

    name: str
    document: Document
    path: Path
    declares: Actor | None = None

    @property
    def place(self) -> tuple[str, Place]:
        return self.document.name, self.document.tree.place(self.path)


@rule("warning")
def role_in_name(linked: Linked) -> Iterator[Finding]:
    """
    A name is that of a known actor with a comma or a bracket and an office behind it. It makes
    another actor; the words of a source stand in `as`.

    Passes:
        quotes:
          - quote: The border has been closed since March.
            by: {name: Example Speaker, as: harbour pilot}
            cites: paper
        actors: [Example Speaker]
    Fails:
        quotes:
          - quote: The border has been closed since March.
            by: Example Speaker, harbour pilot
            cites: paper
        actors: [Example Speaker]
    """
    names = linked.world.names
    parts: dict[Actor, tuple[str, str]] = {}
    for actor in names.fileless.values():
        if "," in actor.name or "(" in actor.name:
            name, role = _split(actor.name)
            if role and (fold(name) in names.files or identity(name) in names.fileless):
                parts[actor] = name, role
    for subject, path, party in _named(linked) if parts else ():
        if party.actor in parts and not party.words:
            assert subject.entry
            name, role = parts[party.actor]
            message = f"`{party.written}` is another actor than `{name}`"
            hint = f"Write `{{name: {name}, as: {_quoted(role)}}}`."
            yield Finding(subject.entry.document, path, message, hint, party.written or "")


def _split(written: str) -> tuple[str, str]:
    """A name, and what stands behind a comma or in a bracket after it."""
    match = _ROLE.match(written)
    return (match[1], match[2] or match[3]) if match else (written, "")


def _quoted(text: str) -> str:
    """A text as it stands in braces in YAML."""
    return f'"{text}"' if set(text) & set(",[]{}:#") else text


@rule("warning")
def look_alike_names(linked: Linked) -> Iterator[Finding]:
    """
    A name looks like one that an actor's file has or that is used more often, but is written with
    other characters: with letters of another script, as Latin `a` and Cyrillic `а`, or in another
    form of Unicode, as `é` in one character and in two, wide letters and ligatures. The names and
    aliases in one actor's file are never meant.

    Passes:
        actors: [Example Group, Another Group]
    Fails:
        actors: [Example Group, Exаmple Group]
    """
    spellings: dict[str, set[str]] = {}
    for name in linked.world.names.spellings:
        spellings.setdefault(_skeleton(name), set()).add(typed(name))
    alike: dict[str, dict[str, list[_Written]]] = {
        skeleton: {} for skeleton, found in spellings.items() if len(found) > 1
    }
    for use in _writings(linked) if alike else ():  # most libraries need not be searched for places
        if (group := alike.get(_skeleton(use.name))) is not None:
            group.setdefault(typed(use.name), []).append(use)
    for group in filter(None, alike.values()):
        yield from _unusual(list(group.values()))


def _writings(linked: Linked) -> Iterator[_Written]:
    """Each place where an actor's name is written."""
    for use in linked.uses:
        if use.written and use.role in (*NAMING, "publisher"):
            yield _Written(use.written, linked.world.document_of(use), use.path)
    for actor in linked.world.subjects.actors.all:
        assert actor.entry
        for path, name in declared(actor):
            yield _Written(name, actor.entry.document, path, actor)


def _skeleton(name: str) -> str:
    """What names have in common that look the same."""
    folded = fold(name)
    return folded if folded.isascii() else folded.translate(_LOOK_ALIKES)


def _unusual(spellings: list[list[_Written]]) -> Iterator[Finding]:
    """Of spellings that look the same, each place of those that are not the usual one."""
    usual = min(spellings, key=_rank)
    first = min(usual, key=lambda use: use.place)
    file, (line, _) = first.place
    for uses in spellings:
        owners = _owners(uses)
        if uses is usual or owners & _owners(usual):
            continue
        for use in uses:
            if use.declares or not owners:  # what a file declares is told there
                hint = f"Write `{first.name}` as on line {line} of {file}"
                if fold(use.name) != fold(first.name):
                    hint += "; where it is somebody else, write `accept: look-alike-names`"
                yield Finding(
                    use.document,
                    use.path,
                    f"`{use.name}` looks like `{first.name}`, but {_oddity(use.name, first.name)}",
                    f"{hint}.",
                    needle=use.name,
                )


def _rank(uses: list[_Written]) -> tuple[object, ...]:
    """Lower for a spelling that an actor's file has, is used more, in one script, or earlier."""
    scripts = {unicodedata.name(c, "").split(" ")[0] for c in uses[0].name if c.isalpha()}
    return not _owners(uses), -len(uses), len(scripts), min(use.place for use in uses)


def _owners(uses: list[_Written]) -> set[Actor]:
    return {use.declares for use in uses if use.declares}


def _oddity(name: str, usual: str) -> str:
    """The first character of a name that the usual spelling does not have."""
    known = set(usual + usual.lower() + usual.upper())
    for character in name:
        if character not in known:
            called = unicodedata.name(character, "a character without a name").lower()
            return f"holds U+{ord(character):04X}, {called}"
    return "is written with other characters"


RULES: tuple[Rule, ...] = (near_name, role_in_name, look_alike_names)

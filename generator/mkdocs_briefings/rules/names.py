"""Rules of names: spellings by which an actor becomes two, or two become one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mkdocs_briefings.library import Actor, Party, Subject
from mkdocs_briefings.link import Linked
from mkdocs_briefings.nearest import Slips
from mkdocs_briefings.rules.rule import Finding, Rule, documented, rule
from mkdocs_briefings.slugs import fold
from mkdocs_briefings.yaml_reader import Path

# Cyrillic and Greek letters that a reader takes for Latin ones (Unicode UTS 39, confusables).
_LOOK_ALIKES = str.maketrans("аеорсухіјѕԁһӏԛԝвкмнтґαερονικτυχ", "aeopcyxijsdhlqwbkmhtraepoviktux")


@rule("warning")
def near_name(linked: Linked) -> Iterator[Finding]:
    """
    A name is one letter away from the name of an actor's file, or from one that is used more often.

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
    meant = {
        actor: _meant(actor, [by_name[name] for name in slips.of(fold(actor.name))], used)
        for actor in fileless
    }
    for subject, path, party in named:
        if party.actor in meant and (other := meant[party.actor]):
            assert subject.entry
            yield Finding(
                subject.entry.document,
                path,
                f"`{party.written}` is one letter away from `{other.name}`",
                f"Write `{other.name}`, or accept the warning where it is somebody else.",
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
    for briefing in linked.world.subjects.briefings.all:
        for index, involved in enumerate(briefing.involved):
            yield briefing, ("actors", index), involved.party


@rule("warning")
def look_alike_names(linked: Linked) -> Iterator[Finding]:
    """
    Two actors' names look the same, but are written with different letters, as Latin `a` and
    Cyrillic `а`.

    Passes:
        actors: [Example Group, Another Group]
    Fails:
        actors: [Example Group, Exаmple Group]
    """
    seen: dict[str, str] = {}
    for actor in linked.world.names.actors:
        skeleton = fold(actor.name).translate(_LOOK_ALIKES)
        other = seen.setdefault(skeleton, actor.name)
        if fold(other) == fold(actor.name):
            continue
        for entry in linked.entries:
            if actor.name in entry.document.text:
                yield Finding(
                    entry.document,
                    (),
                    f"`{actor.name}` looks like `{other}`, but is written with other letters",
                    "Type the name anew in one script.",
                    needle=actor.name,
                )
                break


AMBIGUOUS = documented(
    "ambiguous-name",
    "error",
    """
    Two actors' files claim one name or alias, so that nobody can tell who is meant.

    Passes:
        # actors/one.yaml
        name: Example One
        type: armed-group
        # actors/two.yaml
        name: Example Two
        type: armed-group
    Fails:
        # actors/one.yaml
        name: Example One
        type: armed-group
        aliases: The Example
        # actors/two.yaml
        name: Example Two
        type: armed-group
        aliases: The Example
    """,
)

RULES: tuple[Rule, ...] = (near_name, look_alike_names, AMBIGUOUS)

"""Names of actors: which actor a written name means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from mkdocs_briefings.addresses import of_country, of_name
from mkdocs_briefings.language import countries
from mkdocs_briefings.language.nearest import Nearest
from mkdocs_briefings.language.slugs import fold, identity, slug
from mkdocs_briefings.library.linked import Actor, named_id
from mkdocs_briefings.load.yaml_reader import Path
from mkdocs_briefings.model.details import Contested
from mkdocs_briefings.problems import Fault, Problem


class Names:
    """Looks names up: actor files first, then states, then names that stand for themselves.

    A name is found among the files as it is written, but for case and Unicode form; else with
    blanks for hyphens and the reverse, where that is the name of one file only.

    `spellings` holds every name as it was written in an actor's file or looked up.
    """

    def __init__(self, actors: Iterable[Actor]) -> None:
        self.files: dict[str, Actor] = {}
        self.states: dict[str, Actor] = {}
        self.fileless: dict[str, Actor] = {}
        self.spellings: set[str] = set()
        self.problems: list[Problem] = []
        self._first: dict[Actor, str] = {}
        self._nearest = Nearest()
        named = list(actors)
        self._register_ids(named)
        for actor in named:
            self._register_names(actor)
        self._loose: dict[str, set[Actor]] = {}
        for name, actor in self.files.items():
            self._loose.setdefault(identity(name), set()).add(actor)

    @property
    def actors(self) -> list[Actor]:
        """Every actor known so far, each once."""
        found = {*self.files.values(), *self.states.values(), *self.fileless.values()}
        return sorted(found, key=lambda actor: actor.id)

    def find(self, name: str, lang: str | None = None) -> Actor | None:
        """The actor that `name` means, where one is known or it names a country."""
        self.spellings.add(name)
        if actor := self.files.get(fold(name)):
            return actor
        if code := _country(name, lang):
            return self.state(code)
        loose = self._loose.get(identity(name), set())
        return next(iter(loose)) if len(loose) == 1 else self.fileless.get(identity(name))

    def get(self, name: str, lang: str | None = None) -> Actor | None:
        """The actor that `name` means, made from the name where none is known.

        None where the name has neither letter nor digit. The address of one so made is only its
        own once all names are known that are shown (`naming.name_fileless`).
        """
        if actor := self.find(name, lang):
            return actor
        plain, key = slug(name), identity(name)
        if not plain:
            return None
        actor = Actor(id=named_id(name), uri=of_name(plain), name=name)
        self.fileless[key] = actor
        self._first[actor] = name
        return actor

    @contextmanager
    def as_at_first(self) -> Iterator[None]:
        """Let actors without files have the names that they had before a library gave them others,
        as in a preview it may have done so."""
        now = {actor: actor.name for actor in self._first}
        try:
            for actor, name in self._first.items():
                actor.name = name
            yield
        finally:
            for actor, name in now.items():
                actor.name = name

    def nearest(self, name: str) -> str | None:
        """The known name most like `name`, as its actor writes it."""
        if self._nearest.is_spent:
            return None
        known = {**self.fileless, **self.files}
        near = self._nearest(fold(name), known, 0.75)
        return known[near].name if near else None

    def shown(self, actors: Sequence[Actor]) -> dict[str, Actor]:
        """The names of some actors, folded, each with its actor."""
        wanted = set(actors)
        named = {fold(actor.name): actor for actor in actors}
        return named | {name: actor for name, actor in self.files.items() if actor in wanted}

    def state(self, code: str) -> Actor:
        """The state with a two-letter code (ISO 3166-1), with or without a file."""
        if code not in self.states:
            uri = of_country(code)
            self.states[code] = Actor(
                id=uri, uri=uri, name=countries.country_name(code), country=code, is_state=True
            )
            self._first[self.states[code]] = self.states[code].name
        return self.states[code]

    def _register_ids(self, actors: Sequence[Actor]) -> None:
        """Whole paths, paths below `actors/`, then the stems that only one file has."""
        stems = Counter(fold(_stem(actor)) for actor in actors)
        self.files |= {fold(actor.id): actor for actor in actors}
        for actor in actors:
            self.files.setdefault(fold(actor.id.partition("/")[2]), actor)
        for actor in actors:
            if stems[fold(_stem(actor))] == 1:
                self.files.setdefault(fold(_stem(actor)), actor)
            if actor.is_state and actor.country:
                self.states.setdefault(actor.country, actor)

    def _register_names(self, actor: Actor) -> None:
        for path, name in declared(actor):
            self.spellings.add(name)
            other = self.files.setdefault(fold(name), actor)
            if other is not actor:
                self._ambiguous(actor, other, path, name)
        self._check_contested(actor)

    def _check_contested(self, actor: Actor) -> None:
        """A name cannot be the actor's own without a doubt and disputed too, nor be so twice."""
        assert actor.entry
        own = {fold(name) for _, name in declared(actor)}
        for index, alias in enumerate(actor.data.aliases if actor.data else ()):
            if isinstance(alias, Contested):
                if fold(alias.name) in own:
                    message = f"`{alias.name}` is disputed here, and a name of the actor's own too"
                    hint = "Keep one of the two; the other says the contrary."
                    path = ("aliases", index, "name")
                    fault = Fault("ambiguous-name", message, hint)
                    self.problems.append(actor.entry.document.problem(path, fault))
                own.add(fold(alias.name))

    def _ambiguous(self, actor: Actor, other: Actor, path: Path, name: str) -> None:
        assert actor.entry
        assert other.entry
        self.problems.append(
            actor.entry.document.problem(
                path,
                Fault(
                    "ambiguous-name",
                    f"`{name}` also means {other.name} ({other.entry.document.name})",
                    "Keep the name in one of the two files.",
                ),
            )
        )


def declared(actor: Actor) -> Iterator[tuple[Path, str]]:
    """The name, aliases and names in other languages that an actor's file gives it, with places."""
    assert actor.data is not None
    yield ("name",), actor.data.name
    for index, alias in enumerate(actor.data.aliases):
        if isinstance(alias, str):  # one that is contested means nobody by itself
            yield ("aliases", index), alias
    for lang, name in actor.data.names.items():
        yield ("names", lang), name


def _stem(actor: Actor) -> str:
    return actor.id.rpartition("/")[2]


def _country(name: str, lang: str | None) -> str | None:
    if len(name) == 2 and name in countries.codes():
        return name
    return countries.code_of(name) or (countries.code_of(name, lang) if lang else None)

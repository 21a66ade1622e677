"""Names link themselves: the first mention of a known actor, incident or country in a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Actor, Subject
from mkdocs_briefings.markdown.escaping import escape_inline
from mkdocs_briefings.markdown.name_links import name_link

# Words of any script with their marks; letters of scripts without blanks stand alone.
_ALONE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(
    rf"[{_ALONE}]|(?:(?![{_ALONE}])[\w\u0300-\u036f\u064b-\u065f\u200c])+|\s+|.", re.S
)
_END = ""
_LONGEST = 40
"""Tokens of a name that links itself, words and blanks: a search goes no further at any word."""

Tree = dict[str, "Tree | Subject"]


class NamedSubjects:
    """Finds names in texts by the longest match, in time linear in the text's length."""

    def __init__(self, library: Library) -> None:
        self.tree: Tree = {}
        for subject in (*library.actors, *library.incidents):
            if subject.has_page:
                for name in dict.fromkeys(_names(subject)):
                    self._add(name, subject)

    def _add(self, name: str, subject: Subject) -> None:
        branch, tokens = self.tree, _tokens(name)
        if len(tokens) > _LONGEST:
            return
        for token in tokens:
            below = branch.setdefault(token, {})
            assert isinstance(below, dict)
            branch = below
        branch.setdefault(_END, subject)

    def linker(self, href: Callable[[Subject], str], here: Subject | None) -> Callable[[str], str]:
        """A function for the runs of one text: it links each subject but `here` once."""
        seen: set[Subject | None] = {here}

        def write(text: str) -> str:
            tokens = _tokens(text)
            written: list[str] = []
            start = at = 0
            while at < len(tokens):
                if tokens[at] not in self.tree:  # most words begin no name
                    at += 1
                    continue
                end, subject = self._match(tokens, at)
                if subject is None or subject in seen:
                    at = max(end, at + 1)
                    continue
                seen.add(subject)
                written.append(escape_inline("".join(tokens[start:at])))
                name = escape_inline("".join(tokens[at:end]))
                written.append(name_link(name, href(subject)))
                start = at = end
            written.append(escape_inline("".join(tokens[start:])))
            return "".join(written)

        return write

    def _match(self, tokens: list[str], at: int) -> tuple[int, Subject | None]:
        """Where the longest name that begins at a token ends, and whose it is."""
        branch: Tree = self.tree
        end, found = at, None
        for position in range(at, len(tokens)):
            token = tokens[position]
            below = branch.get(" " if token.isspace() else token)
            if not isinstance(below, dict):
                break
            branch = below
            subject = branch.get(_END)
            if subject is not None and not isinstance(subject, dict):
                end, found = position + 1, subject
        return end, found


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _names(subject: Subject) -> Iterator[str]:
    """The names under which a subject links: not under three letters, but for capital aliases."""
    written = [subject.name]
    if isinstance(subject, Actor) and subject.data:
        written += [*subject.data.known_as, *subject.data.names.values()]
    for name in (" ".join(name.split()) for name in written):
        short = sum(map(str.isalnum, name)) < 3
        alias = subject.entry is not None and isinstance(subject, Actor) and name.isupper()
        if not short or (alias and name != subject.name):
            yield name

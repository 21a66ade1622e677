"""Addresses as one page writes them: relative links to other pages, anchors and sources."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_briefings.addresses import (
    ASSETS,
    METHOD,
    anchor,
    at,
    followed,
    markdown_file,
    of_country,
    parted,
    relative,
    relative_url,
)
from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.language.dates import Date
from mkdocs_briefings.language.language import Language
from mkdocs_briefings.language.slugs import slug
from mkdocs_briefings.language.spoken import as_spoken, is_foreign, spoken
from mkdocs_briefings.language.vocabulary import Vocabulary
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Briefing, Citation, Party, Source, Statement, Subject
from mkdocs_briefings.markdown import Cited, Prose
from mkdocs_briefings.markdown.escaping import SpokenMarkdown
from mkdocs_briefings.markdown.marks import SourceMark, written
from mkdocs_briefings.pages.parts.footnotes import Footnotes
from mkdocs_briefings.pages.parts.named import NamedSubjects
from mkdocs_briefings.pages.publication import Publication

_LONG_TITLE = 50


@dataclass(frozen=True, slots=True)
class Link:
    """A text and where it leads; no address where there is nothing to lead to."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as a page shows them: name with a link, and the words or office beside it."""

    name: str
    href: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in a source as a statement cites it.

    `mark` is its mark, to be numbered when the page is whole; it is empty on the source's own page,
    where only the place says anything.
    """

    source: str
    at: str
    mark: Markup

    @property
    def below(self) -> Markup:
        """The mark below a drawing; empty where there is none in a text."""
        return written(SourceMark(self.source, below="1")) if self.mark else Markup("")


class Links:
    """Makes the links of one page of a site, in the site's language."""

    def __init__(self, library: Library, uri: str, site: Publication) -> None:
        self.library, self.uri, self.site = library, uri, site
        self._notes = Footnotes()

    def at(self, uri: str) -> Links:
        """The links of another page of the same site."""
        return Links(self.library, uri, self.site)

    @property
    def language(self) -> Language:
        """The language that the page is written in."""
        return self.site.language

    def to(self, uri: str, anchor: str = "") -> str:
        """The relative address of a page, or of an anchor on it; empty where the site goes without
        that page."""
        if self.site.goes_without(uri):
            return ""
        there = "" if anchor and uri == self.uri else relative(self.uri, markdown_file(uri))
        return at(there, anchor)

    def file(self, uri: str) -> str:
        """The relative address of a file beside the records, by its path from their folder."""
        return relative(self.uri, uri)

    def url(self, uri: str, anchor: str = "") -> str:
        """The address of a page, or of an anchor on one, as raw HTML on this page writes it."""
        there = "" if anchor and uri == self.uri else self._raw(markdown_file(uri))
        return at(there, anchor)

    def asset(self, name: str) -> str:
        """The address of a file that comes with the site, as raw HTML on this page writes it."""
        return self._raw(f"{ASSETS}/{name}")

    def _raw(self, file: str) -> str:
        return relative_url(self.uri, file, folders=self.site.folders)

    def subject(self, subject: Subject, text: str | None = None) -> Link:
        """A link to a subject's page or anchor; its name alone where it has none.

        Nobody has a page whom only a briefing names that does not stand.
        """
        name = subject.name
        if isinstance(subject, Briefing):
            name = spoken(name, self.language_of(subject))
        return Link(text or name, self._place_of(subject))

    def _place_of(self, subject: Subject) -> str:
        has_place = subject.entry or subject.uri in self.library.pages
        return self.to(subject.uri, subject.anchor) if has_place else ""

    def counted(self, title: str, count: int, uri: str = "") -> Link:
        """A title with a number behind it, with a link to a page where one is named."""
        number = self.language.number(count)
        text = self.language.gettext("{title} ({count})", title=title, count=number)
        return Link(text, self.to(uri) if uri else "")

    def country(self, code: str) -> Link:
        """A country by its two-letter code, with a link to its page."""
        state = self.library.pages.get(of_country(code))
        return self.subject(state) if state else Link(self.language.country(code))

    def term(self, words: Vocabulary, written: str | None) -> str:
        """Where the page on method explains a term."""
        return self.to(METHOD, term_anchor(words, written)) if written else ""

    def marking(self, written: str | None) -> Link | None:
        """A marking, with a link to what it allows."""
        return Link(written, self.term(vocabulary.MARKING, written)) if written else None

    def topic(self, name: str) -> Link:
        """A topic as a record writes it, with a link to its page."""
        topic = self.library.topic_named(name)
        return self.subject(topic) if topic else Link(name)

    def statement(self, statement: Statement) -> str:
        """The address of a statement where it is written."""
        return self.to(statement.home.uri, statement.anchor)

    def person(self, party: Party) -> Person:
        """Somebody named by a statement."""
        if party.actor is None:
            return Person(party.words or "")
        href = self._place_of(party.actor)
        return Person(
            party.actor.name, "" if href == self.to(self.uri) else href, party.words or ""
        )

    def citation(self, citation: Citation) -> Reference:
        """A citation with its mark."""
        source, at = citation.source, citation.at or ""
        if source.uri == self.uri and source.has_page:
            return Reference(source.id, at, Markup(""))
        graded, known = source.data.credibility, source.via
        is_graded = citation.credibility not in (None, graded)
        grade = self.grade(source, citation.credibility)[0] if is_graded else ""
        via = citation.via if citation.via not in (None, known) else None
        mark = SourceMark(source.id, at, grade, self.source_label(via) if via else "")
        return Reference(source.id, at, written(mark))

    def grade(self, source: Source, credibility: str | None = None) -> tuple[str, str]:
        """What a source's grade means, in words, and where that is told."""
        first, second = source.data.reliability, credibility or source.data.credibility
        both = self.label(vocabulary.RELIABILITY, first), self.label(vocabulary.CREDIBILITY, second)
        meaning = self.language.gettext(
            "{reliability}. {credibility}.", reliability=both[0], credibility=both[1]
        )
        return (
            meaning if all(both) else "".join(both),
            self.term(vocabulary.RELIABILITY, first) or self.term(vocabulary.CREDIBILITY, second),
        )

    def label(self, words: Vocabulary, code: str | None) -> str:
        """A term in words; nothing where there is none."""
        return self.language.gettext(words[code].label) if code else ""

    def word(self, words: Vocabulary, written: str) -> str:
        """A term of an open vocabulary in words; what is no term as it is written."""
        term = words.lookup(written)
        return self.language.gettext(term.label) if term else written

    def date(self, date: Date | None) -> str:
        """A date in words; nothing where there is none."""
        return self.language.date(date)

    def voice(self, source: Source) -> str:
        """Who speaks in a source where nobody is named: its publisher, or itself by its title."""
        title = short_title(source.name)
        return source.data.publisher or self.language.gettext("“{words}”", words=title)

    def source_label(self, source: Source) -> str:
        """A source in few words: its short label, else who speaks in it and when it appeared."""
        if source.data.short:
            return source.data.short
        name, published = self.voice(source), self.date(source.data.published)
        if not published:
            return name
        return self.language.gettext("{source}, {date}", source=name, date=published)

    def citations(self, citations: Iterable[Citation]) -> list[Reference]:
        """Citations as they are written, each place in a source once."""
        return list(dict.fromkeys(map(self.citation, citations)))

    def prose(self, prose: Prose | None, home: Subject, *, inline: bool = False) -> Markup | None:
        """Authors' Markdown as this page writes it: citations and links resolved, names linked."""
        if prose is None:
            return None

        def write(tag: str = "") -> Markup:
            names = self.library.once(NamedSubjects)
            return prose.render(
                cite=lambda cited: self._cited(cited, home),
                link=lambda target: self.target(target, home),
                inline=inline,
                text=names.linker(lambda one: self.to(one.uri), self.library.pages.get(self.uri)),
                notes=notes,
                tag=tag,
            )

        notes = f"note-{self._notes.number()}" if prose.has_notes else ""
        tag = self.language_of(home)
        if not inline and prose.has_blocks and is_foreign(tag):
            return write(tag)
        return SpokenMarkdown(write(), tag)

    def language_of(self, home: Subject) -> str:
        """The tag of the language in which a record is written."""
        return home.lang or self.language.tag

    def _cited(self, cited: Cited, home: Subject) -> str:
        """A citation in a text as a mark."""
        source = home.sources.get(cited.key) or self.library.sources_by_id.get(cited.key)
        return written(SourceMark(source.id, cited.at)) if source else ""

    def heading(self, prose: Prose, home: Subject) -> Markup:
        """Authors' Markdown as one line in which nothing leads on but its citations."""

        written = prose.render(
            cite=lambda cited: self._cited(cited, home), link=lambda target: "", inline=True
        )
        return SpokenMarkdown(written, self.language_of(home))

    def passage(self, prose: Prose | None, home: Subject) -> Markup | None:
        """As `prose`, to stand after a label: in the same line where it is a single one."""
        if prose is None:
            return None
        blocks, line = self.prose(prose, home), self.prose(prose, home, inline=True)
        return line if blocks == line else Markup("\n\n") + (blocks or "")

    def target(self, target: str, home: Subject) -> str:
        """Where a relative link or picture in a record leads from this page."""
        file, anchor = parted(target)
        if not file:
            return self.to(home.uri, anchor)
        assert home.entry is not None
        uri = followed(home.entry.document.uri, file)
        if subject := self.library.by_file.get(uri):
            return self.to(subject.uri, anchor)
        if uri not in self.library.files:
            return ""
        return at(self.file(uri), anchor)


def term_anchor(words: Vocabulary, written: str) -> str:
    """The anchor of a term on the page on method."""
    return anchor(slug(words.name), written)


def short_title(title: str) -> str:
    """A title without its subtitle, and without the end where it is still long."""
    head = re.split(r": | [–—] ", title, maxsplit=1)[0]
    head = head if " " in head else title
    short = head if len(head) <= _LONG_TITLE else head[:_LONG_TITLE].rsplit(" ", 1)[0] + " …"
    return as_spoken(short, title)


def grade(source: Source, credibility: str | None = None) -> str:
    """Reliability of the source and credibility of the item, as in B2; parts not given are –."""
    second = credibility or source.data.credibility
    if not source.data.reliability and not second:
        return ""
    return f"{source.data.reliability or '–'}{second or '–'}"

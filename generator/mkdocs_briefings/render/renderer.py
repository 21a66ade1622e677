"""Views to Markdown through Jinja templates, every text escaped unless it is Markdown already."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from traceback import extract_tb
from typing import Any

from jinja2 import (
    BytecodeCache,
    TemplateError,
    TemplateSyntaxError,
)

from mkdocs_briefings.language.language import Language
from mkdocs_briefings.language.spoken import page_in
from mkdocs_briefings.markdown.escaping import escape
from mkdocs_briefings.markdown.name_links import names_once
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.footnotes import of_one_page
from mkdocs_briefings.problems import Problem
from mkdocs_briefings.render.citations import ListedSource, numbered
from mkdocs_briefings.render.environment import environment_of
from mkdocs_briefings.render.filters import fenced
from mkdocs_briefings.render.sources import Sources
from mkdocs_briefings.render.template_folders import template_folders

# Blank lines that templates leave are one; those inside of fenced code are the author's.
_BLANKS = re.compile(r"(?ms)(^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)[ ]*$)|\n{3,}")
# Anchors are escaped as texts are, but have no direction.
_ANCHOR = re.compile(r"(\{: #)<bdi>([^<]*)</bdi>")
_FRONT_MATTER = re.compile(r"\A---\s*\n.*?\n(?:---|\.\.\.)\s*\n", re.S)
# What a page is may stand above its headline.
_HEADLINE = re.compile(r"(?m)(?:\A[^#\n].*\n\{: \.briefing-kind \}\n\n)?^# .*\n")


class Renderer:
    """Lays pages out; a site's own templates come before the packaged ones of the same name."""

    def __init__(
        self,
        templates: Path | None = None,
        cache: BytecodeCache | None = None,
        language: Language | None = None,
    ) -> None:
        self.templates = templates
        self.folders = template_folders(templates)
        self.language = language or Language()
        self.environment = environment_of(self.folders, cache, self.language)

    def render(self, page: Page, problems: Sequence[Problem] = ()) -> str:
        """The Markdown of a page, the problems of its record at its top.

        Raises FaultyTemplate where a template cannot be read or used.
        """
        with page_in(page.language or self.language.tag), of_one_page():
            return self._rendered(page, problems)

    def _rendered(self, page: Page, problems: Sequence[Problem]) -> str:
        view = page.view()
        try:
            return self._render(page, view, problems)
        except Exception as error:  # templates are code: anything may happen in them
            raise FaultyTemplate(page, self._fault(error, f"{page.template}.md.j2")) from error

    def _render(self, page: Page, view: Any, problems: Sequence[Problem]) -> str:
        template = self.environment.get_template(f"{page.template}.md.j2")
        text = template.render(view=view).strip() + "\n"
        text = _ANCHOR.sub(r"\1\2", text)
        text = names_once(text)
        text = numbered(text, page.sources or _no_sources, self._source_list)
        text = _without_blanks(text)
        if page.introduction:
            text = _introduced(_FRONT_MATTER.sub("", page.introduction), text)
        if problems:
            box = self.environment.get_template("parts/problems.md.j2")
            text = _introduced(box.render(problems=problems), text)
        return text

    def _source_list(self, listed: list[ListedSource]) -> str:
        """The Markdown of a page's list of sources."""
        return (
            self.environment.get_template("parts/source_list.md.j2").render(view=listed).strip()
            + "\n"
        )

    def templates_by_name(self) -> dict[str, bytes]:
        """What is the same for as long as a template, and all that it takes in, are."""
        return Sources(self.folders).stamps()

    def load_templates(self) -> None:
        """Load all templates; a faulty one is left to the page that asks for it."""
        for name in Sources(self.folders).names():
            with suppress(TemplateError, UnicodeDecodeError):
                self.environment.get_template(name)

    def faulty_templates(self) -> Iterator[Problem]:
        """The site's own templates that Jinja cannot read."""
        folder = self.templates
        for path in sorted(folder.rglob("*.j2")) if folder else ():
            name = path.relative_to(folder or "").as_posix()
            try:
                self.environment.get_template(name)
            except Exception as error:
                yield self._fault(error, name)

    def _fault(self, error: Exception, template: str) -> Problem:
        """An error as a problem, at the innermost line of a template that it came through."""
        place, line = Path("templates", template), 1
        if isinstance(error, TemplateSyntaxError):
            place, line, message = Path(error.filename or place), error.lineno, error.message
        else:
            frames = extract_tb(error.__traceback__)
            for frame in (frame for frame in frames if frame.filename.endswith(".j2")):
                place, line = Path(frame.filename), frame.lineno or 1
            message = str(error)
        if not isinstance(error, TemplateError):
            message = f"{type(error).__name__}: {message}"
        name = next(
            (place.relative_to(f.parent) for f in self.folders if f in place.parents), place
        )
        hint = "Mend it, or delete it to use the packaged one."
        return Problem(name.as_posix(), line, 1, "template", message or "", hint)


class FaultyTemplate(Exception):
    """A template that cannot be used: the problem, and in place of the page one that tells it."""

    def __init__(self, page: Page, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
        self.page = f"# {escape(page.title)}\n\n{fenced(str(problem), 'text')}\n"


def _without_blanks(text: str) -> str:
    if "```" in text or "~~~" in text:
        return _BLANKS.sub(lambda found: found.group(1) or "\n\n", text)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text


def _no_sources(ids: Sequence[str]) -> list[Any]:
    return []


def _introduced(introduction: str, text: str) -> str:
    """Put Markdown between a page's headline and the rest; its own headline, if any, wins."""
    introduction = introduction.strip()
    headline = _HEADLINE.match(text)
    rest = _HEADLINE.sub("", text, count=1).lstrip("\n")
    if introduction.startswith("# ") or not headline:
        return f"{introduction}\n\n{rest}"
    return f"{headline.group()}\n{introduction}\n\n{rest}"

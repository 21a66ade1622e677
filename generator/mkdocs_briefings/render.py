"""Views to Markdown through Jinja templates, every text escaped unless it is Markdown already."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from gettext import NullTranslations
from pathlib import Path
from traceback import extract_tb
from typing import Any

from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from markupsafe import Markup

from mkdocs_briefings.environment import Environment
from mkdocs_briefings.escaping import address_kind, attribute, escape, url
from mkdocs_briefings.markdown import indent
from mkdocs_briefings.pages import Page
from mkdocs_briefings.problems import Problem
from mkdocs_briefings.settings import Settings

_HERE = Path(__file__).parent
_PACKAGED = (_HERE / "templates", _HERE.parents[1] / "templates")  # in a wheel, in the repository
_UNSAFE = ("e", "escape", "forceescape", "safe", "urlize", "tojson", "xmlattr", "format", "string")

# Blank lines that templates leave are one; those inside of fenced code are the author's.
_BLANKS = re.compile(r"(?ms)(^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)[ ]*$)|\n{3,}")
_FRONT_MATTER = re.compile(r"\A---\s*\n.*?\n(?:---|\.\.\.)\s*\n", re.S)
_HEADLINE = re.compile(r"(?m)^# .*\n")


class Renderer:
    """Lays pages out; a site's own templates come before the packaged ones of the same name."""

    def __init__(self, templates: Path | None = None, cache: BytecodeCache | None = None) -> None:
        packaged = next(folder for folder in _PACKAGED if folder.is_dir())
        self.folders = [folder for folder in (templates, packaged) if folder and folder.is_dir()]
        translations = NullTranslations()
        self._gettext = translations.gettext
        self.environment = _environment(self.folders, cache, translations)

    @property
    def gettext(self) -> Callable[[str], str]:
        """Gives the fixed words of templates in the site's language."""
        return self._gettext

    def render(self, page: Page, problems: Sequence[Problem] = ()) -> str:
        """The Markdown of a page, the problems of its record at its top.

        Raises FaultyTemplate where a template cannot be read or used.
        """
        try:
            return self._render(page, problems)
        except Exception as error:  # templates are code: anything may happen in them
            raise FaultyTemplate(page, self.fault(error, f"{page.template}.md.j2")) from error

    def _render(self, page: Page, problems: Sequence[Problem]) -> str:
        template = self.environment.get_template(f"{page.template}.md.j2")
        text = template.render(view=page.view).strip() + "\n"
        text = _BLANKS.sub(lambda found: found.group(1) or "\n\n", text)
        if page.introduction:
            text = _introduced(_FRONT_MATTER.sub("", page.introduction), text)
        if problems:
            box = self.environment.get_template("parts/problems.md.j2")
            text = _introduced(box.render(problems=problems), text)
        return text

    def fault(self, error: Exception, template: str) -> Problem:
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
        self.page = f"# {escape(page.title)}\n\n{_fenced(str(problem), 'text')}\n"


def faulty_templates(settings: Settings) -> Iterator[Problem]:
    """The site's own templates that Jinja cannot read."""
    renderer = Renderer(settings.templates)
    for path in sorted(settings.templates.rglob("*.j2")):
        name = path.relative_to(settings.templates).as_posix()
        try:
            renderer.environment.get_template(name)
        except Exception as error:
            yield renderer.fault(error, name)


def _introduced(introduction: str, text: str) -> str:
    """Put Markdown between a page's headline and the rest; its own headline, if any, wins."""
    introduction = introduction.strip()
    headline = _HEADLINE.match(text)
    rest = _HEADLINE.sub("", text, count=1).lstrip("\n")
    if introduction.startswith("# ") or not headline:
        return f"{introduction}\n\n{rest}"
    return f"{headline.group()}\n{introduction}\n\n{rest}"


def _environment(
    folders: Iterable[Path], cache: BytecodeCache | None, translations: NullTranslations
) -> Environment:
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=cache,
    )
    for name in _UNSAFE:
        environment.filters.pop(name, None)
    environment.filters.update(
        address=url,
        attribute=attribute,
        capitalize=_capitalize,
        cell=_cell,
        external=_external,
        fenced=_fenced,
        indent=indent,
        join=_join,
        link=_link,
        one_line=_one_line,
        title_link=_title_link,
    )
    environment.globals.update(
        _=_translator(translations), ngettext=translations.ngettext, hashes=_hashes
    )
    return environment


def _finalize(value: Any) -> Markup:
    if isinstance(value, Markup):
        return value
    return Markup("") if value is None else escape(str(value))


def _translator(translations: NullTranslations) -> Any:
    def translate(message: str, **values: Any) -> str:
        """The message in the site's language; values are filled in before all is escaped."""
        text = translations.gettext(message)
        return text % values if values else text

    return translate


def _hashes(level: int) -> Markup:
    return Markup("#" * level)


def _link(one: Any) -> Markup:
    """A text with its address, as Markdown."""
    text = next(getattr(one, name) for name in ("text", "name", "label") if hasattr(one, name))
    return Markup(f"[{escape(text)}]({url(one.href)})") if one.href else escape(text)


def _title_link(source: Any) -> Markup:
    if source.anchor or not source.href:
        return escape(source.title)
    return Markup("[{}]({})").format(escape(source.title), url(source.href))


def _external(target: str) -> Markup:
    """Where a link of a record leads: a web address as a link, anything else as text."""
    if address_kind(target) == "external":
        return Markup("[{}]({})").format(escape(target), url(target))
    return escape(target)


_CONTROL_PICTURES = {code: 0x2400 + code for code in range(32) if code not in (9, 10)}


def _fenced(text: str, language: str) -> Markup:
    """Code as it is, within a fence longer than any in it; control characters made visible."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return Markup(f"{fence}{language}\n{text.translate(_CONTROL_PICTURES)}\n{fence}")


def _cell(value: Any) -> Markup:
    if isinstance(value, list):
        return Markup(", ").join(map(_cell, value))
    return _link(value) if hasattr(value, "href") else _finalize(value)


def _join(values: Iterable[Any], between: str) -> Markup:
    return Markup(between).join(_finalize(value) for value in values)


def _capitalize(text: str) -> str:
    return text[:1].upper() + text[1:]


def _one_line(text: Markup | None) -> Markup:
    """Markdown of several lines as one, for a table's cell."""
    return Markup("" if text is None else "<br>".join(filter(None, text.split("\n"))))

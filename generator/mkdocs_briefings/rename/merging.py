"""Two records of one thing made one: every reference to the one that goes means the other then."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from mkdocs_briefings.addresses import markdown_file, rooted
from mkdocs_briefings.edit.file_changes import NotChanged
from mkdocs_briefings.edit.items import with_item
from mkdocs_briefings.edit.taking_in import taken_in
from mkdocs_briefings.load.folder import Document, Folder, document_of, replaced
from mkdocs_briefings.model.entry import kind_of
from mkdocs_briefings.model.records import Record
from mkdocs_briefings.problems import errors
from mkdocs_briefings.reading.read import Reading, read, read_site
from mkdocs_briefings.reading.uncollected import uncollected
from mkdocs_briefings.rename.hand_written_links import plan_pages
from mkdocs_briefings.rename.meanings import moved, pairs, references, rewritings
from mkdocs_briefings.rename.planning import must_be_read, must_be_right, rewritten_texts
from mkdocs_briefings.rename.renaming import Move, Plan
from mkdocs_briefings.rename.targets import find_document
from mkdocs_briefings.settings import Settings

MERGED = ("actor", "incident", "source")
"""Kinds of record of which two can be one; what a briefing says is its authors'."""


@uncollected()
def plan_merge(settings: Settings, old: str, into: str) -> Plan:
    """Think through how one record becomes part of another, and write nothing.

    Raises NotChanged where it cannot be done whole, OSError where a file cannot be read.
    """
    before = read_site(settings, preview=True)
    goes = find_document(settings, before.folder, old)
    stays = find_document(settings, before.folder, into)
    must_be_right(before, [goes.uri, stays.uri])
    _must_fit(before, goes, stays)
    move = _move(before, goes, stays)
    must_be_read(before, move)
    plan = Plan(settings.docs, settings.docs_name, move)
    texts = {stays.uri: _merged(plan, before, goes, stays)}
    there = _after(before.folder, plan, texts)
    found = rewritings(before, read(there, settings.marking, before), move)
    texts |= rewritten_texts(plan, before, found, texts)
    plan.remove(goes.uri)
    after = read(_after(before.folder, plan, texts), settings.marking, before)
    _must_mean_the_same(before, after, move)
    plan_pages(plan, before.folder.pages, settings.root / "mkdocs.yml")
    return plan


def _must_fit(before: Reading, goes: Document, stays: Document) -> None:
    kind = kind_of(goes)
    if goes is stays:
        raise NotChanged(f"{goes.id} is one record already")
    if kind != kind_of(stays) or kind not in MERGED:
        raise NotChanged(f"{goes.id} and {stays.id} are not two actors, incidents or sources")
    if _record(before, goes).marking != _record(before, stays).marking:
        raise NotChanged(f"{goes.id} and {stays.id} have not the same marking; set it first")
    both = [markdown_file(_page(before, one)) for one in (goes, stays)]
    if all(page in before.folder.pages for page in both):
        raise NotChanged(f"{' and '.join(both)} open their pages; make one of them first")


def _record(reading: Reading, document: Document) -> Record:
    return next(one.record for one in reading.entries if one.document is document)


def _page(reading: Reading, document: Document) -> str:
    subject = reading.linked.world.record_at(document.uri)
    return subject.uri if subject else document.id


def _move(before: Reading, goes: Document, stays: Document) -> Move:
    pages = _page(before, goes), _page(before, stays)
    return Move(goes.uri, stays.uri, *pages, merges=True)


def _merged(plan: Plan, before: Reading, goes: Document, stays: Document) -> str:
    """The text of the record that stays, with the other in it and its addresses kept."""
    taken = taken_in(stays.text, goes.text, kind_of(goes))
    plan.by_hand += [f"`{name}` of {goes.id} is not taken" for name in taken.left_out]
    addresses = [*_record(before, goes).previous_urls]
    if plan.move.old_page != plan.move.new_page:
        plan.address = rooted(plan.move.old_page)
        addresses.append(plan.address)
    text = taken.text
    for address in addresses:
        new = with_item(text, "previous_urls", address)
        if new is None:
            line = f"previous_urls: {address}"
            raise NotChanged(f"`{line}` cannot be added to {stays.uri} by itself; write it first")
        text = new
    return text


def _after(folder: Folder, plan: Plan, texts: dict[str, str]) -> Folder:
    """The folder when all is written; hand-written pages as they are now."""
    documents: dict[str, Document | None] = {plan.move.old: None}
    for uri, text in texts.items():
        documents[uri] = document_of(uri, f"{plan.folder}/{uri}", text)
    return replaced(replace(folder, files=folder.files - {plan.move.old}), documents)


def _must_mean_the_same(before: Reading, after: Reading, move: Move) -> None:
    """Raise NotChanged where there would be new errors, or a reference would mean another thing."""
    known = Counter((problem.path, problem.rule) for problem in errors(before.problems))
    told = [p for p in errors(after.problems) if not known[p.path, p.rule]]
    found = [str(problem) for problem in told]
    for use, then in pairs(references(before, move), references(after), move):
        if moved(use.meaning, move) != then.meaning:
            found.append(f"{then.document}: `{then.written}` would mean something else")
    if found:
        raise NotChanged("\n".join(["these two cannot become one:", *found]))

"""The conductor: names → references before and after the move → texts → read again → the plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from mkdocs_briefings.addresses import rooted
from mkdocs_briefings.edit.file_changes import NotChanged
from mkdocs_briefings.edit.items import with_item
from mkdocs_briefings.edit.nodes import NotFound
from mkdocs_briefings.load.folder import Document
from mkdocs_briefings.problems import errors
from mkdocs_briefings.reading.read import Reading, read, read_site
from mkdocs_briefings.reading.uncollected import uncollected
from mkdocs_briefings.rename.differences import differences, renamed
from mkdocs_briefings.rename.hand_written_links import plan_pages
from mkdocs_briefings.rename.meanings import Rewriting, place, rewritings
from mkdocs_briefings.rename.renaming import Move, Plan
from mkdocs_briefings.rename.rewriting import named_after, rewrite
from mkdocs_briefings.rename.targets import find_document, must_be_free, new_uri
from mkdocs_briefings.settings import Settings


@uncollected()
def plan_rename(settings: Settings, old: str, new: str) -> Plan:
    """Think a renaming through, and write nothing.

    Raises NotChanged where it cannot be done whole, OSError where a file cannot be read.
    """
    before = read_site(settings, preview=True)  # drafts refer to records too
    folder = before.folder
    document = find_document(settings, folder, old)
    uri = new_uri(settings, document, new)
    must_be_free(settings.docs, document.uri, uri)
    if settings.leaves_out(uri) and not settings.leaves_out(document.uri):
        raise NotChanged(f"mkdocs.yml leaves {uri} out of the site; give another name")
    move = _move(document, uri, before)
    must_be_read(before, move)
    there = renamed(folder, move, settings.docs_name, {})
    found = rewritings(before, read(there, settings.marking, before), move)
    plan = Plan(settings.docs, settings.docs_name, move, address=_old_address(before, move))
    texts = rewritten_texts(plan, before, found, {})
    changed = renamed(folder, move, settings.docs_name, texts)
    after = read(changed, settings.marking, before)
    if different := differences(before, after, move, settings.docs_name):
        reasons = "\n".join(different)
        raise NotChanged(f"{move.old_id} cannot become {move.new_id}:\n{reasons}")
    plan_pages(plan, folder.pages, settings.root / "mkdocs.yml")
    return plan


def _move(document: Document, uri: str, before: Reading) -> Move:
    """The move, with the page's address; a state's is that of its country and stays."""
    wrong = [problem for problem in errors(before.problems) if problem.path == document.name]
    subject = before.linked.world.record_at(document.uri)
    if wrong or subject is None:
        raise NotChanged("\n".join(["mend the record first:", *map(str, wrong)]))
    move = Move(document.uri, uri)
    stays = subject.uri != move.old_id
    return Move(document.uri, uri, subject.uri, subject.uri if stays else move.new_id)


def must_be_read(before: Reading, move: Move) -> None:
    """Raise NotChanged where a file cannot be read: what it refers to, nobody knows."""
    stem = move.old_id.rpartition("/")[2].casefold()
    read = {entry.document.uri for entry in before.entries}
    unread = [d for d in before.folder.documents if d.uri not in read]
    names = {document.name for document in unread if stem in document.text.casefold()}
    wrong = [str(problem) for problem in errors(before.problems) if problem.path in names]
    if wrong:
        lines = "\n".join(wrong)
        raise NotChanged(f"these files may refer to {move.old_id}; mend them first:\n{lines}")


def _old_address(before: Reading, move: Move) -> str:
    """The address to keep; a draft never had one, and case alone makes no other one."""
    same = move.old_page.casefold() == move.new_page.casefold()
    subject = before.linked.world.record_at(move.old)
    record = subject.entry.record if subject and subject.entry else None
    draft = getattr(record, "status", None) == "draft"
    return "" if same or draft else rooted(move.old_page)


def rewritten_texts(
    plan: Plan, before: Reading, found: list[Rewriting], known: Mapping[str, str]
) -> dict[str, str]:
    """The new text of every record that changes, by its path so far; the plan takes them in.

    `known` are texts that have changed already.
    """
    by_file: dict[str, list[Rewriting]] = defaultdict(list)
    for rewriting in found:
        by_file[rewriting[0].document].append(rewriting)
    must_be_right(before, by_file)
    pinned = named_after(before.linked.statements, found)
    texts = {}
    moves = set() if plan.move.merges else {plan.move.old}
    for uri in sorted({*by_file, *known, *moves}):
        raw = (plan.docs / uri).read_bytes()
        text = known.get(uri) or raw.decode("utf-8-sig")
        here = [statement for statement in pinned if statement.entry.document.uri == uri]
        try:
            new = rewrite(text, by_file[uri], here)
        except NotFound as error:
            raise NotChanged(_by_hand(by_file[uri], before)) from error
        texts[uri] = _with_address(plan, new) if uri in moves else new
        plan.add(uri, raw, texts[uri], plan.move.of(uri))
    plan.references = len(found)
    plan.referring = sum(1 for uses in by_file.values() if uses)
    return texts


def must_be_right(before: Reading, files: Iterable[str]) -> None:
    """Raise NotChanged where files that are to be changed have errors."""
    names = {d.name for d in before.folder.documents if d.uri in files}
    wrong = [str(problem) for problem in errors(before.problems) if problem.path in names]
    if wrong:
        lines = "\n".join(wrong)
        raise NotChanged(f"these files have errors; mend them first:\n{lines}")


def _by_hand(found: list[Rewriting], before: Reading) -> str:
    places = "\n".join(f"{place(use, before)}: `{use.written}` → `{new}`" for use, new in found)
    return f"a reference here is written in a way that cannot be changed by itself:\n{places}"


def _with_address(plan: Plan, text: str) -> str:
    if not plan.address:
        return text
    new = with_item(text, "previous_urls", plan.address, rooted(plan.move.new_page))
    if new is None:
        line = f"previous_urls: {plan.address}"
        raise NotChanged(f"`{line}` cannot be added to {plan.move.old} by itself; write it first")
    return new

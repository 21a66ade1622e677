"""What a preview links again in place, and what it stamps again, is as if all had been linked."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mkdocs_briefings.build.looking import looking_again
from mkdocs_briefings.build.shapes import shape
from mkdocs_briefings.build.stamps import Stamps
from mkdocs_briefings.outputs.output import Edition
from mkdocs_briefings.outputs.site_outputs import SiteOutputs
from mkdocs_briefings.pages.plan import plan_pages
from mkdocs_briefings.pages.publication import Publication
from mkdocs_briefings.problems import in_order
from mkdocs_briefings.reading.read import Reading, read_site
from mkdocs_briefings.settings import Settings
from tests.site_folder import write
from tests.test_incremental import _SECOND, EDITS, FILES, SECOND, _text

_FERRY, _STORM = "briefings/2024/ferry.yaml", "briefings/incidents/storm.yaml"
WORDS = {
    "an incident's name": _text(_STORM, "name: Storm", "name: A storm"),
    "an incident's day": _text(_STORM, "2024-05-04", "2024-05-14"),
    "an incident's summary": _text(_STORM, "date:", "summary: It blew.\ndate:"),
    "words of a claim": _text(_SECOND, "The pier was closed", "The harbour was closed"),
    "words of a response": _text(_SECOND, "It was open.", "It was wide open."),
    "a place in a source": _text(_SECOND, "for a week.", "for a week [@report, p. 2]."),
    "a day of a claim": _text(
        _SECOND, "    responses: {stance", "    date: 2024-05-03\n    responses: {stance"
    ),
    "a mark": _text(_SECOND, "Two paragraphs", "Two [paragraphs"),
    "a title of a source": _text(_SECOND, "title: On the pier", "title: About the pier"),
    "words": _text(_SECOND, "  Two", "  More than two"),
}
OF_RECORDS = {
    "a link": _text(_SECOND, "(ferry.yaml)", "(ferry.yaml#quotes)"),
    "a topic of a claim": _text(
        _SECOND, "    cites: report\n", "    cites: report\n    topics: p\n"
    ),
    "a marked figure": _text(_SECOND, "{measure", "{marking: TLP:RED, measure"),
    "another claim": _text(
        _SECOND, "claims:\n", "claims:\n  - {text: Nobody came., by: A Bystander, cites: report}\n"
    ),
    "a claim of an incident": _text(
        _STORM, "date:", "claims: {text: It blew., by: Example Harbour, cites: paper}\ndate:"
    ),
    "a topic of an incident": _text(_STORM, "date:", "topics: ports\ndate:"),
    "a claim shown again": _text(
        _STORM,
        "date:",
        "claims: 2024/second#claim-the-pier-was-closed-for-a-week\ndate:",
    ),
    "sources in another order": _text(_SECOND, "sources:\n", "sources:\n  paper: sources/paper\n"),
    **{
        name: edit
        for name, edit in EDITS.items()
        if not name.startswith(("the ", "who ", "a navigation", "a theme"))
    },
}


def stamps_of(reading: Reading, before: Stamps | None = None) -> Stamps:
    """The stamps of what was linked, also of fields that nobody has asked for."""
    stamps = Stamps(reading.linked.library, before=before)
    stamps.state(list(stamps._unread))
    return stamps


def told(reading: Reading) -> dict[str, Any]:
    """What rules and the tally are made of, what these find, and what the site is to have."""
    linked, site = reading.linked, Publication(address="https://site.example/", search=True)
    with looking_again(linked.gathered):
        problems = in_order(reading.problems)
    with looking_again(linked.library.gathered):
        pages = plan_pages(linked.library, site)
        outputs = SiteOutputs(Edition(linked.library, pages, site))
        files = [file for _, found in outputs.files for file in found]
    return {
        "uses": linked.uses,
        "problems": problems,
        "pages": list(map(shape, pages)),
        "outputs": [(one.path, one.title, one.rows, one.page, one.family) for one in files],
        "marks": [(one.id, path, text) for one, path, text in linked.world.with_marks],
        "anchors": [[one.anchor for one in linked.statements], linked.world.anchors],
        "tally": linked.tally,
        "files": linked.hidden_files,
    }


@pytest.mark.parametrize("seed", range(4))
def test_what_is_linked_in_place_is_as_if_all_were(tmp_path: Path, seed: int) -> None:
    chance, taken = random.Random(seed), 0
    edits, names = WORDS | OF_RECORDS, []
    for name in chance.sample(sorted(OF_RECORDS), 12):
        names += [name, *chance.choices(sorted(WORDS), k=2), name, chance.choice(sorted(WORDS))]
    root = write(tmp_path, FILES)
    settings = Settings(root, root / "briefings", root / "templates")
    before: Reading | None = None
    stamps: dict[bool, Stamps] = {}
    for name in names:
        edits[name](root)
        reading = read_site(settings, preview=True, before=before)
        kept = dict(before.links or {}) if before else {}
        whole = read_site(settings)
        for each, clean in ((reading, whole), (reading.with_drafts(), whole.with_drafts())):
            found, wanted = told(each), told(clean)
            for part, value in wanted.items():
                assert found[part] == value, f"{part} after {name}"
            if chance.random() < 0.7:  # a pass may end before it stamps anything
                now = stamps[each.drafts] = stamps_of(each, stamps.get(each.drafts))
                assert now.of == stamps_of(clean).of, name
            taken += each.linked is kept.get(each.drafts)
        before = reading
    assert taken > len(names) / 4


def test_what_no_changed_field_was_looked_at_for_is_kept(tmp_path: Path) -> None:
    root = write(tmp_path, FILES)
    settings = Settings(root, root / "briefings", root / "templates")
    reading = read_site(settings, preview=True)
    told(reading)
    kept = reading.linked.gathered
    for name in ("words of a claim", "words"):
        WORDS[name](root)
        reading = read_site(settings, preview=True, before=reading)
        assert reading.linked.gathered is kept
        told(reading)
    WORDS["an incident's day"](root)
    assert read_site(settings, preview=True, before=reading).linked.gathered is kept
    assert all(rule in kept for rule in ("near-name", "cycle"))
    assert not any(rule in kept for rule in ("event-after-record", "figure-before-incident"))


def test_who_speaks_of_an_incident_by_its_name_is_linked_again_with_that(tmp_path: Path) -> None:
    storm = "incident: incidents/storm"
    inline = SECOND.replace(storm, "incident: {name: Flood, date: 2024-05-03}")
    other = SECOND.replace(storm, "").replace("incidents/storm", "Flood")
    files = FILES | {_SECOND: inline, "briefings/2024/other.yaml": other}
    _is_as_if_all_were_linked(tmp_path, files, _text(_SECOND, "name: Flood", "name: Flood!"))


def test_a_number_that_is_written_otherwise_is_another(tmp_path: Path) -> None:
    below, edit = _text(_SECOND, "value: 3", "value: -3"), _text(_SECOND, "-3", "-3.0")
    _is_as_if_all_were_linked(tmp_path, FILES, below, WORDS["words"], edit)


def test_rules_tell_of_an_actor_by_the_name_it_had_before_a_library_was_made(
    tmp_path: Path,
) -> None:
    itself = SECOND.replace("by: Example Harbour, text", "by: A Body, text")
    files = FILES | {
        _FERRY: FILES[_FERRY].replace("{name: Invented Captain,", "{name: a body,"),
        _SECOND: itself.replace("    by: Invented Captain", "    by: A Body"),
    }
    edit = _text(_SECOND, "by: A Body", "by: {name: A Body, as: a speaker}")
    _is_as_if_all_were_linked(tmp_path, files, WORDS["words"], edit)


def test_what_git_says_is_asked_each_time(tmp_path: Path) -> None:
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@site.example", "-C", str(tmp_path)]
    harbour = "briefings/actors/harbour.yaml"

    def commit(root: Path) -> None:
        subprocess.run([*git, "add", "-A"], check=True)
        subprocess.run([*git, "commit", "-qm", "All"], check=True)

    def begin(root: Path) -> None:
        subprocess.run([*git, "init", "-q"], check=True)
        commit(root)
        _text(harbour, "name: Example", "name: Old")(root)

    _is_as_if_all_were_linked(tmp_path, FILES, begin, WORDS["words"], WORDS["a mark"], commit)


def _is_as_if_all_were_linked(
    root: Path, files: dict[str, str], *edits: Callable[[Path], None]
) -> None:
    """Edit after edit, what a preview knows is what one knows that begins now."""
    settings = Settings(write(root, files), root / "briefings", root / "templates")
    reading = read_site(settings, preview=True)
    for edit in (WORDS["words of a claim"], *edits):
        edit(root)
        reading = read_site(settings, preview=True, before=reading)
        assert told(reading) == told(read_site(settings))


def test_what_is_kept_does_not_grow(tmp_path: Path) -> None:
    root = write(tmp_path, FILES)
    settings = Settings(root, root / "briefings", root / "templates")
    reading = read_site(settings, preview=True)
    sizes = []
    for name in "ABCD":
        write(root, {_FERRY: FILES[_FERRY].replace("captain}", f"captain {name}}}")})
        reading = read_site(settings, preview=True, before=reading)
        told(reading)
        sizes.append(len(reading.linked.library.gathered._known))
    assert len(set(sizes[1:])) == 1

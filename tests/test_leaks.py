"""Nothing hidden leaves the site: not a byte, a name, an anchor, a count or an order of it.

Every field that takes words has one of its own, in a record or statement that is not shown. The
fields are those of the models: a new one is in here by itself, with the example that the reference
has for it.
"""

from __future__ import annotations

import gzip
import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_briefings.build.site import check_site
from mkdocs_briefings.model.kinds import KINDS as STATEMENTS
from mkdocs_briefings.model.records import KINDS
from mkdocs_briefings.model.reference import FieldReference, reference
from mkdocs_briefings.settings import Settings
from tests.site_folder import MKDOCS_YML, briefings, contents, mkdocs, write

STARTER = Path(__file__).parents[1] / "generator/mkdocs_briefings/starters/site/records"
CONFIG = MKDOCS_YML.replace("briefings]", "{briefings: {digest: month}}]")
CONFIG += "site_url: https://site.example/\n"
WORD = "zqx{number:04}hidden"
"""A word that nothing else holds; it is at home in addresses, anchors and texts alike."""
FOUND = re.compile(rb"zqx[0-9]{4}hidden", re.I)
RED = "TLP:RED"
_WORDY = ("text", "words", "Markdown", "web address", "slug", "a name", "address on this site")
"""Forms of fields in which an author is free to write what he likes."""


def _innermost(data: Any) -> dict[str, Any]:
    """The last item of the innermost list or mapping of a record."""
    for value in reversed(data.values()):
        last = value[-1] if isinstance(value, list) else value
        if isinstance(last, dict):
            return _innermost(last)
    found: dict[str, Any] = data
    return found


def _within(field: FieldReference) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """The folder and the data of a record with the example of a field, and what holds that."""
    within = reference()[field.shape].within
    data = yaml.load(within, Loader=yaml.BaseLoader)
    if within.startswith("# "):
        folder = within.split("\n")[0].removeprefix("# ").rpartition("/")[0]
    else:
        folder = "2026"
        data = yaml.load(reference()["briefing"].within, Loader=yaml.BaseLoader) | data
    of_record = field.shape in KINDS or field.shape == "record"
    holder = data if of_record else _innermost(data)
    holder.update(yaml.load(field.example, Loader=yaml.BaseLoader))
    return folder, data, holder


def _planted(value: Any, word: str) -> Any:
    """A value with a word in each text of it."""
    if isinstance(value, dict):
        return {key: _planted(one, word) for key, one in value.items()}
    if isinstance(value, list):
        return [_planted(one, word) for one in value]
    if str(value).startswith(("https://", "http://")):
        return f"{value.rstrip('/')}/{word}"
    if re.fullmatch(r"/[\w/-]*/", str(value)):
        return f"{value}{word}/"
    joined = "-" if re.fullmatch(r"[a-z0-9-]+", str(value)) else " "
    return f"{value}{joined}{word}"


def _text(data: dict[str, Any]) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


class Planted:
    """A record with a word in one field, and how it is hidden: whole, or a statement of it alone.

    `shown` is the record without what is hidden in it, empty where nothing of it is shown.
    """

    def __init__(self, field: FieldReference, word: str, *, whole: bool, plain: bool) -> None:
        self.field, self.word = field, word
        folder, data, holder = _within(field)
        if not plain:
            holder[field.name] = _planted(holder[field.name], word)
        self.shown, number = "", word.removesuffix("hidden")
        if whole:
            self.path = f"{folder}/hidden-{number}.yaml"
            title = "title" if "title" in data else "name"
            data[title] = f"{data[title]} {word}"
            data |= {"status": "draft"} if "summary" in data and title == "title" else {}
            data |= {"marking": RED} if "status" not in data or field.name == "status" else {}
        else:
            [name] = {kind.field for kind in STATEMENTS.values() if kind.field} & data.keys()
            kept = {key: value for key, value in data.items() if key != name}
            said = data[name] if isinstance(data[name], list) else [data[name]]
            data[name] = [{**one, "marking": RED} for one in said]
            self.path = f"{folder}/open-{number}.yaml"
            title = "title" if "title" in data else "name"
            data[title] = kept[title] = f"{data[title]} {number}"
            self.shown = _text(kept)
        self.text = _text(data)


def _plantings(plain: frozenset[str]) -> Iterator[Planted]:
    """A hidden record for each field, and for those of statements a hidden statement too; the
    fields of the words in `plain` take none."""
    number = 0
    for shape in reference().values():
        for field in shape.fields:
            for whole in (True, False):
                number += 1
                word = WORD.format(number=number)
                _, data, _ = _within(field)
                lists = {kind.field for kind in STATEMENTS.values() if kind.field} & data.keys()
                if whole or len(lists) == 1:
                    yield Planted(field, word, whole=whole, plain=word in plain)


def _refused(root: Path, planted: list[Planted]) -> frozenset[str]:
    """The words that make a record faulty."""
    found = check_site(Settings(root, root / "briefings", root / "templates"))[1]
    faulty = {one.path for one in found if one.is_error}
    return frozenset(one.word for one in planted if f"briefings/{one.path}" in faulty)


def _common(root: Path) -> None:
    """What both sites have: the example of a new site, and a picture that is shown."""
    shutil.copytree(STARTER, root / "briefings")
    picture = "title: A harbour\npublished: 2026-03-01\nsummary: Here.\n"
    picture += "images: {file: images/harbour.jpg, alt: A harbour}\n"
    write(root, {"mkdocs.yml": CONFIG, "briefings/2026/harbour.yaml": picture})
    (root / "briefings/images").mkdir()
    (root / "briefings/images/harbour.jpg").write_bytes(b"")


@pytest.fixture(scope="module")
def roots(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folders of two sites: one with all that is hidden, and one that never had it."""
    full, bare = (tmp_path_factory.mktemp(name) for name in ("full", "bare"))
    _common(full)
    _common(bare)
    planted = list(_plantings(frozenset()))
    write(full, {f"briefings/{one.path}": one.text for one in planted})
    planted = list(_plantings(_refused(full, planted)))
    picture = "images/zqx0000hidden.png"
    more = {
        f"briefings/{picture}": "no picture",
        "briefings/2026/with-picture.yaml": "title: A picture\nstatus: draft\nsummary: Here.\n"
        f"images: {{file: {picture}, alt: A picture}}\n",
    }
    write(full, {f"briefings/{one.path}": one.text for one in planted} | more)
    write(bare, {f"briefings/{one.path}": one.shown for one in planted if one.shown})
    return full, bare


@pytest.fixture(scope="module")
def built(roots: tuple[Path, Path]) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The files of both sites."""
    for root in roots:
        done = mkdocs(root, "build", "--no-strict")
        assert done.returncode == 0, done.stdout
        (root / "log.txt").write_text(done.stdout, "utf-8")
    full, bare = (contents(root / "site") for root in roots)
    return full, bare


def _unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """A file, and all that is packed in it."""
    yield name, data
    if data.startswith(b"\x1f\x8b"):
        yield from _unpacked(f"{name} unpacked", gzip.decompress(data))
    elif data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for member in packed.namelist():
                yield from _unpacked(f"{name}/{member}", packed.read(member))


def _words(files: dict[str, bytes]) -> dict[str, set[str]]:
    """The planted words in names and bytes of files, by the file."""
    found: dict[str, set[str]] = {}
    for name, data in files.items():
        for path, content in _unpacked(name, data):
            if words := FOUND.findall(content) + FOUND.findall(path.encode()):
                found[path] = {word.decode() for word in words}
    return found


def test_every_field_for_free_words_holds_one(roots: tuple[Path, Path]) -> None:
    texts = "\n".join(path.read_text() for path in roots[0].rglob("briefings/**/*.yaml"))
    held = set(re.findall("zqx[0-9]{4}hidden", texts))
    without = {
        f"{one.field.shape}.{one.field.name}"
        for one in _plantings(frozenset())
        if one.field.form in _WORDY and not one.field.words
        if not re.search(rf"[ /-]{one.word}", texts)
    }
    assert len(held) > 150
    assert without == {"cite.source", "cite.via"}  # names of sources, which have to be there


def test_a_site_is_as_if_nothing_hidden_had_ever_been_written(
    built: tuple[dict[str, bytes], dict[str, bytes]],
) -> None:
    full, bare = built
    assert sorted(full) == sorted(bare)
    assert [name for name in full if full[name] != bare[name]] == []


def test_no_word_of_what_is_hidden_is_in_any_file(
    built: tuple[dict[str, bytes], dict[str, bytes]],
) -> None:
    full, _ = built
    assert any(name.endswith((".pf_fragment", ".xlsx")) for name in full)
    assert _words(full) == {}


def test_no_word_of_what_is_hidden_is_in_a_hand_out(roots: tuple[Path, Path]) -> None:
    full, _ = roots
    done = briefings(full, "handout", "--from", "2000", "--out", "all.docx")
    assert done.returncode == 0, done.stdout
    assert _words({"all.docx": (full / "all.docx").read_bytes()}) == {}


@pytest.mark.parametrize("form", ["github", "sarif"])
def test_no_word_of_what_is_hidden_is_in_what_a_pull_request_shows(
    roots: tuple[Path, Path], form: str
) -> None:
    told = briefings(roots[0], "check", "--format", form).stdout
    assert _words({form: told.encode()}) == {}
    assert "/hidden-zqx" in told  # where something is wrong is said all the same
    assert "something is wrong in what is not published" in told


def test_no_word_of_what_is_hidden_is_in_the_log_of_a_build(
    roots: tuple[Path, Path], built: tuple[dict[str, bytes], dict[str, bytes]]
) -> None:
    told = (roots[0] / "log.txt").read_text("utf-8")
    assert _words({"log": told.encode()}) == {}
    assert "something is wrong in what is not published" in told


def test_the_author_is_told_in_full(roots: tuple[Path, Path]) -> None:
    told = briefings(roots[0], "check").stdout
    assert FOUND.search(told.encode())
    assert "something is wrong in what is not published" not in told

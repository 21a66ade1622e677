"""The pictures that are shown with links: what they say, and where there is none."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from struct import unpack
from zlib import crc32, decompress

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont, features

from mkdocs_briefings.outputs.previews import lettering
from mkdocs_briefings.outputs.previews.lettering import can_letter
from mkdocs_briefings.outputs.previews.poster import HEIGHT, WIDTH, Poster, write_picture
from tests.site_folder import MKDOCS_YML, Built, build, write

needs_fribidi = pytest.mark.skipif(
    not features.check("fribidi") and not os.environ.get("CI"),
    reason="the library FriBiDi is not installed: Pillow cannot letter from right to left",
)

SITE = "https://site.example/"
FONTS = Path(lettering.__file__).parent / "fonts"
FERRY = """\
title: The ferry
published: 2024-05-02
summary: The invented ferry ran aground. More is not known.
incident: {name: Grounding, date: 2024-05-01, figures: {measure: killed, value: 3, cites: log}}
sources: {log: {title: A log, url: "https://log.example/"}}
"""
RECORDS = {
    "2024/ferry.yaml": FERRY,
    "2024/persian.yaml": "title: کشتی ۱۲\nlang: fa\npublished: 2024-05-03\nsummary: کشتی آمد.\n",
    "2024/chinese.yaml": "title: 渡轮\npublished: 2024-05-04\nsummary: It came.\n",
    "2024/gone.yaml": "title: Gone\npublished: 2024-05-05\nsummary: It was.\nstatus: withdrawn\n"
    "withdrawn: 2024-05-06\nwithdrawn_because: It was not.\n",
    "actors/captain.yaml": "name: Captain\ntype: person\n",
}


def made(folder: Path, records: dict[str, str] = RECORDS, options: str = "") -> Built:
    """A site whose address is known."""
    config = MKDOCS_YML.replace("briefings]", f"{{briefings: {{{options}}}}}]")
    files = {f"briefings/{name}": text for name, text in records.items()}
    return build(write(folder, {"mkdocs.yml": f"{config}site_url: {SITE}\n", **files}))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return made(tmp_path_factory.mktemp("previews"))


def shown(site: Built, url: str) -> dict[str, str]:
    """What the head of a page says of its picture."""
    found = re.findall(r'<meta (?:property|name)="((?:og:image|twitter)[^"]*)" content="([^"]*)"',
                       site.page(url))  # fmt: skip
    return dict(found)


def test_a_briefing_and_an_incident_name_a_picture_of_their_own(site: Built) -> None:
    told = shown(site, "2024/ferry/")
    assert told == {
        "og:image": f"{SITE}data/previews/2024/ferry.png",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "The ferry. The invented ferry ran aground.",
        "twitter:card": "summary_large_image",
    }
    with Image.open(site.folder / "data/previews/2024/ferry.png") as picture:
        assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT))


@pytest.mark.parametrize("url", ["", "actors/captain/", "2024/gone/", "2024/chinese/"])
def test_others_name_that_of_the_site(site: Built, url: str) -> None:
    """A page of another kind, of a record that does not hold, and of letters that are not there."""
    assert shown(site, url)["og:image"] == f"{SITE}data/preview.png"
    assert (site.folder / "data/preview.png").is_file()
    assert not (site.folder / f"data/previews/{url.strip('/') or 'index'}.png").exists()


def test_every_picture_that_is_named_is_there(site: Built) -> None:
    for page in site.folder.rglob("*.html"):
        for address in re.findall(r'"og:image" content="([^"]*)"', page.read_text("utf-8")):
            assert (site.folder / address.removeprefix(SITE)).is_file()


def test_what_a_picture_says_is_what_the_record_says(site: Built, tmp_path: Path) -> None:
    before = (site.folder / "data/previews/2024/ferry.png").read_bytes()
    again = made(tmp_path / "again", {"2024/ferry.yaml": FERRY})
    assert (again.folder / "data/previews/2024/ferry.png").read_bytes() == before
    for number, (old, new) in enumerate(
        [("value: 3", "value: 4"), ("ran aground", "sank"), ("05-02", "05-03"), ("The f", "A f")]
    ):
        other = made(tmp_path / str(number), {"2024/ferry.yaml": FERRY.replace(old, new)})
        assert (other.folder / "data/previews/2024/ferry.png").read_bytes() != before


def test_what_is_hidden_is_on_no_picture(tmp_path: Path) -> None:
    """A site with a figure that is marked above it has the pictures of one that never had it."""
    one = "figures: {measure: killed, value: 3, cites: log}"
    both = (
        "figures: [{measure: killed, value: 3, cites: log}, "
        "{measure: wounded, value: 77, cites: log, marking: TLP:RED}]"
    )
    assert one in FERRY
    with_hidden = made(tmp_path / "one", {"2024/ferry.yaml": FERRY.replace(one, both)})
    without = made(tmp_path / "other", {"2024/ferry.yaml": FERRY})
    for path in ("data/previews/2024/ferry.png", "data/preview.png"):
        assert (with_hidden.folder / path).read_bytes() == (without.folder / path).read_bytes()
    shown = made(
        tmp_path / "shown", {"2024/ferry.yaml": FERRY.replace(one, both.replace("RED", "CLEAR"))}
    )
    path = "data/previews/2024/ferry.png"
    assert (shown.folder / path).read_bytes() != (without.folder / path).read_bytes()


def test_pictures_can_be_switched_off(tmp_path: Path) -> None:
    site = made(tmp_path, options="outputs: [metadata]")
    assert shown(site, "2024/ferry/") == {"twitter:card": "summary"}
    assert not list(site.folder.rglob("data/preview*"))


@needs_fribidi
def test_no_head_names_a_picture_that_cannot_be_lettered_any_more(tmp_path: Path) -> None:
    first = made(tmp_path).folder
    assert (first / "data/previews/2024/persian.png").is_file()
    without = tmp_path / "elsewhere"  # a machine on which Pillow cannot order letters
    patch = "from PIL import features\nfeatures.check = lambda name: False\n"
    write(without, {"sitecustomize.py": patch})
    write(tmp_path, {"briefings/2024/ferry.yaml": FERRY.replace("aground", "ashore")})
    paths = os.pathsep.join([str(without), *filter(None, [os.environ.get("PYTHONPATH")])])
    site = build(tmp_path, PYTHONPATH=paths)
    assert not list(site.folder.rglob("data/preview*"))
    naming = [path for path, page in site.pages.items() if "og:image" in page.text]
    assert not naming


@needs_fribidi
@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Łódź, Đà Nẵng, Þórshöfn, Çeşme", True),
        ("Київ, Αθήνα, Երևան, თბილისი, שלום", True),
        ("پښتو دری اردو ٹھیک العربيّة ئۇيغۇر", True),
        ("“x” – 50 % ≤ 5 € №", True),
        ("渡轮", False),
        ("नमस्ते", False),
        ("😀", False),
    ],
)
def test_letters_that_are_there(text: str, there: bool) -> None:
    assert can_letter([text]) is there


def png(poster: Poster) -> bytes:
    stream = BytesIO()
    write_picture(poster, stream)
    return stream.getvalue()


def ink(poster: Poster) -> list[bytes]:
    """The shades of a picture, row by row, 0 where the ink is darkest."""
    with Image.open(BytesIO(png(poster))) as picture:
        data = picture.convert("L").tobytes()
    return [data[row * WIDTH : (row + 1) * WIDTH] for row in range(HEIGHT)]


@needs_fribidi
@pytest.mark.parametrize("from_right", [False, True])
def test_nothing_runs_over_the_edge_and_lines_begin_where_their_language_does(
    from_right: bool,
) -> None:
    words = "کشتی بزرگ " * 60 if from_right else "A great ship " * 60
    rows = ink(Poster(words, words, words, words, words, from_right))[20:]
    assert all(min(row[:40]) > 250 and min(row[-40:]) > 250 for row in rows)
    rows = ink(Poster("x", "کشتی" if from_right else "Ship", from_right=from_right))[20:]
    left, right = (min(min(half) for half in halves) for halves in (
        [row[: WIDTH // 2] for row in rows], [row[WIDTH // 2 :] for row in rows]
    ))  # fmt: skip
    assert (left > 250) is from_right
    assert (right > 250) is not from_right


@needs_fribidi
def test_letters_from_right_are_joined_and_in_their_order() -> None:
    joined = ink(Poster("", "سلام", from_right=True))
    apart = ink(Poster("", "\u200c".join("سلام"), from_right=True))
    turned = ink(Poster("", "مالس", from_right=True))
    assert joined != apart
    assert joined != turned


@needs_fribidi
@pytest.mark.parametrize(
    ("line", "from_right"),
    [
        ("Two ships, AV Type and the Đà Nẵng, of 12–14", False),
        ("The group حركة الشباب 12-14 claimed", False),
        ("کشتی بزرگ به گل نشست", True),
        ("۱۲ کشتی، 12-14 زخمی از The Ferry Company", True),
    ],
)
def test_words_stand_where_they_would_if_a_line_were_drawn_as_one(
    line: str, from_right: bool
) -> None:
    """A letter may stand a dot beside its place, no further: words keep their order."""
    font = ImageFont.truetype(str(FONTS / "regular.ttf"), 28)
    whole = Image.new("L", (WIDTH, 40), 255)
    edge, anchor, direction = (WIDTH - 64, "ra", "rtl") if from_right else (64, "la", "ltr")
    ImageDraw.Draw(whole).text(
        (edge, 4), line, fill=0, font=font, anchor=anchor, direction=direction
    )
    rows = ink(Poster(line, "", from_right=from_right))[60:100]
    drawn = Image.frombytes("L", whole.size, b"".join(rows))
    assert min(drawn.tobytes()) < 150  # the line is there, in its quiet shade
    wide = whole.filter(ImageFilter.MinFilter(3))  # each letter, and a dot around it
    stray = [
        at
        for at, (shade, near) in enumerate(zip(drawn.tobytes(), wide.tobytes(), strict=True))
        if shade < 200 and near > 220
    ]
    assert not stray


def test_a_picture_is_the_same_whatever_was_drawn_before() -> None:
    script = (
        "import sys\nfrom io import BytesIO\n"
        "from mkdocs_briefings.outputs.previews.poster import Poster, write_picture\n"
        "for text in sys.argv[1:]:\n"
        "    stream = BytesIO()\n"
        "    write_picture(Poster('Briefing', text, text * 9, 'A toll', 'A library'), stream)\n"
        "print(stream.getvalue().hex())\n"
    )
    alone, later = (
        subprocess.run([sys.executable, "-c", script, *texts], capture_output=True, check=True)
        for texts in (["A ferry "], ["A great ship ", "The ferry ", "A ferry "])
    )
    assert alone.stdout == later.stdout


def test_what_is_packed_in_a_picture_has_the_right_sums() -> None:
    """Readers that look at them take the picture."""
    data, at, packed = png(Poster("Briefing", "The ferry", "It ran aground.")), 8, b""
    while at < len(data):
        size, name = unpack(">L4s", data[at : at + 8])
        chunk = data[at + 8 : at + 8 + size]
        assert unpack(">L", data[at + 8 + size :][:4]) == (crc32(name + chunk),)
        packed += chunk if name == b"IDAT" else b""
        at += 12 + size
    assert len(decompress(packed)) == HEIGHT * (1 + WIDTH // 2)  # which looks at the sum of it


def test_a_toll_stands_whole_with_the_name_of_its_incident() -> None:
    toll = "Invented attack on an invented hall: 143 killed and more than 180"
    pictures = [BytesIO(), BytesIO()]
    for stream, word in zip(pictures, ("wounded", "missing"), strict=True):
        write_picture(Poster("Briefing", "The hall", bold=f"{toll} {word}"), stream)
    assert pictures[0].getvalue() != pictures[1].getvalue()

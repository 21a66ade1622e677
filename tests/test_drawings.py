"""Drawings: what is drawn lies where it belongs, and nothing is drawn that is not known."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.language.date_reading import parse
from mkdocs_briefings.language.date_words import show
from mkdocs_briefings.pages.drawings.columns import activity
from mkdocs_briefings.pages.drawings.map import Spot, incident_map, locator_map
from mkdocs_briefings.pages.drawings.network import MOST, Tie, network
from mkdocs_briefings.pages.drawings.outlines import Frame, clipped, codes, outline, rings, seen
from mkdocs_briefings.pages.drawings.over_time import Measurement, over_time
from mkdocs_briefings.pages.drawings.progress import WIDTH as WHOLE
from mkdocs_briefings.pages.drawings.progress import progress
from mkdocs_briefings.pages.drawings.projection import HEIGHT, WIDTH, project
from mkdocs_briefings.pages.drawings.timeline import LEFT, RIGHT, Moment, timeline
from mkdocs_briefings.pages.parts.incident_rows import MapOfIncidents
from tests.golden_case import RENDERER

DRAWINGS = Path(__file__).parents[1] / "templates/drawings"


def name_of(code: str) -> str:
    return f"<{code}>"


def moments(*dates: str) -> list[Moment]:
    return [Moment(parse(date), date, f"#{date}") for date in dates]


@given(st.floats(-58, 84), st.floats(-180, 180))
def test_every_place_that_maps_show_lies_on_the_picture_of_the_world(
    lat: float, lon: float
) -> None:
    x, y = project(lat, lon)
    assert 0 <= x <= WIDTH
    assert -1 <= y <= HEIGHT + 1


@pytest.mark.parametrize(
    ("code", "lat", "lon"),
    [("AF", 34.5, 69.2), ("RU", 55.8, 37.4), ("IR", 30.3, 57.1), ("FR", 48.9, 2.4)],
)
def test_a_city_lies_in_its_country(code: str, lat: float, lon: float) -> None:
    x, y = project(lat, lon)
    around = Frame(x - 4, y - 4, x + 4, y + 4)
    share = {one: found[0] for one in codes() if (found := seen(one, around))}
    assert max(share, key=lambda one: share[one]) == code


def test_what_is_cut_by_a_frame_lies_within_it() -> None:
    frame = Frame(4000, 900, 4500, 1200)
    points = [point for ring in rings("RU") for point in clipped(ring, frame)]
    assert points
    assert all(frame.left <= x <= frame.right for x, _ in points)
    assert all(frame.top <= y <= frame.bottom for _, y in points)


def test_a_place_is_marked_where_it_is_and_its_surroundings_are_named() -> None:
    view = locator_map([Spot("Example Square", "#place", 55.8, 37.4, "RU")], name_of)
    assert view is not None
    [mark] = view.marks
    left, top, width, height = view.frame
    assert left < mark.x < left + width
    assert top < mark.y < top + height
    assert (mark.kind, mark.label, mark.href) == ("exact", "Example Square", "#place")
    assert view.names[0].text == "<RU>"
    assert not view.areas


def test_a_country_alone_is_drawn_as_its_shape_and_never_as_a_dot() -> None:
    somewhere = Spot("Somewhere", "#place", 34.0, 66.0, "AF", "country")
    view = locator_map([somewhere], name_of)
    assert view is not None
    assert not view.marks
    assert [area.path for area in view.areas] == [outline("AF")]


def test_a_region_is_a_circle_larger_than_a_dot() -> None:
    exact = locator_map([Spot("A", "#a", 30.3, 57.1, "IR")], name_of)
    region = locator_map([Spot("A", "#a", 30.3, 57.1, "IR", "region")], name_of)
    assert exact
    assert region
    assert region.marks[0].kind == "region"
    assert region.marks[0].radius > 2 * exact.marks[0].radius


def test_what_has_no_place_has_no_map() -> None:
    assert locator_map([], name_of) is None
    assert locator_map([Spot("Nowhere", "#a")], name_of) is None


def test_two_thousand_incidents_stay_legible() -> None:
    """What lies in one cell is one mark with its number, and none is lost."""
    dice = random.Random(7)
    sites = [
        Spot(f"Incident {n}", f"#{n}", dice.uniform(-40, 60), dice.uniform(-100, 140))
        for n in range(2000)
    ]
    view = incident_map(sites, name_of)
    assert view is not None
    assert len(view.marks) < 260
    assert sum(mark.count for mark in view.marks) == 2000


def test_a_timeline_keeps_the_order_of_time_and_draws_spans_as_long_as_they_are() -> None:
    view = timeline(moments("2024-03-22", "2024-01", "2024-02-01/2024-02-10", "2024-03-30"), show)
    assert view is not None
    starts = {stroke.label: stroke.start for stroke in view.strokes}
    assert starts["2024-01"] == LEFT
    assert starts["2024-01"] < starts["2024-02-01/2024-02-10"] < starts["2024-03-22"]
    length = {stroke.label: stroke.end - stroke.start for stroke in view.strokes}
    assert length["2024-01"] > length["2024-02-01/2024-02-10"] > 0 == length["2024-03-22"]
    assert max(stroke.end for stroke in view.strokes) == RIGHT
    assert [view.ticks[0].label, view.ticks[-1].label] == ["1 January 2024", "30 March 2024"]


def test_dates_on_an_axis_do_not_meet() -> None:
    view = timeline(moments("2019", "2020-02-01", "2022-05-05", "2026-01-01"), show)
    assert view is not None
    ends = -1
    for tick in sorted(view.ticks, key=lambda tick: tick.at):
        half = 4 * len(tick.label)
        start = {"start": tick.at, "middle": tick.at - half, "end": tick.at - 2 * half}[tick.anchor]
        assert start > ends
        ends = start + 2 * half


def test_one_day_needs_no_strip() -> None:
    assert timeline(moments("2024-03-22", "2024-03-22", "2024-03-22"), show) is None
    assert timeline(moments("2024-03-22", "2024-03-24"), show) is None


def test_a_network_has_each_actor_once_and_leaves_many_to_the_list() -> None:
    ties = [Tie(f"Group {n}", "allied with", f"#{n}") for n in range(20)]
    view = network("Example Front", [*ties, ties[0]])
    assert view is not None
    assert len(view.nodes) == MOST
    assert view.more == 20 - MOST
    assert len({(node.x, node.y) for node in view.nodes}) == MOST
    assert network("Example Front", ties[:1]) is None


def test_a_long_name_in_a_network_stands_in_two_lines_and_no_word_below_it_overlaps() -> None:
    ties = [
        Tie("Front", "allied with", "#1"),
        Tie("Example Front of the Northern Hills", "of", "#2"),
    ]
    view = network("Example Council", [*ties, Tie("Other", "rival of", "#3")])
    assert view is not None
    short, long, below = view.nodes
    assert short.lines == ["Front"]
    assert long.lines == ["Example Front of", "the Northern…"]
    assert long.full_name == "Example Front of the Northern Hills"
    assert long.below - short.below == long.y - short.y + 15
    assert below.y - 13 > short.below


def test_columns_count_months_and_begin_at_zero() -> None:
    dates = ["2024-01-03", "2024-01-09", "2024-01-30", "2024-01", "2024-03-05", "2024-04-01"]
    view = activity(map(parse, dates), show)
    assert view is not None
    assert [(one.label, one.count) for one in view.columns] == [
        ("January 2024", 4),
        ("March 2024", 1),
        ("April 2024", 1),
    ]
    heights = [one.height for one in view.columns]
    assert heights[0] == pytest.approx(4 * heights[1], abs=4)
    assert view.counts[0].label == "0"


def test_a_date_of_a_year_alone_makes_columns_of_years() -> None:
    dates = ["2021", "2022-01-03", "2022-02-03", "2023-01-03", "2023-05-01"]
    view = activity(map(parse, dates), show)
    assert view is not None
    assert [(one.label, one.count) for one in view.columns] == [
        ("2021", 1),
        ("2022", 2),
        ("2023", 2),
    ]


def test_figures_over_time_stand_above_zero_in_proportion() -> None:
    given = [("2024-03-22", 50.0), ("2024-03-23", 100.0), ("2024-03-28", 200.0)]
    readings = [Measurement(parse(day), n, n, "Example Police", str(n), "#f") for day, n in given]
    view = over_time(readings, show, str, lambda _: 200.0)
    assert view is not None
    floor, top = view.numbers[0].at, view.numbers[1].at
    assert [round((floor - point.low) / (floor - top), 2) for point in view.points] == [
        0.25,
        0.5,
        1,
    ]
    assert over_time(readings[:2], show, str, lambda _: 200.0) is None


@given(st.lists(st.sampled_from(["adopted", "proposed", "rejected"]), min_size=3))
def test_the_parts_of_progress_fill_the_bar(statuses: list[str]) -> None:
    view = progress(statuses, [("adopted", "A"), ("proposed", "P"), ("rejected", "R")])
    assert view is not None
    assert sum(part.width for part in view.parts) == WHOLE
    assert sum(part.count for part in view.parts) == view.total == len(statuses)


def test_below_a_drawing_of_many_things_stands_what_it_counts() -> None:
    def drawn(name: str, macro: str, *given: object) -> str:
        module = RENDERER.environment.get_template(f"drawings/{name}.md.j2").module
        return str(getattr(module, macro)(*given))

    dates = [parse(f"2024-0{month}-03") for month in (1, 1, 2, 4, 4)]
    columns = drawn("columns", "columns", activity(dates, show), "A", "b")
    assert "<p>Counted from 5 incidents; the page of each has its sources.</p>" in columns
    statuses = progress(["adopted", "adopted", "proposed"], [("adopted", "A"), ("proposed", "P")])
    bar = drawn("progress", "progress", statuses, "A", "b")
    assert "<p>Counted from 3 recommendations, each of which names its sources.</p>" in bar
    site = Spot("A", "#a", 55.8, 37.4, "RU")
    shown = MapOfIncidents(incident_map([site, site], name_of), "world.svg", 2)  # type: ignore[arg-type]
    assert "<p>Drawn from 2 incidents; the page of each has its sources.</p>" in drawn(
        "map", "draw", shown
    )


def test_names_are_escaped_in_drawings() -> None:
    site = Spot('<b>"x"</b>', "#a", 55.8, 37.4, "RU")
    module = RENDERER.environment.get_template("drawings/map.md.j2").module
    drawn = str(module.map(locator_map([site], name_of), "A <map>", "b", "world.svg"))  # type: ignore[attr-defined]
    assert "<b>" not in drawn
    assert "&lt;b&gt;" in drawn or "&#60;b&#62;" in drawn

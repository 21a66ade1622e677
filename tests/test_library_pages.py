"""What the library shows across briefings: statement pages, topics, countries and profiles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from mkdocs_briefings.build.site import Site
from mkdocs_briefings.pages.parts.further import further_lists
from mkdocs_briefings.pages.parts.links import Link, Links
from mkdocs_briefings.pages.parts.statement import StatementView
from mkdocs_briefings.pages.publication import Publication
from tests.golden_case import Case, make

SOURCES = """\
sources:
  paper: {title: Example Paper, publisher: Example Press, published: 2024-05-01}
  radio: {title: Example Radio, publisher: Radio Example, published: 2024-05-02}
"""


def briefing(title: str, text: str = "", published: str = "2024-05-10") -> str:
    """A briefing with two sources, `paper` and `radio`."""
    head = f"title: {title}\nsummary: Nothing happened.\npublished: {published}\n"
    return f"{head}{text}{SOURCES}"


def quotes(count: int, more: str = "") -> str:
    """So many quotes of one speaker."""
    lines = (
        f"  - {{quote: Words of number {n}, by: Example Speaker, cites: paper{more}}}\n"
        for n in range(count)
    )
    return "quotes:\n" + "".join(lines)


@pytest.fixture
def library(tmp_path: Path):
    """Makes the site of some records."""

    def made(files: Mapping[str, str]) -> Site:
        case = Case("", {name: text.encode() for name, text in files.items()})
        site = make(case, tmp_path)
        assert not site.errors, "\n".join(map(str, site.errors))
        return site

    return made


def section(page: str, anchor: str) -> str:
    """What a page says below the heading with an anchor, up to the next heading of its level."""
    found = re.search(rf"^## .*\{{: #{anchor} \}}\n(.*?)(?=^## |\Z)", page, re.M | re.S)
    assert found, f"no section {anchor} in\n{page}"
    return found[1]


def rows(page: str) -> list[list[str]]:
    """The rows of a page's tables, but for their heads."""
    lines = [line for line in page.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    heads = {n - 1 for n, line in enumerate(cells) if set(line[0]) == {"-"}}
    return [line for n, line in enumerate(cells) if n not in heads and set(line[0]) != {"-"}]


# ---- Topics


def test_topic_lists_what_is_filed_under_it_once(library) -> None:
    site = library(
        {
            "2024/one.yaml": briefing("One", "topics: [Ports, Ferries]\n" + quotes(1)),
            "2024/two.yaml": briefing(
                "Two",
                "topics: mines\nquotes:\n"
                "  - {quote: The port is open again, by: A Captain, topics: ports, cites: paper}\n"
                "  - {quote: The mines are closed, by: A Miner, cites: paper}\n"
                "recommendations:\n"
                "  - {text: Open the port., because: It is shut., topics: [PORTS, ports]}\n",
            ),
        }
    )
    page = site.markdown["topics/ports.md"]
    assert "[One](../2024/one.md)" in section(page, "briefings")
    assert "Two" not in section(page, "briefings")
    listed = section(page, "quotes")
    assert listed.count("](../2024/one.md#quote-words-of-number-0)") == 1
    assert listed.count("](../2024/two.md#quote-the-port-is-open-again)") == 1
    assert "mines are closed" not in page
    assert page.count("#recommendation-open-the-port)") == 1


def test_topic_is_one_however_it_is_written_and_named_as_most_often(library) -> None:
    site = library(
        {
            "2024/one.yaml": briefing("One", "topics: Early Warning\n"),
            "2024/two.yaml": briefing("Two", "topics: early-warning\n"),
            "2024/three.yaml": briefing("Three", "topics: early-warning\n"),
        }
    )
    assert [page for page in site.markdown if page.startswith("topics/")] == [
        "topics/index.md",
        "topics/early-warning.md",
    ]
    assert site.markdown["topics/early-warning.md"].split("\n\n")[1] == "# Early warning"
    assert "[Early warning](../topics/early-warning.md)" in site.markdown["2024/one.md"]


@pytest.mark.parametrize("name", ["Index", "all", "README"])
def test_topic_leaves_the_addresses_of_registers_alone(library, name: str) -> None:
    site = library({"2024/one.yaml": briefing("One", f"topics: {name}\n")})
    label = name[:1].upper() + name[1:]
    [address] = re.findall(
        rf"\[{label}\]\(({name.lower()}-\w+\.md)\)", site.markdown["topics/index.md"]
    )
    assert f"# {label}" in site.markdown[f"topics/{address}"]


def test_topic_without_a_letter_is_text(library) -> None:
    site = library({"2024/one.yaml": briefing("One", "topics: ['?!']\n")})
    assert "?\\!" in site.markdown["2024/one.md"]
    assert not [
        page for page in site.markdown if page.startswith("topics/") and "index" not in page
    ]


def test_incident_written_inline_has_the_topics_of_its_briefing(library) -> None:
    incident = (
        "topics: ports\nincident:\n  name: An event\n  date: 2024-05-01\n"
        "  claims: [{text: It was loud., by: A Captain, cites: paper}]\n"
    )
    site = library({"2024/one.yaml": briefing("One", incident)})
    assert "#claim-it-was-loud)" in section(site.markdown["topics/ports.md"], "claims")


def test_response_has_the_topics_of_what_it_answers(library) -> None:
    claim = (
        "claims:\n  - text: It was loud.\n    by: A Captain\n    cites: paper\n    topics: noise\n"
        "    responses: [{stance: denies, quote: It was not loud at all, by: B, cites: radio}]\n"
    )
    site = library({"2024/one.yaml": briefing("One", claim)})
    quotes = section(site.markdown["topics/noise.md"], "quotes")
    assert "- “It was not loud at all”<br><i>B · Denying: It was loud. · [10 May 2024]" in quotes


# ---- Indexes


def test_quotes_by_speaker_counts_and_leads_to_the_speakers_page(library) -> None:
    more = (
        "claims:\n  - {quote: We did it all by ourselves, by: Example Speaker, cites: paper}\n"
        "  - {text: It was quiet., by: Example Speaker, cites: paper}\n"
    )
    site = library({"2024/one.yaml": briefing("One", quotes(3) + more)})
    index = site.markdown["quotes/by-speaker/index.md"]
    assert rows(index) == [["[Example Speaker](../../actors/example-speaker.md#quoted)", "4"]]
    assert "## Quoted (4) {: #quoted }" in site.markdown["actors/example-speaker.md"]
    assert "[By speaker](by-speaker/index.md)" in site.markdown["quotes/index.md"]


def test_index_lists_itself_what_names_nobody(library) -> None:
    text = (
        "recommendations:\n"
        "  - {text: Wait., because: It rains., to: {as: the donors}}\n"
        "  - {text: Go., because: It is dry., to: Example Office}\n"
        "  - {text: Stay., because: It is late.}\n"
    )
    site = library({"2024/one.yaml": briefing("One", text)})
    assert rows(site.markdown["recommendations/by-addressee/index.md"]) == [
        ["[Example Office](../../actors/example-office.md#asked-to-act)", "1"],
        ["[Named in words only](all/named-in-words-only.md)", "1"],
        ["[No addressee](all/no-addressee.md)", "1"],
    ]
    words = site.markdown["recommendations/by-addressee/all/named-in-words-only.md"]
    assert "one.md#recommendation-wait)" in words
    assert "<br><i>To the donors ·" in words
    nobody = site.markdown["recommendations/by-addressee/all/no-addressee.md"]
    assert "one.md#recommendation-stay)" in nobody
    assert "recommendation-go" not in nobody


def test_quotes_by_topic_counts_what_the_topic_lists(library) -> None:
    site = library(
        {
            "2024/one.yaml": briefing("One", "topics: [ports, mines]\n" + quotes(2)),
            "2024/two.yaml": briefing("Two", quotes(1)),
        }
    )
    assert rows(site.markdown["quotes/by-topic/index.md"]) == [
        ["[Mines](../../topics/mines.md#quotes)", "2"],
        ["[Ports](../../topics/ports.md#quotes)", "2"],
        ["[On no topic](all/on-no-topic.md)", "1"],
    ]


# ---- Statement pages


def test_chronology_is_in_order_and_as_exact_as_the_records(library) -> None:
    events = "timeline:\n" + "".join(
        f"  - {{date: {date}, text: Event of {n}., cites: paper}}\n"
        for n, date in enumerate(
            ["2024-03-02T19:55+03:00", "2023~", "2024-03", "2024-02-27/2024-03-01", "2024-03-02"]
        )
    )
    incident = (
        "name: The flood\ndate: 2024-03-02\nsources:\n  gauge: {title: The gauge}\ncites: gauge\n"
    )
    site = library({"2024/one.yaml": briefing("One", events), "incidents/flood.yaml": incident})
    page = site.markdown["chronology/index.md"]
    assert re.findall(r"^## (\d.+)", page, re.M) == ["2023 (1)", "2024 (5)"]
    table = rows(page)
    assert [row[0].strip("[").partition("](")[0] for row in table] == [
        "about 2023",
        "27 February – 1 March 2024",
        "2 March 2024, 19:55 (+03:00)",
        "2 March 2024",
        "2 March 2024",
        "March 2024",
    ]
    assert table[1][0] == "[27 February – 1 March 2024](../2024/one.md#event-event-of-3)"
    assert table[1][1] == "Event of 3."
    assert ["2 March 2024", "[The flood](../incidents/flood.md)"] in table


def test_figures_are_compared_across_incidents(library) -> None:
    def incident(name: str, date: str, *figures: str) -> str:
        lines = "".join(f"  - {{measure: killed, {figure}}}\n" for figure in figures)
        return f"name: {name}\ndate: {date}\nfigures:\n{lines}{SOURCES}"

    site = library(
        {
            "incidents/a.yaml": incident(
                "Event A",
                "2024-01-02",
                "value: 7, as_of: 2024-05, cites: paper",
                "min: 9, max: 12, as_of: 2024-05, cites: radio",
            ),
            "incidents/b.yaml": incident("Event B", "2024-02-02", "words: scores, cites: paper"),
            "incidents/c.yaml": incident(
                "Event C",
                "2023-02-02",
                "value: 4, as_of: 2023-02-03, cites: paper",
                "value: 5, as_of: 2023-02-04, cites: paper",
                "value: 5, cites: radio",
            ),
        }
    )
    page = site.markdown["figures/index.md"]
    assert "## Killed (3)" in page
    b, a, c = rows(page)
    assert a[0] == "[Event A](../incidents/a.md), 2 January 2024"
    assert a[1] == "7–12<br>**Sources disagree**"
    assert "[7](../incidents/a.md#figure-killed-2024-05): Example Press<br>" in a[2]
    assert "[9–12](../incidents/a.md#figure-killed-2024-05-2): Radio Example" in a[2]
    assert b[0].startswith("[Event B]")
    assert b[1] == "–"
    assert c[1] == "5<br>2 sources"
    assert "[4](" not in c[2]


def test_figures_of_unlike_units_stand_in_rows_of_their_own(library) -> None:
    figures = (
        "name: The storm\ndate: 2024-01-02\nfigures:\n"
        "  - {measure: damage, value: 7, unit: houses, cites: paper}\n"
        "  - {measure: damage, value: 900, unit: dollars, cites: radio}\n"
    )
    site = library({"incidents/storm.yaml": figures + SOURCES})
    one, other = rows(site.markdown["figures/index.md"])
    assert [one[1], other[1]] == ["900 dollars", "7 houses"]
    assert "disagree" not in site.markdown["figures/index.md"]
    assert "disagree" not in site.markdown["incidents/storm.md"]


def test_what_a_newer_figure_has_overtaken_stands_as_of_its_day(library) -> None:
    figures = (
        "name: The fire\ndate: 2024-01-02\nfigures:\n"
        "  - {measure: killed, value: 40, as_of: 2024-01-02, cites: paper}\n"
        "  - {measure: killed, value: 143, as_of: 2024-01-09, cites: radio}\n"
    )
    site = library({"incidents/fire.yaml": figures + SOURCES})
    [row] = rows(site.markdown["figures/index.md"])
    assert row[1] == "143"
    assert "40](../incidents/fire.md#figure-killed-2024-01-02) (as of 2 January 2024)" in row[2]
    assert "143](../incidents/fire.md#figure-killed-2024-01-09):" in row[2]


def test_a_figure_that_stands_alone_is_as_its_source_says(library) -> None:
    figures = (
        "name: The fire\ndate: 2024-01-02\nfigures:\n"
        "  - {measure: killed, value: 20, words: around 20, cites: paper}\n"
    )
    site = library({"incidents/fire.yaml": figures + SOURCES})
    [row] = rows(site.markdown["figures/index.md"])
    assert row[1] == "around 20"


def test_who_denies_is_named_on_its_own_page_too(library) -> None:
    claim = (
        "title: T\npublished: 2024-01-05\nsummary: S.\nclaims:\n"
        "  - {text: The front burnt it down., by: Council, about: Front, cites: paper,\n"
        "     responses: [{stance: denies, by: Front, text: It was not us., cites: paper}]}\n"
    )
    site = library(
        {"b.yaml": claim + SOURCES, "actors/front.yaml": "name: Front\ntype: armed-group\n"}
    )
    page = site.markdown["actors/front.md"]
    assert "The front burnt it down.<br><i>According to Council · Denied by Front · " in page


def test_claims_say_who_denies_what_and_how_it_ended(library) -> None:
    claims = (
        "claims:\n"
        "  - {text: It was loud., by: Ann Example, cites: paper, date: 2024-04-30,\n"
        "     responses: [{stance: denies, by: Bob Example, text: It was not., cites: radio}],\n"
        "     resolution: {date: 2024-05-09, outcome: refuted, text: A recording exists.}}\n"
        "  - {text: It was dark., by: Ann Example, cites: paper, responses:\n"
        "     [{stance: disputes, by: Bob Example, text: It was light., cites: radio}]}\n"
    )
    site = library({"2024/one.yaml": briefing("One", claims)})
    page = site.markdown["claims/index.md"]
    assert page.index("## Claims in dispute (1)") < page.index("## Disputes resolved (1)")
    resolved = page.partition("## Disputes resolved")[2]
    assert "### It was loud.<sup>" in resolved
    assert "[Ann Example](../actors/ann-example.md), 30 April 2024 ·\nRefuted" in resolved
    assert "\n- Denied by [Bob Example](../actors/bob-example.md): It was not.<sup>" in resolved
    assert "Outcome: Refuted, 9 May 2024" in resolved
    assert "Radio Example. [Example Radio](../2024/one.md#source-radio). 2 May 2024." in resolved
    made = section(site.markdown["actors/ann-example.md"], "claims-made")
    assert (
        "- It was loud.<br><i>Refuted · [30 April 2024](../2024/one.md#claim-it-was-loud)" in made
    )
    disputed = section(site.markdown["actors/ann-example.md"], "disputes")
    assert "- It was dark.<br><i>Disputed by Bob Example · [" in disputed
    assert "](../2024/one.md#claim-it-was-dark)" in disputed


def test_recommendation_shows_what_happened_since(library) -> None:
    text = (
        "recommendations:\n  - text: Wait.\n    because: It rains.\n    status: adopted\n"
        "    updates:\n      - {date: 2024-05-03, text: It was discussed., cites: paper}\n"
        "      - {date: 2024-05-04, text: It was decided., cites: radio}\n"
    )
    page = library({"2024/one.yaml": briefing("One", text)}).markdown["recommendations/index.md"]
    assert "## Adopted (1)" in page
    assert page.index("3 May 2024: It was discussed.") < page.index("4 May 2024: It was decided.")


def test_long_collection_is_split_and_leads_to_each_part(library) -> None:
    site = library({"2024/one.yaml": briefing("One", quotes(450))})
    index = site.markdown["quotes/index.md"]
    assert index.count("\n[Example Speaker]") == 1  # a name leads to its page once a section
    assert len(re.findall(r"^### “", index, re.M)) == 20
    parts = re.findall(r"^\[(.+)\]\((all/.+\.md)\)", index, re.M)
    assert parts == [
        ("2024 (1 of 3)", "all/2024.md"),
        ("2024 (2 of 3)", "all/2024-2.md"),
        ("2024 (3 of 3)", "all/2024-3.md"),
    ]
    pages = [site.markdown[f"quotes/{target}"] for _, target in parts]
    assert [page.count("<i>Example Speaker") for page in pages] == [200, 200, 50]
    linked = {a for page in pages for a in re.findall(r"one\.md#(quote-[\w-]+)\)", page)}
    assert len(linked) == 450
    assert all("Part of [Quotes](../index.md)" in page for page in pages)


def test_claims_with_many_responses_take_more_room(library) -> None:
    responses = ", ".join(
        f"{{stance: disputes, by: Speaker {n}, text: It is not so., cites: radio}}"
        for n in range(99)
    )
    claims = "".join(
        f"  - {{text: Claim of number {n}., by: A, cites: paper, responses: [{responses}]}}\n"
        for n in range(5)
    )
    site = library({"2024/one.yaml": briefing("One", f"claims:\n{claims}")})
    parts = [page for page in site.markdown if page.startswith("claims/all/")]
    assert [site.markdown[page].count("claim-claim-of-number") for page in parts] == [2, 2, 1]


def test_measure_is_one_however_it_is_written(library) -> None:
    def incident(name: str, measure: str) -> str:
        figure = f"figures: [{{measure: {measure}, value: 2, cites: paper}}]\n"
        return f"name: {name}\ndate: 2024-01-02\n{figure}{SOURCES}"

    names = {"a": "lost boats", "b": "Lost boats", "c": "lost-boats"}
    site = library({f"incidents/{n}.yaml": incident(n, name) for n, name in names.items()})
    assert site.markdown["figures/index.md"].count("\n## Lost boats") == 1


def test_long_section_goes_on_on_pages_of_its_own(library) -> None:
    site = library({"2024/one.yaml": briefing("One", quotes(1500))})
    page = site.markdown["actors/example-speaker.md"]
    listed = section(page, "quoted")
    assert "(1,500)" in page
    assert listed.count("\n- ") == 5
    assert "/all/quoted.md)" in listed
    pages = [
        text for file, text in site.markdown.items() if file.startswith("actors/example-speaker/")
    ]
    assert len(pages) == 8
    anchors = re.findall(r"one\.md#(quote-[\w-]+)\)", "".join(pages))
    assert len(anchors) == len(set(anchors)) == 1500
    assert all(text.count("\n- ") <= 200 for text in pages)
    assert all(text.count("](quoted") <= 8 for text in pages)


def test_long_topic_lists_in_one_line_what_a_record_has_on_it(library) -> None:
    own = "  - {quote: This one is on ports itself, by: B, topics: ports, cites: paper}\n"
    site = library({"2024/one.yaml": briefing("One", "topics: ports\n" + quotes(300) + own)})
    page = site.markdown["topics/ports/all/quotes.md"]
    assert re.findall(r"^- (.*)", page, re.M) == [
        "[One](../../../2024/one.md#quote-words-of-number-0)<br><i>300 quotes · 10 May 2024</i>",
        "“This one is on ports itself”<br><i>B · "
        "[10 May 2024](../../../2024/one.md#quote-this-one-is-on-ports-itself)</i>",
    ]


# ---- Profiles


def test_source_tells_apart_what_rests_on_it_alone(library) -> None:
    files = {
        "sources/daily.yaml": "title: The Daily\n",
        "sources/radio.yaml": "title: The Radio\n",
        "sources/speech.yaml": "title: The speech\nvia: daily\n",
        "2024/one.yaml": (
            "title: One\nsummary: Nothing.\npublished: 2024-05-10\nclaims:\n"
            "  - {text: Only the daily., by: A, cites: daily}\n"
            "  - {text: The speech as told., by: A, cites: [speech, daily]}\n"
            "  - {text: Both of them., by: A, cites: [daily, radio]}\n"
            "  - {text: Speech and radio., by: A, cites: [speech, radio]}\n"
        ),
    }
    site = library(files)
    daily = site.markdown["sources/daily.md"]
    alone = section(daily, "rests-on-this-source-alone")
    assert "Only the daily." in alone
    assert "The speech as told." in alone
    assert "radio" not in alone
    others = section(daily, "rests-on-this-source-and-on-others")
    assert "Both of them." in others
    assert "Speech and radio." in section(daily, "known-in-part-through-this-source")
    assert daily.count("#claim-only-the-daily)") == 1
    speech = site.markdown["sources/speech.md"]
    assert "rests-on-this-source-alone" not in speech
    assert "The speech as told." in section(speech, "rests-on-this-source-and-on-others")


ONE = "title: One\nsummary: It was so [@{key}].\npublished: 2024-05-10\n"


@pytest.mark.parametrize(
    ("cites", "said"),
    [
        ("paper", "This briefing rests on one source: [Example Press](#source-paper)."),
        ("[paper, post]", "is known only through it."),
        ("[paper, radio]", None),
    ],
)
def test_briefing_says_that_it_rests_on_one_source(library, cites: str, said: str | None) -> None:
    text = (
        f"{ONE.format(key='paper')}claims:\n  - {{text: It was loud., by: A, cites: {cites}}}\n"
        "sources:\n  paper: {title: Example Paper, publisher: Example Press}\n"
        "  post: {title: A post, via: paper}\n  radio: {title: Example Radio}\n"
    )
    page = library({"2024/one.yaml": text}).markdown["2024/one.md"]
    assert ("rests on one source" in page) == (said is not None)
    assert (said or "") in page.replace("it cites", "is")


def test_briefing_whose_sources_come_through_one_names_that_one(library) -> None:
    text = (
        f"{ONE.format(key='post')}claims:\n  - {{text: It was loud., by: A, cites: speech}}\n"
        "sources:\n  paper: {title: Example Paper, publisher: Example Press}\n"
        "  post: {title: A post, via: paper}\n  speech: {title: A speech, via: paper}\n"
    )
    page = library({"2024/one.yaml": text}).markdown["2024/one.md"]
    assert "rests on one source: [Example Press](#source-paper)" in page
    assert "known only through it" in page


def test_briefing_without_any_source_says_nothing_of_it(library) -> None:
    text = "title: One\nsummary: Nothing.\npublished: 2024-05-10\n"
    assert "one source" not in library({"2024/one.yaml": text}).markdown["2024/one.md"]


def test_country_lists_what_is_asked_of_its_government(library) -> None:
    text = (
        "incidents: flood\nrecommendations:\n"
        "  - {text: Build a dam., because: It floods., to: Kenya}\n"
        "  - {text: Count the houses., because: Nobody did., to: Ministry of Example}\n"
        "  - {text: Sell boats., because: It is wet., to: Boats of Example}\n"
    )
    actor = "name: {name}\ntype: {type}\ncountry: KE\n"
    site = library(
        {
            "2024/one.yaml": briefing("One", text),
            "incidents/flood.yaml": "name: The flood\ndate: 2024-03-02\nplace: {country: KE}\n",
            "actors/ministry.yaml": actor.format(
                name="Ministry of Example", type="government-body"
            ),
            "actors/boats.yaml": actor.format(name="Boats of Example", type="company"),
        }
    )
    page = site.markdown["countries/ke.md"]
    asked = section(page, "recommendations-to-its-government")
    assert "#recommendation-build-a-dam)" in asked
    assert "#recommendation-count-the-houses)" in asked
    assert "Count the houses.<br><i>To Ministry of Example ·" in asked
    assert "Sell boats" not in asked
    assert "[One](../2024/one.md)" in section(page, "briefings")
    assert "[The flood](../incidents/flood.md)" in section(page, "incidents-here")
    assert "[Boats of Example](../actors/boats.md)" in section(page, "actors-based-here")
    addressees = rows(site.markdown["recommendations/by-addressee/index.md"])
    assert ["[Kenya](../../countries/ke.md#recommendations-to-its-government)", "2"] in addressees


def test_briefing_that_involves_and_covers_a_country_is_listed_there_once(library) -> None:
    site = library({"2024/one.yaml": briefing("One", "countries: KE\nactors: Kenya\n")})
    page = site.markdown["countries/ke.md"]
    assert "## Briefings (1)" in page
    assert page.count("[One](../2024/one.md)") == 1


def test_person_has_a_table_of_offices_with_first_and_last(library) -> None:
    said = (
        "  - {{quote: These are the words of {n}, date: {date}, cites: paper,\n"
        "     by: {{name: Ann Example, as: {words}}}}}\n"
    )
    spoken = [("2021-02-03", "a clerk"), ("2024-01-02", "the mayor"), ("2023-01-02", "the mayor")]
    lines = "".join(said.format(n=n, date=d, words=w) for n, (d, w) in enumerate(spoken))
    site = library({"2024/one.yaml": briefing("One", "topics: ports\nquotes:\n" + lines)})
    page = site.markdown["actors/ann-example.md"]
    link = "[{}](../2024/one.md#quote-these-are-the-words-of-{})"
    assert rows(section(page, "offices")) == [
        [
            "the mayor",
            f"{link.format('2 January 2023', 2)} to {link.format('2 January 2024', 1)}",
        ],
        ["a clerk", link.format("3 February 2021", 0)],
    ]
    assert "**Quoted on:** [Ports](../topics/ports.md) (3)" in page
    people = site.markdown["people/index.md"]
    assert "| the mayor; a clerk | 3 | 3 |" in people


def test_what_others_deny_is_listed_with_who_does(library) -> None:
    claim = (
        "claims:\n  - text: It was loud.\n    by: Ann Example\n    cites: paper\n"
        "    responses: [{stance: denies, text: They reject it., by: Bob Example, cites: radio}]\n"
    )
    site = library({"2024/one.yaml": briefing("One", claim)})
    way = "[10 May 2024](../2024/one.md#claim-it-was-loud)"
    denied = section(site.markdown["actors/ann-example.md"], "disputes")
    assert f"- It was loud.<br><i>Denied by Bob Example · {way}</i>" in denied
    page = site.markdown["actors/ann-example.md"]
    assert '<a id="disputed-by-others"></a><a id="denied-by-others"></a>In dispute' in page
    made = section(site.markdown["actors/bob-example.md"], "responses-made")
    assert "They reject it.<br><i>Denying: It was loud. ·" in made


def test_incident_shows_how_its_figures_developed(library) -> None:
    figures = "".join(
        f"  - {{measure: killed, value: {value}, as_of: {day}, cites: paper}}\n"
        for value, day in ((3, "2024-03-02"), (9, "2024-03-04"), (7, "2024-03-03"))
    )
    text = f"name: The flood\ndate: 2024-03-02\nfigures:\n{figures}{SOURCES}"
    page = library({"incidents/flood.yaml": text}).markdown["incidents/flood.md"]
    table = [row[1] for row in rows(section(page, "figures"))]
    assert [re.sub(r" \{.*", "", cell.partition("<br>")[2]) for cell in table] == [
        "as of 4 March 2024",
        "as of 3 March 2024",
        "as of 2 March 2024",
    ]
    assert ["replaced by a later figure" in cell for cell in table] == [False, True, True]


# ---- Few records, and many


def test_library_of_one_briefing_says_what_it_does_not_hold(library) -> None:
    text = "title: One\nsummary: Nothing.\npublished: 2024-05-10\n"
    pages = library({"2024/one.yaml": text}).markdown
    assert "There is no dated event yet." in pages["chronology/index.md"]
    assert "There is no figure yet." in pages["figures/index.md"]
    assert "Nothing here has a topic yet." in pages["topics/index.md"]
    assert "There is no quote yet." in pages["quotes/by-speaker/index.md"]
    assert "By speaker" not in pages["quotes/index.md"]


def test_order_of_files_never_matters(library, tmp_path: Path) -> None:
    files = {f"2024/{n}.yaml": briefing(n, f"topics: [{n}, all]\n" + quotes(2)) for n in "abc"}
    here = library(files).markdown
    (tmp_path / "again").mkdir()
    case = Case("", {name: files[name].encode() for name in reversed(files)})
    assert make(case, tmp_path / "again").markdown == here


def test_many_briefings_on_an_incident_do_not_repeat_the_figures_of_all(library) -> None:
    files = {"incidents/ferry.yaml": "name: The ferry\ndate: 2024-05-01\nsummary: It sank.\n"}
    for n in range(25):
        day = f"2024-05-{n + 2:02}"
        files[f"2024/day{n}.yaml"] = (
            f"title: Day {n}\nsummary: It sank.\npublished: {day}\nincident: ferry\n"
            f"figures:\n  - {{measure: killed, value: {n + 5}, about: ferry, cites: it}}\n"
            f"sources:\n  it: {{title: Report {n}, publisher: Press {n}, published: {day}}}\n"
        )
    site = library(files)
    last = section(site.markdown["2024/day24.md"], "incident")
    assert [f"| Press {n}<sup>" in last for n in range(25)] == [n > 3 for n in range(25)]
    assert "Only the newest figures of other sources stand here" in last
    first = section(site.markdown["2024/day3.md"], "incident")
    assert "Only the newest figures" not in first
    assert all(f"| Press {n}<sup>" in site.markdown["incidents/ferry.md"] for n in range(25))


# ---- Kinds of statement


def test_kinds_that_a_page_has_no_place_for_have_sections_of_their_own(library) -> None:
    claim = "claims: {text: It was loud., by: Ann Example, cites: paper}\n"
    site = library({"2024/one.yaml": briefing("One", claim + quotes(2))})
    subject = site.library.briefings[0]
    found = further_lists(subject, Links(site.library, subject.uri, Publication()), HasClaims)
    assert [(one.key, one.title, one.counted) for one in found] == [
        ("quotes", "Quotes", Link("2 quotes", "#quotes"))
    ]
    assert [statement.kind for statement in found[0].statements] == ["quote", "quote"]


@dataclass
class HasClaims:
    """The view of a page that has a place for claims only."""

    claims: list[StatementView]


def test_earlier_addresses_of_lists_lead_to_what_tells_the_same(library) -> None:
    advice = "recommendations:\n  - {text: Rebuild the pier., by: Ann Example, cites: paper}\n"
    site = library({"2024/one.yaml": briefing("One", advice)})
    assert "[Claims](../claims/index.md)" in site.markdown["quality/claims.md"]
    by_addressee = site.markdown["recommendations/by-addressee/all/nobody-named.md"]
    assert "No addressee](no-addressee.md)" in by_addressee
    assert "briefing-forward" in by_addressee


def test_list_that_is_not_made_has_no_earlier_address(library) -> None:
    site = library({"2024/one.yaml": briefing("One")})
    assert "recommendations/by-addressee/all/nobody-named.md" not in site.markdown


def test_register_of_incidents_tells_place_and_toll_and_sets_counts_apart(library) -> None:
    hall = (
        "name: Hall fire\ndate: 2024-05-01\nplace: {name: Arnmark, country: KE}\n"
        "summary: A hall burned [@paper].\nfigures: {measure: killed, value: 12, cites: paper}\n"
        "sources:\n  paper: {title: Paper, url: 'https://paper.example/1'}\n"
    )
    extra = "incidents: hall\n"
    site = library({"2024/one.yaml": briefing("One", extra), "incidents/hall.yaml": hall})
    table = site.markdown["incidents/index.md"]
    assert "| Date {: .briefing-register } | Incident | Place | Toll | Briefings |" in table
    assert "|---|---|---|---|---:|" in table
    assert "| 1 May 2024 | [Hall fire](hall.md) | Arnmark, Kenya | 12 killed | 1 |" in table

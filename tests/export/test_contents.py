import re
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from functools import cache

import pytest
from markdown_it import MarkdownIt

from dialoguekb.export.contents import contents
from dialoguekb.export.markdown_document import render_markdown_document
from dialoguekb.export.material import gather
from dialoguekb.export.scope import agreements_in_words, meetings_in_words, read_scope
from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.listings.meetings import LISTING as MEETINGS
from dialoguekb.query.filters import FILTERS
from dialoguekb.query.selection import Question

Filters = Mapping[str, Sequence[str]]

SCOPES: tuple[Filters, ...] = (
    {},
    {"country": ["Japan"]},
    {"country": ["Japan"], "with": ["India"], "format": ["2+2"]},
    {"dialogue": ["India–Japan 2+2"]},
    {"year": ["2022"]},
    {"member_at_table": ["G7"], "until": ["2021"]},
)

TODAY = "2026-11-23"
PARTNER_COLUMNS = ("country", "name", "meetings_held", "first", "latest", "shared_groupings")


@cache
def document(knowledge_base: KnowledgeBase, filters: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    return render_markdown_document(contents(gather(knowledge_base, dict(filters))))


def exported(knowledge_base: KnowledgeBase, filters: Filters) -> str:
    return document(knowledge_base, tuple((name, tuple(values)) for name, values in filters.items()))


@pytest.fixture(scope="module")
def fresh(bundled: KnowledgeBase) -> KnowledgeBase:
    """Return the same records with another index."""
    return KnowledgeBase(bundled.folder, bundled.about, bundled.records)


def section(text: str, heading: str) -> str:
    return text.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


def entry(text: str, beginning: str) -> str:
    return text.split(f"\n### {beginning}", 1)[1].split("\n## ", 1)[0].split("\n### ", 1)[0]


def test_the_scope_names_the_city_as_it_is_spelt(bundled: KnowledgeBase) -> None:
    scope = read_scope(bundled, {"city": ["tokyo"]})
    assert meetings_in_words(scope) == "Meetings held in Tokyo"
    assert agreements_in_words(scope) == "Agreements signed in Tokyo"


def test_an_agreement_names_the_meeting_that_it_came_of_whichever_of_the_two_says_so(bundled: KnowledgeBase) -> None:
    agreements = section(exported(bundled, {"country": ["Japan"], "with": ["India"]}), "Agreements")
    rows = bundled.agreements(country=["Japan", "India"], columns=["short", "meeting"])
    for short, meeting in ((row["short"], row["meeting"]) for row in rows):
        headings = [each for each in re.split(r"(?m)^### ", agreements)[1:] if f", {short}, " in each.split("\n")[0]]
        assert headings
        assert any(("**Came of:**" in each) == bool(meeting) for each in headings), short
    assert all(bundled.show(each)["meeting"] for each in ("in-jp-equip-2015", "in-jp-isa-2015", "in-jp-jdsc-2025"))


@pytest.mark.parametrize("filters", SCOPES)
def test_the_same_input_gives_the_same_text(bundled: KnowledgeBase, fresh: KnowledgeBase, filters: Filters) -> None:
    assert exported(bundled, filters) == exported(fresh, filters)


@pytest.mark.parametrize("filters", SCOPES)
def test_footnotes_are_numbered_once_in_order_of_first_use_and_all_defined(
    bundled: KnowledgeBase, filters: Filters
) -> None:
    body, sources = exported(bundled, filters).split("\n## Sources\n")
    used = [int(number) for number in re.findall(r"\[\^([0-9]+)\]", body)]
    defined = [int(number) for number in re.findall(r"^\[\^([0-9]+)\]: ", sources, re.MULTILINE)]
    assert list(dict.fromkeys(used)) == list(range(1, len(set(used)) + 1))
    assert defined == list(dict.fromkeys(used))
    texts = re.findall(r"^\[\^[0-9]+\]: (.*)$", sources, re.MULTILINE)
    assert len(texts) == len(defined)


@pytest.mark.parametrize("filters", SCOPES)
def test_meetings_and_agreements_are_those_of_the_listings_in_their_order(
    bundled: KnowledgeBase, filters: Filters
) -> None:
    material = gather(bundled, filters)
    listed = bundled.ask("meetings", Question(filters=filters, columns=["id", "start"])).rows
    assert [meeting.id for meeting in material.meetings] == [row[0] for row in listed]
    headings = re.findall(r"^### (.*)$", section(exported(bundled, filters), "Meetings"), re.MULTILINE)
    assert len(headings) == len(listed)
    assert all(heading.startswith(start) for heading, (_, start) in zip(headings, listed, strict=True))


@pytest.mark.parametrize("country", ["IN", "JP", "RU"])
def test_partners_are_those_of_the_partners_listing(bundled: KnowledgeBase, country: str) -> None:
    partners = gather(bundled, {"country": [country]}).partners
    question = Question(columns=PARTNER_COLUMNS, subject=country, filters={"on": [TODAY]}, sort="name")
    assert [list(astuple(partner)) for partner in partners] == (bundled.ask("partners", question).rows)


def test_partners_are_counted_from_the_meetings_of_the_document(bundled: KnowledgeBase) -> None:
    partners = gather(bundled, {"country": ["IN", "JP"], "format": ["2+2"], "since": ["2020"]}).partners
    assert [(partner.country, partner.meetings_held, partner.first) for partner in partners] == [
        ("JP", 2, "2022-09-08")
    ]


@pytest.mark.parametrize("filters", [{}, {"format": ["2+2"]}, {"dialogue": ["in-jp-2plus2"]}])
def test_a_document_without_a_country_has_no_partners(bundled: KnowledgeBase, filters: Filters) -> None:
    assert gather(bundled, filters).partners == ()
    assert "Partners of" not in exported(bundled, filters)


def test_a_held_meeting_tells_who_sat_there_in_which_office(bundled: KnowledgeBase) -> None:
    told = entry(exported(bundled, {"country": ["JP"], "dialogue": ["in-jp-2plus2"]}), "2022-09-08")
    assert (
        "**Held** in Tokyo, Japan. Format: 2+2; level: ministerial; number 2 in its series. Sides: India and Japan."
        in told
    )
    assert (
        "  - India: Rajnath Singh, Minister of Defence; Subrahmanyam Jaishankar, Minister of External Affairs\n" in told
    )
    assert "  - Japan: Yoshimasa Hayashi, Minister for Foreign Affairs; Yasukazu Hamada, Minister of Defense\n" in told
    assert "Taiwan Strait (tensions between China and Taiwan)" in told
    assert (
        "  - 2022-08-24: scheduled for 2022-09-08 in Tokyo, Japan; moved from 2022-04; participants announced: " in told
    )


def test_a_source_that_supports_some_fields_stands_at_these(bundled: KnowledgeBase) -> None:
    text = exported(bundled, {"dialogue": ["in-jp-2plus2"]})
    found = re.search(r"^\[\^([0-9]+)\]: Financial Express.*, 2022-08-24\.", text, re.MULTILINE)
    assert found
    mark = f"[^{found[1]}]"
    lines = entry(text, "2022-09-08").splitlines()
    marked = [line.split(":")[0].split(".")[0] for line in lines if mark in line and not line.startswith("  - ")]
    assert marked[:3] == ["- **Held** in Tokyo, Japan", "- **At the table", "- **Topics"]
    assert not any(line.startswith("- **Outcomes") and mark in line for line in lines)


def test_a_meeting_that_was_not_held_says_so(bundled: KnowledgeBase) -> None:
    told = entry(exported(bundled, {"dialogue": ["in-jp-summit"]}), "2019-12-15")
    assert told.splitlines()[0].endswith("Guwahati (postponed)")
    assert "**Postponed.** Planned for 2019-12-15 to 2019-12-17 in Guwahati, India." in told
    assert "**Announced to take part:**" in told
    assert "At the table" not in told


def test_sources_that_disagree_are_both_shown(bundled: KnowledgeBase) -> None:
    told = entry(exported(bundled, {"dialogue": ["in-jp-2plus2"]}), "2024-08-20")
    assert re.search(
        r"\*\*Sources disagree on the date:\*\* 2024-08-20 here\[\^.*; elsewhere 2024-08-21 .*\. Reason: ", told
    )


def test_an_agreement_tells_its_facts(bundled: KnowledgeBase) -> None:
    told = entry(exported(bundled, {"country": ["IN", "JP"]}), "2020-09-09, ACSA, India and Japan")
    assert "- **Kind:** logistics\n" in told
    assert "- **Signed:** 2020-09-09" in told
    assert "- **In force:** from 2021-07-11" in told


def test_offices_are_those_of_the_sides_in_the_span(bundled: KnowledgeBase) -> None:
    told = section(exported(bundled, {"dialogue": ["in-jp-2plus2"], "year": ["2022"]}), "Who held which office")
    assert re.findall(r"^### (.*)$", told, re.MULTILINE) == ["India", "Japan"]
    holders = re.findall(r"^\| Minister of Defense \| ([^\[]*)\[", told, re.MULTILINE)
    # From the meeting's day to the day of the document, so that it names who is in office.
    assert [name.split(" (")[0] for name in holders] == [
        "Yasukazu Hamada",
        "Minoru Kihara",
        "Gen Nakatani",
        "Shinjiro Koizumi",
    ]


def test_every_filter_of_the_meetings_has_its_words(bundled: KnowledgeBase) -> None:
    typed = {
        "country": ["JP"], "with": ["IN"], "format": ["2+2"], "level": ["ministerial"], "status": ["held"],
        "dialogue": ["in-jp-2plus2"], "official": ["Hamada"], "topic": ["joint-exercises"], "grouping": ["quad"],
        "city": ["tokyo"], "year": ["2022"], "since": ["2021"], "until": ["2023"], "on": ["2022-09-08"],
    }  # fmt: skip
    assert all("VALUE" in FILTERS[name].phrase("meetings", "VALUE", several=False) for name in MEETINGS.filters)
    scope = read_scope(bundled, typed)
    words = meetings_in_words(scope)
    shown = ("Japan and India", "2+2", "ministerial level", "status held", "Yasukazu Hamada", "Joint exercises",
             "Quadrilateral", "held in Tokyo", "in 2022", "since 2021", "until 2023", "2022-09-08")  # fmt: skip
    assert all(word in words for word in shown)
    assert "ministerial level" not in agreements_in_words(scope)
    assert meetings_in_words(read_scope(bundled, {})) == "All meetings"


@pytest.mark.parametrize("filters", SCOPES)
def test_it_parses_as_markdown_with_tables_and_only_web_links(bundled: KnowledgeBase, filters: Filters) -> None:
    text = exported(bundled, filters)
    html = MarkdownIt("commonmark").enable("table").render(text)
    assert html.count("<h1>") == 1
    assert "<table>" in html
    assert all(address.startswith("http") for address in re.findall(r'href="([^"]*)"', html))
    assert not re.search(r" +$|\n{3}|None(?! (?:in|from)\b)", text, re.MULTILINE)
    assert text.endswith("\n")

"""A partial date is the days that it may mean: what each filter on time keeps of each precision."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dialoguekb.current_time import today
from dialoguekb.errors import InvalidValueError, WrongCallError
from dialoguekb.knowledge_base import KnowledgeBase, open_knowledge_base
from dialoguekb.model.dates import PartialDate, spelt_out
from dialoguekb.query.selection import Question
from knowledge import SOUND, TODAY, OpenBase, write_files

MEETINGS = {
    "day": "start: 2022-04-12",
    "month": "start: 2022-04",
    "year": "start: 2022",
    "long": "start: 2022-04-30, end: 2022-05-02",
    "next": "start: 2023-01",
    "undated": "status: expected",
}

VAGUE = {
    "window": "start: 2022-05/2022-06",
    "quarter": "start: 2022-Q3",
    "summer": "start: 2022-22",
    "winter": "start: 2022-24",
    "about": "start: 2022~",
    "year": "start: 2022",
    "april": "start: 2022-04",
    "july": "start: 2022-07",
    "day": "start: 2022-07-01",
    "uncertain": "start: 2022-07-01?",
    "december": "start: 2022-12",
}
"""Dates beyond a year, a month and a day, between some of these."""


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    with open_knowledge_base(write_meetings(MEETINGS, tmp_path_factory.mktemp("dated"))) as base:
        yield base


@pytest.fixture(scope="module")
def vague(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    with open_knowledge_base(write_meetings(VAGUE, tmp_path_factory.mktemp("vague"))) as base:
        yield base


def write_meetings(meetings: dict[str, str], folder: Path) -> Path:
    """Write a knowledge base with these meetings, and return its folder."""
    lines = [
        f"  - {{id: {name}, dialogue: in-jp-2plus2, sources: [herald],"
        f" {days if 'status' in days else f'status: held, {days}'}}}\n"
        for name, days in meetings.items()
    ]
    return write_files(folder, {**SOUND, "meetings.yaml": "meetings:\n" + "".join(lines)})


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ({}, "year month day long next undated"),
        ({"since": "2022-04-12"}, "year month day long next"),
        ({"since": "2022-04-13"}, "year month long next"),
        ({"since": "2022-05"}, "year long next"),
        ({"since": "2022-05-03"}, "year next"),
        ({"since": "2023"}, "next"),
        ({"since": "2023-02"}, ""),
        ({"until": "2021-12-31"}, ""),
        ({"until": "2022-01-01"}, "year"),
        ({"until": "2022-04-01"}, "year month"),
        ({"until": "2022-04-12"}, "year month day"),
        ({"until": "2022-04"}, "year month day long"),
        ({"until": "2022"}, "year month day long"),
        ({"since": "2022-04-20", "until": "2022-04-25"}, "year month"),
        ({"since": "2022-05-01", "until": "2022-05-01"}, "year long"),
        ({"since": "2022-06", "until": "2022-05"}, "year"),
        ({"year": "2022"}, "year month day long"),
        ({"year": "2023"}, "next"),
        ({"year": "2021"}, ""),
        ({"on": "2022-04-12"}, "year month day"),
        ({"on": "2022-05-01"}, "year long"),
        ({"on": "2022-04"}, "year month day long"),
    ],
)
def test_what_may_fall_in_the_days_asked_for_is_kept(dated: KnowledgeBase, filters: dict[str, str], kept: str) -> None:
    question = Question(filters={name: [text] for name, text in filters.items()}, columns=["id"], today=TODAY)
    assert [row[0] for row in dated.ask("meetings", question).rows] == kept.split()


def test_dates_come_out_as_they_were_written(dated: KnowledgeBase) -> None:
    rows = dated.ask("meetings", Question(columns=["id", "start", "end"], today=TODAY)).rows
    assert rows == [
        ["year", "2022", None],
        ["month", "2022-04", None],
        ["day", "2022-04-12", None],
        ["long", "2022-04-30", "2022-05-02"],
        ["next", "2023-01", None],
        ["undated", None, None],
    ]


NO_DATE = (
    "is not a date; write YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Q1 to YYYY-Q4, a window (2026-05/2026-06) or a word:"
    " today, yesterday, tomorrow,"
    " this-month, last-month, next-month, this-year, last-year, next-year,"
    " this-quarter, last-quarter, next-quarter"
)


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("since", "2022-13", "--since: '2022-13' has no such month: months go from 01 to 12"),
        ("until", "2022-02-30", "--until: '2022-02-30' is no day: February 2022 has 28 days"),
        ("on", "soon", f"--on: 'soon' {NO_DATE}"),
        ("on", "2022-9-8", "--on: '2022-9-8' is not a date; did you mean 2022-09-08?"),
        ("on", "2022-Q5", f"--on: '2022-Q5' {NO_DATE}"),
        ("on", "0000-Q1", "--on: '0000-01' has no such year: years begin at 0001"),
        ("year", "22", "--year: '22' is not a year; write four digits (2022), a range (2022-2024) or last-year"),
        (
            "year",
            "2022-04",
            "--year: '2022-04' is not a year; write --since 2022-04 --until 2022-04",
        ),
        (
            "year",
            "２０２２",
            "--year: '２０２２' is not a year; write four digits (2022), a range (2022-2024) or last-year",
        ),
        ("year", "0000", "--year: '0000' has no such year: years begin at 0001"),
    ],
)
def test_what_is_no_date_is_a_wrong_call(dated: KnowledgeBase, name: str, text: str, says: str) -> None:
    with pytest.raises(WrongCallError) as caught:
        dated.ask("meetings", Question(filters={name: [text]}, today=TODAY))
    assert str(caught.value) == says


@pytest.mark.parametrize(
    ("day", "is_listed"), [("2020", False), ("2021-09-14", False), ("2021-09", True), ("2021-09-15", True)]
)
def test_a_grouping_is_listed_from_its_founding_on(bundled: KnowledgeBase, day: str, *, is_listed: bool) -> None:
    ids = [row["id"] for row in bundled.groupings(on=day, columns=["id"])]
    assert ("aukus" in ids, "commonwealth" in ids) == (is_listed, True)


@pytest.mark.parametrize(
    ("day", "members"),
    [
        ("2006", []),
        ("2007", ["AU", "IN", "JP"]),
        ("2008-12-31", ["AU", "IN", "JP"]),
        ("2009", ["IN", "JP"]),
        ("2017-11-11", ["IN", "JP"]),
        ("2017-11-12", ["AU", "IN", "JP"]),
        ("2017", ["AU", "IN", "JP"]),
    ],
)
def test_the_members_of_a_grouping_are_those_of_the_day(dated: KnowledgeBase, day: str, members: list[str]) -> None:
    question = Question(filters={"on": [day]}, columns=["members"], today=TODAY)
    assert dated.ask("groupings", question).rows == [[members]]


@pytest.mark.parametrize(
    ("day", "holders"),
    [
        ("2020-09-15", []),
        ("2020-09-16", ["nobuo-kishi"]),
        ("2022-08-09", ["nobuo-kishi"]),
        ("2022-08-10", ["nobuo-kishi", "yasukazu-hamada"]),
        ("2022-09-08", ["yasukazu-hamada"]),
        ("2022", ["nobuo-kishi", "yasukazu-hamada"]),
        ("2024", []),
    ],
)
def test_who_held_an_office_on_a_day(dated: KnowledgeBase, day: str, holders: list[str]) -> None:
    filters = {"country": ["JP"], "role": ["defence-minister"], "on": [day]}
    rows = dated.ask("officials", Question(filters=filters, columns=["id"], today=TODAY)).rows
    assert [row[0] for row in rows] == holders


@pytest.mark.parametrize(
    ("since", "until", "crossed"),
    [
        ("2030-Q1", "2010", ": --since 2030-Q1 is after --until 2010"),
        ("May 2030", "2010-Q4", ": --since May 2030 is after --until 2010-Q4"),
        ("30 days ago", "2010", ": --since {} is after --until 2010"),
        ("2030", "2030-Q1", ""),
        ("2030-02", "2030-Q1", ""),
    ],
)
def test_an_empty_answer_says_that_its_days_are_crossed(
    dated: KnowledgeBase, since: str, until: str, crossed: str
) -> None:
    rows = dated.meetings(since=since, until=until)
    assert [*rows] == []
    (said,) = (remark.text for remark in rows.remarks if remark.topic == "rows")
    assert said == "no meetings match" + crossed.format(spelt_out(since, date.fromisoformat(today())))


@pytest.mark.parametrize(
    ("typed", "written"),
    [("Q3 2024", "2024-Q3"), ("2024 q3", "2024-Q3"), ("May 2024", "2024-05"), ("20 Aug 2024", "2024-08-20"),
     ("last year", "2025"), ("this month", "2026-11"), ("last quarter", "2026-Q3"), ("2 years ago", "2024-11-23")],
)  # fmt: skip
def test_what_can_mean_one_time_is_taken(bundled: KnowledgeBase, typed: str, written: str) -> None:
    assert bundled.meetings(since=typed) == bundled.meetings(since=written)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("2024\u201308", "did you mean 2024-08?"),
        ("20240820", "did you mean 2024-08-20?"),
        ("2022..2024", "write --since 2022 --until 2024"),
        ("summer 2024", "write --since 2024-06 --until 2024-08"),
        ("H2 2024", "write --since 2024-07 --until 2024-12"),
        ("2024-02-30", "February 2024 has 29 days"),
        ("30 February 2024", "February 2024 has 29 days"),
    ],
)
def test_what_cannot_says_what_to_type(bundled: KnowledgeBase, typed: str, hint: str) -> None:
    with pytest.raises(InvalidValueError, match=re.escape(hint)):
        bundled.meetings(since=typed)


@pytest.mark.parametrize(
    "typed", ["2022-2024", "2022..2024", "2022 to 2024", "2022\u20132024", "2022/2024", "2022 - 2024"]
)
def test_a_range_of_years_in_any_form(bundled: KnowledgeBase, typed: str) -> None:
    assert bundled.meetings(year=typed) == bundled.meetings(since="2022", until="2024")


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("2024-08", "write --since 2024-08 --until 2024-08"),
        ("Q3 2024", "write --since 2024-Q3 --until 2024-Q3"),
        ("this month", "write --since 2026-11 --until 2026-11"),
        ("summer 2024", "write --since 2024-06 --until 2024-08"),
        ("2024-2022", "write 2022-2024"),
    ],
)
def test_a_time_that_is_no_year_says_what_to_type(bundled: KnowledgeBase, typed: str, hint: str) -> None:
    with pytest.raises(InvalidValueError, match=re.escape(hint)):
        bundled.meetings(year=typed)


# what --on keeps though a partial date leaves the day open

BY_YEAR = {
    **SOUND,
    "groupings.yaml": """\
groupings:
  - id: quad
    short: Quad
    name: Quad
    kind: dialogue
    members:
      - {country: IN, from: 2007}
      - {country: JP, from: 2010}
      - {country: AU, from: 2009-01, to: 2010-06}
      - {country: AU, from: 2017-11-12}
""",
    "officials-by-year.yaml": """\
officials:
  - id: by-year
    name: By Year
    country: AU
    tenures: [{office: au-foreign-minister, from: 2010, to: 2012}]
""",
}


@pytest.mark.parametrize(
    ("listing", "filters", "said"),
    [
        ("countries", {"grouping": "quad", "on": "2010-06-15"}, "2010-06-15: AU (2009-01–2010-06), JP (from 2010)"),
        ("countries", {"member_of": "quad", "on": "2010-06-01", "country": "JP"}, "2010-06-01: JP (from 2010)"),
        ("groupings", {"country": "JP", "on": "2010-06-01"}, "2010-06-01: quad (from 2010)"),
        ("officials", {"country": "AU", "on": "2012-05"}, "2012-05: by-year (2010–2012)"),
        ("officials", {"role": "foreign-minister", "on": "2010-05-05"}, "2010-05-05: by-year (2010–2012)"),
        ("offices", {"country": "AU", "on": "2010-05-05"}, "2010-05-05: by-year (2010–2012)"),
        # Certain, or not asked for.
        ("countries", {"grouping": "quad", "on": "2010"}, None),
        ("countries", {"grouping": "quad", "on": "2011-01-01"}, None),
        ("countries", {"on": "2010-06-01"}, None),
        ("officials", {"country": "AU", "on": "2011-05"}, None),
        ("officials", {"role": "defence-minister", "on": "2010-05-05"}, None),
    ],
)
def test_rows_that_are_only_possible_on_a_day_are_told(
    tmp_path: Path, open_base: OpenBase, listing: str, filters: dict[str, str], said: str | None
) -> None:
    rows = open_base(write_files(tmp_path, BY_YEAR), cache=False).rows(listing, **filters)  # type: ignore[arg-type]
    remarks = [remark.text for remark in rows.remarks if remark.topic == "possible"]
    assert remarks == ([f"only possible on {said}"] if said else [])


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ({}, "year about april window summer quarter july day uncertain winter december"),
        ({"since": "2022-07"}, "year about summer quarter july day uncertain winter december"),
        ({"since": "2022-09"}, "year about quarter winter december"),
        ({"since": "2023-02"}, "winter"),
        ({"until": "2022-05-31"}, "year about april window"),
        ({"on": "2022-05-15"}, "year about window"),
        ({"on": "2022-Q3"}, "year about summer quarter july day uncertain"),
        ({"on": "2022-05/2022-06"}, "year about window summer"),
        ({"since": "2022-22", "until": "2022-22"}, "year about window summer quarter july day uncertain"),
        ({"year": "2023"}, "winter"),
    ],
)
def test_vague_dates_are_kept_and_sorted_by_their_days(
    vague: KnowledgeBase, filters: dict[str, str], kept: str
) -> None:
    question = Question(filters={name: [text] for name, text in filters.items()}, columns=["id"], today=TODAY)
    assert [row[0] for row in vague.ask("meetings", question).rows] == kept.split()


def test_every_way_to_sort_is_one_order(vague: KnowledgeBase) -> None:
    by_days = [row["start"] for row in vague.meetings()]
    assert by_days == [str(each) for each in sorted(map(PartialDate.parse, by_days))]
    assert [row["start"] for row in vague.meetings(sort="start")] == by_days
    assert [row["start"] for row in vague.meetings(sort="-start")] == by_days[::-1]
    (partner, *_) = vague.partners("IN", columns="first,latest")
    assert (partner["first"], partner["latest"]) == (by_days[0], by_days[-1])
    (dialogue,) = vague.dialogues(dialogue="in-jp-2plus2", columns="first,latest")
    assert (dialogue["first"], dialogue["latest"]) == (by_days[0], by_days[-1])


FORCE = {
    **SOUND,
    "agreements.yaml": "agreements:\n"
    + "".join(
        f"  - {{id: {name}, short: {name}, title: {name}, kind: logistics, parties: [IN, JP], sources: [herald],"
        f" {days}}}\n"
        for name, days in {
            "known": "signed: 2010-01-01, in_force: 2010-02-01",
            "not-known": "signed: 2010-01-01",
            "by-month": "signed: 2012-06",
            "ended": "signed: 2009, ended: 2011",
        }.items()
    ),
}


@pytest.mark.parametrize(
    ("day", "kept", "said"),
    [
        ("2010-01-15", [], ["ended, not-known"]),
        ("2012-06-15", ["known"], ["not-known, by-month"]),
        ("2009-12-31", [], ["ended"]),
        ("2008", [], []),
    ],
)
def test_agreements_whose_entry_into_force_is_not_established_are_told(
    tmp_path: Path, day: str, kept: list[str], said: list[str]
) -> None:
    rows = open_knowledge_base(write_files(tmp_path, FORCE), cache=False).agreements(country="JP", on=day)
    assert [row["id"] for row in rows] == kept
    remarks = [remark.text for remark in rows.remarks if remark.topic == "possible"]
    assert [remark.removeprefix("left out, as entry into force is not established: ") for remark in remarks] == said

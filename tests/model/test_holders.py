"""Who held an office on a day: the function, the SQL function and the listing agree."""

import json
from dataclasses import replace
from datetime import date

import pytest

from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.model.dates import Interval, PartialDate, days_after
from dialoguekb.model.derivations.holders import held_during, held_offices, holdings_by_office
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Citation, Office, Official, Tenure

OFFICE = Office(id="jp-dm", country="JP", role="defence-minister", title="Minister of Defense")
DAYS = [days_after(date(2001, 1, 1), 95 * step) for step in range(100)]


def tenure(start: str | None, end: str | None = None, *, acting: bool = False) -> Tenure:
    dates = [PartialDate.parse(text) if text else None for text in (start, end)]
    return Tenure(office="jp-dm", from_=dates[0], to=dates[1], acting=acting)


def records_of(*offices: Office, **tenures: list[Tenure]) -> RecordSet:
    biography = (Citation(id="biography"),)
    officials = (
        Official(id=name, name=name.title(), country="JP", tenures=tuple(held), sources=biography)
        for name, held in tenures.items()
    )
    return RecordSet.from_records((*offices, *officials))


def holders(records: RecordSet, day: str) -> list[str]:
    days = PartialDate.parse(day)
    holdings = held_during(holdings_by_office(records)["jp-dm"], Interval(days.earliest, days.latest))
    return [f"{holding.official.id}: {holding.title}" for holding in holdings]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2019-12-31", []),
        ("2020-09-16", ["kono: Minister of Defense", "kishi: Minister of Defense"]),  # the day of handover
        ("2022-08-09", ["kishi: Minister of Defense"]),
        ("2022-08-12", ["hamada: Minister of Defense (acting)"]),
        ("2022", ["kishi: Minister of Defense", "hamada: Minister of Defense (acting)"]),
        ("2030-01-01", ["hamada: Minister of Defense (acting)"]),  # without an end
    ],
)
def test_the_holders_of_an_office_on_a_day(day: str, expected: list[str]) -> None:
    records = records_of(
        OFFICE,
        hamada=[tenure("2022-08-10", acting=True)],
        kishi=[tenure("2020-09-16", "2022-08-10")],
        kono=[tenure("2020-01-01", "2020-09-16")],
    )
    assert holders(records, day) == expected


def test_a_tenure_without_a_start_is_known_from_the_day_that_a_source_shows() -> None:
    known = replace(tenure(None), as_of=PartialDate.parse("2021-05-01"))
    records = records_of(OFFICE, kishi=[known])
    assert holders(records, "2021-04-30") == []
    assert holders(records, "2021-05-01") == ["kishi: Minister of Defense"]


def test_a_holding_rests_on_the_sources_of_the_tenure_or_else_of_the_official() -> None:
    gazette = (Citation(id="gazette"),)
    records = records_of(OFFICE, kishi=[replace(tenure("2020"), sources=gazette), tenure("2022")])
    holdings = [holding for _, holding in held_offices([OFFICE], records)]
    assert [holding.citations for holding in holdings] == [gazette, (Citation(id="biography"),)]
    assert [holding.path for holding in holdings] == ["tenures[0]", "tenures[1]"]


def test_an_office_that_has_no_record_has_holders_without_a_title() -> None:
    records = records_of(kishi=[tenure("2020", acting=True)])
    assert holders(records, "2021") == ["kishi: None"]


def test_sql_names_the_same_holders_on_a_hundred_days(bundled: KnowledgeBase) -> None:
    records = bundled.records
    query = (
        "select office.id, day.value, holder(office.id, office.country, day.value)"
        " from offices office, json_each(:days) day"
    )
    rows = bundled.query(query, {"days": json.dumps([day.isoformat() for day in DAYS])}).rows
    assert len(rows) == len(records.offices) * len(DAYS)
    expected: dict[tuple[str, date], list[str]] = {}
    for day in DAYS:
        for office, holding in held_offices(records.offices.values(), records, Interval(day, day)):
            expected.setdefault((office.id, day), []).append(holding.official.id)
    assert {(office, date.fromisoformat(day)): names.split(", ") for office, day, names in rows if names} == expected
    assert len(expected) > 1000

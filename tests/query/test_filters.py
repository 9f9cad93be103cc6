"""Filters against a naive reading of the records: any combination keeps exactly what it should."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoguekb.errors import UnknownValueError
from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.model.records import Official, Tenure
from dialoguekb.query.selection import Question
from dialoguekb.query.typed_values import read_choice
from knowledge import TODAY
from query.naive import (
    BUNDLED,
    CITIES,
    COUNTRIES,
    DATES,
    DIALOGUES,
    GROUPINGS,
    OFFICIALS,
    RECORDS,
    ROLES,
    TOPICS,
    YEARS,
    agreement_passes,
    filters,
    from_dialogue,
    ids,
    meeting_passes,
    members,
    naive_sides,
    one,
    several,
    span,
    typed_span,
    within,
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2+2", "2+2"),
        ("2plus2", "2+2"),
        ("2 PLUS 2", "2+2"),
        ("2 + 2", "2+2"),
        ("Foreign Minister", "foreign-minister"),
        ("foreign_minister", "foreign-minister"),
        ("state-event", "state-event"),
    ],
)
def test_a_word_of_a_closed_list_may_be_typed_as_it_is_spoken(typed: str, meant: str) -> None:
    assert read_choice("word", typed, ("foreign-minister", "2+2", "state-event", "2")) == meant


def test_a_word_that_is_in_no_list_names_the_nearest() -> None:
    with pytest.raises(UnknownValueError, match="foreign-minister"):
        read_choice("role", "forein minister", ("foreign-minister", "2+2"))


@given(
    filters(
        country=several(COUNTRIES),
        with_=one(COUNTRIES),
        format=one(st.sampled_from(["2+2", "summit", "leaders", "foreign-ministers", "state-event"])),
        level=one(st.sampled_from(["leader", "ministerial", "official"])),
        status=one(st.sampled_from(["held", "postponed", "scheduled"])),
        dialogue=one(DIALOGUES),
        official=several(OFFICIALS),
        topic=one(TOPICS),
        city=one(CITIES),
        grouping=one(GROUPINGS),
        member_at_table=one(GROUPINGS),
        since=one(DATES),
        until=one(DATES),
        year=one(YEARS),
        on=one(DATES),
    )
)
def test_meetings(typed: dict[str, list[str]]) -> None:
    typed = {name.rstrip("_"): values for name, values in typed.items()}
    expected = {meeting.id for meeting in RECORDS.meetings.values() if meeting_passes(meeting, typed)}
    found = ids("meetings", typed)
    assert set(found) == expected
    starts = [(str(RECORDS.meetings[name].start or "9"), name) for name in found]
    assert starts == sorted(starts)


@given(
    filters(
        country=several(COUNTRIES),
        kind=one(st.sampled_from(["logistics", "declaration", "cooperation", "information-security"])),
        official=one(OFFICIALS),
        city=one(CITIES),
        dialogue=one(DIALOGUES),
        grouping=one(GROUPINGS),
        member_at_table=one(GROUPINGS),
        since=one(DATES),
        until=one(DATES),
        year=one(YEARS),
        on=one(DATES),
    )
)
def test_agreements(typed: dict[str, list[str]]) -> None:
    expected = {each.id for each in RECORDS.agreements.values() if agreement_passes(each, typed)}
    assert set(ids("agreements", typed)) == expected


def tenure_passes(tenure: Tenure, typed: dict[str, list[str]]) -> bool:
    office = RECORDS.offices[tenure.office]
    roles = {office.role, *office.also}
    days = span(tenure.from_ or tenure.as_of, tenure.to)
    return all(role in roles for role in typed.get("role", [])) and within(days, typed)


def official_passes(official: Official, typed: dict[str, list[str]]) -> bool:
    on = typed_span(typed.get("on", [TODAY])[0])
    if any(code != official.country for code in typed.get("country", [])):
        return False
    if any(official.country not in members(name, on) for name in typed.get("member_of", [])):
        return False
    if any(official.country in members(name, on) for name in typed.get("not_member_of", [])):
        return False
    asked_of_tenures = typed.keys() & {"role", "on", "since", "until", "year"}
    return not asked_of_tenures or any(tenure_passes(tenure, typed) for tenure in official.tenures)


@given(
    filters(
        country=one(COUNTRIES),
        role=one(ROLES),
        on=one(DATES),
        since=one(DATES),
        until=one(DATES),
        year=one(YEARS),
        member_of=one(GROUPINGS),
        not_member_of=one(GROUPINGS),
    )
)
def test_officials_are_kept_by_one_tenure_that_passes_everything(typed: dict[str, list[str]]) -> None:
    expected = {each.id for each in RECORDS.officials.values() if official_passes(each, typed)}
    question = Question(filters=typed, columns=["id", "tenures"], today=TODAY)
    rows = BUNDLED.ask("officials", question).rows
    assert {row[0] for row in rows} == expected
    for official, tenures in rows:
        kept = [tenure for tenure in RECORDS.officials[official].tenures if tenure_passes(tenure, typed)]
        assert sorted((each["office"], each["from"] or "") for each in tenures) == sorted(
            (tenure.office, tenure.from_.text if tenure.from_ else "") for tenure in kept
        )


@given(filters(grouping=one(GROUPINGS), member_of=several(GROUPINGS), not_member_of=one(GROUPINGS), on=one(DATES)))
def test_countries_by_membership(typed: dict[str, list[str]]) -> None:
    on = typed_span(typed.get("on", [TODAY])[0])
    inside = typed.get("grouping", []) + typed.get("member_of", [])
    outside = typed.get("not_member_of", [])
    expected = sorted(
        code
        for code in RECORDS.countries
        if all(code in members(name, on) for name in inside) and not any(code in members(name, on) for name in outside)
    )
    assert ids("countries", typed) == expected


@given(
    COUNTRIES,
    filters(
        format=one(st.sampled_from(["2+2", "summit", "leaders"])),
        level=one(st.sampled_from(["leader", "ministerial", "official"])),
        since=one(DATES),
        until=one(DATES),
        member_of=one(GROUPINGS),
        on=one(DATES),
    ),
)
def test_partners_count_the_meetings_held_with_each(home: str, typed: dict[str, list[str]]) -> None:
    levels = set(typed.get("level", [])) or {"leader", "ministerial"}
    on = typed_span(typed.get("on", [TODAY])[0])
    scope = {name: values for name, values in typed.items() if name not in {"member_of", "on"}}
    met: dict[str, list[str]] = {}
    for meeting in RECORDS.meetings.values():
        sides = naive_sides(meeting)
        if (
            meeting.status == "held"
            and home in sides
            and from_dialogue(meeting, "level") in levels
            and meeting_passes(meeting, scope)
        ):
            for side in sides - {home}:
                met.setdefault(side, []).append(str(meeting.start))
    expected = [
        [code, len(starts), min(starts), max(starts)]
        for code, starts in sorted(met.items())
        if all(code in members(name, on) for name in typed.get("member_of", []))
    ]
    question = Question(
        filters=typed, columns=["country", "meetings_held", "first", "latest"], today=TODAY, bound={"home": home}
    )
    assert BUNDLED.ask("partners", question).rows == expected


def rows(bundled: KnowledgeBase, listing: str, columns: Iterable[str], **more: Any) -> list[list[Any]]:
    return bundled.ask(listing, Question(columns=list(columns), today=TODAY, **more)).rows


@pytest.mark.parametrize("column", ["start", "city", "ordinal", "status", "title"])
def test_sorting_puts_what_is_missing_last_both_ways(bundled: KnowledgeBase, column: str) -> None:
    up = [row[0] for row in rows(bundled, "meetings", [column], sort=column)]
    down = [row[0] for row in rows(bundled, "meetings", [column], sort=f"-{column}")]
    known = [value for value in up if value is not None]
    assert known == sorted(known)
    assert up == known + [None] * (len(up) - len(known))
    assert down == known[::-1] + [None] * (len(up) - len(known))


@pytest.mark.parametrize("limit", [0, 1, 5, 1000])
def test_a_limit_keeps_the_first(bundled: KnowledgeBase, limit: int) -> None:
    everything = rows(bundled, "meetings", ["id"], sort="-start")
    assert rows(bundled, "meetings", ["id"], sort="-start", limit=limit) == everything[:limit]

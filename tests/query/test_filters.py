"""Filters against a naive reading of the records: any combination keeps exactly what it should."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialoguekb.dates import PartialDate
from dialoguekb.knowledge_base import KnowledgeBase, open_knowledge_base
from dialoguekb.locations import bundled_folder
from dialoguekb.query.selecting import Question
from dialoguekb.records import Agreement, Meeting, Official, Tenure
from knowledge import TODAY

BUNDLED = open_knowledge_base(bundled_folder())
RECORDS = BUNDLED.records

COUNTRIES = st.sampled_from(["IN", "JP", "US", "AU", "RU", "FR", "NO"])
GROUPINGS = st.sampled_from(sorted(RECORDS.groupings))
OFFICIALS = st.sampled_from(sorted(RECORDS.officials))
TOPICS = st.sampled_from(sorted(RECORDS.topics))
DIALOGUES = st.sampled_from(sorted(RECORDS.dialogues))
ROLES = st.sampled_from(["foreign-minister", "defence-minister", "head-of-government", "head-of-state"])
DATES = st.dates(date(2005, 1, 1), date(2027, 12, 31)).flatmap(
    lambda day: st.sampled_from([f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}"])
)
YEARS = st.integers(2005, 2027).map(str)


def one(values: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    return values.map(lambda value: [value])


def several(values: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(values, min_size=1, max_size=2)


def filters(**strategies: st.SearchStrategy[list[str]]) -> st.SearchStrategy[dict[str, list[str]]]:
    return st.fixed_dictionaries({}, optional=strategies)


def ids(listing: str, typed: dict[str, list[str]]) -> list[str]:
    question = Question(filters=typed, columns=["id"], today=TODAY)
    found = [row[0] for row in BUNDLED.ask(listing, question).rows]
    assert BUNDLED.count(listing, question) == len(found)
    return found


def span(start: PartialDate | None, end: PartialDate | None) -> tuple[date, date]:
    return (start.earliest if start else date.min, end.latest if end else date.max)


def meet(one_span: tuple[date, date], other: tuple[date, date]) -> bool:
    return one_span[0] <= other[1] and other[0] <= one_span[1]


def typed_span(text: str) -> tuple[date, date]:
    day = PartialDate.parse(text)
    return day.earliest, day.latest


def members(grouping: str, days: tuple[date, date]) -> set[str]:
    return {
        member.country for member in RECORDS.groupings[grouping].members if meet(span(member.from_, member.to), days)
    }


def naive_sides(meeting: Meeting) -> set[str]:
    if meeting.sides:
        return set(meeting.sides)
    dialogue = RECORDS.dialogues[meeting.dialogue or ""]
    if dialogue.sides:
        return set(dialogue.sides)
    assert dialogue.grouping
    return members(dialogue.grouping, days_of(meeting) or (date.max, date.max))


def days_of(meeting: Meeting) -> tuple[date, date] | None:
    return span(meeting.start, meeting.end or meeting.start) if meeting.start else None


def from_dialogue(meeting: Meeting, field: str) -> Any:
    own = getattr(meeting, field)
    return own or (getattr(RECORDS.dialogues[meeting.dialogue], field) if meeting.dialogue else None)


def narrower(topic: str) -> set[str]:
    found = {topic}
    while True:
        more = {each.id for each in RECORDS.topics.values() if set(each.broader) & found} | found
        if more == found:
            return found
        found = more


def within(days: tuple[date, date] | None, typed: dict[str, list[str]]) -> bool:
    """Whether days pass --since, --until and --year; what has no date passes none of them."""
    for name in ("since", "until", "year", "on"):
        for text in typed.get(name, []):
            first, last = typed_span(text)
            if days is None:
                return False
            if name in {"since", "year", "on"} and days[1] < first:
                return False
            if name in {"until", "year", "on"} and days[0] > last:
                return False
    return True


def meeting_passes(meeting: Meeting, typed: dict[str, list[str]]) -> bool:
    sides = naive_sides(meeting)
    days = days_of(meeting)
    tests: dict[str, Callable[[str], bool]] = {
        "country": lambda code: code in sides,
        "with": lambda code: code in sides,
        "format": lambda word: from_dialogue(meeting, "format") == word,
        "level": lambda word: from_dialogue(meeting, "level") == word,
        "status": lambda word: meeting.status == word,
        "dialogue": lambda name: meeting.dialogue == name,
        "official": lambda name: name in {seat.official for seat in meeting.participants},
        "topic": lambda name: bool({entry.topic for entry in meeting.topics} & narrower(name)),
        "grouping": lambda name: days is not None and bool(sides & members(name, days)),
    }
    return all(tests[name](value) for name, values in typed.items() if name in tests for value in values) and within(
        days, typed
    )


@settings(max_examples=250, deadline=None)
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
        grouping=one(GROUPINGS),
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


def agreement_passes(agreement: Agreement, typed: dict[str, list[str]]) -> bool:
    signed = span(agreement.signed, agreement.signed) if agreement.signed else None
    in_force = span(agreement.in_force, agreement.ended) if agreement.in_force else None
    came_of = {
        meeting.dialogue
        for meeting in RECORDS.meetings.values()
        if agreement.id in meeting.agreements or agreement.meeting == meeting.id
    }
    tests: dict[str, Callable[[str], bool]] = {
        "country": lambda code: code in agreement.parties,
        "with": lambda code: code in agreement.parties,
        "kind": lambda word: agreement.kind == word,
        "official": lambda name: name in {hand.official for hand in agreement.signatories},
        "dialogue": lambda name: name in came_of,
        "grouping": lambda name: signed is not None and bool(set(agreement.parties) & members(name, signed)),
    }
    kept = all(tests[name](value) for name, values in typed.items() if name in tests for value in values)
    on = {"on": typed["on"]} if "on" in typed else {}
    rest = {name: values for name, values in typed.items() if name != "on"}
    return kept and within(signed, rest) and within(in_force, on)


@settings(max_examples=150, deadline=None)
@given(
    filters(
        country=several(COUNTRIES),
        kind=one(st.sampled_from(["logistics", "declaration", "cooperation", "information-security"])),
        official=one(OFFICIALS),
        dialogue=one(DIALOGUES),
        grouping=one(GROUPINGS),
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


@settings(max_examples=150, deadline=None)
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


@settings(max_examples=100, deadline=None)
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


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
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
        filters=typed, columns=["country", "meetings", "first", "latest"], today=TODAY, bound={"home": home}
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

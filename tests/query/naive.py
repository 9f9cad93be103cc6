"""A naive reading of the records of the bundled data, and what to ask of them: the oracle of the filters."""

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import strategies as st

from dialoguekb.model.dates import PartialDate
from dialoguekb.model.records import Agreement, Meeting
from dialoguekb.query.selection import Question
from knowledge import TODAY, bundled_base

BUNDLED = bundled_base()
RECORDS = BUNDLED.records

COUNTRIES = st.sampled_from(["IN", "JP", "US", "AU", "RU", "FR", "NO"])
GROUPINGS = st.sampled_from(sorted(RECORDS.groupings))
OFFICIALS = st.sampled_from(sorted(RECORDS.officials))
TOPICS = st.sampled_from(sorted(RECORDS.topics))
DIALOGUES = st.sampled_from(sorted(RECORDS.dialogues))
CITIES = st.sampled_from(["Tokyo", "New Delhi", "Manila", "Washington, D.C."])
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


def dialogues_of(grouping: str) -> set[str]:
    """Return the ids of the dialogues of a grouping."""
    return {dialogue.id for dialogue in RECORDS.dialogues.values() if dialogue.grouping == grouping}


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
        "city": lambda name: meeting.city == name,
        "topic": lambda name: bool({entry.topic for entry in meeting.topics} & narrower(name)),
        "grouping": lambda name: meeting.dialogue in dialogues_of(name),
        "member_at_table": lambda name: days is not None and bool(sides & members(name, days)),
    }
    return all(tests[name](value) for name, values in typed.items() if name in tests for value in values) and within(
        days, typed
    )


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
        "city": lambda name: agreement.place == name,
        "official": lambda name: name in {hand.official for hand in agreement.signatories},
        "dialogue": lambda name: name in came_of,
        "grouping": lambda name: signed is not None and set(agreement.parties) == members(name, signed),
        "member_at_table": lambda name: signed is not None and bool(set(agreement.parties) & members(name, signed)),
    }
    kept = all(tests[name](value) for name, values in typed.items() if name in tests for value in values)
    on = {"on": typed["on"]} if "on" in typed else {}
    rest = {name: values for name, values in typed.items() if name != "on"}
    return kept and within(signed, rest) and within(in_force, on)

"""Rules about a dialogue as a series: numbers, order, ids and coverage."""

import re
from collections.abc import Iterable, Iterator

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.rule import rule
from dialoguekb.model.dates import Interval, PartialDate
from dialoguekb.model.derivations.ordinals import gaps_in_ordinals, numbered_by_dialogue
from dialoguekb.model.names import name_key
from dialoguekb.model.records import Coverage, Dialogue, Meeting

_FURTHER_MEETING = re.compile(r"-([1-9][0-9]{0,3})")
"""The end of the id of a second or later meeting in a year, after dialogue and year."""

_MOST_NAMED = 10
"""int: the number of gaps that a finding names."""


@rule("warning")
def ordinal_gap(subject: Subject) -> Iterator[Finding]:
    """The numbers of a dialogue's meetings run from 1 to the highest without a gap."""
    # A meeting that could not be read may have the number.
    if subject.some_unread or subject.incomplete.get("meeting"):
        return
    for dialogue, missing in gaps_in_ordinals(subject.records).items():
        first, last = missing[0]
        numbers = "number" if len(missing) == 1 and first == last else "numbers"
        yield Finding(
            subject.records.dialogues[dialogue],
            "id",
            f"no meeting of {dialogue} has the {numbers} {_describe(missing)}",
            "a meeting for each number, or an acceptance of ordinal-gap with the reason",
        )


def _describe(spans: tuple[tuple[int, int], ...]) -> str:
    """Return ascending ranges of numbers as `2, 5 and 7 to 9`."""
    parts = [
        part
        for first, last in spans
        for part in ([f"{first} to {last}"] if last > first + 1 else [str(number) for number in range(first, last + 1)])
    ]
    if len(parts) > _MOST_NAMED:
        parts = [*parts[:_MOST_NAMED], "more"]
    return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)


@rule("error")
def ordinal_order(subject: Subject) -> Iterator[Finding]:
    """The numbers of a dialogue's meetings increase with their dates."""
    for meetings in numbered_by_dialogue(subject.records).values():
        for meeting, start, latest, latest_start in _out_of_order(meetings):
            if meeting.ordinal != latest.ordinal:
                yield Finding(
                    meeting,
                    "ordinal",
                    f"{meeting.id} of {start} is number {meeting.ordinal}, "
                    f"but {latest.id} of {latest_start} is number {latest.ordinal}",
                    "numbers that increase with the dates",
                )


@rule("warning")
def order_in_file(subject: Subject) -> Iterator[Finding]:
    """The meetings of a dialogue are in chronological order within a file."""
    by_file: dict[tuple[str, str], list[Meeting]] = {}
    for meeting in subject.records.meetings.values():
        if meeting.dialogue:
            by_file.setdefault((meeting.origin.file, meeting.dialogue), []).append(meeting)
    for meetings in by_file.values():
        meetings.sort(key=lambda meeting: meeting.origin)
        for meeting, start, latest, latest_start in _out_of_order(meetings):
            yield Finding(
                meeting,
                "id",
                f"{meeting.id} of {start} comes after {latest.id} of {latest_start}",
                "the meetings of a dialogue in chronological order",
            )


def _out_of_order(meetings: Iterable[Meeting]) -> Iterator[tuple[Meeting, PartialDate, Meeting, PartialDate]]:
    """Yield each meeting that certainly started before an earlier one in the list, and that one, with their starts."""
    latest: tuple[Meeting, PartialDate] | None = None
    for meeting in meetings:
        if meeting.start is None:
            continue
        if latest and meeting.start.is_certainly_before(latest[1]):
            yield meeting, meeting.start, *latest
        elif latest is None or meeting.start.earliest > latest[1].earliest:
            latest = meeting, meeting.start


@rule("warning")
def meeting_id(subject: Subject) -> Iterator[Finding]:
    """The id of a meeting is its dialogue's id and the year, then -2, -3, ... for further meetings of that year."""
    for meeting in subject.records.meetings.values():
        # `unknown-reference` reports an unknown dialogue.
        if meeting.dialogue is None or not subject.is_known("dialogue", meeting.dialogue):
            continue
        stem = f"{meeting.dialogue}-{meeting.start.text[:4] if meeting.start else _year_in(meeting)}"
        if meeting.id == stem or (
            meeting.id.startswith(stem) and _is_further_meeting(meeting.id[len(stem) :], stem, subject)
        ):
            continue
        yield Finding(
            meeting, "id", f"{meeting.id} is not named after its dialogue and year", f"{stem}, or {stem}-2 for a second"
        )


def _year_in(meeting: Meeting) -> str:
    """Return the year in the id of a meeting without a date, or `YYYY`."""
    match = re.match(r"-([0-9]{4})(?![0-9])", meeting.id.removeprefix(meeting.dialogue or ""))
    return match[1] if match else "YYYY"


def _is_further_meeting(ending: str, stem: str, subject: Subject) -> bool:
    """Whether the ending is the number of a second or later meeting, and the one before it exists."""
    match = _FURTHER_MEETING.fullmatch(ending)
    if match is None or int(match[1]) == 1:
        return False
    number = int(match[1])
    return subject.is_declared("meeting", stem if number == 2 else f"{stem}-{number - 1}")


@rule("warning")
def dialogue_id(subject: Subject) -> Iterator[Finding]:
    """The id of a dialogue starts with its grouping and sides in alphabetical order, and its format."""
    for dialogue in subject.records.dialogues.values():
        if not subject.are_known("country", dialogue.sides):
            continue
        stems = list(_stems(dialogue))
        if stems and not any(dialogue.id == stem or dialogue.id.startswith(f"{stem}-") for stem in stems):
            members = " and ".join(key for key in ("grouping", "sides") if getattr(dialogue, key))
            yield Finding(dialogue, "id", f"{dialogue.id} is not named after its {members} and format", stems[0])


def _stems(dialogue: Dialogue) -> Iterator[str]:
    form = dialogue.format.replace("+", "plus")
    members = [side.lower() for side in dialogue.sides] + ([dialogue.grouping] if dialogue.grouping else [])
    if members:
        yield "-".join([*sorted(members), form])
    if dialogue.grouping:
        yield f"{dialogue.grouping}-{form}"


@rule("error")
def coverage_order(subject: Subject) -> Iterator[Finding]:
    """A coverage period ends after it starts, no later than the date of the knowledge base, and overlaps no other."""
    for dialogue in subject.records.dialogues.values():
        periods = list(enumerate(dialogue.coverage))
        for n, period in periods:
            yield from _check_period(dialogue, n, period, subject.as_of)
        periods.sort(key=lambda entry: (entry[1].from_, entry[0]))
        longest: Coverage | None = None
        for n, period in periods:
            if longest and _days(longest).overlaps(_days(period)):
                yield Finding(
                    dialogue,
                    f"coverage[{n}]",
                    f"{period.from_} to {period.to} overlaps {longest.from_} to {longest.to}",
                    "periods that share no day; a year means the whole year",
                )
            if longest is None or period.to.latest > longest.to.latest:
                longest = period


def _check_period(dialogue: Dialogue, n: int, period: Coverage, as_of: PartialDate | None) -> Iterator[Finding]:
    if period.to.is_certainly_before(period.from_):
        yield Finding(
            dialogue,
            f"coverage[{n}].to",
            f"to {period.to} is before from {period.from_}",
            f"a date on or after {period.from_}",
        )
    if as_of and as_of.is_certainly_before(period.to):
        yield Finding(
            dialogue,
            f"coverage[{n}].to",
            f"the coverage extends to {period.to}, after the date of the knowledge base ({as_of})",
            "an earlier end, or a later as_of in dialoguekb.yaml",
        )


def _days(period: Coverage) -> Interval:
    """Return the days of a coverage period; a year counts as the whole year."""
    return Interval.between(period.from_, period.to)


@rule("warning")
def single_side(subject: Subject) -> Iterator[Finding]:
    """A dialogue without a grouping has two sides or more."""
    for dialogue in subject.records.dialogues.values():
        if len(dialogue.sides) == 1 and not dialogue.grouping:
            yield Finding(dialogue, "sides", f"{dialogue.sides[0]} is the only side", "the other sides as well")


@rule("warning")
def double_meeting(subject: Subject) -> Iterator[Finding]:
    """A dialogue does not meet twice on a day in a city."""
    first: dict[tuple[str, str, str], str] = {}
    for meeting in subject.records.meetings.values():
        if not (meeting.dialogue and meeting.start and meeting.start.is_a_day and meeting.city):
            continue
        key = (meeting.dialogue, meeting.start.text, name_key(meeting.city))
        other = first.setdefault(key, meeting.id)
        if other != meeting.id:
            message = f"{other} is the same dialogue on the same day in the same city"
            yield Finding(meeting, "id", message, "one record of a meeting")

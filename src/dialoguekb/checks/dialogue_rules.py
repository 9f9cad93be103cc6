"""Rules about a dialogue as a series: its numbers, its order, its ids, the years searched."""

import re
from collections.abc import Iterable, Iterator

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.rule import rule
from dialoguekb.model.dates import Interval, PartialDate
from dialoguekb.model.derivations.ordinals import gaps_in_ordinals, numbered_by_dialogue
from dialoguekb.model.records import Coverage, Dialogue, Meeting

_FURTHER = re.compile(r"-([1-9][0-9]{0,3})")
"""What follows dialogue and year in the id of a further meeting of that year: its number."""

_MOST_NAMED = 10


@rule("warning")
def ordinal_gap(subject: Subject) -> Iterator[Finding]:
    """The numbers of a dialogue's meetings run from 1 to the highest, each borne by a meeting."""
    # A meeting that could not be read may bear the number.
    if subject.some_unread or subject.incomplete.get("meeting"):
        return
    for dialogue, missing in gaps_in_ordinals(subject.records).items():
        first, last = missing[0]
        numbers = "number" if len(missing) == 1 and first == last else "numbers"
        yield Finding(
            subject.records.dialogues[dialogue],
            "id",
            f"no meeting of {dialogue} bears the {numbers} {_in_words(missing)}",
            "a meeting for each number, or an acceptance of ordinal-gap that says why there is none",
        )


def _in_words(spans: tuple[tuple[int, int], ...]) -> str:
    """Return rising spans of numbers as `2, 5 and 7 to 9`."""
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
    """The numbers of a dialogue's meetings rise with their dates."""
    for meetings in numbered_by_dialogue(subject.records).values():
        for meeting, start, latest, latest_start in _too_early(meetings):
            if meeting.ordinal != latest.ordinal:
                yield Finding(
                    meeting,
                    "ordinal",
                    f"{meeting.id} of {start} is number {meeting.ordinal}, "
                    f"and {latest.id} of {latest_start} is number {latest.ordinal}",
                    "numbers that rise with the dates",
                )


@rule("warning")
def order_in_file(subject: Subject) -> Iterator[Finding]:
    """In a file, the meetings of a dialogue stand in order of date."""
    together: dict[tuple[str, str], list[Meeting]] = {}
    for meeting in subject.records.meetings.values():
        if meeting.dialogue:
            together.setdefault((meeting.stands_at.file, meeting.dialogue), []).append(meeting)
    for meetings in together.values():
        meetings.sort(key=lambda meeting: meeting.stands_at)
        for meeting, start, latest, latest_start in _too_early(meetings):
            yield Finding(
                meeting,
                "id",
                f"{meeting.id} of {start} stands after {latest.id} of {latest_start}",
                "the meetings of a dialogue in order of date",
            )


def _too_early(meetings: Iterable[Meeting]) -> Iterator[tuple[Meeting, PartialDate, Meeting, PartialDate]]:
    """Yield each meeting that certainly began before the latest of those above it, and that one, with both starts."""
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
    """A meeting's id is its dialogue's and the year of its start, and -2, -3, ... for further ones of that year."""
    for meeting in subject.records.meetings.values():
        # An unknown dialogue is another finding's matter.
        if meeting.dialogue is None or not subject.is_known("dialogue", meeting.dialogue):
            continue
        stem = f"{meeting.dialogue}-{meeting.start.text[:4] if meeting.start else _year_in(meeting)}"
        if meeting.id == stem or (meeting.id.startswith(stem) and _follows(meeting.id[len(stem) :], stem, subject)):
            continue
        yield Finding(
            meeting, "id", f"{meeting.id} is not named after its dialogue and year", f"{stem}, or {stem}-2 for a second"
        )


def _year_in(meeting: Meeting) -> str:
    """Return the year that the id of a meeting without a date gives, or what a year looks like."""
    found = re.match(r"-([0-9]{4})(?![0-9])", meeting.id.removeprefix(meeting.dialogue or ""))
    return found[1] if found else "YYYY"


def _follows(ending: str, stem: str, subject: Subject) -> bool:
    """Whether the ending is the number of a further meeting, and there is the one before it."""
    form = _FURTHER.fullmatch(ending)
    if form is None or int(form[1]) == 1:
        return False
    before = stem if int(form[1]) == 2 else f"{stem}-{int(form[1]) - 1}"
    return subject.is_declared("meeting", before)


@rule("warning")
def dialogue_id(subject: Subject) -> Iterator[Finding]:
    """A dialogue's id is its sides in alphabetical order, or its grouping, and its format; what follows is free."""
    for dialogue in subject.records.dialogues.values():
        stems = list(_stems(dialogue))
        if stems and not any(dialogue.id == stem or dialogue.id.startswith(f"{stem}-") for stem in stems):
            who = "sides" if dialogue.sides else "grouping"
            yield Finding(dialogue, "id", f"{dialogue.id} is not named after its {who} and format", stems[0])


def _stems(dialogue: Dialogue) -> Iterator[str]:
    form = dialogue.format.replace("+", "plus")
    if dialogue.sides:
        yield "-".join([*(side.lower() for side in sorted(dialogue.sides)), form])
    if dialogue.grouping:
        yield f"{dialogue.grouping}-{form}"


@rule("error")
def coverage_order(subject: Subject) -> Iterator[Finding]:
    """A stretch of coverage ends after it begins and by the knowledge base's date, and none overlaps another."""
    for dialogue in subject.records.dialogues.values():
        stretches = list(enumerate(dialogue.coverage))
        for n, stretch in stretches:
            yield from _stretch_faults(dialogue, n, stretch, subject.as_of)
        stretches.sort(key=lambda entry: (entry[1].from_, entry[0]))
        longest: Coverage | None = None
        for n, stretch in stretches:
            if longest and _days(longest).overlaps(_days(stretch)):
                yield Finding(
                    dialogue,
                    f"coverage[{n}]",
                    f"{stretch.from_} to {stretch.to} overlaps {longest.from_} to {longest.to}",
                    "stretches that share no day; a year stands for all of it",
                )
            if longest is None or stretch.to.latest > longest.to.latest:
                longest = stretch


def _stretch_faults(dialogue: Dialogue, n: int, stretch: Coverage, as_of: PartialDate | None) -> Iterator[Finding]:
    if stretch.to.is_certainly_before(stretch.from_):
        yield Finding(
            dialogue,
            f"coverage[{n}].to",
            f"to {stretch.to} is before from {stretch.from_}",
            f"a date on or after {stretch.from_}",
        )
    if as_of and as_of.is_certainly_before(stretch.to):
        yield Finding(
            dialogue,
            f"coverage[{n}].to",
            f"the coverage reaches to {stretch.to}, and the knowledge base is kept up to {as_of}",
            "an earlier end, or a later as_of in dialoguekb.yaml",
        )


def _days(stretch: Coverage) -> Interval:
    """Return the days searched: a year searched is searched to its end."""
    return Interval.between(stretch.from_, stretch.to)

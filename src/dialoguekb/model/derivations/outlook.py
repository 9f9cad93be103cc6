"""What is to come of a dialogue: the round announced, or when the next may be expected and who hosts it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dialoguekb.model.dates import Interval, order_of, years_before
from dialoguekb.model.derivations.meeting_rounds import rounds_of
from dialoguekb.model.derivations.report_days import first_known
from dialoguekb.model.derivations.rhythm import Rhythm, rhythms
from dialoguekb.model.derivations.rotation import next_host
from dialoguekb.model.derivations.rounds import Round, coming_rounds, postponed_rounds
from dialoguekb.model.derivations.series import sides_during
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Dialogue, Meeting

OLD_AFTER_YEARS = 10
"""int, years: what is older is summed up in one line."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """The next round of a dialogue, seen from a day."""

    dialogue: Dialogue
    """Of which dialogue."""
    day: date
    """The day."""
    held: int
    """int, how many rounds were held."""
    latest: Round | None
    """The latest round held; None where none with a date was."""
    planned: tuple[Round, ...]
    """The rounds announced and still to come, the firmest and first before others."""
    postponed: tuple[Round, ...]
    """The rounds postponed and not made up for."""
    rhythm: Rhythm | None
    """How often it meets; None with fewer than three rounds."""
    host: str | None
    """The code of the side whose turn it is to host; None where the record shows no turns."""

    @property
    def overdue_since(self) -> date | None:
        """The day on which the next round was due by its own rhythm; None where it is not late."""
        return self.rhythm.due if self.rhythm and self.rhythm.overdue(self.day) else None

    @property
    def is_suspended(self) -> bool:
        """Whether no round is announced, and none was held for more than three usual gaps or ten years."""
        if self.planned or self.latest is None or self.latest.days is None:
            return False
        is_old = self.latest.days.latest < years_before(self.day, OLD_AFTER_YEARS)
        return is_old or bool(self.rhythm and self.rhythm.is_suspended(self.day))

    @property
    def first_day(self) -> date:
        """The first day on which the next round may sit, for sorting; the last day there is if open."""
        if self.planned and self.planned[0].days:
            return self.planned[0].days.earliest
        return self.rhythm.window.earliest if self.rhythm else date.max


def outlooks(
    dialogues: Iterable[str], records: RecordSet, day: date, meetings: Iterable[Meeting] | None = None
) -> list[Outlook]:
    """Return what is to come of the dialogues (ids) on a day, by the first day of the next round.

    What was held or first announced after the day counts for nothing. Dialogues without a record are left out.
    `meetings` holds at least the meetings of the dialogues, in the order of the records; None is all.
    """
    by_dialogue: dict[str, list[Meeting]] = {}
    for meeting in records.meetings.values() if meetings is None else meetings:
        by_dialogue.setdefault(meeting.dialogue or "", []).append(meeting)
    recorded = [records.dialogues[dialogue] for dialogue in dialogues if dialogue in records.dialogues]
    seen = [_outlook(dialogue, by_dialogue.get(dialogue.id, []), records, day) for dialogue in recorded]
    return sorted(seen, key=lambda outlook: (outlook.first_day, outlook.dialogue.name))


def is_seen_on(meeting: Meeting, records: RecordSet, day: date) -> bool:
    """Whether a meeting held did not begin after a day, or a source of the day or before tells of one planned.

    Without a date to judge by, it is seen.
    """
    when = meeting.start if meeting.status == "held" else first_known(meeting, records)
    return when is None or when.earliest <= day


def _outlook(dialogue: Dialogue, meetings: list[Meeting], records: RecordSet, day: date) -> Outlook:
    so_far = [meeting for meeting in meetings if is_seen_on(meeting, records, day)]
    rounds = list(rounds_of(so_far, records))
    held = [round_ for round_ in rounds if round_.status == "held"]
    days = [(dialogue.id, round_.days.earliest) for round_ in held if round_.days]
    return Outlook(
        dialogue,
        day,
        len(held),
        max((round_ for round_ in held if round_.start), key=lambda round_: order_of(round_.start), default=None),
        tuple(coming_rounds(rounds, day)),
        tuple(postponed_rounds(rounds)),
        _steady(rhythms(days, day).get(dialogue.id)),
        next_host(list(_hosts(so_far)), _sides(dialogue, records, day)),
    )


def _steady(rhythm: Rhythm | None) -> Rhythm | None:
    """Return a rhythm whose usual gap is a day or more; None for rounds that vague dates put on one day."""
    return rhythm if rhythm and rhythm.usual else None


def _hosts(meetings: list[Meeting]) -> Iterator[str | None]:
    in_person = [meeting for meeting in meetings if meeting.status == "held" and meeting.mode != "virtual"]
    dated = sorted((meeting for meeting in in_person if meeting.start), key=lambda meeting: order_of(meeting.start))
    return (meeting.country for meeting in dated)


def _sides(dialogue: Dialogue, records: RecordSet, day: date) -> tuple[str, ...]:
    return sides_during(dialogue, Interval(day, day), records)

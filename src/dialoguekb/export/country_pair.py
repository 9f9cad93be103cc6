"""What the brief of two countries is about: their meetings and agreements, and the days of the news."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dialoguekb.errors import WrongCallError
from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.model.dates import Interval, PartialDate
from dialoguekb.model.derivations.holders import Holding, held_offices
from dialoguekb.model.derivations.intervals import interval_of_meeting
from dialoguekb.model.derivations.series import level_of, sides_of
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Agreement, Meeting, Office
from dialoguekb.query.selection import Question

_ABOVE_OFFICIALS = ("leader", "ministerial")
"""The levels of the meetings with which the news begins where no day is given."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two countries, and the days that the news of them spans."""

    knowledge_base: KnowledgeBase
    countries: tuple[str, str]
    """Their codes, in the order given."""
    since: date
    """The first day of the news."""
    day: date
    """The day that stands for today."""
    meetings: tuple[Meeting, ...]
    """Those with both at the table, in order of date."""
    agreements: tuple[Agreement, ...]
    """Those that bind both, in order of signature."""

    @property
    def records(self) -> RecordSet:
        """The records, as they could be known where the knowledge base is opened as known on a day."""
        return self.knowledge_base.records

    @property
    def meetings_held(self) -> list[Meeting]:
        """The meetings that were held, in order of date."""
        return [meeting for meeting in self.meetings if meeting.status == "held"]

    @property
    def bilateral_meetings_held(self) -> list[Meeting]:
        """The meetings that were held with no other country at the table, in order of date."""
        return [meeting for meeting in self.meetings_held if _is_bilateral(meeting, self.records)]

    def is_news(self, when: PartialDate) -> bool:
        """Whether a date may lie between the first day of the news and the day of the document."""
        return when.latest >= self.since and when.earliest <= self.day

    def latest_rounds(self) -> list[Meeting]:
        """Return the latest bilateral meeting of each dialogue, the latest first."""
        latest = {meeting.dialogue: meeting for meeting in self.bilateral_meetings_held if meeting.dialogue}
        return sorted(latest.values(), key=lambda meeting: str(meeting.start), reverse=True)

    def offices_held(self, days: Interval | None = None) -> Iterator[tuple[Office, Holding]]:
        """Yield who held an office of the two in the days, in the order of countries, offices and first days."""
        offices = self.records.offices.values()
        ours = (office for country in self.countries for office in offices if office.country == country)
        return held_offices(ours, self.records, days)


def read_pair(knowledge_base: KnowledgeBase, names: tuple[str, str], since: date | None) -> Pair:
    """Return two countries with what the brief says of them.

    Without `since` the news begins with the latest bilateral meeting of their ministers or leaders. Raises the errors
    of a name that leads to no single country, and WrongCallError where both lead to the same.
    """
    first, second = (knowledge_base.find(name, ("country",)) for name in names)
    if first.id == second.id:
        raise WrongCallError(f"'{names[0]}' and '{names[1]}' are one country; name two")
    filters = {"country": [first.id, second.id]}
    records = knowledge_base.records
    meetings = tuple(records.meetings[meeting] for meeting in _ids(knowledge_base, "meetings", filters))
    agreements = tuple(records.agreements[agreement] for agreement in _ids(knowledge_base, "agreements", filters))
    day = PartialDate.parse(knowledge_base.day).latest
    news = since or _latest_ministerial(meetings, records, day) or day
    return Pair(knowledge_base, (first.id, second.id), news, day, meetings, agreements)


def _latest_ministerial(meetings: Sequence[Meeting], records: RecordSet, day: date) -> date | None:
    """Return the first day of the latest bilateral meeting held by a day, at ministers' level or above."""
    days = (
        interval.earliest
        for meeting in meetings
        if meeting.status == "held" and level_of(meeting, records) in _ABOVE_OFFICIALS
        if _is_bilateral(meeting, records)
        if (interval := interval_of_meeting(meeting)) and interval.earliest <= day
    )
    return max(days, default=None)


def _is_bilateral(meeting: Meeting, records: RecordSet) -> bool:
    return len(sides_of(meeting, records)) == 2


def _ids(knowledge_base: KnowledgeBase, listing: str, filters: dict[str, list[str]]) -> list[str]:
    return [row[0] for row in knowledge_base.ask(listing, Question(filters, columns=["id"])).rows]

"""What a brief is about: countries, a dialogue or a grouping, with its meetings, agreements and days."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from shlex import quote

from dialoguekb.catalogue import Catalogue
from dialoguekb.errors import AmbiguousNameError, UnknownNameError, WrongCallError, in_quotes
from dialoguekb.export.fact_text import countries_in_words
from dialoguekb.index.lookup import NamedRecord
from dialoguekb.listings.partners import PARTNER_LEVELS
from dialoguekb.model.dates import Interval, PartialDate, order_of, years_before
from dialoguekb.model.derivations.holders import Holding, held_offices
from dialoguekb.model.derivations.intervals import interval_of_meeting
from dialoguekb.model.derivations.meeting_agreements import agreements_by_meeting
from dialoguekb.model.derivations.outlook import OLD_AFTER_YEARS, is_seen_on
from dialoguekb.model.derivations.series import format_of, level_of, members_of, sides_during, sides_of
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Agreement, Meeting, Office
from dialoguekb.query.selection import Question

_KINDS = ("dialogue", "grouping", "country")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who meets, and the days that the news of them spans."""

    knowledge_base: Catalogue
    filters: Mapping[str, Sequence[str]]
    """The filters of the meetings listing that say the same."""
    title: str | None
    """str, the name of the dialogue or the grouping; None where countries were named."""
    countries: tuple[str, ...]
    """The codes of the countries named, in the order given; else those of the sides or members on the day."""
    dialogues: tuple[str, ...]
    """The ids of the dialogues that may have a next round."""
    topic: str | None
    """str, the label of the one topic asked for."""
    since: date
    """The first day of the news."""
    day: date
    """The day that stands for today; nothing after it counts as held, signed or begun."""
    meetings: tuple[Meeting, ...]
    """Those held by the day, planned or given up, in order of date."""
    agreements: tuple[Agreement, ...]
    """Those signed by the day that bind all of them or came of the meetings, in order of signature."""

    @property
    def records(self) -> RecordSet:
        """The records, as they could be known where the knowledge base is opened as known on a day."""
        return self.knowledge_base.records

    @property
    def data_end(self) -> PartialDate:
        """The last day of which the page can tell: that up to which the data is kept, or the day of the page."""
        kept = self.knowledge_base.data_end
        return PartialDate.parse(self.day.isoformat()) if kept.latest > self.day else kept

    @property
    def meetings_held(self) -> list[Meeting]:
        """The meetings held by the day, in order of date."""
        return [meeting for meeting in self.meetings if meeting.status == "held"]

    @property
    def meetings_alone(self) -> list[Meeting]:
        """The meetings held with no other country at the table, in order of date; all of a dialogue or a grouping."""
        held = self.meetings_held
        return held if self.title else [meeting for meeting in held if self._is_alone(meeting)]

    def _is_alone(self, meeting: Meeting) -> bool:
        return set(sides_of(meeting, self.records)) == set(self.countries)

    def is_news(self, when: PartialDate) -> bool:
        """Whether a date may lie between the first day of the news and the day of the document."""
        return when.latest >= self.since and when.earliest <= self.day

    def is_old(self, when: PartialDate | None) -> bool:
        """Whether a date lies more than ten years back."""
        return when is not None and when.latest < years_before(self.day, OLD_AFTER_YEARS)

    def latest_rounds(self) -> list[Meeting]:
        """Return the latest meeting held of each dialogue, those of the countries alone first, then the latest first.

        Meetings without a dialogue are taken together where format and sides are the same.
        """
        latest = {
            meeting.dialogue or (format_of(meeting, self.records), sides_of(meeting, self.records)): meeting
            for meeting in self.meetings_held
        }
        alone = {meeting.id for meeting in self.meetings_alone}
        return sorted(latest.values(), key=lambda each: (each.id in alone, order_of(each.start)), reverse=True)

    def meetings_of_dialogues(self) -> list[Meeting]:
        """Return every meeting of the dialogues, in the order of the records."""
        query = "select id from meetings where dialogue in (select value from json_each(?)) order by rowid"
        ids = self.knowledge_base.index.execute(query, (json.dumps(self.dialogues),))
        return [self.records.meetings[record_id] for (record_id,) in ids]

    def offices_held(self, days: Interval | None = None) -> Iterator[tuple[Office, Holding]]:
        """Yield who held an office of the countries in the days, in the order of countries, offices and first days."""
        offices = self.records.offices.values()
        ours = (office for country in self.countries for office in offices if office.country == country)
        until = Interval(date.min, self.day)
        held = held_offices(ours, self.records, days)
        return ((office, holding) for office, holding in held if holding.days.overlaps(until))


def read_subject(
    knowledge_base: Catalogue, names: Sequence[str], *, since: date | None = None, topic: str | None = None
) -> Subject:
    """Return what the names typed mean: countries, one dialogue or grouping, or one grouping and countries.

    Without `since` the news begins with the latest meeting of their ministers or leaders, with no other country at
    the table where there was one, or a year ago. `topic` keeps what was said on it. Raises the errors of a name that
    leads to no single record, and WrongCallError where a country is named twice.
    """
    day = PartialDate.parse(knowledge_base.day).latest
    filters, title, countries, meetings = _read_names(knowledge_base, names, day)
    label, ids = _on_topic(knowledge_base, topic)
    by_day = sorted(
        (
            meeting
            for meeting in meetings
            if is_seen_on(meeting, knowledge_base.records, day) and (ids is None or meeting.id in ids)
        ),
        key=lambda meeting: (meeting.start is None, order_of(meeting.start), meeting.id),
    )
    subject = Subject(
        knowledge_base,
        filters,
        title,
        countries,
        _dialogues(by_day, countries if title is None and topic is None else (), knowledge_base.records),
        label,
        day,
        day,
        tuple(by_day),
        _agreements(knowledge_base.records, countries, by_day, day),
    )
    return replace(subject, since=since or _latest_of_ministers(subject) or years_before(day, 1))


def _read_names(
    knowledge_base: Catalogue, names: Sequence[str], day: date
) -> tuple[dict[str, list[str]], str | None, tuple[str, ...], list[Meeting]]:
    """Return filters, the title of a dialogue or a grouping, the countries, and their meetings."""
    records = knowledge_base.records
    names = _apart(knowledge_base, names)
    if len(names) == 1:
        named = knowledge_base.find(names[0], _KINDS)
        knowledge_base.require_known(named)
        filters = {named.kind: [named.id]}
        is_country = named.kind == "country"
        countries = (named.id,) if is_country else _sides_today(named.kind, named.id, records, day)
        return filters, named.title, countries, _meetings(knowledge_base, filters)
    grouping, names = _grouping_among(knowledge_base, names)
    codes = [_country(knowledge_base, name) for name in names]
    for place, code in enumerate(codes):
        if code in codes[:place]:
            raise WrongCallError(
                f"{in_quotes(names[codes.index(code)])} and {in_quotes(names[place])} are one country; name two"
            )
    if grouping is None:
        filters = {"country": codes}
        return filters, None, tuple(codes), _meetings(knowledge_base, filters)
    title = f"{grouping.title} with {countries_in_words(tuple(codes), records)}"
    members = _sides_today("grouping", grouping.id, records, day)
    countries = tuple(dict.fromkeys((*codes, *members)))
    filters = {"country": codes, "grouping": [grouping.id]}
    return filters, title, countries, _meetings(knowledge_base, filters)


def _meetings(knowledge_base: Catalogue, filters: Mapping[str, Sequence[str]]) -> list[Meeting]:
    """Return the meetings that filters keep."""
    rows = knowledge_base.ask("meetings", Question(filters, columns=["id"])).rows
    return [knowledge_base.records.meetings[record_id] for (record_id,) in rows]


def _grouping_among(knowledge_base: Catalogue, names: Sequence[str]) -> tuple[NamedRecord | None, list[str]]:
    """Return the first grouping that is named, and the other names."""
    for place, name in enumerate(names):
        if grouping := _grouping_called(knowledge_base, name):
            knowledge_base.require_known(grouping)
            return grouping, [*names[:place], *names[place + 1 :]]
    return None, list(names)


def _grouping_called(knowledge_base: Catalogue, name: str) -> NamedRecord | None:
    try:
        named = knowledge_base.find(name, _KINDS)
    except (UnknownNameError, AmbiguousNameError):
        return None
    return named if named.kind == "grouping" else None


_AND = re.compile(r"[,&+]|\b(?:and|with)\b", re.IGNORECASE)

_MOST_NAMES = 50
"""int: more names than anyone types; each takes time to look up."""


def _apart(knowledge_base: Catalogue, names: Sequence[str]) -> list[str]:
    """Return names typed as a sentence (`India and Japan`) one by one; a name that holds an `and` stays whole."""
    typed = " ".join(names)
    if not _AND.search(typed) or all(_is_called(knowledge_base, name) for name in names):
        return list(names)
    if _is_called(knowledge_base, typed):
        return [typed]
    parts = [part for name in _AND.split(typed) if (part := name.strip())] or list(names)
    if len(parts) > _MOST_NAMES:
        raise WrongCallError(f"a brief takes at most {_MOST_NAMES} names; these are {len(parts)}")
    return parts


def _is_called(knowledge_base: Catalogue, name: str) -> bool:
    try:
        knowledge_base.find(name, _KINDS)
    except UnknownNameError:
        return False
    except AmbiguousNameError:
        return True
    return True


def _country(knowledge_base: Catalogue, name: str) -> str:
    try:
        return knowledge_base.find(name, ("country",)).id
    except UnknownNameError as unknown:
        if unknown.other_kind == "grouping":
            raise WrongCallError(f"{in_quotes(name)} is a second grouping; name one, alone or with countries") from None
        if unknown.other_kind == "dialogue":
            raise WrongCallError(
                f"{in_quotes(name)} is a dialogue, and its brief takes no other name: dialoguekb brief {quote(name)}"
            ) from None
        raise


def _sides_today(kind: str, record_id: str, records: RecordSet, day: date) -> tuple[str, ...]:
    """Return the sides of a dialogue, or the members of a grouping on a day."""
    today = Interval(day, day)
    if kind == "grouping":
        return members_of(records.groupings[record_id], today)
    dialogue = records.dialogues[record_id]
    return sides_during(dialogue, today, records)


def _on_topic(knowledge_base: Catalogue, topic: str | None) -> tuple[str | None, set[str] | None]:
    """Return the label of a topic and the ids of the meetings on it or on a narrower one; None for any topic."""
    if topic is None:
        return None, None
    rows = knowledge_base.ask("meetings", Question({"topic": [topic]}, columns=["id"])).rows
    return knowledge_base.find(topic, ("topic",)).title, {row[0] for row in rows}


def _dialogues(meetings: Iterable[Meeting], countries: tuple[str, ...], records: RecordSet) -> tuple[str, ...]:
    """Return the dialogues of the meetings, and those with the countries (if any) among their sides."""
    ids = [meeting.dialogue for meeting in meetings if meeting.dialogue]
    if countries:
        ids += [each.id for each in records.dialogues.values() if set(countries) <= set(each.sides)]
    return tuple(dict.fromkeys(ids))


def _agreements(
    records: RecordSet, countries: tuple[str, ...], meetings: Iterable[Meeting], day: date
) -> tuple[Agreement, ...]:
    meetings = list(meetings)
    by_meeting = agreements_by_meeting(records, meetings)
    came_of = {agreement for meeting in meetings for agreement in by_meeting.get(meeting.id, ())}
    binding = [
        agreement
        for agreement in records.agreements.values()
        if (set(countries) and set(countries) <= set(agreement.parties)) or agreement.id in came_of
    ]
    signed = [agreement for agreement in binding if agreement.signed is None or agreement.signed.earliest <= day]
    return tuple(sorted(signed, key=lambda each: (each.signed is None, str(each.signed or ""), each.id)))


def _latest_of_ministers(subject: Subject) -> date | None:
    """Return the first day of the latest meeting of ministers or leaders: of the countries alone, else of any."""
    for meetings in (subject.meetings_alone, subject.meetings_held):
        days = [
            interval.earliest
            for meeting in meetings
            if level_of(meeting, subject.records) in PARTNER_LEVELS
            if (interval := interval_of_meeting(meeting))
        ]
        if days:
            return max(days)
    return None

"""The tables that link records: a row for each entry of a record's lists, so that a query can join.

Every dated row has `first_day` and `last_day`, ISO 8601 dates that can be compared as text.
"""

from dialoguekb.index.sql_table import Table, TableColumn


def _columns(**meanings: str) -> tuple[TableColumn, ...]:
    """Return columns of text: name -> what it holds."""
    return tuple(TableColumn(name, meaning) for name, meaning in meanings.items())


_POSITION = TableColumn("position", "Its place in the record, counted from 0.", "integer")
_DAYS = _columns(
    first_day="The first day on which it may apply; 0001-01-01 where the beginning is open.",
    last_day="The last day on which it may apply; 9999-12-31 where the end is open.",
)

MEMBERSHIPS = Table(
    "memberships",
    (
        *_columns(
            grouping_id="The id of the grouping.",
            country="The code of the member.",
            start="When it joined, as written.",
            end="When it left, as written.",
            note="A remark of the editors.",
        ),
        *_DAYS,
    ),
    "A stretch of time in which a country belonged to a grouping.",
    "select country, start from memberships where grouping_id = 'brics' order by first_day",
    indexes=("grouping_id, country", "country"),
    former_names=(("grouping", "grouping_id"), ("from", "start"), ("to", "end")),
)

OFFICE_TITLES = Table(
    "office_titles",
    (
        *_columns(
            office="The id of the office.",
            title="The title.",
            ministry="The ministry of that time, or that of the office.",
            start="The first day, as written.",
            end="The last day, as written.",
            note="A remark of the editors.",
            unsourced="The fields that no source read confirms, a JSON list.",
        ),
        *_DAYS,
    ),
    "A title that an office had for a stretch of time; an office whose title never changed has none.",
    "select title, start, end from office_titles where office = 'fr-defence-minister' order by first_day",
    indexes=("office",),
)

TENURES = Table(
    "tenures",
    (
        *_columns(
            official="The id of the official.",
            office="The id of the office.",
            country="The code of the country whose office it is.",
            role="The role of the office (foreign-minister).",
            also="Further roles of the office, a JSON list.",
            title="The title of the office in the tenure; where it changed, one after the other.",
            titles="The titles by date in the tenure, each with its first_day and last_day, a JSON list.",
            start="The first day, as written.",
            end="The last day, as written.",
        ),
        TableColumn("acting", "1 for an acting capacity, else 0.", "integer"),
        TableColumn("concurrent", "1 where another held the office at the same time on purpose, else 0.", "integer"),
        *_columns(
            as_of="The latest day on which a source shows the official in office.",
            note="A remark of the editors.",
            unsourced="The fields that no source read confirms, a JSON list.",
        ),
        *_DAYS,
    ),
    "A stretch of time in which an official held an office.",
    "select official, start, end from tenures where country = 'JP' and role = 'defence-minister'",
    indexes=("official", "office"),
    former_names=(("from", "start"), ("to", "end")),
)

DIALOGUE_SIDES = Table(
    "dialogue_sides",
    (*_columns(dialogue="The id of the dialogue.", country="The code of the country."), *_DAYS),
    "A country that is a side of a dialogue, and when.",
    "select country, count(distinct dialogue) n from dialogue_sides group by country order by n desc",
    indexes=("dialogue, country",),
)

ORDINAL_GAPS = Table(
    "ordinal_gaps",
    (
        *_columns(dialogue="The id of the dialogue."),
        TableColumn("first", "The first of these numbers.", "integer"),
        TableColumn("last", "The last of these numbers.", "integer"),
    ),
    "Consecutive numbers that no meeting of a dialogue bears.",
    "select dialogue, first, last from ordinal_gaps",
    indexes=("dialogue",),
)

SIDES = Table(
    "sides",
    _columns(meeting="The id of the meeting.", country="The code of the country."),
    "A country at the table of a meeting.",
    "select m.id, m.start from meetings m join sides s on s.meeting = m.id where s.country = 'FR'",
    indexes=("meeting, country", "country, meeting"),
)

PARTICIPANTS = Table(
    "participants",
    (
        *_columns(meeting="The id of the meeting."),
        _POSITION,
        *_columns(
            official="The id of the official; null for a person without a record.",
            person="The id of the official; for a person without a record, `name:` and a key of the name.",
            name="The name of the person.",
            country="The code of the side: the country of the office held that day.",
            office="The id of the office held that day.",
            role="The role of that office.",
            title="The title of the office on the day, or the capacity in words.",
            note="A remark of the editors.",
        ),
    ),
    "A person at the table of a meeting.",
    "select name, count(*) n from participants where role = 'foreign-minister' group by name order by n desc",
    indexes=("meeting, person", "official", "person"),
)

MEETING_TOPICS = Table(
    "meeting_topics",
    _columns(
        meeting="The id of the meeting.",
        topic="The id of the topic.",
        wording="The finer wording that this meeting used.",
    ),
    "A topic of a meeting.",
    "select m.start, t.wording from meeting_topics t join meetings m on m.id = t.meeting"
    " where t.topic = 'taiwan-strait'",
    indexes=("meeting, topic", "topic"),
)

TOPIC_ANCESTORS = Table(
    "topic_ancestors",
    _columns(topic="The id of the narrower topic.", ancestor="The id of the wider topic."),
    "A topic and a wider topic that it falls under. Each topic falls under itself too.",
    "select topic from topic_ancestors where ancestor = 'indo-pacific'",
    indexes=("topic, ancestor",),
)

MEETING_AGREEMENTS = Table(
    "meeting_agreements",
    _columns(meeting="The id of the meeting.", agreement="The id of the agreement."),
    "An agreement that resulted from a meeting.",
    "select m.start, a.short from meeting_agreements ma join meetings m on m.id = ma.meeting"
    " join agreements a on a.id = ma.agreement",
    indexes=("agreement",),
)

PARTIES = Table(
    "parties",
    _columns(agreement="The id of the agreement.", country="The code of the country."),
    "A country bound by an agreement.",
    "select country, count(*) n from parties group by country order by n desc",
    indexes=("agreement, country",),
)

SIGNATORIES = Table(
    "signatories",
    _columns(
        agreement="The id of the agreement.",
        official="The id of the official, where the person has a record.",
        person="The id of the official; for a person without a record, `name:` and a key of the name.",
        name="The person's name.",
        country="The code of the party signed for.",
        title="The capacity in which the person signed.",
    ),
    "Someone who signed an agreement.",
    "select name, count(*) n from signatories group by name order by n desc limit 5",
    indexes=("agreement", "person"),
)

REPORTS = Table(
    "reports",
    _columns(
        meeting="The id of the meeting.",
        source="The id of the source.",
        date="When it was said, as written.",
        status="The status that it gave.",
        start="The first day that it gave.",
        end="The last day that it gave.",
        city="The city that it gave.",
        country="The code of the country of the venue that it gave.",
        was="The earlier date that it replaced.",
        note="What else it said.",
    ),
    "What one source said about a meeting before it took place.",
    "select meeting, date, status, start from reports where status = 'postponed'",
)

DISPUTES = Table(
    "disputes",
    (
        *_columns(
            record_type="The kind of the record (meeting).",
            record="The id of the record.",
            title="What the record is called.",
        ),
        _POSITION,
        *_columns(
            field="The field in dispute.",
            kept="The value that the record keeps.",
            sources="The ids of the sources that give it, a JSON list.",
            not_kept="The other values and the sources that give each, a JSON list.",
            why="Why this value was kept.",
        ),
    ),
    "A field of a record on which sources disagree.",
    "select record, field, kept, why from disputes where record_type = 'meeting'",
    former_names=(("kind", "record_type"),),
)

CITATIONS = Table(
    "citations",
    _columns(
        record_type="The kind of the record (meeting).",
        record="The id of the record.",
        part="The part of the record that cites it (tenures[0]); empty for the record as a whole.",
        source="The id of the source.",
        supports="The fields that it supports, a JSON list; empty for all.",
        quote="The words of the source that say it.",
        page="The page on which they stand.",
    ),
    "A source that a record cites.",
    "select source, count(distinct record) n from citations group by source order by n desc limit 5",
    indexes=("source, record_type", "record_type, record"),
    former_names=(("kind", "record_type"),),
)

AMENDMENTS = Table(
    "amendments",
    (
        *_columns(
            record_type="The kind of the record (official).",
            record="The id of the record.",
            file="The file that adds to the record.",
        ),
        TableColumn("line", "The line on which the addition begins.", "integer"),
        TableColumn("position", "The character of that line at which it begins, counted from 1.", "integer"),
    ),
    "What a knowledge base adds, with `amends: true`, to a record of one below.",
    "select count(*) n, count(distinct record) records from amendments",
    indexes=("record_type, record", "file"),
)

LINK_TABLES = (
    MEMBERSHIPS,
    OFFICE_TITLES,
    TENURES,
    DIALOGUE_SIDES,
    ORDINAL_GAPS,
    SIDES,
    PARTICIPANTS,
    MEETING_TOPICS,
    TOPIC_ANCESTORS,
    MEETING_AGREEMENTS,
    PARTIES,
    SIGNATORIES,
    REPORTS,
    DISPUTES,
    CITATIONS,
    AMENDMENTS,
)
"""The tables of links, in the order in which they are shown."""

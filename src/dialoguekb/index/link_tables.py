"""The tables of links, which spell out what the lists of the records hold, so that a query can join.

Every dated row has `first_day` and `last_day` (ISO 8601 dates; open sides are 0001-01-01 and 9999-12-31).
"""

from dataclasses import dataclass

_FIRST_DAY = "The first day on which it may hold; 0001-01-01 where the beginning is open."
_LAST_DAY = "The last day on which it may hold; 9999-12-31 where the end is open."


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table."""

    name: str
    """str, its name; one that is a word of SQL must be quoted (`"from"`)."""
    meaning: str
    """str, what it holds."""
    type: str = "text"
    """str, its SQL type: text or integer."""

    @property
    def declaration(self) -> str:
        """Return how SQL declares it."""
        return f'"{self.name}" {self.type}'


@dataclass(frozen=True, slots=True)
class LinkTable:
    """A table whose rows link records."""

    meaning: str
    """str, what a row of it is; empty for a table that is the index's own affair."""
    columns: tuple[TableColumn, ...]
    """Its columns in order."""


def _columns(**meanings: str) -> tuple[TableColumn, ...]:
    """Return columns of text: name without a trailing underscore -> what it holds."""
    return tuple(TableColumn(name.rstrip("_"), meaning) for name, meaning in meanings.items())


_POSITION = TableColumn("position", "Its place in the record, counted from 0.", "integer")
_DAYS = _columns(first_day=_FIRST_DAY, last_day=_LAST_DAY)

LINK_TABLES: dict[str, LinkTable] = {
    "names": LinkTable(
        "",
        (
            *_columns(kind="", key=""),
            TableColumn("strength", "", "integer"),
            *_columns(id="", name=""),
        ),
    ),
    "offered": LinkTable("", _columns(kind="", folded="", name="")),
    "memberships": LinkTable(
        "A stretch of time in which a country belonged to a grouping.",
        (
            *_columns(
                grouping="The id of the grouping.",
                country="The code of the member.",
                from_="When it joined, as written.",
                to="When it left, as written.",
                note="A remark.",
            ),
            *_DAYS,
        ),
    ),
    "tenures": LinkTable(
        "A stretch of time in which an official held an office.",
        (
            *_columns(
                official="The id of the official.",
                office="The id of the office.",
                country="The code of the country whose office it is.",
                role="The role of the office (foreign-minister).",
                also="Further roles of the office, a JSON list.",
                title="The title of the office.",
                from_="The first day, as written.",
                to="The last day, as written.",
            ),
            TableColumn("acting", "1 where in an acting capacity.", "integer"),
            TableColumn("concurrent", "1 where on purpose beside another holder.", "integer"),
            *_columns(
                as_of="The latest day on which a source shows the official in office.",
                note="A remark.",
                unsourced="The fields that no source read confirms, a JSON list.",
            ),
            *_DAYS,
        ),
    ),
    "dialogue_sides": LinkTable(
        "A country that is a side of a dialogue, and when.",
        (*_columns(dialogue="The id of the dialogue.", country="The code of the country."), *_DAYS),
    ),
    "ordinal_gaps": LinkTable(
        "Numbers in a row that are missing in the count of a dialogue.",
        (
            *_columns(dialogue="The id of the dialogue."),
            TableColumn("first", "The first number that no meeting has.", "integer"),
            TableColumn("last", "The last of them.", "integer"),
        ),
    ),
    "sides": LinkTable(
        "A country at the table of a meeting.",
        _columns(meeting="The id of the meeting.", country="The code of the country."),
    ),
    "participants": LinkTable(
        "An official at the table of a meeting.",
        (
            *_columns(meeting="The id of the meeting."),
            _POSITION,
            *_columns(
                official="The id of the official.",
                name="The official's name.",
                country="The code of the country served.",
                office="The id of the office held that day.",
                role="The role of that office.",
                title="The title of the office, or the capacity in words.",
                note="A remark.",
            ),
        ),
    ),
    "meeting_topics": LinkTable(
        "A topic of a meeting.",
        _columns(
            meeting="The id of the meeting.", topic="The id of the topic.", wording="The finer wording of this meeting."
        ),
    ),
    "topic_ancestors": LinkTable(
        "A topic and one that it falls under; each topic falls under itself too.",
        _columns(topic="The id of the narrower topic.", ancestor="The id of the wider topic."),
    ),
    "meeting_agreements": LinkTable(
        "An agreement that came of a meeting.",
        _columns(meeting="The id of the meeting.", agreement="The id of the agreement."),
    ),
    "parties": LinkTable(
        "A country bound by an agreement.",
        _columns(agreement="The id of the agreement.", country="The code of the country."),
    ),
    "signatories": LinkTable(
        "Someone who signed an agreement.",
        _columns(
            agreement="The id of the agreement.",
            official="The id of the official, where the person has a record.",
            name="The person's name.",
            country="The code of the party signed for.",
            title="In which capacity.",
        ),
    ),
    "reports": LinkTable(
        "What one source said of a meeting beforehand.",
        _columns(
            meeting="The id of the meeting.",
            source="The id of the source.",
            date="When it was said, as written.",
            status="The status that it gave.",
            start="The first day that it gave.",
            end="The last day that it gave.",
            city="The city that it gave.",
            country="The code of the country of the venue that it gave.",
            was="The earlier date that it says was given up.",
            note="What else it said.",
        ),
    ),
    "disputes": LinkTable(
        "A field of a record on which sources disagree.",
        (
            *_columns(
                kind="The kind of the record (meeting).",
                record="The id of the record.",
                title="What the record is called.",
            ),
            _POSITION,
            *_columns(
                field="The field in dispute.",
                kept="The value kept.",
                sources="The ids of the sources that give it, a JSON list.",
                not_kept="The values not kept and who gives them, a JSON list.",
                why="Why the one was kept.",
            ),
        ),
    ),
    "links": LinkTable("", _columns(kind="", record="", path="", target_kind="", target="")),
    "citations": LinkTable(
        "A source that a record cites.",
        _columns(
            kind="The kind of the record (meeting).",
            record="The id of the record.",
            part="The part that cites (tenures[0]); empty for the record as a whole.",
            source="The id of the source.",
            supports="The fields that it backs, a JSON list; empty for all.",
        ),
    ),
}
"""The tables of links by name."""

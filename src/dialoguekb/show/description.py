"""One record described: its fields, its sources, and what points to it."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dialoguekb.index.kind_table import plurals
from dialoguekb.index.lookup import NamedRecord, caption_of_record
from dialoguekb.listings.registry import LISTINGS
from dialoguekb.model.problems import Place
from dialoguekb.query.listing import Listing
from dialoguekb.query.selection import Answer, Question, select


@dataclass(frozen=True, slots=True)
class Quote:
    """What a citation takes from its source."""

    quote: str | None
    """str, the words of the source, or None where only the page is known."""
    page: str | None
    """str, the page on which they stand (`12–14`), or None."""


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source as a record cites it."""

    source: str
    """str, the source's id."""
    backs: tuple[str, ...]
    """The fields that it backs (`tenures` for one that a tenure cites); empty for the record as a whole."""
    publisher: str
    """str, who published it."""
    title: str
    """str, its title."""
    published: str | None
    """str, ISO 8601 date at day, month or year precision, or None where the page shows none."""
    accessed: str | None
    """str, ISO 8601 date when it was read, or None where that is not said."""
    url: str | None
    """str, where it can be read."""
    archived: str | None
    """str, the address of a copy, or None."""
    quotes: tuple[Quote, ...]
    """What the record takes from it, in the order of its citations."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """A record that names another."""

    kind: str
    """str, the kind of the record that names it."""
    plural: str
    """str, what several records of this kind are called."""
    id: str
    """str, its id."""
    title: str
    """str, what it is called."""
    fields: tuple[str, ...]
    """The fields in which it does, without positions (`participants`)."""


@dataclass(frozen=True, slots=True)
class Description:
    """A record with all that is known around it."""

    kind: str
    """str, the kind of record."""
    plural: str
    """str, what several records of this kind are called, the key of their list in a file."""
    id: str
    """str, its id."""
    title: str
    """str, what it is called."""
    place: Place
    """Where it begins."""
    amended_at: tuple[Place, ...]
    """Where the additions to it begin, the lowest layer first."""
    facts: Answer
    """Its listing's columns with its one row, and the fields that the listing shows only if you name them."""
    remarks: dict[str, Any]
    """What is said of the facts: unsourced, not_established, disputes, note, asides; only what is there."""
    citations: tuple[CitedSource, ...]
    """The sources that it cites, in order."""
    pointers: tuple[Pointer, ...]
    """The records that name it, by kind then id."""


def describe(connection: sqlite3.Connection, named: NamedRecord, today: str) -> Description:
    """Return the description of a record."""
    table = plurals(connection)[named.kind]
    listing = LISTINGS[table]
    cursor = connection.execute(f"select * from {table} where id = ?", (named.id,))
    row = dict(zip((column[0] for column in cursor.description), cursor.fetchone(), strict=True))
    return Description(
        named.kind,
        table,
        named.id,
        named.title,
        Place(row["file"], row["line"], row["position"]),
        _amended_at(connection, named),
        _facts(connection, listing, row, today),
        _remarks(row) | _asides(connection, named),
        _citations(connection, named),
        _pointers(connection, named),
    )


def _amended_at(connection: sqlite3.Connection, named: NamedRecord) -> tuple[Place, ...]:
    query = "select file, line, position from amendments where record_type = ? and record = ? order by rowid"
    return tuple(Place(*place) for place in connection.execute(query, (named.kind, named.id)))


def _facts(connection: sqlite3.Connection, listing: Listing, row: dict[str, Any], today: str) -> Answer:
    """Return the columns of the listing, with those on request that are fields of the record (`row`)."""
    fields = row.keys() - _REMARKS.keys()
    names = [each.column.name for each in listing.columns if not each.on_request or each.column.name in fields]
    return select(connection, listing, Question(columns=names, today=today, ids=(row["id"],)))


_REMARKS: dict[str, Callable[[str], Any]] = {"unsourced": json.loads, "not_established": json.loads, "note": str}
"""Column that stands apart from the facts -> how its text is read."""


def _remarks(row: dict[str, Any]) -> dict[str, Any]:
    columns: dict[str, Callable[[str], Any]] = {"disputes": json.loads, **_REMARKS}
    remarks = {name: read(row[name]) for name, read in columns.items() if row.get(name)}
    return {name: value for name, value in remarks.items() if value}


_TENURE = "title || ' ' || coalesce(start, '')"

_FIELD_OF_TENURE = (
    "case json_extract(value, '$.field') when 'as_of' then 'that it still lasted on the day given' when 'from' then"
    " 'the first day' when 'to' then 'the last day' else 'the ' || json_extract(value, '$.field') end"
)

_UNCONFIRMED = (
    f"(select 'no source confirms ' || group_concat({_FIELD_OF_TENURE}"
    " || coalesce(' (' || json_extract(value, '$.why') || ')', ''), ', ') from json_each(unsourced))"
)

_ASIDES = {
    "meeting": (
        "select name, note from participants where meeting = :id and note is not null",
        "select topic, wording from meeting_topics where meeting = :id and wording is not null",
    ),
    "grouping": ("select country, note from memberships where grouping_id = :id and note is not null",),
    "official": (
        f"select {_TENURE}, note from tenures where official = :id and note is not null",
        f"select {_TENURE}, {_UNCONFIRMED} from tenures where official = :id and unsourced <> '[]'",
        f"select {_TENURE}, 'beside another holder, on purpose' from tenures where official = :id and concurrent",
    ),
}
"""Kind -> queries for the remarks on parts of a record: the part, and the remark."""


def _asides(connection: sqlite3.Connection, named: NamedRecord) -> dict[str, Any]:
    asides = [
        {"of": of.strip(), "remark": remark}
        for query in _ASIDES.get(named.kind, ())
        for of, remark in connection.execute(query, {"id": named.id})
    ]
    return {"asides": asides} if asides else {}


def _citations(connection: sqlite3.Connection, named: NamedRecord) -> tuple[CitedSource, ...]:
    rows = connection.execute(
        "select cited.part, cited.supports, cited.quote, cited.page, cited.source, source.publisher, source.title,"
        " source.published, source.accessed, source.url, source.archived ->> 'url'"
        " from citations cited join sources source on source.id = cited.source"
        " where cited.record_type = ? and cited.record = ? order by cited.rowid",
        (named.kind, named.id),
    )
    facts: dict[tuple[Any, ...], set[str] | None] = {}
    quotes: dict[str, dict[Quote, None]] = {}
    for part, supports, quote, page, *source in rows:
        if quote or page:
            quotes.setdefault(source[0], {})[Quote(quote, page)] = None
        backed = {part.split("[", 1)[0]} if part else set(json.loads(supports)) or None
        known = facts.setdefault(tuple(source), set())
        facts[tuple(source)] = None if backed is None or known is None else known | backed
    return tuple(
        CitedSource(
            source,
            tuple(sorted(backed or ())),
            publisher,
            title,
            published,
            accessed,
            url,
            archived,
            tuple(quotes.get(source, ())),
        )
        for (source, publisher, title, published, accessed, url, archived), backed in facts.items()
    )


_DIALOGUES_OF_GROUPING = "select id from dialogues where grouping_id = :id"

_INHERITED = {
    "country": (
        "select 'meeting', meeting, 'sides' from sides where country = :id",
        "select 'dialogue', dialogue, 'sides' from dialogue_sides where country = :id",
    ),
    "office": ("select 'meeting', meeting, 'participants' from participants where office = :id",),
    "grouping": (f"select 'meeting', id, 'dialogue' from meetings where dialogue in ({_DIALOGUES_OF_GROUPING})",),
    "agreement": ("select 'meeting', meeting, 'agreements' from meeting_agreements where agreement = :id",),
}
"""Kind -> queries for the records that inherit a record without naming it: kind, id, and the field."""


def _pointers(connection: sqlite3.Connection, named: NamedRecord) -> tuple[Pointer, ...]:
    written = "select kind, record, path from links where target_kind = :kind and target = :id"
    query = " union ".join([written, *_INHERITED.get(named.kind, ())])
    rows = connection.execute(f"{query} order by 1, 2, 3", {"kind": named.kind, "id": named.id})
    fields: dict[tuple[str, str], dict[str, None]] = {}
    called = plurals(connection)
    for kind, record, path in rows:
        fields.setdefault((kind, record), {})[path.split("[", 1)[0].split(".", 1)[0]] = None
    return tuple(
        Pointer(kind, called[kind], record, caption_of_record(connection, kind, record), tuple(names))
        for (kind, record), names in fields.items()
    )

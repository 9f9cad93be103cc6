"""One record described: its fields, its sources, and what points to it."""

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from dialoguekb.index.lookup import Named, caption_of_record
from dialoguekb.problems import Place
from dialoguekb.query.listing import Listing
from dialoguekb.query.listings import LISTINGS
from dialoguekb.query.selecting import Answer, Question, select
from dialoguekb.records import PLURALS


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
    url: str | None
    """str, where it can be read."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """A record that names another."""

    kind: str
    """str, the kind of the record that names it."""
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
    id: str
    """str, its id."""
    title: str
    """str, what it is called."""
    place: Place
    """Where it begins."""
    facts: Answer
    """Its listing's columns with its one row."""
    remarks: dict[str, Any]
    """What the listing leaves out: unsourced, missing, disputes, note, topic_wordings; only what is there."""
    citations: tuple[CitedSource, ...]
    """The sources that it cites, in order."""
    pointers: tuple[Pointer, ...]
    """The records that name it, by kind then id."""


def describe(connection: sqlite3.Connection, named: Named, today: str) -> Description:
    """Return the description of a record."""
    listing = LISTINGS[PLURALS[named.kind]]
    table = PLURALS[named.kind]
    cursor = connection.execute(f"select * from {table} where id = ?", (named.id,))
    row = dict(zip((column[0] for column in cursor.description), cursor.fetchone(), strict=True))
    return Description(
        named.kind,
        named.id,
        named.title,
        Place(row["file"], row["line"], row["position"]),
        _facts(connection, listing, named.id, today),
        _remarks(row) | _wordings(connection, named),
        _citations(connection, named),
        _pointers(connection, named),
    )


def _facts(connection: sqlite3.Connection, listing: Listing, record_id: str, today: str) -> Answer:
    return select(connection, listing, Question(today=today, ids=(record_id,)))


def _remarks(row: dict[str, Any]) -> dict[str, Any]:
    lists = {name: json.loads(row[name]) for name in ("disputes", "unsourced", "missing") if row.get(name)}
    found = {name: value for name, value in lists.items() if value}
    return found | ({"note": row["note"]} if row.get("note") else {})


def _wordings(connection: sqlite3.Connection, named: Named) -> dict[str, Any]:
    if named.kind != "meeting":
        return {}
    query = "select topic, wording from meeting_topics where meeting = ? and wording is not null order by rowid"
    wordings = [{"topic": topic, "as": wording} for topic, wording in connection.execute(query, (named.id,))]
    return {"topic_wordings": wordings} if wordings else {}


def _citations(connection: sqlite3.Connection, named: Named) -> tuple[CitedSource, ...]:
    rows = connection.execute(
        "select cited.part, cited.supports, cited.source, source.publisher, source.title, source.published, source.url"
        " from citations cited join sources source on source.id = cited.source"
        " where cited.kind = ? and cited.record = ? order by cited.rowid",
        (named.kind, named.id),
    )
    facts: dict[tuple[Any, ...], set[str] | None] = {}
    for part, supports, *source in rows:
        backed = {part.split("[", 1)[0]} if part else set(json.loads(supports)) or None
        known = facts.setdefault(tuple(source), set())
        facts[tuple(source)] = None if backed is None or known is None else known | backed
    return tuple(CitedSource(source, tuple(sorted(backed or ())), *rest) for (source, *rest), backed in facts.items())


def _pointers(connection: sqlite3.Connection, named: Named) -> tuple[Pointer, ...]:
    rows = connection.execute(
        "select kind, record, path from links where target_kind = ? and target = ? order by kind, record, rowid",
        (named.kind, named.id),
    )
    fields: dict[tuple[str, str], dict[str, None]] = {}
    for kind, record, path in rows:
        fields.setdefault((kind, record), {})[path.split("[", 1)[0].split(".", 1)[0]] = None
    return tuple(
        Pointer(kind, record, caption_of_record(connection, kind, record), tuple(names))
        for (kind, record), names in fields.items()
    )

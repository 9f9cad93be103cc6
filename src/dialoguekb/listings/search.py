"""The listing of what a search found, narrowed like any other."""

import sqlite3
from collections.abc import Sequence
from functools import partial
from typing import Any

from dialoguekb.full_text.ranking import Hit
from dialoguekb.index.insertion import fill
from dialoguekb.index.sql_table import Table, TableColumn
from dialoguekb.listings.agreements import LISTING as AGREEMENTS
from dialoguekb.listings.countries import LISTING as COUNTRIES
from dialoguekb.listings.dialogues import LISTING as DIALOGUES
from dialoguekb.listings.meetings import LISTING as MEETINGS
from dialoguekb.listings.offices import LISTING as OFFICES
from dialoguekb.listings.officials import LISTING as OFFICIALS
from dialoguekb.listings.sources import LISTING as SOURCES
from dialoguekb.model.vocabulary import PLURALS
from dialoguekb.query.conditions import ITSELF, as_listed
from dialoguekb.query.listing import Listing, column

_as_listed = partial(as_listed, "row.kind, row.id")

_OF_COUNTRY = (COUNTRIES, OFFICES, OFFICIALS, DIALOGUES, MEETINGS, AGREEMENTS)
_WITH_COUNTRY = (DIALOGUES, MEETINGS, AGREEMENTS)

LISTING = Listing(
    name="search",
    rank=13,
    summary="Search all texts for words, best match first.",
    details="Names in every script, titles, topics, outcomes, places, documents, reports and notes are searched; case"
    ' and accents do not matter. Every word must be held; "words in a row" stand in quotation marks, and a word may end'
    " in * for any ending. Filters keep the records that the listing of their kind would keep; a record of a kind"
    " without such a filter is left out.",
    example="fighter exercise",
    source="hits row",
    columns=(
        column("kind", "Kind"),
        column("id", "Id"),
        column("title", "Title", featured=False),
        column("field", "Found in"),
        column("snippet", "Match"),
        column("score", "Score", "number", featured=False),
    ),
    conditions={
        "country": _as_listed("country", *_OF_COUNTRY),
        "with": _as_listed("with", *_WITH_COUNTRY),
        "format": _as_listed("format", DIALOGUES, MEETINGS),
        "level": _as_listed("level", DIALOGUES, MEETINGS),
        "status": _as_listed("status", MEETINGS),
        "dialogue": _as_listed("dialogue", OFFICIALS, MEETINGS, AGREEMENTS, dialogue=ITSELF),
        "official": _as_listed("official", OFFICIALS, OFFICES, MEETINGS, AGREEMENTS),
        "topic": _as_listed("topic", MEETINGS, topic=ITSELF),
        "grouping": _as_listed("grouping", COUNTRIES, DIALOGUES, MEETINGS, AGREEMENTS, grouping=ITSELF),
        "kind": "row.kind = {value}",
        "since": _as_listed("since", MEETINGS, AGREEMENTS, SOURCES),
        "until": _as_listed("until", MEETINGS, AGREEMENTS, SOURCES),
        "year": _as_listed("year", MEETINGS, AGREEMENTS, SOURCES),
    },
    rows_called="records",
    is_searched=True,
    order="row.score desc, row.kind, row.id",
    choices={"kind": tuple(PLURALS)},
)


def fill_hits(connection: sqlite3.Connection, hits: Sequence[Hit]) -> None:
    """Put what a search found where the listing reads it; what an earlier one found goes."""
    fill(connection, _TABLE, map(_row, hits))


def _row(hit: Hit) -> dict[str, Any]:
    return {
        "kind": hit.kind,
        "id": hit.id,
        "title": hit.title,
        "field": hit.match.field,
        "snippet": hit.match.snippet,
        "score": hit.score,
    }


_TABLE = Table(
    "hits",
    (*map(TableColumn, ("kind", "id", "title", "field", "snippet")), TableColumn("score", type="real")),
    rows="other",
    is_temporary=True,
)
"""What the last search found."""

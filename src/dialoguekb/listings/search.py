"""The listing of what a search found, narrowed like any other."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from dialoguekb.full_text.ranking import Hit
from dialoguekb.index.insertion import fill
from dialoguekb.index.sql_table import Table, TableColumn
from dialoguekb.model.vocabulary import PLURALS
from dialoguekb.query.listing import Listing, column

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
        column("record_type", "Kind", expression="row.kind"),
        column("id", "Id"),
        column("title", "Title", featured=False),
        column("field", "Found in"),
        column("snippet", "Match"),
        column("score", "Score", "number", featured=False),
    ),
    rows_called="records",
    is_searched=True,
    tables=("hits",),
    records="row.kind, row.id",
    without=("on",),  # it means another thing for each kind
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

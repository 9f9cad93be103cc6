"""The listing of search results, which filters narrow like any other."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from dialoguekb.full_text.ranking import SearchResult
from dialoguekb.full_text.snippets import Match
from dialoguekb.index.insertion import fill
from dialoguekb.index.sql_table import Table, TableColumn
from dialoguekb.query.listing import Listing, column

LISTING = Listing(
    name="search",
    rank=13,
    summary="Search all texts for words, best match first.",
    details="Searches names in every script, titles, topics, outcomes, places, documents, reports and notes; case and"
    ' accents do not matter. A record must hold every word. Put "words in a row" in quotation marks; end a word in * to'
    " match any ending. A filter works as in each kind's listing; kinds without it are left out.",
    example="fighter exercise",
    subject="words",
    source="results row",
    columns=(
        column("record_type", "Kind", expression="row.kind", meaning="The kind of record (`meeting`).", drop=2),
        column("id", "Id", meaning="Its id."),
        column("title", "Title", featured=False, meaning="What it is called."),
        column("field", "Found in", meaning="The field with the best match.", drop=1),
        column("snippet", "Match", meaning="The text around the match."),
        column("score", "Score", "number", featured=False, meaning="How good the match is: the higher, the better."),
    ),
    rows_called="records",
    is_searched=True,
    tables=("results",),
    records="row.kind, row.id",
    without=("on",),  # it means another thing for each kind
    order="row.score desc, row.kind, row.id",
    counted_levels=(),
)


def fill_results(connection: sqlite3.Connection, results: Sequence[SearchResult]) -> None:
    """Fill the table that the listing reads with the results of a search, in place of those of the last one.

    They have no place that matched yet; see `fill_places`.
    """
    fill(connection, _TABLE, map(_row, results))


def rows_without_place(connection: sqlite3.Connection, records: Sequence[Sequence[str]] | None) -> list[int]:
    """Return the rows of `full_text` of these results (kind and id of each; None: all) that have no place yet."""
    waiting = connection.execute("select kind, id, number from results where field is null").fetchall()
    wanted = None if records is None else set(map(tuple, records))
    return [number for kind, record_id, number in waiting if wanted is None or (kind, record_id) in wanted]


def fill_places(connection: sqlite3.Connection, places: Mapping[int, Match]) -> None:
    """Add the places that matched: row of `full_text` -> place."""
    connection.executemany(
        "update results set field = ?, snippet = ? where number = ?",
        [(place.field, place.snippet, number) for number, place in places.items()],
    )


def _row(result: SearchResult) -> dict[str, Any]:
    return {
        "kind": result.kind,
        "id": result.id,
        "title": result.title,
        "field": None,
        "snippet": None,
        "score": result.score,
        "number": result.row,
    }


_TABLE = Table(
    "results",
    (
        *map(TableColumn, ("kind", "id", "title", "field", "snippet")),
        TableColumn("score", type="real"),
        TableColumn("number", type="integer"),
    ),
    rows="other",
    indexes=("number",),
    is_temporary=True,
)
"""The results of the last search."""

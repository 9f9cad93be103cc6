"""What a listing is: rows of a table of the index, its columns, and the filters that it takes.

Filters are computed, not listed. A listing takes a filter if it can be asked of the tables of its rows, or of the
rows that they are related to (`officials` to tenures, `topics` to meetings).

The small values of this room are named tuples: every start defines them, and a dataclass takes six times as long.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from dialoguekb.model.columns import Column, ColumnForm
from dialoguekb.query.filters import FILTERS


class ListingColumn(NamedTuple):
    """A column with the SQL that computes it."""

    column: Column
    """What the answer shows."""
    expression: str
    """str, SQL over the listing's row; `{related}` stands for the conditions on related rows."""
    on_request: bool = False
    """Whether it is shown only if `--columns` names it."""
    meaning: str = ""
    """str, a sentence for docs/cli.md; empty where it is the field of that name, whose docstring says it."""


class Relation(NamedTuple):
    """Rows of another table that further filters speak of; one related row must match all of them.

    `officials --role defence-minister --on 2022-09-08` asks for one tenure that is both.
    """

    table: str
    """str, the table (`tenures`)."""
    alias: str
    """str, the alias of its row in `condition` (`tenure`)."""
    condition: str
    """str, SQL that is true where such a row exists; `{related}` stands for the conditions of the filters."""
    is_part: bool = False
    """Whether the related rows are parts of the record; a filter that has both tables then asks the related row."""
    besides: Mapping[str, str] = MappingProxyType({})
    """Filter on the row -> the SQL condition that it adds on the related row where other filters speak of that."""
    unless: Mapping[str, str] = MappingProxyType({})
    """Filter -> SQL condition on the related row in the absence of the filter."""


class Listing(NamedTuple):
    """A list that users can ask for."""

    name: str
    """str, the name of its file, and of its command if it has one (`meetings`)."""
    summary: str
    """str, what it lists, in a short sentence for `--help`."""
    example: str
    """str, arguments that work on the bundled data (`--country Japan`)."""
    source: str
    """str, the SQL `from` clause; the alias of the row is `row`."""
    columns: tuple[ListingColumn, ...]
    """Its columns in order; the first is the id."""
    order: str
    """str, SQL: the order without `--sort`."""
    tables: tuple[str, ...] = ()
    """The keys of `Filter.conditions` for its rows; the first that a filter has counts."""
    records: str = ""
    """str, SQL for the kind and the id of the record that a row stands for, if the kind differs from row to row.

    Such a listing also takes the filters of every kind's listing; a filter leaves out the kinds that do not have it.
    """
    kinds_with: str = ""
    """str, a column that the listings of its kinds have (`unsourced`: kinds that state facts); empty for all kinds."""
    members: tuple["Listing", ...] = ()
    """The listings of these kinds; the registry fills it in."""
    own_conditions: Mapping[str, str] = MappingProxyType({})
    """Filter -> SQL condition on `row`, for a table that the filter itself does not know."""
    words: Mapping[str, str] = MappingProxyType({})
    """Filter of the form `word` -> SQL that selects its values here, for a filter of `own_conditions`."""
    related: Relation | None = None
    """Rows of another table that further filters speak of."""
    dated: tuple[str, str] | None = None
    """The table and the alias of rows that columns list (`meetings`, `meeting`), each of which has days.

    In their expressions, `{dated}` stands for the conditions of `--since`, `--until` and `--year` on such a row.
    """
    without: tuple[str, ...] = ()
    """The filters that would mislead here."""
    counts: str = ""
    """str, SQL that follows `source`: a join that counts the related rows of all rows at once; `{related}` as above."""
    kind: str = ""
    """str, the kind of record that a row stands for (`meeting`); empty for other rows."""
    rank: int | None = None
    """int, its place among the commands in help; None for a listing that an option of another command shows."""
    details: str = ""
    """str, further sentences for `--help`."""
    choices: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """Filter -> its valid values in this listing, for a filter without values of its own."""
    subject: str = ""
    """str, what it is about besides its filters (`country`); empty if nothing."""
    rows_called: str = ""
    """str, its rows in the plural, if its name is not that word (`records`)."""
    is_searched: bool = False
    """Whether its rows are the results of a search."""
    counted_levels: tuple[str, ...] | None = None
    """The levels of the meetings that it counts without `--level` (empty: all levels); None if it counts no meetings.

    Only a listing that counts meetings comes with remarks on the years that were searched.
    """

    def __eq__(self, other: object) -> bool:
        """Whether it is this very listing."""
        return self is other

    def __hash__(self) -> int:
        """Return a number of this very listing: its mappings have none."""
        return id(self)

    @property
    def column_names(self) -> tuple[str, ...]:
        """Return the names of its columns, in order."""
        return tuple(declared.column.name for declared in self.columns)

    @property
    def rows(self) -> str:
        """Return its rows in the plural (`meetings`)."""
        return self.rows_called or self.name

    @property
    def filters(self) -> tuple[str, ...]:
        """Return the names of the filters that it takes."""
        return tuple(name for name in FILTERS if name in self.conditions or name in self.related_conditions)

    @property
    def conditions(self) -> dict[str, str]:
        """Return filter -> SQL condition on the row."""
        return _conditions(self)[0]

    @property
    def related_conditions(self) -> dict[str, str]:
        """Return filter -> SQL condition on the related row."""
        return _conditions(self)[1]


@cache
def _conditions(listing: Listing) -> tuple[dict[str, str], dict[str, str]]:
    """Return the conditions of a listing's filters on its row, and those on the related row."""
    rows = listing.related
    own = {name: sql for name in FILTERS if (sql := _condition(listing, name))}
    related = {name: sql for name in FILTERS if rows and (sql := FILTERS[name].condition(rows.table, rows.alias))}
    if "on" not in own and _uses_day(listing, own):
        own["on"] = "1"
    for name in own.keys() & related.keys():
        del (own if rows and rows.is_part else related)[name]
    for name in listing.without:
        own.pop(name, None)
        related.pop(name, None)
    return own, related


def _condition(listing: Listing, name: str) -> str | None:
    if name in listing.own_conditions:
        return listing.own_conditions[name]
    for table in listing.tables:
        if condition := FILTERS[name].condition(table, "row"):
            return condition
    # The record must be one of those that the filter keeps in the listing of its kind.
    selects = [
        f"select '{member.kind}', row.id from {member.source} where {condition}"
        for member in listing.members
        if (condition := _condition(member, name))
    ]
    return f"({listing.records}) in ({' union all '.join(selects)})" if selects else None


def _uses_day(listing: Listing, conditions: Mapping[str, str]) -> bool:
    """Return whether the SQL of a listing's rows depends on the day, so that `--on` changes the answer."""
    texts = (listing.source, listing.order, *conditions.values(), *(each.expression for each in listing.columns))
    return any(":on_" in text for text in texts)


def column(
    name: str,
    heading: str,
    form: ColumnForm = "text",
    *,
    item: str = "",
    detail: str = "",
    featured: bool = True,
    expression: str = "",
    on_request: bool = False,
    meaning: str = "",
    drop: int = 0,
    short: int = 0,
) -> ListingColumn:
    """Declare a column; its expression is the index's column of that name unless another is given."""
    shown = Column(name, heading, form, item, detail, featured and not on_request, drop, short)
    return ListingColumn(shown, expression or f'row."{name}"', on_request, meaning)


NOTE = column("note", "Note", on_request=True)
"""The column for the remark that any record may have."""

GAPS = (
    column("unsourced", "Unsourced", "items", item="{field}< ({why})>", on_request=True),
    column("not_established", "Not established", "list", on_request=True),
    NOTE,
)
"""The columns for what no source confirms or gives, and the note: for a listing that shows disputes unasked."""

DOUBTS = (column("disputes", "Disputes", "items", item="{field}: {kept}", on_request=True), *GAPS)
"""The columns for what is not certain of a record, and its note, which every kind that states facts has."""

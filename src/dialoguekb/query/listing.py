"""What a listing is: a table of the index, its columns, and what each filter keeps of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from dialoguekb.model.columns import Column, ColumnForm


def on_day(rows: str) -> str:
    """Return the SQL condition that a dated row, by its alias, holds on the day asked for."""
    return f"{rows}.first_day <= :on_last and {rows}.last_day >= :on_first"


@dataclass(frozen=True, slots=True)
class ListingColumn:
    """A column with the SQL that computes it."""

    column: Column
    """What the reader of the answer sees."""
    expression: str
    """str, SQL over the listing's row; `{related}` stands for the conditions on related rows."""
    on_request: bool = False
    """Whether it is shown only where it is named: the columns of the others are the contract of JSON."""


@dataclass(frozen=True, slots=True)
class Related:
    """Rows of another table that some filters speak of, so that all of those filters meet in one row.

    `officials --role defence-minister --on 2022-09-08` asks for one tenure that is both.
    """

    condition: str
    """str, SQL that is true where such a row exists; `{related}` stands for the conditions."""
    conditions: Mapping[str, str]
    """Filter -> SQL condition on the related row; `{value}`, `{first}` and `{last}` stand for what was typed."""
    always: bool = False
    """Whether the row must have a related one even without such a filter."""
    unless: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Filter -> SQL condition on the related row that holds where the filter is not given."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that users can ask for."""

    name: str
    """str, its name (`meetings`): that of its file, and of its command where it is one."""
    summary: str
    """str, what it lists, in a short sentence for `--help`."""
    example: str
    """str, arguments that work on the bundled data (`--country Japan`)."""
    source: str
    """str, the SQL `from` clause."""
    columns: tuple[ListingColumn, ...]
    """Its columns in order; the first is the id."""
    conditions: Mapping[str, str]
    """Filter -> SQL condition on the row; `{value}`, `{first}` and `{last}` stand for what was typed."""
    order: str
    """str, SQL: the order where `--sort` does not say another."""
    kind: str = ""
    """str, the kind of record of which a row is one (`meeting`); empty where rows are no records."""
    rank: int | None = None
    """int, its place among the commands in help; None for a listing that an option of another command asks for."""
    details: str = ""
    """str, what else its help says."""
    related: Related | None = None
    """Rows of another table that further filters speak of."""
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Filter -> the closed list of its values in this listing, where the filter itself has none."""

    rows_called: str = ""
    """str, what its rows are, in the plural, where that is not its name."""
    is_searched: bool = False
    """Whether its rows are what a search found, of any kind."""
    counted_levels: tuple[str, ...] | None = None
    """The levels of the meetings that it counts where no filter says one (empty: all); None where it counts none,
    so that a year in which nobody searched for meetings does not matter to it."""

    @property
    def column_names(self) -> tuple[str, ...]:
        """Return the names of its columns, in order."""
        return tuple(declared.column.name for declared in self.columns)

    @property
    def rows(self) -> str:
        """Return what its rows are, in the plural (`meetings`)."""
        return self.rows_called or self.name

    @property
    def filters(self) -> tuple[str, ...]:
        """Return the names of the filters that it takes."""
        return (*self.conditions, *(self.related.conditions if self.related else ()))


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
) -> ListingColumn:
    """Declare a column; its expression is the index's column of that name unless another is given."""
    shown = Column(name, heading, form, item, detail, featured and not on_request)
    return ListingColumn(shown, expression or f'row."{name}"', on_request)


DOUBTS = (
    column("unsourced", "Unsourced", "items", item="{field}< ({why})>", on_request=True),
    column("missing", "Not established", "list", expression="row.not_established", on_request=True),
    column("note", "Note", on_request=True),
)
"""The columns for what is not certain of a record, which every kind that states facts has."""

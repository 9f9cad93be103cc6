"""The notation in which every table of the index is declared.

One declaration makes the SQL that creates the table and its indexes, the SQL that fills it, the output of
`sql --tables`, and docs/sql.md.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table."""

    name: str
    """str, its name (`first_day`)."""
    meaning: str = ""
    """str, what it holds, in a sentence; empty where users do not see the table."""
    type: Literal["text", "integer", "real", "blob", ""] = "text"
    """str, its SQL type; empty in a full-text table, whose columns have none."""
    constraint: str = ""
    """str, SQL that follows the type (`not null`)."""

    @property
    def declaration(self) -> str:
        """Return the SQL that declares it."""
        return " ".join(part for part in (f'"{self.name}"', self.type, self.constraint) if part)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the index."""

    name: str
    """str, its name (`meetings`)."""
    columns: tuple[TableColumn, ...]
    """Its columns in order."""
    meaning: str = ""
    """str, what a row is, in a sentence; empty for a table that users do not see."""
    example: str = ""
    """str, a query that answers on the bundled data; a table that users see has one."""
    rows: Literal["one", "many", "other"] = "many"
    """How many rows a record has in it: `one`, under the record's number, or `many`; `other` where its rows are not
    made from records."""
    indexes: tuple[str, ...] = ()
    """The columns of each of its SQL indexes (`meeting, country`)."""
    unique: tuple[str, ...] = ()
    """The columns of each index that allows no two equal rows."""
    former_names: tuple[tuple[str, str], ...] = ()
    """What a column was called in an earlier release, and its name now."""
    is_temporary: bool = False
    """Whether the connection that fills it alone has it."""
    tokenizer: str = ""
    """str, the options of the FTS5 tokenizer where it is a full-text table; else empty."""

    def __post_init__(self) -> None:
        """Refuse a declaration that is not whole: raise ValueError."""
        twice = [name for name, times in Counter(self.column_names).items() if times > 1]
        if twice:
            raise ValueError(f"the table {self.name} declares the column {twice[0]} twice; give one another name")
        unknown = [name for _, name in self.former_names if name not in self.column_names]
        if unknown:
            raise ValueError(f"the table {self.name} has a former name for {unknown[0]}, which is no column of it")
        if self.meaning and not self.example:
            raise ValueError(f"the table {self.name} has no example; give it a query that answers on the bundled data")

    @property
    def column_names(self) -> tuple[str, ...]:
        """Return the names of its columns, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def creation(self) -> str:
        """Return the SQL that creates it."""
        columns = ", ".join(column.declaration for column in self.columns)
        if self.tokenizer:
            return f"create virtual table {self.name} using fts5({columns}, tokenize='{self.tokenizer}')"
        return f"create {'temp ' if self.is_temporary else ''}table {self.name} ({columns})"

    @property
    def index_creations(self) -> list[str]:
        """Return the SQL that creates its indexes."""
        return [
            f"create {unique}index {self.name}_{kind}_{place} on {self.name} ({columns})"
            for kind, unique, declared in (("index", "", self.indexes), ("unique", "unique ", self.unique))
            for place, columns in enumerate(declared, 1)
        ]

    @property
    def row_id(self) -> str:
        """Return the column that is another name of SQLite's row number; `rowid` where it declares none."""
        is_alias = ("integer", "primary key")
        return next((column.name for column in self.columns if (column.type, column.constraint) == is_alias), "rowid")

"""The page docs/sql.md: what can be asked in SQL, from the program's declarations."""

from collections.abc import Iterable, Iterator

from dialoguekb.cli.sql_command import LONGEST_TIMEOUT, MOST_ROWS
from dialoguekb.index.sql_table import Table
from dialoguekb.index.tables import DOCUMENTED_TABLES, TABLES
from dialoguekb.query.query_limits import LONGEST_VALUE, MOST_MEMORY, TIMEOUT
from dialoguekb.query.sql_functions import COLLATION_MEANING, FUNCTIONS
from dialoguekb.sql.sql_query import LONGEST_QUERY
from dialoguekb.sql.table_descriptions import explained_table

_MEGABYTE = 1024**2

_INTRODUCTION = f"""\
# Questions in SQL

This page is generated from the program. In a terminal, `dialoguekb sql --tables` lists the tables and
`dialoguekb sql --tables meetings` describes one.

```sh
{{example}}
dialoguekb sql "select id, start from meetings where city = :city order by start" -p city=Paris -o csv
```

Write the query as one argument, name a file that holds it (`by_city.sql`), or write `-` to read it from standard input.
Write `:NAME` in the query for a value that comes from elsewhere and give it with `-p NAME=VALUE`: no quotation mark in
it can break the query. With `--as-known-on DAY` the tables hold what could be known at the end of that day.

The dialect is that of [SQLite](https://www.sqlite.org/lang_select.html).

## Bounds

A query can only read, and a query that asks for too much is stopped:

| Bound | Value |
| --- | --- |
| Time | {TIMEOUT:g} seconds; `--timeout` sets another, up to {LONGEST_TIMEOUT:,g} |
| Memory | {MOST_MEMORY // _MEGABYTE} MB |
| Length of the query | {LONGEST_QUERY:,} characters |
| Length of a value | {LONGEST_VALUE // _MEGABYTE} MB |
| Rows printed | {MOST_ROWS:,}; `--limit` sets another number |

## Values

* A **date** is text, as precise as its source: `2022`, `2022-04` or `2022-04-12`. Two more columns hold the first and
  the last day that it may mean (`signed_first_day`, `signed_last_day`): ISO 8601 dates that you can compare.
* A **list** is JSON text. Look inside it with SQLite's `json_each`, or join the table that has a row for each entry
  (`participants`, `reports`, `tenures`).
* A **flag** is 1 or 0.
* What is not known is null.
* No column needs quotation marks in SQLite. `end` is a reserved word in PostgreSQL: there, write `"end"`.
"""  # noqa: S608 - a page, no query


def sql_page() -> str:
    """Return the page in Markdown."""
    tables = [explained_table(name) for name in DOCUMENTED_TABLES]
    parts = [_INTRODUCTION.format(example=_command(TABLES["meetings"].example))]
    parts += ["## Functions\n", "Name a country, grouping or office in any way that the command line understands.\n"]
    parts += [_table(("Function", "Value"), ((f"`{function.call}`", function.meaning) for function in FUNCTIONS))]
    parts += ["## Order of names\n", f"{COLLATION_MEANING}\n"]
    parts += [
        "## Tables\n",
        _table(("Table", "A row is"), ((f"[`{each.name}`](#{each.name})", each.meaning) for each in tables)),
    ]
    parts += [part for table in tables for part in _section(table)]
    parts += [
        "## Former names\n",
        "Some columns had another name in version 0.4. A query that uses it fails, and the error gives the new name.\n",
    ]
    parts += [_table(("Table", "Former name", "Name"), _former_names(tables))]
    return "\n".join(parts)


def _section(table: Table) -> Iterator[str]:
    """Yield the parts of a table's section, each ended by a line feed."""
    yield f"## `{table.name}`\n"
    yield f"{table.meaning}\n"
    yield f"```sh\n{_command(table.example)}\n```\n"
    yield _table(("Column", "Type", "Meaning"), ((f"`{each.name}`", each.type, each.meaning) for each in table.columns))


def _former_names(tables: Iterable[Table]) -> Iterator[tuple[str, str, str]]:
    for table in tables:
        for former, name in table.former_names:
            yield f"`{table.name}`", f"`{former}`", f"`{name}`"


def _command(query: str) -> str:
    return f'dialoguekb sql "{query}"'


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (headings, ("---",) * len(headings), *rows)
    return "".join(f"| {' | '.join(map(_cell, line))} |\n" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")

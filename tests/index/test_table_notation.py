"""A table is declared once: what creates it, fills it and describes it reads the declaration."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from dialoguekb.index.insertion import fill
from dialoguekb.index.row_writer import Writer
from dialoguekb.index.sql_table import Table, TableColumn
from dialoguekb.index.tables import DOCUMENTED_TABLES, TABLES
from dialoguekb.knowledge_base import KnowledgeBase

CITIES = Table(
    "cities",
    (TableColumn("name", "Its name.", constraint="not null"), TableColumn("people", "How many.", "integer")),
    "A city.",
    "select name from cities",
    indexes=("name", "people is null, people"),
    unique=("name, people",),
)


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        yield connection


def test_a_declaration_creates_the_table_its_indexes_and_its_rows(connection: sqlite3.Connection) -> None:
    fill(connection, CITIES, [{"people": 9, "name": "Delhi"}, {"name": "Oslo", "people": None}])
    assert connection.execute("select * from cities").fetchall() == [("Delhi", 9), ("Oslo", None)]
    made = connection.execute("select name from sqlite_master where type = 'index' order by name").fetchall()
    assert [name for (name,) in made] == ["cities_index_1", "cities_index_2", "cities_unique_1"]


def test_a_temporary_table_replaces_an_earlier_one_within_a_transaction_too(connection: sqlite3.Connection) -> None:
    matches = Table("matches", (TableColumn("id"),), rows="other", is_temporary=True)
    fill(connection, matches, [{"id": "a"}, {"id": "b"}])
    connection.execute("begin")
    fill(connection, matches, [{"id": "c"}])
    connection.execute("commit")
    assert connection.execute("select id from matches").fetchall() == [("c",)]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"name": "Delhi"}, "a row of cities lacks a value for the declared column 'people'"),
        (
            {"name": "Delhi", "people": 9, "river": "Yamuna"},
            "a row of cities has a value for 'river', which the table does not declare",
        ),
    ],
)
def test_a_row_that_differs_from_its_table_is_refused(
    connection: sqlite3.Connection, row: dict[str, object], sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        fill(connection, CITIES, [row])


def test_the_first_row_of_a_record_that_differs_from_its_table_is_refused(connection: sqlite3.Connection) -> None:
    writer = Writer(connection)
    with pytest.raises(ValueError, match="a row of sides lacks a value for the declared column 'country'"):
        writer.add(1, {"sides": [{"meeting": "in-jp-2plus2-2022"}]})


def test_a_table_that_users_see_without_an_example_is_refused() -> None:
    with pytest.raises(ValueError, match="the table cities has no example"):
        Table("cities", CITIES.columns, "A city.")


def test_a_column_that_is_declared_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="the table cities declares the column name twice"):
        Table("cities", (TableColumn("name"), TableColumn("name")))


def test_every_table_of_the_index_is_declared(bundled_tables: dict[str, list[str]]) -> None:
    declared = {name: list(table.column_names) for name, table in TABLES.items()}
    assert bundled_tables == declared
    assert set(DOCUMENTED_TABLES) <= declared.keys()


@pytest.fixture
def bundled_tables(bundled: KnowledgeBase) -> dict[str, list[str]]:
    """The tables of the index of the bundled data with their columns, without those that FTS5 makes for itself."""
    held = bundled.index.execute(
        "select declared.name, held.name from sqlite_master declared join pragma_table_info(declared.name) held"
        " where declared.type = 'table' and declared.name not like 'search\\_words\\_%' escape '\\'"
        " and declared.name not like 'sqlite_%'"
    )
    tables: dict[str, list[str]] = {}
    for table, column in held:
        tables.setdefault(table, []).append(column)
    return tables

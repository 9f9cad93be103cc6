"""The names that the Tab key offers, kept in the index in the form in which they are looked up."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:  # the module `typing` takes longer to import than the Tab key may take
    from typing import Any

MOST = 200
"""int, names: more than that nobody reads."""

_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0")
"""Letters and marks that nobody sees, though Python counts them among those that can be printed."""

_AFTER_ALL = "\U0010ffff"
"""str: the last character there is, so that what begins alike lies before it."""


def rows_to_offer(names: "Iterable[Mapping[str, Any]]") -> "list[dict[str, Any]]":
    """Return the rows of the table `offered` for the names (rows of the table `names`) that a shell takes as one word.

    Left out is what could speak to the terminal.
    """
    offered = dict.fromkeys(
        (row["kind"], row["name"].casefold(), row["name"]) for row in names if is_offered(row["name"])
    )
    return [{"kind": kind, "folded": folded, "name": name} for kind, folded, name in offered]


def completed_rows(options: "Iterable[tuple[str, str, str]]") -> "list[dict[str, Any]]":
    """Return the rows of the table `completed` for each command, option and the kind of record that it names."""
    return [{"command": command, "option": option, "kind": kind} for command, option, kind in options]


def kind_completing(connection: sqlite3.Connection, command: str, option: str) -> str | None:
    """Return the kind of record that an option of a command names; None where it names none."""
    query = "select kind from completed where command = ? and option = ?"
    row = connection.execute(query, (command, option)).fetchone()
    return str(row[0]) if row else None


def is_offered(name: str) -> bool:
    """Whether a name can be completed: one word, every sign of it visible."""
    return " " not in name and name.isprintable() and _UNSEEN.isdisjoint(name)


def names_beginning(connection: sqlite3.Connection, kinds: Sequence[str], typed: str) -> list[str]:
    """Return the names of records of these kinds (all where empty) that begin so; see `begun`."""
    folded = typed.casefold()
    marks = ", ".join("?" for _ in kinds)
    of_kinds = f"and kind in ({marks})" if kinds else ""
    query = (
        f"select name from offered where folded >= ? and folded < ? {of_kinds} {{more}}"
        f" group by name order by min(rowid) limit {MOST}"
    )
    bound = (folded, folded + _AFTER_ALL, *kinds)
    as_typed = query.format(more="and substr(name, 1, length(?)) = ?")
    rows = connection.execute(as_typed, (*bound, typed, typed)).fetchall()
    return begun(typed, [name for (name,) in rows or connection.execute(query.format(more=""), bound)])


def begun(typed: str, names: Iterable[str]) -> list[str]:
    """Return the names that begin as typed; else, in small letters, those that do but for the case of their letters.

    What is typed stands in them as it is typed, as shells drop any other.
    """
    folded = typed.casefold()
    alike = [name for name in names if name.casefold().startswith(folded)]
    as_typed = [name for name in alike if name.startswith(typed)]
    small = [typed + name[len(typed) :].lower() for name in alike]
    return list(dict.fromkeys(as_typed or small))[:MOST]

"""The names that the Tab key completes, stored in the index in the form in which they are looked up."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from unicodedata import category

TYPE_CHECKING = False
if TYPE_CHECKING:  # the module `typing` takes longer to import than the Tab key may take
    from typing import Any

MOST = 200
"""int, names: how many a shell is offered at most."""

_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0")
"""Letters and marks that are invisible, though Python counts them as printable."""

_HARMLESS_SIGNS = frozenset(" -–—.,'’+/_·")
"""Signs that a name may hold beside letters, digits and their marks."""

_PLAIN = _HARMLESS_SIGNS | frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
"""What most names consist of; only other characters are looked up in the tables of Unicode."""

_LAST_CHARACTER = "\U0010ffff"
"""str: the last character there is; a text followed by it sorts after all others that start with the text."""


def completion_rows(names: "Iterable[Mapping[str, Any]]") -> "list[dict[str, Any]]":
    """Return the rows of the table `completions` for the names (rows of the table `names`) that may be offered.

    Demonyms are left out: `Japanese` would keep `Jap` from completing to `Japan`. So are words that lead to no record.
    """
    from dialoguekb.model.names import BY_NAME, BY_PART  # noqa: PLC0415 - the Tab key needs no regular expressions

    offered = dict.fromkeys(
        (row["kind"], row["name"].casefold(), row["name"])
        for row in names
        if is_offered(row["name"]) and row["strength"] <= (BY_NAME if row["kind"] == "country" else BY_PART)
    )
    return [{"kind": kind, "folded": folded, "name": name} for kind, folded, name in offered]


def option_kind_rows(options: "Iterable[tuple[str, str, str]]") -> "list[dict[str, Any]]":
    """Return the rows of the table `option_kinds` for each command, option and the kind of record that it names."""
    return [{"command": command, "option": option, "kind": kind} for command, option, kind in options]


def kind_of_option(connection: sqlite3.Connection, command: str, option: str) -> str | None:
    """Return the kind of record that an option of a command names; None if it names none."""
    query = "select kind from option_kinds where command = ? and option = ?"
    row = connection.execute(query, (command, option)).fetchone()
    return str(row[0]) if row else None


def is_offered(name: str) -> bool:
    """Return whether the Tab key may offer a name of a record: harmless, and nothing that looks like an option."""
    return is_harmless(name) and name[0] not in "-."


def is_harmless(text: str) -> bool:
    """Return whether a text is letters, digits, single spaces and a few plain signs.

    A knowledge base may come from a stranger: no sign passes that a shell, a terminal or an option parser could read
    as its own, however the text is quoted.
    """
    return (
        bool(text)
        and text == " ".join(text.split())
        and _INVISIBLE.isdisjoint(text)
        and all(sign.isalnum() or category(sign) in {"Mn", "Mc"} for sign in set(text) - _PLAIN)
    )


def completions_in(connection: sqlite3.Connection, kinds: Sequence[str], typed: str) -> list[str]:
    """Return the names of records of these kinds (all where empty) that begin so, as they are written."""
    folded = typed.casefold()
    marks = ", ".join("?" for _ in kinds)
    of_kinds = f"and kind in ({marks})" if kinds else ""
    query = (
        f"select name from completions where folded >= ? and folded < ? {of_kinds}"
        f" group by name order by min(rowid) limit {MOST}"
    )
    rows = connection.execute(query, (folded, folded + _LAST_CHARACTER, *kinds))
    return completions(typed, [name for (name,) in rows])


def completions(typed: str, names: Iterable[str]) -> list[str]:
    """Return the names that begin as typed; if none does, those that begin so in one other spelling of case.

    A shell inserts what all candidates begin with, so mixed spellings (`JAM`, `Japan`) would delete what is typed.
    The spelling with the most names counts, and of equals the first. At most MOST names are returned.
    """
    folded = typed.casefold()
    spellings: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        if name.casefold().startswith(folded):
            spellings.setdefault(name[: len(typed)], []).append(name)
    alike = spellings.get(typed) or max(spellings.values(), key=len, default=[])
    return alike[:MOST]

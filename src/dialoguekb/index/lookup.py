"""From a name as typed to the record that bears it."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from dialoguekb.errors import AmbiguousNameError, UnknownNameError
from dialoguekb.model.names import name_key, person_key
from dialoguekb.model.nearest import nearest
from dialoguekb.model.vocabulary import PLURALS

_MOST_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A record that a name led to."""

    kind: str
    """str, the kind of record (`meeting`)."""
    id: str
    """str, its id."""
    title: str
    """str, what it is called."""


def find(connection: sqlite3.Connection, name: str, kinds: Sequence[str] = tuple(PLURALS)) -> Named:
    """Return the one record of these kinds that is called so.

    An id or code wins over a name or alias, and these over a part of a name; `meeting/x` asks for one kind.
    Raises UnknownNameError with the nearest names, or AmbiguousNameError with the candidates.
    """
    candidates = _candidates(connection, name, kinds)
    if not candidates:
        raise UnknownNameError(_kinds_in_words(kinds), name, _nearest_names(connection, name, kinds))
    if len(candidates) > 1:
        raise AmbiguousNameError(
            _kinds_in_words(kinds), name, [(found.kind, found.id, found.title) for found in candidates]
        )
    return candidates[0]


def is_called(connection: sqlite3.Connection, name: str, kinds: Sequence[str] = tuple(PLURALS)) -> bool:
    """Whether at least one record of these kinds is called so, in the sense of `find`."""
    return bool(_candidates(connection, name, kinds))


def is_id(connection: sqlite3.Connection, name: str) -> bool:
    """Whether at least one record has exactly this id, `meeting/x` for one of a kind."""
    kind, slash, of_kind = name.partition("/")
    kinds, record_id = ((kind,), of_kind) if slash and kind in PLURALS else (tuple(PLURALS), name)
    return bool(_matching(connection, "id = ? and strength = 0", [record_id], kinds))


def caption_of_record(connection: sqlite3.Connection, kind: str, record_id: str) -> str:
    """Return what a record is called in a line (its id where there is no such record)."""
    row = connection.execute(f"select caption from {PLURALS[kind]} where id = ?", (record_id,)).fetchone()
    return str(row[0]) if row else record_id


def _candidates(connection: sqlite3.Connection, name: str, kinds: Sequence[str]) -> list[Named]:
    kind, slash, of_kind = name.partition("/")
    if slash and kind in kinds:
        kinds, name = (kind,), of_kind
    exact = _matching(connection, "id = ? and strength = 0", [name], kinds)
    found = exact or _matching(connection, "key in (?, ?)", [name_key(name), person_key(name)], kinds)
    if not found:
        return []
    strongest = min(strength for strength, _, _ in found)
    pairs = dict.fromkeys((kind, record_id) for strength, kind, record_id in found if strength == strongest)
    return [Named(kind, record_id, caption_of_record(connection, kind, record_id)) for kind, record_id in pairs]


def _matching(
    connection: sqlite3.Connection, condition: str, values: list[str], kinds: Sequence[str]
) -> list[tuple[int, str, str]]:
    marks = ", ".join("?" for _ in kinds)
    query = (
        f"select strength, kind, id from names where {condition} and kind in ({marks}) and key <> '' order by kind, id"
    )
    return connection.execute(query, [*values, *kinds]).fetchall()


def _nearest_names(connection: sqlite3.Connection, name: str, kinds: Sequence[str]) -> tuple[str, ...]:
    """Return the nearest names, best first, one for each record that they lead to."""
    marks = ", ".join("?" for _ in kinds)
    query = f"select name, kind, id from names where kind in ({marks}) order by rowid"
    records = {near: (kind, record_id) for near, kind, record_id in connection.execute(query, list(kinds))}
    one_each: dict[tuple[str, str], str] = {}
    for near in nearest(name, records, _MOST_SUGGESTIONS * 3):
        one_each.setdefault(records[near], near)
    return tuple(one_each.values())[:_MOST_SUGGESTIONS]


def _kinds_in_words(kinds: Sequence[str]) -> str:
    return kinds[0] if len(kinds) == 1 else "record"

"""From a name as typed to the record that bears it."""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from dialoguekb.errors import AmbiguousNameError, UnknownNameError
from dialoguekb.index.kind_table import plurals
from dialoguekb.model.names import name_key, person_key
from dialoguekb.model.nearest import nearest

_MOST_SUGGESTIONS = 3

ANY_KIND: tuple[str, ...] = ()
"""The kinds of a record that may be of any kind."""


class Named(NamedTuple):
    """A record that a name led to."""

    kind: str
    """str, the kind of record (`meeting`)."""
    id: str
    """str, its id."""
    title: str
    """str, what it is called."""


def find(connection: sqlite3.Connection, name: str, kinds: Sequence[str] = ANY_KIND) -> Named:
    """Return the one record of these kinds that is called so.

    An id or code wins over a name or alias, and these over a part of a name; `meeting/x` asks for one kind.
    Raises UnknownNameError with the nearest names, or the other kind that has the name, or AmbiguousNameError with
    the candidates.
    """
    candidates = _candidates(connection, name, kinds)
    if not candidates:
        others = {record.kind for record in _candidates(connection, name, ANY_KIND)} if len(kinds) == 1 else set()
        other_kind = others.pop() if len(others) == 1 else ""
        raise UnknownNameError(_kinds_in_words(kinds), name, _nearest_names(connection, name, kinds), other_kind)
    if len(candidates) > 1:
        raise AmbiguousNameError(
            _kinds_in_words(kinds), name, [(record.kind, record.id, record.title) for record in candidates]
        )
    return candidates[0]


def is_called(connection: sqlite3.Connection, name: str) -> bool:
    """Whether at least one record is called so, in the sense of `find`."""
    return bool(_candidates(connection, name, ANY_KIND))


def is_id(connection: sqlite3.Connection, name: str) -> bool:
    """Whether at least one record has exactly this id, `meeting/x` for one of a kind."""
    record_id, kinds = _without_kind(connection, name, ANY_KIND)
    return bool(_matching(connection, "id = ? and strength = 0", [record_id], kinds))


def caption_of_record(connection: sqlite3.Connection, kind: str, record_id: str) -> str:
    """Return what a record is called in a line (its id where there is no such record)."""
    query = "select caption from stored_records where kind = ? and id = ?"
    row = connection.execute(query, (kind, record_id)).fetchone()
    return str(row[0]) if row else record_id


def _candidates(connection: sqlite3.Connection, name: str, kinds: Sequence[str]) -> list[Named]:
    name, kinds = _without_kind(connection, name, kinds)
    exact = _matching(connection, "id = ? and strength = 0", [name], kinds)
    matches = exact or _matching(connection, "key in (?, ?)", [name_key(name), person_key(name)], kinds)
    if not matches:
        return []
    strongest = min(strength for strength, _, _ in matches)
    pairs = dict.fromkeys((kind, record_id) for strength, kind, record_id in matches if strength == strongest)
    return [Named(kind, record_id, caption_of_record(connection, kind, record_id)) for kind, record_id in pairs]


def _without_kind(connection: sqlite3.Connection, name: str, kinds: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Return `x` and the kind `meeting` for `meeting/x`; the name as typed where no such kind is asked for."""
    kind, slash, rest = name.partition("/")
    if slash and (kind in kinds if kinds else _is_kind(connection, kind)):
        return rest, (kind,)
    return name, kinds


def _is_kind(connection: sqlite3.Connection, word: str) -> bool:
    return word in plurals(connection)


def _matching(
    connection: sqlite3.Connection, condition: str, values: list[str], kinds: Sequence[str]
) -> list[tuple[int, str, str]]:
    query = (
        f"select strength, kind, id from names where {condition} and {_is_of(kinds)} and key <> '' order by kind, id"
    )
    return connection.execute(query, [*values, *kinds]).fetchall()


def _nearest_names(connection: sqlite3.Connection, name: str, kinds: Sequence[str]) -> tuple[str, ...]:
    """Return the nearest names, best first, one for each record that they lead to."""
    query = f"select name, kind, id from names where {_is_of(kinds)} order by rowid"
    records = {near: (kind, record_id) for near, kind, record_id in connection.execute(query, list(kinds))}
    names: dict[tuple[str, str], str] = {}
    for near in nearest(name, records, _MOST_SUGGESTIONS * 3):
        names.setdefault(records[near], near)
    return tuple(names.values())[:_MOST_SUGGESTIONS]


def _is_of(kinds: Sequence[str]) -> str:
    """Return the condition that a name leads to a record of these kinds, each a parameter."""
    return f"kind in ({', '.join('?' for _ in kinds)})" if kinds else "1"


def _kinds_in_words(kinds: Sequence[str]) -> str:
    return kinds[0] if len(kinds) == 1 else "record"

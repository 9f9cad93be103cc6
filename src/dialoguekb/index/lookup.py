"""From a name as typed to the record that bears it."""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from dialoguekb.errors import AmbiguousNameError
from dialoguekb.index.kind_table import plurals
from dialoguekb.model.names import BY_ID, BY_NAME, BY_PART, name_key, person_key

_LONGEST_OTHER = 300
"""int, characters: a longer name has no other spelling; to try them takes a time that grows with its square."""

ANY_KIND: tuple[str, ...] = ()
"""The kinds of a record that may be of any kind."""


class NamedRecord(NamedTuple):
    """A record that a name led to."""

    kind: str
    """str, the kind of record (`meeting`)."""
    id: str
    """str, its id."""
    title: str
    """str, what it is called."""


def find(connection: sqlite3.Connection, name: str, kinds: Sequence[str] = ANY_KIND) -> NamedRecord:
    """Return the one record of these kinds that is called so.

    An id or code wins over a name or alias, and these over a part of a name; `meeting/x` asks for one kind, and
    `AUSMIN 2024` for a dialogue's meeting of a year. A leading `the`, a title (`Mr`) and an inverted name (`Korea,
    South`) do not matter. Raises UnknownNameError with the nearest names, or the other kind that has the name, or
    AmbiguousNameError with the candidates.
    """
    candidates = records_called(connection, name, kinds)
    if not candidates:
        from dialoguekb.index import unknown_names  # noqa: PLC0415 - most names are known

        raise unknown_names.unknown_name(connection, name, kinds)
    if len(candidates) > 1:
        raise AmbiguousNameError(
            kinds_in_words(kinds), name, [(record.kind, record.id, record.title) for record in candidates]
        )
    return candidates[0]


def records_called(connection: sqlite3.Connection, name: str, kinds: Sequence[str] = ANY_KIND) -> list[NamedRecord]:
    """Return the records of these kinds that a name leads to, in any of its spellings, in the sense of `find`."""
    candidates = candidates_of(connection, name, kinds)
    if candidates or len(name) > _LONGEST_OTHER or not name_key(name):
        return candidates
    from dialoguekb.index import other_names  # noqa: PLC0415 - most names are known

    return other_names.of_other_spelling(connection, name, kinds) or other_names.meetings_of_year(
        connection, name, kinds
    )


def is_called(connection: sqlite3.Connection, name: str) -> bool:
    """Whether at least one record is called so, in the sense of `find`."""
    return bool(records_called(connection, name))


def is_id(connection: sqlite3.Connection, name: str) -> bool:
    """Whether at least one record has exactly this id, `meeting/x` for one of a kind."""
    record_id, kinds = _without_kind(connection, name, ANY_KIND)
    return bool(_find_matches(connection, "id = ? and strength = 0", [record_id], kinds))


def caption_of_record(connection: sqlite3.Connection, kind: str, record_id: str) -> str:
    """Return what a record is called in a line (its id where there is no such record)."""
    query = "select caption from stored_records where kind = ? and id = ?"
    row = connection.execute(query, (kind, record_id)).fetchone()
    return str(row[0]) if row else record_id


def candidates_of(connection: sqlite3.Connection, name: str, kinds: Sequence[str]) -> list[NamedRecord]:
    """Return the records of these kinds that are called so, in the sense of `find`."""
    name, kinds = _without_kind(connection, name, kinds)
    exact = _find_matches(connection, "id = ? and strength = 0", [name], kinds)
    matches = exact or _find_matches(connection, "key in (?, ?)", [name_key(name), person_key(name)], kinds)
    if not matches:
        return []
    strongest = min(strength for strength, _, _ in matches)
    of_strongest = {kind for strength, kind, _ in matches if strength == strongest}
    # What is not exactly an id may be the name of another record of the kind.
    counts = {strongest, BY_NAME} if strongest == BY_ID and not exact else {strongest}
    pairs = dict.fromkeys(
        (kind, record_id) for strength, kind, record_id in matches if strength in counts and kind in of_strongest
    )
    return [NamedRecord(kind, record_id, caption_of_record(connection, kind, record_id)) for kind, record_id in pairs]


def _without_kind(connection: sqlite3.Connection, name: str, kinds: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Return `x` and the kind `meeting` for `meeting/x`; the name as typed where no such kind is asked for."""
    kind, slash, rest = name.partition("/")
    if slash and (kind in kinds if kinds else _is_kind(connection, kind)):
        return rest, (kind,)
    return name, kinds


def _is_kind(connection: sqlite3.Connection, word: str) -> bool:
    return word in plurals(connection)


def _find_matches(
    connection: sqlite3.Connection, condition: str, values: list[str], kinds: Sequence[str]
) -> list[tuple[int, str, str]]:
    of_kinds = condition_on_kinds(kinds)
    leads = f"strength <= {BY_PART} and key <> ''"
    query = f"select strength, kind, id from names where {condition} and {of_kinds} and {leads} order by kind, id"
    return connection.execute(query, [*values, *kinds]).fetchall()


def condition_on_kinds(kinds: Sequence[str]) -> str:
    """Return the condition that a name leads to a record of these kinds, each a parameter."""
    return f"kind in ({', '.join('?' for _ in kinds)})" if kinds else "1"


def kinds_in_words(kinds: Sequence[str]) -> str:
    """Return the word for a record of these kinds."""
    *others, last = kinds or ("record",)
    return f"{', '.join(others)} or {last}" if others else last

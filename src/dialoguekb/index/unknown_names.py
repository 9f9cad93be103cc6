"""A name that no record bears: what it may mean, and the error that says so."""

import shlex
import sqlite3
from collections.abc import Sequence

from dialoguekb.errors import UnknownNameError
from dialoguekb.index.kind_table import plurals
from dialoguekb.index.lookup import (
    condition_on_kinds,
    kinds_in_words,
    records_called,
)
from dialoguekb.model.names import BY_HINT, BY_NAME, BY_PART, name_key
from dialoguekb.model.slips import KeyTest, likely_names

_MOST_SUGGESTIONS = 3


def unknown_name(connection: sqlite3.Connection, name: str, kinds: Sequence[str]) -> UnknownNameError:
    """Return the error for a name that no record of these kinds bears."""
    if kinds and (hint := _hint_of_word(connection, name, kinds)):
        return UnknownNameError(kinds_in_words(kinds), name, (), hint=hint)
    others = {record.kind for record in records_called(connection, name)} if kinds else set()
    if others:
        # Of several kinds with the name, the one that comes first among the kinds is what people mean.
        other = min(others, key=list(plurals(connection)).index)
        # Topics are often named after a country or a grouping; dialogues too, but --country is what people mean there.
        near = _likely_names(connection, name, kinds) if tuple(kinds) == ("topic",) else ()
        return UnknownNameError(kinds_in_words(kinds), name, near, other)
    hint = "" if kinds else _hint_of_city(connection, name)
    near = () if hint else _likely_names(connection, name, kinds) or _other_years(connection, name, kinds)
    if len(kinds) == 1 and not near and not hint:
        hint = f"dialoguekb {plurals(connection)[kinds[0]]} lists those recorded"
    return UnknownNameError(kinds_in_words(kinds), name, near, hint=hint)


def _hint_of_word(connection: sqlite3.Connection, name: str, kinds: Sequence[str]) -> str:
    """Return which record to ask for in place of a word for less than it; empty if there is none."""
    query = f"select id from names where {condition_on_kinds(kinds)} and strength = ? and key = ?"
    row = connection.execute(query, [*kinds, BY_HINT, name_key(name)]).fetchone()
    return f"{row[0]} includes it; for the word itself: dialoguekb search {shlex.quote(name)}" if row else ""


def _hint_of_city(connection: sqlite3.Connection, name: str) -> str:
    """Return how to list the meetings in a city of this name; empty if there are none."""
    cities = [city for (city,) in connection.execute("select distinct city from meetings where city is not null")]
    key = name_key(name)
    city = next((city for city in cities if name_key(city) == key), None)
    return f"for the meetings there: dialoguekb meetings --city {shlex.quote(city)}" if city else ""


def _other_years(connection: sqlite3.Connection, name: str, kinds: Sequence[str]) -> tuple[str, ...]:
    """Return the latest meetings of the dialogue that an id with a year (`in-jp-2plus2-2027`) belongs to."""
    stem, _, year = name.rpartition("-")
    if not (len(year) == len("2027") and year.isdigit()) or (kinds and "meeting" not in kinds):
        return ()
    query = "select id from meetings where dialogue = ? and start is not null order by start_first_day desc limit ?"
    return tuple(record_id for (record_id,) in connection.execute(query, (stem, _MOST_SUGGESTIONS - 1)))


def _likely_names(connection: sqlite3.Connection, name: str, kinds: Sequence[str]) -> tuple[str, ...]:
    """Return the names that may be meant, best first, one for each record; sources after the rest."""
    weakest = BY_NAME if tuple(kinds) == ("country",) else BY_PART
    test = KeyTest(name)
    query = (
        f"select name, kind, id, key from names where {condition_on_kinds(kinds)} and strength <= ?"
        " and (abs(length(key) - ?) <= ? or instr(key, ?) or length(name) > ?) order by rowid"
    )
    bounds = [test.length, test.most_slips, test.longest_word, test.longest_name]
    rows = connection.execute(query, [*kinds, weakest, *bounds])
    records = {near: (kind, record_id) for near, kind, record_id, key in rows if test.passes(near, key)}
    likely = likely_names(name, records)
    likely.sort(key=lambda near: records[near][0] == "source")
    names: dict[tuple[str, str], str] = {}
    for near in likely:
        names.setdefault(records[near], near)
    return tuple(names.values())[:_MOST_SUGGESTIONS]

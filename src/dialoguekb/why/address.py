"""A record and a field of it as a user names them together: `in-jp-2plus2-2022.start`, `S. Jaishankar.tenures[0]`."""

import sqlite3
from collections.abc import Iterator

from dialoguekb.errors import UnknownNameError, WrongCallError, in_quotes
from dialoguekb.index.lookup import NamedRecord, find, is_called, is_id
from dialoguekb.model.names import name_key
from dialoguekb.why.field_path import may_be_path

_EXAMPLE = "write a record, a dot and a field, such as JP.capital"

_LONGEST_PATH = 1000
"""int, characters: no path of a field is longer, and a longer text is not searched for one."""


def read_address(connection: sqlite3.Connection, text: str) -> tuple[NamedRecord, str]:
    """Return the record that is named and the path of its field, which is empty where none is named.

    A record's name may hold dots itself: an id with a field behind it wins, then the longest name that a record
    bears. Raises UnknownNameError or AmbiguousNameError for the name, and WrongCallError where no field stands
    after a dot; whether the field exists is not looked at.
    """
    splits = list(_splits(text))
    if not name_key(text) or text.startswith("."):
        raise UnknownNameError("record", text, (), hint=_EXAMPLE)
    for name, path in splits:
        if may_be_path(path) and is_id(connection, name):
            return find(connection, name), path
    name = text.removesuffix(".")
    # A name may end in a dot (`U.S.`), an id does not.
    if name != text and is_called(connection, name) and find(connection, name).id.casefold() == name.casefold():
        raise WrongCallError(f"{in_quotes(text)} names no field; {_EXAMPLE}, or {name} alone for every field")
    if is_called(connection, text):
        return find(connection, text), ""
    for name, path in splits:
        if is_called(connection, name):
            return find(connection, name), path
    meant = next((name for name, path in reversed(splits) if may_be_path(path)), text)
    return find(connection, meant), ""


def _splits(text: str) -> Iterator[tuple[str, str]]:
    """Yield a name and a path for each dot that may part them, the longest name first."""
    at = text.rfind(".")
    while at > 0 and len(text) - at <= _LONGEST_PATH:
        yield text[:at], text[at + 1 :]
        at = text.rfind(".", 0, at)

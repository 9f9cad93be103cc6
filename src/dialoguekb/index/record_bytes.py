"""Records in, bytes out, and back: what the index keeps of a record beside its rows.

The bytes are MessagePack, which holds values and nothing that could run. Where a record stands is not among them:
its row says that.
"""

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from typing import Any

import msgspec

from dialoguekb.model.dates import PartialDate
from dialoguekb.model.problems import Place
from dialoguekb.model.records import KINDS, Record


def pack(record: Record) -> bytes:
    """Return the bytes of a record."""
    written = {}
    cls: Any = type(record)
    for name, default in _defaults(cls):
        value = getattr(record, name)
        if value != default:
            written[name] = value
    return _ENCODER.encode(written)


def unpack(kind: str, content: bytes, origin: Place) -> Record:
    """Return the record of a kind (`meeting`) whose bytes these are; raise msgspec.MsgspecError for other bytes."""
    record = _decoder(kind)(content)
    # Nobody has seen it yet; `dataclasses.replace` would make it a second time.
    object.__setattr__(record, "origin", origin)
    return record


@cache
def _defaults(cls: Any) -> tuple[tuple[str, object], ...]:
    """Return name and default of each field that is kept: all but the place, which the row has."""
    return tuple((field.name, field.default) for field in fields(cls) if field.name != "origin")


@cache
def _decoder(kind: str) -> Callable[[bytes], Record]:
    return msgspec.msgpack.Decoder(KINDS[kind], dec_hook=_read).decode


def _plain(value: object) -> str:
    if isinstance(value, PartialDate):
        return value.text
    raise TypeError(f"a record holds no {type(value).__name__}")


def _read(form: type[Any], value: Any) -> PartialDate:
    if form is PartialDate:
        return PartialDate.parse(value)
    raise TypeError(f"a record holds no {form.__name__}")


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_plain)

"""An answer in JSON with what belongs to it: its remarks, the question, and the knowledge base that answers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dialoguekb.model.columns import Column
from dialoguekb.output import json_form
from dialoguekb.output.json_text import json_text


def render_envelope(
    columns: Sequence[Column],
    rows: Iterable[Sequence[object]],
    *,
    remarks: Sequence[Mapping[str, Any]],
    query: Mapping[str, Any],
    data: Mapping[str, Any],
) -> Iterator[str]:
    """Yield an object with the keys `rows`, `remarks`, `query` and `data`, in chunks.

    `rows` is the array of the form json. `remarks`, `query` and `data` are values that JSON can hold.
    """
    yield '{\n  "rows": '
    for chunk in json_form.render(columns, rows):
        # No text in JSON holds a line break: each of these begins a line of the array; the last ends it.
        yield (f"{chunk[:-1]},\n" if chunk.endswith("]\n") else chunk).replace("\n", "\n  ")
    yield f'"remarks": {_lines(map(json_text, remarks), "[]")},\n'
    yield f'  "query": {_lines(_members(query), "{}")},\n'
    yield f'  "data": {_lines(_members(data), "{}")}\n}}\n'


def _members(values: Mapping[str, Any]) -> Iterator[str]:
    return (f"{json_text(key)}: {json_text(value)}" for key, value in values.items())


def _lines(members: Iterable[str], brackets: str) -> str:
    """Return members of an array or object, one a line."""
    inside = ",\n".join(f"    {member}" for member in members)
    return f"{brackets[0]}\n{inside}\n  {brackets[1]}" if inside else brackets

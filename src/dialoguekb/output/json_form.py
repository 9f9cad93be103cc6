"""A JSON array of objects, indented: one key per line, and one line per mapping in a list."""

from collections.abc import Iterable, Iterator, Sequence

from dialoguekb.model.columns import Column
from dialoguekb.output.json_text import json_text


def render(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield the array, one chunk per object; the keys are the columns in order, and missing values are null."""
    keys = [json_text(column.name) for column in columns]
    opening = "[\n"
    for row in rows:
        fields = ",\n".join(f"    {key}: {_value(value)}" for key, value in zip(keys, row, strict=True))
        yield f"{opening}  {{\n{fields}\n  }}"
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def _value(value: object) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        entries = ",\n".join(f"      {json_text(entry)}" for entry in value)
        return f"[\n{entries}\n    ]"
    return json_text(value)

"""What docs/python.md takes from the program: the output of its examples, and the table of its parameters."""

import contextlib
import io
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

from dialoguekb.data_folder import bundled_folder
from dialoguekb.query.filter import Filter
from dialoguekb.query.filters import FILTERS

_EXAMPLE = re.compile(r"^```python\n(?P<code>.*?)^```\n\n```text\n(?:(?!```)[^\n]*\n)*```\n", re.MULTILINE | re.DOTALL)
_PARAMETERS = "<!-- parameters -->\n"

_OWN_PARAMETERS = (
    ("where", "text", "Keep the rows for which this condition in SQL holds."),
    ("columns", "text, or list of texts", "Return these columns, in this order."),
    ("sort", "text", "Order by this column; with `-` before it the reverse."),
    ("limit", "number", "Return at most so many rows."),
)
"""Parameter, what it takes, and its meaning: those of every listing beside the filters."""


def python_page(text: str, folder: Path, today: str) -> str:
    """Return the page with what its examples print on a day, one after the other in a folder, and its parameters."""
    names: dict[str, Any] = {}

    def follow(match: re.Match[str]) -> str:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(match["code"], names)  # noqa: S102 - the examples are those of the documentation
        output = printed.getvalue().replace(str(bundled_folder()), "data")
        return f"```python\n{match['code']}```\n\n```text\n{output}```\n"

    environment = {"DIALOGUEKB_TODAY": today, "DIALOGUEKB_DATA": ""}
    with contextlib.chdir(folder), patch.dict(os.environ, environment):
        answered = _EXAMPLE.sub(follow, text)
    before, _, _ = answered.partition(_PARAMETERS)
    return f"{before}{_PARAMETERS}\n{''.join(_table())}"


def _table() -> Iterator[str]:
    yield "| Parameter | Takes | Meaning |\n| --- | --- | --- |\n"
    filters = ((declared.parameter, _takes(declared), declared.help) for declared in FILTERS.values())
    yield from (f"| `{name}` | {takes} | {meaning} |\n" for name, takes, meaning in (*filters, *_OWN_PARAMETERS))


def _takes(declared: Filter) -> str:
    """Return what a filter takes in Python."""
    match declared.form:
        case "date":
            return "text, year as number, `date`"
        case "year":
            return "text, number"
        case _:
            return "text, or list of texts that must all hold" if declared.many else "text"

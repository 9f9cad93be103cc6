"""The output forms: rows in, chunks of text out.

The module `NAME_form.py` of this room is the form `NAME`, with hyphens for underscores. It has
`render(columns, rows)` and, if it protects spreadsheets from formulas, `render_raw(columns, rows)` without that
protection.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import TextIO

from dialoguekb import output
from dialoguekb.errors import UnknownValueError
from dialoguekb.model.columns import Column

_ENDING = "_form.py"

_HELP_ORDER = ("table", "cards", "json", "jsonl", "csv", "csv-excel", "tsv", "markdown", "yaml")
"""The order of the forms in help; other forms come last."""


def _names() -> list[str]:
    files = (name for folder in output.__path__ for name in os.listdir(folder))  # noqa: PTH208 - pathlib is slow
    return sorted({name.removesuffix(_ENDING).replace("_", "-") for name in files if name.endswith(_ENDING)})


FORMS: tuple[str, ...] = tuple(
    sorted(_names(), key=lambda name: _HELP_ORDER.index(name) if name in _HELP_ORDER else len(_HELP_ORDER))
)
"""The values of `--output`."""

OTHER_NAMES = {"md": "markdown", "yml": "yaml"}
"""What else a form may be called -> its name."""


def render(
    form: str, columns: Sequence[Column], rows: Iterable[Sequence[object]], *, raw: bool = False
) -> Iterator[str]:
    """Return the rows in a form, as chunks of text for a pipe or file: never coloured, cut or wrapped.

    A row has one value per column: str, int, bool, None, list[str] or list[dict]. `raw` turns off the
    protection against formulas in csv and tsv; other forms ignore it. Raises UnknownValueError if there is no
    such form.
    """
    if form not in FORMS:
        raise UnknownValueError("output form", form, FORMS, ())
    # Import on first use: csv and json would each add 6 ms to every start.
    module = import_module(f"{output.__name__}.{form.replace('-', '_')}_form")
    chunks: Iterator[str] = ((raw and getattr(module, "render_raw", None)) or module.render)(columns, rows)
    return chunks


def write(chunks: Iterable[str], stream: TextIO) -> None:
    r"""Write chunks to a text stream; escapes characters that its encoding lacks (`\u2013`)."""
    for chunk in chunks:
        try:
            stream.write(chunk)
        except UnicodeEncodeError as error:
            stream.write(chunk.encode(error.encoding, "backslashreplace").decode(error.encoding))

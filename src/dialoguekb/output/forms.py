"""The output forms: rows in, chunks of text out.

The module `NAME_form.py` of this room is the form `NAME`. It has `render(columns, rows)` and, if it protects
spreadsheets from formulas, `render_raw(columns, rows)` without that protection.
"""

import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import TextIO

from dialoguekb import output
from dialoguekb.errors import UnknownValueError
from dialoguekb.model.columns import Column

_ENDING = "_form"

_HELP_ORDER = ("table", "json", "jsonl", "csv", "tsv", "markdown", "yaml")
"""The order of the forms in help; other forms come last."""


def _names() -> list[str]:
    modules = (module.name for module in pkgutil.iter_modules(output.__path__))
    return [name.removesuffix(_ENDING) for name in modules if name.endswith(_ENDING)]


FORMS: tuple[str, ...] = tuple(
    sorted(_names(), key=lambda name: _HELP_ORDER.index(name) if name in _HELP_ORDER else len(_HELP_ORDER))
)
"""The values of `--output`."""


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
    module = import_module(f"{output.__name__}.{form}{_ENDING}")
    chunks: Iterator[str] = ((raw and getattr(module, "render_raw", None)) or module.render)(columns, rows)
    return chunks


def write(chunks: Iterable[str], stream: TextIO) -> None:
    r"""Write chunks to a text stream; escapes characters that its encoding lacks (`\u2013`)."""
    for chunk in chunks:
        try:
            stream.write(chunk)
        except UnicodeEncodeError as error:
            stream.write(chunk.encode(error.encoding, "backslashreplace").decode(error.encoding))

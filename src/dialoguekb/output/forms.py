"""The forms of output by name: rows in, chunks of text out.

A module `NAME_form.py` of this room is the form `NAME`. It holds `render(columns, rows)` and, where it guards cells
that a spreadsheet would run, `render_raw(columns, rows)`. No list names it again.
"""

import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import TextIO

from dialoguekb import output
from dialoguekb.errors import UnknownValueError
from dialoguekb.model.columns import Column

_ENDING = "_form"

_BEST_KNOWN = ("table", "json", "jsonl", "csv", "tsv", "markdown", "yaml")
"""The order in which help names the forms; any other form comes last."""


def _names() -> list[str]:
    modules = (module.name for module in pkgutil.iter_modules(output.__path__))
    return [name.removesuffix(_ENDING) for name in modules if name.endswith(_ENDING)]


FORMS: tuple[str, ...] = tuple(
    sorted(_names(), key=lambda name: _BEST_KNOWN.index(name) if name in _BEST_KNOWN else len(_BEST_KNOWN))
)
"""The values of `--output`."""


def render(
    form: str, columns: Sequence[Column], rows: Iterable[Sequence[object]], *, raw: bool = False
) -> Iterator[str]:
    """Return the rows in a form of `FORMS`, as chunks of text for a pipe or file: never coloured, cut or wrapped.

    A row holds one value per column: str, int, bool, None, list[str] or list[dict]. `raw` lifts the guards of
    csv and tsv, and changes no other form. Raises UnknownValueError for any other form.
    """
    if form not in FORMS:
        raise UnknownValueError("output form", form, FORMS, ())
    # A form is imported when you ask for it: csv and json would each add 6 ms to every start.
    module = import_module(f"{output.__name__}.{form}{_ENDING}")
    chunks: Iterator[str] = ((raw and getattr(module, "render_raw", None)) or module.render)(columns, rows)
    return chunks


def write(chunks: Iterable[str], stream: TextIO) -> None:
    r"""Write chunks to a text stream; what its encoding cannot hold is written as an escape (`\u2013`)."""
    for chunk in chunks:
        try:
            stream.write(chunk)
        except UnicodeEncodeError as error:
            stream.write(chunk.encode(error.encoding, "backslashreplace").decode(error.encoding))

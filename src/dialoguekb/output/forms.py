"""The forms of output by name: rows in, chunks of text out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from dialoguekb.errors import UnknownValueError
from dialoguekb.model.columns import Column

FORMS = ("table", "json", "jsonl", "csv", "tsv", "markdown", "yaml")
"""The values of `--output`."""


def render(
    form: str, columns: Sequence[Column], rows: Iterable[Sequence[object]], *, raw: bool = False
) -> Iterator[str]:
    """Return the rows in a form of `FORMS`, as chunks of text for a pipe or file: never coloured, cut or wrapped.

    A row holds one value per column: str, int, bool, None, list[str] or list[dict]. `raw` lifts the guards of
    csv and tsv, and changes no other form. Raises UnknownValueError for any other form.
    """
    # A form is imported where it is asked for: csv and json would take 6 ms each at every start.
    match form:
        case "table":
            from dialoguekb.output.table import render_table  # noqa: PLC0415 - see above

            chunks = render_table(columns, rows)
        case "json":
            from dialoguekb.output.json_array import render_json_array  # noqa: PLC0415 - see above

            chunks = render_json_array(columns, rows)
        case "jsonl":
            from dialoguekb.output.json_lines import render_json_lines  # noqa: PLC0415 - see above

            chunks = render_json_lines(columns, rows)
        case "csv":
            from dialoguekb.output.delimited import render_csv  # noqa: PLC0415 - see above

            chunks = render_csv(columns, rows, raw=raw)
        case "tsv":
            from dialoguekb.output.delimited import render_tsv  # noqa: PLC0415 - see above

            chunks = render_tsv(columns, rows, raw=raw)
        case "markdown":
            from dialoguekb.output.markdown_table import render_markdown  # noqa: PLC0415 - see above

            chunks = render_markdown(columns, rows)
        case "yaml":
            from dialoguekb.output.yaml_text import render_yaml  # noqa: PLC0415 - see above

            chunks = render_yaml(columns, rows)
        case _:
            raise UnknownValueError("output form", form, FORMS, ())
    return chunks


def write(chunks: Iterable[str], stream: TextIO) -> None:
    r"""Write chunks to a text stream; what its encoding cannot hold is written as an escape (`\u2013`)."""
    for chunk in chunks:
        try:
            stream.write(chunk)
        except UnicodeEncodeError as error:
            stream.write(chunk.encode(error.encoding, "backslashreplace").decode(error.encoding))

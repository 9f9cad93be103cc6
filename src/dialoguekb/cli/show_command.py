"""`dialoguekb show`: any record, with what points to it and its sources."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from dialoguekb.cli import options, streams
from dialoguekb.cli.description_text import description_lines
from dialoguekb.clock import today
from dialoguekb.columns import Column
from dialoguekb.knowledge_base import open_knowledge_base
from dialoguekb.output import FORMS
from dialoguekb.query.description import Description, describe
from dialoguekb.query.reading import read_choice
from dialoguekb.query.selecting import Answer

NamesArgument = Annotated[
    list[str], typer.Argument(metavar="NAME...", help="Records by id, code, name or alias.", show_default=False)
]


def add_show_command(app: typer.Typer) -> None:
    """Add the command."""
    help_text = (
        "Show records by id, name or alias.\n\n"
        "With each come its doubts, the sources that it rests on, and the records that name it.\n\n"
        'Example: dialoguekb show "India–Japan ACSA"'
    )
    app.command("show", help=help_text)(show)


def show(
    names: NamesArgument,
    output: options.OutputOption = "table",
    raw: options.RawOption = False,
    data: options.DataOption = None,
) -> None:
    """Show each record named, as text for a person or in a form for a program."""
    form = read_choice("output form", output, FORMS)
    knowledge_base = open_knowledge_base(options.chosen_data(data))
    found = dict.fromkeys(knowledge_base.find(name) for name in names)
    descriptions = [describe(knowledge_base.index, named, today()) for named in found]
    if form == "table":
        streams.print_text(_text(descriptions))
        return
    for columns, rows in _grouped(descriptions):
        streams.print_answer(Answer(columns, rows), form, raw=raw)


def _text(descriptions: list[Description]) -> Iterator[str]:
    width = streams.terminal_width()
    for number, description in enumerate(descriptions):
        if number:
            yield "\n"
        yield from description_lines(description, width)


def _grouped(descriptions: list[Description]) -> list[tuple[tuple[Column, ...], list[list[Any]]]]:
    """Return the descriptions as one table: the columns of all kinds shown, in order, and a row for each."""
    columns: dict[str, Column] = {"kind_of_record": Column("kind_of_record", "Record")}
    rows = [dict(_fields(description, columns)) for description in descriptions]
    return [(tuple(columns.values()), [[row.get(name) for name in columns] for row in rows])]


def _fields(description: Description, columns: dict[str, Column]) -> Iterator[tuple[str, Any]]:
    yield "kind_of_record", description.kind
    for column, value in zip(description.facts.columns, description.facts.rows[0], strict=True):
        columns.setdefault(column.name, column)
        yield column.name, value
    for column, value in _surroundings(description):
        columns.setdefault(column.name, column)
        yield column.name, value


def _surroundings(description: Description) -> Iterator[tuple[Column, Any]]:
    remarks = description.remarks
    yield Column("unsourced", "Unsourced", "items", "{field}"), remarks.get("unsourced", [])
    yield Column("missing", "Missing", "list"), remarks.get("missing", [])
    yield Column("asides", "Asides", "items", "{of}: {remark}"), remarks.get("asides", [])
    yield Column("note", "Note"), remarks.get("note")
    yield (
        Column("citations", "Citations", "items", "{source}"),
        [{"source": cited.source, "backs": list(cited.backs)} for cited in description.citations],
    )
    yield (
        Column("named_by", "Named by", "items", "{id}"),
        [
            {"kind": pointer.kind, "id": pointer.id, "title": pointer.title, "fields": list(pointer.fields)}
            for pointer in description.pointers
        ],
    )
    yield Column("file", "File"), description.place.file
    yield Column("line", "Line", "number"), description.place.line

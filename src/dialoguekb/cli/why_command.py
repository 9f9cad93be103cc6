"""`dialoguekb why`: a value, where it stands, who says so, and who says otherwise."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from dialoguekb.cli import options, streams
from dialoguekb.cli.completers import complete_addresses
from dialoguekb.cli.settings import settings_of
from dialoguekb.model.columns import Column
from dialoguekb.model.plain_values import plain
from dialoguekb.model.problems import Place
from dialoguekb.output.forms import FORMS
from dialoguekb.query.selection import Answer
from dialoguekb.query.typed_values import read_choice
from dialoguekb.why.explanation_text import field_lines, record_fields_lines
from dialoguekb.why.explanations import Backing, Explanation

AddressesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="RECORD[.FIELD]...",
        help="Records by id, code, name or alias; behind a dot a field: start, participants[2], tenures[0].from.",
        show_default=False,
        shell_complete=complete_addresses,
    ),
]

_COLUMNS = (
    Column("record", "Record"),
    Column("kind", "Kind"),
    Column("field", "Field"),
    Column("value", "Value"),
    Column("file", "File"),
    Column("line", "Line", "number"),
    Column("inherited_from", "Inherited from"),
    Column("unsourced", "Unsourced", "items", "{field}< ({why})>"),
    Column("sources", "Sources", "items", "{id}"),
    Column("disputes", "Disputes", "items", "{field}: {kept}"),
    Column("not_established", "Not established", "list"),
    Column("announced", "Announced earlier", "items", "{value}< ({source})>"),
)


def add_why_command(app: typer.Typer) -> None:
    """Add the command."""
    help_text = (
        "Say why a record says what it says.\n\n"
        "Answers with the value, the file and line where it stands, the sources behind it and any dispute. Without a"
        " field it is every field that has a value. A value that is inherited is shown where it is written.\n\n"
        "Example: dialoguekb why in-jp-2plus2-2024.start"
    )
    app.command("why", help=help_text)(why)


def why(
    context: typer.Context,
    addresses: AddressesArgument,
    output: options.OutputOption = "table",
    raw: options.RawOption = False,
) -> None:
    """Explain each record or field named, as text for a person or in a form for a program."""
    form = read_choice("output form", output, FORMS)
    knowledge_base = settings_of(context).open()
    # Everything is looked up before anything is printed: a wrong name prints no half of an answer.
    reasons = [knowledge_base.why(address) for address in dict.fromkeys(addresses)]
    if form == "table":
        streams.print_text(_text(reasons))
    else:
        rows = [_row(explanation, place) for found in reasons for explanation, place in found]
        streams.print_answer(Answer(_COLUMNS, rows), form, raw=raw)


def _text(reasons: list[list[tuple[Explanation, Place]]]) -> Iterator[str]:
    width = streams.terminal_width()
    for number, found in enumerate(reasons):
        if number:
            yield "\n"
        if found and not found[0][0].is_named:
            yield from record_fields_lines(found, width)
            continue
        for position, (explanation, place) in enumerate(found):
            if position:
                yield "\n"
            yield from field_lines(explanation, place, width)


def _row(explanation: Explanation, place: Place) -> list[Any]:
    said_by = explanation.said_by
    return [
        explanation.record.id,
        explanation.record.record_kind,
        explanation.field,
        explanation.value,
        place.file,
        place.line,
        {"kind": said_by.record_kind, "record": said_by.id, "field": explanation.said_at}
        if explanation.is_inherited
        else None,
        plain(explanation.unsourced),
        [_source(backing) for backing in explanation.backing],
        plain(explanation.disputes),
        list(explanation.missing),
        [{"source": said.source, "date": said.date, "value": said.value} for said in explanation.announced],
    ]


def _source(backing: Backing) -> dict[str, Any]:
    source = backing.source
    return {
        "id": source.id,
        "publisher": source.publisher,
        "title": source.title,
        "published": plain(source.published),
        "accessed": plain(source.accessed),
        "kind": source.kind,
        "url": source.url,
        "backs": backing.backs,
    }

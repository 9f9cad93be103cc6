"""`dialoguekb show`: any record, with what points to it and its sources."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

from dialoguekb.cli import options, streams
from dialoguekb.cli.command import Argument, Command, make_command
from dialoguekb.cli.completers import complete_names
from dialoguekb.cli.settings import Settings
from dialoguekb.errors import EnvironmentFailedError, NotYetKnownError, WrongCallError
from dialoguekb.index.lookup import NamedRecord
from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.model.problems import Place
from dialoguekb.output.colour import STATUS_STYLES, paint
from dialoguekb.output.safety import visible
from dialoguekb.query.remarks import Remark
from dialoguekb.show.description import Description
from dialoguekb.show.description_rows import as_answer
from dialoguekb.show.description_text import description_lines

NamesArgument = Annotated[
    list[str],
    Argument(
        metavar="NAME...",
        help="Records by id, code, name or alias.",
        shell_complete=complete_names(),
    ),
]


def make_show_command() -> Command:
    """Return the command."""
    help_text = (
        "Show records by id, name or alias.\n\n"
        "Shows each record with its doubts, its sources, and the records that name it. -o markdown writes a page with"
        " footnotes. -o yaml writes the record as it stands in its file; to replace it in your own knowledge base, add"
        " overrides: true; to add to it, write amends: true and what you add.\n\n"
        'Example: dialoguekb show "India–Japan ACSA"'
    )
    return make_command("show", help_text, show)


def show(
    settings: Settings,
    names: NamesArgument,
    *,
    output: options.OutputOption = "table",
    raw: options.RawOption = False,
    envelope: options.EnvelopeOption = False,
    as_known_on: options.AsKnownOnOption = None,
) -> None:
    """Show each record named, as text for a person or in a form for a program."""
    form = options.read_form(output)
    has_envelope = options.read_envelope(form, envelope=envelope)
    if form == "yaml" and as_known_on is not None:
        raise WrongCallError(
            "-o yaml shows a record as its file has it today; leave out --as-known-on, or write -o json"
        )
    with (settings.mute() if has_envelope else settings).open(as_known_on) as knowledge_base:
        # Every name is looked up first: a wrong one prints nothing of the others.
        named = dict.fromkeys(knowledge_base.find(name) for name in names)
        descriptions, unknown = _describe(knowledge_base, named)
        remarks = dict.fromkeys(remark for each in named for remark in knowledge_base.remarks_on(each))
        if has_envelope:
            from dialoguekb.cli.answer_envelope import data_of, print_envelope

            said, data = [*(Remark("rows", each) for each in unknown), *remarks], data_of(knowledge_base)
            print_envelope(as_answer(descriptions), said, {"show": names}, data, pages=settings.pages)
            return
    streams.say(*unknown)
    if form == "table":
        streams.print_text(_text(descriptions), pages=settings.pages)
    elif form == "yaml":
        streams.print_text(_yaml(descriptions), pages=settings.pages)
    elif form == "markdown":
        streams.print_text(_markdown(descriptions), pages=settings.pages)
    else:
        streams.print_answer(as_answer(descriptions), form, raw=raw, pages=settings.pages)
    streams.flush()
    settings.say_remarks(remarks)


def _describe(knowledge_base: KnowledgeBase, records: Iterable[NamedRecord]) -> tuple[list[Description], Sequence[str]]:
    """Return the description of each record, and a sentence for each that was not known on the day."""
    descriptions, unknown = [], []
    for named in records:
        try:
            descriptions.append(knowledge_base.describe(named))
        except NotYetKnownError as error:
            unknown.append(str(error))
    return descriptions, unknown


def _text(descriptions: list[Description]) -> Iterator[str]:
    width, shows_colour = streams.terminal_width(), streams.shows_colour()
    for number, description in enumerate(descriptions):
        if number:
            yield "\n"
        lines = description_lines(description, width)
        yield from map(_with_status_colour, lines) if description.kind == "meeting" and shows_colour else lines


def _with_status_colour(line: str) -> str:
    """Return a line of a description; the status of a meeting has its colour, as in tables."""
    label, _, status = line.strip().partition(" ")
    if label != "Status" or status.strip() not in STATUS_STYLES:
        return line
    status = status.strip()
    return line.replace(status, paint(status, STATUS_STYLES[status]))


def _markdown(descriptions: list[Description]) -> Iterator[str]:
    from dialoguekb.export.markdown_document import render_markdown_document
    from dialoguekb.export.record_document import record_document

    yield render_markdown_document(record_document(descriptions))


def _yaml(descriptions: list[Description]) -> Iterator[str]:
    """Yield the records as their files have them, a list for each kind."""
    by_plural: dict[str, list[Description]] = {}
    for description in descriptions:
        by_plural.setdefault(description.plural, []).append(description)
    for plural, of_kind in by_plural.items():
        yield f"{plural}:\n"
        for description in of_kind:
            for place in (description.place, *description.amended_at):
                yield f"  # {visible(place.shown_line)}\n"
                yield _record_yaml(place)


def _record_yaml(place: Place) -> str:
    from dialoguekb.reading.folder_files import read_text
    from dialoguekb.reading.record_extract import extract_record

    source = read_text(Path(place.file)).source
    if source is None:
        raise EnvironmentFailedError(f"cannot read {place.shown_file}")
    record = extract_record(source.text, place.line, place.column)
    return "".join(f"{visible(line)}\n" for line in record.splitlines())

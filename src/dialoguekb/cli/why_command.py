"""`dialoguekb why`: a value, where it stands, who says so, and who says otherwise."""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Annotated

from dialoguekb.cli import options, streams
from dialoguekb.cli.command import Argument, Command, make_command
from dialoguekb.cli.completers import complete_addresses
from dialoguekb.cli.settings import Settings

if TYPE_CHECKING:
    from dialoguekb.model.problems import Place
    from dialoguekb.why.explanations import Explanation

AddressesArgument = Annotated[
    list[str],
    Argument(
        metavar="RECORD[.FIELD]...",
        help="Records by id, code, name or alias; after a dot, a field: start, participants[2], tenures[0].from.",
        shell_complete=complete_addresses,
    ),
]


def make_why_command() -> Command:
    """Return the command."""
    help_text = (
        "Show where the values of a record come from.\n\n"
        "Shows the value, its file and line, its sources and any dispute. Without a field, shows every field that has a"
        " value. An inherited value comes with the record that holds it.\n\n"
        "Example: dialoguekb why in-jp-2plus2-2024.start"
    )
    return make_command("why", help_text, why)


def why(
    settings: Settings,
    addresses: AddressesArgument,
    output: options.OutputOption = "table",
    raw: options.RawOption = False,
    envelope: options.EnvelopeOption = False,
) -> None:
    """Explain each record or field named, as text for a person or in a form for a program."""
    from dialoguekb.why.explanation_rows import explanation_answer

    form = options.read_form(output)
    has_envelope = options.read_envelope(form, envelope=envelope)
    # Every address is looked up before anything is printed: a wrong one prints nothing of the others.
    with (settings.mute() if has_envelope else settings).open() as knowledge_base:
        explanations = [knowledge_base.explain(address) for address in dict.fromkeys(addresses)]
        answer = explanation_answer(list(chain.from_iterable(explanations)))
        if has_envelope:
            from dialoguekb.cli.answer_envelope import data_of, print_envelope

            print_envelope(answer, (), {"why": addresses}, data_of(knowledge_base), pages=settings.pages)
            return
    if form == "table":
        streams.print_text(_text(explanations), pages=settings.pages)
    else:
        streams.print_answer(answer, form, raw=raw, pages=settings.pages)


def _text(addresses: "list[list[tuple[Explanation, Place]]]") -> Iterator[str]:
    from dialoguekb.why.explanation_text import field_lines, record_fields_lines

    width = streams.terminal_width()
    for number, explanations in enumerate(addresses):
        if number:
            yield "\n"
        if explanations and not explanations[0][0].is_named:
            yield from record_fields_lines(explanations, width)
            continue
        for position, (explanation, place) in enumerate(explanations):
            if position:
                yield "\n"
            yield from field_lines(explanation, place, width)

"""`dialoguekb show`: any record, with what points to it and its sources."""

from collections.abc import Iterable, Iterator
from typing import Annotated

from dialoguekb.cli import options, streams
from dialoguekb.cli.command import Argument, Command, make_command
from dialoguekb.cli.completers import complete_names
from dialoguekb.cli.settings import Settings
from dialoguekb.errors import NotYetKnownError
from dialoguekb.index.lookup import Named
from dialoguekb.knowledge_base import KnowledgeBase
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
        "With each come its doubts, the sources that it rests on, and the records that name it.\n\n"
        'Example: dialoguekb show "India–Japan ACSA"'
    )
    return make_command("show", help_text, show)


def show(
    settings: Settings,
    names: NamesArgument,
    output: options.OutputOption = "table",
    raw: options.RawOption = False,
    as_known_on: options.AsKnownOnOption = None,
) -> None:
    """Show each record named, as text for a person or in a form for a program."""
    form = options.read_form(output)
    with settings.open(as_known_on) as knowledge_base:
        # Every name is looked up first: a wrong one prints nothing of the others.
        named = dict.fromkeys(knowledge_base.find(name) for name in names)
        descriptions = list(_describe(knowledge_base, named))
        remarks = dict.fromkeys(remark for each in named for remark in knowledge_base.remarks_on(each))
    if form == "table":
        streams.print_text(_text(descriptions), pages=settings.pages)
    else:
        streams.print_answer(as_answer(descriptions), form, raw=raw, pages=settings.pages)
    streams.flush()
    settings.say_remarks(remarks)


def _describe(knowledge_base: KnowledgeBase, records: Iterable[Named]) -> Iterator[Description]:
    """Yield the description of each record, and say which were not known on the day."""
    for named in records:
        try:
            yield knowledge_base.describe(named)
        except NotYetKnownError as error:
            streams.say(str(error))


def _text(descriptions: list[Description]) -> Iterator[str]:
    width = streams.terminal_width()
    for number, description in enumerate(descriptions):
        if number:
            yield "\n"
        yield from description_lines(description, width)

"""`dialoguekb brief`: what to read before the next round of two countries."""

from datetime import date
from typing import Annotated

import typer

from dialoguekb.cli import options, streams
from dialoguekb.cli.completers import complete_names
from dialoguekb.cli.settings import settings_of
from dialoguekb.export.brief import brief_of
from dialoguekb.export.country_pair import read_pair
from dialoguekb.export.markdown_document import render_markdown_document
from dialoguekb.export.text_document import render_plain_text
from dialoguekb.listings.meetings import LISTING as MEETINGS
from dialoguekb.query.selection import Question
from dialoguekb.query.typed_values import read_date

_FORMS = ("text", "markdown")

FirstArgument = Annotated[
    str,
    typer.Argument(
        metavar="COUNTRY", help="One of the two.", show_default=False, shell_complete=complete_names("country")
    ),
]
SecondArgument = Annotated[
    str,
    typer.Argument(metavar="COUNTRY", help="The other.", show_default=False, shell_complete=complete_names("country")),
]
SinceOption = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="D",
        help="The first day of what is news; else that of the latest meeting of their ministers or leaders.",
        show_default=False,
    ),
]
FormOption = Annotated[str, typer.Option("--output", "-o", metavar="FORM", help=f"How to print: {', '.join(_FORMS)}.")]

_HELP = (
    "Say what to read before two countries meet again.\n\n"
    "What is coming and what is overdue, the last round of each of their dialogues, what changed since a day"
    " (meetings, agreements, offices, groupings), who is in office, and the agreements between them; every fact with"
    " its source.\n\n"
    "Example: dialoguekb brief India Japan --since 2024-08-20"
)


def add_brief_command(app: typer.Typer) -> None:
    """Add the command."""
    app.command("brief", help=_HELP)(brief)


def brief(
    context: typer.Context,
    first: FirstArgument,
    second: SecondArgument,
    *,
    since: SinceOption = None,
    output: FormOption = "text",
    as_known_on: options.AsKnownOnOption = None,
) -> None:
    """Print the page of two countries."""
    form = options.read_form(output, _FORMS)
    day = read_date("--since", since).first if since is not None else None
    with settings_of(context).open(as_known_on) as knowledge_base:
        document = brief_of(read_pair(knowledge_base, (first, second), date.fromisoformat(day) if day else None))
        remarks = knowledge_base.remarks(MEETINGS.name, Question({"country": [first], "with": [second]}))
    if form == "markdown":
        streams.print_text([render_markdown_document(document)])
    else:
        streams.print_text(render_plain_text(document, streams.terminal_width()))
    streams.flush()
    # The page itself says which years were searched.
    streams.say_remarks(remark for remark in remarks if remark.topic == "undated")

"""`dialoguekb brief`: what to read before the next round of countries, a dialogue or a grouping."""

from typing import TYPE_CHECKING, Annotated

from dialoguekb.cli import options, streams
from dialoguekb.cli.command import Argument, Command, Option, make_command
from dialoguekb.cli.completers import complete_names, complete_words
from dialoguekb.cli.settings import Settings

if TYPE_CHECKING:
    from dialoguekb.export.page import Page

_FORMS = ("table", "markdown", "json", "html")
_OTHER_NAMES = {"text": "table"}
"""Names of earlier versions."""

NamesArgument = Annotated[
    list[str],
    Argument(
        metavar="NAME...",
        help="Countries, one dialogue or grouping, or one grouping and countries.",
        shell_complete=complete_names("country", "dialogue", "grouping"),
    ),
]
SinceOption = Annotated[
    str | None,
    Option(
        "--since",
        metavar="D",
        help="Show news from this day on, instead of from the latest meeting of ministers or leaders.",
        show_default=False,
    ),
]
TopicOption = Annotated[
    str | None,
    Option(
        "--topic",
        metavar="T",
        help="Keep the meetings and dialogues that discussed this topic or a narrower one.",
        show_default=False,
        shell_complete=complete_names("topic"),
    ),
]
ShortOption = Annotated[bool, Option("--short", help="Print one page: 60 lines of 80 columns, without sources.")]
NoSourcesOption = Annotated[bool, Option("--no-sources", help="Leave out the footnotes.")]
FormOption = Annotated[
    str,
    Option(
        "--output",
        "-o",
        metavar="FORM",
        help=f"How to print: {', '.join(_FORMS)}.",
        shell_complete=complete_words(_FORMS),
    ),
]

_HELP = (
    "Say what to read before the next round.\n\n"
    "What is coming and what is overdue, the last round of each dialogue, what changed since a day"
    " (meetings, agreements, offices, groupings), who is in office, the agreements in force, and which years were"
    " searched; every fact with its source. Name one country or several, a dialogue, a grouping, or a grouping and"
    " countries in it.\n\n"
    "Example: dialoguekb brief India Japan --since 2024-08-20"
)


def make_brief_command() -> Command:
    """Return the command."""
    return make_command("brief", _HELP, brief)


def brief(
    settings: Settings,
    names: NamesArgument,
    *,
    since: SinceOption = None,
    topic: TopicOption = None,
    short: ShortOption = False,
    no_sources: NoSourcesOption = False,
    output: FormOption = "table",
    as_known_on: options.AsKnownOnOption = None,
) -> None:
    """Print the page."""
    from dialoguekb.export.brief import read_brief

    form = options.read_form(_OTHER_NAMES.get(output.casefold(), output), _FORMS)
    with settings.open(as_known_on) as knowledge_base:
        page = read_brief(knowledge_base, names, since=since, topic=topic, is_short=short, has_sources=not no_sources)
    _print(page, form, pages=settings.pages)
    streams.flush()
    settings.say_remarks(page.remarks)


def _print(page: "Page", form: str, *, pages: bool) -> None:
    from dialoguekb.export.document_forms import FORMS_BY_NAME
    from dialoguekb.export.text_document import render_plain_text

    if form in FORMS_BY_NAME:
        streams.print_text([FORMS_BY_NAME[form](page.document)], pages=pages)
        return
    width = streams.terminal_width()
    if page.width is not None:
        width = min(width or page.width, page.width)
    streams.print_text(render_plain_text(page.document, width), pages=pages)

"""The picture of README.md: the table that a terminal of 92 columns shows, as SVG."""

import io

from rich.console import Console
from rich.text import Text

from dialoguekb.knowledge_base import open_knowledge_base
from dialoguekb.listings.meetings import LISTING as MEETINGS
from dialoguekb.output.terminal import table_lines
from dialoguekb.query.selection import Question

COMMAND = "dialoguekb meetings --country Japan --since 2025"


def picture() -> str:
    """Return the picture in SVG."""
    featured = [declared.column.name for declared in MEETINGS.columns if declared.column.featured]
    question = Question(filters={"country": ["Japan"], "since": ["2025"]}, columns=featured)
    with open_knowledge_base() as knowledge_base:
        answer = knowledge_base.ask("meetings", question)
    console = Console(record=True, width=92, file=io.StringIO(), force_terminal=True, highlight=False, markup=False)
    table = table_lines(answer.columns, answer.rows, console.width, whole=True, coloured=True)
    console.print(Text.from_ansi("".join(table)))
    return console.export_svg(title=COMMAND, unique_id="meetings")

"""Render the README's picture: the table that a terminal of 92 columns shows, as SVG.

Run it as `python docs/make_picture.py`; it writes `docs/meetings.svg`.
"""

import io
from pathlib import Path

from rich.console import Console

from dialoguekb.knowledge_base import open_knowledge_base
from dialoguekb.listings.meetings import LISTING as MEETINGS
from dialoguekb.output.terminal import print_table_on
from dialoguekb.query.selection import Question

COMMAND = "dialoguekb meetings --country Japan --since 2025"


def main() -> None:
    """Write the picture."""
    knowledge_base = open_knowledge_base()
    featured = [declared.column.name for declared in MEETINGS.columns if declared.column.featured]
    question = Question(filters={"country": ["Japan"], "since": ["2025"]}, columns=featured)
    answer = knowledge_base.ask("meetings", question)
    console = Console(record=True, width=92, file=io.StringIO(), force_terminal=True, highlight=False, markup=False)
    print_table_on(console, answer.columns, answer.rows)
    picture = Path(__file__).with_name("meetings.svg")
    picture.write_text(console.export_svg(title=COMMAND, unique_id="meetings"), encoding="utf-8")


if __name__ == "__main__":
    main()

"""The summary of an export: two to four pages with a line a meeting; the whole document is in `contents`."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from dialoguekb.export.chosen_source import chosen_sources
from dialoguekb.export.contents import references_in
from dialoguekb.export.context_sections import at_a_glance, opening, partner_table
from dialoguekb.export.document import Block, Bullets, Document, cited_sources
from dialoguekb.export.material import Material
from dialoguekb.export.summary_sections import agreement_lines, meeting_lines, office_lines, open_disputes, search_line
from dialoguekb.model.dates import order_of
from dialoguekb.model.records import Meeting

MOST_LINES = 244
"""int, lines of markdown: what a summary has at most, where its meetings decide."""

_HEADING_LINES = 4
"""int: the lines that a section adds beside its entries, empty ones included."""


def summary(material: Material) -> Document:
    """Return the summary of what was gathered, with one footnote a fact.

    The earliest years are summed up in a line a dialogue where the document would be longer than MOST_LINES.
    """
    chosen = chosen_sources([*material.meetings, *material.agreements], material.records)
    before = [*opening(material, is_summary=True), *at_a_glance(material), *partner_table(material)]
    after = [
        *agreement_lines(material, chosen),
        *office_lines(material),
        *open_disputes(material, chosen),
        *search_line(material),
    ]
    year = _first_year(material, chosen, (*before, *after))
    blocks = (*before, *meeting_lines(material, chosen, year), *after)
    return Document(blocks, references_in(blocks, material.records), is_dense=True)


def _first_year(material: Material, chosen: Mapping[str, str], rest: Sequence[Block]) -> str:
    """Return the first year (`2007`) whose meetings have a line each; empty where all have."""
    cited = set(cited_sources(rest))
    room = MOST_LINES - sum(_height(block) for block in rest) - len(cited) - _HEADING_LINES
    dated = [meeting for meeting in material.meetings if meeting.start]
    # The undated stand with the meetings of any year.
    room -= 2 * (len(material.meetings) - len(dated))
    first = ""
    for year, of_year in _years_from_the_latest(dated):
        sources = {chosen[meeting.id] for meeting in of_year if meeting.id in chosen} - cited
        earlier = {meeting.dialogue for meeting in dated if str(meeting.start) < year}
        room -= len(of_year) + len(sources)
        if room < len(earlier):
            return first or str(int(year) + 1)
        cited |= sources
        first = year
    return ""


def _years_from_the_latest(meetings: list[Meeting]) -> Iterator[tuple[str, list[Meeting]]]:
    latest_first = sorted(meetings, key=lambda meeting: order_of(meeting.start), reverse=True)
    for year, of_year in groupby(latest_first, key=lambda meeting: str(meeting.start)[: len("YYYY")]):
        yield year, list(of_year)


def _height(block: Block) -> int:
    """Return the lines that a block takes as markdown, the empty one before it included."""
    match block:
        case Bullets():
            return 1 + sum(1 + len(item.below) for item in block.items)
        case _:
            return 2 + len(getattr(block, "rows", ())) + (1 if hasattr(block, "rows") else 0)

"""The years of a dialogue that were searched and those that were not, in words."""

from collections.abc import Iterable, Iterator

from dialoguekb.export.document import Block, Bullets
from dialoguekb.export.fact_text import labelled_item
from dialoguekb.model.dates import Interval, PartialDate
from dialoguekb.model.derivations.searched_years import unsearched_years, without_running_year
from dialoguekb.model.records import Dialogue, Meeting
from dialoguekb.query.coverage import in_spans


def search_spans(dialogue: Dialogue, meetings: Iterable[Meeting], end: PartialDate) -> tuple[str, str]:
    """Return the years searched and those not searched (`2010–2024`, `2025–2026`), up to a day.

    They begin with the founding of the dialogue, the first of the meetings or the first year searched.
    """
    stretches = [Interval.between(stretch.from_, stretch.to) for stretch in dialogue.coverage]
    met = [meeting.start.earliest for meeting in meetings if meeting.dialogue == dialogue.id and meeting.start]
    founded = [dialogue.founded.earliest] if dialogue.founded else []
    first = min([*met, *founded, *(stretch.earliest for stretch in stretches), end.latest]).year
    missing = unsearched_years(stretches, first, end.latest.year, end)
    searched = [year for year in range(first, end.latest.year + 1) if year not in missing]
    return in_spans(searched) or "in no year", in_spans(without_running_year(missing, end.latest.year))


def years_not_searched(gaps: Iterable[tuple[str, str]]) -> Iterator[Block]:
    """Yield the years that were not searched, from pairs of a dialogue's name and its gap; nothing without a gap."""
    if named := "; ".join(f"{name} {gap}" for name, gap in gaps if gap):
        yield Bullets((labelled_item("Not searched", named),))

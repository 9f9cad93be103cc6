"""The bare `dialoguekb`: what is in here."""

from collections.abc import Iterable, Mapping

from dialoguekb.cli import streams
from dialoguekb.cli.settings import Settings
from dialoguekb.current_time import today
from dialoguekb.index.kind_table import plurals
from dialoguekb.output.record_text import record_lines
from dialoguekb.show.summary import MeetingLine, summarize

_THINGS_TO_TRY = (
    "dialoguekb meetings --country Japan --with India",
    "dialoguekb partners India --format 2+2 --member-of QUAD",
    'dialoguekb show "India–Japan ACSA"',
)


def print_overview(settings: Settings) -> None:
    """Print counts, the latest and the next meetings, those postponed, and three things to try."""
    with settings.open() as knowledge_base:
        about = knowledge_base.about
        summary = summarize(knowledge_base.index, today())
        holds = _counts(summary.counts, plurals(knowledge_base.index))
    sections = [
        ("", [("Holds", holds), *([("As of", str(about.as_of))] if about.as_of else [])]),
        ("Latest meetings", _meetings(summary.latest) or [("", "none")]),
        ("Next meetings", _meetings(summary.coming) or [("", "none announced")]),
        ("Postponed without a new date", _meetings(summary.postponed)),
        ("Try", [("", line) for line in _THINGS_TO_TRY]),
    ]
    streams.print_text(record_lines(about.title, sections, width=streams.terminal_width()))


def _counts(counts: Mapping[str, int], plural_of: Mapping[str, str]) -> str:
    return ", ".join(f"{number} {kind if number == 1 else plural_of[kind]}" for kind, number in counts.items())


def _meetings(lines: Iterable[MeetingLine]) -> list[tuple[str, str]]:
    return [(line.start or "no date", _meeting(line)) for line in lines]


def _meeting(line: MeetingLine) -> str:
    place = f", {line.city}" if line.city else ""
    status = f" ({line.status})" if line.status in {"scheduled", "expected"} else ""
    return f"{line.name}{place}{status}"

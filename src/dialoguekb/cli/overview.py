"""The bare `dialoguekb`: what is in here."""

from typing import Any

from dialoguekb.cli import streams
from dialoguekb.cli.settings import Settings
from dialoguekb.clock import today
from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.listings.registry import LISTINGS
from dialoguekb.model.vocabulary import PLURALS
from dialoguekb.output.record_text import record_lines
from dialoguekb.query.selection import Question

_MEETING_COLUMNS = ("start", "status", "city", "title")
_MOST_MEETINGS = 3

_THINGS_TO_TRY = (
    "dialoguekb meetings --country Japan --with India",
    "dialoguekb partners India --format 2+2 --member-of QUAD",
    'dialoguekb show "India–Japan ACSA"',
)


def print_overview(settings: Settings) -> None:
    """Print counts, the latest and the next meetings, and three things to try."""
    knowledge_base = settings.open()
    day = today()
    streams.print_text(
        record_lines(
            knowledge_base.about.title,
            [
                ("", [("Holds", _counts(knowledge_base)), ("As of", str(knowledge_base.about.as_of or "undated"))]),
                ("Latest meetings", _meetings(knowledge_base, {"status": ["held"], "until": [day]}, "-start")),
                ("Next meetings", _next(knowledge_base, day)),
                ("Postponed without a new date", _still_postponed(knowledge_base)),
                ("Try", [("", line) for line in _THINGS_TO_TRY]),
            ],
            width=streams.terminal_width(),
        )
    )


def _counts(knowledge_base: KnowledgeBase) -> str:
    counts = {kind: knowledge_base.count(plural, Question()) for kind, plural in PLURALS.items() if plural in LISTINGS}
    return ", ".join(f"{found} {kind if found == 1 else PLURALS[kind]}" for kind, found in counts.items())


def _next(knowledge_base: KnowledgeBase, day: str) -> list[tuple[str, str]]:
    coming = [
        row
        for status in ("scheduled", "expected")
        for row in _asked(knowledge_base, {"status": [status]}, "start")
        if (row[0] or day) >= day[: len(row[0] or day)]
    ]
    return [_line(row) for row in coming[:_MOST_MEETINGS]] or [("", "none announced")]


def _still_postponed(knowledge_base: KnowledgeBase) -> list[tuple[str, str]]:
    """Return the meetings that were put off and that no later one of their dialogue has made up for."""
    latest = dict(knowledge_base.ask("dialogues", Question(columns=("id", "latest"))).rows)
    question = Question({"status": ["postponed"]}, (*_MEETING_COLUMNS, "dialogue"), "-start")
    rows = [
        row
        for *row, dialogue in knowledge_base.ask("meetings", question).rows
        if (latest.get(dialogue) or "") < (row[0] or "")
    ]
    return [_line([start, "held", city, title]) for start, _, city, title in rows[:_MOST_MEETINGS]]


def _meetings(knowledge_base: KnowledgeBase, filters: dict[str, list[str]], sort: str) -> list[tuple[str, str]]:
    return [_line(row) for row in _asked(knowledge_base, filters, sort)] or [("", "none")]


def _asked(knowledge_base: KnowledgeBase, filters: dict[str, list[str]], sort: str) -> list[list[Any]]:
    question = Question(filters, _MEETING_COLUMNS, sort, _MOST_MEETINGS)
    return knowledge_base.ask("meetings", question).rows


def _line(row: list[Any]) -> tuple[str, str]:
    start, status, city, title = row
    name = title.removesuffix(f", {start}")
    where = f", {city}" if city else ""
    return start or "no date", f"{name}{where}{'' if status == 'held' else f' ({status})'}"

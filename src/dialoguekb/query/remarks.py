"""What a reader should know of an answer, as values; whoever shows the answer shows them with it."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from dialoguekb.query.coverage import CoverageGap, QuestionCoverage, in_spans
from dialoguekb.query.listing import Listing
from dialoguekb.query.selection import Question
from dialoguekb.query.typed_values import read_date

Topic = Literal["search", "rows", "possible", "coverage", "topics", "undated", "meaning", "files"]
"""What a remark is about: the words that were searched instead, the number of rows, the rows that a partial date leaves
open on the day asked for, the years that were searched, what topics were read from, the records left out because no
source of theirs has a date, what the columns count, the files that a check did not read."""

_MOST_NAMED = 3


class Remark(NamedTuple):
    """A sentence on an answer."""

    topic: Topic
    """What it is about."""
    text: str
    """str, the sentence."""
    details: tuple[str, ...] = ()
    """What the sentence sums up, a line each: what `-v` prints below it."""

    def __str__(self) -> str:
        """Return the sentence."""
        return self.text


def row_remarks(listing: Listing, question: Question, shown: int, total: int, known_on: str | None) -> Iterator[Remark]:
    """Yield that nothing matches, or that the limit leaves rows out.

    `shown` and `total` count the rows with and without the limit; `known_on` is the day (ISO 8601 date) whose
    knowledge is asked for, if any.
    """
    if not shown and question.limit != 0:
        is_narrowed = question.filters or question.where is not None or listing.is_searched
        known = f" as known on {known_on}" if known_on else ""
        yield Remark(
            "rows", f"no {listing.rows} {'match' if is_narrowed else 'recorded'}{known}{_crossed_dates(question)}"
        )
        if "grouping" in question.filters and "member_at_table" in listing.filters:
            yield Remark("rows", f"--grouping keeps a grouping's own {listing.rows}; --member-at-table, its members'")
    elif shown < total and shown == question.limit:
        yield Remark("rows", f"{shown} of {total} {listing.rows}")


def _crossed_dates(question: Question) -> str:
    """Return that `--since` begins after `--until` ends; nothing where it does not."""
    since, until = (question.filters.get(name) for name in ("since", "until"))
    if not since or not until:
        return ""
    first, last = read_date("--since", since[-1]).first, read_date("--until", until[-1]).last
    return f": --since {since[-1]} is after --until {until[-1]}" if first and last and first > last else ""


def coverage_remarks(coverage: QuestionCoverage) -> Iterator[Remark]:
    """Yield in which years nobody declares to have searched for the meetings that a question asks for."""
    if not coverage.dialogues:
        yield Remark(
            "coverage",
            "no recorded dialogue fits the filters, so the answer may be incomplete",
        )
    if coverage.data_end:
        yield Remark("coverage", f"kept up to {coverage.data_end}: what comes later was not searched")
    if len(coverage.gaps) == 1:
        (gap,) = coverage.gaps
        when = f"after {gap.years[0] - 1}" if gap.is_open else f"of {in_spans(gap.years)}"
        yield Remark("coverage", f"{gap.name}: meetings {when} have not been searched for", (_spans_of(gap),))
    elif coverage.gaps:
        named = [f"{gap.dialogue} ({in_spans(gap.years)})" for gap in coverage.gaps[:_MOST_NAMED]]
        more = len(coverage.gaps) - len(named)
        further = f" and {more} more of {coverage.dialogues} dialogues" if more else ""
        yield Remark(
            "coverage",
            f"not searched for meetings of every year: {', '.join(named)}{further}",
            tuple(map(_spans_of, coverage.gaps)),
        )


def _spans_of(gap: CoverageGap) -> str:
    """Return a dialogue with the years that were searched and those that were not."""
    return (
        f"{gap.dialogue}: searched {in_spans(gap.searched_years) or 'in no year'}; not searched {in_spans(gap.years)}"
    )


def agreements_remark() -> Remark:
    """Return that no search for all agreements is declared."""
    return Remark("coverage", "which agreements were searched for is not recorded; there may be others")


def possible_remarks(rows: Sequence[str], day: str) -> Iterator[Remark]:
    """Yield which rows are only possible on a day, as the dates known of them are partial."""
    if rows:
        more = len(rows) - _MOST_NAMED
        further = f" and {more} more" if more > 0 else ""
        yield Remark("possible", f"only possible on {day}: {', '.join(rows[:_MOST_NAMED])}{further}", tuple(rows))


def force_remarks(ids: Sequence[str]) -> Iterator[Remark]:
    """Yield which agreements an answer leaves out because their entry into force is not established."""
    if ids:
        more = len(ids) - _MOST_NAMED
        further = f" and {more} more" if more > 0 else ""
        named = ", ".join(ids[:_MOST_NAMED])
        yield Remark("possible", f"left out, as entry into force is not established: {named}{further}", tuple(ids))


def undated_remarks(ids: Sequence[str]) -> Iterator[Remark]:
    """Yield which records an answer leaves out because only sources without a date tell of them."""
    if ids:
        more = len(ids) - _MOST_NAMED
        further = f" and {more} more" if more > 0 else ""
        yield Remark(
            "undated",
            "left out, as no source with a date shows that they were known by then: "
            f"{', '.join(ids[:_MOST_NAMED])}{further}",
        )


def partners_remark(home: str, question: Question) -> Remark:
    """Return what the partners of a country, given by name, are counted by."""
    level = question.filters.get("level")
    counted = f"at {level[0]} level" if level else "at ministerial level or above"
    day = (question.filters.get("on") or [question.today])[-1]
    return Remark("meaning", f"Partners of {home}: meetings held {counted}; groupings shared on {day}.")


def overdue_remark(day: str) -> Remark:
    """Return what makes a dialogue overdue on a day (ISO 8601 date)."""
    return Remark(
        "meaning",
        f"Overdue on {day}: more days have passed since the latest meeting than the median gap between two;"
        " of dialogues with three meetings held or more.",
    )

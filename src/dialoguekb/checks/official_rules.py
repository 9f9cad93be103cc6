"""Rules about officials: their names, the order of their tenures, and their successors."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.overlaps import overlapping_holdings, start_of
from dialoguekb.checks.rule import rule
from dialoguekb.checks.same_person import likely_duplicates
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.derivations.countries_served import countries_of
from dialoguekb.model.derivations.holders import Holding, holdings_by_office
from dialoguekb.model.names import name_parts
from dialoguekb.model.records import Tenure

_MOST_NAMED = 3
"""int: the number of similar officials that a finding names."""


@rule("warning")
def outlived_successor(subject: Subject) -> Iterator[Finding]:
    """A tenure ends by the day on which the next regular holder starts, unless it is concurrent."""
    for holdings in holdings_by_office(subject.records).values():
        # `overlapping-tenures` reports these.
        contradictory = {_key(holding) for pair in overlapping_holdings(holdings) for holding in pair}
        regular = [holding for holding in holdings if _is_regular(holding.tenure)]
        for holding in holdings:
            if holding.tenure.concurrent or _key(holding) in contradictory:
                continue
            successor = _successor(holding.tenure, regular)
            start = start_of(successor.tenure) if successor else None
            if successor and start and (holding.tenure.to is None or start.is_certainly_before(holding.tenure.to)):
                yield _finding_outlived(holding, successor, start)


def _key(holding: Holding) -> tuple[str, int]:
    return holding.official.id, holding.position


def _is_regular(tenure: Tenure) -> bool:
    return start_of(tenure) is not None and not (tenure.acting or tenure.concurrent)


def _successor(tenure: Tenure, regular: Sequence[Holding]) -> Holding | None:
    """Return the first regular holder, in chronological order, who certainly started after the tenure."""
    start = start_of(tenure)
    if start is None:
        return None
    position = bisect_right(regular, start.latest, key=lambda holding: (start_of(holding.tenure) or start).earliest)
    return regular[position] if position < len(regular) else None


def _finding_outlived(holding: Holding, successor: Holding, start: PartialDate) -> Finding:
    official, tenure = holding.official, holding.tenure
    office = f"{tenure.office} (acting)" if tenure.acting else tenure.office
    end = f"to {tenure.to}" if tenure.to else "without an end"
    return Finding(
        official,
        f"{holding.path}.to" if tenure.to else holding.path,
        f"{official.name} holds {office} {end}, but {successor.official.name} holds it from {start}",
        f"to: {start} or earlier, or concurrent: true",
    )


@rule("warning")
def tenure_order(subject: Subject) -> Iterator[Finding]:
    """The tenures of an official are in chronological order."""
    for official in subject.records.officials.values():
        for n, (earlier, later) in enumerate(zip(official.tenures, official.tenures[1:], strict=False), start=1):
            start = start_of(later)
            # With `as_of` alone, the earlier tenure may have started at any time before.
            if earlier.from_ and start and start.is_certainly_before(earlier.from_):
                yield Finding(
                    official,
                    f"tenures[{n}]",
                    f"the tenure of {later.office} from {start} comes after that of {earlier.office} "
                    f"from {earlier.from_}",
                    "tenures in chronological order",
                )


@rule("warning")
def family_name(subject: Subject) -> Iterator[Finding]:
    """The family name of an official is part of the name."""
    for official in subject.records.officials.values():
        family = official.family_name
        if family and not _contains(name_parts(official.name), name_parts(family)):
            yield Finding(
                official,
                "family_name",
                f"'{family}' is not part of the name {official.name}",
                "the words of the name by which it is sorted, in the same spelling",
            )


def _contains(words: Sequence[str], part: Sequence[str]) -> bool:
    """Whether the words of the part occur in the words, next to each other."""
    starts = range(len(words) - len(part) + 1)
    return any(words[start : start + len(part)] == part for start in starts)


@rule("warning")
def near_duplicate_official(subject: Subject) -> Iterator[Finding]:
    """No two officials of a country have nearly the same name, unless Wikidata items or native names differ."""
    officials = subject.records.officials
    countries = {official.id: countries_of(official, subject.records) for official in officials.values()}
    for official_id, similar in likely_duplicates(list(officials.values()), countries).items():
        official = officials[official_id]
        names = [f"{other.name} ({other.id})" for other in similar[:_MOST_NAMED]]
        further = f" and {len(similar) - _MOST_NAMED} more" if len(similar) > _MOST_NAMED else ""
        yield Finding(
            official,
            "name",
            f"{official.name} may be the same person as {' or '.join(names)}{further}",
            "one record for one person; for two, the wikidata or native of both, or an acceptance that says who is who",
        )

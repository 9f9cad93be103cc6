"""Rules about officials: their names, the order of their tenures, and who came after whom."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.rule import rule
from dialoguekb.checks.same_person import likely_duplicates
from dialoguekb.checks.time_rules import Held, holders_by_office, overlapping_holders
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.names import name_parts
from dialoguekb.model.records import Tenure

_MOST_NAMED = 3
"""int: so many like persons a finding names."""


@rule("warning")
def outlived_successor(subject: Subject) -> Iterator[Finding]:
    """A tenure, acting or not, ends by the day on which the next regular holder begins, unless one is concurrent."""
    for holders in holders_by_office(subject).values():
        # Two tenures that rule each other out are an error already.
        contradicted = {_position(held) for pair in overlapping_holders(holders) for held in pair}
        regular = [held for held in holders if _begin(held[2]) and not (held[2].acting or held[2].concurrent)]
        for held in holders:
            if held[2].concurrent or _position(held) in contradicted:
                continue
            successor = _successor(held[2], regular)
            begin = _begin(successor[2]) if successor else None
            if successor and begin and (held[2].to is None or begin.is_certainly_before(held[2].to)):
                yield _outlived(held, successor, begin)


def _position(held: Held) -> tuple[str, int]:
    return held[0].id, held[1]


def _begin(tenure: Tenure) -> PartialDate | None:
    return tenure.from_ or tenure.as_of


def _successor(tenure: Tenure, regular: Sequence[Held]) -> Held | None:
    """Return the first of the regular holders, who stand in order of time, who certainly began after the tenure."""
    begin = _begin(tenure)
    if begin is None:
        return None
    position = bisect_right(regular, begin.latest, key=lambda held: (_begin(held[2]) or begin).earliest)
    return regular[position] if position < len(regular) else None


def _outlived(held: Held, successor: Held, begin: PartialDate) -> Finding:
    official, n, tenure = held
    office = f"{tenure.office} (acting)" if tenure.acting else tenure.office
    end = f"to {tenure.to}" if tenure.to else "without an end"
    return Finding(
        official,
        f"tenures[{n}].to" if tenure.to else f"tenures[{n}]",
        f"{official.name} holds {office} {end}, and {successor[0].name} holds it from {begin}",
        f"to: {begin} or earlier, or concurrent: true",
    )


@rule("warning")
def tenure_order(subject: Subject) -> Iterator[Finding]:
    """The tenures of an official stand in order of time."""
    for official in subject.records.officials.values():
        for n, (earlier, later) in enumerate(zip(official.tenures, official.tenures[1:], strict=False), start=1):
            begin = _begin(later)
            # Where only a day on which it is known is recorded, the earlier one may have begun at any time before.
            if earlier.from_ and begin and begin.is_certainly_before(earlier.from_):
                yield Finding(
                    official,
                    f"tenures[{n}]",
                    f"the tenure of {later.office} from {begin} stands after that of {earlier.office} "
                    f"from {earlier.from_}",
                    "tenures in order of time",
                )


@rule("warning")
def family_name(subject: Subject) -> Iterator[Finding]:
    """The family name of an official is a part of the name."""
    for official in subject.records.officials.values():
        family = official.family_name
        if family and not _stands_in(name_parts(family), name_parts(official.name)):
            yield Finding(
                official,
                "family_name",
                f"'{family}' is no part of the name {official.name}",
                "the words of the name that sort it, spelt as in it",
            )


def _stands_in(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether the words of the part stand in the whole, side by side."""
    starts = range(len(whole) - len(part) + 1)
    return any(whole[start : start + len(part)] == part for start in starts)


@rule("warning")
def near_duplicate_official(subject: Subject) -> Iterator[Finding]:
    """No two officials of one country bear nearly one name, unless Wikidata items or native names tell them apart."""
    officials = subject.records.officials
    for official_id, alike in likely_duplicates(list(officials.values())).items():
        official = officials[official_id]
        named = [f"{other.name} ({other.id})" for other in alike[:_MOST_NAMED]]
        further = f" and {len(alike) - _MOST_NAMED} more" if len(alike) > _MOST_NAMED else ""
        yield Finding(
            official,
            "name",
            f"{official.name} may be {' or '.join(named)}{further}",
            "one record for one person; for two, the wikidata or native of both, or an acceptance that says who is who",
        )

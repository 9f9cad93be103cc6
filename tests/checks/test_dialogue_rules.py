"""Rules about a dialogue as a series: numbers, order, ids and coverage."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoguekb.model.derivations.ordinals import gaps_in_ordinals
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Dialogue, Meeting
from knowledge import SOUND, errors_of, place_of, position_of, problems_of, spoilt

from .findings import assert_finding, findings, messages


def quad(*lines: str) -> str:
    """Return meetings of the Quad, one for each line of fields, with ids of their own."""
    return "meetings:\n" + "".join(f"  - {{dialogue: quad-leaders, sources: [herald], {line}}}\n" for line in lines)


def numbered(*numbers: int, status: str = "held") -> str:
    return quad(
        *(f"id: quad-leaders-{2022 + n}, status: {status}, ordinal: {number}" for n, number in enumerate(numbers))
    )


# ordinal-gap


@pytest.mark.parametrize(
    ("numbers", "says"),
    [
        ((1,), None),
        ((1, 2, 3), None),
        ((2,), "number 1"),
        ((1, 3), "number 2"),
        ((1, 4), "numbers 2 and 3"),
        ((2, 4, 8), "numbers 1, 3 and 5 to 7"),
        ((20,), "numbers 1 to 19"),
        (tuple(range(2, 28, 2)), "numbers 1, 3, 5, 7, 9, 11, 13, 15, 17, 19 and more"),
    ],
)
def test_a_number_without_a_meeting_is_reported_at_the_dialogue(
    tmp_path: Path, numbers: tuple[int, ...], says: str | None
) -> None:
    text = quad(*(f"id: m-{number}, status: held, ordinal: {number}" for number in numbers))
    problems = findings(tmp_path, "ordinal-gap", text)
    assert [problem.message for problem in problems] == ([f"no meeting of quad-leaders has the {says}"] if says else [])
    for problem in problems:
        at = position_of(SOUND["dialogues.yaml"], "quad-leaders")
        assert place_of(problem) == ("ordinal-gap", "dialogues.yaml", *at)
        assert (problem.record, problem.severity) == ("dialogue quad-leaders", "warning")


@pytest.mark.parametrize("status", ["postponed", "cancelled"])
def test_the_number_of_a_meeting_put_off_is_not_counted(tmp_path: Path, status: str) -> None:
    assert messages(tmp_path, "ordinal-gap", numbered(3, status=status)) == []


def test_a_gap_is_accepted_in_the_dialogue(tmp_path: Path) -> None:
    accepted = "sources: [herald], accepted: [{rule: ordinal-gap, why: No page on it was found.}]}"
    files = spoilt("dialogues.yaml", "grouping: quad, sources: [herald]}", f"grouping: quad, {accepted}")
    files["added.yaml"] = quad("id: quad-leaders-2022, status: held, start: 2022, ordinal: 2")
    assert [(p.rule, p.accepted) for p in problems_of(tmp_path, files)] == [("ordinal-gap", "No page on it was found.")]


def test_a_meeting_that_could_not_be_read_may_bear_the_number(tmp_path: Path) -> None:
    text = quad("id: quad-leaders-2022, status: hold, ordinal: 1", "id: quad-leaders-2023, status: held, ordinal: 2")
    assert messages(tmp_path, "ordinal-gap", text) == []


def records_of(numbers: list[tuple[int | None, str]]) -> RecordSet:
    dialogue = Dialogue(id="d", name="D", format="2+2", level="ministerial")
    meetings = {
        f"m-{n}": Meeting(id=f"m-{n}", dialogue="d", ordinal=number, status=status)  # type: ignore[arg-type]
        for n, (number, status) in enumerate(numbers)
    }
    return RecordSet({"dialogue": {"d": dialogue}, "meeting": meetings})


@given(
    st.lists(
        st.tuples(st.none() | st.integers(1, 40), st.sampled_from(["expected", "scheduled", "postponed", "held"])),
        max_size=12,
    )
)
def test_the_gaps_are_what_counting_up_to_the_highest_does_not_meet(numbers: list[tuple[int | None, str]]) -> None:
    recorded = [number for number, status in numbers if number and status != "postponed"]
    missing = [number for number in range(1, max(recorded, default=0) + 1) if recorded.count(number) == 0]
    spans = gaps_in_ordinals(records_of(numbers)).get("d", ())
    assert [number for first, last in spans for number in range(first, last + 1)] == missing
    assert all(last + 1 < first for (_, last), (first, _) in pairwise(spans))


def test_a_slip_in_a_number_costs_no_long_list() -> None:
    gaps = gaps_in_ordinals(records_of([(1_000_000, "held")]))
    assert gaps == {"d": ((1, 999_999),)}


# ordinal-order and order-in-file


def dated(*rows: tuple[int, str]) -> str:
    return quad(*(f"id: m-{number}, status: held, ordinal: {number}, start: {start}" for number, start in rows))


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([(1, "2022-05-24"), (2, "2023")], []),
        ([(1, "2022-05-24"), (2, "2022-05-24")], []),
        ([(1, "2022-05"), (2, "2022")], []),
        ([(1, "2023"), (2, "2022")], ["m-2 of 2022 is number 2, but m-1 of 2023 is number 1"]),
        (
            [(1, "2024-06"), (2, "2022"), (3, "2024"), (4, "2024-05-31")],
            [
                "m-2 of 2022 is number 2, but m-1 of 2024-06 is number 1",
                "m-4 of 2024-05-31 is number 4, but m-1 of 2024-06 is number 1",
            ],
        ),
    ],
)
def test_numbers_rise_with_the_dates(tmp_path: Path, rows: list[tuple[int, str]], says: list[str]) -> None:
    assert messages(tmp_path, "ordinal-order", dated(*rows)) == says


def test_the_number_at_fault_is_pointed_at_and_is_an_error(tmp_path: Path) -> None:
    text = dated((1, "2023"), (2, "2022"))
    says = "m-2 of 2022 is number 2, but m-1 of 2023 is number 1"
    assert_finding(tmp_path, "ordinal-order", "error", text, "2, start: 2022", says)


def test_the_same_number_twice_is_another_rules_matter(tmp_path: Path) -> None:
    text = dated((4, "2023")) + dated((4, "2022")).removeprefix("meetings:\n").replace("m-4", "m-5")
    assert [problem.rule for problem in errors_of(tmp_path, {**SOUND, "added.yaml": text})] == ["repeated-ordinal"]


def test_a_meeting_put_off_is_in_no_order_of_numbers(tmp_path: Path) -> None:
    text = quad(
        "id: m-1, status: held, ordinal: 1, start: 2022",
        "id: m-2, status: postponed, ordinal: 2, start: 2021",
        "id: m-3, status: held, ordinal: 3",
    )
    assert messages(tmp_path, "ordinal-order", text) == []


@pytest.mark.parametrize(
    ("starts", "says"),
    [
        (["2022", "2022-05-24", "2023"], []),
        (["2022-05-24", "2022", "2022-05"], []),
        (["2023", "2022"], ["m-1 of 2022 comes after m-0 of 2023"]),
        (["2023", "2022-01", "2022-02", "2024"], ["m-1 of 2022-01 comes after m-0 of 2023",
                                                   "m-2 of 2022-02 comes after m-0 of 2023"]),
    ],
)  # fmt: skip
def test_meetings_of_a_dialogue_stand_in_order_of_date(tmp_path: Path, starts: list[str], says: list[str]) -> None:
    text = quad(*(f"id: m-{n}, status: held, start: {start}" for n, start in enumerate(starts)))
    assert messages(tmp_path, "order-in-file", text) == says


def test_files_and_dialogues_have_each_their_own_order(tmp_path: Path) -> None:
    late = quad("id: m-1, status: held, start: 2025")
    early = quad("id: m-2, status: held, start: 2023", "id: m-3, status: postponed")
    other = "  - {id: m-4, dialogue: in-jp-2plus2, status: expected, start: 2019, sources: [herald]}\n"
    files = {**SOUND, "a.yaml": late, "b.yaml": early + other}
    assert [problem for problem in problems_of(tmp_path, files) if problem.rule == "order-in-file"] == []


# meeting-id and dialogue-id


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        (["id: quad-leaders-2022, status: held, start: 2022-05-24"], []),
        (["id: quad-leaders-2022, status: held, start: 2022"], []),
        (["id: quad-leaders-2023, status: held, start: 2022-05-24"], ["quad-leaders-2023"]),
        (["id: quad-tokyo, status: held, start: 2022-05-24"], ["quad-tokyo"]),
        (["id: quad-leaders-2022-tokyo, status: held, start: 2022"], ["quad-leaders-2022-tokyo"]),
        (["id: quad-leaders-20222, status: held, start: 2022"], ["quad-leaders-20222"]),
        (["id: quad-leaders-2022-2, status: held, start: 2022"], ["quad-leaders-2022-2"]),
        (["id: quad-leaders-2022-1, status: held, start: 2022"], ["quad-leaders-2022-1"]),
        (["id: quad-leaders-2022-2, status: postponed, start: 2022-01", "id: quad-leaders-2022, status: held, start: 2022-05"], []),  # noqa: E501
        (["id: quad-leaders-2022, status: held", "id: quad-leaders-2022-3, status: held, start: 2022"], ["quad-leaders-2022-3"]),  # noqa: E501
        (["id: quad-leaders-2027, status: expected"], []),
        (["id: quad-leaders-2027-2, status: expected", "id: quad-leaders-2027, status: expected"], []),
        (["id: quad-leaders-next, status: expected"], ["quad-leaders-next"]),
        (["id: quad-leaders, status: expected"], ["quad-leaders"]),
    ],
)  # fmt: skip
def test_a_meeting_is_named_after_dialogue_and_year(tmp_path: Path, rows: list[str], wrong: list[str]) -> None:
    assert messages(tmp_path, "meeting-id", quad(*rows)) == [
        f"{name} is not named after its dialogue and year" for name in wrong
    ]


def test_a_mistyped_dialogue_is_not_held_against_the_id(tmp_path: Path) -> None:
    text = quad("id: quad-leaders-2022, status: held, start: 2022").replace("dialogue: quad-l", "dialogue: quads-l")
    assert [problem.rule for problem in problems_of(tmp_path, {**SOUND, "a.yaml": text})] == ["unknown-reference"]


def test_a_number_of_a_thousand_digits_is_no_number(tmp_path: Path) -> None:
    text = quad(f"id: quad-leaders-2022-{'9' * 5000}, status: held, start: 2022")
    assert len(messages(tmp_path, "meeting-id", text)) == 1


def test_the_id_expected_is_said(tmp_path: Path) -> None:
    (problem,) = findings(tmp_path, "meeting-id", quad("id: quad-tokyo, status: held, start: 2022-05-24"))
    assert problem.expected == "quad-leaders-2022, or quad-leaders-2022-2 for a second"


def test_a_single_event_is_named_as_you_like(tmp_path: Path) -> None:
    text = (
        "meetings:\n  - {id: funeral, title: F, format: state-event, level: leader, sides: [JP], status: held,"
        " start: 2022-09-27, sources: [herald]}\n"
    )
    assert messages(tmp_path, "meeting-id", text) == []


@pytest.mark.parametrize(
    ("dialogue", "expected"),
    [
        ("id: au-jp-2plus2, format: 2+2, sides: [JP, AU]", None),
        ("id: au-jp-2plus2-officials, format: 2+2, sides: [AU, JP]", None),
        ("id: au-in-jp-foreign-ministers, format: foreign-ministers, sides: [AU, IN, JP]", None),
        ("id: quad-foreign-ministers, format: foreign-ministers, grouping: quad", None),
        ("id: in-quad-leaders, format: leaders, grouping: quad, sides: [IN]", None),
        ("id: in-leaders, format: leaders, grouping: quad, sides: [IN]", "in-quad-leaders"),
        ("id: jp-au-2plus2, format: 2+2, sides: [AU, JP]", "au-jp-2plus2"),
        ("id: au-jp-2plus22, format: 2+2, sides: [AU, JP]", "au-jp-2plus2"),
        ("id: au-jp-summit, format: leaders, sides: [AU, JP]", "au-jp-leaders"),
        ("id: aukmin, format: 2+2, sides: [AU, JP]", "au-jp-2plus2"),
        ("id: quads-leaders, format: leaders, grouping: quad", "quad-leaders"),
    ],
)
def test_a_dialogue_is_named_after_its_sides_or_grouping_and_format(
    tmp_path: Path, dialogue: str, expected: str | None
) -> None:
    text = f"dialogues:\n  - {{{dialogue}, name: N, level: ministerial, sources: [herald]}}\n"
    problems = findings(tmp_path, "dialogue-id", text)
    assert [problem.expected for problem in problems] == ([expected] if expected else [])


# coverage-order


def covering(*stretches: str) -> str:
    return (
        "dialogues:\n  - {id: au-jp-2plus2, name: N, format: 2+2, level: ministerial, sides: [AU, JP],"
        f" sources: [herald], coverage: [{', '.join(f'{{{stretch}}}' for stretch in stretches)}]}}\n"
    )


@pytest.mark.parametrize(
    ("stretches", "says"),
    [
        (["from: 2007, to: 2015", "from: 2016, to: 2026"], []),
        (["from: 2016, to: 2026-11-23", "from: 2007, to: 2015"], []),
        (["from: 2015, to: 2015"], []),
        (["from: 2015-06, to: 2015"], []),
        (["from: 2015, to: 2014"], ["to 2014 is before from 2015"]),
        (["from: 2007, to: 2015", "from: 2015, to: 2020"], ["2015 to 2020 overlaps 2007 to 2015"]),
        (["from: 2015, to: 2020", "from: 2007, to: 2015-01-01"], ["2015 to 2020 overlaps 2007 to 2015-01-01"]),
        (
            ["from: 2007, to: 2027"],
            ["the coverage extends to 2027, after the date of the knowledge base (2026-11-23)"],
        ),
        (
            ["from: 2007, to: 2026-11-24"],
            ["the coverage extends to 2026-11-24, after the date of the knowledge base (2026-11-23)"],
        ),
    ],
)
def test_stretches_of_coverage_follow_each_other_up_to_the_knowledge_bases_date(
    tmp_path: Path, stretches: list[str], says: list[str]
) -> None:
    problems = findings(tmp_path, "coverage-order", covering(*stretches), as_of="2026-11-23")
    assert [problem.message for problem in problems] == says
    assert {problem.severity for problem in problems} <= {"error"}
    assert {problem.record for problem in problems} <= {"dialogue au-jp-2plus2"}


def test_a_long_stretch_overlaps_also_what_is_not_next_to_it(tmp_path: Path) -> None:
    text = covering("from: 2001, to: 2020", "from: 2003, to: 2004", "from: 2010, to: 2011")
    assert messages(tmp_path, "coverage-order", text) == [
        "2003 to 2004 overlaps 2001 to 2020",
        "2010 to 2011 overlaps 2001 to 2020",
    ]

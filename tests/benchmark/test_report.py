"""The table of the benchmark: a row for each call, a column for each size."""

from bench.cases import BUNDLED, CASES
from bench.report import report
from bench.timing import Timing

FLOOR = Timing(seconds=0.01, first=0.01, peak=10, runs=1)


def test_a_missed_goal_stands_beside_the_figure() -> None:
    first, second = CASES[:2]
    quick, slow = Timing(0.02, 0.02, 16, 1), Timing(0.05, 0.05, 24, 1)
    page = report(FLOOR, {BUNDLED: {first.name: quick, second.name: slow}}, {240: {"jq": slow}})
    assert f"| {first.name} | 2.0 | 16 |" in page
    assert f"| {second.name} | **5.0** (goal 2.5) | **24** (goal 20) |" in page
    assert "| jq | 5.0 |" in page


def test_every_case_has_a_name_of_its_own() -> None:
    assert len({case.name for case in CASES}) == len(CASES)

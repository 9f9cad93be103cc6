"""Which years of a dialogue were not searched."""

import pytest

from dialoguekb.model.dates import Interval, PartialDate
from dialoguekb.model.derivations.searched_years import unsearched_years, without_running_year


def stretch(text: str) -> Interval:
    start, _, end = text.partition("/")
    return Interval.between(PartialDate.parse(start), PartialDate.parse(end or start))


@pytest.mark.parametrize(
    ("coverage", "expected"),
    [
        ([], (2019, 2020, 2021, 2022)),
        (["2019/2022"], ()),
        (["2019/2022-11-23"], ()),  # the days after the knowledge base is kept do not count
        (["2019/2022-10"], (2022,)),
        (["2020"], (2019, 2021, 2022)),
        (["2019/2020-06", "2020-07/2022"], ()),  # stretches that follow each other are one
        (["2019/2020-06", "2020-08/2022"], (2020,)),
        (["2021/2022", "2019/2021"], ()),
    ],
)
def test_the_years_that_no_stretch_covers(coverage: list[str], expected: tuple[int, ...]) -> None:
    assert unsearched_years(map(stretch, coverage), 2019, 2022, PartialDate.parse("2022-11-23")) == expected


def test_no_years_are_asked_for_where_the_first_is_after_the_last() -> None:
    assert unsearched_years([], 2023, 2022, PartialDate.parse("2022-11-23")) == ()


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ((), ()),
        ((2026,), ()),
        ((2016, 2026), (2016,)),
        ((2025, 2026), (2025, 2026)),
        ((2024, 2025), (2024, 2025)),
    ],
)
def test_the_running_year_counts_only_after_another(years: tuple[int, ...], expected: tuple[int, ...]) -> None:
    assert without_running_year(years, 2026) == expected

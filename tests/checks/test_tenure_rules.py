"""Rules about the start and the country of a tenure."""

from pathlib import Path

import pytest

from knowledge import errors_of, spoilt

from .single_errors import assert_error

WONG = "{office: au-foreign-minister, from: 2022-05-23}"


def test_a_tenure_without_a_beginning_is_reported(tmp_path: Path) -> None:
    new = "{office: au-foreign-minister, to: 2025}"
    says = "the tenure of au-foreign-minister has no start date"
    assert_error(tmp_path, "dated-tenure", "officials.yaml", (WONG, new), new, says)


@pytest.mark.parametrize("known", ["as_of: 2022-06-01", "from: 2022", "from: 2022-05-23, as_of: 2026-11"])
def test_a_day_on_which_it_is_known_is_enough(tmp_path: Path, known: str) -> None:
    assert errors_of(tmp_path, spoilt("officials.yaml", "from: 2022-05-23", known)) == []


def test_a_day_on_which_it_is_known_lies_in_the_tenure(tmp_path: Path) -> None:
    change = ("from: 2022-05-23", "from: 2022-05-23, as_of: 2021")
    says = "as_of 2021 is before from 2022-05-23"
    assert_error(tmp_path, "order-of-dates", "officials.yaml", change, "2021}", says)


def test_an_official_may_hold_offices_of_several_countries(tmp_path: Path) -> None:
    files = spoilt("officials.yaml", WONG, "{office: in-defence-minister, from: 2015, to: 2018}")
    assert errors_of(tmp_path, files) == []

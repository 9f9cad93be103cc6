"""The meetings of a timeline by dialogue, partner and year."""

import pytest

from dialoguekb.listings.meetings import LISTING as MEETINGS
from dialoguekb.query.selection import Question
from dialoguekb.query.timeline_groups import COLUMNS, group_meetings, home_of
from knowledge import Program
from query.naive import BUNDLED


def groups(group_by: str, home: str | None, **filters: list[str]) -> list[tuple[str, str]]:
    meetings = BUNDLED.ask("meetings", Question(filters=filters, columns=COLUMNS))
    return [(each.group, each.start[:4]) for each in group_meetings(BUNDLED.index, meetings, group_by, home)]


JAPAN_AND_FRANCE = {"dialogue": ["fr-jp-2plus2"], "since": ["2022"], "until": ["2023"]}


@pytest.mark.parametrize(
    ("group_by", "home", "expected"),
    [
        ("dialogue", "JP", [("fr-jp-2plus2", "2022"), ("fr-jp-2plus2", "2023")]),
        ("year", "JP", [("2022", "2022"), ("2023", "2023")]),
        ("partner", "JP", [("France", "2022"), ("France", "2023")]),
        ("partner", None, [("France", "2022"), ("France", "2023"), ("Japan", "2022"), ("Japan", "2023")]),
        ("partner", "IN", []),
    ],
)
def test_a_meeting_is_in_its_groups(group_by: str, home: str | None, expected: list[tuple[str, str]]) -> None:
    assert groups(group_by, home, **JAPAN_AND_FRANCE) == expected


def test_partners_are_those_of_the_first_country_that_the_filters_name() -> None:
    assert home_of(BUNDLED.index, MEETINGS, {"with": ["India"], "country": ["Japan"]}, "IN") == "JP"
    assert home_of(BUNDLED.index, MEETINGS, {"with": ["Japan"]}, "IN") == "JP"
    assert home_of(BUNDLED.index, MEETINGS, {}, "IN") == "IN"


def test_a_timeline_of_partners_without_one_says_so(run: Program) -> None:
    outcome = run("timeline", "--by", "partner", "--dialogue", "fr-jp-2plus2")
    assert outcome.status == 0
    assert "no meetings with IN at the table match; name a country with --country" in outcome.stderr


def test_of_a_comma_list_of_countries_the_first_is_home() -> None:
    assert home_of(BUNDLED.index, MEETINGS, {"country": ["Japan, India"]}, "IN") == "JP"
    assert home_of(BUNDLED.index, MEETINGS, {"country": ["Korea, South"]}, "IN") == "KR"

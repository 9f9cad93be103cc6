"""The overview and the brief name the same meetings as postponed."""

from pathlib import Path

import pytest

from knowledge import SOUND, run_here, write_files

_MEETING = "  - {{id: in-jp-2plus2-{year}, dialogue: in-jp-2plus2, status: postponed, {fields}sources: [herald]}}\n"
_REPORT = "reports: [{source: herald, date: 2022-03-01, status: postponed}], "


@pytest.mark.parametrize(
    ("year", "fields", "named"),
    [
        ("2023", "start: 2023-04, ", "2023-04"),
        ("2021", "start: 2021-04, ", None),  # made up for in September 2022
        ("2023", "", "no date"),  # nothing says whether a later round made up for it
        ("2021", _REPORT, None),  # reported as postponed before September 2022
    ],
)
def test_a_postponed_meeting_is_named_until_a_later_round_is_held(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], year: str, fields: str, named: str | None
) -> None:
    meetings = SOUND["meetings.yaml"] + _MEETING.format(year=year, fields=fields)
    folder = str(write_files(tmp_path, {**SOUND, "meetings.yaml": meetings}))
    overview = run_here(capsys, "--data", folder).stdout
    coming = run_here(capsys, "brief", "India", "Japan", "--data", folder).stdout.split("The last round")[0]
    assert ("Postponed without a new date" in overview) == (named is not None)
    assert ("India–Japan 2+2: postponed" in coming) == (named is not None)
    if named:
        assert f"  {named}" in overview.split("Postponed without a new date")[1]

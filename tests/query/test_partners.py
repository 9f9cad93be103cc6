"""The listing of partners, held to a naive count over the records."""

from itertools import groupby
from typing import Any

import pytest

from dialoguekb.model.derivations.series import level_of
from query.naive import BUNDLED, RECORDS, days_of, members, naive_sides, typed_span


def naive_partners(home: str, levels: set[str], until: str, on: str) -> list[dict[str, Any]]:
    """Return the partners with the meetings held that may have begun by `until` and the groupings shared on `on`."""
    met = [
        (country, str(meeting.start))
        for meeting in RECORDS.meetings.values()
        if meeting.status == "held"
        and level_of(meeting, RECORDS) in levels
        and (days := days_of(meeting))
        and days[0] <= typed_span(until)[1]
        and home in (sides := naive_sides(meeting))
        for country in sides - {home}
    ]
    shared = {id_: found for id_ in RECORDS.groupings if home in (found := members(id_, typed_span(on)))}
    rows = []
    for country, meetings in groupby(sorted(met), key=lambda pair: pair[0]):
        starts = [start for _, start in meetings]
        rows.append(
            {
                "country": country,
                "name": RECORDS.countries[country].name,
                "meetings_held": len(starts),
                "first": min(starts),
                "latest": max(starts),
                "shared_groupings": sorted(id_ for id_, found in shared.items() if country in found),
            }
        )
    return rows


@pytest.mark.parametrize("home", ["IN", "JP", "US", "RU", "NO"])
@pytest.mark.parametrize(("until", "on"), [("2009-06", "2010"), ("2022-08-24", "2022-08-24"), ("2026", "2026-11-23")])
def test_partners_are_the_countries_met(home: str, until: str, on: str) -> None:
    usual = {"leader", "ministerial"}
    assert BUNDLED.partners(home, until=until, on=on) == naive_partners(home, usual, until, on)
    assert BUNDLED.partners(home, until=until, on=on, level="official") == naive_partners(home, {"official"}, until, on)

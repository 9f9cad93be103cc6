"""What a meeting has from its dialogue, and which agreements came of it."""

import pytest

from dialoguekb.model.dates import PartialDate
from dialoguekb.model.derivations.meeting_agreements import agreements_by_meeting, meeting_by_agreement
from dialoguekb.model.derivations.series import format_of, level_of, sides_of, title_of
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Agreement, Dialogue, Grouping, Meeting, Membership


def written(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


QUAD = Grouping(
    id="quad",
    short="Quad",
    name="Quad",
    kind="dialogue",
    founded=written("2007"),
    members=(
        Membership(country="IN"),
        Membership(country="AU", from_=written("2007"), to=written("2008")),
        Membership(country="AU", from_=written("2017-11-12")),
    ),
)
RECORDS = RecordSet.from_records(
    [
        QUAD,
        Dialogue(id="in-jp", name="India–Japan 2+2", format="2+2", level="ministerial", sides=("JP", "IN")),
        Dialogue(id="quad-leaders", name="Quad Summit", format="leaders", level="leader", grouping="quad"),
    ]
)


@pytest.mark.parametrize(
    ("dialogue", "start", "own", "sides"),
    [
        ("in-jp", "2022", (), ("IN", "JP")),
        ("in-jp", "2022", ("US", "IN"), ("IN", "US")),
        ("quad-leaders", "2007-05-25", (), ("AU", "IN")),
        ("quad-leaders", "2012", (), ("IN",)),
        ("quad-leaders", "2006", (), ()),  # before the founding nobody is a member
        ("quad-leaders", None, (), ("AU", "IN")),  # without a date, the members that did not leave
        ("unknown", "2022", (), ()),
        (None, "2022", (), ()),
    ],
)
def test_the_sides_of_a_meeting(
    dialogue: str | None, start: str | None, own: tuple[str, ...], sides: tuple[str, ...]
) -> None:
    meeting = Meeting(id="m", dialogue=dialogue, status="held", start=written(start), sides=own)
    assert sides_of(meeting, RECORDS) == sides


@pytest.mark.parametrize(
    ("meeting", "expected"),
    [
        (
            Meeting(id="m", dialogue="in-jp", status="held", start=written("2022-09-08")),
            ("India–Japan 2+2, 2022-09-08", "2+2", "ministerial"),
        ),
        (Meeting(id="m", dialogue="in-jp", status="expected"), ("India–Japan 2+2", "2+2", "ministerial")),
        (
            Meeting(id="m", dialogue="in-jp", status="held", title="Own", format="other", level="official"),
            ("Own", "other", "official"),
        ),
        (Meeting(id="m", status="held", start=written("2022")), ("m, 2022", None, None)),
    ],
)
def test_title_format_and_level_of_a_meeting(meeting: Meeting, expected: tuple[str | None, ...]) -> None:
    assert (title_of(meeting, RECORDS), format_of(meeting, RECORDS), level_of(meeting, RECORDS)) == expected


def test_agreements_and_meetings_name_each_other_in_either_record() -> None:
    def agreement(name: str, meeting: str | None = None) -> Agreement:
        return Agreement(id=name, short=name, title=name, kind="logistics", parties=("IN", "JP"), meeting=meeting)

    records = RecordSet.from_records(
        [
            Meeting(id="first", status="held", agreements=("named", "both")),
            Meeting(id="last", status="held", agreements=("named",)),
            agreement("named"),
            agreement("naming", "first"),
            agreement("both", "first"),
            agreement("alone"),
        ]
    )
    assert agreements_by_meeting(records) == {"first": ["named", "both", "naming"], "last": ["named"]}
    assert meeting_by_agreement(records) == {"named": "last", "naming": "first", "both": "first"}

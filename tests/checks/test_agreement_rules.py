"""Agreements and memberships: who signed, for whom, on which day and at which meeting, and the order of codes."""

from pathlib import Path

import pytest

from .findings import assert_finding, messages

AGREEMENT = """\
agreements:
  - {id: x, short: X, title: X, kind: access, parties: [%s], sources: [herald]%s}
"""


def agreement(more: str, parties: str = "IN, JP") -> str:
    return AGREEMENT % (parties, more and f", {more}")


# signatory-office


@pytest.mark.parametrize(
    ("signatory", "day", "says"),
    [
        ("nobuo-kishi", "2022-08-11", "Nobuo Kishi held no recorded office on 2022-08-11"),
        ("yasukazu-hamada", "2022-07", "Yasukazu Hamada held no recorded office on 2022-07"),
        ("{official: rajnath-singh}", "2019-05-30", "Rajnath Singh held no recorded office on 2019-05-30"),
        ("{official: nobuo-kishi, country: JP}", "2023", "Nobuo Kishi held no recorded office on 2023"),
        ("{name: Ann Example}", "2022-08-11", "the record does not say for whom Ann Example signed"),
        ("{country: JP}", "2022-08-11", "the signatory has no name"),
        ("{as: Minister}", "2022-08-11", "the signatory has no name"),
    ],
)
def test_a_signatory_whose_office_is_not_known_is_reported(tmp_path: Path, signatory: str, day: str, says: str) -> None:
    text = agreement(f"signed: {day}, signatories: [{signatory}]")
    assert_finding(tmp_path, "signatory-office", "error", text, f"{signatory}]", says)


@pytest.mark.parametrize(
    ("signatory", "day"),
    [
        ("nobuo-kishi", "2022-08-10"),  # the day of handover is both's
        ("yasukazu-hamada", "2022-08-10"),
        ("nobuo-kishi", "2022-08"),  # may have been the tenth or before
        ("yasukazu-hamada", "2022"),
        ("{official: nobuo-kishi, as: Special envoy}", "2023-01-01"),
        ("{name: Ann Example, country: JP}", "2022-08-11"),
        ("{name: Ann Example, as: Ambassador of Japan to India}", "2022-08-11"),
    ],
)
def test_an_office_of_the_day_or_words_for_it_are_enough(tmp_path: Path, signatory: str, day: str) -> None:
    assert messages(tmp_path, "signatory-office", agreement(f"signed: {day}, signatories: [{signatory}]")) == []


def test_of_an_agreement_without_a_day_no_office_is_asked(tmp_path: Path) -> None:
    assert messages(tmp_path, "signatory-office", agreement("signatories: [nobuo-kishi]")) == []


TWO_OFFICES = """\
officials:
  - id: zed
    name: Zed Zero
    country: AU
    tenures:
      - {office: au-foreign-minister, from: 2010, to: 2012}
      - {office: au-foreign-minister, from: 2013, to: 2014}
      - {office: au-defence-minister, from: 2013-06-01, to: 2013-06-30}
offices: [{id: au-defence-minister, country: AU, role: defence-minister, title: Minister for Defence}]
"""


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2012-12-31", []),
        ("2013-05-31", []),
        ("2013-06-01", ["Zed Zero held au-foreign-minister and au-defence-minister on 2013-06-01"]),
        ("2013", ["Zed Zero held au-foreign-minister and au-defence-minister on 2013"]),
        ("2014-12-31", []),
        ("2015", ["Zed Zero held no recorded office on 2015"]),
    ],
)
def test_of_two_offices_of_the_day_one_is_to_be_named(tmp_path: Path, day: str, expected: list[str]) -> None:
    text = TWO_OFFICES + agreement(f"signed: {day}, signatories: [zed]", "AU, IN")
    assert messages(tmp_path, "signatory-office", text) == expected
    named = TWO_OFFICES + agreement(f"signed: {day}, signatories: [{{official: zed, as: Minister}}]", "AU, IN")
    assert messages(tmp_path, "signatory-office", named) == []


# signatory-party


@pytest.mark.parametrize(
    ("signatory", "says"),
    [
        ("penny-wong", "Penny Wong signs for AU, which is not a party"),
        ("{official: nobuo-kishi, country: AU}", "Nobuo Kishi signs for AU, which is not a party"),
        ("{name: Ann Example, country: CI}", "Ann Example signs for CI, which is not a party"),
    ],
)
def test_a_signatory_for_another_country_is_reported(tmp_path: Path, signatory: str, says: str) -> None:
    text = agreement(f"signatories: [rajnath-singh, {signatory}]")
    assert_finding(tmp_path, "signatory-party", "error", text, f"{signatory}]", says)


@pytest.mark.parametrize(
    "signatory",
    [
        "nobuo-kishi",
        "{official: nobuo-kishi, country: JP}",
        "{official: penny-wong, country: JP, as: Protecting power}",
        "{name: Ann Example, country: JP}",
        "{name: Ann Example, as: Ambassador}",
    ],
)
def test_who_signs_for_a_party_passes(tmp_path: Path, signatory: str) -> None:
    assert messages(tmp_path, "signatory-party", agreement(f"signatories: [{signatory}]")) == []


# agreement-meeting-day


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2022-09-07", True),
        ("2022-09-08", False),
        ("2022-09-09", False),
        ("2022-09-10", True),
        ("2022-08", True),
        ("2022-09", False),
        ("2022", False),
        ("2023", True),
    ],
)
def test_an_agreement_is_signed_while_its_meeting_sits(tmp_path: Path, day: str, *, expected: bool) -> None:
    text = agreement(f"signed: {day}, meeting: in-jp-2plus2-2022")
    if not expected:
        assert messages(tmp_path, "agreement-meeting-day", text) == []
        return
    says = f"the agreement was signed on {day}, but in-jp-2plus2-2022 took place from 2022-09-08 to 2022-09-09"
    assert_finding(tmp_path, "agreement-meeting-day", "warning", text, "in-jp-2plus2-2022", says)


def test_an_agreement_without_a_day_may_name_its_meeting(tmp_path: Path) -> None:
    assert messages(tmp_path, "agreement-meeting-day", agreement("meeting: in-jp-2plus2-2022")) == []


@pytest.mark.parametrize(
    ("parties", "says"),
    [
        ("AU, IN", "AU was not a side of in-jp-2plus2-2022"),
        ("AU, CI, JP", "AU and CI were not sides of in-jp-2plus2-2022"),
    ],
)
def test_the_parties_are_among_the_sides_of_the_meeting(tmp_path: Path, parties: str, says: str) -> None:
    text = agreement("signed: 2022-09-08, meeting: in-jp-2plus2-2022", parties)
    assert_finding(tmp_path, "agreement-meeting-day", "warning", text, "in-jp-2plus2-2022", says)


@pytest.mark.parametrize(("day", "expected"), [("2018-09-24", []), ("2012-09-24", ["AU was not a side of x-meeting"])])
def test_two_of_the_members_of_that_day_may_agree_at_a_meeting_of_their_grouping(
    tmp_path: Path, day: str, expected: list[str]
) -> None:
    meeting = f"{{id: x-meeting, dialogue: quad-leaders, status: held, start: {day}, sources: [herald]}}"
    text = agreement(f"signed: {day}, meeting: x-meeting", "AU, JP") + f"meetings: [{meeting}]\n"
    assert messages(tmp_path, "agreement-meeting-day", text) == expected


# order-of-countries


@pytest.mark.parametrize(("parties", "sound"), [("JP, IN", "IN, JP"), ("AU, JP, IN", "AU, IN, JP")])
def test_parties_and_sides_stand_in_order_of_code(tmp_path: Path, parties: str, sound: str) -> None:
    says = f"the parties are {parties}; in alphabetical order they are {sound}"
    assert_finding(tmp_path, "order-of-countries", "warning", agreement("", parties), f"[{parties}]", says)
    dialogue = f"dialogues: [{{id: x, name: X, format: other, level: leader, sides: [{parties}], sources: [herald]}}]\n"
    says = f"the sides are {parties}; in alphabetical order they are {sound}"
    assert_finding(tmp_path, "order-of-countries", "warning", dialogue, f"[{parties}]", says)


@pytest.mark.parametrize("parties", ["IN", "IN, JP", "AU, CI, IN, JP"])
def test_countries_in_order_pass(tmp_path: Path, parties: str) -> None:
    assert messages(tmp_path, "order-of-countries", agreement("", parties)) == []


# membership-before-founding

GROUPING = """\
groupings:
  - id: x
    short: The X
    name: Group of X
    kind: forum
    founded: %s
    members: [{country: IN, from: %s}, {country: JP}]
    other_members: [{name: European Union, from: %s}]
"""


def test_a_member_that_joins_before_the_founding_is_reported(tmp_path: Path) -> None:
    says = "IN joined in 2006-12, but The X was founded in 2007-05-25"
    text = GROUPING % ("2007-05-25", "2006-12", "2008")
    assert_finding(tmp_path, "membership-before-founding", "warning", text, "2006-12", says)
    says = "European Union joined in 2006, but The X was founded in 2007"
    text = GROUPING % ("2007", "2008-01-01", "2006")
    assert_finding(tmp_path, "membership-before-founding", "warning", text, "2006}", says)


@pytest.mark.parametrize(("founded", "joined"), [("2007-05-25", "2007-05-25"), ("2007-05-25", "2007"), ("2007", "2007-01-01")])  # fmt: skip # noqa: E501
def test_a_founding_member_joins_on_the_day_or_on_a_vague_one(tmp_path: Path, founded: str, joined: str) -> None:
    assert messages(tmp_path, "membership-before-founding", GROUPING % (founded, joined, joined)) == []


# order-of-dates, of agreements


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ("signed: 2020-01-02, in_force: 2020-01-01", ["in_force 2020-01-01 is before signed 2020-01-02"]),
        ("signed: 2020-01-02, ended: 2020-01-01", ["ended 2020-01-01 is before signed 2020-01-02"]),
        ("in_force: 2021, ended: 2020", ["ended 2020 is before in_force 2021"]),
        ("signed: 2019, in_force: 2021-03, ended: 2020", ["ended 2020 is before in_force 2021-03"]),
        # where only the year of entry into force is known, the day of signature may bound the end more closely
        ("signed: 2021-09, in_force: 2021, ended: 2021-06", ["ended 2021-06 is before signed 2021-09"]),
        ("signed: 2020-01-01, in_force: 2020-01-01, ended: 2020-01-01", []),
        ("signed: 2020-06, in_force: 2020, ended: 2020", []),
        ("in_force: 2021, ended: 2021", []),
        ("ended: 2021", []),
    ],
)
def test_an_agreement_is_signed_then_in_force_then_ended(tmp_path: Path, dates: str, expected: list[str]) -> None:
    assert messages(tmp_path, "order-of-dates", agreement(dates)) == expected


def test_a_body_does_not_leave_a_grouping_before_it_joins(tmp_path: Path) -> None:
    text = GROUPING % ("2007", "2007", "2009, to: 2008")
    assert messages(tmp_path, "order-of-dates", text) == ["to 2008 is before from 2009"]

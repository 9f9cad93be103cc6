"""Who sat at a 2+2, and in whose country: what is reported and what is accepted."""

from pathlib import Path

import pytest

from knowledge import SOUND, problems_of

from .findings import assert_finding, findings, messages

FORM = "two-plus-two-form"
TABLE = "[rajnath-singh, subrahmanyam-jaishankar, yasukazu-hamada, yoshimasa-hayashi]"

MORE = """\
offices:
  - {id: jp-defence-deputy, country: JP, role: deputy-defence-minister, title: State Minister of Defense}
  - {id: jp-prime-minister, country: JP, role: head-of-government, also: [foreign-minister], title: Prime Minister}
officials:
  - {id: ono, name: Ono, country: JP, tenures: [{office: jp-defence-deputy, from: 2022}]}
  - {id: abe, name: Abe, country: JP, tenures: [{office: jp-prime-minister, from: 2022, to: 2022-12}]}
  - {id: mori, name: Mori, country: JP}
"""
"""A deputy, a prime minister who keeps foreign affairs, and one without an office."""


def meeting(participants: str, more: str = "status: held, start: 2022-11-08") -> str:
    return (
        "meetings:\n  - {id: in-jp-2plus2-2022-2, dialogue: in-jp-2plus2, sources: [herald], "
        f"participants: {participants}, {more}}}\n"
    )


def japan(*participants: str) -> str:
    """Return a meeting at which India is complete and Japan is who is named."""
    return meeting(f"[rajnath-singh, subrahmanyam-jaishankar, {', '.join(participants)}]")


def test_the_finding_is_at_the_participants(tmp_path: Path) -> None:
    text = meeting("[rajnath-singh, subrahmanyam-jaishankar, yoshimasa-hayashi]")
    assert_finding(tmp_path, FORM, "warning", text, "[rajnath-singh", "JP has no defence-minister at the table")


@pytest.mark.parametrize(
    ("participants", "says"),
    [
        ("[yasukazu-hamada, yoshimasa-hayashi]", "IN has no foreign-minister and no defence-minister at the table"),
        (
            "[rajnath-singh, yoshimasa-hayashi]",
            "IN has no foreign-minister at the table; JP has no defence-minister at the table",
        ),
        ("[rajnath-singh, subrahmanyam-jaishankar, abe]", "JP has no defence-minister at the table"),
        (
            "[rajnath-singh, subrahmanyam-jaishankar, ono]",
            "JP has no foreign-minister and no defence-minister at the table, and only one stand-in for both",
        ),
        ("[]", "in-jp-2plus2-2022-2 names no participants"),
    ],
)
def test_a_side_without_a_portfolio_is_reported_once_per_meeting(tmp_path: Path, participants: str, says: str) -> None:
    assert messages(tmp_path, FORM, MORE + meeting(participants)) == [says]


@pytest.mark.parametrize(
    "participants",
    [
        ["yasukazu-hamada", "yoshimasa-hayashi"],
        ["ono", "yoshimasa-hayashi"],
        ["{official: mori, as: Special envoy}", "yoshimasa-hayashi"],
        ["{official: mori, as: Special envoy}", "ono"],
        ["abe", "yasukazu-hamada"],
        ["abe", "ono"],
        ["yasukazu-hamada", "yoshimasa-hayashi", "ono"],
    ],
)
def test_ministers_further_roles_and_named_stand_ins_fill_the_table(tmp_path: Path, participants: list[str]) -> None:
    assert messages(tmp_path, FORM, MORE + japan(*participants)) == []


SECOND_OFFICE = "      - {office: jp-foreign-minister, from: 2021-11-10, to: 2023-09-13}\n"


@pytest.mark.parametrize(
    ("also_defence", "says"),
    [
        ("from: 2022-09-01, to: 2022-12-01", []),
        ("from: 2022-11", []),
        ("from: 2022-11-09", ["JP has no defence-minister at the table"]),
        ("from: 2022-01-01, to: 2022-11-07", ["JP has no defence-minister at the table"]),
    ],
)
def test_a_minister_who_holds_both_portfolios_counts_for_both(
    tmp_path: Path, also_defence: str, says: list[str]
) -> None:
    both = f"{SECOND_OFFICE}      - {{office: jp-defence-minister, acting: true, {also_defence}}}\n"
    officials = SOUND["officials.yaml"].replace(SECOND_OFFICE, both)
    assert officials != SOUND["officials.yaml"]
    files = {
        **SOUND,
        "officials.yaml": officials,
        "added.yaml": japan("{official: yoshimasa-hayashi, office: jp-foreign-minister}"),
    }
    assert [problem.message for problem in problems_of(tmp_path, files) if problem.rule == FORM] == says


def test_an_office_handed_over_on_the_day_is_no_second_portfolio(tmp_path: Path) -> None:
    # Until that day at the defence ministry, from that day at the foreign ministry: one chair, not two.
    moved = (
        "officials:\n  - id: sato\n    name: Sato\n    country: JP\n    tenures:\n"
        "      - {office: jp-defence-minister, from: 2020-01-01, to: 2020-09-16}\n"
        "      - {office: jp-foreign-minister, from: 2020-09-16, to: 2021-11-10}\n"
    )
    text = moved + meeting(
        "[rajnath-singh, subrahmanyam-jaishankar, {official: sato, office: jp-foreign-minister}]",
        "status: held, start: 2020-09-16",
    )
    assert messages(tmp_path, FORM, text) == ["JP has no defence-minister at the table"]


@pytest.mark.parametrize("who", ["nobuo-kishi", "yasukazu-hamada"])
@pytest.mark.parametrize("start", ["2022-08-10", "2022-08", "2022"])
def test_on_the_day_of_handover_either_minister_fills_the_chair(tmp_path: Path, start: str, who: str) -> None:
    text = meeting(
        f"[rajnath-singh, subrahmanyam-jaishankar, yoshimasa-hayashi, {who}]", f"status: held, start: {start}"
    )
    assert messages(tmp_path, FORM, text) == []


@pytest.mark.parametrize(
    "more",
    [
        "status: scheduled, start: 2099",
        "status: postponed",
        "status: cancelled, start: 2022-11-08",
        "status: held, start: 2022-11-08, level: official",
        "status: held, start: 2022-11-08, format: defence-ministers",
    ],
)
def test_only_a_2_plus_2_of_ministers_that_was_held_has_the_form(tmp_path: Path, more: str) -> None:
    assert messages(tmp_path, FORM, meeting("[rajnath-singh]", more)) == []


def test_nothing_is_said_of_a_table_at_which_someone_could_not_be_read(tmp_path: Path) -> None:
    files = {**SOUND, "added.yaml": japan("yasukazu-hamda", "yoshimasa-hayashi")}
    assert {problem.rule for problem in problems_of(tmp_path, files)} - {"held-on-older-pages"} == {"unknown-reference"}


def accepting(why: str) -> str:
    return meeting("[]", f"status: held, start: 2022-11-08, accepted: [{{rule: {FORM}, why: {why}}}]")


def test_a_known_gap_at_the_table_is_accepted_in_the_meeting(tmp_path: Path) -> None:
    (problem,) = findings(tmp_path, FORM, accepting("No page read names who sat there."))
    assert problem.severity == "warning"
    assert problem.accepted == "No page read names who sat there."


def test_the_acceptance_outlives_its_cause_by_no_run(tmp_path: Path) -> None:
    fixed = accepting("No page.").replace("participants: []", f"participants: {TABLE}")
    assert messages(tmp_path, "needless-acceptance", fixed) == [f"the record gets no {FORM} warning"]


# venue-country


def test_a_venue_in_a_third_country_is_reported(tmp_path: Path) -> None:
    text = meeting(TABLE, "status: held, start: 2022-11-08, country: AU")
    assert_finding(
        tmp_path, "venue-country", "warning", text, "AU", "the meeting is in AU, which is not one of its sides"
    )


@pytest.mark.parametrize(
    "more", ["country: IN", "country: JP", "country: AU, mode: virtual", "country: AU, format: state-event", "city: X"]
)
def test_sides_virtual_meetings_and_events_of_state_are_let_pass(tmp_path: Path, more: str) -> None:
    assert messages(tmp_path, "venue-country", meeting(TABLE, f"status: held, start: 2022-11-08, {more}")) == []


@pytest.mark.parametrize(("start", "is_reported"), [("2018-05-01", False), ("2008", False), ("2012-05-01", True)])
def test_the_venue_of_a_grouping_is_a_member_on_the_day(tmp_path: Path, start: str, *, is_reported: bool) -> None:
    text = (
        f"meetings:\n  - {{id: quad-leaders-{start[:4]}, dialogue: quad-leaders, status: held, start: {start},"
        " country: AU, sources: [herald]}\n"
    )
    assert bool(messages(tmp_path, "venue-country", text)) == is_reported

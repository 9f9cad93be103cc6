"""Errors across records: their place, their message, and what is accepted."""

import re
from pathlib import Path

import pytest

from dialoguekb.checks import RULES
from knowledge import SOUND, errors_of, place_of, position_of, problems_of, spoilt

from .single_errors import assert_error, only_problem

HAMADA = "{office: jp-defence-minister, from: 2022-08-10, to: 2023-09-13}"
KISHI = "{office: jp-defence-minister, from: 2020-09-16, to: 2022-08-10}"
PARTICIPANTS = "[rajnath-singh, subrahmanyam-jaishankar, yasukazu-hamada, yoshimasa-hayashi]"
SUPPLIES = "    sources: [herald]\n"


def test_the_sound_knowledge_base_is_sound(tmp_path: Path) -> None:
    assert problems_of(tmp_path, SOUND) == []


def test_every_rule_has_a_name_and_says_what_it_demands() -> None:
    assert len(RULES) >= 10
    for name, demand in RULES.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
        assert demand.meaning.endswith(".")


# unknown-reference


@pytest.mark.parametrize(
    ("file", "change", "at", "says", "nearest"),
    [
        (
            "meetings.yaml",
            ("yasukazu-hamada", "yasukazu-hamda"),
            "yasukazu-hamda",
            "no official has the id 'yasukazu-hamda'",
            ("yasukazu-hamada",),
        ),
        ("meetings.yaml", ("dialogue: in-jp-2plus2", "dialogue: in-jp-2plu2"), "in-jp-2plu2\n",
         "no dialogue has the id 'in-jp-2plu2'", ("in-jp-2plus2",)),
        ("meetings.yaml", ("topics: [joint-exercises]", "topics: [{topic: joint-exercise, as: x}]"), "joint-exercise,",
         "no topic has the id 'joint-exercise'", ("joint-exercises",)),
        ("meetings.yaml", ("{source: herald,", "{source: heral,"), "heral,", "no source has the id 'heral'", ("herald",)),  # noqa: E501
        ("meetings.yaml", ("country: JP", "country: XX"), "XX", "no country has the id 'XX'", ()),
        ("agreements.yaml", ("parties: [IN, JP]", "parties: [IN, ZZ]"), "ZZ", "no country has the id 'ZZ'", ()),
        ("agreements.yaml", (SUPPLIES, SUPPLIES + "    meeting: in-jp-2plus2-2023\n"), "in-jp-2plus2-2023",
         "no meeting has the id 'in-jp-2plus2-2023'", ("in-jp-2plus2-2022",)),
        ("topics.yaml", ("broader: [security]", "broader: [securty]"), "securty", "no topic has the id 'securty'",
         ("security",)),
        ("dialogues.yaml", ("grouping: quad", "grouping: quads"), "quads", "no grouping has the id 'quads'", ("quad",)),
    ],
)  # fmt: skip
def test_an_unknown_reference_is_reported_at_its_place_with_the_nearest_id(  # noqa: PLR0917
    tmp_path: Path, file: str, change: tuple[str, str], at: str, says: str, nearest: tuple[str, ...]
) -> None:
    assert_error(tmp_path, "unknown-reference", file, change, at, says, nearest)


def test_an_unknown_office_is_one_problem_for_the_tenure(tmp_path: Path) -> None:
    problems = errors_of(tmp_path, spoilt("officials.yaml", "{office: au-foreign-minister", "{office: au-foreign"))
    assert [place_of(problem) for problem in problems] == [("unknown-reference", "officials.yaml", 39, 18)]
    assert problems[0].nearest == ("au-foreign-minister",)


@pytest.mark.parametrize(
    ("file", "old", "new", "meant"),
    [
        ("agreements.yaml", SUPPLIES, SUPPLIES + "    meeting: India-Japan 2+2 2022\n", "in-jp-2plus2-2022"),
        ("agreements.yaml", SUPPLIES, SUPPLIES + "    meeting: the India–Japan 2+2 of 2022\n", "in-jp-2plus2-2022"),
        ("meetings.yaml", "[rajnath-singh", "[Minister Singh", "rajnath-singh"),
        ("meetings.yaml", "[rajnath-singh", "[Singh Rajnath", "rajnath-singh"),
        ("meetings.yaml", "country: JP", "country: 日本", "JP"),
        ("dialogues.yaml", "grouping: quad", "grouping: the Quad", "quad"),
    ],
)
def test_what_a_name_means_is_suggested_where_an_id_belongs(
    tmp_path: Path, file: str, old: str, new: str, meant: str
) -> None:
    problem = only_problem(tmp_path, spoilt(file, old, new))
    assert (problem.rule, problem.nearest) == ("unknown-reference", (meant,))


def test_a_reference_to_a_record_that_is_itself_at_fault_is_not_a_second_problem(tmp_path: Path) -> None:
    files = spoilt("officials.yaml", "    name: Yasukazu Hamada\n", "    name: ''\n")
    assert only_problem(tmp_path, files).rule == "empty-text"


# unknown-field-path


@pytest.mark.parametrize(
    ("new", "at", "says", "nearest"),
    [
        ("sources: [{id: herald, supports: [strat]}]", "strat", "a meeting has no field 'strat'", ("start", "status")),
        ("sources: [herald]\n    unsourced: [citi]", "citi", "a meeting has no field 'citi'", ("city",)),
        ("sources: [herald]\n    disputes: [{field: xyzzy, kept: a}]", "xyzzy", "a meeting has no field 'xyzzy'", ()),
    ],
)
def test_an_unknown_field_is_reported(tmp_path: Path, new: str, at: str, says: str, nearest: tuple[str, ...]) -> None:
    assert_error(tmp_path, "unknown-field-path", "meetings.yaml", ("sources: [herald]", new), at, says, nearest)


def test_a_field_of_a_tenure_is_a_tenures_field(tmp_path: Path) -> None:
    change = ("{office: in-defence-minister, from: 2019-05-31}",
              "{office: in-defence-minister, from: 2019-05-31, unsourced: [form]}")  # fmt: skip
    assert_error(tmp_path, "unknown-field-path", "officials.yaml", change, "form]",
            "a tenure of the official has no field 'form'", ("from",))  # fmt: skip


def test_the_message_about_an_unknown_field_has_the_right_article(tmp_path: Path) -> None:
    change = ("sources: [herald]", "sources: [{id: herald, supports: [xyzzy]}]")
    assert_error(
        tmp_path, "unknown-field-path", "agreements.yaml", change, "xyzzy", "an agreement has no field 'xyzzy'"
    )


def test_existing_fields_are_accepted(tmp_path: Path) -> None:
    marked = (
        "sources: [{id: herald, supports: [start, participants]}]\n"
        "    unsourced: [{field: city, why: no page}]\n"
        "    disputes: [{field: start, kept: 2022-09-08, not_kept: [{value: 2022-09-07, sources: [herald]}]}]"
    )
    assert errors_of(tmp_path, spoilt("meetings.yaml", "sources: [herald]", marked)) == []


# broader-cycle


def test_a_topic_broader_than_itself_is_reported_once_for_each_topic_of_the_circle(tmp_path: Path) -> None:
    files = spoilt("topics.yaml", "label: Security}", "label: Security, broader: [joint-exercises]}")
    problems = errors_of(tmp_path, files)
    assert {problem.rule for problem in problems} == {"broader-cycle"}
    assert [problem.record for problem in problems] == ["topic security", "topic exercises", "topic joint-exercises"]
    assert problems[0].message == "topic security is broader than itself"
    assert (problems[0].place.line, problems[0].place.column) == position_of(files["topics.yaml"], "[joint-exercises]")


def test_a_topic_may_have_two_broader_terms_that_meet_again(tmp_path: Path) -> None:
    diamond = (
        "  - {id: arms, label: Arms, broader: [security]}\n  - {id: drill, label: Drill, broader: [arms, exercises]}\n"
    )
    assert errors_of(tmp_path, {**SOUND, "topics.yaml": SOUND["topics.yaml"] + diamond}) == []


# order-of-dates


@pytest.mark.parametrize(
    ("file", "change", "at", "says"),
    [
        ("meetings.yaml", ("end: 2022-09-09", "end: 2022-09-07"), "2022-09-07", "end 2022-09-07 is before start 2022-09-08"),  # noqa: E501
        ("meetings.yaml", ("end: 2022-09-09", "end: 2022-08"), "2022-08\n", "end 2022-08 is before start 2022-09-08"),
        ("meetings.yaml", ("status: scheduled, start: 2022-09-08}", "status: scheduled, start: 2022-09-08, end: 2021}"),
         "2021}", "end 2021 is before start 2022-09-08"),
        ("officials.yaml", (HAMADA, HAMADA.replace("2023-09-13", "2022-08-09")), "2022-08-09",
         "to 2022-08-09 is before from 2022-08-10"),
        ("groupings.yaml", ("from: 2007, to: 2008", "from: 2007, to: 2006-12"), "2006-12",
         "to 2006-12 is before from 2007"),
        ("agreements.yaml", ("in_force: 2021-07-11", "in_force: 2020-09-08"), "2020-09-08",
         "in_force 2020-09-08 is before signed 2020-09-09"),
        ("agreements.yaml", ("in_force: 2021-07-11", "in_force: 2021-07-11\n    ended: 2021-06"), "2021-06\n",
         "ended 2021-06 is before in_force 2021-07-11"),
    ],
)  # fmt: skip
def test_nothing_ends_before_it_starts(tmp_path: Path, file: str, change: tuple[str, str], at: str, says: str) -> None:
    if file == "officials.yaml":  # the tenure no longer covers the meeting either: two problems, of which this is one
        files = spoilt(file, *change)
        found = {problem.rule: problem for problem in errors_of(tmp_path, files)}
        assert found["order-of-dates"].message == says
        assert place_of(found["order-of-dates"])[2:] == position_of(files[file], at)
        return
    assert_error(tmp_path, "order-of-dates", file, change, at, says)


@pytest.mark.parametrize("end", ["2022-09-08", "2022-09", "2022"])
def test_an_end_that_may_be_the_start_or_later_passes(tmp_path: Path, end: str) -> None:
    assert errors_of(tmp_path, spoilt("meetings.yaml", "end: 2022-09-09", f"end: {end}")) == []


# overlapping-tenures


@pytest.mark.parametrize(
    ("kishi_to", "days"),
    [
        ("to: 2022-08-12", "from 2022-08-10 to 2022-08-12"),
        ("to: 2022-10", "from 2022-08-10 to 2022-10"),
        ("to: 2023", "from 2022-08-10 to 2023"),
    ],
)
def test_two_holders_of_one_office_at_a_time_are_reported_at_the_later(
    tmp_path: Path, kishi_to: str, days: str
) -> None:
    files = spoilt("officials.yaml", KISHI, KISHI.replace("to: 2022-08-10", kishi_to))
    problem = only_problem(tmp_path, files)
    assert place_of(problem) == ("overlapping-tenures", "officials.yaml", *position_of(files["officials.yaml"], HAMADA))
    assert problem.message == f"Yasukazu Hamada and Nobuo Kishi both hold jp-defence-minister {days}"


def test_a_holder_without_an_end_overlaps_every_later_one(tmp_path: Path) -> None:
    problem = only_problem(tmp_path, spoilt("officials.yaml", KISHI, KISHI.replace(", to: 2022-08-10", "")))
    assert problem.message == (
        "Yasukazu Hamada and Nobuo Kishi both hold jp-defence-minister from 2022-08-10 to 2023-09-13"
    )


@pytest.mark.parametrize(
    "kishi",
    [
        KISHI,  # the day of handover is both's
        KISHI.replace("to: 2022-08-10", "to: 2022-08"),  # may have been the tenth
        KISHI.replace("to: 2022-08-10", "to: 2022"),
        KISHI.replace("to: 2022-08-10", "to: 2022-09-01, acting: true"),
        KISHI.replace("to: 2022-08-10", "to: 2022-09-01, concurrent: true"),
        KISHI.replace("to: 2022-08-10", "to: 2022-08-09"),
    ],
)
def test_handover_partial_dates_acting_and_concurrent_holders_pass(tmp_path: Path, kishi: str) -> None:
    assert errors_of(tmp_path, spoilt("officials.yaml", KISHI, kishi)) == []


def test_an_official_may_hold_an_office_twice_one_term_after_the_other(tmp_path: Path) -> None:
    terms = f"{KISHI}\n      - {{office: jp-defence-minister, from: 2024-10-01}}"
    assert errors_of(tmp_path, spoilt("officials.yaml", KISHI, terms)) == []


# overlapping-memberships


def test_a_country_belongs_once_at_a_time(tmp_path: Path) -> None:
    change = ("from: 2007, to: 2008", "from: 2007, to: 2018")
    says = "AU is a member twice at the same time"
    assert_error(tmp_path, "overlapping-memberships", "groupings.yaml", change, "{country: AU, from: 2017-11-12}", says)


def test_a_country_may_leave_and_return_in_one_year(tmp_path: Path) -> None:
    assert errors_of(tmp_path, spoilt("groupings.yaml", "from: 2007, to: 2008", "from: 2007, to: 2017")) == []


# participant-office


def test_a_participant_without_an_office_that_day_is_reported(tmp_path: Path) -> None:
    assert_error(tmp_path, "participant-office", "meetings.yaml", ("yasukazu-hamada", "nobuo-kishi"), "nobuo-kishi",
            "Nobuo Kishi held no recorded office on 2022-09-08")  # fmt: skip


def test_the_office_named_must_have_been_held(tmp_path: Path) -> None:
    new = "{official: nobuo-kishi, office: jp-defence-minister}"
    assert_error(tmp_path, "participant-office", "meetings.yaml", ("yasukazu-hamada", new), new,
            "Nobuo Kishi did not hold jp-defence-minister on 2022-09-08")  # fmt: skip


TWO_OFFICES = "{office: jp-foreign-minister, from: 2021-11-10, to: 2023-09-13}"


def with_two_offices() -> dict[str, str]:
    second = f"{TWO_OFFICES}\n      - {{office: jp-defence-minister, from: 2022-09-01, to: 2022-09-30, acting: true}}"
    return spoilt("officials.yaml", TWO_OFFICES, second)


def test_a_participant_with_two_offices_that_day_gets_the_fix(tmp_path: Path) -> None:
    problem = only_problem(tmp_path, with_two_offices())
    assert place_of(problem) == ("participant-office", "meetings.yaml", 9, 77)
    assert problem.message == ("Yoshimasa Hayashi held jp-foreign-minister and jp-defence-minister on 2022-09-08")
    assert "{official: yoshimasa-hayashi, office: ...}" in problem.expected


@pytest.mark.parametrize(
    "entry",
    [
        "{official: yoshimasa-hayashi, office: jp-foreign-minister}",
        "{official: yoshimasa-hayashi, office: jp-defence-minister}",
        "{official: yoshimasa-hayashi, as: Special envoy}",
    ],
)
def test_a_record_may_say_which_office(tmp_path: Path, entry: str) -> None:
    files = with_two_offices()
    files["meetings.yaml"] = files["meetings.yaml"].replace("yoshimasa-hayashi", entry)
    assert errors_of(tmp_path, files) == []


@pytest.mark.parametrize("start", ["2022-08-10", "2022-08", "2022"])
def test_on_the_day_of_handover_or_in_a_vague_month_the_one_office_of_a_person_is_enough(
    tmp_path: Path, start: str
) -> None:
    files = spoilt("meetings.yaml", "start: 2022-09-08\n    end: 2022-09-09", f"start: {start}")
    files["meetings.yaml"] = files["meetings.yaml"].replace("yasukazu-hamada", "nobuo-kishi")
    assert errors_of(tmp_path, files) == []


def test_two_terms_in_one_office_are_one_office(tmp_path: Path) -> None:
    terms = f"{HAMADA.replace('2023-09-13', '2022-09-08')}\n      - {{office: jp-defence-minister, from: 2022-09-08}}"
    assert errors_of(tmp_path, spoilt("officials.yaml", HAMADA, terms)) == []


# participant-side


def with_wong() -> dict[str, str]:
    return spoilt("meetings.yaml", PARTICIPANTS, f"{PARTICIPANTS[:-1]}, penny-wong]")


def test_a_participant_serves_a_side(tmp_path: Path) -> None:
    files = with_wong()
    problem = only_problem(tmp_path, files)
    assert place_of(problem) == (
        "participant-side",
        "meetings.yaml",
        *position_of(files["meetings.yaml"], "penny-wong"),
    )
    assert problem.message == "Penny Wong represents AU, which is not a side of this meeting"
    assert problem.expected == "an official of IN, JP, or for: the side"


def test_an_event_of_state_has_guests(tmp_path: Path) -> None:
    files = with_wong()
    files["meetings.yaml"] = files["meetings.yaml"].replace(
        "    status: held", "    format: state-event\n    status: held"
    )
    assert errors_of(tmp_path, files) == []


@pytest.mark.parametrize(("day", "is_side"), [("2018-06-01", True), ("2008", True), ("2012-06-01", False)])
def test_the_sides_of_a_grouping_are_its_members_that_day(tmp_path: Path, day: str, is_side: bool) -> None:  # noqa: FBT001  # noqa: E501
    wong = "{official: penny-wong, as: Guest}"
    meeting = (
        f"  - {{id: quad-leaders-x, dialogue: quad-leaders, status: held, start: {day},"
        f" participants: [{wong}], sources: [herald]}}\n"
    )
    problems = errors_of(tmp_path, {**SOUND, "meetings.yaml": SOUND["meetings.yaml"] + meeting})
    assert [problem.rule for problem in problems] == ([] if is_side else ["participant-side"])


# inherited-fields and without-source


@pytest.mark.parametrize(
    ("meeting", "says"),
    [
        ("{id: x, status: held, start: 2022, sources: [herald]}",
         "the meeting has no title, format, level, sides and inherits none"),
        ("{id: x, title: X, format: summit, status: held, start: 2022, sides: [IN, JP], sources: [herald]}",
         "the meeting has no level and inherits none"),
    ],
)  # fmt: skip
def test_a_meeting_without_a_dialogue_says_what_it_is(tmp_path: Path, meeting: str, says: str) -> None:
    files = {**SOUND, "meetings.yaml": SOUND["meetings.yaml"] + f"  - {meeting}\n"}
    problem = only_problem(tmp_path, files)
    assert place_of(problem) == ("inherited-fields", "meetings.yaml", *position_of(files["meetings.yaml"], "x, "))
    assert problem.message == says


def test_a_single_event_that_says_all_passes(tmp_path: Path) -> None:
    event = "  - {id: x, title: X, format: other, level: leader, status: scheduled, sides: [IN], sources: [herald]}\n"
    assert errors_of(tmp_path, {**SOUND, "meetings.yaml": SOUND["meetings.yaml"] + event}) == []


def test_a_dialogue_has_sides_or_a_grouping(tmp_path: Path) -> None:
    problems = errors_of(tmp_path, spoilt("dialogues.yaml", "sides: [IN, JP], ", ""))
    assert ("inherited-fields", "dialogues.yaml", 2, 10) in [place_of(problem) for problem in problems]


@pytest.mark.parametrize(
    ("file", "old", "at", "kind"),
    [
        ("meetings.yaml", "    sources: [herald]\n", "in-jp-2plus2-2022", "meeting"),
        ("agreements.yaml", "    sources: [herald]\n", "in-jp-acsa-2020", "agreement"),
        ("dialogues.yaml", ", sides: [IN, JP], sources: [herald]", "in-jp-2plus2", "dialogue"),
    ],
)
def test_what_states_facts_cites_a_source(tmp_path: Path, file: str, old: str, at: str, kind: str) -> None:
    new = ", sides: [IN, JP]" if kind == "dialogue" else ""
    assert_error(tmp_path, "without-source", file, (old, new), at, f"the {kind} cites no source")

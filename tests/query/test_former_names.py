"""Columns that an earlier release called something else: the former name is accepted, the answer has the new one."""

import json

import pytest

from dialoguekb.listings.registry import ALL
from dialoguekb.query.former_names import FORMER_NAMES
from knowledge import Program


@pytest.mark.parametrize("listing", FORMER_NAMES)
def test_a_former_name_leads_to_a_column_and_is_none_itself(listing: str) -> None:
    columns = ALL[listing].column_names
    for former, name in FORMER_NAMES[listing].items():
        assert name in columns
        assert former not in columns


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("partners India --columns country,meetings --sort -meetings --where meetings>1", ["country", "meetings_held"]),
        ("dialogues --columns id,meetings,missing --where meetings>1", ["id", "meetings_held", "not_established"]),
        ("officials --columns id,meetings --limit 1", ["id", "meetings_attended"]),
        ("search tokyo --columns kind,id --sort kind --where kind='meeting'", ["record_type", "id"]),
        ("disputes --columns kind,record --where kind='official'", ["record_type", "record"]),
        ("meetings --columns missing --limit 1", ["not_established"]),
    ],
)
def test_what_users_type_may_be_the_former_name(run: Program, typed: str, keys: list[str]) -> None:
    outcome = run(*typed.split(), "-o", "json")
    assert outcome.status == 0, outcome.stderr
    assert list(json.loads(outcome.stdout)[0]) == keys


def test_a_column_named_twice_is_said_by_its_name(run: Program) -> None:
    outcome = run("dialogues", "--columns", "meetings,meetings_held")
    assert outcome.status == 2
    assert "'meetings_held' is named 2 times" in outcome.stderr


def test_the_new_names_are_those_of_every_form(run: Program) -> None:
    header = run("partners", "-o", "csv").stdout.splitlines()[0]
    assert header == "country,name,meetings_held,first,latest,shared_groupings"

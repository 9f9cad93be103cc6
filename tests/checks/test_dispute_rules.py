"""Rules about fields on which sources disagree."""

from pathlib import Path

import pytest

from .findings import assert_finding, messages

MEETING = (
    "meetings:\n"
    "  - id: in-jp-2plus2-2019\n    dialogue: in-jp-2plus2\n    status: held\n    ordinal: 1\n    start: 2019-11-30\n"
    "    city: New Delhi\n    country: IN\n    sources: [herald]\n"
    "    disputes: [{field: %s, kept: %s, not_kept: [{value: another}]}]\n"
)


def test_a_dispute_without_another_value_is_reported(tmp_path: Path) -> None:
    text = MEETING.replace(", not_kept: [{value: another}]", "") % ("city", "New Delhi")
    assert_finding(
        tmp_path,
        "dispute-without-alternative",
        "warning",
        text,
        "{field",
        "the dispute about city names no other value",
    )


def test_a_dispute_may_keep_no_value(tmp_path: Path) -> None:
    text = MEETING.replace("kept: %s, ", "") % "city"
    assert messages(tmp_path, "dispute-without-alternative", text) == []
    assert messages(tmp_path, "kept-value", text) == []


@pytest.mark.parametrize(
    ("field", "kept", "has"),
    [
        ("start", "2019-11-29", "2019-11-30"),
        ("start", "2019", "2019-11-30"),
        ("city", "Tokyo", "New Delhi"),
        ("country", "Japan", "IN"),
        ("status", "cancelled", "held"),
        ("ordinal", "2", "1"),
    ],
)
def test_the_value_kept_is_the_records(tmp_path: Path, field: str, kept: str, has: str) -> None:
    text = MEETING % (field, f"'{kept}'")
    says = f"the dispute keeps '{kept}', but the record has {field} {has}"
    assert_finding(tmp_path, "kept-value", "warning", text, f"'{kept}'", says)


@pytest.mark.parametrize(
    ("field", "kept"),
    [
        ("start", "2019-11-30"),
        ("start", "2019-11-30, a Saturday"),
        ("city", "new delhi"),
        ("city", "Delhi"),
        ("city", "New Delhi, at Hyderabad House"),
        ("country", "India"),
        ("country", "IN"),
        ("ordinal", "1"),
        ("ordinal", "1 (the first)"),
        ("end", "2019-12-01"),  # the record has none
        ("participants", "the two foreign ministers"),  # a list is described in words
        ("level", "ministerial"),  # of the dialogue
    ],
)
def test_the_value_in_other_words_passes(tmp_path: Path, field: str, kept: str) -> None:
    assert messages(tmp_path, "kept-value", MEETING % (field, f"'{kept}'")) == []


@pytest.mark.parametrize("field", ["participants", "documents", "outcomes"])
def test_a_dispute_may_be_about_a_list(tmp_path: Path, field: str) -> None:
    assert messages(tmp_path, "unknown-field-path", MEETING % (field, "some")) == []


@pytest.mark.parametrize("field", ["participants[0].office", "venue", "origin", "Start"])
def test_a_dispute_about_an_unknown_field_is_reported_at_the_field(tmp_path: Path, field: str) -> None:
    text = MEETING % (f"'{field}'", "some")
    assert_finding(tmp_path, "unknown-field-path", "error", text, f"'{field}'", f"a meeting has no field '{field}'")

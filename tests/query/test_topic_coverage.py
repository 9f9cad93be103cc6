"""An answer to `--topic` says for how many meetings the topics come from a full statement."""

from pathlib import Path

import pytest

from knowledge import SOUND, OpenBase, write_files

MEETING = "  - {{id: quad-leaders-{year}, dialogue: quad-leaders, status: {status}, start: {year}-05-24, sources: [herald]{more}}}\n"  # noqa: E501


def write_meetings(folder: Path, *meetings: tuple[str, str]) -> Path:
    """Write a knowledge base with these meetings (status, what the topics come from) and that of 2021 and 2022."""
    more = "".join(
        MEETING.format(year=1990 + n, status=status, more=f", topics: [security], topics_from: {told}" if told else "")
        for n, (status, told) in enumerate(meetings)
    )
    return write_files(folder / "kb", {**SOUND, "meetings.yaml": SOUND["meetings.yaml"] + more})


WHOLE, PART, REPORT, PLANNED = (
    ("held", "statement"),
    ("held", "statement-in-part"),
    ("held", "report"),
    ("scheduled", ""),
)

NONE = "topics are recorded as from full statements for none of 2 meetings; absence proves nothing"


@pytest.mark.parametrize(
    ("meetings", "listing", "filters", "expected"),
    [
        ([], "meetings", {}, NONE),
        (
            [WHOLE, PART, REPORT, PLANNED],
            "meetings",
            {},
            "topics come from full statements for 1 of 5 meetings; absence elsewhere proves nothing",
        ),
        # Only meetings held count.
        ([("scheduled", "statement")], "meetings", {}, NONE),
        # The scope is what the other filters keep.
        ([WHOLE, WHOLE], "meetings", {"until": "2000"}, None),
        ([WHOLE, WHOLE], "meetings", {"year": "1800"}, None),
        (
            [WHOLE],
            "meetings",
            {"dialogue": "quad-leaders"},
            "topics come from full statements for 1 of 2 meetings; absence elsewhere proves nothing",
        ),
        ([], "sources", {}, NONE),
        ([], "partners", {}, NONE),
        (
            [],
            "partners",
            {"level": "ministerial"},
            "topics are recorded as from full statements for none of 1 meeting; absence proves nothing",
        ),
        ([], "topics", {}, None),
    ],
)
def test_for_how_many_meetings(
    tmp_path: Path,
    open_base: OpenBase,
    *,
    meetings: list[tuple[str, str]],
    listing: str,
    filters: dict[str, str],
    expected: str | None,
) -> None:
    answer = open_base(write_meetings(tmp_path, *meetings)).rows(listing, topic="security", **filters)  # type: ignore[arg-type]
    assert [remark.text for remark in answer.remarks if remark.topic == "topics"] == ([expected] if expected else [])


def test_without_a_topic_nothing_is_said(tmp_path: Path, open_base: OpenBase) -> None:
    assert "topics" not in {remark.topic for remark in open_base(write_meetings(tmp_path, WHOLE)).meetings().remarks}


def test_the_field_is_in_rows_show_why_and_sql(tmp_path: Path, open_base: OpenBase) -> None:
    base = open_base(write_meetings(tmp_path, WHOLE, PART))
    assert base.meetings(dialogue="quad-leaders", until="1990")[0]["topics_from"] == "statement"
    assert base.show("quad-leaders-1991")["topics_from"] == "statement-in-part"
    assert base.why("quad-leaders-1991.topics_from")[0]["value"] == "statement-in-part"
    assert base.sql("select count(*) n from meetings where topics_from is null")[0]["n"] == 2


def test_statistics_show_the_share(tmp_path: Path, open_base: OpenBase) -> None:
    shares = {
        row["dialogue"]: row["full_statement_percent"]
        for row in open_base(write_meetings(tmp_path, WHOLE, PART)).stats()
    }
    assert shares == {"in-jp-2plus2": 0, "quad-leaders": 33, "Total": 25}


def test_topics_are_not_known_before_the_meeting(tmp_path: Path, open_base: OpenBase) -> None:
    files = {
        **SOUND,
        "meetings.yaml": SOUND["meetings.yaml"].replace(
            "[joint-exercises]", "[joint-exercises]\n    topics_from: report"
        ),
        "sources.yaml": SOUND["sources.yaml"]
        + "  - {id: gazette, publisher: Gazette, title: They met, kind: news, published: 2022-09-09}\n",
    }
    files["meetings.yaml"] = files["meetings.yaml"].replace("    sources: [herald]", "    sources: [herald, gazette]")
    folder = write_files(tmp_path / "kb", files)
    for day, topics, told in (("2022-08-20", [], None), ("2022-09-10", ["joint-exercises"], "report")):
        (meeting,) = open_base(folder, as_known_on=day).meetings(dialogue="in-jp-2plus2")
        assert (meeting["topics"], meeting["topics_from"]) == (topics, told)

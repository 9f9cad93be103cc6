"""The same question as options, as `--where` and as `sql` gives what a naive reading gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.query.selection import Question
from knowledge import TODAY
from query.naive import (
    BUNDLED,
    COUNTRIES,
    DATES,
    DIALOGUES,
    OFFICIALS,
    RECORDS,
    TOPICS,
    YEARS,
    filters,
    meeting_passes,
    one,
    several,
)

WHERE = {
    "country": "exists (select 1 from json_each(sides) where value = '{}')",
    "format": "format = '{}'",
    "level": "level = '{}'",
    "status": "status = '{}'",
    "dialogue": "dialogue = '{}'",
    "official": "exists (select 1 from json_each(participants) where json_extract(value, '$.official') = '{}')",
    "topic": (
        "id in (select t.meeting from meeting_topics t join topic_ancestors a on a.topic = t.topic"
        " where a.ancestor = '{}')"
    ),
    "since": "latest(coalesce(\"end\", start)) >= earliest('{}')",
    "until": "earliest(start) <= latest('{}')",
    "year": "earliest(start) <= latest('{0}') and latest(coalesce(\"end\", start)) >= earliest('{0}')",
}
"""Filter -> the same as a condition over the columns of `meetings`."""

SQL = WHERE | {
    "country": "exists (select 1 from sides where meeting = id and sides.country = '{}')",
    "official": "exists (select 1 from participants where meeting = id and official = '{}')",
    "since": "last_day >= earliest('{}')",
    "until": "first_day <= latest('{}')",
    "year": "first_day <= latest('{0}') and last_day >= earliest('{0}')",
}
"""Filter -> the same over the tables of `sql`, by other columns where there are others."""


def condition(templates: dict[str, str], typed: dict[str, list[str]]) -> str:
    parts = [f"({templates[name].format(value)})" for name, values in typed.items() for value in values]
    return " and ".join(parts) or "1"


@given(
    filters(
        country=several(COUNTRIES),
        format=one(st.sampled_from(["2+2", "summit", "leaders", "foreign-ministers", "state-event"])),
        level=one(st.sampled_from(["leader", "ministerial", "official"])),
        status=one(st.sampled_from(["held", "postponed", "scheduled"])),
        dialogue=one(DIALOGUES),
        official=several(OFFICIALS),
        topic=one(TOPICS),
        since=one(DATES),
        until=one(DATES),
        year=one(YEARS),
    )
)
def test_options_where_and_sql_agree_with_a_naive_reading(typed: dict[str, list[str]]) -> None:
    expected = {meeting.id for meeting in RECORDS.meetings.values() if meeting_passes(meeting, typed)}
    options = Question(typed, columns=["id"], today=TODAY)
    where = Question(columns=["id"], today=TODAY, where=condition(WHERE, typed))
    assert {row[0] for row in BUNDLED.ask("meetings", options).rows} == expected
    assert {row[0] for row in BUNDLED.ask("meetings", where).rows} == expected
    assert BUNDLED.count("meetings", where) == len(expected)
    query = f"select id from meetings where {condition(SQL, typed)}"  # noqa: S608
    assert {row[0] for row in BUNDLED.query(query, {}).rows} == expected


@pytest.mark.parametrize(
    ("listing", "typed", "where"),
    [
        ("officials", {"country": ["Japan"]}, "country = 'JP'"),
        ("agreements", {"kind": ["logistics"]}, "kind = 'logistics'"),
        ("countries", {"member_of": ["QUAD"]}, f"is_member(id, 'QUAD', '{TODAY}')"),
        (
            "topics",
            {"topic": ["indo-pacific"]},
            "id in (select topic from topic_ancestors where ancestor = 'indo-pacific')",
        ),
        ("sources", {"kind": ["government"]}, "kind = 'government'"),
        ("disputes", {"kind": ["agreement"]}, "record_type = 'agreement'"),
        ("dialogues", {"format": ["2+2"]}, "format = '2+2'"),
        ("offices", {"role": ["defence-minister"]}, "role = 'defence-minister'"),
    ],
)
def test_every_listing_takes_a_condition(
    bundled: KnowledgeBase, listing: str, typed: dict[str, list[str]], where: str
) -> None:
    by_option = bundled.ask(listing, Question(typed, today=TODAY)).rows
    assert by_option
    assert bundled.ask(listing, Question(where=where, today=TODAY)).rows == by_option


def test_a_condition_sees_what_the_column_shows(bundled: KnowledgeBase) -> None:
    question = Question({"format": ["2+2"]}, ["country", "meetings_held"], today=TODAY, bound={"home": "JP"})
    everything = bundled.ask("partners", question).rows
    asked = Question(question.filters, question.columns, today=TODAY, bound=question.bound, where="meetings >= 5")
    assert bundled.ask("partners", asked).rows == [row for row in everything if row[1] >= 5]

"""What a hint shows of a field: its whole shape, and the field that another word means."""

from pathlib import Path
from typing import Any

import pytest

from dialoguekb.model.field_synonyms import synonym
from dialoguekb.model.fields import Field, NestedMapping, fields_of
from dialoguekb.model.kinds import KINDS
from dialoguekb.reading.field_shapes import shape_of
from knowledge import problems_of

MANIFEST = "title: Little\nschema: 1\n"


@pytest.mark.parametrize(
    ("kind", "line", "says"),
    [
        ("dialogues", "coverage: 2023-2025", "coverage: [{from: 2023, to: 2025}]"),
        ("dialogues", "coverage: [2023]", "coverage: [{from: 2023, to: 2025}]"),
        ("dialogues", "coverage: {from: 2023}", "coverage: [{from: 2023, to: 2025}]"),
        ("groupings", "members: JP", "members: [{country: JP, from: 2023, to: 2025}]"),
        ("officials", "tenures: minister", "tenures: [{office: an-office, from: 2023, to: 2025}]"),
        ("meetings", "documents: [Joint statement]", 'documents: [{title: "...", url: https://...}]'),
        ("meetings", "documents: Joint statement", 'documents: [{title: "...", url: https://...}]'),
    ],
)
def test_a_hint_shows_the_whole_shape_of_a_field(tmp_path: Path, kind: str, line: str, says: str) -> None:
    problems = problems_of(tmp_path, {"dialoguekb.yaml": MANIFEST, "x.yaml": f"{kind}:\n  - id: abc\n    {line}\n"})
    assert any(says in problem.expected for problem in problems), [problem.expected for problem in problems]


def parts(cls: Any) -> list[tuple[Any, Field]]:
    return [(cls, field) for field in fields_of(cls) if field.many or isinstance(field.form, NestedMapping)]


@pytest.mark.parametrize(("cls", "field"), [pair for cls in KINDS.values() for pair in parts(cls)])
def test_what_a_hint_shows_can_be_read(tmp_path: Path, cls: Any, field: Field) -> None:
    text = f"{cls.plural}:\n  - id: abc\n    {shape_of(field)}\n"
    problems = problems_of(
        tmp_path, {"dialoguekb.yaml": MANIFEST, "x.yaml": text.replace("https://...", "https://x.example")}
    )
    wrong = {"wrong-type", "unknown-field", "unknown-value", "syntax"}
    assert [problem.message for problem in problems if problem.rule in wrong] == []


SYNONYMS = [
    ("name", "topic", "label"), ("title", "official", "name"), ("name", "meeting", "title"),
    ("when", "meeting", "start"), ("when", "agreement", "signed"), ("venue", "meeting", "city"),
    ("venue", "agreement", "place"), ("members", "dialogue", "sides"), ("countries", "grouping", "members"),
    ("countries", "agreement", "parties"), ("link", "source", "url"), ("href", "source", "url"),
    ("source", "meeting", "sources"), ("begin", "meeting", "start"), ("startDate", "meeting", "start"),
    ("end date", "meeting", "end"), ("end", "agreement", "ended"), ("nationality", "official", "country"),
    ("abbreviation", "grouping", "short"), ("AKA", "country", "aliases"), ("attendees", "meeting", "participants"),
    ("results", "meeting", "outcomes"), ("positions", "official", "tenures"), ("established", "grouping", "founded"),
    ("entry-into-force", "agreement", "in_force"), ("parent", "topic", "broader"),
    ("description", "topic", "definition"),
    ("series", "meeting", "dialogue"), ("access_date", "source", "accessed"), ("code", "country", "id"),
    ("state", "meeting", "status"), ("job", "official", None), ("colour", "meeting", None),
]  # fmt: skip


@pytest.mark.parametrize(("key", "kind", "meant"), SYNONYMS)
def test_what_others_call_a_field_leads_to_it(key: str, kind: str, meant: str | None) -> None:
    assert synonym(key, {field.key for field in fields_of(KINDS[kind])}) == meant


def test_no_message_names_a_class(tmp_path: Path) -> None:
    text = (
        "groupings:\n  - {id: abc, short: A, name: A, kind: forum, members: [JP], other_members: [{a: b}]}\n"
        "dialogues:\n  - {id: d, name: D, format: summit, level: leader, coverage: [{a: b}], unsourced: [{a: b}]}\n"
        "meetings:\n  - {id: m, status: held, topics: [{a: b}], disputes: [{field: x, not_kept: [{a: b}]}]}\n"
    )
    messages = " ".join(each.message for each in problems_of(tmp_path, {"dialoguekb.yaml": MANIFEST, "x.yaml": text}))
    for name in ("membership", "an unsourced has", "a coverage", "meeting topic", "other value"):
        assert name not in messages

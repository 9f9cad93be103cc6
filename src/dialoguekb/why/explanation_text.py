"""Why a record says what it says, as a person reads it."""

from collections.abc import Iterator, Sequence
from typing import Any

from dialoguekb.model.plain_values import plain
from dialoguekb.model.problems import Place
from dialoguekb.model.records import Source, SourcedRecord
from dialoguekb.output.cells import plain_text
from dialoguekb.output.record_text import record_lines
from dialoguekb.show.description_text import Line, add_marks, dispute_lines, quote_text, unsourced_mark
from dialoguekb.why.explanations import Explanation, SupportingSource
from dialoguekb.why.field_path import first_name

_PARTS = {"tenures": "tenure", "titles": "title", "reports": "report"}
"""Field -> what one of its entries is called, where an entry has sources of its own."""


def field_lines(explanation: Explanation, place: Place, width: int | None) -> Iterator[str]:
    """Yield the text of one value: what it is, where it stands, the doubts, and the sources behind it."""
    return record_lines(
        f"{explanation.field} of {explanation.title} ({explanation.record.kind_name} {explanation.record.id})",
        [
            ("", list(_facts(explanation, place))),
            ("Sources disagree", list(dispute_lines(plain(explanation.disputes)))),
            ("Announced earlier", [("", _announcements(explanation))] if explanation.announced else []),
            ("Not established", [("", text) for text in explanation.missing]),
            ("Rests on", list(_sources(explanation))),
        ],
        width=width,
    )


def record_fields_lines(found: Sequence[tuple[Explanation, Place]], width: int | None) -> Iterator[str]:
    """Yield the text of all fields of one record: a block each, with the numbers of the sources listed at the end."""
    explanation = found[0][0]
    numbers: dict[str, int] = {}
    sources: list[SupportingSource] = []
    for told, _ in found:
        for backing in told.backing:
            if backing.source.id not in numbers:
                sources.append(backing)
                numbers[backing.source.id] = len(sources)
    disputes = {dispute: None for told, _ in found for dispute in told.disputes}
    return record_lines(
        f"{explanation.title} ({explanation.record.kind_name} {explanation.record.id})",
        [
            ("", [(told.field, _block(told, place, numbers)) for told, place in found]),
            ("Sources disagree", list(dispute_lines(plain(tuple(disputes))))),
            ("Sources", [(f"[{number}]", _entry(source)) for number, source in enumerate(sources, 1)]),
        ],
        width=width,
    )


def _block(told: Explanation, place: Place, numbers: dict[str, int]) -> list[str]:
    doubts = [unsourced_mark(mark.why) for mark in told.unsourced]
    doubts += ["[sources disagree]"] if told.disputes else []
    values = add_marks(_value_lines(told.value), doubts)
    origin = [f"from {_said_by(told)}"] if told.is_inherited else []
    origin += [f"added to at {added.shown_line}" for added in told.added_at]
    return [*values, *origin, f"{place.shown_line}{_references(told.backing, numbers)}"]


def _references(backing: Sequence[SupportingSource], numbers: dict[str, int]) -> str:
    """Return the numbers of the sources: those that name the field, marked so, then the rest."""
    naming = [str(numbers[each.source.id]) for each in backing if each.backs == "field"]
    others = [str(numbers[each.source.id]) for each in backing if each.backs != "field"]
    shown = [f"[{', '.join(naming)}: this field]"] if naming else []
    return "".join(f" {part}" for part in [*shown, *([f"[{', '.join(others)}]"] if others else [])])


def _facts(explanation: Explanation, place: Place) -> Iterator[Line]:
    if explanation.is_empty:
        yield "Value", "none: the record states none"
    else:
        lines = _value_lines(explanation.value)
        yield "Value", lines[0] if len(lines) == 1 else lines
    if explanation.is_inherited:
        yield "Inherited from", _said_by(explanation)
    yield ("Record written at" if explanation.is_empty else "Written at"), place.shown_line
    if explanation.added_at:
        yield "Added to at", [added.shown_line for added in explanation.added_at]
    if explanation.unsourced:
        yield (
            "Unsourced",
            [f"{mark.field}: {mark.why or 'no source read confirms it'}" for mark in explanation.unsourced],
        )


def _said_by(explanation: Explanation) -> str:
    return f"{explanation.said_by.kind_name} {explanation.said_by.id}, {explanation.said_at}"


def _value_lines(value: Any) -> list[str]:
    """Return a value as lines, one for each entry of a list; short entries without spaces share a line."""
    if not isinstance(value, list):
        return [_value_text(value)]
    entries = [_value_text(entry) for entry in value]
    return [", ".join(entries)] if all(" " not in entry for entry in entries) else entries


def _value_text(value: Any) -> str:
    """Return one value in words; of a mapping with one key its value alone, as it may be written in a file."""
    if isinstance(value, dict) and len(value) > 1:
        return ", ".join(f"{key}: {_value_text(entry)}" for key, entry in value.items())
    return plain_text(value)


def _announcements(explanation: Explanation) -> list[str]:
    return [f"{said.value} (said {said.date or 'without a date'}, {said.source})" for said in explanation.announced]


def _sources(explanation: Explanation) -> Iterator[Line]:
    if explanation.is_empty or not isinstance(explanation.said_by, SourcedRecord | Source):
        return
    if isinstance(explanation.said_by, Source):
        if explanation.is_inherited:
            yield "", _entry(SupportingSource(explanation.said_by, "record"))
        return
    for backing in explanation.backing:
        yield "", _entry(backing, _backs(backing, explanation))
    if not explanation.backing:
        yield "", "no source is cited"


def _backs(backing: SupportingSource, explanation: Explanation) -> str:
    match backing.backs:
        case "field":
            field = first_name(explanation.field)
            return f"; backs {'this field' if field in {explanation.field, *_PARTS} else field}"
        case "part":
            return f"; backs the {_PARTS.get(first_name(explanation.said_at), 'entry')}"
        case _:
            return f"; backs the {explanation.said_by.kind_name if explanation.is_inherited else 'record'}"


def _entry(backing: SupportingSource, backs: str = "") -> list[str]:
    source = backing.source
    date = str(source.published) if source.published else f"read {source.accessed}" if source.accessed else "no date"
    through = f"; through {source.via}" if source.via else ""
    entry = f"{source.publisher}, {source.title}, {date} ({source.kind}{through}{backs})"
    lines = [quote_text(each.quote, each.page) for each in backing.quotes]
    lines += [source.url] if source.url else []
    lines += [f"copy: {source.archived.url}"] if source.archived else []
    return [entry, *(f"  {line}" for line in (*lines, source.id))]

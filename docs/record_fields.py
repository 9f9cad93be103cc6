"""The page docs/fields.md: every kind and its fields, from their declarations; examples from the bundled data."""

import inspect
from collections.abc import Iterable, Iterator
from typing import Any

from dialoguekb.data_folder import bundled_folder
from dialoguekb.model.fields import (
    Choice,
    Day,
    Field,
    Flag,
    NestedMapping,
    Number,
    Pattern,
    Reference,
    fields_of,
    meanings_of,
)
from dialoguekb.model.kinds import KINDS
from dialoguekb.model.knowledge import KnownBy, KnownSince
from dialoguekb.model.record import Record, SourcedRecord
from dialoguekb.reading.folder_reader import read_folder
from dialoguekb.reading.manifest import Manifest

_LONGEST_EXAMPLE = 60
"""int, characters: a longer text is cut, with `…` at its end."""

_INTRODUCTION = """\
# Fields

This page is generated from the declarations in `src/dialoguekb/model/kinds`.

A file of a knowledge base holds lists of records, each under the key of its kind. You may split records over files
in any way:

```yaml
meetings:
  - id: in-jp-2plus2-2027
    dialogue: in-jp-2plus2
    status: scheduled
    sources: [mofa-jp-2026-11-20]
```

* Every value is the text that you write: `NO` is Norway, `2022` is a year. `~`, `null` and nothing at all mean
  "no value".
* A **date** is `2022`, `2022-04` or `2022-04-12`, as precise as the source, or one of the [vaguer dates](#dates). It
  stands for all of its days.
* An **id** names another record. In square brackets, a list: `[IN, JP]`.
* A mapping of one field may be written short. `sources: [mofa-jp-2026-11-20]` is `sources: [{id: mofa-jp-2026-11-20}]`.
* A field in **bold** must be written.

"""

_DATES = """
## Dates

The forms are those of the [Extended Date/Time Format](https://www.loc.gov/standards/datetime/) (EDTF), and quarters.
The command line takes the same.

| Written | Meaning | Days | EDTF |
| --- | --- | --- | --- |
| `2026`, `2026-04`, `2026-04-12` | a year, a month, a day | all of them | level 0 |
| `2026-05/2026-06` | some time in a window | 1 May to 30 June | level 0, time interval |
| `2026-Q3` | a quarter | 1 July to 30 September | none |
| `2026-21`, `-22`, `-23`, `-24` | spring to winter | March to May, ... December to February | level 1, season |
| `2026~` | approximate: about 2026 | those of 2026 | level 1, qualification |
| `2026?`, `2026%` | uncertain; approximate and uncertain | those of 2026 | level 1, qualification |

* Each end of a window may have any other form. A window that ends before it begins is an error.
* Seasons are those of the northern half of the globe: for the southern half, write a window.
* A mark says how sure the date is, and adds no days: write a window where the source gives bounds.
* A meeting of several days has a `start` and an `end`. A window is one time that is not known more exactly.
* Dates sort by the first day; of two that begin on one day, the one that ends later comes first. In SQL, order by
  `start_first_day, start_last_day desc`.
"""

_EVERY_RECORD = """\
Every kind has the first three fields. Kinds that state facts have them all.
"""

_KNOWN = """\
## Since when a field is known

`--as-known-on DAY` leaves out what could not be known on that day. Each field says since when its value is known:
"""


def fields_page() -> str:
    """Return the page in Markdown."""
    examples = _Examples()
    parts = [_INTRODUCTION, "".join(f"* [`{cls.plural}`](#{cls.plural}): {_summary(cls)}\n" for cls in KINDS.values())]
    parts += [f"* [{title}](#{_anchor(title)})\n" for title in ("Every record", "Dates", "The manifest")]
    for cls in KINDS.values():
        parts += _section_of_kind(cls, examples)
    parts += [
        "\n## Every record\n",
        f"\n{_EVERY_RECORD}\n",
    ]
    parts.append(_table(SourcedRecord, _shared_fields(), examples))
    for part in _parts_of(SourcedRecord):
        parts += _section_of_part(part, examples)
    parts.append(_DATES)
    parts += ["\n## The manifest\n", "\nA folder with a file `dialoguekb.yaml` is a knowledge base.\n\n"]
    parts.append(_table(Manifest, fields_of(Manifest), examples, with_known=False))
    parts += ["\n", _KNOWN, "\n| Word | Known |\n| --- | --- |\n"]
    parts += [f"| {_word(known)} | {known.value[:1].upper()}{known.value[1:]}. |\n" for known in KnownSince]
    return "".join(parts)


def _section_of_kind(cls: type[Record], examples: "_Examples") -> Iterator[str]:
    shared = {field.key for field in _shared_fields()}
    own = [field for field in fields_of(cls) if field.key not in shared]
    yield f"\n## {cls.plural}\n\n{_text(cls)}\n\n{_since(cls)}\n\n"
    yield _table(cls, own, examples)
    number = "all" if issubclass(cls, SourcedRecord) else "the first three"
    yield f"\nIt also has {number} fields of [every record](#every-record).\n"
    for part in _parts_of(cls):
        if part not in set(_parts_of(SourcedRecord)):
            yield from _section_of_part(part, examples)


def _since(cls: type[Record]) -> str:
    """Return the sentence that says when a record is known."""
    if KnownBy.WORD in cls.known_by:
        return "A record is a word of the field, and known on every day."
    return f"A record is known on a day when {'; or '.join(way.value for way in cls.known_by)}."


def _section_of_part(cls: type[Any], examples: "_Examples") -> Iterator[str]:
    short = getattr(cls, "shorthand", None)
    yield f"\n### {_title(cls)}\n\n{_text(cls)}"
    yield f" Written short, it is its `{short}` alone.\n\n" if short else "\n\n"
    fields = fields_of(cls)
    yield _table(cls, fields, examples, with_known=any(field.known_since for field in fields))


def _shared_fields() -> list[Field]:
    return [field for field in fields_of(SourcedRecord) if field.key != "id"]


def _parts_of(cls: type[Any]) -> Iterator[type[Any]]:
    """Yield the classes of the mappings inside a class, each after those around it."""
    for field in fields_of(cls):
        if isinstance(field.form, NestedMapping):
            yield field.form.cls
            yield from _parts_of(field.form.cls)


def _table(cls: type[Any], fields: Iterable[Field], examples: "_Examples", *, with_known: bool = True) -> str:
    meanings = meanings_of(cls)
    headings = ["Field", "Form", "Meaning", *(["Known"] if with_known else []), "Example"]
    rows = [headings, ["---"] * len(headings)]
    for field in fields:
        name = f"**`{field.key}`**" if field.required else f"`{field.key}`"
        known = [_word(field.known_since) if field.known_since else ""] if with_known else []
        rows.append([name, _form(field), _cell(meanings.get(field.key, "")), *known, examples.of(cls, field)])
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _form(field: Field) -> str:
    match field.form:
        case NestedMapping(cls):
            text = f"[{_title(cls).lower()}](#{_anchor(_title(cls))})"
        case Reference(kind):
            text = f"id in [`{KINDS[kind].plural}`](#{KINDS[kind].plural})"
        case Choice(values):
            text = ", ".join(f"`{value}`" for value in values)
            return f"list of {text}" if field.many else text
        case Pattern(description=description):
            text = description
        case Day():
            text = "date"
        case Number():
            text = "whole number"
        case Flag():
            text = "`true` or `false`"
        case _:
            text = "text"
    return _cell(f"list: {text}" if field.many else text)


class _Examples:
    """Values of fields in the bundled data."""

    def __init__(self) -> None:
        """Read the data and sort each kind's records by how many of their fields have a value."""
        contents = read_folder(bundled_folder())
        self._values: dict[type[Any], list[Any]] = {Manifest: [contents.manifest]}
        for kind, cls in KINDS.items():
            records = sorted(contents.records[kind], key=lambda record: (-_filled(record), record.id))
            self._values[cls] = records
            for record in records:
                self._add_parts(record)
        self._values[SourcedRecord] = [record for cls in KINDS.values() for record in self._values[cls][:50]]

    def _add_parts(self, owner: Any) -> None:
        for field in fields_of(type(owner)):
            if isinstance(field.form, NestedMapping):
                value = getattr(owner, field.name)
                for part in value if field.many else () if value is None else (value,):
                    self._values.setdefault(field.form.cls, []).append(part)
                    self._add_parts(part)

    def of(self, cls: type[Any], field: Field) -> str:
        """Return the first value of a field as a file has it; empty for a mapping, and where there is none."""
        if isinstance(field.form, NestedMapping):
            return ""
        values = (getattr(owner, field.name, None) for owner in self._values.get(cls, ()))
        value = next((value for value in values if value), None)
        return f"`{_written(value)}`" if value else ""


def _filled(record: Record) -> int:
    return sum(bool(getattr(record, field.name)) for field in fields_of(type(record)))


def _written(value: object) -> str:
    text = f"[{', '.join(map(str, value))}]" if isinstance(value, tuple) else str(value)
    text = "true" if value is True else text
    text = " ".join(text.split()).replace("|", "\\|").replace("`", "'")
    return text if len(text) <= _LONGEST_EXAMPLE else f"{text[: _LONGEST_EXAMPLE - 1]}…"


def _title(cls: type[Any]) -> str:
    """Return the name of a part as a heading (`MeetingTopic` -> `Meeting topic`)."""
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in cls.__name__)
    return words.strip().capitalize()


def _word(known: KnownSince) -> str:
    return known.name.lower().replace("_", " ")


def _anchor(heading: str) -> str:
    return heading.lower().replace(" ", "-")


def _summary(cls: type[Any]) -> str:
    return (inspect.getdoc(cls) or "").splitlines()[0]


def _text(cls: type[Any]) -> str:
    return " ".join((inspect.getdoc(cls) or "").split())


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")

"""What a name leads to that no record bears as it is typed: with a title, inverted, or a dialogue and a year."""

import re
import sqlite3
from collections.abc import Iterator, Sequence

from dialoguekb.index.lookup import NamedRecord, candidates_of, caption_of_record
from dialoguekb.model.editions import edition_in
from dialoguekb.model.honorifics import without_titles

_INITIALS = (("n", "North"), ("s", "South"), ("e", "East"), ("w", "West"))


def of_other_spelling(connection: sqlite3.Connection, name: str, kinds: Sequence[str]) -> list[NamedRecord]:
    """Return the records of the first other spelling of a name that any record bears."""
    for spelling in _other_spellings(name):
        if records := candidates_of(connection, spelling, kinds):
            return records
    if not kinds or "official" in kinds:
        for shorter in without_titles(name):
            if records := candidates_of(connection, shorter, ("official",)):
                return records
    return []


def _other_spellings(name: str) -> Iterator[str]:
    """Yield a name without a leading article, with the cardinal point in full, and the right way round."""
    plain = name.strip()
    if article := re.match(r"the\s+(?=\S)", plain, re.IGNORECASE):
        plain = plain[article.end() :]
        yield plain
    for initial, word in _INITIALS:
        if match := re.fullmatch(rf"{initial}\.?\s+(\S.*)", plain, re.IGNORECASE):
            yield f"{word} {match[1]}"
    last, comma, first = plain.partition(",")
    if comma and first.strip() and last.strip():
        yield f"{first.strip()} {last.strip()}"


def meetings_of_year(connection: sqlite3.Connection, name: str, kinds: Sequence[str]) -> list[NamedRecord]:
    """Return the meetings that `AUSMIN 2024` means: those of a dialogue or a grouping, by any name, in a year.

    A month or a day may stand in place of the year, the year may stand first, and `2021-2` is the second of a year.
    """
    edition = edition_in(name)
    if edition is None or (kinds and "meeting" not in kinds):
        return []
    named = _dialogues_called(connection, edition.name)
    by_date = "start_first_day, start_last_day desc, start, id"
    query = f"select id from meetings where dialogue = ? and substr(start, 1, ?) = ? order by {by_date}"
    when = (len(edition.when), edition.when)
    ids = [record_id for dialogue in named for (record_id,) in connection.execute(query, (dialogue, *when))]
    if edition.place is not None:
        ids = ids[edition.place - 1 : edition.place] if len(named) == 1 else []
    return [NamedRecord("meeting", record_id, caption_of_record(connection, "meeting", record_id)) for record_id in ids]


def _dialogues_called(connection: sqlite3.Connection, name: str) -> list[str]:
    """Return the ids of the one dialogue of a name, or of all dialogues of the grouping of that name."""
    kinds = ("dialogue", "grouping")
    named = candidates_of(connection, name, kinds) or of_other_spelling(connection, name, kinds)
    dialogues = [record.id for record in named if record.kind == "dialogue"]
    if dialogues:
        return dialogues if len(dialogues) == 1 else []
    query = "select id from dialogues where grouping_id = ? order by id"
    return [row[0] for record in named for row in connection.execute(query, (record.id,))]

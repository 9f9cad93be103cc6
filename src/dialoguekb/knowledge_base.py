"""The knowledge base as a program uses it: open it, look a record up, ask a listing."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from dialoguekb.checks import errors_in, problems_in
from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.running import Locate
from dialoguekb.clock import today
from dialoguekb.dates import PartialDate
from dialoguekb.errors import FaultyDataError
from dialoguekb.index.compiling import compile_index
from dialoguekb.index.lookup import Named, find
from dialoguekb.locations import bundled_folder, choose_folder
from dialoguekb.problems import Place, Problem
from dialoguekb.query.address import read_address
from dialoguekb.query.coverage import Searched, searched
from dialoguekb.query.listings import LISTINGS
from dialoguekb.query.provenance import Explanation, explain
from dialoguekb.query.selecting import Answer, Question, count, select
from dialoguekb.reading.folder import read_manifest
from dialoguekb.reading.layers import Loaded, read_knowledge_base
from dialoguekb.reading.locating import Locator
from dialoguekb.reading.manifest import Manifest
from dialoguekb.record_set import RecordSet


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of a folder found."""

    loaded: Loaded
    """What could be read."""
    records: RecordSet
    """The records that could be read."""
    problems: list[Problem]
    """Every problem, in order of place."""


def check_folder(folder: Path) -> Checked:
    """Read a folder and run every rule over it; never raises for what is found there."""
    return _checked(folder, problems_in)


def manifest_in_use(folder: Path | None = None) -> Manifest | None:
    """Return the manifest of a knowledge base, or of the one that is chosen; nothing is checked.

    None where it cannot be read. Raises WrongCallError where there is no such folder.
    """
    return read_manifest(choose_folder(folder))


def _checked(folder: Path, judge: Callable[[Subject, Locate], list[Problem]]) -> Checked:
    loaded = read_knowledge_base(folder, bundled_folder())
    records = RecordSet.from_kinds(loaded.records)
    as_of = (loaded.manifest.as_of if loaded.manifest else None) or PartialDate.parse(today())
    subject = Subject(records, loaded.incomplete, as_of, loaded.manifest, some_unread=bool(loaded.unread_files))
    locator = Locator()

    def locate(finding: Finding) -> tuple[Place, str]:
        return locator.locate(finding.record, finding.path)

    problems = sorted([*loaded.problems, *judge(subject, locate)], key=lambda problem: (problem.place, problem.rule))
    return Checked(loaded, records, problems)


class KnowledgeBase:
    """A sound knowledge base, compiled into its index."""

    def __init__(self, folder: Path, manifest: Manifest, records: RecordSet) -> None:
        """Keep the records of a folder whose check found no error."""
        self.folder = folder
        self.manifest = manifest
        self.records = records

    @cached_property
    def index(self) -> sqlite3.Connection:
        """The records compiled into SQLite in memory."""
        return compile_index(self.records)

    @property
    def home_country(self) -> str | None:
        """The code of the country from which the knowledge base looks."""
        return self.manifest.home_country

    def ask(self, listing: str, question: Question) -> Answer:
        """Return the rows of a listing (`meetings`) that a question asks for; see `query.selecting.select`."""
        return select(self.index, LISTINGS[listing], _dated(question))

    def count(self, listing: str, question: Question) -> int:
        """Return how many rows of a listing the question's filters keep."""
        return count(self.index, LISTINGS[listing], _dated(question))

    @property
    def kept_up_to(self) -> PartialDate:
        """The day up to which the knowledge base is kept: what its manifest says, or today."""
        return self.manifest.as_of or PartialDate.parse(today())

    def searched(self, listing: str, question: Question) -> Searched | None:
        """Return how far the dialogues that a question touches were searched; None where that is no matter to it."""
        levels = LISTINGS[listing].counted_levels
        if levels is None:
            return None
        home = {"country": [question.bound["home"]]} if "home" in question.bound else {}
        return searched(self.index, {**question.filters, **home}, self.kept_up_to, levels)

    def why(self, address: str) -> list[tuple[Explanation, Place]]:
        """Return why a record says what it says, each value with the place where it stands.

        `address` is a record's id, name or alias, alone for every field that has a value, or with a field
        behind a dot (`in-jp-2plus2-2022.start`, `S. Jaishankar.tenures[0].from`). Raises the errors of
        `query.address.read_address` for the record and of `query.field_path.follow` for the field.
        """
        named, path = read_address(self.index, address)
        explanations = explain(self.records.of_kind(named.kind)[named.id], path, self.records)
        return [(told, self._locator.locate_key(told.said_by, told.said_at)) for told in explanations]

    @cached_property
    def _locator(self) -> Locator:
        return Locator()

    def find(self, name: str, kinds: Sequence[str] | None = None) -> Named:
        """Return the record called so; see `index.lookup.find`."""
        return find(self.index, name, kinds) if kinds else find(self.index, name)


def open_knowledge_base(folder: Path | None = None) -> KnowledgeBase:
    """Open a knowledge base: `folder`, or the one that `locations.choose_folder` chooses.

    Raises FaultyDataError where a check finds an error, WrongCallError where there is no such folder.
    """
    chosen = choose_folder(folder)
    checked = _checked(chosen, errors_in)
    if checked.problems or checked.loaded.manifest is None:
        raise FaultyDataError(str(chosen), len(checked.problems))
    return KnowledgeBase(chosen, checked.loaded.manifest, checked.records)


def _dated(question: Question) -> Question:
    return question if question.today else replace(question, today=today())

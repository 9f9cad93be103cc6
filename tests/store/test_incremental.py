"""Incremental loading of changed files: the index and every answer equal those of a full load."""

import os
import random
import shutil
import sqlite3
import threading
import time
from contextlib import closing
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from budget import budget, is_deep, sample
from dialoguekb.data_folder import bundled_folder
from dialoguekb.errors import FaultyDataError
from dialoguekb.index import row_updates
from dialoguekb.index.stored_records import Name, StoredRecords
from dialoguekb.knowledge_base import KnowledgeBase, open_knowledge_base
from dialoguekb.loading import full
from dialoguekb.loading import incremental as reloading
from dialoguekb.loading.affected_records import affected_records
from dialoguekb.model.records import Record
from dialoguekb.store import cache_files, cache_writer, cached_index, lock_wait
from dialoguekb.store.verification import list_entries
from knowledge import SOUND, TODAY, run_here, write_files

Contents = dict[str, dict[str, list[dict[str, Any]]]]
"""File -> kind in the plural -> records."""

MORE = """\
meetings:
  - {id: in-jp-2plus2-2024, dialogue: in-jp-2plus2, ordinal: 3, status: held, start: 2024-08-20, sources: [times]}
  - {id: in-jp-2plus2-2019, dialogue: in-jp-2plus2, ordinal: 1, status: held, start: 2019-11-30,
     agreements: [in-jp-paper], topics: [exercises], sources: [times]}
  - {id: quad-leaders-2022, dialogue: quad-leaders, status: held, start: 2022-05-24, participants: [penny-wong],
     reports: [{source: times, status: scheduled}], sources: [times]}
agreements:
  - {id: in-jp-paper, short: Paper, title: Paper on the sea, kind: declaration, parties: [IN, JP], sources: [times]}
  - {id: in-jp-ship, short: Ship, title: Paper on ships, kind: declaration, parties: [IN, JP], signed: 2022-09-08,
     meeting: in-jp-2plus2-2022, signatories: [rajnath-singh, yasukazu-hamada], sources: [times],
     disputes: [{field: signed, kept: "2022-09-08", sources: [times], not_kept: [{value: 2022-09-09}]}]}
sources:
  - {id: times, publisher: Times, title: "=Talks, once more", kind: news, published: 2018-08-01}
"""


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("DIALOGUEKB_TODAY", TODAY)


def contents_of(files: dict[str, str]) -> Contents:
    return {file: yaml.safe_load(text) for file, text in files.items() if file != "dialoguekb.yaml"}


RICH = {**SOUND, "more/further.yaml": MORE}


def tables_of(index: sqlite3.Connection) -> list[object]:
    """Return the content of an index, including row numbers; words are no rows of a record and have none."""
    query = "select name from sqlite_master where type = 'table' and name not like 'search_words_%' order by name"
    return [
        (name, index.execute(f"select {'*' if name == 'spellings' else 'rowid, *'} from {name} order by 1").fetchall())  # noqa: S608 -- our names
        for (name,) in index.execute(query).fetchall()
    ]


def answer(folder: Path, *, cache: bool = True) -> object:
    """Return the content of a knowledge base's index, or the error of opening it."""
    try:
        with closing(open_knowledge_base(folder, cache=cache).index) as index:
            return tables_of(index)
    except FaultyDataError as fault:
        return fault.args


def without_cache(folder: Path) -> object:
    """Return the same without the cache."""
    return answer(folder, cache=False)


WORDS = ["Sea", "Talks", "Tokyo", "Delhi", "joint", "security", "Herald", "日本", "2+2"]
DAYS = ["2019-05-31", "2021", "2022-09", "2022-09-08", "2023-01-01", "2025-03"]
LISTS = (
    "sources",
    "participants",
    "topics",
    "agreements",
    "aliases",
    "members",
    "tenures",
    "broader",
    "sides",
    "reports",
)


def change_something(contents: Contents, chance: random.Random) -> set[str]:
    """Change one or two records of one file; return the changed files."""
    file = chance.choice(sorted(contents))
    plural = chance.choice(sorted(contents[file]))
    records = contents[file][plural]
    if not records:
        return set()
    record = chance.choice(records)
    match chance.randrange(8):
        case 0:
            records.remove(record)
        case 1:
            records.append({**deepcopy(record), "id": f"{record['id']}-{chance.randrange(9)}"})
        case 2:
            chance.shuffle(records)
        case 3:
            other = chance.choice(sorted(contents))
            contents[other].setdefault(plural, []).append(record)
            records.remove(record)
            return {file, other}
        case 4:
            _change_list(record, contents, plural, chance)
        case _:
            _change_field(record, contents, chance)
    return {file}


def _change_field(record: dict[str, Any], contents: Contents, chance: random.Random) -> None:
    texts = [key for key in ("name", "label", "title", "note", "city", "short", "publisher", "native") if key in record]
    dates = [key for key in ("start", "signed", "published", "founded") if key in record]
    every = {key: value for key, value in record.items() if isinstance(value, str) and key != "id"}
    match chance.randrange(5):
        case 0 if texts:
            record[chance.choice(texts)] = f"{chance.choice(WORDS)} {chance.choice(WORDS)}"
        case 1 if dates:
            record[chance.choice(dates)] = chance.choice(DAYS)
        case 2 if every:
            key = chance.choice(sorted(every))
            alike = [
                one[key] for kinds in contents.values() for of_kind in kinds.values() for one in of_kind if key in one
            ]
            record[key] = chance.choice(alike)
        case 3:
            record["note"] = chance.choice(WORDS)
        case _ if "status" in record:
            record["ordinal"] = chance.randrange(1, 6)


def _change_list(record: dict[str, Any], contents: Contents, plural: str, chance: random.Random) -> None:
    lists = [key for key in LISTS if record.get(key)]
    if not lists:
        return
    key = chance.choice(lists)
    alike = [one for kinds in contents.values() for other in kinds.get(plural, ()) for one in other.get(key, ())]
    if chance.random() < 0.4:
        record[key].pop(chance.randrange(len(record[key])))
    else:
        record[key].append(deepcopy(chance.choice(alike)))
        chance.shuffle(record[key])


def write_changed(folder: Path, contents: Contents, changed: set[str]) -> None:
    for file in changed:
        (folder / file).write_text(
            yaml.safe_dump(contents[file], allow_unicode=True, sort_keys=False), encoding="utf-8"
        )


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Return a list that collects, for each incremental load, whether it succeeded."""
    outcomes: list[bool] = []
    really = reloading.reload

    def counted(folder: Path) -> sqlite3.Connection | None:
        index = really(folder)
        outcomes.append(index is not None)
        return index

    monkeypatch.setattr(reloading, "reload", counted)
    return outcomes


@pytest.fixture(params=["in a copy", "in place"])
def where(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return whether rows are rewritten in a copy or in place."""
    if request.param == "in place":
        monkeypatch.setattr(cached_index, "SMALL", 0)
        monkeypatch.setattr(cache_files, "LARGE", 0)
    return str(request.param)


@pytest.mark.usefixtures("where")
@settings(max_examples=budget(2, 40))
@given(seed=st.integers(0, 10**9))
def test_the_index_after_any_edits_is_that_of_a_full_load(
    seed: int, tmp_path_factory: pytest.TempPathFactory, alone: list[bool]
) -> None:
    chance = random.Random(seed)  # noqa: S311 -- not a secret
    folder = write_files(tmp_path_factory.mktemp("edited"), RICH)
    contents = contents_of(RICH)
    assert isinstance(answer(folder), list)
    for step in range(budget(6, 40)):
        before = deepcopy(contents)
        changed = change_something(contents, chance)
        if chance.random() < 0.3:
            changed |= change_something(contents, chance)
        write_changed(folder, contents, changed)
        right = without_cache(folder)
        assert answer(folder) == right, f"seed {seed}, step {step}: {changed}"
        if not isinstance(right, list):
            contents = before
            write_changed(folder, contents, changed)
            assert answer(folder) == without_cache(folder)
    assert any(alone)


CALLS = (
    ("meetings", "-o", "json"),
    ("meetings", "--country", "Japan"),
    ("agreements", "-o", "csv"),
    ("officials", "--country", "IN", "-o", "json"),
    ("dialogues", "--overdue"),
    ("partners", "Japan", "--matrix"),
    ("search", "sea"),
    ("search", "tokio"),
    ("sql", "select * from citations"),
    ("sql", "select * from meetings"),
    ("timeline",),
    ("show", "in-jp-acsa-2020"),
    ("why", "in-jp-2plus2-2022"),
    ("brief", "India", "Japan"),
    ("meetings", "--as-known-on", "2022-08-15", "-o", "json"),
    ("meetings", "Tokio"),
)


@pytest.mark.deep
@pytest.mark.usefixtures("where")
@pytest.mark.parametrize("where", sample(("in place", "in a copy"), 1), indirect=True)
def test_after_any_edit_every_command_prints_the_same_as_without_the_cache(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], alone: list[bool]
) -> None:
    chance = random.Random(5)  # noqa: S311 -- not a secret
    folder = write_files(tmp_path / "kb", RICH)
    contents = contents_of(RICH)
    answer(folder)
    for edit in range(budget(3, 25)):
        changed = change_something(contents, chance)
        write_changed(folder, contents, changed)
        if not isinstance(answer(folder), list):
            contents = contents_of(RICH)
            write_changed(folder, contents, set(contents))
            answer(folder)
        for call in CALLS if is_deep() else CALLS[edit::3]:
            printed = run_here(capsys, *call, "--data", str(folder))
            assert printed == run_here(capsys, *call, "--data", str(folder), "--no-cache"), call
    assert any(alone)
    index = cached_index.open_cached(str(folder))
    assert index is not None
    index.close()


@pytest.mark.deep
def test_changes_of_the_bundled_data_are_loaded_incrementally(tmp_path: Path, alone: list[bool]) -> None:
    folder = tmp_path / "kb"
    shutil.copytree(bundled_folder(), folder)
    answer(folder)
    every_change = (
        ("meetings/in-jp-summit.yaml", "city: Tokyo", "city: Kyoto"),
        ("groupings.yaml", "short: Quad", "short: Quartet"),
        ("topics.yaml", "label: ", "label: New "),
        ("meetings/in-jp-summit.yaml", "city: Kyoto", "city: Tokyo"),
    )
    changes = sample(every_change, 3)
    for number, (file, old, new) in enumerate(changes):
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        updated = answer(folder)
        if is_deep() or number == len(changes) - 1:  # what the first changes made is in the last answer, too
            assert updated == without_cache(folder)
    assert alone == [False, *[True] * len(changes)]


def test_a_change_in_a_layer_is_answered_as_after_a_full_load(tmp_path: Path, alone: list[bool]) -> None:
    below = write_files(tmp_path / "below", RICH)
    above = write_files(
        tmp_path / "above",
        {
            "dialoguekb.yaml": "title: Above\nschema: 1\nextends: ../below\n",
            "own.yaml": "topics:\n  - {id: fish, label: Fish}\n",
            "over.yaml": "topics:\n  - {id: exercises, label: Drills, overrides: true}\n",
        },
    )
    answer(above)
    for folder, file, old, new in (
        (above, "own.yaml", "Fish", "Fishery"),
        (above, "over.yaml", "Drills", "Drilling"),
        (below, "topics.yaml", "Security", "Safety"),
        (below, "topics.yaml", "  - {id: exercises, label: Exercises, broader: [security]}\n", ""),
        (below, "topics.yaml", "", "topics:\n  - {id: exercises, label: Exercises}\n"),
    ):
        text = (folder / file).read_text()
        (folder / file).write_text(text.replace(old, new) if old else new)
        assert answer(above) == without_cache(above)
    assert alone[1] is True
    assert not any(alone[2:])


def test_a_layer_inside_the_folder_is_a_layer(tmp_path: Path, alone: list[bool]) -> None:
    folder = write_files(tmp_path / "kb", {"dialoguekb.yaml": "title: Above\nschema: 1\nextends: base\n"})
    own = "topics:\n  - {id: exercises, label: Drills, overrides: true}\n"
    write_files(folder, {"own.yaml": own, **{f"base/{name}": text for name, text in RICH.items()}})
    assert isinstance(answer(folder), list)
    (folder / "base" / "topics.yaml").write_text(RICH["topics.yaml"].replace("Security", "Safety"))
    assert answer(folder) == without_cache(folder)
    gone = RICH["topics.yaml"].replace("  - {id: exercises, label: Exercises, broader: [security]}\n", "")
    (folder / "base" / "topics.yaml").write_text(gone)
    assert answer(folder) == without_cache(folder)
    assert not any(alone)


def test_an_index_that_does_not_match_its_seal_is_not_updated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, alone: list[bool]
) -> None:
    monkeypatch.setattr(cached_index, "SMALL", 0)
    folder = write_files(tmp_path / "kb", RICH)
    answer(folder)
    (index,) = (tmp_path / "cache" / "dialoguekb").glob("*.sqlite")
    content = bytearray(index.read_bytes())
    content[len(content) // 2] ^= 1
    index.write_bytes(content)
    (folder / "topics.yaml").write_text(RICH["topics.yaml"].replace("Security", "Safety"))
    assert answer(folder) == without_cache(folder)
    assert not any(alone)
    assert len(list((tmp_path / "cache" / "dialoguekb").glob("*.sqlite"))) == 1


def changed_kb(folder: Path) -> Path:
    (folder / "topics.yaml").write_text(RICH["topics.yaml"].replace("Security", f"Safety{len(list(folder.iterdir()))}"))
    return folder


@pytest.mark.parametrize("where", ["in place"], indirect=True)
def test_an_index_that_is_being_read_is_not_updated(tmp_path: Path, where: str, alone: list[bool]) -> None:
    folder = write_files(tmp_path / "kb", RICH)
    answer(folder)
    reader = cached_index.open_cached(str(folder))
    assert reader is not None
    before = tables_of(reader)
    changed_kb(folder)
    assert answer(folder) == without_cache(folder)
    assert tables_of(reader) == before, where
    reader.close()
    assert alone == [False, True]


@pytest.mark.parametrize("where", ["in place"], indirect=True)
def test_an_index_that_is_being_updated_is_not_read(tmp_path: Path, where: str) -> None:
    folder = write_files(tmp_path / "kb", RICH)
    right = answer(folder)
    (index,) = (tmp_path / "cache" / "dialoguekb").glob("*.sqlite")
    writer = cached_index.open_for_writing(str(index))
    assert cached_index.open_cached(str(folder)) is None, where
    writer.execute("delete from meetings")
    assert cached_index.open_cached(str(folder)) is None
    writer.execute("commit")
    writer.close()
    assert answer(folder) == right


@pytest.mark.parametrize("where", ["in place"], indirect=True)
def test_a_reader_waits_for_the_program_that_updates_the_index(
    tmp_path: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_files(tmp_path / "kb", RICH)
    answer(folder)
    changed_kb(folder)
    written, loaded = row_updates.write, list[Path]()

    def slowly(*arguments: Any, **further: Any) -> None:
        time.sleep(0.5)
        written(*arguments, **further)

    monkeypatch.setattr(reloading, "write", slowly)
    monkeypatch.setattr(full, "load", loaded.append)
    monkeypatch.setattr(lock_wait, "LONGEST", 60.0)  # however slow the machine
    answers: list[object] = []
    asked = [threading.Timer(wait, lambda: answers.append(answer(folder))) for wait in (0, 0.2, 0.25)]
    for thread in asked:
        thread.start()
    for thread in asked:
        thread.join()
    monkeypatch.undo()
    monkeypatch.setenv("DIALOGUEKB_TODAY", TODAY)
    assert answers == [without_cache(folder)] * 3, where
    assert loaded == []


@pytest.mark.parametrize("where", ["in place"], indirect=True)
def test_a_failed_update_removes_the_index(tmp_path: Path, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_files(tmp_path / "kb", RICH)
    answer(folder)

    def full(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(reloading, "write", full)
    changed_kb(folder)
    assert answer(folder) == without_cache(folder), where
    assert len(list((tmp_path / "cache" / "dialoguekb").glob("*.sqlite"))) == 1


@pytest.mark.parametrize("where", ["in place"], indirect=True)
def test_an_index_updated_in_place_is_on_the_disk_before_its_seal(
    tmp_path: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_files(tmp_path / "kb", RICH)
    answer(folder)
    written: list[str] = []
    sync, replace_file = os.fsync, os.replace

    def note_sync(descriptor: int) -> None:
        written.append(Path(f"/proc/self/fd/{descriptor}").resolve().suffix)
        sync(descriptor)

    def note_replacement(old: str, new: str) -> None:
        written.append(Path(new).suffix)
        replace_file(old, new)

    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(os, "replace", note_replacement)
    changed_kb(folder)
    answer(folder)
    assert written == [".sqlite", ".seal"], where


@pytest.mark.parametrize("where", ["in place"], indirect=True)
def test_an_index_updated_in_place_that_does_not_reach_the_disk_is_removed(
    tmp_path: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_files(tmp_path / "kb", RICH)
    answer(folder)

    def fail(_: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    changed_kb(folder)
    right = without_cache(folder)
    assert answer(folder) == right, where
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert answer(folder) == right


@pytest.mark.parametrize("missing", ["the old index", "a new file"])
def test_an_update_that_cannot_begin_leaves_nothing_behind(
    tmp_path: Path, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_files(tmp_path / "kb", RICH)
    answer(folder)
    (path,) = (tmp_path / "cache" / "dialoguekb").glob("*.sqlite")
    opened: list[sqlite3.Connection] = []

    def open_once(given: str) -> sqlite3.Connection | None:
        if missing == "the old index":
            return None
        opened.append(sqlite3.connect(given))
        return opened[-1]

    monkeypatch.setattr(cached_index, "open_in_place", open_once)
    if missing == "a new file":
        monkeypatch.setattr(cache_writer, "begin", lambda _: None)
    assert reloading._in_a_copy(str(path), folder, [], []) is None
    assert list(path.parent.glob("*.sqlite")) == [path]
    for index in opened:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            index.execute("select 1")


@pytest.mark.parametrize("where", ["in place"], indirect=True)
def test_an_index_updated_in_place_is_verified_by_its_times(
    tmp_path: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_files(tmp_path / "kb", RICH)
    answer(folder)
    changed_kb(folder)
    right = answer(folder)
    (path,) = (tmp_path / "cache" / "dialoguekb").glob("*.seal")
    seal = cache_writer.load_seal(str(path))
    assert seal is not None
    assert seal.checksum == cache_writer.UNKNOWN, where
    (quick,), (thorough,) = (list_entries(str(path.parent), verify=verify) for verify in (False, True))
    assert quick.state == "current"
    assert thorough.state == "current by its times; it has no checksum since it was changed in place"
    monkeypatch.setattr(full, "load", lambda _: pytest.fail("the whole was loaded"))
    for _ in range(3):
        os.utime(folder / "topics.yaml")
        assert answer(folder) == right
    monkeypatch.undo()
    monkeypatch.setenv("DIALOGUEKB_TODAY", TODAY)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(cached_index, "SMALL", 0)
    monkeypatch.setattr(cache_files, "LARGE", 0)
    index = tmp_path / "cache" / "dialoguekb" / seal.index
    status = index.stat()
    content = bytearray(index.read_bytes())
    content[-1] ^= 1
    with index.open("r+b") as stream:
        stream.write(content)
    os.utime(index, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert cached_index.open_cached(str(folder)) is None
    assert answer(folder) == right


class _Counter(dict[Name, Record]):
    """Records that count how often a name is looked for among them."""

    count = 0

    def __contains__(self, name: object) -> bool:
        self.count += 1
        return super().__contains__(name)


def test_the_effort_of_a_change_grows_with_the_file_and_not_with_its_square(bundled: KnowledgeBase) -> None:
    values: dict[str, Any] = {"title": "Another"}
    stored = StoredRecords(bundled.index)
    before = _Counter({("source", key): record for key, record in bundled.all_records.sources.items()})
    after = _Counter(before)
    changed = next(iter(before))
    after[changed] = replace(before[changed], **values)
    affected_records(before, after, stored)
    assert before.count + after.count < 20 * len(before)

"""The cached index: same answers as the files, used only if it matches them, never a cause of failure."""

import os
import random
import sqlite3
import stat
import subprocess
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget import budget
from dialoguekb.index.builder import IN_MEMORY, compile_index
from dialoguekb.knowledge_base import open_knowledge_base
from dialoguekb.loading import full as loading
from dialoguekb.model.record_set import RecordSet
from dialoguekb.query.selection import Question
from dialoguekb.store import cache_folder, cache_writer, cached_index, fingerprints, seal
from knowledge import SOUND, TODAY, Program, clean_environment, installed_program, write_files

NO_PROCESS = 2**31 - 1
"""int: higher than any process number."""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a cache folder of this test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("DIALOGUEKB_TODAY", TODAY)
    return tmp_path / "cache" / "dialoguekb"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a small knowledge base whose files were last changed long ago."""
    made = write_files(tmp_path / "kb", SOUND)
    for path in made.rglob("*.yaml"):
        os.utime(path, ns=(10**18, 10**18))
    return made


def content_of(folder: Path, *, cache: bool = True) -> list[object]:
    """Return the content of the index of a folder; words are no rows of a record and stand in no order."""
    with open_knowledge_base(folder, cache=cache) as base:
        made = "select name from sqlite_master where type = 'table' order by name"
        wanted = [name for (name,) in base.index.execute(made).fetchall() if not name.startswith("search_words")]
        order = {"spellings": " order by word"}
        queries = {name: f"select * from {name}{order.get(name, '')}" for name in wanted}  # noqa: S608 -- our names
        return [(name, base.index.execute(query).fetchall()) for name, query in queries.items()]


def fill_cache(folder: Path) -> None:
    """Open a folder, which puts its index into the cache."""
    open_knowledge_base(folder).close()


def index_name(seal_path: Path) -> str:
    """Return the name of the index of a seal."""
    loaded = cache_writer.load_seal(str(seal_path))
    assert loaded is not None
    return loaded.index


def is_cached(folder: Path) -> bool:
    index = cached_index.open_cached(str(folder))
    if index is not None:
        index.close()
    return index is not None


def without_cache(folder: Path) -> list[object]:
    """Return the content of an index built without the cache."""
    return content_of(folder, cache=False)


def count_meetings(folder: Path) -> int:
    with open_knowledge_base(folder) as base:
        return base.count("meetings", Question())


def test_the_second_answer_comes_from_the_cached_index(folder: Path) -> None:
    first = content_of(folder)
    assert is_cached(folder)
    assert content_of(folder) == first == without_cache(folder)


def test_only_this_user_can_read_the_cache(folder: Path, cache: Path) -> None:
    fill_cache(folder)
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in cache.iterdir()} == {0o600}


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def _without_agreements(folder: Path) -> None:
    (folder / "agreements.yaml").unlink()


CHANGES: dict[str, Callable[[Path], object]] = {
    "a value": lambda folder: _edit(folder / "countries.yaml", "Bharat", "Hindustan"),
    "a new file": lambda folder: (folder / "more.yaml").write_text("topics:\n  - {id: fish, label: Fish}\n"),
    "a file less": _without_agreements,
    "a new name of a file": lambda folder: (folder / "countries.yaml").rename(folder / "lands.yaml"),
    "the manifest": lambda folder: _edit(folder / "dialoguekb.yaml", "Little", "Other"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_noticed_at_once(folder: Path, change: str) -> None:
    fill_cache(folder)
    CHANGES[change](folder)
    assert not is_cached(folder)
    assert content_of(folder) == without_cache(folder)
    assert is_cached(folder)


def test_a_change_that_keeps_size_and_time_is_noticed_in_a_recent_file(folder: Path) -> None:
    path = folder / "countries.yaml"
    path.write_text(path.read_text())
    status = path.stat()
    fill_cache(folder)
    _edit(path, "Bharat", "Bhxrat")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert path.stat().st_size == status.st_size
    assert not is_cached(folder)


def test_a_change_that_keeps_size_and_time_is_noticed_in_an_old_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fingerprints, "RECENT", 10_000_000)
    time.sleep(0.05)
    path = folder / "countries.yaml"
    status = path.stat()
    fill_cache(folder)
    assert is_cached(folder)
    _edit(path, "Bharat", "Bhxrat")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_ino) == (status.st_size, status.st_ino)
    assert not is_cached(folder)
    assert content_of(folder) == without_cache(folder)


def test_a_link_to_a_layer_can_be_redirected(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_files(tmp_path / name, SOUND)
    _edit(tmp_path / "two" / "countries.yaml", "Bharat", "Hindustan")
    manifest = "title: Above\nschema: 1\nextends: [../base, ../again]\n"
    above = write_files(tmp_path / "above", {"dialoguekb.yaml": manifest})
    (tmp_path / "base").symlink_to("one")
    (tmp_path / "again").symlink_to("one")
    fill_cache(above)
    assert is_cached(above)
    (tmp_path / "base").unlink()
    (tmp_path / "base").symlink_to("two")
    assert not is_cached(above)
    (tmp_path / "base").unlink()
    (tmp_path / "base").symlink_to("one")
    assert is_cached(above)
    (tmp_path / "again").unlink()
    (tmp_path / "again").symlink_to("two")
    assert not is_cached(above)


@pytest.mark.parametrize("name", ["a\tb", "a\nb", "a\\tb", "a\\", "\\n"])
def test_a_link_of_any_name_does_no_harm(folder: Path, cache: Path, name: str) -> None:
    (folder / name).symlink_to("topics.yaml")
    for _ in range(2):
        assert content_of(folder) == without_cache(folder)
    assert is_cached(folder)
    assert len(list(cache.glob("*.sqlite"))) == 1


def test_a_link_whose_target_disappears_is_noticed(folder: Path, tmp_path: Path) -> None:
    end = tmp_path / "end"
    end.write_text("hi")
    (folder / "notes").symlink_to(end)
    fill_cache(folder)
    assert is_cached(folder)
    end.unlink()
    assert not is_cached(folder)


def test_a_file_from_the_future_is_compared_by_its_content(folder: Path) -> None:
    path = folder / "countries.yaml"
    later = 4 * 10**18
    os.utime(path, ns=(later, later))
    fill_cache(folder)
    assert is_cached(folder)
    _edit(path, "Bharat", "Bhxrat")
    os.utime(path, ns=(later, later))
    assert not is_cached(folder)


def test_a_touched_file_keeps_the_index_and_renews_the_seal(folder: Path, cache: Path) -> None:
    fill_cache(folder)
    (seal,) = cache.glob("*.seal")
    before = seal.read_bytes()
    os.utime(folder / "countries.yaml", ns=(10**18 + 5, 10**18 + 5))
    assert is_cached(folder)
    assert seal.read_bytes() != before
    renewed = seal.read_bytes()
    assert is_cached(folder)
    assert seal.read_bytes() == renewed


def test_the_cached_index_of_faulty_data_tells_of_its_faults_until_they_are_mended(
    folder: Path, run: Program, cache: Path
) -> None:
    _edit(folder / "countries.yaml", "id: JP", "id: jp")
    first, second = (
        run("countries", "--count", "--data", str(folder), XDG_CACHE_HOME=str(cache.parent)) for _ in range(2)
    )
    assert first == second
    assert is_cached(folder)
    assert "1 record is left out, with" in first.stderr
    assert run("countries", "--data", str(folder), "--strict", XDG_CACHE_HOME=str(cache.parent)).status == 1
    _edit(folder / "countries.yaml", "id: jp", "id: JP")
    mended = run("countries", "--count", "--strict", "--data", str(folder), XDG_CACHE_HOME=str(cache.parent))
    assert (int(mended.stdout), mended.stderr, mended.status) == (int(first.stdout) + 1, "", 0)


def test_files_that_change_while_they_are_read_are_not_cached(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = compile_index

    def writing(*arguments: Any, **more: Any) -> sqlite3.Connection:
        (folder / "countries.yaml").write_text((folder / "countries.yaml").read_text() + "\n")
        return compiled(*arguments, **more)

    monkeypatch.setattr(loading, "compile_index", writing)
    fill_cache(folder)
    assert not is_cached(folder)


def test_files_that_become_old_while_they_are_read_are_cached(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprints, "RECENT", 300_000_000)
    (folder / "countries.yaml").write_text((folder / "countries.yaml").read_text())

    def slowly(*arguments: Any, **more: Any) -> sqlite3.Connection:
        time.sleep(0.5)
        return compile_index(*arguments, **more)

    monkeypatch.setattr(loading, "compile_index", slowly)
    fill_cache(folder)
    assert is_cached(folder)


@pytest.mark.deep
@pytest.mark.parametrize("size", [0, 1 << 30], ids=["read in place", "read into memory"])
def test_a_damaged_index_or_seal_is_never_trusted(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(cached_index, "SMALL", size)
    chance = random.Random(20261124)  # noqa: S311 -- not a secret
    right = content_of(folder)
    for _ in range(budget(15, 1000)):
        assert is_cached(folder)
        (seal_path,) = cache.glob("*.seal")
        victim = cache / index_name(seal_path) if chance.random() < 0.8 else seal_path
        at, length = damage(victim, chance)
        assert not is_cached(folder), f"{victim.suffix}: byte {at} of {length}"
        assert count_meetings(folder) == 2
    assert content_of(folder) == right


def damage(victim: Path, chance: random.Random) -> tuple[int, int]:
    """Flip a bit of a file, or cut it, and set its time back; return where, and its length before."""
    content = bytearray(victim.read_bytes())
    at = chance.randrange(len(content))
    content[at] ^= 1 << chance.randrange(8)
    is_cut = chance.random() < 0.1
    times = victim.stat()
    with victim.open("r+b") as stream:
        stream.write(content[:at] if is_cut else content)
        stream.truncate(at if is_cut else len(content))
    os.utime(victim, ns=(times.st_atime_ns, times.st_mtime_ns))
    return at, len(content)


@pytest.mark.parametrize("attribute", ["modified", "changed", "inode"])
def test_where_a_stored_time_is_wrong_the_contents_decide(folder: Path, cache: Path, attribute: str) -> None:
    fill_cache(folder)
    (path,) = cache.glob("*.seal")
    wrong = cache_writer.load_seal(str(path))
    assert wrong is not None
    for fingerprint in wrong.folders[-1].fingerprints:
        setattr(fingerprint, attribute, getattr(fingerprint, attribute) ^ 1)
    path.write_bytes(seal.encode(wrong))
    assert is_cached(folder)
    _edit(folder / "countries.yaml", "Bharat", "Bhxrat")
    path.write_bytes(seal.encode(wrong))
    assert not is_cached(folder)
    assert content_of(folder) == without_cache(folder)


@pytest.mark.parametrize("position", range(4), ids=["size", "modified", "changed", "inode"])
def test_where_a_stored_time_of_the_index_is_wrong_its_checksum_decides(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, position: int
) -> None:
    monkeypatch.setattr(cached_index, "SMALL", 0)
    fill_cache(folder)
    (path,) = cache.glob("*.seal")
    wrong = cache_writer.load_seal(str(path))
    assert wrong is not None
    times = list(wrong.times)
    times[position] ^= 1
    wrong.times = (*times[:4], 0)
    path.write_bytes(seal.encode(wrong))
    assert is_cached(folder)
    damage(cache / wrong.index, random.Random(1))  # noqa: S311 -- not a secret
    path.write_bytes(seal.encode(wrong))
    assert not is_cached(folder)


def test_an_index_of_another_program_or_a_later_day_is_rebuilt(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill_cache(folder)
    monkeypatch.setenv("DIALOGUEKB_TODAY", "2020-01-01")
    assert not is_cached(folder)
    monkeypatch.setenv("DIALOGUEKB_TODAY", TODAY)
    assert is_cached(folder)
    monkeypatch.setattr(cached_index, "current_version", lambda: "9.9.9 1")
    assert not is_cached(folder)


def _as_file(cache: Path) -> None:
    cache.parent.mkdir(parents=True)
    cache.write_text("in the way")


def _as_link(cache: Path) -> None:
    cache.parent.mkdir(parents=True)
    elsewhere = cache.parent / "elsewhere"
    elsewhere.mkdir()
    cache.symlink_to(elsewhere)


def _for_all(cache: Path) -> None:
    cache.mkdir(parents=True)
    cache.chmod(0o777)


def _home_as_file(cache: Path) -> None:
    cache.parent.write_text("in the way")


@pytest.mark.parametrize("spoil", [_as_file, _as_link, _for_all, _home_as_file])
def test_without_a_trusted_cache_folder_nothing_is_cached(folder: Path, cache: Path, spoil: object) -> None:
    right = without_cache(folder)
    spoil(cache)  # type: ignore[operator]
    assert content_of(folder) == right
    assert not is_cached(folder)
    assert not list(cache.parent.rglob("*.sqlite")) if cache.parent.is_dir() else True


def test_a_link_in_place_of_a_seal_or_an_index_is_not_followed(folder: Path, cache: Path, tmp_path: Path) -> None:
    fill_cache(folder)
    for pattern in ("*.seal", "*.sqlite"):
        (path,) = cache.glob(pattern)
        moved = path.rename(tmp_path / path.name)
        path.symlink_to(moved)
        assert not is_cached(folder)
        path.unlink()
        moved.rename(path)
    assert is_cached(folder)


def test_a_full_disk_leaves_nothing_behind(folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(records: RecordSet, path: str = IN_MEMORY, **more: Any) -> sqlite3.Connection:
        if path != IN_MEMORY:
            raise sqlite3.OperationalError("database or disk is full")
        return compile_index(records, **more)

    monkeypatch.setattr(loading, "compile_index", full)
    assert count_meetings(folder) == 2
    assert list(cache.glob("*.sqlite")) == []


@pytest.mark.deep
def test_many_programs_at_once_all_answer_and_keep_one_index(folder: Path, cache: Path) -> None:
    call = [str(installed_program()), "meetings", "--count", "--data", str(folder)]
    environment = clean_environment(XDG_CACHE_HOME=str(cache.parent))
    programs = budget(4, 20)
    for _ in range(budget(1, 5)):
        started = [subprocess.Popen(call, env=environment, stdout=subprocess.PIPE) for _ in range(programs)]
        assert [program.communicate(timeout=60)[0] for program in started] == [b"2\n"] * programs
        assert [len(list(cache.glob(f"*.{ending}"))) for ending in ("seal", "sqlite")] == [1, 1]
        _edit(folder / "dialoguekb.yaml", "title: ", "title: A")


@pytest.mark.deep
def test_a_program_killed_at_any_moment_does_no_harm(folder: Path, cache: Path) -> None:
    call = [str(installed_program()), "meetings", "--count", "--data", str(folder)]
    environment = clean_environment(XDG_CACHE_HOME=str(cache.parent))
    chance = random.Random(7)  # noqa: S311 -- not a secret
    for _ in range(budget(2, 60)):
        started = subprocess.Popen(call, env=environment, stdout=subprocess.DEVNULL)
        try:
            started.wait(chance.uniform(0.02, 0.4))
        except subprocess.TimeoutExpired:
            started.kill()
            started.wait()
        assert subprocess.run(call, env=environment, capture_output=True, check=True).stdout == b"2\n"
        _edit(folder / "dialoguekb.yaml", "title: ", "title: A")


def test_a_folder_in_place_of_a_seal_does_no_harm(folder: Path, cache: Path, run: Program) -> None:
    fill_cache(folder)
    (seal,) = cache.glob("*.seal")
    seal.unlink()
    seal.mkdir()
    ran = run("meetings", "--count", "--data", str(folder), XDG_CACHE_HOME=str(cache.parent))
    assert (ran.stdout, ran.status) == ("2\n", 0)
    assert "removed" in run("cache", "--clear", XDG_CACHE_HOME=str(cache.parent)).stderr


def test_files_of_a_killed_program_are_removed_with_the_next_index(folder: Path, cache: Path) -> None:
    cache.mkdir(parents=True, mode=0o700)
    left = cache / f"0123456789abcdef-{NO_PROCESS}-0123456789ab.sqlite"
    at_work = cache / f"0123456789abcdef-{os.getpid()}-0123456789ab.sqlite"
    for path in (left, at_work):
        path.write_bytes(b"half")
    fill_cache(folder)
    assert not left.exists()
    assert at_work.exists()


@pytest.mark.parametrize("name", ["../../../../..", "a\\0b", "/"])
def test_an_invalid_layer_is_not_read(tmp_path: Path, name: str, run: Program) -> None:
    folder = write_files(tmp_path / "kb", {"dialoguekb.yaml": f'title: T\nschema: 1\nextends: ["{name}"]\n'})
    ran = run("meetings", "--data", str(folder))
    assert (ran.stdout, ran.status) == ("", 1)
    assert "has 1 problem; see it with: dialoguekb check " in ran.stderr


def test_the_number_of_cached_indexes_is_limited(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_writer, "MOST_INDEXES", 3)
    for number in range(5):
        fill_cache(write_files(tmp_path / f"kb{number}", SOUND))
    assert len(list(cache.glob("*.seal"))) == 3
    assert is_cached(tmp_path / "kb4")


def test_a_changed_layer_rebuilds_the_index_above(tmp_path: Path) -> None:
    below = write_files(tmp_path / "below", SOUND)
    above = write_files(tmp_path / "above", {"dialoguekb.yaml": "title: Above\nschema: 1\nextends: ../below\n"})
    fill_cache(above)
    assert is_cached(above)
    _edit(below / "countries.yaml", "Bharat", "Hindustan")
    assert not is_cached(above)
    assert content_of(above) == without_cache(above)


def test_a_relative_cache_folder_is_ignored_as_the_standard_says(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    fill_cache(folder)
    assert not (tmp_path / "relative").exists()
    assert len(list((tmp_path / "home" / ".cache" / "dialoguekb").glob("*.seal"))) == 1


def test_a_relative_home_leaves_no_cache_where_the_user_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "home")
    monkeypatch.chdir(folder)
    fill_cache(folder)
    assert not (folder / "home").exists()


def test_an_index_that_cannot_be_read_is_dropped_and_the_files_answer(folder: Path, cache: Path, run: Program) -> None:
    home = str(cache.parent)
    asked = ("sql", "select id, title from meetings order by id"), ("meetings", "-o", "json"), ("search", "Tokyo")
    for arguments in asked:
        right = run(*arguments, "--data", str(folder), "--no-cache")
        run("meetings", "--count", "--data", str(folder), XDG_CACHE_HOME=home)
        spoil_in_place(cache)
        assert run(*arguments, "--data", str(folder), XDG_CACHE_HOME=home) == right


def spoil_in_place(cache: Path) -> None:
    """Spoil all pages of the index but the first, and seal it as it is: as a disk that reads something else."""
    (path,) = cache.glob("*.seal")
    spoilt = cache_writer.load_seal(str(path))
    assert spoilt is not None
    index = cache / spoilt.index
    content = index.read_bytes()
    index.write_bytes(content[:4096] + bytes(len(content) - 4096))
    spoilt.checksum = zlib.crc32(index.read_bytes())
    path.write_bytes(seal.encode(spoilt))


def test_the_cache_folder_is_that_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    platformdirs = pytest.importorskip("platformdirs")
    assert cache_folder.cache_folder() == platformdirs.user_cache_dir("dialoguekb", appauthor=False)
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_folder.cache_folder() == platformdirs.user_cache_dir("dialoguekb", appauthor=False)


def test_the_command_shows_verifies_and_clears(folder: Path, cache: Path, run: Program) -> None:
    home = str(cache.parent)
    assert "it does not exist yet" in run("cache", XDG_CACHE_HOME=home).stderr
    run("meetings", "--data", str(folder), XDG_CACHE_HOME=home)
    assert "current" in run("cache", "--verify", XDG_CACHE_HOME=home).stdout
    (index,) = cache.glob("*.sqlite")
    index.write_bytes(index.read_bytes()[:-1] + b"x")
    assert "damaged" in run("cache", "--verify", "-o", "json", XDG_CACHE_HOME=home).stdout
    assert "1" in run("cache", "--clear", XDG_CACHE_HOME=home).stderr
    assert list(cache.glob("*")) == []
    assert run("cache", "--clear", "--verify", XDG_CACHE_HOME=home).status == 2


EDITS = st.lists(st.sampled_from(["rename", "touch", "add", "drop", "again", "same"]), min_size=1, max_size=6)


@settings(max_examples=budget(5, 500))
@given(edits=EDITS)
def test_cold_warm_and_uncached_answers_are_the_same_after_any_edits(
    edits: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = write_files(tmp_path_factory.mktemp("edited"), SOUND)
    for number, edit in enumerate(edits):
        _do(edit, folder, number)
        first = content_of(folder)
        assert first == content_of(folder) == without_cache(folder)


def _do(edit: str, folder: Path, number: int) -> None:
    path = folder / "countries.yaml"
    match edit:
        case "rename":
            path.write_text(path.read_text().replace("name: Australia", f"name: Australia{number}"))
        case "touch":
            path.touch()
        case "add":
            (folder / f"topics{number}.yaml").write_text(
                f"topics:\n  - {{id: topic-{number}, label: Topic {number}}}\n"
            )
        case "drop":
            for extra in folder.glob("topics?.yaml"):
                extra.unlink()
        case "again":
            path.write_text(path.read_text())
        case _:
            pass


def test_a_file_that_is_refused_as_too_large_is_not_read_for_its_digest(
    folder: Path, run: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (folder / "huge.yaml").open("wb") as stream:
        stream.truncate(1 << 40)
    monkeypatch.setattr(fingerprints, "digest", lambda path: pytest.fail(path) if path.endswith("huge.yaml") else "")
    assert fingerprints.fingerprints_of(str(folder)) is None
    monkeypatch.undo()
    assert fingerprints.digest(str(folder / "huge.yaml")) is None
    assert "please report" not in run("meetings", "--data", str(folder)).stderr

"""The index that ships with the program: it is used if it matches the bundled files, and only then."""

from contextlib import closing
from pathlib import Path

import pytest

from dialoguekb import data_folder
from dialoguekb.loading.full import load
from dialoguekb.loading.incremental import reload
from dialoguekb.loading.wheel_index import ship
from dialoguekb.query.selection import Question
from dialoguekb.store import bundled_index, cache_folder, program_version
from dialoguekb.store.program_version import release_version
from knowledge import SOUND, OpenBase, write_files


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the data of a program that is installed in its own folder, with its index."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    built = write_files(tmp_path / "build" / "data", SOUND)
    package = tmp_path / "site" / "dialoguekb"
    (package / "store").mkdir(parents=True)
    ship(built, package / "store")
    data = write_files(package / "data", SOUND)
    monkeypatch.setattr(data_folder, "bundled_path", lambda: str(data))
    monkeypatch.setattr(data_folder, "package_folder", lambda: str(package))
    for module in (bundled_index, program_version):
        monkeypatch.setattr(module, "current_version", release_version, raising=False)
    return data


def test_it_answers_at_once_with_the_current_paths(installed: Path, tmp_path: Path, open_base: OpenBase) -> None:
    index = bundled_index.open_bundled(str(installed))
    assert index is not None
    with closing(index):
        (file,) = index.execute("select distinct file from countries").fetchone()
    assert file == str(installed / "countries.yaml")
    assert list((tmp_path / "cache" / "dialoguekb").glob("*.seal")) != []
    assert open_base(installed).count("meetings", Question()) == 2


def test_it_is_searched_and_built_upon_like_any_other(installed: Path, open_base: OpenBase) -> None:
    for _ in range(2):
        rows = open_base(installed).search("exercises")
        assert "exercises" in {row["id"] for row in rows}
        assert [remark.topic for remark in rows.remarks] == ["coverage"]
    text = (installed / "topics.yaml").read_text()
    (installed / "topics.yaml").write_text(text.replace("label: Exercises", "label: Manoeuvres"))
    changed = reload(installed)
    assert changed is not None
    with closing(changed), closing(load(installed, cache=False).index) as whole:
        assert changed.execute("select label from topics where id = 'exercises'").fetchone() == ("Manoeuvres",)
        for every in ("select rowid, * from topics", "select rowid, * from links", "select rowid, * from search_words"):
            query = f"{every} order by rowid"
            assert changed.execute(query).fetchall() == whole.execute(query).fetchall()


def test_it_does_not_contain_the_path_of_its_build(installed: Path) -> None:
    made = [path.read_bytes() for path in (installed.parent / "store").iterdir()]
    assert len(made) == 2
    assert not any(b"build" in content for content in made)


def test_it_is_the_same_wherever_it_is_built(tmp_path: Path) -> None:
    made = []
    for name in ("a", "a-much-longer-name-of-a-folder/b"):
        destination = tmp_path / name / "store"
        destination.mkdir(parents=True)
        paths = ship(write_files(tmp_path / name / "data", SOUND), destination)
        made.append([(path.name, path.read_bytes()) for path in paths])
    assert made[0] == made[1]


@pytest.mark.parametrize("change", ["a file", "the index", "the seal"])
def test_it_is_ignored_after_any_change(installed: Path, change: str) -> None:
    changed = {
        "a file": installed / "countries.yaml",
        "the index": installed.parent / "store" / "bundled.sqlite",
        "the seal": installed.parent / "store" / "bundled.seal",
    }[change]
    content = bytearray(changed.read_bytes())
    content[len(content) // 2] ^= 1
    changed.write_bytes(content)
    assert bundled_index.open_bundled(str(installed)) is None


def test_without_a_cache_it_is_used_in_place(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    index = bundled_index.open_bundled(str(installed))
    assert index is not None
    index.close()


def test_no_cache_reads_the_files(installed: Path, open_base: OpenBase) -> None:
    (installed.parent / "store" / "bundled.sqlite").write_bytes(b"never read")
    assert open_base(installed, cache=False).count("meetings", Question()) == 2
    assert not Path(cache_folder.cache_folder()).exists()

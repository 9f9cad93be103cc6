"""Generated knowledge bases are sound, have the requested size, and depend on the seed alone."""

from pathlib import Path

from bench.generator import generate
from dialoguekb.loading.full import check_folder


def texts(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in sorted(folder.rglob("*.yaml"))}


def test_a_generated_base_is_sound_and_of_its_size(tmp_path: Path) -> None:
    counts = generate(tmp_path, 240)
    checked = check_folder(tmp_path)
    assert [problem for problem in checked.problems if problem.severity == "error"] == []
    assert len(checked.records.meetings) == counts["meetings"] == 240
    assert {kind: len(getattr(checked.records, kind)) for kind in counts} == counts


def test_the_same_seed_gives_the_same_base_and_another_gives_another(tmp_path: Path) -> None:
    for name, seed in (("one", 1), ("same", 1), ("other", 2)):
        generate(tmp_path / name, 50, seed=seed)
    assert texts(tmp_path / "one") == texts(tmp_path / "same")
    assert texts(tmp_path / "one") != texts(tmp_path / "other")


def test_files_hold_so_many_records_at_most(tmp_path: Path) -> None:
    generate(tmp_path, 45, per_file=20)
    sizes = [path.read_text().count("  - id: ") for path in sorted((tmp_path / "meetings").iterdir())]
    assert sizes == [20, 20, 5]

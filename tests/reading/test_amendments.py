"""Records that add to those of a layer below: what they change, where it stands, and what is wrong with them."""

import json
from pathlib import Path

import pytest

from dialoguekb.knowledge_base import open_knowledge_base
from dialoguekb.loading.full import check_folder
from dialoguekb.model.problems import Problem
from dialoguekb.model.records import Official
from knowledge import SOUND, Program, write_files

MANIFEST = "title: Mine\nschema: 1\nextends: ../below\n"

MINE = """\
sources:
  - {id: gazette, publisher: Gazette, title: A new post, published: 2023-01-02, kind: news}
offices:
  - {id: jp-finance, country: JP, role: other, title: Minister of Finance, sources: [gazette]}
officials:
  - id: yasukazu-hamada
    amends: true
    aliases: [Hamada Yasukazu]
    note: Added by me.
    tenures:
      - {office: jp-finance, from: 2023-01-02, to: 2023-05-01, sources: [gazette]}
"""


def layers(folder: Path, mine: str, below: dict[str, str] | None = None) -> Path:
    """Write a knowledge base on top of the sound one; return its folder."""
    write_files(folder / "below", SOUND | (below or {}))
    return write_files(folder / "mine", {"dialoguekb.yaml": MANIFEST, "mine.yaml": mine})


def problems(folder: Path, mine: str) -> list[Problem]:
    found = check_folder(layers(folder, mine)).problems
    return [each for each in found if each.severity == "error"]


def test_values_replace_and_lists_are_extended(tmp_path: Path) -> None:
    checked = check_folder(layers(tmp_path, MINE))
    assert [each.message for each in checked.problems if each.severity == "error"] == []
    assert checked.loaded.own_records == 3
    official = checked.records.officials["yasukazu-hamada"]
    assert official.name == "Yasukazu Hamada"
    assert official.note == "Added by me."
    assert official.aliases[-1] == "Hamada Yasukazu"
    assert [tenure.office for tenure in official.tenures] == ["jp-defence-minister", "jp-finance"]


def tenures(folder: Path, *added: str) -> list[tuple[str, str]]:
    lines = "".join(f"      - {entry}\n" for entry in added)
    folder = layers(folder, f"officials:\n  - id: yasukazu-hamada\n    amends: true\n    tenures:\n{lines}")
    official = check_folder(folder).records.officials["yasukazu-hamada"]
    assert isinstance(official, Official)
    return [(f"{tenure.from_}", f"{tenure.to}") for tenure in official.tenures]


def test_an_entry_of_the_same_office_and_first_day_replaces_its_twin(tmp_path: Path) -> None:
    (first,) = tenures(tmp_path, "{office: jp-defence-minister, from: 2022-08-10, to: 2023-09-14}")
    assert first == ("2022-08-10", "2023-09-14")


def test_an_entry_of_another_first_day_is_added(tmp_path: Path) -> None:
    assert len(tenures(tmp_path, "{office: jp-defence-minister, from: 2025-08-10, to: 2025-09-14}")) == 2


def test_layers_add_one_after_the_other(tmp_path: Path) -> None:
    layers(tmp_path, MINE)
    top = "officials:\n  - {id: yasukazu-hamada, amends: true, aliases: [Second], note: Mine in turn.}\n"
    manifest = "title: Top\nschema: 1\nextends: ../mine\n"
    folder = write_files(tmp_path / "top", {"dialoguekb.yaml": manifest, "top.yaml": top})
    official = check_folder(folder).records.officials["yasukazu-hamada"]
    assert official.note == "Mine in turn."
    assert official.aliases[-2:] == ("Hamada Yasukazu", "Second")
    assert [Path(place.file).name for place in official.amendments] == ["mine.yaml", "top.yaml"]
    where, path = official.written_at("tenures[1].to")
    assert (Path(where.file).name, path) == ("mine.yaml", "tenures[0].to")
    assert Path(official.written_at("aliases[1]")[0].file).name in {"mine.yaml", "top.yaml"}
    assert Path(official.written_at("name")[0].file).name != "mine.yaml"


@pytest.mark.parametrize(
    ("mine", "rule", "says"),
    [
        ("officials:\n  - {id: yasukazu-hamad, amends: true}\n", "amends-nothing", "no official yasukazu-hamad below"),
        ("officials:\n  - {id: yasukazu-hamada, amends: true, overrides: true}\n", "amends-and-overrides", "both"),
        ("officials:\n  - {id: yasukazu-hamada, name: Y H, country: JP}\n", "already-below", "already in the layer"),
        ("officials:\n  - {id: yasukazu-hamada, adds: true, note: N}\n", "unknown-field", "no field 'adds'"),
        ("officials:\n  - {id: yasukazu-hamada, amends: true, note: ''}\n", "empty-text", "note is empty"),
    ],
)
def test_what_is_wrong_with_an_addition(tmp_path: Path, mine: str, rule: str, says: str) -> None:
    (problem,) = problems(tmp_path, mine)
    assert problem.rule == rule
    assert says in problem.message
    assert Path(problem.place.file).name == "mine.yaml"


def test_a_hint_says_how_to_add(tmp_path: Path) -> None:
    (twice,) = problems(tmp_path / "a", "officials:\n  - {id: yasukazu-hamada, name: Y H, country: JP}\n")
    assert twice.expected.startswith("amends: true to add to it, overrides: true to replace it whole")
    (unknown,) = problems(tmp_path / "b", "officials:\n  - {id: yasukazu-hamada, adds: true, note: N}\n")
    assert unknown.nearest == ("amends",)
    (nothing,) = problems(tmp_path / "c", "officials:\n  - {id: yasukazu-hamad, amends: true}\n")
    assert nothing.nearest[0] == "yasukazu-hamada"


def test_a_fault_in_an_addition_is_told_at_its_own_place(tmp_path: Path) -> None:
    mine = MINE.replace("office: jp-finance, from", "office: jp-financ, from")
    (problem,) = [each for each in problems(tmp_path, mine) if each.rule == "unknown-reference"]
    assert Path(problem.place.file).name == "mine.yaml"
    assert "jp-financ," in mine.splitlines()[problem.place.line - 1]


def test_show_and_why_name_both_files(tmp_path: Path, run: Program) -> None:
    folder = layers(tmp_path, MINE)
    shown = run("show", "yasukazu-hamada", folder=folder).stdout
    assert "officials.yaml:" in shown
    assert "mine.yaml:6" in shown
    (row,) = json.loads(run("show", "yasukazu-hamada", "-o", "json", folder=folder).stdout)
    assert [(Path(each["file"]).name, each["line"]) for each in row["amendments"]] == [("mine.yaml", 6)]
    written = run("show", "yasukazu-hamada", "-o", "yaml", folder=folder).stdout
    assert written.count("id: yasukazu-hamada") == 2
    why = run("why", "yasukazu-hamada.tenures", folder=folder).stdout
    assert "officials.yaml:" in why
    assert "mine.yaml:6" in why
    (entry, *_) = json.loads(run("why", "yasukazu-hamada.tenures[1].to", "-o", "json", folder=folder).stdout)
    assert (Path(entry["file"]).name, entry["line"], entry["value"]) == ("mine.yaml", 11, "2023-05-01")
    (note,) = json.loads(run("why", "yasukazu-hamada.note", "-o", "json", folder=folder).stdout)
    assert (Path(note["file"]).name, note["line"]) == ("mine.yaml", 9)


def answers(folder: Path, *, cache: bool) -> object:
    with open_knowledge_base(folder, cache=cache) as base:
        return [(row["id"], row["tenures"], row["note"]) for row in base.officials(columns="id,tenures,note")]


def test_after_each_edit_the_answer_is_that_of_a_full_load(tmp_path: Path) -> None:
    folder = layers(tmp_path, MINE)
    file, other = folder / "mine.yaml", folder / "other.yaml"
    other.write_text("topics:\n  - {id: added-topic, label: Added topic}\n")
    for text in (
        MINE,
        MINE.replace("Added by me", "Changed"),
        MINE[: MINE.index("officials:")],
        MINE,
        MINE.replace("to: 2023-05-01", "to: 2023-06-01"),
    ):
        file.write_text(text)
        assert answers(folder, cache=True) == answers(folder, cache=False)
    other.write_text("topics:\n  - {id: added-topic, label: Another topic}\n")
    assert answers(folder, cache=True) == answers(folder, cache=False)


def test_what_is_added_is_known_from_its_own_day(tmp_path: Path) -> None:
    folder = layers(tmp_path, MINE)
    for day, held in (("2022-12-31", 1), ("2023-01-02", 2)):
        with open_knowledge_base(folder, as_known_on=day) as base:
            (row,) = [each for each in base.officials(columns="id,tenures") if each["id"] == "yasukazu-hamada"]
            assert len(row["tenures"]) == held

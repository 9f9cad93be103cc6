"""Knowledge bases on top of each other: what adds, what replaces, what goes in circles."""

from pathlib import Path

import pytest

from dialoguekb.reading.layers import Loaded, read_knowledge_base
from dialoguekb.records import Topic


def layer(path: Path, topics: str, extends: str = "", home: str = "") -> Path:
    path.mkdir(parents=True)
    lines = ["title: Layer", "schema: 1"]
    lines += [f"extends: {extends}"] if extends else []
    lines += [f"home_country: {home}"] if home else []
    (path / "dialoguekb.yaml").write_text("\n".join(lines) + "\n")
    (path / "topics.yaml").write_text(f"topics:\n{topics}")
    return path


def topic(name: str, label: str, more: str = "") -> str:
    return f"  - id: {name}\n    label: {label}\n{more}"


OVERRIDES = "    overrides: true\n"


def labels(loaded: Loaded) -> dict[str, str]:
    return {each.id: each.label for each in loaded.records["topic"].values() if isinstance(each, Topic)}


def rules(loaded: Loaded) -> list[tuple[str, str, int, int]]:
    return [
        (problem.rule, Path(problem.place.file).name, problem.place.line, problem.place.column)
        for problem in loaded.problems
    ]


@pytest.fixture
def builtin(tmp_path: Path) -> Path:
    """a and b, with India as home."""
    return layer(tmp_path / "builtin", topic("a", "A") + topic("b", "B"), home="IN")


def test_new_ids_add_and_an_override_replaces_whole(tmp_path: Path, builtin: Path) -> None:
    mine = layer(tmp_path / "mine", topic("a", "Mine", OVERRIDES) + topic("c", "C"), "builtin")
    loaded = read_knowledge_base(mine, builtin)
    assert loaded.problems == []
    assert labels(loaded) == {"a": "Mine", "b": "B", "c": "C"}
    assert loaded.folders == [builtin, mine]
    assert loaded.manifest is not None
    assert loaded.manifest.home_country == "IN"


def test_without_extends_the_builtin_is_not_there(tmp_path: Path, builtin: Path) -> None:
    loaded = read_knowledge_base(layer(tmp_path / "mine", topic("c", "C"), home="JP"), builtin)
    assert labels(loaded) == {"c": "C"}
    assert loaded.manifest is not None
    assert loaded.manifest.home_country == "JP"


def test_an_id_from_below_needs_overrides(tmp_path: Path, builtin: Path) -> None:
    loaded = read_knowledge_base(layer(tmp_path / "mine", topic("b", "Mine"), "builtin"), builtin)
    (problem,) = loaded.problems
    assert rules(loaded) == [("already-below", "topics.yaml", 2, 9)]
    assert problem.message == f"topic b is already in the knowledge base below: {builtin / 'topics.yaml'}:4:5"
    assert (problem.record, problem.source_line) == ("topic b", "  - id: b")


def test_overrides_needs_something_below(tmp_path: Path, builtin: Path) -> None:
    loaded = read_knowledge_base(layer(tmp_path / "mine", topic("z", "Z", OVERRIDES), "builtin"), builtin)
    assert rules(loaded) == [("overrides-nothing", "topics.yaml", 4, 16)]


def test_what_is_at_fault_below_can_be_overridden_without_a_second_problem(tmp_path: Path) -> None:
    base = layer(tmp_path / "base", "  - {id: a, label: ''}\n")
    loaded = read_knowledge_base(layer(tmp_path / "mine", topic("a", "A", OVERRIDES), "../base"), base)
    assert rules(loaded) == [("empty-text", "topics.yaml", 2, 20)]


def test_layers_are_read_base_first_and_each_once(tmp_path: Path, builtin: Path) -> None:
    one = layer(tmp_path / "one", topic("c", "One"), "builtin")
    two = layer(tmp_path / "two", topic("d", "Two"), "builtin")
    top = layer(tmp_path / "top", topic("c", "Top", OVERRIDES), "[../one, ../two]")
    loaded = read_knowledge_base(top, builtin)
    assert loaded.problems == []
    assert labels(loaded) == {"a": "A", "b": "B", "c": "Top", "d": "Two"}
    assert [folder.resolve() for folder in loaded.folders] == [builtin, one, two, top]


def test_a_circle_is_a_problem_where_it_closes(tmp_path: Path, builtin: Path) -> None:
    layer(tmp_path / "one", topic("c", "One"), "../two")
    layer(tmp_path / "two", topic("d", "Two"), "[../one]")
    loaded = read_knowledge_base(tmp_path / "one", builtin)
    assert rules(loaded) == [("extends-cycle", "dialoguekb.yaml", 3, 11)]
    assert labels(loaded) == {"c": "One", "d": "Two"}


def test_a_knowledge_base_does_not_extend_itself(tmp_path: Path, builtin: Path) -> None:
    loaded = read_knowledge_base(layer(tmp_path / "one", topic("c", "One"), "."), builtin)
    assert rules(loaded) == [("extends-cycle", "dialoguekb.yaml", 3, 10)]


def test_a_base_must_exist(tmp_path: Path, builtin: Path) -> None:
    loaded = read_knowledge_base(layer(tmp_path / "one", topic("c", "One"), "../gone"), builtin)
    (problem,) = loaded.problems
    assert rules(loaded) == [("unknown-base", "dialoguekb.yaml", 3, 10)]
    assert problem.source_line == "extends: ../gone"


def test_a_base_inside_the_folder_is_not_read_twice(tmp_path: Path, builtin: Path) -> None:
    layer(tmp_path / "one" / "base", topic("a", "A"))
    (tmp_path / "one" / "dialoguekb.yaml").write_text("title: x\nschema: 1\nextends: base\n")
    loaded = read_knowledge_base(tmp_path / "one", builtin)
    assert loaded.problems == []
    assert labels(loaded) == {"a": "A"}


def test_what_was_meant_below_a_faulty_manifest_is_still_read_and_told(tmp_path: Path, builtin: Path) -> None:
    mine = layer(tmp_path / "mine", topic("c", "C"), "builtin", home="india")
    loaded = read_knowledge_base(mine, builtin)
    assert rules(loaded) == [("wrong-form", "dialoguekb.yaml", 4, 15)]
    assert labels(loaded) == {"a": "A", "b": "B", "c": "C"}

"""Knowledge bases on top of each other: what adds, what replaces, what goes in circles."""

from pathlib import Path

import pytest

from dialoguekb.model.records import Topic
from dialoguekb.reading.layers import MOST_LAYERS, LayeredContents, read_knowledge_base, read_manifests


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


def labels(loaded: LayeredContents) -> dict[str, str]:
    return {each.id: each.label for each in loaded.records["topic"].values() if isinstance(each, Topic)}


def rules(loaded: LayeredContents) -> list[tuple[str, str, int, int]]:
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
    assert loaded.left_out == 1
    assert problem.message == f"topic b is already in the layer below: {builtin / 'topics.yaml'}:4:5"
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


def test_the_layer_below_a_faulty_manifest_is_still_read_and_reported(tmp_path: Path, builtin: Path) -> None:
    mine = layer(tmp_path / "mine", topic("c", "C"), "builtin", home="india")
    loaded = read_knowledge_base(mine, builtin)
    assert rules(loaded) == [("wrong-form", "dialoguekb.yaml", 4, 15)]
    assert labels(loaded) == {"a": "A", "b": "B", "c": "C"}


@pytest.mark.parametrize(
    "name", [r'"a\0b"', "a" * 5_000, "a/" * 3_000, r'"\ud800"', "dialoguekb.yaml", "dialoguekb.yaml/x"]
)
def test_what_no_folder_can_be_called_is_an_unknown_base(tmp_path: Path, builtin: Path, name: str) -> None:
    loaded = read_knowledge_base(layer(tmp_path / "one", topic("c", "One"), name), builtin)
    (problem,) = loaded.problems
    if problem.rule != "syntax":  # what YAML itself does not take
        assert rules(loaded) == [("unknown-base", "dialoguekb.yaml", 3, 10)]
        assert len(problem.message) < 120
        assert labels(loaded) == {"c": "One"}


@pytest.mark.parametrize("name", ["/", "/etc", "/proc/self/root/etc", "absolute"])
def test_an_absolute_base_is_refused_and_not_read(tmp_path: Path, builtin: Path, name: str) -> None:
    base = layer(tmp_path / "base", topic("b", "B"))
    extends = str(base) if name == "absolute" else name
    loaded = read_knowledge_base(layer(tmp_path / "one", topic("c", "One"), extends), builtin)
    (problem,) = loaded.problems
    assert rules(loaded) == [("absolute-base", "dialoguekb.yaml", 3, 10)]
    assert "relative to the manifest's folder" in problem.expected
    assert labels(loaded) == {"c": "One"}


def test_a_base_without_a_manifest_is_not_read(tmp_path: Path, builtin: Path) -> None:
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "secret.yaml").write_text("password: hunter2\n")
    loaded = read_knowledge_base(layer(tmp_path / "one", topic("c", "One"), "../base"), builtin)
    assert rules(loaded) == [("missing-manifest", "dialoguekb.yaml", 1, 1)]
    assert loaded.unread_files == [str(tmp_path / "base")]


def chain(path: Path, count: int) -> Path:
    """Write `count` knowledge bases, each on the next, and return the topmost."""
    for number in range(count):
        layer(path / f"l{number}", topic(f"t{number}", "T"), f"../l{number + 1}" if number + 1 < count else "")
    return path / "l0"


def test_as_many_layers_as_may_be_are_read_each_by_its_real_path(tmp_path: Path, builtin: Path) -> None:
    loaded = read_knowledge_base(chain(tmp_path, MOST_LAYERS), builtin)
    assert loaded.problems == []
    layers = [tmp_path.resolve() / f"l{number}" for number in reversed(range(MOST_LAYERS))]
    assert [folder.resolve() for folder in loaded.folders] == layers


def test_a_layer_too_many_is_a_problem_and_what_it_may_hold_is_not_known(tmp_path: Path, builtin: Path) -> None:
    loaded = read_knowledge_base(chain(tmp_path, MOST_LAYERS + 3), builtin)
    (problem,) = loaded.problems
    assert problem.rule == "too-many-layers"
    assert problem.place.file == str(tmp_path.resolve() / f"l{MOST_LAYERS - 1}" / "dialoguekb.yaml")
    assert len(loaded.folders) == MOST_LAYERS
    assert loaded.unread_files == [str(tmp_path.resolve() / f"l{MOST_LAYERS}")]


def test_problems_between_layers_are_bounded_too(tmp_path: Path) -> None:
    topics = "".join(topic(f"t{number}", "T") for number in range(250))
    base = layer(tmp_path / "base", topics)
    problems = read_knowledge_base(layer(tmp_path / "one", topics, "../base"), base).problems
    assert [problem.rule for problem in problems] == ["already-below"] * 100 + ["more-problems"]
    assert problems[-1].message == "150 more problems in this file are not listed; fix these first"


@pytest.mark.parametrize("extends", ["builtin", "[builtin, ../base]", "../gone", ".", "[../base, ../one/../base]"])
def test_manifests_alone_lead_to_the_same_folders(tmp_path: Path, builtin: Path, extends: str) -> None:
    layer(tmp_path / "base", topic("b", "B"), "builtin")
    top = layer(tmp_path / "one", topic("c", "One"), extends)
    alone, whole = read_manifests(top, builtin), read_knowledge_base(top, builtin)
    assert (alone.folders, alone.manifests) == (whole.folders, whole.manifests)
    assert alone.records == {kind: {} for kind in whole.records}

"""Reading takes bounded memory and time for any number of faults, and says how many it does not list."""

import tracemalloc
from pathlib import Path

import pytest

from budget import budget
from dialoguekb.model.problems import Problem
from dialoguekb.model.records import Meeting
from dialoguekb.reading.file_problems import MOST_OF_A_RULE, MOST_PROBLEMS, FileProblems, list_problems
from dialoguekb.reading.folder_reader import FolderContents, read_folder
from dialoguekb.reading.source_text import SourceText


def read(folder: Path, text: str) -> FolderContents:
    (folder / "dialoguekb.yaml").write_text("title: x\nschema: 1\n")
    (folder / "a.yaml").write_text(text)
    return read_folder(folder)


def rules(problems: list[Problem]) -> list[str]:
    return [problem.rule for problem in problems]


def wrong_ids(count: int) -> str:
    return "".join(f"- {{id: X{number}, label: x}}\n" for number in range(count))


def test_a_hundred_problems_of_a_rule_are_all_listed(tmp_path: Path) -> None:
    problems = read(tmp_path, "topics:\n" + wrong_ids(100)).problems
    assert rules(problems) == ["wrong-form"] * 100


def test_one_problem_more_is_counted(tmp_path: Path) -> None:
    problems = read(tmp_path, "topics:\n" + wrong_ids(101)).problems
    assert rules(problems) == ["wrong-form"] * 100 + ["more-problems"]
    assert problems[-1].message == "1 more problem in this file is not listed; fix these first"
    assert problems[-1].place > problems[-2].place


def test_other_rules_are_listed_beyond_a_hundred_of_one(tmp_path: Path) -> None:
    text = "topics:\n" + wrong_ids(1_100) + "- {id: y, label: y, weather: x}\n- &z {id: z, label: z}\n"
    problems = read(tmp_path, text).problems
    assert rules(problems) == ["wrong-form"] * 100 + ["unknown-field", "anchor", "more-problems"]
    assert problems[-1].message == "1,000 more problems in this file are not listed; fix these first"


@pytest.mark.deep
@pytest.mark.parametrize(
    ("entry", "rule", "each"), [("{},", "missing-field", 2), ("*a ,", "alias", 1), ("{id: a, label: b, id: c},", "", 0)]
)
def test_the_problems_of_many_faults_take_no_memory(tmp_path: Path, entry: str, rule: str, each: int) -> None:
    count = budget(5_000, 20_000)
    text = f"topics: [{entry * count}]\n"
    read(tmp_path, "topics: []\n")
    tracemalloc.start()
    try:
        problems = read(tmp_path, text).problems
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(problems) <= 2 * MOST_OF_A_RULE + 1
    assert problems[-1].rule == "more-problems"
    # The nodes of an entry, its place and its name: not its problems, which are several times as large.
    assert peak < count * 1_100
    if rule:
        assert rules(problems[:-1]) == [rule] * MOST_OF_A_RULE
        assert f"{count * each - MOST_OF_A_RULE:,} more" in problems[-1].message


def test_a_file_lists_at_most_a_thousand_problems_of_all_rules() -> None:
    names = ["syntax", "nul", "tag", "alias", "anchor", "no-value", "wrong-type", "wrong-form", "merge-key"]
    names += ["empty-text", "unknown-value", "unknown-field"]
    source = SourceText("a.yaml", "\n" * 2_000)
    problems_of_file = FileProblems(source)
    for line in range(1, 1_201):
        problems_of_file.add(names[line % len(names)], (line, 1), "wrong")
    problems = list_problems(source, problems_of_file.problems, problems_of_file.omitted)
    assert len(problems) == MOST_PROBLEMS + 1
    assert problems[-1].message.startswith("200 more problems")
    halves = list_problems(source, [*problems[:-1], *problems[:-1]], 5)
    assert len(halves) == MOST_PROBLEMS + 1
    assert halves[-1].message.startswith("1,005 more problems")


def test_a_fault_on_a_line_with_a_replaced_character_is_neither_listed_nor_counted(tmp_path: Path) -> None:
    line = "topics: [" + "{id: X, label: \x00}, " * 300 + "]\n"
    assert rules(read(tmp_path, line).problems) == ["nul"]


def test_the_same_misspelling_is_always_taken_as_meant(tmp_path: Path) -> None:
    contents = read(tmp_path, "topics:\n" + "".join(f"- {{id: t{number}, lable: x}}\n" for number in range(150)))
    assert rules(contents.problems) == ["unknown-field"] * 100 + ["more-problems"]
    assert len(contents.records["topic"]) == 150
    assert all(problem.nearest == ("label",) for problem in contents.problems[:-1])


def test_a_hundred_different_misspellings_are_given_suggestions(tmp_path: Path) -> None:
    words = "".join(f"- {{id: m{number}, status: held{number}}}\n" for number in range(60))
    fields = "".join(f"- {{id: t{number}, label: x, note{number}: y}}\n" for number in range(60))
    problems = read(tmp_path, f"meetings:\n{words}topics:\n{fields}").problems
    assert len(problems) == 120
    assert sum(1 for problem in problems[:60] if problem.nearest) == 60
    assert not any(problem.nearest for problem in problems[100:])


def test_twenty_thousand_unknown_fields_of_one_record_give_a_hundred_problems(tmp_path: Path) -> None:
    fields = ", ".join(f"labell{number}: x" for number in range(20_000))
    problems = read(tmp_path, f"topics:\n- {{id: a, label: a, {fields}}}\n").problems
    assert rules(problems) == ["unknown-field"] * 100 + ["more-problems"]


def test_ten_thousand_different_entries_are_all_read(tmp_path: Path) -> None:
    entries = ", ".join(f"{{topic: a, as: w{number}}}" for number in range(10_000))
    contents = read(tmp_path, f"meetings:\n- {{id: a, status: held, topics: [{entries}]}}\n")
    assert contents.problems == []
    (meeting,) = contents.records["meeting"]
    assert isinstance(meeting, Meeting)
    assert len(meeting.topics) == 10_000

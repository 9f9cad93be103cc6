"""Twenty faults in a copy of the data give twenty findings in one run, each at its place, and no others."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from budget import sample
from dialoguekb.data_folder import bundled_folder
from knowledge import Program, position_of

Found = tuple[str, str, int, int]
"""Rule, file, line and column."""

Fault = Callable[[Path], Found]
"""Changes a copy of the data and returns the expected finding."""


def changed(rule: str, file: str, old: str, new: str, at: str, *, after: str = "") -> Fault:
    """Return the fault that writes `new` for the first `old` behind `after` in a file; it stands where `at` does in it."""  # noqa: E501

    def spoil(folder: Path) -> Found:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        begin = text.index(old, text.index(after))
        path.write_text(text[:begin] + new + text[begin + len(old) :], encoding="utf-8")
        index = begin + new.index(at)
        before = (text[:begin] + new)[:index]
        return rule, file, before.count("\n") + 1, index - before.rfind("\n")

    return spoil


def written(rule: str, file: str, content: str | bytes, line: int, column: int) -> Fault:
    """Return the fault that is a new file."""

    def spoil(folder: Path) -> Found:
        path = folder / file
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return rule, file, line, column

    return spoil


def a_folder(folder: Path) -> Found:
    (folder / "meetings" / "folder.yaml").mkdir()
    return "not-a-file", "meetings/folder.yaml", 1, 1


def a_loop(folder: Path) -> Found:
    (folder / "loop.yaml").symlink_to("loop.yaml")
    return "symlink-loop", "loop.yaml", 1, 1


def a_second_record(folder: Path) -> Found:
    path = folder / "topics.yaml"
    text = path.read_text(encoding="utf-8").rstrip("\n") + "\n  - {id: joint-exercises, label: Again}\n"
    path.write_text(text, encoding="utf-8")
    line, column = position_of(text, "joint-exercises, label: Again")
    return "duplicate-id", "topics.yaml", line, column


IN_JP = "meetings/in-jp-2plus2.yaml"
FAULTS: dict[str, Fault] = {
    "a key twice": changed(
        "duplicate-key", "meetings/in-ru-2plus2.yaml", "    status: held\n", "    status: held\n    'status': held\n",
        "'status'", after="in-ru-2plus2-2021",
    ),
    "an anchor": changed("anchor", "meetings/au-in-2plus2.yaml", "status: held", "status: &done held", "&done"),
    "an alias": changed("alias", "agreements/au-in.yaml", "kind: ", "note: *done\n    kind: ", "*done"),
    "a tag": changed("tag", "agreements/in-ru.yaml", "kind: ", "note: !!python/name:os.system x\n    kind: ", "!!python"),  # noqa: E501
    "a merge key": changed(
        "merge-key", "agreements/in-us.yaml", "    kind: ", "    <<: {note: x}\n    kind: ", "<<"
    ),
    "a second document": written(
        "several-documents", "second.yaml", "topics: []\n---\ntopics: []\n", 2, 1
    ),
    "a field that is none": changed("unknown-field", "dialogues.yaml", "    level: ", "    levle: ", "levle"),
    "a text for a list": changed("wrong-type", "groupings.yaml", "    aliases: [", "    missing: x\n    aliases: [", "x\n"),  # noqa: E501
    "a day that is none": changed("impossible-date", "meetings/in-us-2plus2.yaml", "start: 2018-09-06", "start: 2018-09-31",  # noqa: E501
                                  "2018-09-31"),
    "an end before the start": changed(
        "order-of-dates", IN_JP, "start: 2022-09-08\n", "start: 2022-09-08\n    end: 2022-09-07\n", "2022-09-07\n"
    ),
    "bytes that are not UTF-8": written(
        "not-utf8", "latin.yaml", b"topics:\n  - {id: cafe, label: caf\xe9}\n", 2, 26
    ),
    "a NUL": written("nul", "nul.yaml", b"topics:\n  - {id: zero, label: z\x00ro}\n", 2, 24),
    "nesting past 64": written("too-deep", "deep.yaml", "topics: " + "[" * 70 + "]" * 70 + "\n", 1, 72),
    "an empty file": written("empty-file", "empty.yaml", "# nothing yet\n", 1, 1),
    "a folder named as a file": a_folder,
    "a link to itself": a_loop,
    "an unknown reference": changed(
        "unknown-reference", IN_JP, "yasukazu-hamada]", "yasukazu-hamda]", "yasukazu-hamda", after="in-jp-2plus2-2022"
    ),
    "a participant without an office": changed(
        "participant-office", IN_JP, "minoru-kihara]", "nobuo-kishi]", "nobuo-kishi", after="id: in-jp-2plus2-2024"
    ),
    "two holders of one office": changed(
        "overlapping-tenures", "officials/japan.yaml", "office: jp-defence-minister\n        from: 2022-08-10",
        "office: jp-defence-minister\n        from: 2022-08-01", "office", after="id: yasukazu-hamada",
    ),
    "an id twice": a_second_record,
    "a word that is none": changed("unknown-value", "meetings/in-jp-summit.yaml", "status: held", "status: hold", "hold"),  # noqa: E501
    "a kind that is none": changed(
        "unknown-kind", "meetings/in-jp-state-event.yaml", "meetings:", "meeting:", "meeting"
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def spoilt_data(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Found]]:
    folder = tmp_path_factory.mktemp("spoilt") / "data"
    shutil.copytree(bundled_folder(), folder)
    return folder, [fault(folder) for fault in FAULTS.values()]


def test_every_fault_is_found_in_one_run_at_its_place_without_side_effects(
    spoilt_data: tuple[Path, list[Found]], run: Program
) -> None:
    folder, expected = spoilt_data
    outcome = run("check", "data", "-o", "json", folder=folder.parent)
    found = [
        (row["rule"], row["file"].removeprefix("data/"), row["line"], row["column"])
        for row in json.loads(outcome.stdout)
    ]
    assert sorted(found) == sorted(expected)
    assert len(found) == len(FAULTS) >= 20
    assert outcome.status == 1
    files = len({file for _, file, _, _ in expected})
    assert f"data: {len(FAULTS)} errors in {files} files" in outcome.stderr


def test_every_finding_is_shown_with_its_place_and_line_and_the_nearest_value(
    spoilt_data: tuple[Path, list[Found]], run: Program
) -> None:
    folder, expected = spoilt_data
    outcome = run("check", "data", folder=folder.parent)
    assert outcome.status == 1
    for rule, file, line, column in expected:
        (shown,) = (
            text for text in outcome.stdout.split("\n\n") if text.startswith(f"data/{file}:{line}:{column}: error: ")
        )
        headline, *rest = shown.rstrip("\n").split("\n")
        assert headline.endswith(f" [{rule}]")
        assert any(text.startswith("  expected ") for text in rest)
        carets = [number for number, text in enumerate(rest) if text.strip() == "^"]
        if carets:
            under = rest[carets[0] - 1][rest[carets[0]].index("^")]
            assert not under.isspace() or rule in {"nul", "not-utf8"}
    assert "did you mean 'yasukazu-hamada'?" in outcome.stdout
    assert "did you mean 'level'?" in outcome.stdout
    assert "did you mean 'held'?" in outcome.stdout


QUESTIONS = ("meetings", "partners", "show IN", "")


@pytest.mark.deep
@pytest.mark.parametrize("command", sample(QUESTIONS, 1))
def test_a_question_to_it_is_answered_and_says_what_is_wrong(
    command: str, spoilt_data: tuple[Path, list[Found]], run: Program
) -> None:
    folder, _ = spoilt_data
    outcome = run(*command.split(), folder=folder.parent, DIALOGUEKB_DATA="data")
    assert outcome.status == 0
    assert outcome.stdout
    told = next(line for line in outcome.stderr.splitlines() if " in the files; first data/" in line)
    assert f" with {len(FAULTS)} errors in the files; " in told
    assert told.endswith("; see: dialoguekb check data")


@pytest.mark.deep
@pytest.mark.parametrize("command", sample(QUESTIONS, 1))
def test_a_strict_question_is_refused_with_the_count_and_the_way_to_see_them(
    command: str, spoilt_data: tuple[Path, list[Found]], run: Program
) -> None:
    folder, _ = spoilt_data
    outcome = run(*command.split(), folder=folder.parent, DIALOGUEKB_DATA="data", DIALOGUEKB_STRICT="1")
    assert outcome.status == 1
    assert outcome.stdout == ""
    assert outcome.stderr == f"dialoguekb: data has {len(FAULTS)} problems; see them with: dialoguekb check data\n"

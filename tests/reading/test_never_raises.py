"""Whatever a file holds, reading returns: records, and problems that can be shown."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from dialoguekb import reading
from dialoguekb.model.fields import fields_of
from dialoguekb.model.records import KINDS
from dialoguekb.reading.folder_reader import FolderContents, read_folder
from dialoguekb.reading.reading_rules import RULES

VALID = b"""\
meetings:
  - id: in-jp-2plus2-2022
    status: held
    ordinal: 2
    start: 2022-09-08
    country: JP
    participants: [rajnath-singh, {official: yoshimasa-hayashi, as: "Special envoy"}]
    disputes:
      - {field: start, kept: 2022-09-08, not_kept: [{value: 2022-04, sources: [x]}]}
    sources: [mea-in-2022-09-08]
"""


def read(data: bytes) -> FolderContents:
    with TemporaryDirectory() as folder:
        (Path(folder) / "dialoguekb.yaml").write_text("title: x\nschema: 1\n")
        (Path(folder) / "a.yaml").write_bytes(data)
        return read_folder(Path(folder))


def assert_shown(contents: FolderContents, data: bytes) -> None:
    """Every problem is documented and has a place in the file; a file without records has a problem or is empty."""
    count = data.count(b"\n") + data.count(b"\r") + 1
    for problem in contents.problems:
        assert problem.rule in RULES
        assert 1 <= problem.place.line <= count
        assert 1 <= problem.place.column <= len(problem.source_line) + 1
        assert "\n" not in problem.source_line


@given(st.binary(max_size=200))
@example(b"\xff\xfe\x00")
@example(b"\xef\xbb\xbf")
@example(b"meetings: [{id: !!python/object/apply:os.system [x]}]")
def test_random_bytes_never_raise(data: bytes) -> None:
    assert_shown(read(data), data)


@given(st.data())
def test_random_mutations_of_a_valid_file_never_raise(data: st.DataObject) -> None:
    mutated = bytearray(VALID)
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(mutated)))
        mutated[at : at + data.draw(st.integers(0, 8))] = data.draw(
            st.binary(max_size=3) | st.sampled_from([b"[", b"{", b"'", b'"', b": ", b"- ", b"\t", b"\n", b"&a ", b"*a"])
        )
    assert_shown(read(bytes(mutated)), bytes(mutated))


classes: list[Any] = [*KINDS.values()]
keys = st.sampled_from(sorted({field.key for cls in classes for field in fields_of(cls)} | {"x", "<<"}))
values = st.recursive(
    st.sampled_from(["~", "''", "a", "NO", "2022", "2022-02-30", "010", "true", '"\\e"', "held"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(keys, inner, max_size=3).map(
            lambda entries: "{" + ", ".join(f"{key}: {value}" for key, value in entries.items()) + "}"
        )
    ),
    max_leaves=6,
)


@given(
    st.sampled_from(sorted(cls.plural for cls in KINDS.values())),
    st.lists(st.dictionaries(keys, values, max_size=6), max_size=3),
)
def test_any_value_under_any_field_is_decoded_or_reported(plural: str, records: list[dict[str, str]]) -> None:
    entries = [", ".join(f"{key}: {value}" for key, value in record.items()) for record in records]
    text = f"{plural}: [{', '.join(f'{{{entry}}}' for entry in entries)}]\n"
    contents = read(text.encode())
    assert_shown(contents, text.encode())
    decoded = sum(len(of_kind) for of_kind in contents.records.values())
    assert decoded == len(records) or contents.problems


def test_a_valid_file_has_no_problem() -> None:
    contents = read(VALID)
    assert contents.problems == []
    assert len(contents.records["meeting"]) == 1


def test_every_documented_rule_is_one_that_reading_finds() -> None:
    sources = [path for path in Path(reading.__file__).parent.glob("*.py") if path.name != "rules.py"]
    text = "".join(path.read_text(encoding="utf-8") for path in sources)
    assert [rule for rule in RULES if f'"{rule}"' not in text] == []

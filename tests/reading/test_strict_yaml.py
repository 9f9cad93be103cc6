"""Strict YAML: what is rejected and where, with both of PyYAML's loaders."""

from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from cases import for_each
from dialoguekb.reading.nodes import InvalidNode, Mapping, Node, Scalar, Sequence
from dialoguekb.reading.source_text import SourceText
from dialoguekb.reading.strict_yaml import DEEPEST, YamlDocument, read_yaml

LOADERS: list[Any] = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]
both_loaders = pytest.mark.parametrize("loader", LOADERS)


def read(text: str, loader: Any = LOADERS[-1]) -> YamlDocument:
    return read_yaml(SourceText("a.yaml", text), loader)


def positions(document: YamlDocument) -> list[tuple[str, int, int]]:
    return [(problem.rule, problem.place.line, problem.place.column) for problem in document.problems]


def plain(node: Node | None) -> Any:
    match node:
        case Scalar():
            return node.text
        case Mapping():
            return {key.text: plain(value) for key, value in node.entries}
        case Sequence():
            return [plain(item) for item in node.items]
        case _:
            return None


@both_loaders
@pytest.mark.parametrize("text", ["NO", "on", "yes", "12:30", "010", "1_000", "~", "1e3", "0x1F", "2022-02-30", ".inf"])
def test_a_plain_scalar_is_the_text_that_was_written(loader: Any, text: str) -> None:
    document = read(f"country: {text}\n", loader)
    assert document.root == Mapping(1, 1, [(Scalar("country", True, 1, 1), Scalar(text, True, 1, 10))])
    assert document.problems == []


@both_loaders
def test_quotation_marks_and_blocks_make_a_text_that_is_not_plain(loader: Any) -> None:
    root = read("a: 'null'\nb: \"\\e[31m\"\nc: |\n  NO\n", loader).root
    assert isinstance(root, Mapping)
    assert [(value.text, value.plain) for _, value in root.entries if isinstance(value, Scalar)] == [
        ("null", False),
        ("\x1b[31m", False),
        ("NO\n", False),
    ]


@both_loaders
def test_columns_count_characters_not_bytes(loader: Any) -> None:
    root = read("名前: {𝒳: é, b: 2}\n", loader).root
    assert isinstance(root, Mapping)
    inner = root.entries[0][1]
    assert isinstance(inner, Mapping)
    assert (inner.line, inner.column) == (1, 5)
    assert [(key.column, value.column) for key, value in inner.entries] == [(6, 9), (12, 15)]


REFUSED = {
    "duplicate key": ("a: 1\nb: 2\na: 3\n", [("duplicate-key", 3, 1)]),
    "duplicate key in braces": ("x: {a: 1, a: 2}\n", [("duplicate-key", 1, 11)]),
    "duplicate key, once quoted": ("a: 1\n'a': 2\n", [("duplicate-key", 2, 1)]),
    "anchor on a text": ("a: &x 1\n", [("anchor", 1, 4)]),
    "anchor on a list": ("a: &x\n  - 1\n", [("anchor", 1, 4)]),
    "alias": ("a: 1\nb: *x\n", [("alias", 2, 4)]),
    "alias as a key": ("*x : 1\nb: 2\n", [("alias", 1, 1)]),
    "merge key": ("a: 1\n<<: {b: 2}\n", [("merge-key", 2, 1)]),
    "a tag": ("a: !!int 1\n", [("tag", 1, 4)]),
    "the tag of text": ("a: !!str 1\n", [("tag", 1, 4)]),
    "a tag of one's own": ("a: !python/object:os.system x\n", [("tag", 1, 4)]),
    "a tag on a mapping": ("a: !!set {b}\n", [("tag", 1, 4)]),
    "declared tags": ("%TAG !e! tag:e,2022:\n---\na: 1\n", [("tag", 1, 1)]),
    "two documents": ("a: 1\n---\nb: 2\n", [("several-documents", 2, 1)]),
    "a list as key": ("? [a]\n: 1\nb: 2\n", [("complex-key", 1, 3)]),
    "an empty file": ("", [("empty-file", 1, 1)]),
    "comments only": ("# meetings\n\n", [("empty-file", 1, 1)]),
    "a document's beginning only": ("---\n", [("empty-file", 1, 1)]),
    "nesting past 64": ("a: " + "[" * DEEPEST + "]" * DEEPEST, [("too-deep", 1, 67)]),
    "nesting far past 64": ("[" * 100_000, [("too-deep", 1, 65)]),
    "an open bracket": ("a: [1,\nb: 2\n", [("syntax", 1, 4)]),
    "an open brace": ("a: {b: 1\nc: 2\n", [("syntax", 1, 4)]),
    "an open quotation mark": ("a: 'x\nb: 2\n", [("syntax", 1, 4)]),
    "an apostrophe in quotation marks": ("a: 'it's'\n", [("syntax", 1, 8)]),
    "a tab as indentation": ("a:\n\tb: 1\n", [("syntax", 2, 1)]),
    "a tab as indentation further down": ("a:\n  b: 1\n\tc: 2\n", [("syntax", 3, 1)]),
    "a second colon": ("a: 1\nb: Tokyo: capital\n", [("syntax", 2, 9)]),
    "a line without a colon": ("a: 1\nb\nc: 2\n", [("syntax", 2, 1)]),
    "indentation between two levels": ("a:\n  - x\n b: 1\n", [("syntax", 3, 2)]),
    "an at sign": ("a: @x\n", [("syntax", 1, 4)]),
    "an unknown escape": ('a: "\\q"\n', [("syntax", 1, 4)]),
    "a closing bracket alone": ("a: ]\n", [("syntax", 1, 4)]),
}


@both_loaders
@pytest.mark.parametrize(("text", "expected"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused_is_named_at_its_line_and_column(
    loader: Any, text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert positions(read(text, loader)) == expected


@both_loaders
@for_each("text", [text for text, _ in REFUSED.values()])
def test_no_message_speaks_of_tokens(loader: Any, text: str) -> None:
    for problem in read(text, loader).problems:
        words = f"{problem.message} {problem.expected}"
        assert not any(word in words for word in ("token", "scanning", "parsing", "flow", "scalar", "node", "stream"))
        assert problem.expected
        assert problem.source_line == text.split("\n")[problem.place.line - 1]


def test_sixty_four_levels_are_read() -> None:
    document = read("a: " + "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1))
    assert document.problems == []


def test_after_a_local_fault_reading_goes_on() -> None:
    document = read("a: &x 1\nb: *x\na: 2\nc: [*x, 3]\n")
    assert positions(document) == [("anchor", 1, 4), ("alias", 2, 4), ("duplicate-key", 3, 1), ("alias", 4, 5)]
    assert isinstance(document.root, Mapping)
    assert plain(document.root) == {"a": "1", "b": None, "c": [None, "3"]}
    assert document.root.entries[1][1] == InvalidNode(2, 4)


def test_the_value_of_a_second_equal_key_is_thrown_away_whole() -> None:
    assert plain(read("a: 1\na: {b: [2, {c: 3}]}\nd: 4\n").root) == {"a": "1", "d": "4"}
    assert plain(read("? {x: [y]}\n: {b: [2]}\nd: 4\n").root) == {"d": "4"}


def test_aliases_do_not_multiply() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 10)]
    document = read("\n".join(lines))
    assert len([problem for problem in document.problems if problem.rule == "alias"]) == 90


def test_a_syntax_error_keeps_the_records_that_were_complete_before() -> None:
    document = read("meetings:\n  - {id: a}\n  - {id: b}\n  - id: c\n    city: 'To\n")
    assert document.ended_early
    assert plain(document.root) == {"meetings": [{"id": "a"}, {"id": "b"}]}


def test_only_the_first_of_two_documents_is_read() -> None:
    document = read("meetings: [{id: a}]\n---\nmeetings: [{id: b}]\n")
    assert plain(document.root) == {"meetings": [{"id": "a"}]}


texts = st.text(st.characters(codec="utf-8", exclude_characters="\ufeff"), max_size=30)
nested = st.recursive(
    texts, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4), max_leaves=20
)


@given(st.dictionaries(texts.filter(lambda key: len(key) < 100), nested, min_size=1, max_size=5), st.booleans())
def test_what_pyyaml_writes_of_texts_reads_back_the_same(data: dict[str, Any], flow: bool) -> None:  # noqa: FBT001
    written = yaml.safe_dump(data, default_flow_style=flow)
    for loader in LOADERS:
        document = read(written, loader)
        assert document.problems == []
        assert plain(document.root) == data
        assert document == read(written, LOADERS[0])


VALID = """\
meetings:
  - id: in-jp-2plus2-2022
    dialogue: "in-jp-2plus2"
    participants: [rajnath-singh, {official: yoshimasa-hayashi, as: 'Special envoy'}]
    outcomes:
      - |
        Agreed
      - second
"""


@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_no_text_makes_the_reader_raise(text: str) -> None:
    for loader in LOADERS:
        read(text, loader)


@given(st.data())
def test_no_mutation_makes_the_reader_raise_and_places_lie_in_the_file(data: st.DataObject) -> None:
    text = VALID
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 3))
        text = text[:at] + data.draw(st.text("ab:-[]{}'\"&*!|>,# \n\t%@?<~é", max_size=3)) + text[at + cut :]
    lines = text.split("\n")
    for loader in LOADERS:
        for problem in read(text, loader).problems:
            assert 1 <= problem.place.line <= len(lines)
            assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1
            assert problem.source_line == lines[problem.place.line - 1]


@pytest.mark.skipif(len(LOADERS) < 2, reason="libyaml is missing")
@given(st.data())
def test_both_loaders_agree_on_a_file_with_one_sign_too_many(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(VALID)))
    text = VALID[:at] + data.draw(st.sampled_from(list("ab-]}'\"&*, \n@~"))) + VALID[at:]
    in_python, in_c = (read(text, loader) for loader in LOADERS)
    # On a few oddities between brackets (`{a,: b}`) one of the two gives up where the other reads on.
    assume(in_python.ended_early == in_c.ended_early)
    assert [problem.rule for problem in in_python.problems] == [problem.rule for problem in in_c.problems]
    if not in_c.ended_early:
        assert plain(in_python.root) == plain(in_c.root)
        assert in_python.problems == in_c.problems

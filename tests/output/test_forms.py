"""Every form of output over hostile rows, and what each promises to the program that reads it."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from urllib.parse import unquote

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cases import for_each
from dialoguekb.errors import UnknownValueError
from dialoguekb.model.columns import Column, ColumnForm
from dialoguekb.output.cells import cell_text
from dialoguekb.output.forms import FORMS, render, write
from dialoguekb.output.safety import visible
from dialoguekb.output.web_address import encoded_address, is_address

from .hostile_texts import HOSTILE

COLUMNS = (
    Column("id", "Id", "text"),
    Column("name", "Name", "text"),
    Column("start", "Start", "date"),
    Column("meetings", "Meetings", "number"),
    Column("acting", "Acting", "flag"),
    Column("sides", "Sides", "list"),
    Column("tenures", "Tenures", "items", "{title} {from}–{to}"),
)

Row = Sequence[object]


def row(text: str) -> Row:
    return [text, text, "2022-04", 3, True, [text, "JP"], [{"title": text, "from": "2014", "to": None}, {text: text}]]


EMPTY_ROW: Row = ["x", None, None, None, None, [], []]
HOSTILE_ROWS = [row(text) for text in HOSTILE]


def text_of(form: str, rows: Iterable[Row], *, raw: bool = False) -> str:
    return "".join(render(form, COLUMNS, rows, raw=raw))


def controls_in(text: str) -> set[str]:
    return {character for character in text if visible(character) != character}


def as_objects(rows: Iterable[Row]) -> list[dict[str, object]]:
    names = [column.name for column in COLUMNS]
    return [dict(zip(names, values, strict=True)) for values in rows]


def test_the_hostile_texts_are_many() -> None:
    assert len(set(HOSTILE)) >= 300


@pytest.mark.parametrize("form", FORMS)
def test_no_control_leaves_but_line_ends_and_tabs_between_cells(form: str) -> None:
    written = text_of(form, HOSTILE_ROWS)
    written.encode()
    own = {"tsv": {"\t"}, "csv-excel": {"\ufeff"}}.get(form, set())
    assert controls_in(written) == {"\n", *own}
    assert written.rfind("\ufeff") <= 0


@pytest.mark.parametrize("form", FORMS)
def test_the_same_rows_give_the_same_text_that_ends_its_last_line(form: str) -> None:
    written = text_of(form, [row("India–Japan"), EMPTY_ROW])
    assert written == text_of(form, [row("India–Japan"), EMPTY_ROW])
    assert written.endswith("\n")
    assert not written.endswith("\n\n")


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("json", "[]\n"),
        ("jsonl", ""),
        ("yaml", "[]\n"),
        ("csv", "id,name,start,meetings,acting,sides,tenures\n"),
        ("tsv", "id\tname\tstart\tmeetings\tacting\tsides\ttenures\n"),
    ],
)
def test_no_rows_are_an_empty_list_or_a_header(form: str, written: str) -> None:
    assert text_of(form, []) == written


def test_an_unknown_form_names_the_known_ones() -> None:
    with pytest.raises(UnknownValueError, match=r"no output form is called 'xml'.*table, cards, json, jsonl"):
        render("xml", COLUMNS, [])


@for_each("text", HOSTILE)
def test_json_jsonl_and_yaml_read_back_as_the_exact_data(text: str) -> None:
    rows = [row(text), EMPTY_ROW]
    assert json.loads(text_of("json", rows)) == as_objects(rows)
    assert [json.loads(line) for line in text_of("jsonl", rows).split("\n")[:-1]] == as_objects(rows)
    if len(text) < 1000:  # YAML takes no longer text as a plain key
        assert yaml.safe_load(text_of("yaml", rows)) == as_objects(rows)


any_text = st.text(st.characters(codec="utf-8"), max_size=40) | st.sampled_from(
    ["no", "Y", "1e3", "0o7", "1:30", "2022-04-12", "a: b", "a #b", "- a", "a ", "a:", "---", "...", "? a", "é", "a,b"]
)
any_scalar = st.none() | st.booleans() | st.integers() | any_text
any_item = st.dictionaries(
    st.text("abcdefghijkl_", min_size=1, max_size=8), any_scalar | st.lists(any_text), max_size=3
)
any_row = st.tuples(
    any_text, any_text, st.none() | any_text, st.none() | st.integers(), st.booleans(), st.lists(any_text),
    st.lists(any_item, max_size=3),
)  # fmt: skip
any_rows = st.lists(any_row, max_size=3)


@given(any_rows)
def test_any_rows_read_back_from_json_and_yaml(rows: list[Row]) -> None:
    objects = as_objects(rows)
    assert json.loads(text_of("json", rows)) == objects
    assert [json.loads(line) for line in text_of("jsonl", rows).split("\n")[:-1]] == objects
    assert yaml.safe_load(text_of("yaml", rows)) == objects
    for loader in {yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)}:
        assert yaml.load(text_of("yaml", rows), loader) == objects  # noqa: S506 - both are safe loaders


@given(any_rows, st.booleans())
def test_any_rows_keep_their_number_of_cells_in_csv_and_tsv(rows: list[Row], raw: bool) -> None:  # noqa: FBT001 - drawn
    written = text_of("csv", rows, raw=raw)
    parsed = list(csv.reader(io.StringIO(written, newline="")))
    assert [len(cells) for cells in parsed] == [len(COLUMNS)] * (len(rows) + 1)
    lines = text_of("tsv", rows, raw=raw).split("\n")
    assert [line.count("\t") for line in lines] == [len(COLUMNS) - 1] * (len(rows) + 1) + [0]


@given(any_rows)
def test_raw_csv_is_the_exact_data(rows: list[Row]) -> None:
    parsed = list(csv.reader(io.StringIO(text_of("csv", rows, raw=True), newline="")))
    assert [cells[:2] for cells in parsed[1:]] == [list(values[:2]) for values in rows]


def test_csv_for_excel_is_the_plain_csv_after_a_byte_order_mark() -> None:
    for raw in (False, True):
        assert text_of("csv-excel", HOSTILE_ROWS, raw=raw) == "\ufeff" + text_of("csv", HOSTILE_ROWS, raw=raw)


def test_raw_lifts_the_guards_of_delimited_forms_only() -> None:
    rows = [row("=1+1\x1b\t\n\ud800")]
    parsed = list(csv.reader(io.StringIO(text_of("csv", rows, raw=True), newline="")))
    assert parsed[1][0] == "=1+1\x1b\t\n\\ud800"
    assert text_of("tsv", rows, raw=True).split("\n")[1].split("\t")[0] == "=1+1\x1b\\t\\n\\ud800"
    for form in set(FORMS) - {"csv", "csv-excel", "tsv"}:
        assert text_of(form, rows, raw=True) == text_of(form, rows)


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_no_guarded_cell_begins_as_a_formula(form: str) -> None:
    rows = [row(text) for text in HOSTILE]
    parsed = csv.reader(
        io.StringIO(text_of(form, rows), newline=""),
        delimiter="\t" if form == "tsv" else ",",
        quoting=csv.QUOTE_NONE if form == "tsv" else csv.QUOTE_MINIMAL,
    )
    # An entry of a list counts as a cell: a spreadsheet may split at semicolons. A text's own semicolon does not.
    for cells in parsed:
        assert not any(cell.lstrip().startswith(tuple("=+-@＝＋－＠\t\r")) for cell in cells)


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ('a;=HYPERLINK("x")', 'a;\'=HYPERLINK("x")'),
        ("a; \u200c+1", "a; \u200c'+1"),
        ("a\n=1+1", "a\n'=1+1"),
        ("a; b - c; d = e", "a; b - c; d = e"),
    ],
)
def test_no_part_of_a_cell_after_a_semicolon_or_line_break_is_a_formula(text: str, guarded: str) -> None:
    parsed = list(csv.reader(io.StringIO(text_of("csv", [row(text)]), newline="")))
    assert parsed[1][0] == guarded


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "markdown"])
def test_lists_are_joined_by_one_separator_in_every_row_and_form(form: str) -> None:
    columns = [Column("id", "Id"), Column("outcomes", "Outcomes", "list"), Column("seats", "Seats", "items", "{name}")]
    rows: list[Row] = [["a", ["x", "y"], [{"name": "x"}, {"name": "y"}]], ["b", ["x, with y", "z"], [{"name": "p, q"}]]]
    written = "".join(render(form, columns, rows))
    assert written.count("x; y") == 2
    assert "x, with y; z" in written


def test_csv_writes_lists_flags_and_missing_values() -> None:
    assert text_of("csv", [row("a"), EMPTY_ROW]) == (
        "id,name,start,meetings,acting,sides,tenures\na,a,2022-04,3,true,a; JP,a 2014–\nx,,,,,,\n"
    )


PARAGRAPHS = "First, paragraph.\r\n\r\n=Second\x1b.\n"


def test_line_breaks_are_line_breaks_in_csv() -> None:
    written = "".join(render("csv", [Column("note", "Note"), Column("id", "Id")], [[PARAGRAPHS, "x"]]))
    assert written == 'note,id\n"First, paragraph.\n\n\'=Second\\x1b.\n",x\n'
    assert next(csv.reader(io.StringIO(written.removeprefix("note,id\n")))) == [
        "First, paragraph.\n\n'=Second\\x1b.\n", "x"
    ]  # fmt: skip


def test_a_table_shows_a_text_with_line_breaks_on_one_line() -> None:
    written = "".join(render("table", [Column("note", "Note")], [[PARAGRAPHS]]))
    assert written.splitlines()[2] == "First, paragraph. =Second\\x1b."


def test_markdown_keeps_every_cell_and_shows_it_literally() -> None:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text_of("markdown", HOSTILE_ROWS))
    children = [child for token in tokens for child in token.children or []]
    assert {child.type for child in children} <= {"text", "link_open", "link_close"}
    assert {token.type.removesuffix("_open").removesuffix("_close") for token in tokens} == {
        "table", "thead", "tbody", "tr", "th", "td", "inline"
    }  # fmt: skip
    # Only a text that is an address is a link, and it shows where it leads.
    links = [child.attrs["href"] for child in children if child.type == "link_open"]
    assert len(links) == 4 * sum(map(is_address, HOSTILE))
    cells = [token.content for token in tokens if token.type == "inline"]
    assert len(cells) == len(COLUMNS) * (len(HOSTILE) + 1)
    shown = ["".join(child.content for child in token.children or []) for token in tokens if token.type == "inline"]
    for at, text in enumerate(HOSTILE, start=1):
        flat = text
        for line_break in "\n\r\t\v\f\x85\u2028\u2029":
            flat = flat.replace(line_break, " ")
        expected = encoded_address(flat) if is_address(flat) else visible(flat)
        assert unquote(shown[at * len(COLUMNS)]).split() == unquote(expected or "").split()


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("https://example.org/a_(b)?q=1|2", "<https://example.org/a_(b)?q=1%7C2>"),
        ("HTTP://example.org/<x>", "<HTTP://example.org/%3Cx%3E>"),
        ("see https://example.org/a", "see https\\://example.org/a"),
        (["https://example.org/a", "b_c*"], "<https://example.org/a>; b_c\\*"),
        ("javascript://example.org", "javascript\\://example.org"),
        ("https:///a", "https\\:///a"),
    ],
)
def test_an_address_is_a_link_in_markdown(value: object, cell: str) -> None:
    form: ColumnForm = "list" if isinstance(value, list) else "text"
    written = "".join(render("markdown", [Column("url", "Address", form)], [[value]]))
    assert written.splitlines()[2] == f"| {cell} |"


@given(any_rows)
def test_markdown_keeps_the_number_of_cells_of_any_rows(rows: list[Row]) -> None:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text_of("markdown", rows))
    assert sum(token.type == "td_open" for token in tokens) == len(COLUMNS) * len(rows)
    types = {child.type for token in tokens for child in token.children or []}
    assert types <= {"text", "link_open", "link_close"}


def test_a_table_is_aligned_by_cells_of_the_terminal() -> None:
    columns = [Column("city", "City", "text"), Column("meetings", "Meetings", "number"), Column("x", "X", "list")]
    rows: list[Row] = [
        ["Tokyo", 3, ["a", "b"]],
        ["東京", 12, []],
        ["Tōkyō", None, None],
        ["To\u0304kyo\u0304", 1, ["c"]],
    ]
    assert "".join(render("table", columns, rows)) == (
        "City   Meetings  X\n"
        "-----  --------  ----\n"
        "Tokyo         3  a; b\n"
        "東京         12\n"
        "Tōkyō\n"
        "To\u0304kyo\u0304         1  c\n"
    )


def test_a_table_for_a_pipe_is_never_cut() -> None:
    assert "x" * 10_000 in text_of("table", [row("x" * 10_000)])


def test_json_is_indented_a_key_a_line() -> None:
    assert text_of(
        "json", [["in-jp", "India–Japan", "2022", 3, False, ["IN", "JP"], [{"title": "x", "to": None}]]]
    ) == (
        "[\n  {\n"
        '    "id": "in-jp",\n'
        '    "name": "India–Japan",\n'
        '    "start": "2022",\n'
        '    "meetings": 3,\n'
        '    "acting": false,\n'
        '    "sides": ["IN", "JP"],\n'
        '    "tenures": [\n'
        '      {"title": "x", "to": null}\n'
        "    ]\n"
        "  }\n]\n"
    )


def test_yaml_leaves_names_bare_and_quotes_what_a_loader_could_mistake() -> None:
    written = text_of(
        "yaml", [["in-jp-2plus2", "NO", "2022-09-08", 3, False, ["IN", "on"], [{"title": "Prime Minister"}]]]
    )
    assert written == (
        "- id: in-jp-2plus2\n"
        '  name: "NO"\n'
        '  start: "2022-09-08"\n'
        "  meetings: 3\n"
        "  acting: false\n"
        "  sides:\n"
        "    - IN\n"
        '    - "on"\n'
        "  tenures:\n"
        "    - title: Prime Minister\n"
    )


@pytest.mark.parametrize(
    ("template", "item", "cell"),
    [
        ("{name}", {"name": "Quad"}, "Quad"),
        ("{title} {from}–{to}", {"title": "Minister", "from": "2014", "to": "2019"}, "Minister 2014–2019"),
        ("{title} {from}–{to}", {"title": "Minister", "from": "2014", "to": None}, "Minister 2014–"),
        ("{title} {from}–{to}", {"title": "Minister", "to": "2019"}, "Minister –2019"),
        ("{title} {from}–{to}", {"title": "Minister"}, "Minister"),
        ("{title} {from}–{to}", {"from": "2014", "to": "2019"}, "2014–2019"),
        ("{title} {from}–{to}", {}, ""),
        ("{name} ({office}, {country})", {"name": "A", "office": "B", "country": "C"}, "A (B, C)"),
        ("{name} ({office}, {country})", {"name": "A", "country": "C"}, "A (C)"),
        ("{name} ({office}, {country})", {"name": "A", "office": "B"}, "A (B)"),
        ("{name} ({office}, {country})", {"name": "A"}, "A"),
        ("{name} ({office})", {"office": "B"}, "(B)"),
        ("{a}, {b} ({c})", {"a": "A", "c": "C"}, "A (C)"),
        ("{a}, {b}, {c}", {"a": "A", "c": "C"}, "A, C"),
        ("{a}, {b}, {c}", {"b": "B", "c": "C"}, "B, C"),
        ("{field}: {kept}", {"field": "start", "kept": ""}, "start"),
        ("{title} {acting}", {"title": "x", "acting": True}, "x yes"),
        ("{title}<?acting: (acting)> {from}", {"title": "x", "acting": True, "from": "2014"}, "x (acting) 2014"),
        ("{title}<?acting: (acting)> {from}", {"title": "x", "acting": False, "from": "2014"}, "x 2014"),
        ("{title}<?acting: (acting)>< (as of {as_of})>", {"title": "x", "as_of": "2014"}, "x (as of 2014)"),
        ("{title} {tags}", {"title": "x", "tags": ["a", "b"]}, "x a, b"),
        ("{title}", {"title": "{from}, (", "from": "2014"}, "{from}, ("),
        ("{title.__class__} {0}", {"title": "x"}, "{title.__class__} {0}"),
        ("", {"a": "A", "b": None, "c": 3}, "A 3"),
    ],
)
def test_an_item_is_written_by_its_template_without_what_is_missing(
    template: str, item: dict[str, object], cell: str
) -> None:
    assert cell_text(Column("x", "X", "items", template), [item]) == cell


@pytest.mark.parametrize(("encoding", "written"), [("utf-8", "India–東京"), ("ascii", "India\\u2013\\u6771\\u4eac")])
def test_writing_never_fails_for_the_encoding_of_a_stream(encoding: str, written: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    write(["India–", "東京"], stream)
    stream.seek(0)
    assert stream.read() == written


def test_only_what_a_form_needs_is_imported() -> None:
    program = (
        "import sys; from dialoguekb.model.columns import Column; from dialoguekb.output.forms import render\n"
        "list(render('table', [Column('a', 'A', 'text')], [['India–Japan']]))\n"
        "print(*sorted({'rich', 'yaml', 'json', 'markdown_it'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"

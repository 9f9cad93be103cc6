import json
import time
import unicodedata
from collections.abc import Callable
from itertools import pairwise

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cases import for_each
from dialoguekb.output.safety import (
    encodable,
    json_safe,
    markdown_safe,
    spreadsheet_safe,
    visible,
    yaml_safe,
)

from .hostile_texts import HOSTILE

ORDINARY = (
    "2+2",
    "India–Japan",
    "S. Jaishankar",
    "in-jp-2plus2",
    "Minister for Foreign Affairs",
    "shared_groupings",
    "AT&T, R&D",
    "10:30 (local time); 5 > 3",
    "Tōkyō / 東京",
    "می‌خواهم",
    "क्‍ष",
    "C# and F#",
    "“quoted” – dash — dash",
    "3.5 million",
)

any_text = st.text(st.characters(codec=None), max_size=60)
paired_text = any_text.filter(lambda text: not _has_split_pair(text))
any_control = st.text(st.characters(categories=("Cc", "Cf", "Zl", "Zp", "Cs", "L")), max_size=40)


def _has_split_pair(text: str) -> bool:
    return any("\ud800" <= first <= "\udbff" and "\udc00" <= second <= "\udfff" for first, second in pairwise(text))


def is_control(character: str) -> bool:
    """A naive oracle: Unicode's own classes, less what spells words or is a visible sign."""
    if character in "\u200c\u200d" or character in "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2":
        return False
    return unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp", "Cs"} and character not in "\U000110bd\U000110cd"


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_stays_as_it_is_everywhere(text: str) -> None:
    assert visible(text) is text
    assert encodable(text) is text
    assert markdown_safe(text) == text
    assert spreadsheet_safe(text) == text
    assert json_safe(f'"{text}"') == f'"{text}"'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", "\\x1b[31m"),
        ("a\nb\r\tc", "a\\nb\\r\\tc"),
        ("\x00\x07\x7f\x9b", "\\x00\\x07\\x7f\\x9b"),
        ("\u202eabc\u2066", "\\u202eabc\\u2066"),
        ("\u061c\u200e\u200f", "\\u061c\\u200e\\u200f"),
        ("\u2028\u2029\ufeff", "\\u2028\\u2029\\ufeff"),
        ("\ud800x", "\\ud800x"),
        ("notes\udcff.csv", "notes\\xff.csv"),
        ("\U000e0041", "\\U000e0041"),
        ("\ufdd0\uffff\U0010ffff", "\\ufdd0\\uffff\\U0010ffff"),
        ("a\u00adb\u200bc", "a\\xadb\\u200bc"),
        ("\ue000\U000f0000", "\ue000\U000f0000"),
        ("\\x1b", "\\x1b"),
    ],
)
def test_visible_writes_what_controls_or_hides_as_an_escape(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(any_text | any_control)
def test_nothing_visible_controls_and_nothing_else_is_lost(text: str) -> None:
    shown = visible(text)
    assert not any(map(is_control, shown))
    shown.encode()
    remaining = iter(shown)
    assert all(character in remaining for character in text if visible(character) == character)


@given(st.recursive(paired_text, lambda inner: st.lists(inner) | st.dictionaries(paired_text, inner), max_leaves=5))
def test_json_reads_back_as_the_exact_data_without_a_control(value: object) -> None:
    safe = json_safe(json.dumps(value, ensure_ascii=False))
    assert not any(map(is_control, safe))
    assert json.loads(safe) == value


@given(any_text)
def test_a_quoted_yaml_scalar_reads_back_as_the_exact_data(text: str) -> None:
    safe = yaml_safe(json.dumps(text, ensure_ascii=False))
    assert not any(map(is_control, safe))
    assert yaml.safe_load(safe) == text


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd", "'+cmd"),
        ("-cmd", "'-cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("  =1", "'  =1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("\u3000＝1", "'\u3000＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠x", "'＠x"),
        ("\u200d=1", "'\u200d=1"),
        ("-5", "-5"),
        ("+3.2", "+3.2"),
        ("-5 days", "'-5 days"),
        ("- 5", "'- 5"),
        ("-", "'-"),
        ("2+2", "2+2"),
        ("–5", "–5"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_is_guarded(text: str, cell: str) -> None:
    assert spreadsheet_safe(text) == cell


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a|b", "a\\|b"),
        ("a\\", "a\\\\"),
        ("\\|", "\\\\\\|"),
        ("<b>", "\\<b>"),
        ("&lt; & &#60;", "\\&lt; & \\&#60;"),
        ("*a* _b_ c_d __e__", "\\*a\\* \\_b\\_ c_d \\_\\_e\\_\\_"),
        ("[x](y)", "\\[x\\](y)"),
        ("`x`", "\\`x\\`"),
        ("~~x~~", "\\~\\~x\\~\\~"),
        ("# x", "\\# x"),
        ("issue #5", "issue \\#5"),
        ("$x$", "\\$x\\$"),
        ("> x", "\\> x"),
        ("- x", "\\- x"),
        ("-5", "-5"),
        ("---", "\\-\\-\\-"),
        ("1. x", "1\\. x"),
        ("12) x", "12\\) x"),
        ("1.5 x", "1.5 x"),
        ("2022. x", "2022\\. x"),
        ("https://x.example", "https\\://x.example"),
        ("www.x.example", "www\\.x.example"),
        ("a@x.example", "a\\@x.example"),
        ("mailto:a@x.example", "mailto\\:a\\@x.example"),
        (" a\nb\r\nc\td ", "a b c d"),
        ("\x1b", "\\\\x1b"),
    ],
)
def test_markdown_escapes_what_would_change_meaning(text: str, written: str) -> None:
    assert markdown_safe(text) == written


def inline_tokens(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens for child in [token, *(token.children or [])]]


def literal(text: str) -> str:
    """What a reader should see of a text in markdown, white space at the edges and line breaks aside."""
    for break_ in ("\r", "\n", "\t", "\v", "\f", "\x85", "\u2028", "\u2029"):
        text = text.replace(break_, " ")
    return " ".join(visible(text).split())


MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@for_each("text", HOSTILE)
def test_a_paragraph_of_hostile_text_renders_literally(text: str) -> None:
    assert_paragraph(text)


@given(any_text | st.text("\\|*_~`[]()<>&#$!-+=1. \nab:/@;^", max_size=30))
def test_a_paragraph_of_any_text_renders_literally(text: str) -> None:
    assert_paragraph(text)


def assert_paragraph(text: str) -> None:
    tokens = inline_tokens(MARKDOWN.parse(markdown_safe(text)))
    kinds = {token.type for token in tokens}
    assert kinds <= {"paragraph_open", "paragraph_close", "inline", "text"}
    shown = "".join(token.content for token in tokens if token.type == "text")
    assert " ".join(shown.split()) == literal(text)


@pytest.mark.parametrize("run", ["\n", ";", "; ", " ", "_", "&", "#", "a_", "[", "\u200d"])
@pytest.mark.parametrize("safe", [spreadsheet_safe, markdown_safe, visible])
def test_a_long_run_of_signs_takes_little_time(safe: Callable[[str], str], run: str) -> None:
    start = time.process_time()
    safe(f"x{run * 50_000}y")
    assert time.process_time() - start < 2

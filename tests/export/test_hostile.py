import functools
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from budget import budget
from cases import for_each
from dialoguekb.export.contents import contents
from dialoguekb.export.document import Bullets, Cite, Document, Item, Link, Paragraph, Reference, Strong
from dialoguekb.export.markdown_document import render_markdown_document
from dialoguekb.export.material import gather
from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.model.about import About
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import (
    Agreement,
    Citation,
    Country,
    Dispute,
    Grouping,
    Meeting,
    MeetingTopic,
    Membership,
    Office,
    Official,
    OtherValue,
    Participant,
    Report,
    Signatory,
    Source,
    Tenure,
    Topic,
    UnsourcedField,
)
from dialoguekb.model.records import Document as Paper
from dialoguekb.output.safety import visible
from output.hostile_texts import HOSTILE

DAY = PartialDate.parse("2022-09-08")
BREAKING_OUT = (
    "# heading",
    "\n\n# heading\n\n",
    "[^1]: a footnote",
    "[^9]",
    "x](javascript:alert(1))",
    "![x](http://evil.example)",
    "<script>alert(1)</script>",
    "<http://evil.example>",
    "| a | b |\n| --- | --- |",
    "- item",
    "1. item",
    "***",
    "```",
    "(http://evil.example)",
    ": definition",
    "!",
    "\\",
    "&lt;b&gt;",
)
TEXTS = tuple(
    text
    for text in (*BREAKING_OUT, *HOSTILE)
    if text.strip() and not any("\ud800" <= character <= "\udfff" for character in text)
)
"""Without lone surrogates, which no UTF-8 file holds."""


def knowledge_base(text: str) -> KnowledgeBase:
    """A knowledge base whose every free text is `text`."""
    cited = (Citation(id="s"),)
    records = RecordSet({
        "country": {code: Country(id=code, name=text) for code in ("IN", "JP")},
        "grouping": {
            "g": Grouping(
                id="g", short=text, name=text, kind=text, sources=cited,
                members=(Membership(country="IN"), Membership(country="JP")),
            )
        },
        "office": {"o": Office(id="o", country="JP", role="foreign-minister", title=text)},
        "official": {
            "p": Official(id="p", name=text, country="JP", tenures=(Tenure(office="o", from_=DAY, sources=cited),))
        },
        "meeting": {
            "m": Meeting(
                id="m", title=text, status="held", level="ministerial", start=DAY, city=text, country="JP",
                sides=("IN", "JP"), participants=(Participant(official="p", note=text),),
                topics=(MeetingTopic(topic="t", as_=text),), outcomes=(text,), agreements=("a",),
                documents=(Paper(title=text, url="https://x.example"), Paper(title=text)),
                reports=(Report(source="s", status="scheduled", start=DAY, city=text, note=text),),
                disputes=(
                    Dispute(field="city", kept=text, sources=("s",), not_kept=(OtherValue(value=text),), why=text),
                ),
                unsourced=(UnsourcedField(field="city", why=text),), missing=(text,), note=text, sources=cited,
            )
        },
        "agreement": {
            "a": Agreement(
                id="a", short=text, title=text, kind="logistics", parties=("IN", "JP"), signed=DAY, place=text,
                signatories=(Signatory(name=text, as_=text), Signatory(official="p")), summary=text, sources=cited,
            )
        },
        "topic": {"t": Topic(id="t", label=text)},
        "source": {"s": Source(id="s", publisher=text, title=text, url="https://x.example", kind="news", via=text)},
    })  # fmt: skip
    manifest = About(title=text, home_country="IN", as_of=DAY, version=text, licence=text)
    return KnowledgeBase(Path(), manifest, records)


def written(text: str) -> str:
    with knowledge_base(text) as base:
        return render_markdown_document(contents(gather(base, {})))


def parsed(markdown: str) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(markdown)


def marks(markdown: str) -> list[str]:
    return re.findall(r"\[\^[0-9]+\]:?", re.sub(r"\\.", "escaped", markdown))


def inline_kinds(tokens: list[Token]) -> list[str]:
    shown = {"text", "text_special", "softbreak"}
    return [child.type for token in tokens for child in token.children or [] if child.type not in shown]


@functools.cache
def written_plainly() -> str:
    return written("plain")


@pytest.mark.deep
@for_each("text", TEXTS[:: budget(9, 1)])  # a step that meets every wrapping
def test_no_text_changes_the_structure_of_the_document(text: str) -> None:
    plain, hostile = written_plainly(), written(text)
    assert [token.type for token in parsed(hostile)] == [token.type for token in parsed(plain)]
    assert inline_kinds(parsed(hostile)) == inline_kinds(parsed(plain))
    assert marks(hostile) == marks(plain)
    assert [line[:2] == "# " for line in hostile.splitlines()] == [line[:2] == "# " for line in plain.splitlines()]
    assert all(visible(line) == line for line in hostile.split("\n"))


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://x.example/a b", "[t](https://x.example/a%20b)"),
        ("https://x.example/(a)", "[t](<https://x.example/(a)>)"),
        ("https://x.example/>)[x](y", "[t](<https://x.example/%3E)%5Bx%5D(y>)"),
        ("https://x.example/東京", "[t](https://x.example/%E6%9D%B1%E4%BA%AC)"),
        ("https://x.example/%2B?a=1&b=2", "[t](https://x.example/%2B?a=1&b=2)"),
        ("https://x.example/?a&copy;", "[t](https://x.example/?a&amp;copy;)"),
        ("https://x.example/\\\x1b\n", "[t](https://x.example/%5C%1B%0A)"),
        ("javascript:alert(1)", "t (javascript:alert(1))"),
        ("data:text/html,<b>", "t (data:text/html,\\<b>)"),
    ],
)
def test_an_address_cannot_break_out_and_only_web_addresses_are_links(url: str, shown: str) -> None:
    document = Document((Paragraph((Link("t", url),)),), {})
    assert render_markdown_document(document) == f"{shown}\n"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (("Look!", Link("t", "https://x.example")), "Look\\![t](https://x.example)"),
        (("a", Cite(("s",)), ": b"), "a[^1]\\: b"),
        ((Cite(("s",)), ": b"), "[^1]\\: b"),
        ((Cite(("s", "s")), "(b)"), "[^1]\\(b)"),
        ((Strong("a:"), " ", "b"), "**a:** b"),
        (("www", ".x.example"), "www\\.x.example"),
    ],
)
def test_neighbouring_parts_do_not_join_into_markup(line: tuple[str | Strong | Link | Cite, ...], shown: str) -> None:
    document = Document((Paragraph(line),), {"s": Reference(("S",), None)})
    assert render_markdown_document(document).split("\n")[0] == shown


@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_any_texts_stay_text(texts: list[str]) -> None:
    document = Document((Bullets((Item(("x", *texts), (("y", *texts),)),)),), {})
    tokens = parsed(render_markdown_document(document))
    assert [token.type for token in tokens if token.type.endswith("_open")] == [
        "bullet_list_open", "list_item_open", "paragraph_open",
        "bullet_list_open", "list_item_open", "paragraph_open",
    ]  # fmt: skip
    assert not inline_kinds(tokens)

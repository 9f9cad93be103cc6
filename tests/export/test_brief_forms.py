"""A brief as JSON and as HTML."""

import json
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from dialoguekb.export.document import Bullets, Cite, Document, Heading, Item, Link, Paragraph, Reference, Strong, Table
from dialoguekb.export.html_document import render_html_document
from dialoguekb.export.json_document import render_json_document
from knowledge import run_here

_HOSTILE = '<script>alert("1")</script>&amp;\x1b[31m'

_DOCUMENT = Document(
    (
        Heading(1, (_HOSTILE,)),
        Bullets((Item((Strong("Met:"), " ", "once", Cite(("herald",))), ((_HOSTILE,),)),)),
        Heading(2, ("Rounds",)),
        Paragraph((Link("page", "javascript:alert(1)"), Link(_HOSTILE, 'https://x.example/"><b>'))),
        Table(("Country",), (((_HOSTILE, Cite(("herald",))),),)),
    ),
    {"herald": Reference((_HOSTILE,), "https://herald.example/1"), "gazette": Reference(("not cited",), None)},
)


def test_json_holds_the_sections_with_their_sources() -> None:
    text = render_json_document(_DOCUMENT)
    assert "\x1b" not in text
    assert json.loads(text) == {
        "title": _HOSTILE,
        "sections": [
            {
                "heading": None,
                "level": 1,
                "entries": [
                    {
                        "text": "Met: once",
                        "sources": ["herald"],
                        "below": [{"text": _HOSTILE, "sources": [], "below": []}],
                    }
                ],
            },
            {
                "heading": "Rounds",
                "level": 2,
                "entries": [
                    {"text": f"page{_HOSTILE}", "sources": [], "below": []},
                    {"cells": {"Country": _HOSTILE}, "sources": ["herald"], "below": []},
                ],
            },
        ],
        "sources": [{"id": "herald", "text": _HOSTILE, "url": "https://herald.example/1"}],
    }


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value for name, value in attrs if name == "href"]


def test_html_shows_every_text_and_leads_to_the_web_alone() -> None:
    text = render_html_document(_DOCUMENT)
    page = _Tags()
    page.feed(text)
    assert set(page.tags) <= {
        *("html", "head", "meta", "title", "style", "body", "h1", "h2", "ul", "ol", "li", "p", "strong", "sup", "a"),
        *("div", "table", "tr", "th", "td"),
    }
    assert page.addresses == ["#s1", "https://x.example/%22%3E%3Cb%3E", "#s1", "https://herald.example/1"]
    assert "\x1b" not in text
    assert "not cited" not in text


class _Nesting(HTMLParser):
    """Keeps the elements that are open, the faults of their nesting, the headings and the ids."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        parent = self.open[-1] if self.open else ""
        if (tag == "li") != (parent in {"ul", "ol"}) or (tag == "tr") != (parent == "table"):
            self.faults.append(f"{tag} in {parent}")
        if tag != "meta":
            self.open.append(tag)
        if tag in {"h1", "h2", "h3"}:
            self.levels.append(int(tag[1]))
        self.ids += [str(value) for name, value in attrs if name == "id"]
        self.targets += [str(value)[1:] for name, value in attrs if name == "href" and str(value).startswith("#")]

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"/{tag}")


@pytest.mark.parametrize("typed", [("brief", "India", "Japan", "-o", "html"), ("export", "--country", "Japan")])
def test_a_page_of_html_is_well_formed(
    typed: tuple[str, ...], capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    text = run_here(capfd, *typed, *([str(file)] if typed[0] == "export" else [])).stdout
    page = _Nesting()
    page.feed(text or file.read_text(encoding="utf-8"))
    assert (page.open, page.faults) == ([], [])
    assert page.levels[0] == 1
    assert page.levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(page.levels))
    assert len(page.ids) == len(set(page.ids))
    assert set(page.targets) == set(page.ids)


def test_a_line_break_in_a_text_is_a_space_in_html() -> None:
    text = render_html_document(Document((Paragraph(("first line\nsecond\r\n\nthird",)),), {}))
    assert "<p>first line second third</p>" in text


@pytest.mark.parametrize(("form", "begins"), [("json", '{"title": "India and Japan'), ("html", "<!doctype html>")])
def test_a_brief_has_the_form(form: str, begins: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run_here(capfd, "brief", "India", "Japan", "--short", "-o", form).stdout.startswith(begins)


def test_another_form_is_refused_with_those_there_are(capfd: pytest.CaptureFixture[str]) -> None:
    refused = run_here(capfd, "brief", "India", "Japan", "-o", "csv")
    assert refused.status == 2
    assert "table, markdown, json, html" in refused.stderr

"""Rules about sources: their dates, titles and addresses."""

from pathlib import Path

import pytest

from knowledge import SOUND, place_of, position_of, problems_of, spoilt

from .findings import assert_finding, findings, messages
from .single_errors import only_problem

ENTRY = "sources:\n  - {id: added, publisher: Gazette, title: Talks held, kind: news, %s}\n"


def source(source_id: str, rest: str) -> str:
    return f"  - {{id: {source_id}, kind: news, {rest}}}\n"


# undated-source


def test_a_source_without_any_date_is_reported(tmp_path: Path) -> None:
    says = "the source has neither a date of publication nor a date of access"
    assert_finding(tmp_path, "undated-source", "warning", ENTRY % "language: ja", "added", says)


@pytest.mark.parametrize(
    "dated", ["published: 2022", "published: 2022-09-08", "accessed: 2022-10", "published: 2022, accessed: 2023"]
)
def test_one_date_is_enough(tmp_path: Path, dated: str) -> None:
    assert messages(tmp_path, "undated-source", ENTRY % dated) == []


# future-source


@pytest.mark.parametrize(
    ("dated", "as_of", "says"),
    [
        ("published: 2022-09-10", "2022-09-09", "the source was published on 2022-09-10"),
        ("accessed: 2022-09-10", "2022-09-09", "the source was accessed on 2022-09-10"),
        ("published: 2023", "2022", "the source was published on 2023"),
    ],
)
def test_nothing_was_published_or_read_after_the_knowledge_base_was_kept(
    tmp_path: Path, dated: str, as_of: str, says: str
) -> None:
    text = ENTRY % dated
    (problem,) = findings(tmp_path, "future-source", text, as_of)
    assert problem.message == f"{says}, after the date of the knowledge base"
    assert problem.expected == f"a date no later than {as_of}, or a later as_of in dialoguekb.yaml"
    assert place_of(problem)[1:] == ("added.yaml", *position_of(text, dated.split(": ")[1]))
    assert problem.severity == "error"


@pytest.mark.parametrize(
    ("dated", "as_of"),
    [
        ("published: 2022-09-09", "2022-09-09"),
        ("published: 2022", "2022-09-09"),
        ("published: 2022-09-30", "2022-09"),
    ],
)
def test_a_date_that_may_lie_before_that_day_passes(tmp_path: Path, dated: str, as_of: str) -> None:
    assert findings(tmp_path, "future-source", ENTRY % dated, as_of) == []


# doubtful-source-title


@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("https://gazette.example/2022", "the title is an address"),
        ("'[https://gazette.example/2022]'", "the title is an address"),
        ("www.gazette.example/talks", "the title is an address"),
        ("'Gazette'", "the title is the name of the publisher"),
        ("GAZETTE.", "the title is the name of the publisher"),
    ],
)
def test_a_meaningless_title_is_reported(tmp_path: Path, title: str, says: str) -> None:
    text = (ENTRY % "published: 2022").replace("Talks held", title)
    assert_finding(tmp_path, "doubtful-source-title", "warning", text, title, says)


@pytest.mark.parametrize(
    "title", ["'[ministers meet in Tokyo]'", "The Gazette of 9 September", "See www.gazette.example"]
)
def test_a_title_that_tells_something_passes(tmp_path: Path, title: str) -> None:
    text = (ENTRY % "published: 2022").replace("Talks held", title)
    assert messages(tmp_path, "doubtful-source-title", text) == []


# double-source


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("https://a.example/x", "http://www.a.example/x/"),
        ("https://a.example/x", "https://A.example/x#part"),
        ("https://a.example/x?page=1", "http://a.example/x?page=1#top"),
        ("https://a.example", "https://www.a.example/"),
    ],
)
def test_one_page_is_one_source(tmp_path: Path, one: str, other: str) -> None:
    first = source("first", f"publisher: A, title: One, url: '{one}', published: 2020")
    second = source("second", f"publisher: B, title: Two, url: '{other}', published: 2021")
    text = f"sources:\n{first}{second}"
    (problem,) = findings(tmp_path, "double-source", text)
    assert (problem.record, problem.message) == ("source second", "source first has the same address")
    line = text.splitlines()[2]
    assert place_of(problem)[1:] == ("added.yaml", 3, line.index("url:") + 1 + len("url: "))
    assert problem.severity == "warning"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/x", "https://a.example/X"),
        ("https://a.example/x", "https://a.example/x/y"),
        ("https://a.example/x?id=1", "https://a.example/x?id=2"),
        ("https://a.example/#/one", "https://a.example/#/two"),
        ("https://a.example/#!one", "https://a.example/#!two"),
        ("https://en.a.example/x", "https://a.example/x"),
    ],
)
def test_two_pages_are_two_sources(tmp_path: Path, one: str, other: str) -> None:
    first = source("first", f"publisher: A, title: One, url: '{one}', published: 2020")
    second = source("second", f"publisher: B, title: Two, url: '{other}', published: 2021")
    assert messages(tmp_path, "double-source", f"sources:\n{first}{second}") == []


@pytest.mark.parametrize(
    ("rest", "is_double"),
    [
        ("publisher: HERALD, title: 'Ministers meet!', published: 2022-08-01", True),
        ("publisher: Herald, title: Ministers meet, published: 2022-08-01, url: 'https://a.example'", True),
        ("publisher: Herald, title: Ministers meet, published: 2022-09-10", False),
        ("publisher: Herald, title: Ministers meet again, published: 2022-08-01", False),
        ("publisher: Gazette, title: Ministers meet, published: 2022-08-01", False),
        ("publisher: Herald, title: Ministers meet, accessed: 2022-08-01", False),
    ],
)
def test_one_entry_is_a_publisher_a_title_and_a_day(tmp_path: Path, rest: str, *, is_double: bool) -> None:
    said = messages(tmp_path, "double-source", "sources:\n" + source("second", rest))
    # The added file comes before the others, so that it is the herald of theirs that repeats it.
    assert said == (["source second has the same publisher, title and date"] if is_double else [])


def test_two_of_one_month_may_be_two(tmp_path: Path) -> None:
    both = "".join(source(name, "publisher: A, title: Communiqué, published: 2022-09") for name in ("one", "two"))
    assert messages(tmp_path, "double-source", f"sources:\n{both}") == []


# What the schema refuses


ADDRESSES_REFUSED = {
    "spaces": "https://a.example/two words",
    "a script": "javascript:alert(1)",
    "data": "data:text/html,hello",
    "a file transfer": "ftp://a.example/x",
    "no scheme": "a.example/x",
    "no host": "https:///x",
    "a scheme alone": "http://",
    "a question alone": "https://?x",
    "a name and a password": "https://user:secret@a.example/",
    "a backslash": "https://a.example\\@b.example",
    "a quotation mark": 'https://a.example/"x',
    "an angle": "https://a.example/<x>",
    "a line break": "https://a.example/\nx",
    "an escape": "https://a.example/\x1b[31m",
    "a delete": "https://a.example/\x7f",
}


def in_quotes(text: str) -> str:
    return '"' + "".join(c if c.isprintable() and c not in '"\\' else f"\\u{ord(c):04x}" for c in text) + '"'


@pytest.mark.parametrize("address", ADDRESSES_REFUSED.values(), ids=ADDRESSES_REFUSED)
def test_an_invalid_web_address_is_reported_in_a_source(tmp_path: Path, address: str) -> None:
    url = in_quotes(address)
    files = spoilt("sources.yaml", "kind: news", f"url: {url}, kind: news")
    problem = only_problem(tmp_path, files)
    assert place_of(problem)[1:] == ("sources.yaml", *position_of(files["sources.yaml"], url))
    assert problem.severity == "error"
    assert problem.record == "source herald"


@pytest.mark.parametrize("address", ADDRESSES_REFUSED.values(), ids=ADDRESSES_REFUSED)
def test_an_invalid_web_address_is_reported_in_a_document(tmp_path: Path, address: str) -> None:
    url = in_quotes(address)
    files = spoilt(
        "meetings.yaml", "    sources: [herald]", f"    documents: [{{title: Text, url: {url}}}]\n    sources: [herald]"
    )
    problem = only_problem(tmp_path, files)
    assert place_of(problem)[1:] == ("meetings.yaml", *position_of(files["meetings.yaml"], url))
    assert problem.severity == "error"


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example",
        "http://a.example:8080/x?y=1#z",
        "https://münchen.example/größe",
        "https://例え.jp/日本語",
        "https://a.example/@name/x@y",
        "https://web.archive.org/web/2005/http://a.example/x",
        "https://a.example?q",
    ],
)
def test_a_web_address_passes(tmp_path: Path, address: str) -> None:
    assert problems_of(tmp_path, spoilt("sources.yaml", "kind: news", f"url: '{address}', kind: news")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Ministers meet, ", ""),
        ("title: Ministers meet", "title: ''"),
        ("published: 2022-08-01", "published: soon"),
    ],
)
def test_a_source_without_a_title_or_with_no_date_to_read_is_reported(tmp_path: Path, old: str, new: str) -> None:
    problem = only_problem(tmp_path, spoilt("sources.yaml", old, new))
    assert Path(problem.place.file).name == "sources.yaml"
    assert (problem.record, problem.severity) == ("source herald", "error")


def test_a_record_in_two_files_is_reported_at_the_second_place(tmp_path: Path) -> None:
    again = "sources:\n  - {id: herald, publisher: Herald, title: Another, kind: news, published: 2022-09-09}\n"
    problem = only_problem(tmp_path, {**SOUND, "zz.yaml": again})
    assert place_of(problem)[1:] == ("zz.yaml", *position_of(again, "herald"))
    assert "sources.yaml" in problem.message + problem.expected


# what a library knows of a source


def test_the_doi_of_a_paper_stands_for_one_source(tmp_path: Path) -> None:
    first = source("first", "publisher: A, title: One, doi: 10.1000/ABC, published: 2020")
    second = source("second", "publisher: B, title: Two, doi: 10.1000/abc, published: 2021")
    assert messages(tmp_path, "double-source", f"sources:\n{first}{second}") == ["source first has the same DOI"]


def test_a_copy_is_not_older_than_its_page(tmp_path: Path) -> None:
    text = ENTRY % "published: 2022-09-08, archived: {url: 'https://archive.example/1', date: 2022-09-07}"
    says = "the copy of 2022-09-07 is before published 2022-09-08"
    assert_finding(tmp_path, "order-of-dates", "error", text, "2022-09-07", says)


def test_no_copy_is_of_a_coming_day(tmp_path: Path) -> None:
    text = ENTRY % "published: 2022, archived: {url: 'https://archive.example/1', date: 2022-09-11}"
    (problem,) = findings(tmp_path, "future-source", text, "2022-09-09")
    assert problem.message == "the source was archived on 2022-09-11, after the date of the knowledge base"
    assert place_of(problem)[1:] == ("added.yaml", *position_of(text, "2022-09-11"))


@pytest.mark.parametrize(("length", "found"), [(300, 0), (301, 1)])
def test_a_quote_is_short_wherever_it_stands(tmp_path: Path, length: int, found: int) -> None:
    text = (
        "officials:\n  - id: a-b\n    name: A B\n    country: JP\n    tenures:\n"
        f"      - {{office: jp-defence-minister, as: x, sources: [{{id: herald, quote: {'x' * length}}}]}}\n"
    )
    assert len(messages(tmp_path, "long-quote", text.replace(", as: x", ""))) == found

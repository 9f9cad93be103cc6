"""The knowledge base in Python: the same questions, answers, remarks and errors as the command line."""

import copy
import doctest
import gc
import inspect
import json
import pickle
import pydoc
import shlex
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import dialoguekb
from dialoguekb import knowledge_base, open_knowledge_base
from dialoguekb.errors import (
    AmbiguousNameError,
    ClosedError,
    DialoguekbError,
    InvalidValueError,
    MissingValueError,
    NotYetKnownError,
    OtherThreadError,
    TooManyValuesError,
    UnknownNameError,
    UnknownValueError,
    WrongCallError,
)
from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.listings.registry import ALL, LISTINGS
from dialoguekb.model.dates import PartialDate
from dialoguekb.query import listing_methods
from dialoguekb.query.filters import FILTERS
from dialoguekb.query.question_reader import Arguments
from dialoguekb.query.rows import Rows
from dialoguekb.query.selection import Question
from knowledge import SOUND, TODAY, OpenBase, run_here, write_files


@pytest.fixture(autouse=True)
def _pinned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIALOGUEKB_TODAY", TODAY)
    monkeypatch.delenv("DIALOGUEKB_DATA", raising=False)


@pytest.fixture(scope="module")
def kb() -> Iterator[KnowledgeBase]:
    with open_knowledge_base() as opened:
        yield opened


@pytest.fixture
def little(tmp_path: Path) -> Path:
    return write_files(tmp_path / "little", SOUND)


def test_the_examples_of_the_docstrings_are_true() -> None:
    finder = doctest.DocTestFinder()
    modules = (dialoguekb, knowledge_base, listing_methods)
    examples = [example for module in modules for example in finder.find(module) if example.examples]
    assert len(examples) >= 6
    runner = doctest.DocTestRunner(verbose=False)
    for example in examples:
        runner.run(example)
    assert runner.summarize(verbose=False).failed == 0


def test_every_listing_is_a_method_and_every_filter_a_word(kb: KnowledgeBase) -> None:
    for listing in LISTINGS:
        assert callable(getattr(kb, listing)), listing
        assert getattr(kb, listing).__doc__, listing
    words = {declared.parameter for declared in FILTERS.values()} | {"where", "columns", "sort", "limit"}
    assert set(inspect.get_annotations(Arguments)) >= words or set(Arguments.__annotations__) == words


@pytest.mark.parametrize(("listing", "subject"), [("meetings", []), ("partners", ["home"]), ("matrix", ["country"])])
def test_help_on_a_listing_names_each_filter(listing: str, subject: list[str], kb: KnowledgeBase) -> None:
    method = getattr(kb, listing)
    words = [FILTERS[name].parameter for name in ALL[listing].filters] + ["where", "columns", "sort", "limit"]
    assert list(inspect.signature(method).parameters) == subject + words
    shown = pydoc.plain(pydoc.render_doc(method))
    assert shown.splitlines()[2].startswith(f"{listing}(")
    assert [word for word in words if f"  {word}: " not in shown] == []
    if listing == "meetings":
        assert "Return the meetings, by start and id." in shown
        assert "status: Keep one status: expected, scheduled, postponed, cancelled, held." in shown


def test_a_record_carries_the_remarks_of_show(kb: KnowledgeBase, capfd: pytest.CaptureFixture[str]) -> None:
    said = run_here(capfd, "show", "in-jp-2plus2", "-o", "json").stderr
    assert [str(remark) for remark in kb.show("in-jp-2plus2").remarks] == said.splitlines()
    assert said


def test_a_listing_without_a_method_of_its_own_is_asked_by_its_name(kb: KnowledgeBase) -> None:
    assert not hasattr(KnowledgeBase, "matrix")
    assert kb.matrix("Japan", limit=1) == kb.rows("matrix", "Japan", limit=1)
    with pytest.raises(AttributeError, match="no attribute 'meetngs'"):
        kb.meetngs()
    with pytest.raises(UnknownValueError, match=r"no listing is called 'meetngs'; did you mean meetings\?"):
        kb.rows("meetngs")


def test_an_attribute_error_inside_a_property_is_not_hidden() -> None:
    class Faulty(KnowledgeBase):
        @property
        def first_day(self) -> str:
            raise AttributeError("the cause")

    with open_knowledge_base() as opened, pytest.raises(AttributeError, match="the cause"):
        Faulty(opened.folder, opened.about).first_day  # noqa: B018


BOTH_DOORS: dict[str, Callable[[Any], Any]] = {
    "meetings --country Japan --since 2019": lambda kb: kb.meetings(country="Japan", since="2019"),
    "meetings --country Japan --with India": lambda kb: kb.meetings(country="Japan", with_="India"),
    "meetings --country Japan --country India": lambda kb: kb.meetings(country=["Japan", "India"]),
    'meetings --where "ordinal > 10" --limit 3': lambda kb: kb.meetings(where="ordinal > 10", limit=3),
    "meetings --limit 0": lambda kb: kb.meetings(limit=0),
    "meetings --year 2022": lambda kb: kb.meetings(year=2022),
    "meetings --year last-year --columns id": lambda kb: kb.meetings(year="last-year", columns=["id"]),
    "meetings --columns id,start --sort -start": lambda kb: kb.meetings(columns="id,start", sort="-start"),
    "meetings --since 2022-09-08 --until 2022-09": lambda kb: kb.meetings(
        since=date(2022, 9, 8), until=PartialDate.parse("2022-09")
    ),
    "meetings --country Japan --year 1900": lambda kb: kb.meetings(country="Japan", year="1900"),
    "meetings --country Chile --with Peru --since 2030": lambda kb: kb.meetings(
        country=["Chile"], with_=["Peru"], since="2030"
    ),
    "partners --format 2+2 --member-of QUAD": lambda kb: kb.partners(format="2+2", member_of="QUAD"),
    "partners Japan --limit 2": lambda kb: kb.partners("Japan", limit=2),
    "officials --role defence-minister --on 2022-09-08": lambda kb: kb.officials(
        role="defence-minister", on="2022-09-08"
    ),
    "agreements --kind logistics --sort -signed": lambda kb: kb.agreements(kind="logistics", sort="-signed"),
    "disputes --kind agreement": lambda kb: kb.disputes(kind="agreement"),
    "stats --country India": lambda kb: kb.stats(country="India"),
    "countries --member-of QUAD --member-of G7": lambda kb: kb.countries(member_of=["QUAD", "G7"]),
    "dialogues --overdue --format 2+2": lambda kb: kb.overdue(format="2+2"),
    "dialogues --overdue --on 2020": lambda kb: kb.overdue(on="2020"),
    "search fighter exercise": lambda kb: kb.search("fighter exercise"),
    "search fightr": lambda kb: kb.search("fightr"),
    "search exercise --country Japan --limit 2": lambda kb: kb.search("exercise", country="Japan", limit=2),
    "search zzzzqq": lambda kb: kb.search("zzzzqq"),
    "sql 'select id from meetings where city = :city order by 1' -p city=Tokyo": lambda kb: kb.sql(
        "select id from meetings where city = :city order by 1", {"city": "Tokyo"}
    ),
    "show in-jp-2plus2-2022": lambda kb: [kb.show("in-jp-2plus2-2022")],
    "why in-jp-2plus2-2022.start": lambda kb: kb.why("in-jp-2plus2-2022.start"),
    "why 'S. Jaishankar'": lambda kb: kb.why("S. Jaishankar"),
    # What is wrong.
    "meetings --limit -1": lambda kb: kb.meetings(limit=-1),
    "meetings --limit ten": lambda kb: kb.meetings(limit="ten"),
    "meetings --limit 1.5": lambda kb: kb.meetings(limit=1.5),
    "meetings --country ''": lambda kb: kb.meetings(country=""),
    "meetings --country Japan --country ''": lambda kb: kb.meetings(country=["Japan", ""]),
    "meetings --status held --status expected": lambda kb: kb.meetings(status=["held", "expected"]),
    "meetings --status hold": lambda kb: kb.meetings(status="hold"),
    "meetings --country Jpan": lambda kb: kb.meetings(country="Jpan"),
    "meetings --official Singh": lambda kb: kb.meetings(official="Singh"),
    "meetings --since never": lambda kb: kb.meetings(since="never"),
    "meetings --year 22": lambda kb: kb.meetings(year=22),
    "meetings --columns ''": lambda kb: kb.meetings(columns=[]),
    "meetings --columns id,id": lambda kb: kb.meetings(columns=["id", "id"]),
    "meetings --columns id,stat": lambda kb: kb.meetings(columns=["id", "stat"]),
    "meetings --sort stat": lambda kb: kb.meetings(sort="stat"),
    "meetings --where 'ordnal > 1'": lambda kb: kb.meetings(where="ordnal > 1"),
    "meetings --where ''": lambda kb: kb.meetings(where=""),
    "partners Indio": lambda kb: kb.partners("Indio"),
    "search '!!'": lambda kb: kb.search("!!"),
    "sql 'select nope from meetings'": lambda kb: kb.sql("select nope from meetings"),
    "sql 'delete from meetings'": lambda kb: kb.sql("delete from meetings"),
    "show nope": lambda kb: kb.show("nope"),
    "why in-jp-2plus2-2022.strt": lambda kb: kb.why("in-jp-2plus2-2022.strt"),
}
"""What is typed -> the same call in Python."""


@pytest.mark.parametrize("typed", BOTH_DOORS)
def test_python_and_the_command_line_give_the_same_answer(
    kb: KnowledgeBase, capfd: pytest.CaptureFixture[str], typed: str
) -> None:
    printed = run_here(capfd, *shlex.split(typed), "-o", "json")
    lines = tuple(printed.stderr.splitlines())
    if printed.status:
        with pytest.raises(DialoguekbError) as raised:
            BOTH_DOORS[typed](kb)
        first, *rest = raised.value.lines
        assert (printed.stdout, lines) == ("", (f"dialoguekb: {first}", *rest))
        assert printed.status == raised.value.exit_status
    else:
        answer = BOTH_DOORS[typed](kb)
        assert json.loads(printed.stdout) == answer
        assert lines == (tuple(map(str, answer.remarks)) if isinstance(answer, Rows) else ())


LIMIT = "'-1' is not a whole number of 0 or more; write --limit 10"


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda kb: kb.meetings(country="Jpan"), UnknownNameError("country", "Jpan", ["Japan"])),
        (lambda kb: kb.meetings(limit=-1), InvalidValueError("--limit", LIMIT)),
        (lambda kb: kb.meetings(topic=""), MissingValueError("--topic")),
        (lambda kb: kb.meetings(status=["held", "expected"]), TooManyValuesError("--status", 2)),
        (lambda kb: kb.meetings(topic=["security"] * 101), TooManyValuesError("--topic", 101, 100)),
    ],
)  # fmt: skip
def test_an_error_keeps_its_facts(kb: KnowledgeBase, call: Callable[[Any], object], error: WrongCallError) -> None:
    with pytest.raises(type(error)) as raised:
        call(kb)
    assert raised.value.args == error.args
    assert str(raised.value) == str(error)


def test_a_filter_that_a_listing_does_not_take_is_named(kb: KnowledgeBase) -> None:
    with pytest.raises(UnknownValueError, match="no filter of countries is called 'status'"):
        kb.countries(status="held")
    with pytest.raises(UnknownValueError, match=r"no filter of meetings is called 'contry'; did you mean country\?"):
        kb.meetings(contry="Japan")  # type: ignore[call-arg]


def test_none_stands_for_what_is_left_out(kb: KnowledgeBase) -> None:
    assert kb.meetings(country=None, limit=None) == kb.meetings()  # type: ignore[arg-type]


def test_several_candidates_are_kept(kb: KnowledgeBase) -> None:
    with pytest.raises(AmbiguousNameError) as raised:
        kb.meetings(official="Singh")
    assert {kind for kind, _, _ in raised.value.candidates} == {"official"}


def test_a_folder_and_a_day_may_be_named(little: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_knowledge_base(little) as opened:
        assert [row["id"] for row in opened.countries()] == ["AU", "CI", "IN", "JP"]
    for day in ("2000", date(2000, 12, 31)):
        with open_knowledge_base(str(little), as_known_on=day) as opened:
            meetings = opened.meetings()
            assert meetings == []
            assert str(meetings.remarks[0]) == "no meetings recorded as known on 2000-12-31"
    monkeypatch.setenv("DIALOGUEKB_DATA", str(little))
    with open_knowledge_base() as opened:
        assert opened.folder == little


def test_a_record_that_was_not_known_yet_says_since_when_it_is(capfd: pytest.CaptureFixture[str]) -> None:
    with (
        open_knowledge_base(as_known_on="2000") as opened,
        pytest.raises(NotYetKnownError, match="meeting in-jp-2plus2-2022 was not known on 2000-12-31: ") as raised,
    ):
        opened.show("in-jp-2plus2-2022")
    printed = run_here(capfd, "show", "in-jp-2plus2-2022", "--as-known-on", "2000")
    assert printed.stderr == f"{raised.value}\n"
    with open_knowledge_base(as_known_on="2000") as opened, pytest.raises(NotYetKnownError):
        opened.why("in-jp-2plus2-2022.start")


def test_a_knowledge_base_says_what_it_is(little: Path) -> None:
    with open_knowledge_base(little) as opened:
        assert repr(opened) == f"<KnowledgeBase 'Little', {little}>"
    assert repr(opened) == f"<KnowledgeBase 'Little', {little}, closed>"
    with open_knowledge_base(as_known_on="2022") as opened:
        version = f", version {opened.about.version}, "
        assert version in repr(opened)
        assert repr(opened).endswith(", as known on 2022-12-31>")


CALLS: dict[str, Callable[[KnowledgeBase], object]] = {
    "a listing": lambda kb: kb.meetings(),
    "a search": lambda kb: kb.search("herald"),
    "a query": lambda kb: kb.sql("select 1"),
    "a record": lambda kb: kb.show("IN"),
    "a reason": lambda kb: kb.why("IN.name"),
    "a count": lambda kb: kb.count("meetings", Question()),
    "the records": lambda kb: kb.records,
    "everything": lambda kb: kb.all_records,
    "a block": lambda kb: kb.__enter__(),
}


@pytest.mark.parametrize("as_known_on", [None, "2025"])
@pytest.mark.parametrize("call", CALLS)
def test_a_closed_one_answers_nothing(little: Path, call: str, as_known_on: str | None) -> None:
    with open_knowledge_base(little, as_known_on=as_known_on) as opened:
        CALLS[call](opened)
        assert opened.records.countries
    with pytest.raises(ClosedError, match="is closed; open it again"):
        CALLS[call](opened)
    opened.close()


@pytest.mark.parametrize("as_known_on", [None, "2025"])
@pytest.mark.parametrize("cache", [True, False])
def test_every_connection_is_closed(
    little: Path, monkeypatch: pytest.MonkeyPatch, as_known_on: str | None, *, cache: bool
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(little / "cache"))
    for change in (None, None, "sources.yaml"):
        if change:
            path = little / change
            path.write_text(path.read_text(encoding="utf-8").replace("Ministers meet", "They meet"), encoding="utf-8")
        with open_knowledge_base(little, as_known_on=as_known_on, cache=cache) as opened:
            opened.search("ministers")
            opened.meetings().remarks  # noqa: B018
    gc.collect()
    assert [
        left for left in gc.get_objects() if isinstance(left, sqlite3.Connection) and _belongs_to(left, opened)
    ] == []


def _belongs_to(connection: sqlite3.Connection, closed: KnowledgeBase) -> bool:
    """Whether a connection is open and holds the records of a knowledge base."""
    try:
        folders = connection.execute("select path from files").fetchall()
    except sqlite3.Error:
        return False
    return any(path.startswith(str(closed.folder)) for (path,) in folders)


def test_the_package_offers_it_and_nothing_that_is_not_there() -> None:
    assert dialoguekb.open_knowledge_base is open_knowledge_base
    assert set(dialoguekb.__all__) == {"KnowledgeBase", "__version__", "open_knowledge_base"}
    with pytest.raises(AttributeError):
        dialoguekb.nothing  # noqa: B018


@pytest.mark.parametrize(("former", "now"), [("KB", KnowledgeBase), ("open_kb", open_knowledge_base)])
def test_the_former_names_still_work_and_say_what_to_write(former: str, now: object) -> None:
    with pytest.warns(DeprecationWarning, match=f"dialoguekb.{former} is now dialoguekb."):
        assert getattr(dialoguekb, former) is now


@pytest.mark.parametrize(
    "ask",
    [
        lambda kb: kb.meetings(columns=[1]),
        lambda kb: kb.meetings(sort=3),
        lambda kb: kb.meetings(where="nope"),
        lambda kb: kb.meetings(country=5),
        lambda kb: kb.sql(5),
        lambda kb: kb.show(5),
        lambda kb: kb.why(5),
        lambda kb: kb.partners(5),
        lambda kb: kb.sql("select 1", limit=-1),
        lambda kb: kb.sql("select 1", limit="x"),
    ],
)
def test_a_value_of_another_type_is_a_wrong_call(bundled: KnowledgeBase, ask: Callable[[Any], object]) -> None:
    with pytest.raises(WrongCallError):
        ask(bundled)


def test_a_query_limited_to_no_rows_has_none(bundled: KnowledgeBase) -> None:
    assert list(bundled.sql("select id from meetings", limit=0)) == []
    assert len(bundled.sql("select id from meetings", limit=2)) == 2


WRONG_VALUES: dict[str, tuple[Callable[[Any], object], str]] = {
    "a listing that is no text": (lambda kb: kb.rows(None), "listing: None is not a text"),
    "a number of seconds": (lambda kb: kb.sql("select 1", timeout="x"), "timeout: 'x' is not a number of seconds"),
    "no seconds": (lambda kb: kb.sql("select 1", timeout=0), "timeout: 0 is not a number of seconds above 0"),
    "values without names": (lambda kb: kb.sql("select ?", ("x",)), r"parameters: \('x',\) does not name its values"),
    "a file": (lambda kb: kb.export(b"a.md"), "file: b'a.md' is not a path"),
    "a folder": (lambda _: open_knowledge_base(1), "folder: 1 is not a path"),  # type: ignore[arg-type]
    "kinds": (lambda kb: kb.find("JP", 1.5), "no kind is called '1.5'"),
    "an unknown kind": (lambda kb: kb.find("JP", "contry"), r"no kind is called 'contry'; did you mean country\?"),
    "a value without a name": (
        lambda kb: kb.officials("Hamada"),
        "officials: 'Hamada' has no name before it; say what",
    ),
    "the same by name": (lambda kb: kb.rows("officials", "Hamada"), "officials: 'Hamada' has no name before it"),
    "a second subject": (lambda kb: kb.partners("Japan", "India"), "partners: 'India' has no name before it"),
    "bytes": (lambda kb: kb.meetings(country=b"JP"), "--country: b'JP' is not a text; decode the bytes first"),
    "bytes in a list": (lambda kb: kb.meetings(country=[b"JP"]), "--country: b'JP' is not a text"),
    "bytes as columns": (lambda kb: kb.meetings(columns=b"id"), "--columns: b'id' is not a text"),
    "bytes as a number": (lambda kb: kb.meetings(limit=b"5"), "--limit: b'5' is not a text"),
    "bytes as a name": (lambda kb: kb.show(b"JP"), "name: b'JP' is not a text"),
    "a mapping": (lambda kb: kb.meetings(country={"JP": 1}), "--country: {'JP': 1} is not a text"),
    "None in a list": (lambda kb: kb.meetings(country=["JP", None]), "--country: None is not a text; leave None out"),
    "an empty list": (lambda kb: kb.meetings(country=[]), "--country: the list is empty"),
    "columns that are a number": (lambda kb: kb.meetings(columns=1), "no column is called '1'"),
    "half a character in a filter": (lambda kb: kb.meetings(country="\ud800"), r"--country: '\\ud800' holds a lone"),
    "in a condition": (lambda kb: kb.meetings(where="city = '\ud800'"), "--where: .* holds a lone surrogate"),
    "in a column": (lambda kb: kb.meetings(columns="id,\ud800"), "--columns: .* holds a lone surrogate"),
    "in an order": (lambda kb: kb.meetings(sort="\ud800"), "--sort: .* holds a lone surrogate"),
    "in a search": (lambda kb: kb.search("\ud800"), "words: .* holds a lone surrogate"),
    "in a country": (lambda kb: kb.partners("\ud800"), "country: .* holds a lone surrogate"),
    "in a query": (lambda kb: kb.sql("select '\ud800'"), "sql: .* holds a lone surrogate"),
    "in a value": (lambda kb: kb.sql("select :x", x="\ud800"), ":x: .* holds a lone surrogate"),
    "in a name": (lambda kb: kb.show("\ud800"), "name: .* holds a lone surrogate"),
    "in an address": (lambda kb: kb.why("\ud800"), "address: .* holds a lone surrogate"),
    "in a day": (lambda _: open_knowledge_base(as_known_on="\ud800"), "--as-known-on: .* holds a lone surrogate"),
    "a copy": (copy.copy, "cannot be copied or pickled; open it again with open_knowledge_base"),
    "a deep copy": (copy.deepcopy, "cannot be copied or pickled"),
    "a pickle": (pickle.dumps, "cannot be copied or pickled"),
}
"""What is wrong -> the call, and how the sentence begins."""


@pytest.mark.parametrize("wrong", WRONG_VALUES)
def test_a_wrong_value_is_named_with_what_to_give(bundled: KnowledgeBase, wrong: str) -> None:
    call, sentence = WRONG_VALUES[wrong]
    with pytest.raises(WrongCallError, match=sentence):
        call(bundled)


@pytest.mark.parametrize("call", [*CALLS.values(), KnowledgeBase.close], ids=[*CALLS, "its end"])
def test_another_thread_is_told_to_open_its_own(little: Path, call: Callable[[KnowledgeBase], object]) -> None:
    with open_knowledge_base(little) as opened, ThreadPoolExecutor(1) as other:
        opened.records  # noqa: B018 - so that everything is made
        with pytest.raises(OtherThreadError, match=r"another thread opened .*; open one in each thread"):
            other.submit(call, opened).result()
        assert opened.countries()
    with ThreadPoolExecutor(1) as other:
        other.submit(opened.close).result()


@pytest.mark.parametrize(
    ("names", "distinct"),
    [
        (("a", "a"), ["a", "a_2"]),
        (("a", "a", "a_2"), ["a", "a_3", "a_2"]),
        (("a_2", "a", "a", "a"), ["a_2", "a", "a_3", "a_4"]),
        (("a", "a_2", "a", "a_2"), ["a", "a_2", "a_3", "a_2_2"]),
    ],
)
def test_columns_of_one_name_get_names_of_their_own(
    bundled: KnowledgeBase, names: tuple[str, ...], distinct: list[str]
) -> None:
    query = f"select {', '.join(f'{value} as {name}' for value, name in enumerate(names))}"
    assert bundled.sql(query) == [dict(zip(distinct, range(len(names)), strict=True))]


@pytest.mark.parametrize(
    "ask",
    [
        lambda base: base.meetings(where="city = 'Tokyo'"),
        lambda base: base.count("meetings", Question(where="city = 'Tokyo'")),
        lambda base: base.sql("select count(*) from meetings"),
    ],
    ids=["rows", "count", "sql"],
)
def test_the_index_of_a_day_is_made_before_the_time_of_a_query_runs(
    little: Path, open_base: OpenBase, ask: Callable[[KnowledgeBase], object]
) -> None:
    base = open_base(little, as_known_on="2022")
    made: list[bool] = []

    @contextmanager
    def note(_what: str, _timeout: float) -> Iterator[None]:
        made.append("_index_known" in vars(base))
        yield

    base.watch = note
    ask(base)
    assert made == [True]

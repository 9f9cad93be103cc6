"""The Python API: the same words and the same results as the command line."""

import doctest
import inspect
import json
import shlex
from typing import Any

import pytest

import dialoguekb
from dialoguekb import api, open_kb
from dialoguekb.errors import UnknownNameError, UnknownValueError, WrongCallError
from dialoguekb.listings.registry import ALL, LISTINGS
from dialoguekb.query.filters import FILTERS
from knowledge import SOUND, TODAY, Program, write_files


@pytest.fixture(autouse=True)
def _pinned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIALOGUEKB_TODAY", TODAY)
    monkeypatch.delenv("DIALOGUEKB_DATA", raising=False)


@pytest.fixture(scope="module")
def kb() -> api.KB:
    return open_kb()


def test_the_examples_of_the_docstrings_are_true() -> None:
    finder = doctest.DocTestFinder()
    examples = [found for found in finder.find(api) if found.examples]
    assert len(examples) >= 5
    runner = doctest.DocTestRunner(verbose=False)
    for example in examples:
        runner.run(example)
    assert runner.summarize(verbose=False).failed == 0


def test_every_listing_is_a_method_and_every_filter_a_word() -> None:
    assert {name for name, _ in inspect.getmembers(api.KB, inspect.isfunction)} >= LISTINGS.keys() | {"overdue"}
    words = set(api.Asked.__annotations__)
    assert words == {declared.parameter for declared in FILTERS.values()} | {"where", "columns", "sort", "limit"}


@pytest.mark.parametrize(
    ("method", "asked", "typed"),
    [
        ("meetings", {"country": "Japan", "since": "2019"}, "meetings --country Japan --since 2019"),
        ("meetings", {"country": "Japan", "with_": "India"}, "meetings --country Japan --with India"),
        ("meetings", {"where": "ordinal > 10", "limit": 3}, 'meetings --where "ordinal > 10" --limit 3'),
        ("partners", {"format": "2+2", "member_of": "QUAD"}, "partners --format 2+2 --member-of QUAD"),
        (
            "officials",
            {"role": "defence-minister", "on": "2022-09-08"},
            "officials --role defence-minister --on 2022-09-08",
        ),
        ("agreements", {"kind": "logistics", "sort": "-signed"}, "agreements --kind logistics --sort -signed"),
        ("disputes", {"kind": "agreement"}, "disputes --kind agreement"),
        ("stats", {"country": "India"}, "stats --country India"),
        ("countries", {"member_of": ["QUAD", "G7"]}, "countries --member-of QUAD --member-of G7"),
        ("meetings", {"year": "last-year", "columns": ["id"]}, "meetings --year last-year --columns id"),
        ("overdue", {"format": "2+2"}, "dialogues --overdue --format 2+2"),
    ],
)
def test_it_answers_as_the_command_line_does(
    kb: api.KB, run: Program, method: str, asked: dict[str, Any], typed: str
) -> None:
    printed = json.loads(run(*shlex.split(typed), "-o", "json").stdout)
    assert printed
    assert getattr(kb, method)(**asked) == printed


def test_search_sql_and_show_answer_as_the_command_line_does(kb: api.KB, run: Program) -> None:
    assert kb.search("fighter exercise") == json.loads(run("search", "fighter", "exercise", "-o", "json").stdout)
    query = "select id, start from meetings where city = :city order by start"
    printed = json.loads(run("sql", query, "-p", "city=Tokyo", "-o", "json").stdout)
    assert kb.sql(query, city="Tokyo") == printed
    assert [kb.show("in-jp-2plus2-2022")] == json.loads(run("show", "in-jp-2plus2-2022", "-o", "json").stdout)


def test_a_folder_and_a_day_may_be_named(tmp_path: Any) -> None:
    folder = write_files(tmp_path, SOUND)
    assert [row["id"] for row in open_kb(folder).countries()] == ["AU", "CI", "IN", "JP"]
    assert open_kb(str(folder), as_known_on="2000").meetings() == []


def test_errors_say_what_the_command_line_says(kb: api.KB) -> None:
    with pytest.raises(UnknownNameError, match=r"no country is called 'Jpan'; did you mean Japan\?"):
        kb.meetings(country="Jpan")
    with pytest.raises(UnknownValueError, match="no filter of countries is called 'status'"):
        kb.countries(status="held")
    with pytest.raises(WrongCallError, match="status takes one value"):
        kb.meetings(status=["held", "expected"])  # type: ignore[arg-type]
    with pytest.raises(WrongCallError, match="was not known on 2000-12-31"):
        open_kb(as_known_on="2000").show("in-jp-2plus2-2022")


def test_the_package_offers_it_and_nothing_that_is_not_there() -> None:
    assert dialoguekb.open_kb is open_kb
    assert set(dialoguekb.__all__) == {"KB", "__version__", "open_kb"}
    with pytest.raises(AttributeError):
        dialoguekb.nothing  # noqa: B018
    assert set(ALL) >= set(LISTINGS)

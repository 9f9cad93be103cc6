"""A filter is one entry of `Filters`: the recipe of CONTRIBUTING.md adds one, and the program has it everywhere."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from scratch import Scratch, copy_project, recipe


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scratch]:
    """Yield a copy of the project with the filter `--mode`, added to one file."""
    steps = recipe("Add a filter").steps
    assert [step.path for step in steps] == ["src/dialoguekb/query/filters.py"]
    copy = copy_project(tmp_path_factory.mktemp("filter"))
    for step in steps:
        copy.apply(step)
    with copy.served() as scratch:
        yield scratch


LISTINGS = ("meetings", "dialogues", "topics", "sources", "stats", "partners", "search tokyo", "disputes")


@pytest.mark.parametrize("listing", LISTINGS)
def test_every_listing_with_meetings_has_it(scratch: Scratch, listing: str) -> None:
    everything = scratch(*listing.split(), "-o", "json")
    narrowed = scratch(*listing.split(), "--mode", "virtual", "-o", "json")
    assert (narrowed.status, everything.status) == (0, 0), narrowed.stderr
    assert narrowed.stdout != everything.stdout


def test_the_drawing_and_the_document_have_it(scratch: Scratch) -> None:
    assert scratch("timeline", "--mode", "virtual").stdout != scratch("timeline").stdout
    document = scratch("export", "-", "--mode", "Virtual").stdout
    assert "Meetings whose mode is virtual." in document


def test_a_listing_without_meetings_does_not_take_it(scratch: Scratch) -> None:
    outcome = scratch("countries", "--mode", "virtual")
    assert outcome.status == 2
    assert "no option is called '--mode'" in outcome.stderr


def test_a_wrong_word_names_the_right_ones(scratch: Scratch) -> None:
    outcome = scratch("meetings", "--mode", "virtul")
    assert outcome.status == 2
    assert "did you mean virtual? (one of: in-person, virtual, hybrid)" in outcome.stderr


def test_help_and_completion_offer_it(scratch: Scratch) -> None:
    assert "Keep one mode: in-person, virtual, hybrid." in " ".join(scratch("meetings", "--help").stdout.split())
    line = "dialoguekb meetings --mode vir"
    completed = scratch(_DIALOGUEKB_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD="3")
    assert completed.stdout.split() == ["virtual"]


def test_the_python_api_has_it(scratch: Scratch) -> None:
    code = "import json, dialoguekb; print(json.dumps(dialoguekb.open_kb().meetings(mode='virtual', columns=['mode'])))"
    outcome = scratch.run_python("-c", code)
    modes = {row["mode"] for row in json.loads(outcome.stdout)}
    assert modes == {"virtual"}


def test_a_filter_of_meetings_without_a_phrase_is_an_error_at_import(
    scratch: Scratch, request: pytest.FixtureRequest
) -> None:
    declaration = scratch.folder / "src/dialoguekb/query/filters.py"
    whole = declaration.read_text(encoding="utf-8")
    request.addfinalizer(lambda: declaration.write_text(whole, encoding="utf-8"))
    without = whole.replace('            {"meetings": "whose mode is {value}"},\n', "")
    assert without != whole
    declaration.write_text(without, encoding="utf-8")
    assert "filter mode: declare a phrase for meetings" in replace(scratch, server=None)("meetings", "--count").stderr

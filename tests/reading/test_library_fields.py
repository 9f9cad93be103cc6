"""A source as a library knows it: authors, DOI, a copy, quotes; and what other programs call these."""

import json
from pathlib import Path

import pytest

from dialoguekb.knowledge_base import open_knowledge_base
from dialoguekb.model.field_synonyms import synonym
from dialoguekb.model.fields import fields_of
from dialoguekb.model.kinds import KINDS
from dialoguekb.model.record import Citation
from knowledge import SOUND, Program, problems_of, write_files

PAPER = """\
sources:
  - id: paper
    publisher: Example Studies
    title: An example
    authors: [Käkönen Example, Second Author]
    doi: 10.1000/xyz
    archived: {url: 'https://archive.example/1', date: 2020-05-07}
    published: 2003
    kind: reference
meetings:
  - id: in-jp-2plus2-2019
    dialogue: in-jp-2plus2
    status: held
    start: 2019-11-30
    city: New Delhi
    sources: [{id: paper, supports: [start], quote: They met on 30 November., page: 12–13}]
"""


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("https://doi.org/10.1000/xyz", "10.1000/xyz"),
        ("http://dx.doi.org/10.1000/xyz", "10.1000/xyz"),
        ("doi.org/10.1000/xyz", "10.1000/xyz"),
        ("'doi:10.1000/xyz'", "10.1000/xyz"),
        ("'DOI: 10.1000/xyz'", "10.1000/xyz"),
        ("' 10.1000/xyz'", "10.1000/xyz"),
        ("11.1000/xyz", None),
        ("https://example.org/10.1000/xyz", None),
    ],
)
def test_a_doi_in_another_form_leads_to_its_own(tmp_path: Path, written: str, nearest: str | None) -> None:
    text = f"sources:\n  - {{id: a, publisher: B, title: C, kind: news, published: 2020, doi: {written}}}\n"
    (problem,) = [each for each in problems_of(tmp_path, SOUND | {"x.yaml": text}) if each.rule == "wrong-form"]
    assert problem.nearest == ((nearest,) if nearest else ())


@pytest.mark.parametrize("cls", [cls for kind, cls in KINDS.items() if kind != "country"])
def test_an_id_with_accents_leads_to_the_id_without(tmp_path: Path, cls: type) -> None:
    text = f"{cls.plural}:\n  - {{id: käkönen-2003}}\n"  # type: ignore[attr-defined]
    problems = problems_of(tmp_path, SOUND | {"x.yaml": text})
    (problem,) = [each for each in problems if each.rule == "wrong-form"]
    assert problem.nearest == ("kakonen-2003",)


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("author", "authors"), ("byline", "authors"), ("journal", "publisher"), ("journaltitle", "publisher"),
        ("year", "published"), ("urldate", "accessed"), ("archive_url", "archived"), ("DOI", "doi"), ("URL", "url"),
    ],
)  # fmt: skip
def test_a_field_of_a_reference_manager_leads_to_ours(key: str, meant: str) -> None:
    keys = [field.key for field in fields_of(KINDS["source"])]
    assert key.lower() in keys or synonym(key, keys) == meant


@pytest.mark.parametrize(("key", "meant"), [("pages", "page"), ("quotation", "quote"), ("excerpt", "quote")])
def test_a_field_of_a_citation_leads_to_ours(key: str, meant: str) -> None:
    assert synonym(key, [field.key for field in fields_of(Citation)]) == meant


def test_what_a_library_knows_is_shown_and_found(tmp_path: Path, run: Program) -> None:
    folder = write_files(tmp_path / "kb", SOUND | {"x.yaml": PAPER})
    with open_knowledge_base(folder) as base:
        (row,) = [row for row in base.sources() if row["id"] == "paper"]
        assert row["authors"] == ["Käkönen Example", "Second Author"]
        assert (row["doi"], row["archived"]) == (
            "10.1000/xyz",
            {"url": "https://archive.example/1", "date": "2020-05-07"},
        )
        assert all(other["archived"] is None for other in base.sources() if other["id"] != "paper")
    shown = run("show", "in-jp-2plus2-2019", folder=folder).stdout
    assert "“They met on 30 November.” (page 12–13)" in shown
    assert "copy: https://archive.example/1" in shown
    assert "“They met on 30 November.” (page 12–13)" in run("why", "in-jp-2plus2-2019.start", folder=folder).stdout
    (why,) = json.loads(run("why", "in-jp-2plus2-2019.start", "-o", "json", folder=folder).stdout)
    assert why["sources"][0]["quotes"] == [{"quote": "They met on 30 November.", "page": "12–13"}]
    assert "paper" in run("search", "kakonen", "-o", "csv", "--columns", "id", folder=folder).stdout
    assert "An example" in run("show", "10.1000/xyz", folder=folder).stdout

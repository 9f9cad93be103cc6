"""Rules about offices: titles over time, and a second office of one role."""

from pathlib import Path

import pytest

from .findings import findings

OFFICE = "offices:\n  - {{id: au-defence-minister, country: AU, role: defence-minister, {titles}}}\n"


@pytest.mark.parametrize(
    ("titles", "message"),
    [
        ("title: M", None),
        ("titles: [{title: A, to: 2000}, {title: B, from: 2000}]", None),
        ("titles: [{title: A, to: 2000-05-01}, {title: B, from: 2000-05-01}]", None),
        (
            "titles: [{title: A, to: 2000-05}, {title: B, from: 2000-04}]",
            "au-defence-minister has two titles at once: 'A' from the beginning to 2000-05 and 'B' from 2000-04 on",
        ),
        (
            "titles: [{title: A, from: 1990}, {title: B, from: 2000}]",
            "au-defence-minister has two titles at once: 'A' from 1990 on and 'B' from 2000 on",
        ),
        (
            "titles: [{title: A}, {title: B}]",
            "au-defence-minister has two titles at once: 'A' from the beginning on and 'B' from the beginning on",
        ),
    ],
)
def test_one_title_at_a_time(tmp_path: Path, titles: str, message: str | None) -> None:
    told = [problem.message for problem in findings(tmp_path, "overlapping-titles", OFFICE.format(titles=titles))]
    assert told == ([message] if message else [])


@pytest.mark.parametrize(
    ("titles", "told"),
    [
        ("titles: [{title: A, from: 1990, to: 1995}, {title: B, from: 1995}]", []),
        ("titles: [{title: A, to: 1995}, {title: B, from: 1995}]", []),
        (
            "titles: [{title: A, from: 1995}, {title: B, from: 1990, to: 1995}]",
            ["the title 'B' from 1990 comes after 'A' from 1995"],
        ),
        (
            "titles: [{title: A, from: 1995}, {title: B, to: 1995}]",
            ["the title 'B' without a first day comes after 'A' from 1995"],
        ),
    ],
)
def test_titles_in_order(tmp_path: Path, titles: str, told: list[str]) -> None:
    found = findings(tmp_path, "title-order", OFFICE.format(titles=titles))
    assert [problem.message for problem in found] == told


def test_an_office_has_a_title(tmp_path: Path) -> None:
    (problem,) = findings(tmp_path, "office-title", OFFICE.format(titles="ministry: M"))
    assert (problem.message, problem.severity) == ("the office has no title", "error")


def test_a_title_does_not_end_before_it_begins(tmp_path: Path) -> None:
    (problem,) = findings(
        tmp_path, "order-of-dates", OFFICE.format(titles="titles: [{title: A, from: 2001, to: 2000}]")
    )
    assert problem.message == "to 2000 is before from 2001"


@pytest.mark.parametrize(("start", "told"), [("1999-05", 1), ("2000", 0), ("2001-05", 0)])
def test_no_tenure_before_the_first_title(tmp_path: Path, start: str, told: int) -> None:
    tenure = f"tenures: [{{office: au-defence-minister, from: {start}, to: 2002}}]"
    text = OFFICE.format(titles="titles: [{title: A, from: 2000-02-01}]")
    text += f"officials:\n  - {{id: ana-uno, name: Ana Uno, country: AU, {tenure}}}\n"
    assert len(findings(tmp_path, "tenure-before-first-title", text)) == told


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("role: foreign-minister, title: Minister for Trade", 1),
        ("role: foreign-minister, title: Minister for Trade, concurrent: true", 0),
        ("role: other, title: Minister for Trade", 0),
        ("role: head-of-state, title: Governor-General", 0),
    ],
)
def test_a_second_office_of_one_role_is_declared(tmp_path: Path, second: str, told: int) -> None:
    text = f"offices:\n  - {{id: au-second, country: AU, {second}}}\n"
    messages = [problem.message for problem in findings(tmp_path, "second-office", text)]
    assert (
        messages
        == [
            "au-second (Minister for Trade) is the foreign-minister of AU too",
        ][:told]
    )

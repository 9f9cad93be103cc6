"""Rules about names that two records of a kind share."""

from pathlib import Path

import pytest

from knowledge import SOUND, place_of, position_of, problems_of

from .findings import assert_finding, messages

AGREEMENT = "  - {id: %s, short: ACSA, title: %s, kind: logistics, parties: [%s], signed: 2020, sources: [herald]%s}\n"


# double-name


@pytest.mark.parametrize(
    ("text", "at", "says"),
    [
        ("countries:\n  - {id: BH, name: Bahr, aliases: [india]}\n", "india", "'india' is also a name of country IN"),
        ("countries:\n  - {id: BH, name: Bahr, native: BHĀRAT}\n", "BHĀRAT", "'BHĀRAT' is also a name of country IN"),
        ("countries:\n  - {id: BH, name: Bahrain, aliases: [JPN]}\n", "JPN", "'JPN' is also a name of country JP"),
        ("groupings:\n  - {id: x, short: The X, name: 'quad', kind: forum, members: [{country: IN}]}\n", "'quad'",
         "'quad' is also a name of grouping quad"),
        ("dialogues:\n  - {id: x, name: Quad summit, format: other, level: leader, sides: [IN], sources: [herald]}\n",
         "Quad summit", "'Quad summit' is also a name of dialogue quad-leaders"),
        ("agreements:\n" + AGREEMENT % ("in-jp-x-2021", "Agreement on Supplies and Services", "IN, JP", ""),
         "Agreement on Supplies and Services",
         "'Agreement on Supplies and Services' is also a name of agreement in-jp-acsa-2020"),
    ],
)  # fmt: skip
def test_a_name_of_two_records_is_reported_at_the_later(tmp_path: Path, text: str, at: str, says: str) -> None:
    # The name of the file sorts last, so that the sound files hold the earlier.
    problems = problems_of(tmp_path, {**SOUND, "zz.yaml": text})
    (problem,) = (problem for problem in problems if problem.rule == "double-name")
    assert place_of(problem) == ("double-name", "zz.yaml", *position_of(text, at))
    assert (problem.message, problem.severity) == (says, "warning")


@pytest.mark.parametrize(
    "text",
    [
        "countries:\n  - {id: BH, name: Bahrain, aliases: [BH, Bahrain, bahrain]}\n",
        "agreements:\n" + AGREEMENT % ("in-jp-x-2021", "Another", "IN, JP", ""),
        "agreements:\n" + AGREEMENT % ("au-jp-x-2021", "Agreement on supplies and services", "AU, JP", ""),
        "dialogues:\n  - {id: x, name: India, format: 2+2, level: official, sides: [AU, IN], sources: [herald]}\n",
    ],
)
def test_what_tells_two_apart_passes(tmp_path: Path, text: str) -> None:
    assert messages(tmp_path, "double-name", text) == []


# near-duplicate-topic


TOPICS = "topics:\n  - {id: one, label: %s, broader: [security]}\n  - {id: two, label: %s, broader: [security]}\n"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Cyber security", "cyber-security"),
        ("Arms export", "Arms exports"),
        ("Military exchange", "Exchange of the military"),
        ("Supply of energy", "Energy supplies"),
        ("Defence cooperation", "Defense cooperation"),
        ("Maritime security", "Maritme security"),
        ("Nuclear policy", "Nuclear polciy"),
    ],
)
def test_two_topics_of_nearly_the_same_name_are_reported(tmp_path: Path, one: str, two: str) -> None:
    text = TOPICS % (one, two)
    says = f"'{two}' is nearly the same as '{one}' of topic one"
    assert_finding(tmp_path, "near-duplicate-topic", "warning", text, two, says)


def test_an_alias_is_a_name_too_and_two_topics_are_reported_once(tmp_path: Path) -> None:
    text = TOPICS % ("Cyber, aliases: [network security, networks]", "'Net', aliases: [networks security, network]")
    says = "'networks security' is nearly the same as 'network security' of topic one"
    assert_finding(tmp_path, "near-duplicate-topic", "warning", text, "networks security", says)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Trade", "Trader"),
        ("Space", "Spice"),
        ("Resolution 1718", "Resolution 1719"),
        ("East China Sea", "South China Sea"),
        ("Defence industry", "Defence policy"),
        ("Arms, aliases: [arm]", "Access"),
        ("Of the", "And for"),
    ],
)
def test_two_topics_of_two_names_pass(tmp_path: Path, one: str, two: str) -> None:
    assert messages(tmp_path, "near-duplicate-topic", TOPICS % (one, two)) == []


# one-spelling


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        ("Tokyo", "TOKYO", "'TOKYO' is also written 'Tokyo'"),
        ("Côte d'Or", "Cote d'Or", "'Cote d'Or' is also written 'Côte d'Or'"),
        ("Tokyo", "To\\u200ckyo", "'To\u200ckyo' is also written 'Tokyo'"),
        ("Tokyo", "Kyoto", ""),
        ("???", "!!!", ""),
    ],
)
def test_two_spellings_of_a_publisher_are_reported(tmp_path: Path, first: str, second: str, says: str) -> None:
    text = "sources:\n" + "".join(
        f'  - {{id: s{n}, publisher: "{publisher}", title: Page, kind: news, published: 2020}}\n'
        for n, publisher in enumerate((first, second))
    )
    problems = problems_of(tmp_path, {**SOUND, "zz.yaml": text})
    assert [problem.message for problem in problems if problem.rule == "one-spelling"] == ([says] if says else [])

"""Rules about officials: successors, the order of tenures, family names, and two records of one person."""

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dialoguekb.checks.same_person import likely_duplicates
from dialoguekb.model.records import Official
from knowledge import SOUND, problems_of

from .findings import ADDED, assert_finding, findings, messages

PAYNE = """\
officials:
  - {id: marise-payne, name: Marise Payne, country: AU, tenures: [{office: au-foreign-minister, %s}]}
"""
"""A holder before Penny Wong, who began on 2022-05-23 and has no end."""

TWO_HOLDERS = """\
officials:
  - {id: alpha-first, name: Alpha First, country: AU, tenures: [{office: au-foreign-minister, %s}]}
  - {id: beta-second, name: Beta Second, country: AU, tenures: [{office: au-foreign-minister, %s}]}
"""


def rules_of(folder: Path, text: str) -> set[str]:
    """Return the rules about tenures that the added records break."""
    broken = {problem.rule for problem in problems_of(folder, {**SOUND, ADDED: text})}
    return broken & {"outlived-successor", "overlapping-tenures"}


# outlived-successor


@pytest.mark.parametrize(
    ("tenure", "at", "end"),
    [
        ("from: 2018-08-28, to: 2022-05-24, acting: true", "2022-05-24", "to 2022-05-24"),
        ("from: 2018-08-28, to: 2022-06, acting: true", "2022-06", "to 2022-06"),
        ("from: 2018, to: 2023, acting: true", "2023", "to 2023"),
        ("from: 2018-08-28, acting: true", "{office", "without an end"),
        ("from: 2018-08-28, as_of: 2022-01-01, acting: true", "{office", "without an end"),
        ("as_of: 2022-05-22, acting: true", "{office", "without an end"),
    ],
)
def test_an_acting_holder_who_stays_past_the_next_regular_one_is_reported(
    tmp_path: Path, tenure: str, at: str, end: str
) -> None:
    says = f"Marise Payne holds au-foreign-minister (acting) {end}, but Penny Wong holds it from 2022-05-23"
    assert_finding(tmp_path, "outlived-successor", "warning", PAYNE % tenure, at, says)
    assert rules_of(tmp_path, PAYNE % tenure) == {"outlived-successor"}


@pytest.mark.parametrize(
    "tenure",
    [
        "from: 2018-08-28, to: 2022-05-22, acting: true",
        "from: 2018-08-28, to: 2022-05-23, acting: true",  # the day of handover is both's
        "from: 2018-08-28, to: 2022-05, acting: true",  # may have been the 23rd or before
        "from: 2018-08-28, to: 2022, acting: true",
        "from: 2018-08-28, to: 2022-05-23",
        "from: 2018-08-28, concurrent: true",
        "from: 2018-08-28, acting: true, concurrent: true",
        "from: 2022-05-23, to: 2023, acting: true",  # began no earlier: it stood in for her
        "from: 2022-05, to: 2023, acting: true",  # may have begun after her
        "from: 2022-09-01, to: 2022-09-14, acting: true",
    ],
)
def test_handover_partial_dates_concurrent_holders_and_stand_ins_pass(tmp_path: Path, tenure: str) -> None:
    assert rules_of(tmp_path, PAYNE % tenure) == set()


@pytest.mark.parametrize("tenure", ["from: 2018-08-28, to: 2022-05-25", "from: 2018-08-28", "as_of: 2021"])
def test_two_regular_holders_on_certain_days_are_the_error_and_not_this_warning(tmp_path: Path, tenure: str) -> None:
    assert rules_of(tmp_path, PAYNE % tenure) == {"overlapping-tenures"}


@pytest.mark.parametrize("second", ["from: 2013-05-05, to: 2013-05-05", "from: 2013, to: 2013", "from: 2013-05, to: 2013-05"])  # fmt: skip # noqa: E501
def test_a_holder_of_a_day_or_of_vague_days_within_another_tenure_is_reported(tmp_path: Path, second: str) -> None:
    text = TWO_HOLDERS % ("from: 2012-01-01, to: 2015-01-01", second)
    begin = second.partition(",")[0].removeprefix("from: ")
    says = f"Alpha First holds au-foreign-minister to 2015-01-01, but Beta Second holds it from {begin}"
    assert_finding(tmp_path, "outlived-successor", "warning", text, "2015-01-01", says)
    assert rules_of(tmp_path, text) == {"outlived-successor"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("from: 2012-01-01, to: 2015-01-01", "from: 2013-05-05, to: 2013-05-05, acting: true"),
        ("from: 2012-01-01, to: 2015-01-01", "from: 2013, to: 2013, concurrent: true"),
        ("from: 2012, to: 2013", "from: 2013, to: 2013"),
        ("from: 2013, to: 2014-06", "from: 2013, to: 2013"),  # who came first is not known
        ("from: 2012-01-01, to: 2013-05-05", "from: 2013-05-05, to: 2015"),
    ],
)
def test_what_may_be_in_order_passes(tmp_path: Path, first: str, second: str) -> None:
    assert rules_of(tmp_path, TWO_HOLDERS % (first, second)) == set()


def test_the_acting_tenure_of_the_one_who_is_confirmed_ends_too(tmp_path: Path) -> None:
    text = TWO_HOLDERS % (
        "from: 2010-01-01, acting: true}, {office: au-foreign-minister, from: 2010-02-01, to: 2011-01-01",
        "from: 2011-01-01, to: 2012-01-01",
    )
    assert messages(tmp_path, "outlived-successor", text) == [
        "Alpha First holds au-foreign-minister (acting) without an end, but Alpha First holds it from 2010-02-01"
    ]


# tenure-order

TWO_TENURES = """\
officials:
  - id: alpha-first
    name: Alpha First
    country: AU
    tenures: [{office: au-foreign-minister, %s}, {office: au-foreign-minister, %s}]
"""


def test_a_tenure_after_a_later_one_is_reported(tmp_path: Path) -> None:
    text = TWO_TENURES % ("from: 2012-03, to: 2013", "from: 2010, to: 2011")
    says = "the tenure of au-foreign-minister from 2010 comes after that of au-foreign-minister from 2012-03"
    assert_finding(
        tmp_path, "tenure-order", "warning", text, "{office: au-foreign-minister, from: 2010, to: 2011}", says
    )


@pytest.mark.parametrize(
    ("first", "second", "is_reported"),
    [
        ("from: 2010, to: 2011", "from: 2012, to: 2013", False),
        ("from: 2012-03-01, to: 2013", "from: 2012-03-01, to: 2012-04", False),
        ("from: 2012-03, to: 2012-04", "from: 2012, to: 2013", False),  # 2012 may be April
        ("from: 2012-03, to: 2012-04", "from: 2012-02, to: 2013", True),
        ("as_of: 2012, to: 2013", "from: 2010, to: 2011", False),  # may have begun before 2010
        ("from: 2012, to: 2013", "as_of: 2011, to: 2011", True),
        ("from: 2012, to: 2013", "as_of: 2012, to: 2012", False),
    ],
)
def test_only_what_is_certainly_out_of_order_is_reported(
    tmp_path: Path, first: str, second: str, *, is_reported: bool
) -> None:
    assert bool(messages(tmp_path, "tenure-order", TWO_TENURES % (first, second))) is is_reported


# family-name


def test_a_family_name_that_the_name_lacks_is_reported(tmp_path: Path) -> None:
    text = "officials:\n  - {id: x, name: Yoshimasa Hayashi, family_name: Hayasi, country: JP}\n"
    says = "'Hayasi' is not part of the name Yoshimasa Hayashi"
    assert_finding(tmp_path, "family-name", "warning", text, "Hayasi,", says)


@pytest.mark.parametrize(
    ("name", "family", "is_reported"),
    [
        ("Joaquim Silva e Luna", "Silva e Luna", False),
        ("Alberto van Klaveren", "van Klaveren", False),
        ("Carlos França", "Franca", False),
        ("Abdel Fattah el-Sisi", "Sisi", False),
        ("Hermogenes Ebdane Jr.", "Ebdane", False),
        ("Sugiono", "Sugiono", False),
        ("Joaquim Silva e Luna", "Silva Luna", True),
        ("Penny Wongsu", "Wong", True),
        ("Wang", "Yi Wang", True),
    ],
)
def test_a_family_name_is_whole_words_of_the_name_side_by_side(
    tmp_path: Path, name: str, family: str, *, is_reported: bool
) -> None:
    text = f"officials:\n  - {{id: x, name: {name}, family_name: {family}, country: IN}}\n"
    assert bool(messages(tmp_path, "family-name", text)) is is_reported


# near-duplicate-official

TWO_PERSONS = """\
officials:
  - {id: one, country: RU, %s}
  - {id: two, country: RU, %s}
"""


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        # the same words, in another order, case or script of accents
        ("name: Sergei Lavrov", "name: Lavrov Sergei", "two"),
        ("name: Mélanie Joly", "name: Melanie JOLY", "two"),
        ("name: William Blair, aliases: [Bill Blair]", "name: Bill Blair", "two"),
        ("name: William Blair, aliases: [Bill Blair]", "name: Will Blair, aliases: ['Blair, Bill']", "two"),
        # given names parted in another way
        ("name: Sang-hoon Kim, family_name: Kim", "name: Kim Sanghoon, family_name: Kim", "two"),
        # a letter changed, omitted, added or moved in a word of six letters or more
        ("name: Sergei Lavrov", "name: Sergey Lavrov", "two"),
        ("name: Mauricio Oliveira", "name: Mauricio Oliviera", "two"),
        ("name: Heiko Muller", "name: Heiko Mueller", "two"),
        ("name: Mohamed Ali", "name: Mohammed Ali", "two"),
        ("name: Sergei Shoigu, aliases: [Sergey Shoygu]", "name: Sergej Shoygu", "two"),
        # an abbreviation, reported for the record that has it
        ("name: Hermogenes Ebdane, family_name: Ebdane", "name: Hermogenes Ebdane Jr., family_name: Ebdane", "one"),
        ("name: Maria Theresa Lazaro, family_name: Lazaro", "name: Theresa Lazaro, family_name: Lazaro", "two"),
        ("name: A. K. Antony, family_name: Antony", "name: Arackaparambil Kurian Antony, family_name: Antony", "one"),
        ("name: John Thomas Schieffer", "name: J. Thomas Schieffer", "two"),
        ("name: Fernando de Luca Marques de Oliveira", "name: Fernando Oliveira", "two"),
        ("name: Ana Silva Luna, family_name: Silva Luna", "name: Ana B. Silva Luna, family_name: Silva Luna", "one"),
        # the same Wikidata item or native name
        ("name: Alpha First, wikidata: Q17", "name: Beta Second, wikidata: Q17", "two"),
        ("name: Yi Wang, native: 王毅", "name: I Ouang, native: 王 毅", "two"),
    ],
)  # fmt: skip
def test_names_that_may_be_of_one_person_are_reported(tmp_path: Path, one: str, two: str, expected: str) -> None:
    like = "two" if expected == "one" else "one"
    names = {entry: text.partition(",")[0].removeprefix("name: ") for entry, text in (("one", one), ("two", two))}
    (problem,) = findings(tmp_path, "near-duplicate-official", TWO_PERSONS % (one, two))
    assert (problem.record, problem.message) == (
        f"official {expected}",
        f"{names[expected]} may be the same person as {names[like]} ({like})",
    )


def test_a_likely_duplicate_is_reported_at_its_name(tmp_path: Path) -> None:
    text = TWO_PERSONS % ("name: Sergei Lavrov", "name: Sergey Lavrov")
    says = "Sergey Lavrov may be the same person as Sergei Lavrov (one)"
    assert_finding(tmp_path, "near-duplicate-official", "warning", text, "Sergey Lavrov", says)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # a family name shared by chance
        ("name: Yi Wang, family_name: Wang", "name: Yu Wang, family_name: Wang"),
        ("name: Sang-hoon Kim, family_name: Kim", "name: Sung-hoon Kim, family_name: Kim"),
        ("name: Takeshi Tanaka, family_name: Tanaka", "name: Hitoshi Tanaka, family_name: Tanaka"),
        ("name: Qiang Li, family_name: Li", "name: Keqiang Li, family_name: Li"),
        ("name: Taro Kono, family_name: Kono", "name: Yohei Kono, family_name: Kono"),
        ("name: Manmohan Singh, family_name: Singh", "name: Rajnath Singh, family_name: Singh"),
        ("name: Ed Miliband, family_name: Miliband", "name: David Miliband, family_name: Miliband"),
        ("name: Igor Ivanov, family_name: Ivanov", "name: Sergei Ivanov, family_name: Ivanov"),
        ("name: Igor Ivanov", "name: Igor Sergeyevich Lavrov"),
        # the first letter tells names apart, and so do two others
        ("name: Peter Harrison", "name: Peter Garrison"),
        ("name: Peter Hansen", "name: Peter Jensen"),
        # initials that an alias gives, where the names themselves differ
        ("name: Subrahmanyam Jaishankar, aliases: [S. Jaishankar], family_name: Jaishankar",
         "name: Suresh Jaishankar, family_name: Jaishankar"),
        # a name of one word is not an abbreviation
        ("name: Sugiono, family_name: Sugiono", "name: Joko Sugiono, family_name: Sugiono"),
        # what the records themselves tell apart
        ("name: Sergei Ivanov, wikidata: Q1", "name: Sergei Ivanov, wikidata: Q2"),
        ("name: Wei Li, native: 李伟", "name: Wei Li, native: 李巍"),
        ("name: Wei Li, native: 李伟, wikidata: Q1", "name: Wei Li, native: 李伟, wikidata: Q2"),
    ],
)  # fmt: skip
def test_two_persons_pass(tmp_path: Path, one: str, two: str) -> None:
    assert messages(tmp_path, "near-duplicate-official", TWO_PERSONS % (one, two)) == []


def test_officials_of_two_countries_are_two_persons_but_for_one_item_of_wikidata(tmp_path: Path) -> None:
    text = "officials:\n  - {id: one, country: IN, name: A B%s}\n  - {id: two, country: JP, name: A B%s}\n"
    assert messages(tmp_path, "near-duplicate-official", text % ("", "")) == []
    same = text % (", wikidata: Q5", ", wikidata: Q5")
    assert messages(tmp_path, "near-duplicate-official", same) == ["A B may be the same person as A B (one)"]


def test_of_many_alike_three_are_named(tmp_path: Path) -> None:
    full = [f"  - {{id: p{n}, country: IN, name: R{letter}mesh Rao}}\n" for n, letter in enumerate("aeiou")]
    text = "officials:\n  - {id: short, country: IN, name: R. Rao}\n" + "".join(full)
    expected = messages(tmp_path, "near-duplicate-official", text)
    assert (
        "R. Rao may be the same person as Ramesh Rao (p0) or Remesh Rao (p1) or Rimesh Rao (p2) and 2 more" in expected
    )


def test_an_acceptance_is_in_the_reported_record(tmp_path: Path) -> None:
    accepted = "accepted: [{rule: near-duplicate-official, why: 'Two ministers: father and son.'}]"
    text = TWO_PERSONS % ("name: Sergei Lavrov", f"name: Sergey Lavrov, {accepted}")
    (problem,) = findings(tmp_path, "near-duplicate-official", text)
    assert problem.accepted == "Two ministers: father and son."


WORD = st.text("aeikmnrst", min_size=7, max_size=12)
NAME = st.lists(st.sampled_from(["Kim", "Lee", "Sergei", "Sergey", "Tanaka", "A", "Jr"]), min_size=1, max_size=4)


def officials(*names: str) -> list[Official]:
    return [Official(id=f"o{n}", name=name, country="JP") for n, name in enumerate(names)]


@given(WORD, WORD, st.integers(1, 6), st.sampled_from("aeikmnrst"), st.sampled_from(["changed", "added", "left out"]))
def test_every_letter_but_the_first_of_a_long_word_may_be_wrong(
    one: str, two: str, place: int, letter: str, how: str
) -> None:
    assume(one != two)
    rest = two[place:] if how == "added" else two[place + 1 :]
    mistyped = two[:place] + ("" if how == "left out" else letter) + rest
    assert list(likely(officials(f"{one} {two}", f"{one} {mistyped}"))) == ["o1"]


@given(st.lists(NAME.map(" ".join), max_size=6), st.randoms())
def test_who_is_alike_does_not_hang_on_the_order_of_the_records(names: list[str], chance: object) -> None:
    recorded = officials(*names)
    shuffled = sorted(recorded, key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert pairs(shuffled) == pairs(recorded)


@given(st.lists(NAME.map(" ".join), min_size=2, max_size=6))
def test_who_is_alike_among_many_is_alike_alone(names: list[str]) -> None:
    recorded = officials(*names)
    alone = [pairs([one, other]) for n, one in enumerate(recorded) for other in recorded[n + 1 :]]
    assert pairs(recorded) == set().union(*alone)


def likely(recorded: list[Official]) -> dict[str, list[Official]]:
    return likely_duplicates(recorded, {official.id: ("JP",) for official in recorded})


def pairs(recorded: list[Official]) -> set[frozenset[str]]:
    return {frozenset((one, other.id)) for one, alike in likely(recorded).items() for other in alike}

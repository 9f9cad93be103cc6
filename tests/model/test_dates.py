"""Partial dates: what is one, which days it means, how it sorts; against a naive oracle and the edtf package."""

import calendar
from datetime import date, timedelta
from itertools import pairwise

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from dialoguekb.model.date_words import date_in_words, time_in_words
from dialoguekb.model.dates import (
    RELATIVE_DATES,
    Interval,
    PartialDate,
    PartialDateError,
    join_intervals,
    spelt_out,
    typed_interval,
)

years = st.integers(1, 9999)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))
calendar_texts = st.one_of(
    years.map(lambda year: f"{year:04}"),
    days.map(lambda day: day.isoformat()[:7]),
    days.map(lambda day: day.isoformat()),
)
parts_of_years = st.tuples(years, st.sampled_from(["Q1", "Q2", "Q3", "Q4", "21", "22", "23", "24"])).map(
    lambda part: f"{part[0]:04}-{part[1]}"
)
simple_texts = st.tuples(calendar_texts | parts_of_years, st.sampled_from(["", "", "~", "?", "%"])).map("".join)


def window(ends: tuple[str, str]) -> str:
    """Return two dates as a window that begins with the earlier one."""
    return "/".join(sorted(ends, key=lambda text: PartialDate.parse(text).earliest))


texts = simple_texts | st.tuples(simple_texts, simple_texts).map(window)
partial_dates = texts.map(PartialDate.parse)
maybe_dates = st.none() | partial_dates


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022-04", date(2022, 4, 1), date(2022, 4, 30)),
        ("2022-04-12", date(2022, 4, 12), date(2022, 4, 12)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28)),
        ("2000-02-29", date(2000, 2, 29), date(2000, 2, 29)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
        ("9999-12-31", date(9999, 12, 31), date(9999, 12, 31)),
        ("2022-Q1", date(2022, 1, 1), date(2022, 3, 31)),
        ("2022-Q3", date(2022, 7, 1), date(2022, 9, 30)),
        ("2022-21", date(2022, 3, 1), date(2022, 5, 31)),
        ("2022-22", date(2022, 6, 1), date(2022, 8, 31)),
        ("2022-23", date(2022, 9, 1), date(2022, 11, 30)),
        ("2023-24", date(2023, 12, 1), date(2024, 2, 29)),
        ("9999-24", date(9999, 12, 1), date(9999, 12, 31)),
        ("2022-05/2022-06", date(2022, 5, 1), date(2022, 6, 30)),
        ("2022/2022-03", date(2022, 1, 1), date(2022, 3, 31)),
        ("2022-Q1/2022-23", date(2022, 1, 1), date(2022, 11, 30)),
        ("2022-05~/2022-06?", date(2022, 5, 1), date(2022, 6, 30)),
        ("2022~", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022-04-12?", date(2022, 4, 12), date(2022, 4, 12)),
        ("2022-Q4%", date(2022, 10, 1), date(2022, 12, 31)),
    ],
)
def test_a_partial_date_means_the_days_of_its_interval(text: str, earliest: date, latest: date) -> None:
    parsed = PartialDate.parse(text)
    assert (parsed.earliest, parsed.latest, str(parsed)) == (earliest, latest, text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2022-02-30", "February 2022 has 28 days"),
        ("2020-02-30", "February 2020 has 29 days"),
        ("2022-04-31", "April 2022 has 30 days"),
        ("2022-04-00", "April 2022 has 30 days"),
        ("2022-13", "months go from 01 to 12"),
        ("2022-00-01", "months go from 01 to 12"),
        ("0000", "years begin at 0001"),
        ("", "write YYYY"),
        ("22", "write YYYY"),
        ("2022-4", "write YYYY"),
        ("2022-04-1", "write YYYY"),
        ("2022/04/12", "write YYYY"),
        ("20220412", "write YYYY"),
        ("2022-04-12T10:00", "write YYYY"),
        ("2022-04-12\n", "write YYYY"),
        (" 2022", "write YYYY"),
        ("+2022", "write YYYY"),
        ("２０２２", "write YYYY"),
        ("12022", "write YYYY"),
        ("2022-06/2022-05", "ends before it begins; write 2022-05/2022-06"),
        ("2022-Q5", "write YYYY"),
        ("2022-q3", "write YYYY"),
        ("2022-25", "months go from 01 to 12"),
        ("2022-23-01", "write YYYY"),
        ("2022~?", "write YYYY"),
        ("~2022", "write YYYY"),
        ("~", "write YYYY"),
        ("/2022", "write YYYY"),
        ("2022-05/..", "write YYYY"),
        ("2022/2023/2024", "write YYYY"),
        ("2022-13/2022-14", "months go from 01 to 12"),
        ("0000-Q1", "years begin at 0001"),
    ],
)
def test_what_is_no_date_says_why(text: str, says: str) -> None:
    with pytest.raises(PartialDateError, match=says):
        PartialDate.parse(text)


@given(texts)
def test_text_in_is_text_out(text: str) -> None:
    assert str(PartialDate.parse(text)) == text


@given(calendar_texts)
def test_the_interval_holds_exactly_the_days_whose_iso_text_begins_with_it(text: str) -> None:
    parsed = PartialDate.parse(text)
    assert parsed.earliest.isoformat().startswith(text)
    assert parsed.latest.isoformat().startswith(text)
    if parsed.earliest > date.min:
        assert not (parsed.earliest - timedelta(days=1)).isoformat().startswith(text)
    if parsed.latest < date.max:
        assert not (parsed.latest + timedelta(days=1)).isoformat().startswith(text)


@given(partial_dates, partial_dates)
def test_order_is_by_first_day_then_the_vaguer_first_then_the_text(a: PartialDate, b: PartialDate) -> None:
    by_meaning = (a.earliest, -(a.latest - a.earliest).days, a.text) < (
        b.earliest,
        -(b.latest - b.earliest).days,
        b.text,
    )
    assert (a < b) == by_meaning
    assert (a == b) == (a.text == b.text)
    assert (a < b) + (b < a) + (a == b) == 1


@given(texts)
def test_the_days_are_those_that_a_reader_of_the_text_counts(text: str) -> None:
    parsed = PartialDate.parse(text)
    ends = [days_read(part.rstrip("~?%")) for part in text.split("/")]
    assert (parsed.earliest, parsed.latest) == (ends[0][0], ends[-1][1])


def days_read(text: str) -> tuple[date, date]:
    """Return the days of a plain text by trying each day of its year and the next: a naive oracle."""
    year, *rest = text.split("-")
    part = rest[0] if rest else ""
    months = {"Q1": "01 02 03", "Q2": "04 05 06", "Q3": "07 08 09", "Q4": "10 11 12", "21": "03 04 05",
              "22": "06 07 08", "23": "09 10 11", "24": "12"}  # fmt: skip
    wanted = [f"{year}-{month}" for month in months[part].split()] if part in months else [text]
    if part == "24":
        wanted += [f"{int(year) + 1:04}-01", f"{int(year) + 1:04}-02"]
    first = date(int(year), 1, 1).toordinal()
    tried = (date.fromordinal(day) for day in range(first, min(first + 430, date.max.toordinal()) + 1))
    found = [day for day in tried if day.isoformat().startswith(tuple(wanted))]
    return found[0], found[-1]


LEVEL_1 = st.tuples(
    st.integers(1000, 9998).map(str),
    st.sampled_from(["-21", "-22", "-23", "", "-05", "-05-06"]),
    st.sampled_from(["", "~", "?", "%"]),
).map("".join)


@given(LEVEL_1, LEVEL_1)
def test_the_edtf_package_means_the_same_days_at_level_1(one: str, other: str) -> None:
    # The package lets a winter end in December.
    for text in (one, f"{min(one, other)[:4]}-01/{max(one, other)[:4]}-12"):
        if text[4:6] == "-2" and text[-1] in "~?%":
            continue  # and it takes no mark on a season
        reference = parse_edtf(text)
        parsed = PartialDate.parse(text)
        assert date(*reference.lower_strict()[:3]) == parsed.earliest
        assert date(*reference.upper_strict()[:3]) == parsed.latest


@pytest.mark.parametrize(
    ("text", "noun", "adverb"),
    [
        ("2026", "2026", "for 2026"),
        ("2026-05-06", "2026-05-06", "for 2026-05-06"),
        ("2026-Q3", "the third quarter of 2026", "in the third quarter of 2026"),
        ("2026-22", "summer 2026", "in summer 2026"),
        ("2026-24", "winter 2026–27", "in winter 2026–27"),
        ("2026-05/2026-06", "May to June 2026", "between May and June 2026"),
        ("2026-12/2027-01", "December 2026 to January 2027", "between December 2026 and January 2027"),
        ("2027-05-01/2027-06-01", "2027-05-01 to 2027-06-01", "between 2027-05-01 and 2027-06-01"),
        ("2026-Q3/2027-Q1", "the third quarter of 2026 to the first quarter of 2027",
         "between the third quarter of 2026 and the first quarter of 2027"),
        ("2026~", "about 2026", "about 2026"),
        ("2026-Q3~", "about the third quarter of 2026", "about the third quarter of 2026"),
        ("2026-05?", "2026-05 (uncertain)", "for 2026-05 (uncertain)"),
        ("2026%", "about 2026 (uncertain)", "about 2026 (uncertain)"),
    ],
)  # fmt: skip
def test_a_vague_date_in_words(text: str, noun: str, adverb: str) -> None:
    when = PartialDate.parse(text)
    assert (date_in_words(when), time_in_words(when)) == (noun, adverb)


@pytest.mark.parametrize(("text", "is_a_day"), [("2026-05-06", True), ("2026-05-06~", False), ("2026-05", False)])
def test_a_day_is_exact_and_certain(text: str, *, is_a_day: bool) -> None:
    assert PartialDate.parse(text).is_a_day is is_a_day


@given(partial_dates, partial_dates)
def test_certainly_before_means_that_the_last_day_precedes_the_first(a: PartialDate, b: PartialDate) -> None:
    assert a.is_certainly_before(b) == (a.latest.toordinal() + 1 <= b.earliest.toordinal())
    assert not (a.is_certainly_before(b) and b.is_certainly_before(a))


@given(st.tuples(maybe_dates, maybe_dates), st.tuples(maybe_dates, maybe_dates))
def test_intervals_share_the_days_that_a_range_of_ordinals_shares(
    one: tuple[PartialDate | None, PartialDate | None], two: tuple[PartialDate | None, PartialDate | None]
) -> None:
    a, b = Interval.between(*one), Interval.between(*two)
    days_a = range(a.earliest.toordinal(), a.latest.toordinal() + 1)
    days_b = range(b.earliest.toordinal(), b.latest.toordinal() + 1)
    shared = range(max(days_a.start, days_b.start), min(days_a.stop, days_b.stop))
    assert a.shared_days(b) == b.shared_days(a) == len(shared)
    if days_a and days_b:
        assert a.overlaps(b) == b.overlaps(a) == bool(shared)


def test_an_open_interval_reaches_to_the_end_of_the_calendar() -> None:
    assert Interval.between(None, None) == Interval(date.min, date.max)


@given(st.dates(date(1000, 1, 1), date(9999, 12, 31)), st.sampled_from([4, 7, 10]))
def test_the_edtf_package_means_the_same_days(day: date, length: int) -> None:
    text = day.isoformat()[:length]
    reference = parse_edtf(text)
    parsed = PartialDate.parse(text)
    assert date(*reference.lower_strict()[:3]) == parsed.earliest
    assert date(*reference.upper_strict()[:3]) == parsed.latest


@given(years, st.integers(0, 15), st.integers(0, 35))
def test_a_day_is_a_date_exactly_where_the_calendar_has_it(year: int, month: int, day: int) -> None:
    exists = 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
    text = f"{year:04}-{month:02}-{day:02}"
    if exists:
        assert PartialDate.parse(text).earliest == date(year, month, day)
    else:
        with pytest.raises(PartialDateError):
            PartialDate.parse(text)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", "2024-02-29"),
        ("Today", "2024-02-29"),
        ("yesterday", "2024-02-28"),
        ("tomorrow", "2024-03-01"),
        ("this-month", "2024-02"),
        ("last month", "2024-01"),
        ("next-month", "2024-03"),
        ("this-year", "2024"),
        ("last-year", "2023"),
        ("next-year", "2025"),
        ("2022-Q3", "2022-Q3"),
        ("someday", "someday"),
    ],
)
def test_words_for_dates_are_spelt_out(typed: str, meant: str) -> None:
    assert spelt_out(typed, date(2024, 2, 29)) == meant


@pytest.mark.parametrize(("day", "before"), [(date(2024, 1, 31), "2023-12"), (date(2024, 12, 1), "2024-11")])
def test_the_month_before_may_be_of_the_year_before(day: date, before: str) -> None:
    assert spelt_out("last-month", day) == before


@pytest.mark.parametrize(
    ("typed", "earliest", "latest"),
    [
        ("2022-Q1", date(2022, 1, 1), date(2022, 3, 31)),
        ("2024-q1", date(2024, 1, 1), date(2024, 3, 31)),
        ("2022-Q2", date(2022, 4, 1), date(2022, 6, 30)),
        ("2022-Q3", date(2022, 7, 1), date(2022, 9, 30)),
        ("2022-Q4", date(2022, 10, 1), date(2022, 12, 31)),
        ("2022-02", date(2022, 2, 1), date(2022, 2, 28)),
    ],
)
def test_a_typed_date_is_an_interval(typed: str, earliest: date, latest: date) -> None:
    assert typed_interval(typed) == Interval(earliest, latest)


@given(days)
def test_words_mean_dates_at_the_ends_of_time_too(day: date) -> None:
    for word in RELATIVE_DATES:
        meant = spelt_out(word, day)
        if meant[:4] not in {"0000", "1000"} and len(meant.split("-")[0]) == 4:
            assert typed_interval(meant)
    assert spelt_out("yesterday", day) <= spelt_out("today", day) <= spelt_out("tomorrow", day)


stretches = st.lists(st.tuples(days, days).map(lambda pair: Interval(min(pair), max(pair))), max_size=6)


@given(stretches, days)
def test_joined_stretches_hold_the_same_days(several: list[Interval], day: date) -> None:
    whole = join_intervals(several)
    assert any(one.earliest <= day <= one.latest for one in several) == any(
        one.earliest <= day <= one.latest for one in whole
    )
    assert all((after.earliest - before.latest).days > 1 for before, after in pairwise(whole))

"""A name in double quotation marks is a name: a slip in it is an error, never a text."""

import pytest

from dialoguekb.errors import UnknownValueError
from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.query.quoted_names import as_names


@pytest.mark.parametrize(
    ("sql", "named"),
    [
        ("\"a\" = 'b'", "`a` = 'b'"),
        ('\'"a"\' = "a"', "'\"a\"' = `a`"),
        ('[b"c] = "a"', '[b"c] = `a`'),
        ('`b"c` = "a"', '`b"c` = `a`'),
        ('/* "b" */ "a" -- "c"', '/* "b" */ `a` -- "c"'),
        ('"a""b`c]"', '`a"b``c]`'),
        ('""', "``"),
        ('"not closed', '"not closed'),
    ],
)
def test_only_names_get_other_marks(sql: str, named: str) -> None:
    assert as_names(sql) == named


@pytest.mark.parametrize(
    ("query", "nearest"),
    [
        ("select id from meetings where \"ciy\" = 'Tokyo'", ("city",)),
        ('select "strt" from meetings', ("start",)),
        ('select id from meetings where city = "Kamakura-shi"', ()),
    ],
)
def test_a_slip_in_a_query_is_named(bundled: KnowledgeBase, query: str, nearest: tuple[str, ...]) -> None:
    with pytest.raises(UnknownValueError, match="no column is called") as raised:
        bundled.sql(query)
    assert raised.value.nearest == nearest


def test_a_slip_in_a_condition_is_named(bundled: KnowledgeBase) -> None:
    with pytest.raises(UnknownValueError, match=r"no column is called 'ciy'; did you mean city\?"):
        bundled.meetings(where="\"ciy\" = 'Tokyo'")
    assert bundled.meetings(where="\"city\" = 'Tokyo'") == bundled.meetings(city="Tokyo")


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ('select "city" from meetings where "city" = \'Tokyo\' limit 1', ["city"]),
        ('select city as "the ""place""" from meetings order by "the ""place""" limit 1', ['the "place"']),
        ('with "m" as (select city as "c" from "meetings") select "m"."c" from "m" where "c" > \'\' limit 1', ["c"]),
        ('select max("city") from meetings as "m"', ['max("city")']),
        ('select count(*) as "n", "city" from meetings group by "city" having "n" > 1 limit 1', ["n", "city"]),
    ],
)
def test_names_in_quotation_marks_work_as_before(bundled: KnowledgeBase, query: str, keys: list[str]) -> None:
    (row,) = bundled.sql(query)
    assert list(row) == keys

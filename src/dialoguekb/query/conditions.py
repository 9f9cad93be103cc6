"""SQL conditions of the filters that can be asked of many tables: table -> condition on a row of it.

`query.filter.Filter.conditions` says what the placeholders stand for.
"""

from collections.abc import Mapping

Conditions = Mapping[str, str]
"""Table -> SQL condition on a row of it."""


def on_day(rows: str) -> str:
    """Return the SQL condition that a dated row, by its alias, holds on the day asked for."""
    return f"{rows}.first_day <= :on_last and {rows}.last_day >= :on_first"


def by_date(name: str, direction: str = "asc") -> str:
    """Return the SQL terms that order rows by a date, in the order of `model.dates.order_of`; no date comes last.

    `name` is the column with the date as written (`row.start`); the columns of its first and last day stand beside it.
    """
    other = "desc" if direction == "asc" else "asc"
    return f"{name} is null, {name}_first_day {direction}, {name}_last_day {other}, {name} {direction}"


def first_date(name: str, aggregate: str = "min") -> str:
    """Return SQL for the first (or with `max` the last) of several dates in that order, as written."""
    # Texts that sort as the dates do: ten characters of the first day, nine that fall as the last day rises.
    key = f"{name}_first_day || (199999999 - replace({name}_last_day, '-', '')) || {name}"
    return f"substr({aggregate}({key}), 20)"


def member_of(country: str) -> str:
    """Return the SQL condition that the country in an SQL expression belongs to a grouping on the day asked for."""
    return (
        f"exists (select 1 from memberships member where member.country = {country} and member.grouping_id = {{value}}"
        f" and {on_day('member')})"
    )


def _in_effect(agreement: str, since: str) -> str:
    """Return the condition that an agreement had begun (`since`: a column without `_first_day`) and had not ended.

    The day on which it ends counts.
    """
    return (
        f"{agreement}.{since}_first_day <= :on_last and coalesce({agreement}.ended_last_day, '9999-12-31') >= :on_first"
    )


def _member_when(first_day: str, last_day: str) -> str:
    """Return the condition that `member` belonged on the days of the row, or on `--on` if the row has no date."""
    return (
        f"member.first_day <= coalesce({{row}}.{last_day}, :on_last)"
        f" and member.last_day >= coalesce({{row}}.{first_day}, :on_first)"
    )


_DIALOGUE_SIDE = "from dialogue_sides side where side.dialogue = {row}.id and side.country = {value}"

COUNTRY: Conditions = {
    "countries": "{row}.id = {value}",
    "groupings": (
        "exists (select 1 from memberships member where member.grouping_id = {row}.id and member.country = {value}"
        f" and {on_day('member')})"
    ),
    "offices": "{row}.country = {value}",
    "officials": (
        "({row}.country = {value} or exists (select 1 from tenures served where served.official = {row}.id"
        " and served.country = {value}))"
    ),
    "dialogues": f"exists (select 1 {_DIALOGUE_SIDE} and {on_day('side')})",
    "coverage": f"exists (select 1 {_DIALOGUE_SIDE})",
    # SQLite can start from this list; it would have to check an `exists` for every meeting.
    "meetings": "{row}.id in (select side.meeting from sides side where side.country = {value})",
    "agreements": "exists (select 1 from parties party where party.agreement = {row}.id and party.country = {value})",
}

DIALOGUE: Conditions = {
    "officials": (
        "exists (select 1 from participants seat join meetings meeting on meeting.id = seat.meeting"
        " where seat.official = {row}.id and meeting.dialogue = {value})"
    ),
    "dialogues": "{row}.id = {value}",
    "coverage": "{row}.id = {value}",
    "meetings": "{row}.dialogue = {value}",
    "agreements": (
        "exists (select 1 from meeting_agreements outcome join meetings meeting on meeting.id = outcome.meeting"
        " where outcome.agreement = {row}.id and meeting.dialogue = {value})"
    ),
}

MEETING: Conditions = {
    "officials": ("exists (select 1 from participants seat where seat.official = {row}.id and seat.meeting = {value})"),
    "coverage": "{row}.id in (select meeting.dialogue from meetings meeting where meeting.id = {value})",
    "meetings": "{row}.id = {value}",
    "agreements": (
        "exists (select 1 from meeting_agreements outcome"
        " where outcome.agreement = {row}.id and outcome.meeting = {value})"
    ),
}

OFFICIAL: Conditions = {
    "offices": "exists (select 1 from tenures tenure where tenure.office = {row}.id and tenure.official = {value})",
    "officials": "{row}.id = {value}",
    "coverage": (
        "exists (select 1 from dialogue_sides side where side.dialogue = {row}.id and side.country in ("
        "select country from officials where id = {value} union select country from tenures where official = {value}"
        " union select country from participants where person = {value}))"
    ),
    "meetings": "exists (select 1 from participants seat where seat.meeting = {row}.id and seat.person = {value})",
    "agreements": (
        "exists (select 1 from signatories signatory"
        " where signatory.agreement = {row}.id and signatory.person = {value})"
    ),
}

TOPIC: Conditions = {
    "topics": (
        "exists (select 1 from topic_ancestors wider where wider.topic = {row}.id and wider.ancestor = {value})"
    ),
    "meetings": (
        "exists (select 1 from meeting_topics discussed join topic_ancestors wider on wider.topic = discussed.topic"
        " where discussed.meeting = {row}.id and wider.ancestor = {value})"
    ),
}

_PARTIES = "parties party where party.agreement = {row}.id"
_MEMBER_WHEN_SIGNED = f"member.grouping_id = {{value}} and {_member_when('signed_first_day', 'signed_last_day')}"

GROUPING: Conditions = {
    "countries": member_of("{row}.id"),
    "groupings": "{row}.id = {value}",
    "dialogues": "{row}.grouping_id = {value}",
    "coverage": "{row}.grouping_id = {value}",
    "meetings": "{row}.dialogue in (select series.id from dialogues series where series.grouping_id = {value})",
    # Every member is a party, and every party a member.
    "agreements": (
        f"exists (select 1 from memberships member where {_MEMBER_WHEN_SIGNED})"
        f" and not exists (select 1 from memberships member where {_MEMBER_WHEN_SIGNED}"
        f" and member.country not in (select party.country from {_PARTIES}))"
        f" and not exists (select 1 from {_PARTIES} and party.country not in"
        f" (select member.country from memberships member where {_MEMBER_WHEN_SIGNED}))"
    ),
}

MEMBER_AT_TABLE: Conditions = {
    "coverage": (
        "exists (select 1 from dialogue_sides side join memberships member on member.country = side.country"
        " where side.dialogue = {row}.id and member.grouping_id = {value})"
    ),
    "meetings": (
        "exists (select 1 from sides side join memberships member on member.country = side.country"
        " where side.meeting = {row}.id and member.grouping_id = {value}"
        f" and {_member_when('first_day', 'last_day')})"
    ),
    "agreements": (
        "exists (select 1 from parties party join memberships member on member.country = party.country"
        f" where party.agreement = {{row}}.id and {_MEMBER_WHEN_SIGNED})"
    ),
}

MEMBER_OF: Conditions = {
    "countries": member_of("{row}.id"),
    "offices": member_of("{row}.country"),
    "officials": (
        f"({member_of('{row}.country')} or exists (select 1 from tenures served where served.official = {{row}}.id"
        f" and {member_of('served.country')}))"
    ),
}

HAS_AGREEMENT: Conditions = {
    "partners": (
        "exists (select 1 from agreements signed"
        " join parties ours on ours.agreement = signed.id and ours.country = :home"
        " join parties theirs on theirs.agreement = signed.id and theirs.country = {row}.id"
        f" where signed.kind = {{value}} and {_in_effect('signed', 'signed')})"
    )
}

_HAS_ROLE = "({row}.role = {value} or exists (select 1 from json_each({row}.also) where json_each.value = {value}))"

ROLE: Conditions = {
    "offices": _HAS_ROLE,
    "officials": (
        "exists (select 1 from tenures tenure where tenure.official = {row}.id"
        f" and {_HAS_ROLE.replace('{row}', 'tenure')})"
    ),
    "tenures": _HAS_ROLE,
}

_DAYS = {
    "tenures": ("first_day", "last_day"),
    "meetings": ("first_day", "last_day"),
    "agreements": ("signed_first_day", "signed_last_day"),
    "sources": ("published_first_day", "published_last_day"),
}
"""Table -> the columns with the first and last day of a row."""

SINCE: Conditions = {table: f"{{row}}.{last} >= {{first}}" for table, (_, last) in _DAYS.items()}
UNTIL: Conditions = {table: f"{{row}}.{first} <= {{last}}" for table, (first, _) in _DAYS.items()}
YEAR: Conditions = {table: f"{UNTIL[table]} and {SINCE[table]}" for table in _DAYS}

ON: Conditions = {
    "overdue": "1",  # these rows are made for the day
    "tenures": on_day("{row}"),
    "meetings": on_day("{row}"),
    "agreements": _in_effect("{row}", "in_force"),
}


def date_conditions(start: str, end: str = "") -> Conditions:
    """Return filter -> condition for the listing of a kind that happens: `--since`, `--until`, `--year` and `--on`.

    `start` names its field with the first day, `end` the one with the last, if it has one.
    """
    first, last = f"row.{start}_first_day", f"row.{start}_last_day"
    last = f"coalesce(row.{end}_last_day, {last})" if end else last
    since, until = f"{last} >= {{first}}", f"{first} <= {{last}}"
    return {
        "since": since,
        "until": until,
        "year": f"{until} and {since}",
        "on": f"{first} <= :on_last and {last} >= :on_first",
    }


def negate(conditions: Conditions) -> Conditions:
    """Return conditions that hold where these do not."""
    return {table: f"not {condition}" for table, condition in conditions.items()}

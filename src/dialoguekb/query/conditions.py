"""SQL conditions that several listings share."""

from collections.abc import Mapping

from dialoguekb.model.vocabulary import PLURALS
from dialoguekb.query.listing import Listing, on_day

MEMBER = (
    "exists (select 1 from memberships member where member.country = {country} and member.grouping_id = {{value}}"
    f" and {on_day('member')})"
)
"""The condition that a country belongs to a grouping on the day asked for; format it with `country`."""


def membership_conditions(country: str) -> dict[str, str]:
    """Return the conditions of --member-of and --not-member-of for the country in an SQL expression."""
    member = MEMBER.format(country=country)
    return {"member_of": member, "not_member_of": f"not {member}"}


def groupings_of(country: str) -> str:
    """Return the SQL that lists, as JSON, the groupings of the country in an SQL expression on the day."""
    return (
        "(select json_group_array(grouping_id) from (select distinct member.grouping_id from memberships member"
        f" where member.country = {country} and {on_day('member')}"
        " order by 1))"
    )


_ROLE = "({rows}.role = {{value}} or exists (select 1 from json_each({rows}.also) where json_each.value = {{value}}))"


def has_role(rows: str) -> str:
    """Return the condition that an office or a tenure, by its alias, has a role."""
    return _ROLE.format(rows=rows)


# A list, from which SQLite may start, and no condition that it must ask of every meeting.
_HAS_SIDE = "{meeting}.id in (select side.meeting from sides side where side.country = {{value}})"


def meeting_conditions(meeting: str) -> dict[str, str]:
    """Return filter -> SQL condition on the row of `meetings` with that alias."""
    has_side = _HAS_SIDE.format(meeting=meeting)
    return {
        "country": has_side,
        "with": has_side,
        "format": f"{meeting}.format = {{value}}",
        "level": f"{meeting}.level = {{value}}",
        "status": f"{meeting}.status = {{value}}",
        "dialogue": f"{meeting}.dialogue = {{value}}",
        "official": (
            f"exists (select 1 from participants seat where seat.meeting = {meeting}.id and seat.official = {{value}})"
        ),
        "topic": (
            "exists (select 1 from meeting_topics touched join topic_ancestors wider on wider.topic = touched.topic"
            f" where touched.meeting = {meeting}.id and wider.ancestor = {{value}})"
        ),
        "grouping": (
            "exists (select 1 from sides side join memberships member on member.country = side.country"
            f" where side.meeting = {meeting}.id and member.grouping_id = {{value}}"
            f" and member.first_day <= coalesce({meeting}.last_day, :on_last)"
            f" and member.last_day >= coalesce({meeting}.first_day, :on_first))"
        ),
        "since": f"{meeting}.last_day >= {{first}}",
        "until": f"{meeting}.first_day <= {{last}}",
        "year": f"{meeting}.first_day <= {{last}} and {meeting}.last_day >= {{first}}",
    }


ITSELF = "row.id = {value}"
"""The condition that a record is the one that was named."""

_KINDS = {plural: kind for kind, plural in PLURALS.items()}


def as_listed(record: str, name: str, *listings: Listing, **own: str) -> str:
    """Return the condition that a record is one that its own listing keeps by a filter, or passes `own`.

    `record` is the SQL for its kind and its id (`row.kind, row.id`), `own` kind -> SQL condition on the row of
    such a record. A record of a kind that is in neither passes not.
    """
    return _of_kinds(record, {**{_KINDS[listing.name]: listing.conditions[name] for listing in listings}, **own})


def _of_kinds(record: str, conditions: Mapping[str, str]) -> str:
    passing = " union all ".join(
        f"select '{kind}', row.id from {PLURALS[kind]} row where {condition}" for kind, condition in conditions.items()
    )
    return f"({record}) in ({passing})"

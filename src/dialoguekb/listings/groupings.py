"""The listing of groupings."""

from dialoguekb.query.listing import DOUBTS, Listing, column, on_day

_GROUPING_MEMBERS = (
    "(select json_group_array(country) from (select distinct member.country from memberships member"
    f" where member.grouping_id = row.id and {on_day('member')} order by 1))"
)

LISTING = Listing(
    name="groupings",
    kind="grouping",
    rank=2,
    summary="List the groupings and their members.",
    details="Members are those of today, or of --on.",
    example="--country Japan",
    source="groupings row",
    columns=(
        column("id", "Id"),
        column("short", "Short"),
        column("name", "Name"),
        column("aliases", "Aliases", "list", featured=False),
        column("kind", "Kind"),
        column("founded", "Founded", "date"),
        column("members", "Members", "list", expression=_GROUPING_MEMBERS),
        column("other_members", "Other members", "items", item="{name}", featured=False),
        column("summary", "Summary", featured=False),
        column("sources", "Sources", "list", featured=False),
        *DOUBTS,
    ),
    conditions={
        "country": (
            "exists (select 1 from memberships member where member.grouping_id = row.id and member.country = {value}"
            f" and {on_day('member')})"
        ),
        "kind": "row.kind = {value}",
        "on": "1",
    },
    order="row.id",
)

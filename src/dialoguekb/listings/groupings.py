"""The listing of groupings."""

from dialoguekb.query.conditions import on_day
from dialoguekb.query.listing import DOUBTS, Listing, column

_GROUPING_MEMBERS = (
    "(select json_group_array(country) from (select distinct member.country from memberships member"
    f" where member.grouping_id = row.id and {on_day('member')} order by 1))"
)

LISTING = Listing(
    name="groupings",
    kind="grouping",
    rank=2,
    summary="List the groupings and their members.",
    details="Members are those of today, or of --on, which leaves out a grouping that was founded later. --kind takes a"
    " kind that a grouping on record has, such as 'summit forum' or 'military alliance'; --columns name,kind shows"
    " them.",
    example="--country Japan",
    source="groupings row",
    columns=(
        column("id", "Id"),
        column("short", "Short", drop=3),
        column("name", "Name"),
        column("aliases", "Aliases", "list", featured=False),
        column("kind", "Kind", drop=1),
        column("founded", "Founded", "date", drop=2),
        column(
            "members",
            "Members",
            "list",
            expression=_GROUPING_MEMBERS,
            meaning="The countries that belong to it on the day of `--on`, else today.",
        ),
        column("other_members", "Other members", "items", item="{name}", featured=False),
        column("summary", "Summary", featured=False),
        column("sources", "Sources", "list", featured=False),
        *DOUBTS,
    ),
    tables=("groupings",),
    own_conditions={"on": "coalesce(row.founded_first_day, '') <= :on_last"},
    order="row.id",
)

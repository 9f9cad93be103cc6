"""The listing of partners: the countries that a country meets."""

from dialoguekb.query.conditions import first_date, on_day
from dialoguekb.query.listing import Listing, Relation, column

_MET = f"""(
    select away.country, count(*) as meetings, {first_date("meeting.start")} as first,
        {first_date("meeting.start", "max")} as latest,
        json_group_array(substr(meeting.start, 1, 4)) filter (where meeting.start is not null) as years
    from sides home
    join meetings meeting on meeting.id = home.meeting
    join sides away on away.meeting = home.meeting and away.country <> home.country
    where home.country = :home and meeting.status = 'held' and {{related}}
    group by away.country
) met"""
"""The countries that `:home` met. It starts from the meetings of that country, so that it need not try every pair."""

_SHARED_GROUPINGS = (
    "(select json_group_array(grouping_id) from (select distinct theirs.grouping_id from memberships theirs"
    " join memberships ours on ours.grouping_id = theirs.grouping_id where theirs.country = row.id"
    f" and ours.country = :home and {on_day('theirs')} and {on_day('ours')} order by 1))"
)

PARTNER_LEVELS = ("leader", "ministerial")
"""The levels of the meetings that make partners, where no filter says another."""

LISTING = Listing(
    name="partners",
    rank=11,
    summary="List the countries that a country meets.",
    details="Counts meetings held, at ministerial level or above unless --level says otherwise. Groupings and"
    " agreements are those of today, or of --on. An agreement counts from its signature until it ended.",
    example="India --format 2+2 --member-of QUAD",
    subject="country",
    source="countries row",
    counts=f"join {_MET} on met.country = row.id",
    columns=(
        column("country", "Country", expression="row.id", meaning="The code of the partner."),
        column("name", "Name", meaning="Its name."),
        column(
            "existed",
            "Existed",
            "part",
            item="{from}–{to}",
            meaning="When the partner existed, where it no longer does or is new.",
            on_request=True,
        ),
        column(
            "meetings_held",
            "Meetings",
            "number",
            expression="met.meetings",
            meaning="How many meetings were held with it.",
        ),
        column(
            "first",
            "First",
            "date",
            expression="met.first",
            meaning="When the first of these began.",
            drop=1,
        ),
        column(
            "latest",
            "Latest",
            "date",
            expression="met.latest",
            meaning="When the latest of these began.",
        ),
        column(
            "shared_groupings",
            "Shared groupings",
            "list",
            expression=_SHARED_GROUPINGS,
            meaning="The groupings that both belong to on the day of `--on`, else today.",
            drop=2,
        ),
    ),
    tables=("partners", "countries"),
    related=Relation(
        table="meetings",
        alias="meeting",
        condition="1",
        unless={"level": f"meeting.level in {PARTNER_LEVELS}"},
    ),
    # The country is the argument; --member-of says which grouping the partner is in; only meetings held count.
    without=("country", "with", "grouping", "member_at_table", "status"),
    order="row.id",
    counted_levels=PARTNER_LEVELS,
)

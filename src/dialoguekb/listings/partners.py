"""The listing of partners: the countries that a country meets."""

from dialoguekb.query.conditions import meeting_conditions, membership_conditions
from dialoguekb.query.listing import Listing, Related, column, on_day

MET = (
    "from meetings meeting where meeting.status = 'held'"
    " and exists (select 1 from sides home where home.meeting = meeting.id and home.country = :home)"
    " and exists (select 1 from sides away where away.meeting = meeting.id and away.country = row.id) and {related}"
)

_SHARED_GROUPINGS = (
    "(select json_group_array(grouping_id) from (select distinct theirs.grouping_id from memberships theirs"
    " join memberships ours on ours.grouping_id = theirs.grouping_id where theirs.country = row.id"
    f" and ours.country = :home and {on_day('theirs')} and {on_day('ours')} order by 1))"
)

_MET_CONDITIONS = {name: sql for name, sql in meeting_conditions("meeting").items() if name in
                   {"format", "level", "dialogue", "official", "topic", "since", "until", "year"}}  # fmt: skip

_HAS_AGREEMENT = (
    "exists (select 1 from agreements signed join parties ours on ours.agreement = signed.id and ours.country = :home"
    " join parties theirs on theirs.agreement = signed.id and theirs.country = row.id where signed.kind = {value}"
    " and signed.signed_first_day <= :on_last and coalesce(signed.ended_last_day, '9999-12-31') >= :on_first)"
)

PARTNER_LEVELS = ("leader", "ministerial")
"""The levels of the meetings that make partners, where no filter says another."""

LISTING = Listing(
    name="partners",
    rank=11,
    summary="List the countries that a country meets.",
    details="Counts meetings held, at ministerial level or above unless --level says otherwise. --until counts those up"
    " to a day; --on dates the groupings and agreements. An agreement counts from its signature until it ended.",
    example="India --format 2+2 --member-of QUAD",
    source="countries row",
    columns=(
        column("country", "Country", expression="row.id"),
        column("name", "Name"),
        column("meetings", "Meetings", "number", expression=f"(select count(*) {MET})"),
        column("first", "First", "date", expression=f"(select min(meeting.start) {MET})"),
        column("latest", "Latest", "date", expression=f"(select max(meeting.start) {MET})"),
        column("shared_groupings", "Shared groupings", "list", expression=_SHARED_GROUPINGS),
    ),
    conditions={
        **membership_conditions("row.id"),
        "with_agreement": _HAS_AGREEMENT,
        "without_agreement": f"not {_HAS_AGREEMENT}",
        "on": "1",
    },
    related=Related(
        condition=f"row.id <> :home and exists (select 1 {MET})",
        conditions=_MET_CONDITIONS,
        always=True,
        unless={"level": f"meeting.level in {PARTNER_LEVELS}"},
    ),
    order="row.id",
    counted_levels=PARTNER_LEVELS,
)

"""The listings of who acts: countries, groupings, offices, officials."""

from dialoguekb.query.listing import DOUBTS, Listing, Related, column, on_day

MEMBER = (
    'exists (select 1 from memberships member where member.country = {country} and member."grouping" = {{value}}'
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
        '(select json_group_array("grouping") from (select distinct member."grouping" from memberships member'
        f" where member.country = {country} and {on_day('member')}"
        " order by 1))"
    )


COUNTRIES = Listing(
    name="countries",
    summary="List the countries and their groupings.",
    details="Groupings are those of today, or of --on.",
    example="--grouping BRICS --on 2009",
    source="countries row",
    columns=(
        column("id", "Code"),
        column("alpha3", "Alpha-3", featured=False),
        column("name", "Name"),
        column("official_name", "Official name", featured=False),
        column("demonym", "Demonym", featured=False),
        column("native", "Native name", featured=False),
        column("aliases", "Aliases", "list", featured=False),
        column("capital", "Capital"),
        column("region", "Region", featured=False),
        column("subregion", "Subregion"),
        column("groupings", "Groupings", "list", expression=groupings_of("row.id")),
        column("wikidata", "Wikidata", featured=False),
        column("sources", "Sources", "list", featured=False),
        *DOUBTS,
    ),
    conditions={
        "country": "row.id = {value}",
        "grouping": MEMBER.format(country="row.id"),
        **membership_conditions("row.id"),
        "on": "1",
    },
    order="row.id",
)

_GROUPING_MEMBERS = (
    "(select json_group_array(country) from (select distinct member.country from memberships member"
    f' where member."grouping" = row.id and {on_day("member")} order by 1))'
)

GROUPINGS = Listing(
    name="groupings",
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
            'exists (select 1 from memberships member where member."grouping" = row.id and member.country = {value}'
            f" and {on_day('member')})"
        ),
        "kind": "row.kind = {value}",
        "on": "1",
    },
    order="row.id",
)

_TENURE_ON_DAY = on_day("tenure")

_HOLDERS = (
    "(select json_group_array(json_object('official', official, 'name', name, 'from', \"from\", 'to', \"to\","
    " 'acting', json(case when acting then 'true' else 'false' end), 'as_of', as_of)) from (select tenure.*,"
    " holder.name from"
    " tenures tenure join officials holder on holder.id = tenure.official where tenure.office = row.id"
    f" and {_TENURE_ON_DAY} order by tenure.first_day, tenure.official))"
)

_ROLE_OF = (
    "({rows}.role = {{value}} or exists (select 1 from json_each({rows}.also) where json_each.value = {{value}}))"
)

OFFICES = Listing(
    name="offices",
    summary="List the offices and who holds them.",
    details="Holders are those of today, or of --on; on a day of handover both are shown.",
    example="--country Japan --on 2022-09-08",
    source="offices row",
    columns=(
        column("id", "Id"),
        column("country", "Country"),
        column("role", "Role"),
        column("also", "Also", "list", featured=False),
        column("title", "Title"),
        column("ministry", "Ministry", featured=False),
        column("holders", "Held by", "items", item="{name}<?acting: (acting)>< (as of {as_of})>", expression=_HOLDERS),
        column("sources", "Sources", "list", featured=False),
        *DOUBTS,
    ),
    conditions={
        "country": "row.country = {value}",
        "role": _ROLE_OF.format(rows="row"),
        "official": "exists (select 1 from tenures tenure where tenure.office = row.id and tenure.official = {value})",
        **membership_conditions("row.country"),
        "on": "1",
    },
    order="row.country, row.id",
)

_TENURES = (
    "(select json_group_array(json_object('office', office, 'role', role, 'title', title,"
    " 'from', \"from\", 'to', \"to\", 'acting', json(case when acting then 'true' else 'false' end), 'as_of', as_of))"
    " from (select * from tenures tenure where tenure.official = row.id and {related}"
    " order by tenure.first_day, tenure.office))"
)

_FIRST_TENURE = "(select min(tenure.first_day) from tenures tenure where tenure.official = row.id and {related})"

_MEETINGS_ATTENDED = (
    "(select json_group_array(json_object('id', id, 'start', start, 'status', status, 'title', caption,"
    " 'office', office, 'as', as_)) from (select meeting.id, meeting.start, meeting.status,"
    " replace(meeting.title, ', ' || coalesce(meeting.start, '-'), '') as caption,"
    " seat.office, seat.title as as_ from participants seat join meetings meeting on meeting.id = seat.meeting"
    " where seat.official = row.id order by meeting.start is null, meeting.start, meeting.id))"
)

OFFICIALS = Listing(
    name="officials",
    summary="List the officials and their tenures.",
    details="With --role, --on, --since, --until or --year only officials with a tenure that matches all of these"
    " are kept, and only such tenures are shown; on a day of handover that is both holders.",
    example="--country Japan --role defence-minister --on 2022-09-08",
    source="officials row",
    columns=(
        column("id", "Id"),
        column("name", "Name"),
        column("family_name", "Family name", featured=False),
        column("country", "Country"),
        column("native", "Native name", featured=False),
        column("aliases", "Aliases", "list", featured=False),
        column(
            "tenures",
            "Tenures",
            "items",
            item="{title}<?acting: (acting)> {from}–{to}< (as of {as_of})>",
            expression=_TENURES,
        ),
        column(
            "meetings",
            "Meetings",
            "items",
            item="{id}",
            detail="{start} {title}< ({as})>",
            featured=False,
            expression=_MEETINGS_ATTENDED,
        ),
        column("wikidata", "Wikidata", featured=False),
        column("sources", "Sources", "list", featured=False),
        *DOUBTS,
    ),
    conditions={
        "country": "row.country = {value}",
        "official": "row.id = {value}",
        "dialogue": (
            "exists (select 1 from participants seat join meetings meeting on meeting.id = seat.meeting"
            " where seat.official = row.id and meeting.dialogue = {value})"
        ),
        **membership_conditions("row.country"),
    },
    related=Related(
        condition="exists (select 1 from tenures tenure where tenure.official = row.id and {related})",
        conditions={
            "role": _ROLE_OF.format(rows="tenure"),
            "on": _TENURE_ON_DAY,
            "since": "tenure.last_day >= {first}",
            "until": "tenure.first_day <= {last}",
            "year": "tenure.first_day <= {last} and tenure.last_day >= {first}",
        },
    ),
    order=f"row.country, coalesce({_FIRST_TENURE}, '9999'), row.id",
)

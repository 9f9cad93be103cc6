"""The listing of officials and their tenures."""

from dialoguekb.index.tenure_entry import tenure_entry_sql
from dialoguekb.model.vocabulary import IN_TURN
from dialoguekb.query.conditions import by_date, member_of
from dialoguekb.query.listing import DOUBTS, Listing, Relation, column

_TITLE = (
    f"coalesce((select group_concat(title, '{IN_TURN}') from (select json_extract(value, '$.title') title"
    " from json_each(titles) where json_extract(value, '$.first_day') <= :asked_last"
    " and json_extract(value, '$.last_day') >= :asked_first)), title)"
)
"""SQL: the title of a tenure on the day of `--on`, else those of all its days."""

_TENURES = (
    f"(select json_group_array({tenure_entry_sql(_TITLE)})"
    " from (select * from tenures tenure where tenure.official = row.id and {related}"
    " order by tenure.first_day, tenure.office))"
)

_FIRST_TENURE = "(select min(tenure.first_day) from tenures tenure where tenure.official = row.id and {related})"

_MEETINGS = (
    "(select json_group_array(json_object('id', id, 'start', start, 'status', status, 'title', caption,"
    " 'office', office, 'as', as_)) from (select meeting.id, meeting.start, meeting.status, meeting.name as caption,"
    " seat.office, seat.title as as_ from participants seat join meetings meeting on meeting.id = seat.meeting"
    " where seat.official = row.id and meeting.status {status} and {dated}"
    f" order by {by_date('meeting.start')}, meeting.id))"
)
"""SQL: the meetings with a seat for the official; `{status}` says of which status."""

LISTING = Listing(
    name="officials",
    kind="official",
    rank=4,
    summary="List the officials and their tenures.",
    details="--role, --on, --since, --until and --year keep officials with a tenure that matches all of them, and show"
    " only such tenures. On a day of handover, both holders match. Of the meetings of an official,"
    " --since, --until and --year keep those of their days; --role and --on keep all.",
    example="--country Japan --role defence-minister --on 2022-09-08",
    source="officials row",
    columns=(
        column("id", "Id"),
        column("name", "Name"),
        column("family_name", "Family name", featured=False),
        column("country", "Country", drop=1),
        column("native", "Native name", featured=False),
        column("aliases", "Aliases", "list", featured=False),
        column(
            "tenures",
            "Tenures",
            "items",
            item="{title}<?acting: (acting)><?abroad: ({country})> {from}–{to}< (as of {as_of})>",
            expression=_TENURES,
            meaning="The offices held, with their days; `abroad` marks those of another country than theirs."
            " `--role` and dates keep the tenures that match.",
        ),
        column(
            "meetings_attended",
            "Meetings attended",
            "items",
            item="{id}",
            detail="{start} {title}< ({as})>",
            featured=False,
            expression=_MEETINGS.replace("{status}", "= 'held'"),
            meaning="The meetings held with a seat for the official. `--since`, `--until` and `--year` keep some.",
        ),
        column(
            "meetings_not_held",
            "Meetings not held",
            "items",
            item="{id}",
            detail="{start} {title}< ({as})> [{status}]",
            featured=False,
            expression=_MEETINGS.replace("{status}", "<> 'held'"),
            meaning="The same of meetings that are planned (expected, scheduled), postponed or cancelled.",
        ),
        column("wikidata", "Wikidata", featured=False),
        column("sources", "Sources", "list", featured=False),
        *DOUBTS,
    ),
    tables=("officials",),
    related=Relation(
        table="tenures",
        alias="tenure",
        condition="exists (select 1 from tenures tenure where tenure.official = row.id and {related})",
        is_part=True,
        besides={"country": "tenure.country = {value}", "member_of": member_of("tenure.country")},
    ),
    dated=("meetings", "meeting"),
    without=("with",),  # --country may be repeated
    order=f"row.country is null, row.country, coalesce({_FIRST_TENURE}, '9999'), row.id",
)

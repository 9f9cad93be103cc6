"""The listing of countries."""

from dialoguekb.query.conditions import on_day
from dialoguekb.query.listing import DOUBTS, Listing, column

_GROUPINGS = (
    "(select json_group_array(grouping_id) from (select distinct member.grouping_id from memberships member"
    f" where member.country = row.id and {on_day('member')} order by 1))"
)

LISTING = Listing(
    name="countries",
    kind="country",
    rank=1,
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
        column("existed", "Existed", "part", item="{from}–{to}", on_request=True),
        column("successors", "Successors", "list", on_request=True),
        column("former_names", "Former names", "items", item="{name}< ({from}–{to})>", on_request=True),
        column("other_capitals", "Other capitals", "list", on_request=True),
        column("capital", "Capital", drop=2),
        column("region", "Region", featured=False),
        column("subregion", "Subregion", drop=1),
        column(
            "groupings",
            "Groupings",
            "list",
            expression=_GROUPINGS,
            meaning="The groupings that it belongs to on the day of `--on`, else today.",
        ),
        column("wikidata", "Wikidata", featured=False),
        column("sources", "Sources", "list", featured=False),
        *DOUBTS,
    ),
    tables=("countries",),
    without=("with",),  # a country is one country
    order="row.id",
)

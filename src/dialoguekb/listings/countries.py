"""The listing of countries."""

from dialoguekb.query.conditions import MEMBER, groupings_of, membership_conditions
from dialoguekb.query.listing import DOUBTS, Listing, column

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

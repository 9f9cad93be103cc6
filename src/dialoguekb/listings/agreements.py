"""The listing of agreements."""

from typing import get_args

from dialoguekb.model.vocabulary import AgreementKind
from dialoguekb.query.conditions import by_date
from dialoguekb.query.listing import GAPS, Listing, column

LISTING = Listing(
    name="agreements",
    kind="agreement",
    rank=7,
    summary="List the agreements in order of signature.",
    details="--on keeps those known to be in force that day; where no source gives the day of entry into force,"
    " an agreement is not among them.",
    example="--country India --with Japan --kind logistics",
    source="agreements row",
    columns=(
        column("id", "Id"),
        column("short", "Short"),
        column("title", "Title", featured=False),
        column("aliases", "Aliases", "list", featured=False),
        column("kind", "Kind", drop=3),
        column("parties", "Parties", "list", drop=5),
        column("signed", "Signed", "date"),
        column("place", "Place", drop=1),
        column("in_force", "In force", "date", drop=4),
        column("ended", "Ended", "date", drop=2),
        column(
            "signatories",
            "Signatories",
            "items",
            item="{name} ({country})",
            detail="{name}, {title} ({country})",
            featured=False,
        ),
        column("meeting", "Meeting", featured=False),
        column("summary", "Summary", featured=False),
        column("disputes", "Disputes", "items", item="{field}: {kept}", featured=False),
        column("sources", "Sources", "list", featured=False),
        *GAPS,
    ),
    tables=("agreements",),
    order=f"{by_date('row.signed')}, row.id",
    choices={"kind": get_args(AgreementKind)},
)

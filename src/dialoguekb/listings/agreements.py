"""The listing of agreements."""

from typing import get_args

from dialoguekb.model.vocabulary import AgreementKind
from dialoguekb.query.listing import DOUBTS, Listing, column

_IS_PARTY = "exists (select 1 from parties party where party.agreement = row.id and party.country = {value})"

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
        column("kind", "Kind"),
        column("parties", "Parties", "list"),
        column("signed", "Signed", "date"),
        column("place", "Place"),
        column("in_force", "In force", "date"),
        column("ended", "Ended", "date"),
        column(
            "signatories",
            "Signatories",
            "items",
            item="{name}",
            detail="{name}, {title} ({country})",
            featured=False,
        ),
        column("meeting", "Meeting", featured=False),
        column("summary", "Summary", featured=False),
        column("disputes", "Disputes", "items", item="{field}: {kept}", featured=False),
        column("sources", "Sources", "list", featured=False),
        *DOUBTS,
    ),
    conditions={
        "country": _IS_PARTY,
        "with": _IS_PARTY,
        "kind": "row.kind = {value}",
        "official": (
            "exists (select 1 from signatories hand where hand.agreement = row.id and hand.official = {value})"
        ),
        "meeting": (
            "exists (select 1 from meeting_agreements came where came.agreement = row.id and came.meeting = {value})"
        ),
        "dialogue": (
            "exists (select 1 from meeting_agreements came join meetings meeting on meeting.id = came.meeting"
            " where came.agreement = row.id and meeting.dialogue = {value})"
        ),
        "grouping": (
            "exists (select 1 from parties party join memberships member on member.country = party.country"
            " where party.agreement = row.id and member.grouping_id = {value}"
            " and member.first_day <= coalesce(row.signed_last_day, :on_last)"
            " and member.last_day >= coalesce(row.signed_first_day, :on_first))"
        ),
        "since": "row.signed_last_day >= {first}",
        "until": "row.signed_first_day <= {last}",
        "year": "row.signed_first_day <= {last} and row.signed_last_day >= {first}",
        "on": "row.in_force_first_day <= {last} and coalesce(row.ended_last_day, '9999-12-31') >= {first}",
    },
    order="row.signed is null, row.signed, row.id",
    choices={"kind": get_args(AgreementKind)},
)

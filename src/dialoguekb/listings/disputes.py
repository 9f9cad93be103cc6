"""The listing of disputes: fields on which sources disagree, of every kind of record."""

from functools import partial

from dialoguekb.listings.agreements import LISTING as AGREEMENTS
from dialoguekb.listings.dialogues import LISTING as DIALOGUES
from dialoguekb.listings.meetings import LISTING as MEETINGS
from dialoguekb.listings.offices import LISTING as OFFICES
from dialoguekb.listings.officials import LISTING as OFFICIALS
from dialoguekb.model.records import RECORD_CLASSES, Sourced
from dialoguekb.query.conditions import ITSELF, as_listed
from dialoguekb.query.listing import Listing, column

_KINDS = tuple(cls.record_kind for cls in RECORD_CLASSES if issubclass(cls, Sourced))

_as_listed = partial(as_listed, "row.record_type, row.record")

_OF_COUNTRY = ("country", OFFICES, OFFICIALS, DIALOGUES, MEETINGS, AGREEMENTS)

LISTING = Listing(
    name="disputes",
    rank=10,
    summary="List the fields on which sources disagree.",
    details="Each comes with the value kept, the values not kept, and why. --since, --until and --year look at the date"
    " of a meeting and the signature of an agreement; other records have no date and pass none of them.",
    example="--country Japan --with India",
    source="disputes row",
    columns=(
        column("record", "Record"),
        column("kind", "Kind", featured=False, expression="row.record_type"),
        column("title", "Title", featured=False),
        column("field", "Field"),
        column("kept", "Kept"),
        column("sources", "Sources", "list", featured=False),
        column("not_kept", "Not kept", "items", item="{value}< ({sources})>"),
        column("why", "Why"),
    ),
    conditions={
        "country": _as_listed(*_OF_COUNTRY, country=ITSELF),
        "with": _as_listed(*_OF_COUNTRY, country=ITSELF),
        "format": _as_listed("format", DIALOGUES, MEETINGS),
        "level": _as_listed("level", DIALOGUES, MEETINGS),
        "dialogue": _as_listed("dialogue", MEETINGS, AGREEMENTS, dialogue=ITSELF),
        "official": _as_listed("official", MEETINGS, AGREEMENTS, official=ITSELF),
        "grouping": _as_listed("grouping", DIALOGUES, MEETINGS, AGREEMENTS, grouping=ITSELF),
        "kind": "row.record_type = {value}",
        "since": _as_listed("since", MEETINGS, AGREEMENTS),
        "until": _as_listed("until", MEETINGS, AGREEMENTS),
        "year": _as_listed("year", MEETINGS, AGREEMENTS),
    },
    order="row.record_type, row.record, row.field, row.position",
    choices={"kind": _KINDS},
)

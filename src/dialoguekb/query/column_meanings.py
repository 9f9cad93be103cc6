"""What each column of a listing means, from its declaration or from the field of that name."""

from dialoguekb.model.columns import Column
from dialoguekb.model.fields import fields_of, meanings_of
from dialoguekb.model.kinds import KINDS
from dialoguekb.query.listing import Listing, ListingColumn
from dialoguekb.query.selection import Answer

_COLUMNS = (Column("column", "Column"), Column("in_table", "In tables"), Column("meaning", "Meaning"))


def describe_columns(listing: Listing) -> Answer:
    """Return a row for each column of a listing: its name, when a table shows it, and what it means."""
    return Answer(_COLUMNS, [[each.column.name, _display(each), meaning_of(listing, each)] for each in listing.columns])


def meaning_of(listing: Listing, declared: ListingColumn) -> str:
    """Return what a column means, in a sentence; empty where neither it nor a field of its name says so."""
    if declared.meaning or not listing.kind:
        return declared.meaning
    if declared.column.name == "id":
        return "Its code." if listing.kind == "country" else "Its id."
    cls = KINDS[listing.kind]
    keys = {field.name: field.key for field in fields_of(cls)} | {"not_established": "missing"}
    return meanings_of(cls).get(keys.get(declared.column.name, ""), "")


def _display(declared: ListingColumn) -> str:
    return "yes" if declared.column.featured else "if you name it"

"""What each column of a listing means, from its declaration or from the field of that name."""

from collections.abc import Iterable, Iterator

from dialoguekb.listings.registry import ALL
from dialoguekb.model.columns import Column
from dialoguekb.query.column_meanings import meaning_of
from dialoguekb.query.listing import DOUBTS, Listing, ListingColumn

_BY_OPTION = {"dialogues": ("--overdue", "overdue")}
"""Command -> an option of it that shows another listing, and this listing."""

_FORMS = {"date": "date", "number": "number", "flag": "flag", "list": "list", "items": "list of objects"}

COLUMNS_SECTION = """\
## Columns

`--columns`, `--sort` and `--where` name columns; so do the keys of JSON and YAML and the headers of CSV and TSV. The
section of each listing says what its columns mean. A table and Markdown show the chief ones, the other forms
show them all. Some columns are shown only if you name them (`--columns id,note`). Most listings of records have these
three:

"""


def columns_section() -> str:
    """Return the section on columns, with those that a listing shows only if `--columns` names them."""
    return COLUMNS_SECTION + _table((declared, meaning_of(ALL["meetings"], declared)) for declared in DOUBTS)


def column_tables(command: str) -> Iterator[str]:
    """Yield a table of columns for each listing that a command shows, each ended by a line feed."""
    if command not in ALL:
        return
    yield _table_of(ALL[command])
    if command in _BY_OPTION:
        option, listing = _BY_OPTION[command]
        yield f"With `{option}`, the columns are:\n"
        yield _table_of(ALL[listing])


def _table_of(listing: Listing) -> str:
    return _table((each, meaning_of(listing, each)) for each in listing.columns if each not in DOUBTS)


def _table(rows: Iterable[tuple[ListingColumn, str]]) -> str:
    lines = ["| Column | Heading | Form | Meaning |\n", "| --- | --- | --- | --- |\n"]
    lines += [
        f"| `{each.column.name}` | {each.column.heading} | {_form(each.column)} | {text} |\n" for each, text in rows
    ]
    return "".join(lines)


def _form(column: Column) -> str:
    return _FORMS.get(column.form, "text")

"""`--where`: an SQL condition over a listing's columns."""

import re
from collections.abc import Callable

from dialoguekb.errors import WrongCallError
from dialoguekb.query.former_names import former_names
from dialoguekb.query.listing import Listing, ListingColumn
from dialoguekb.query.quoted_names import as_names

_PARTS = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|(--|/\*|[;()'"`])""")
_LONGEST = 10_000


def condition(listing: Listing, typed: str, expression: Callable[[ListingColumn], str]) -> str:
    """Return the SQL condition on a listing's row that the typed condition on its columns makes.

    Raises WrongCallError for what is no condition by itself: one that ends early, or goes on as a comment.
    """
    _must_stand_alone(typed)
    expressions = {declared.column.name: expression(declared) for declared in listing.columns}
    for former, name in former_names(listing.name).items():
        if name in expressions:
            expressions[former] = expressions[name]
    columns = ", ".join(f'{sql} as "{name}"' for name, sql in expressions.items())
    return f"exists (select 1 from (select {columns}) where (\n{as_names(typed)}\n))"


def _must_stand_alone(typed: str) -> None:
    if not typed.strip():
        raise WrongCallError("--where needs a condition; write --where \"city = 'Tokyo'\"")
    if len(typed) > _LONGEST:
        raise WrongCallError(f"--where: the condition is longer than {_LONGEST:,} characters")
    depth = 0
    for match in _PARTS.finditer(typed):
        mark = match[1]
        if mark is None:
            continue
        if mark not in "()":
            raise WrongCallError(f"--where: {_STRAY[mark]}; write one condition")
        depth += 1 if mark == "(" else -1
        if depth < 0:
            break
    if depth:
        raise WrongCallError(f"--where: a bracket is {'not closed' if depth > 0 else 'closed that was not opened'}")


_STRAY = {
    ";": "';' ends it early",
    "--": "'--' begins a comment",
    "/*": "'/*' begins a comment",
    "'": "a quotation mark is not closed",
    '"': "a quotation mark is not closed",
    "`": "a quotation mark is not closed",
}

"""What Python's `help` says of the method of a listing: its filters, from their declarations.

Only `help`, an editor and a notebook ask for it, so it is made when one does.
"""

import inspect
from collections.abc import Callable
from typing import Any, get_args

from dialoguekb.query.filters import FILTERS, Filters
from dialoguekb.query.listing import Listing

_OWN = {
    "where": (str, "Keep the rows for which this condition in SQL holds."),
    "columns": (str, "Return these columns, in this order: {columns}."),
    "sort": (str, "Order by this column; with `-` before it the reverse."),
    "limit": (int, "Return at most so many rows."),
}
"""Parameter of every listing besides its filters -> type and meaning."""


def listing_signature(listing: Listing, method: Callable[..., Any]) -> inspect.Signature:
    """Return the signature of a listing's method: what it takes by position, then each filter by name."""
    own = inspect.signature(method)
    _, *parameters = own.parameters.values()
    by_position = [each for each in parameters if each.kind is each.POSITIONAL_OR_KEYWORD]
    if listing.subject and not by_position:
        by_position = [inspect.Parameter(listing.subject, inspect.Parameter.POSITIONAL_ONLY, default=None)]
    by_name = {FILTERS[name].parameter: _type_of(FILTERS[name].parameter) for name in listing.filters}
    by_name |= {name: form for name, (form, _) in _OWN.items()}
    optional = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=form | None)
        for name, form in by_name.items()
    ]
    return own.replace(parameters=[*by_position, *optional])


def listing_help(listing: Listing, summary: str) -> str:
    """Return a summary with what each parameter of a listing's method keeps, a line each."""
    lines = [f"  {FILTERS[name].parameter}: {_meaning(listing, name)}" for name in listing.filters]
    columns = ", ".join(listing.column_names)
    lines += [f"  {name}: {meaning.format(columns=columns)}" for name, (_, meaning) in _OWN.items()]
    return "\n".join(
        [inspect.cleandoc(summary), "", "Filters, and how the rows come; each may be left out:", "", *lines]
    )


def _type_of(parameter: str) -> Any:
    return get_args(Filters.__annotations__[parameter])[0]


def _meaning(listing: Listing, name: str) -> str:
    declared = FILTERS[name]
    choices = declared.choices or listing.choices.get(name, ())
    return f"{declared.help.removesuffix('.')}: {', '.join(choices)}." if choices else declared.help

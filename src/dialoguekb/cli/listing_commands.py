"""The commands that list: one per listing, made from its declaration."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import typer

from dialoguekb.cli import options, streams
from dialoguekb.cli.remarks import say_coverage, say_undated
from dialoguekb.cli.settings import Settings, settings_of
from dialoguekb.errors import WrongCallError
from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.output.forms import FORMS
from dialoguekb.query.filters import FILTERS
from dialoguekb.query.listing import Listing
from dialoguekb.query.selection import Question
from dialoguekb.query.typed_values import read_choice, spell_out_dates

_OUTPUT_OPTIONS: dict[str, tuple[Any, Any]] = {
    "output": (options.OutputOption, "table"),
    "limit": (options.LimitOption, None),
    "count": (options.CountOption, False),
    "raw": (options.RawOption, False),
    "where": (options.WhereOption, None),
    "as_known_on": (options.AsKnownOnOption, None),
    "context": (typer.Context, inspect.Parameter.empty),
}
"""Parameter -> annotation and default of the options that every listing takes."""

_MOST_DIGITS = 18
"""int: numbers of so many digits fit the 64 bits that SQLite counts in."""

FORMS_FOR_PEOPLE = {"table", "markdown"}
"""The forms of output that show the chief columns only."""


@dataclass(frozen=True, slots=True)
class Request:
    """What was typed after a listing's name."""

    filters: dict[str, list[str]] = field(default_factory=dict)
    output: str = "table"
    columns: str | None = None
    sort: str | None = None
    limit: int | None = None
    count: bool = False
    raw: bool = False
    where: str | None = None
    as_known_on: str | None = None
    settings: Settings = field(default_factory=Settings)

    @classmethod
    def from_arguments(cls, listing: Listing, arguments: dict[str, Any]) -> "Request":
        """Sort a command's arguments into filters and options."""
        filters: dict[str, list[str]] = {}
        for name in listing.filters:
            declared = FILTERS[name]
            typed = arguments.pop(declared.parameter, None) or []
            if "" in typed:
                raise WrongCallError(f"{declared.option} needs a value")
            if len(typed) > 1 and not declared.many:
                raise WrongCallError(f"{declared.option} is given {len(typed)} times; it takes one value")
            if typed:
                filters[name] = typed
        limit = whole_number("--limit", arguments.pop("limit", None))
        output = read_choice("output form", arguments.pop("output", "table"), FORMS)
        settings = settings_of(arguments.pop("context"))
        return cls(filters=spell_out_dates(filters), limit=limit, output=output, settings=settings, **arguments)

    def open(self) -> KnowledgeBase:
        """Open the knowledge base that is asked, as it was known on the day asked for."""
        return self.settings.open(self.as_known_on)


def whole_number(option: str, typed: str | None) -> int | None:
    """Return the whole number typed for an option; raise WrongCallError where it is none."""
    if typed is None:
        return None
    if not (typed.isascii() and typed.isdigit() and len(typed) <= _MOST_DIGITS):
        raise WrongCallError(f"{option}: '{typed}' is not a whole number of 0 or more; write {option} 10")
    return int(typed)


def add_listing_command(app: typer.Typer, listing: Listing) -> None:
    """Add the command of a listing that takes nothing but filters and options."""
    add_command(app, listing, {}, run_listing)


def add_command(
    app: typer.Typer,
    listing: Listing,
    arguments: Mapping[str, tuple[Any, Any]],
    run: Callable[..., None],
) -> None:
    """Add a listing's command.

    `arguments` maps a further parameter to its annotation and default; `run` gets the listing, the
    Request and these parameters.
    """

    def command(**typed: Any) -> None:
        own = {name: typed.pop(name) for name in arguments}
        run(listing, Request.from_arguments(listing, typed), **own)

    rows = {"columns": (options.columns_annotation(listing), None), "sort": (options.sort_annotation(listing), None)}
    declare_parameters(command, {**arguments, **filter_parameters(listing), **rows, **_OUTPUT_OPTIONS})
    details = f"{listing.details}\n\n" if listing.details else ""
    help_text = f"{listing.summary}\n\n{details}Example: dialoguekb {listing.name} {listing.example}"
    app.command(listing.name, help=help_text)(command)


def declare_parameters(command: Callable[..., None], parameters: Mapping[str, tuple[Any, Any]]) -> None:
    """Give a command its parameters, name -> annotation and default, in the form in which Typer reads them."""
    command.__annotations__ = {name: annotation for name, (annotation, _) in parameters.items()}
    command.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default)
            for name, (annotation, default) in parameters.items()
        ]
    )


def filter_parameters(listing: Listing) -> dict[str, tuple[Any, Any]]:
    """Return the parameters for a listing's filters: name -> annotation and default."""
    return {
        declared.parameter: (options.filter_annotation(declared, listing), None)
        for name, declared in FILTERS.items()
        if name in listing.filters
    }


def run_listing(listing: Listing, request: Request) -> None:
    """Answer a listing: rows or their count to stdout, remarks to stderr."""
    knowledge_base = request.open()
    print_listing(knowledge_base, listing, request, question_of(knowledge_base, listing, request))


def question_of(
    knowledge_base: KnowledgeBase,
    listing: Listing,
    request: Request,
    bound: Mapping[str, str] = MappingProxyType({}),
    columns: Sequence[str] | None = None,
) -> Question:
    """Return the question that a request asks; `bound` fills further parameters of the listing's SQL.

    The columns are `columns`, else those of the request, else those that suit its form of output.
    """
    if columns is not None:
        pass
    elif request.columns is not None:
        columns = [name.strip() for name in request.columns.split(",") if name.strip()]
    elif request.output in FORMS_FOR_PEOPLE:
        columns = [declared.column.name for declared in listing.columns if declared.column.featured]
    return Question(
        filters=request.filters,
        columns=columns,
        sort=request.sort,
        limit=request.limit,
        today=knowledge_base.day,
        bound=bound,
        where=request.where,
    )


def print_listing(knowledge_base: KnowledgeBase, listing: Listing, request: Request, question: Question) -> None:
    """Print the answer, and on stderr what the reader should know of it."""
    if request.count:
        found = knowledge_base.count(listing.name, question)
        streams.print_text([f"{found if request.limit is None else min(found, request.limit)}\n"])
    else:
        _print_rows(knowledge_base, listing, request, question)
    streams.flush()  # an answer that cannot be kept needs no remark
    say_coverage(knowledge_base, listing.name, question)
    say_undated(knowledge_base, listing.name, question)


def _print_rows(knowledge_base: KnowledgeBase, listing: Listing, request: Request, question: Question) -> None:
    answer = knowledge_base.ask(listing.name, question)
    if answer.rows or request.output != "table":
        streams.print_answer(answer, request.output, raw=request.raw)
    shown = len(answer.rows)
    if not shown and request.limit != 0:
        known = f" as known on {knowledge_base.known_on}" if knowledge_base.known_on else ""
        asked = request.filters or request.where is not None or listing.is_searched
        streams.say(f"no {listing.rows} {'match' if asked else 'recorded'}{known}")
    elif shown == request.limit:
        total = knowledge_base.count(listing.name, question)
        if total > shown:
            streams.say(f"{shown} of {total} {listing.rows}")

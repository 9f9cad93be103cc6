"""The commands that list: one per listing, made from its declaration."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from dialoguekb.cli import options, streams
from dialoguekb.cli.command import Command, make_command
from dialoguekb.cli.settings import Settings
from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.query.filters import FILTERS
from dialoguekb.query.listing import Listing
from dialoguekb.query.question_reader import read_question
from dialoguekb.query.remarks import Remark
from dialoguekb.query.selection import Answer, Question

_OUTPUT_OPTIONS: dict[str, tuple[Any, Any]] = {
    "output": (options.OutputOption, "table"),
    "limit": (options.LimitOption, None),
    "count": (options.CountOption, False),
    "raw": (options.RawOption, False),
    "envelope": (options.EnvelopeOption, False),
    "where": (options.WhereOption, None),
    "as_known_on": (options.AsKnownOnOption, None),
}
"""Parameter -> annotation and default of the options that every listing takes."""

_HELP = "help"
"""str: typed in place of a column, it lists the columns."""

FORMS_FOR_PEOPLE = {"table", "cards", "markdown"}
"""The forms of output that show the chief columns only."""


class Request(NamedTuple):
    """What was typed after a listing's name."""

    question: Question
    """The question; its columns are those of `--columns`."""
    settings: Settings
    """The settings of the run."""
    output: str = "table"
    """The form of output."""
    counts_only: bool = False
    """Whether only the number of rows is printed."""
    raw: bool = False
    """Whether spreadsheet cells stay as they are."""
    as_known_on: str | None = None
    """The day of knowledge, as typed."""
    envelope: bool = False
    """Whether remarks, question and knowledge base come with the rows."""

    @classmethod
    def from_arguments(cls, listing: Listing, settings: Settings, arguments: Mapping[str, Any]) -> "Request":
        """Sort a command's arguments into the question and the rest."""
        asked = dict(arguments)
        form = options.read_form(asked.pop("output", "table"))
        counts_only, raw = asked.pop("count", False), asked.pop("raw", False)
        as_known_on, envelope = asked.pop("as_known_on", None), asked.pop("envelope", False)
        question = read_question(listing, asked)
        if envelope:
            options.read_envelope(
                form, envelope=True, count=counts_only, **{"columns help": asks_for_columns(question)}
            )
            settings = settings.mute()
        return cls(question, settings, form, counts_only, raw, as_known_on, envelope)

    def open(self) -> KnowledgeBase:
        """Open the knowledge base as it was known on the day asked for."""
        return self.settings.open(self.as_known_on)

    def narrow(self, **filters: str) -> "Request":
        """Return the request with further filters."""
        more = {name: [value] for name, value in filters.items()}
        return self._replace(question=self.question._replace(filters={**self.question.filters, **more}))


def make_listing_command(listing: Listing) -> Command:
    """Return the command of a listing that takes nothing but filters and options."""
    return listing_command(listing, {}, run_listing)


def listing_command(
    listing: Listing,
    arguments: Mapping[str, tuple[Any, Any]],
    run: Callable[..., None],
) -> Command:
    """Return a listing's command.

    `arguments` maps a further parameter to its annotation and default; `run` gets the listing, the
    Request and these parameters.
    """

    def answer(settings: Settings, **typed: Any) -> None:
        own = {name: typed.pop(name) for name in arguments}
        run(listing, Request.from_arguments(listing, settings, typed), **own)

    rows = {"columns": (options.columns_annotation(listing), None), "sort": (options.sort_annotation(listing), None)}
    details = f"{listing.details}\n\n" if listing.details else ""
    help_text = f"{listing.summary}\n\n{details}Example: dialoguekb {listing.name} {listing.example}"
    parameters = {**arguments, **filter_parameters(listing), **rows, **_OUTPUT_OPTIONS}
    return make_command(listing.name, help_text, answer, parameters)


def filter_parameters(listing: Listing) -> dict[str, tuple[Any, Any]]:
    """Return the parameters for a listing's filters: name -> annotation and default."""
    return {
        declared.parameter: (options.filter_annotation(declared, listing), None)
        for name, declared in FILTERS.items()
        if name in listing.filters
    }


def run_listing(listing: Listing, request: Request) -> None:
    """Answer a listing: rows or their count to stdout, remarks to stderr."""
    with request.open() as knowledge_base:
        print_listing(knowledge_base, listing, request)


def print_listing(knowledge_base: KnowledgeBase, listing: Listing, request: Request) -> None:
    """Print the answer of a listing, and its remarks on stderr; for `--columns help` what its columns are."""
    if asks_for_columns(request.question):
        from dialoguekb.query.column_meanings import describe_columns

        streams.print_answer(describe_columns(listing), request.output, raw=request.raw, pages=request.settings.pages)
        return
    question = with_columns(listing, request)
    answer = None
    if request.counts_only:
        total = knowledge_base.count(listing.name, question)
        streams.print_text([f"{total if question.limit is None else min(total, question.limit)}\n"])
    else:
        answer = knowledge_base.ask(listing.name, question)
        if request.envelope:
            remarks = knowledge_base.remarks(listing.name, question, answer)
            print_with_remarks(knowledge_base, listing, request, answer, remarks)
            return
        if answer.rows or request.output != "table":
            streams.print_answer(
                answer,
                request.output,
                raw=request.raw,
                whole=request.question.columns is not None,
                is_quiet=request.settings.has_no_remarks,
                pages=request.settings.pages,
            )
    streams.flush()  # an answer that cannot be kept needs no remark
    request.settings.say_remarks(knowledge_base.remarks(listing.name, question, answer))


def print_with_remarks(
    knowledge_base: KnowledgeBase, listing: Listing, request: Request, answer: Answer, remarks: Iterable[Remark]
) -> None:
    """Print the answer of a listing in an envelope."""
    from dialoguekb.cli.answer_envelope import data_of, listing_query, print_envelope

    query, data = listing_query(listing, request.question), data_of(knowledge_base)
    print_envelope(answer, remarks, query, data, pages=request.settings.pages)


def with_columns(listing: Listing, request: Request) -> Question:
    """Return the question of a request with the columns that suit its form of output, unless it names some."""
    if request.question.columns is not None or request.output not in FORMS_FOR_PEOPLE:
        return request.question
    columns = [declared.column.name for declared in listing.columns if declared.column.featured]
    return request.question._replace(columns=columns)


def asks_for_columns(question: Question) -> bool:
    """Whether a question asks which columns there are, by `--columns help` or `--sort help`."""
    return list(question.columns or ()) == [_HELP] or question.sort == _HELP

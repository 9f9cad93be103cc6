"""`dialoguekb sql`: any question, in SQL that can only read."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, BinaryIO

from dialoguekb.cli import options, streams
from dialoguekb.cli.command import Argument, Command, Option, make_command
from dialoguekb.cli.completers import complete_tables
from dialoguekb.cli.settings import Settings
from dialoguekb.errors import EnvironmentFailedError, WrongCallError, in_quotes
from dialoguekb.query.query_limits import TIMEOUT
from dialoguekb.query.question_reader import read_whole_number
from dialoguekb.query.remarks import Remark
from dialoguekb.query.selection import Answer
from dialoguekb.query.sql_functions import COLLATION_MEANING, FUNCTIONS

QueryArgument = Annotated[
    str | None,
    Argument(
        metavar="[QUERY]",
        help="The query, a file that holds it (by.sql), or - to read it from standard input.",
        shell_complete=complete_tables,
    ),
]
TablesOption = Annotated[
    bool, Option("--tables", help="List the tables, or describe the one named in place of a query.")
]
ParameterOption = Annotated[
    list[str] | None,
    Option("--parameter", "-p", metavar="NAME=VALUE", help="The value of :NAME; repeatable.", show_default=False),
]
TimeoutOption = Annotated[str, Option("--timeout", metavar="SECONDS", help="Stop the query after this time.")]

_MOST_BYTES = 1_000_000
"""int: more than the longest query has in any alphabet."""

MOST_ROWS = 10_000
"""int, rows that are printed where --limit says nothing."""

LONGEST_TIMEOUT = 3600.0
"""float, seconds: the most that --timeout takes."""

_EXAMPLE = "select city, count(*) n from meetings where status = 'held' group by city order by n desc limit 5"
"""str: the query in the help text; the tables, which have others, would take time to import."""


def make_sql_command() -> Command:
    """Return the command."""
    functions = " ".join(f"{function.call}: {function.meaning}" for function in FUNCTIONS)
    help_text = (
        "Ask in SQL, read-only.\n\n"
        "The tables are those of the index, in SQLite; --tables lists them, --tables NAME describes one. Lists in a"
        " column are JSON text, and each has a table of its own to join.\n\n"
        f"Functions besides those of SQLite. {functions}\n\n{COLLATION_MEANING}\n\n"
        f'Example: dialoguekb sql "{_EXAMPLE}"'
    )
    return make_command("sql", help_text, sql)


def sql(
    settings: Settings,
    query: QueryArgument = None,
    *,
    tables: TablesOption = False,
    parameter: ParameterOption = None,
    timeout: TimeoutOption = f"{TIMEOUT:g}",
    limit: options.LimitOption = None,
    output: options.OutputOption = "table",
    raw: options.RawOption = False,
    envelope: options.EnvelopeOption = False,
    as_known_on: options.AsKnownOnOption = None,
) -> None:
    """Answer a query, or describe the tables that it may ask."""
    form = options.read_form(output)
    has_envelope = options.read_envelope(form, envelope=envelope, tables=tables)
    if tables:
        options.refuse_beside("--tables", parameter=parameter, limit=limit, as_known_on=as_known_on)
        streams.print_answer(_describe_tables(query, form), form, raw=raw, pages=settings.pages)
        return
    if query is None:
        raise WrongCallError(
            "name a query: dialoguekb sql 'select id, start from meetings' (--tables lists the tables)"
        )
    most = read_whole_number("--limit", limit)
    most = MOST_ROWS if most is None else most
    seconds = _seconds(timeout)
    text, parameters = _query(query), _parameters(parameter or [])
    with (settings.mute() if has_envelope else settings).open(as_known_on) as knowledge_base:
        found = knowledge_base.query(text, parameters, timeout=seconds, limit=most + 1)
        remarks = [*_remarks_on_length(found, most, limit), *knowledge_base.remarks_on_query(text, found)]
        answer = Answer(found.columns, found.rows[:most])
        if has_envelope:
            from dialoguekb.cli.answer_envelope import data_of, print_envelope

            asked = {"sql": text, "parameters": parameters, "limit": most}
            print_envelope(answer, remarks, asked, data_of(knowledge_base), pages=settings.pages)
            return
    streams.print_answer(answer, form, raw=raw, pages=settings.pages)
    settings.say_remarks(remarks)


def _remarks_on_length(answer: Answer, most: int, limit: str | None) -> Iterator[Remark]:
    if len(answer.rows) > most and limit is None:
        yield Remark("rows", f"the first {most:,} rows; --limit says how many to print")


def _describe_tables(name: str | None, form: str) -> Answer:
    from dialoguekb.index.tables import TABLES
    from dialoguekb.sql.table_descriptions import describe_table, describe_tables

    description = describe_table(name) if name else describe_tables()
    if form == "table" and name:
        streams.say(f"Example: dialoguekb sql {_quote(TABLES[name].example)}")
    return description


def _quote(query: str) -> str:
    return f'"{query}"' if '"' not in query else "'" + query.replace("'", "'\\''") + "'"


def _query(typed: str) -> str:
    if typed == "-":
        if sys.stdin is None:
            raise WrongCallError("sql: standard input is closed; write a query to it, or in place of '-'")
        return _read(sys.stdin.buffer, "standard input")
    file = Path(typed)
    # No query is one word; a file's name that is more than one can be read through standard input.
    if len(typed.split()) != 1 or not (file.suffix == ".sql" or _exists(file)):
        return typed
    try:
        with file.open("rb") as stream:
            return _read(stream, str(file))
    except OSError as error:
        raise EnvironmentFailedError(f"cannot read the query: {error.strerror}: {file}") from None


def _read(stream: BinaryIO, name: str) -> str:
    """Return the query in a stream, whatever the locale; of one without end, enough to be refused as too long."""
    try:
        return stream.read(_MOST_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise WrongCallError(f"{name} is not UTF-8 text") from None


def _exists(file: Path) -> bool:
    try:
        return file.exists()
    except (OSError, ValueError):
        return False


def _parameters(typed: list[str]) -> dict[str, str]:
    parameters = {}
    for text in typed:
        name, equals, value = text.partition("=")
        if not equals or not name.isidentifier():
            raise WrongCallError(f"-p: {in_quotes(text)} is not NAME=VALUE; write -p city=Tokyo for :city")
        if name in parameters:
            raise WrongCallError(f"-p: :{name} is given twice; give it one value")
        parameters[name] = value
    return parameters


def _seconds(typed: str) -> float:
    try:
        seconds = float(typed)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= LONGEST_TIMEOUT:
        raise WrongCallError(
            f"--timeout: {in_quotes(typed)} is not a number of seconds from 0.1 to {LONGEST_TIMEOUT:g};"
            " write --timeout 30"
        )
    return seconds

"""`dialoguekb check`: every rule over every file."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from dialoguekb.cli import options, streams
from dialoguekb.cli.answer_envelope import describe_data, print_envelope
from dialoguekb.cli.command import Argument, Command, Option, make_command
from dialoguekb.cli.settings import Settings
from dialoguekb.data_folder import choose_folder, shown_path
from dialoguekb.errors import FaultyDataError, WrongCallError
from dialoguekb.model.columns import Column
from dialoguekb.output.forms import FORMS
from dialoguekb.output.github_annotations import annotation_lines
from dialoguekb.output.problem_text import problem_lines
from dialoguekb.query.problem_rows import problem_answer
from dialoguekb.query.remarks import Remark
from dialoguekb.query.selection import Answer
from dialoguekb.query.typed_values import read_choice
from dialoguekb.reading.reading_rules import RULES as RULES_OF_READING

if TYPE_CHECKING:
    from dialoguekb.loading.full import CheckedFolder
    from dialoguekb.model.problems import Problem

_MOST_NAMED = 3

_NOUNS = {"error": "error", "warning": "warning", "info": "suggestion"}
"""Severity -> what a finding of it is called in the sum."""

_FORMS = (*FORMS, "github")

_RULE_COLUMNS = (Column("rule", "Rule"), Column("severity", "Severity"), Column("meaning", "Meaning"))

FolderArgument = Annotated[
    Path | None,
    Argument(
        metavar="[DIR]",
        help="The folder to check, instead of the knowledge base in use.",
    ),
]

OutputOption = Annotated[str, Option("--output", "-o", metavar="FORM", help=f"How to print: {', '.join(_FORMS)}.")]
StrictOption = Annotated[bool, Option("--strict", help="Fail on warnings too, except those accepted.")]
RuleOption = Annotated[
    list[str] | None,
    Option("--rule", metavar="R", help="Show only the findings of this rule; repeatable.", show_default=False),
]
AcceptedOption = Annotated[bool, Option("--accepted", help="Show accepted warnings too.")]
RulesOption = Annotated[bool, Option("--rules", help="List the rules and stop.")]


def make_check_command() -> Command:
    """Return the command."""
    help_text = (
        "Check every file against every rule.\n\n"
        "Names each problem's file, line and column, and what was expected there. Answers leave out a record that"
        " cannot be read, and use one that breaks a rule as written. A warning is a probable slip; a record can"
        " accept it with a reason.\n\n"
        "Exit status: 0 sound, 1 errors (with --strict, warnings too).\n\nExample: dialoguekb check --strict"
    )
    return make_command("check", help_text, check)


def check(  # noqa: PLR0917 - every parameter is passed by name
    settings: Settings,
    folder: FolderArgument = None,
    strict: StrictOption = False,
    rule: RuleOption = None,
    accepted: AcceptedOption = False,
    rules: RulesOption = False,
    output: OutputOption = "table",
    raw: options.RawOption = False,
    envelope: options.EnvelopeOption = False,
) -> int:
    """Check a folder: findings to stdout, the sum to stderr; return the exit status."""
    from dialoguekb.loading.demands import DEMANDS
    from dialoguekb.loading.full import check_folder, manifests_in_use

    form = options.read_form(output, _FORMS)
    has_envelope = options.read_envelope(form, envelope=envelope, rules=rules)
    named = [read_choice("rule", name, tuple(DEMANDS), "dialoguekb check --rules lists them") for name in rule or []]
    if rules:
        options.refuse_beside("--rules", strict=strict, accepted=accepted)
        _print_rules(named or list(DEMANDS), form, raw=raw, pages=settings.pages)
        return 0
    chosen = choose_folder(_folder(folder, settings.data))
    checked = check_folder(chosen, settings.progress)
    found = [problem for problem in checked.problems if not named or problem.rule in named]
    hiding = [problem for problem in checked.problems if named and problem.rule in RULES_OF_READING]
    remarks = list(_remarks(chosen, checked, found, named))
    unseen = "" if any(problem in found for problem in hiding) else _not_shown(len(hiding))
    with streams.unread_is_no_fault():
        shown = [problem for problem in found if accepted or not problem.accepted]
        if has_envelope:
            remarks += [Remark("files", unseen)] if unseen else []
            asked = {"check": shown_path(str(chosen)), "rules": named, "accepted": accepted, "strict": strict}
            data = describe_data(chosen, manifests_in_use(chosen))
            print_envelope(problem_answer(shown), remarks, asked, data, pages=settings.pages)
        else:
            _print_problems(shown, form, raw=raw, pages=settings.pages)
    if not has_envelope:
        settings.say_remarks(remarks)
        streams.say(*([unseen] if unseen else ()))
    is_faulty = any(_fails(problem, strict=strict) for problem in (*found, *hiding))
    return FaultyDataError.exit_status if is_faulty else 0


def _folder(named: Path | None, data: Path | None) -> Path | None:
    if named is not None and data is not None:
        raise WrongCallError(f"name one folder: {named} as an argument, or {data} with --data")
    return named or data


def _fails(problem: "Problem", *, strict: bool) -> bool:
    return problem.severity == "error" or (strict and problem.severity == "warning" and not problem.accepted)


def _print_problems(problems: "Sequence[Problem]", form: str, *, raw: bool, pages: bool) -> None:
    if form == "table":
        streams.print_text(problem_lines(problems, coloured=streams.shows_colour()), pages=pages)
    elif form == "github":
        streams.print_text(annotation_lines(problems))
    else:
        streams.print_answer(problem_answer(problems), form, raw=raw, pages=pages)


def _print_rules(names: Sequence[str], form: str, *, raw: bool, pages: bool) -> None:
    from dialoguekb.loading.demands import DEMANDS

    demands = {name: DEMANDS[name] for name in names}
    rows: list[list[object]] = [[name, demand.severity, demand.meaning] for name, demand in demands.items()]
    streams.print_answer(Answer(_RULE_COLUMNS, rows), options.read_form(form), raw=raw, pages=pages)


def _remarks(
    folder: Path, checked: "CheckedFolder", found: "Sequence[Problem]", named: Sequence[str]
) -> Iterator[Remark]:
    yield Remark("rows", _sum(folder, checked, found, named))
    if checked.loaded.ignored_files:
        yield Remark("files", _ignored_files(checked.loaded.ignored_files))


def _not_shown(errors: int) -> str:
    return (
        f"{_number(errors, 'error')} of reading not shown; what could not be read was not looked at" if errors else ""
    )


def _sum(folder: Path, checked: "CheckedFolder", found: "Sequence[Problem]", named: Sequence[str]) -> str:
    """Return what a person should know of the check as a whole: the folder's own findings, then those below."""
    loaded = checked.loaded
    below_files = set(loaded.files) - set(loaded.own_files)
    below = [problem for problem in found if problem.place.file in below_files and not problem.accepted]
    own = [problem for problem in found if problem.place.file not in below_files]
    standing = [problem for problem in own if not problem.accepted]
    counted = _counts(standing) if standing or not named else f"no findings of {', '.join(named)}"
    sentence = f"{shown_path(str(folder))}: {counted}, {_number(loaded.own_records, 'record')} read"
    if more := len(checked.records.all()) - loaded.own_records:
        sentence += f" ({more} more in the layers below)"
    if len(own) > len(standing):
        sentence += f"; {_number(len(own) - len(standing), 'warning')} accepted with a reason"
    if below:
        sentence += f"; {_counts(below)} below"
    if named and (standing or below):
        sentence += f"; only {', '.join(named)} looked at"
    if any(problem.rule in RULES_OF_READING for problem in own):
        sentence += "; more may follow once what cannot be read is fixed"
    if loaded.unread_files:
        sentence += f"; references that may lead into {_list_names(loaded.unread_files)} were not judged"
    return sentence


def _ignored_files(names: Sequence[str]) -> str:
    count = "1 file was" if len(names) == 1 else f"{len(names)} files were"
    return f"{count} not read: {_list_names(names)} (only names that end in .yaml or .yml are)"


def _list_names(names: Sequence[str]) -> str:
    return ", ".join(names[:_MOST_NAMED]) + (f" and {len(names) - _MOST_NAMED} more" if names[_MOST_NAMED:] else "")


def _counts(problems: "Sequence[Problem]") -> str:
    if not problems:
        return "no problems"
    severities = [problem.severity for problem in problems]
    counts = [_number(severities.count(severity), noun) for severity, noun in _NOUNS.items() if severity in severities]
    *rest, last = counts
    counted = f"{', '.join(rest)} and {last}" if rest else last
    return f"{counted} in {_number(len({problem.place.file for problem in problems}), 'file')}"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"

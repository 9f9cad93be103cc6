"""The page docs/cli.md: every command with its usage, its options and an example, from the program's declarations."""

from collections.abc import Iterable, Iterator
from typing import Any

from listing_columns import column_tables, columns_section

from dialoguekb.cli.typer_program import typer_program
from dialoguekb.output.forms import FORMS
from dialoguekb.query.filters import FILTERS

_OUTPUT = ("--output", "--columns", "--sort", "--limit", "--count", "--raw", "--envelope", "--quiet", "--verbose")
_KNOWLEDGE_BASE = ("--data", "--as-known-on", "--no-cache")
_FILTERS = (*(declared.option for declared in FILTERS.values()), "--where")

_INTRODUCTION = """\
# The command line

This page is generated from the program. `dialoguekb COMMAND --help` says the same in a terminal.

```
dialoguekb [--data DIR] [--no-cache] [-q | -v] COMMAND [ARGUMENTS] [OPTIONS]
```

Without a command, `dialoguekb` says what the knowledge base holds, with its latest and next meetings.
`dialoguekb --version` prints the versions of program, schema and data.

Answers go to stdout. Remarks (years that were not searched, records that were left out) go to stderr; with
`-o json --envelope` they come with the rows.

| Exit status | Meaning |
| --- | --- |
| 0 | Done. An empty answer is an answer; stderr says so. |
| 1 | The data has errors. |
| 2 | The call is wrong: an unknown name, option or value. stderr names the nearest valid ones. |
| 3 | The environment failed: an unreadable file, a full disk. |

| Variable | Meaning |
| --- | --- |
| `DIALOGUEKB_DATA` | The folder of the knowledge base, where `--data` names none. |
| `DIALOGUEKB_QUIET` | Set to `1`, no remarks are printed. |
| `DIALOGUEKB_STRICT` | Set to `1`, a knowledge base with errors is refused. |
| `DIALOGUEKB_TODAY` | The day that counts as today (`2026-11-23`). |
| `DIALOGUEKB_DEBUG` | Set to `1`, a fault of the program shows its traceback. |

Press Tab to complete commands, options and values after `dialoguekb --install-completion` (bash, zsh, fish).
"""


def command_line_page() -> str:
    """Return the page in Markdown."""
    group = typer_program()
    commands: dict[str, Any] = group.commands  # type: ignore[attr-defined]
    options = {name: option for command in commands.values() for name, option in _options(command).items()}
    parts = [_INTRODUCTION, "## Commands\n", _table(("Command", "What it does"), _summaries(commands))]
    parts += ["## Options for the output\n", _option_table(options[name] for name in _OUTPUT)]
    parts += [columns_section()]
    parts += ["## Options for the knowledge base\n", _option_table(options[name] for name in _KNOWLEDGE_BASE)]
    parts += [part for name, command in commands.items() for part in _section(name, command)]
    return "\n".join(parts)


def _summaries(commands: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, command in commands.items():
        yield f"[`{name}`](#{name})", _paragraphs(command)[0]


def _section(name: str, command: Any) -> Iterator[str]:
    """Yield the parts of a command's section, each ended by a line feed."""
    summary, *paragraphs = _paragraphs(command)
    yield f"## `{name}`\n"
    yield f"{summary}\n"
    yield f"```\n{_usage(name, command)}\n```\n"
    for paragraph in paragraphs:
        example = paragraph.removeprefix("Example: ")
        yield f"{paragraph}\n" if example == paragraph else f"```sh\n{example}\n```\n"
    arguments = [parameter for parameter in command.params if parameter.param_type_name == "argument"]
    if arguments:
        yield _table(("Argument", "Meaning"), ((f"`{_metavar(each)}`", _cell(each.help or "")) for each in arguments))
    options = _options(command)
    shared = {*_FILTERS, *_OUTPUT, *_KNOWLEDGE_BASE}
    own = [option for name, option in options.items() if name not in shared or _has_own_forms(option)]
    if own:
        yield _option_table(own)
    filters = [option for name, option in options.items() if name in _FILTERS]
    if filters:
        yield _option_table(filters, "Filter")
    yield from column_tables(name)
    yield f"{_common_options(options)}\n"


def _has_own_forms(option: Any) -> bool:
    """Whether the option is an `--output` with other forms than a listing has."""
    return "--output" in option.opts and option.help != f"How to print: {', '.join(FORMS)}."


def _paragraphs(command: Any) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in (command.help or "").split("\n\n")]


def _usage(name: str, command: Any) -> str:
    arguments = (_metavar(each) for each in command.params if each.param_type_name == "argument")
    return " ".join(["dialoguekb", name, *arguments, "[OPTIONS]"])


def _metavar(argument: Any) -> str:
    name = (argument.metavar or argument.name.upper()).strip("[]{}")
    return name if argument.required else f"[{name}]"


def _options(command: Any) -> dict[str, Any]:
    """Return the options of a command by their long name, `--help` left out."""
    options = (parameter for parameter in command.params if parameter.param_type_name == "option")
    return {max(option.opts, key=len): option for option in options}


def _common_options(options: dict[str, Any]) -> str:
    """Return the sentence that names the shared options a command takes, with links to their tables."""
    output = tuple(name for name in _OUTPUT if not (name in options and _has_own_forms(options[name])))
    shared = [
        _those_of(output, options, "[output options](#options-for-the-output)"),
        _those_of(_KNOWLEDGE_BASE, options, "[knowledge base options](#options-for-the-knowledge-base)"),
    ]
    return f"Takes {' and '.join(text for text in shared if text)}."


def _those_of(names: tuple[str, ...], options: dict[str, Any], link: str) -> str:
    """Return `all LINK`, or the names that the command takes where these are not all."""
    taken = [name for name in names if name in options]
    if len(taken) == len(names):
        return f"all {link}"
    return f"the {link} {', '.join(f'`{name}`' for name in taken)}" if taken else ""


def _option_table(options: Iterable[Any], heading: str = "Option") -> str:
    return _table((heading, "Meaning"), ((_option_name(option), _cell(option.help or "")) for option in options))


def _option_name(option: Any) -> str:
    names = ", ".join(f"`{name}`" for name in sorted(option.opts, key=len))
    return names if option.is_flag else f"{names[:-1]} {option.metavar}`"


def _table(headings: tuple[str, str], rows: Iterable[tuple[str, str]]) -> str:
    lines = [f"| {' | '.join(row)} |\n" for row in (headings, ("---", "---"), *rows)]
    return "".join(lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")

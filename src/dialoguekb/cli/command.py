"""What a command is: its name, its help, what it takes and what it does, declared once.

A plain command line is read from this declaration alone (`cli.plain_line`); Typer's command, which answers all others,
is made from it (`cli.typer_program`).
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

from dialoguekb.errors import DeclarationError

if TYPE_CHECKING:
    from dialoguekb.cli.settings import Settings

REQUIRED: Any = ...
"""The default of a parameter that must be given."""

Complete = Callable[["Settings", Mapping[str, Any], str], list[str]]
"""What offers words at the Tab key, from the settings, the values of the other parameters and the text typed so far."""


class Option:
    """An option, as `Annotated` carries it in the signature of a command."""

    __slots__ = ("complete", "default_shown", "group", "help", "metavar", "names")

    def __init__(
        self,
        *names: str,
        help: str,  # noqa: A002 - the word of Typer and of users
        metavar: str | None = None,
        show_default: bool = True,
        shell_complete: Complete | None = None,
        group: str = "",
    ) -> None:
        """Declare it.

        `names` are what users type (`--output`, `-o`); `metavar` is the placeholder of its value; `show_default` says
        whether help shows the default; `group` is its section of help (Filter, Output, Data), empty for the first.
        """
        self.names = names
        self.help = help
        self.metavar = metavar
        self.default_shown = show_default
        self.complete = shell_complete
        self.group = group


class Argument:
    """An argument, as `Annotated` carries it in the signature of a command."""

    __slots__ = ("complete", "help", "metavar")

    def __init__(
        self,
        *,
        metavar: str,
        help: str,  # noqa: A002 - the word of Typer and of users
        shell_complete: Complete | None = None,
    ) -> None:
        """Declare it; `metavar` stands for it in help (`[COUNTRY]`)."""
        self.metavar = metavar
        self.help = help
        self.complete = shell_complete


ParameterForm = Literal["text", "list", "flag", "folder"]

_FORMS: dict[Any, ParameterForm] = {
    str: "text",
    str | None: "text",
    list[str]: "list",
    list[str] | None: "list",
    bool: "flag",
    Path | None: "folder",
}
"""Type of a parameter -> how its value is typed."""


class Parameter(NamedTuple):
    """A parameter of a command."""

    declared: Option | Argument
    """How users give it."""
    type: Any
    """Its type (`str | None`)."""
    form: ParameterForm
    """How its value is typed: once, in a list of values, as an option without a value, as the name of a folder."""
    default: Any
    """Its value where it is not given; REQUIRED if it must be."""


class Command(NamedTuple):
    """A command."""

    name: str
    """str, what users type."""
    help: str
    """str, what it does: paragraphs, the last of which is an example."""
    run: Callable[..., int | None]
    """Does it: takes `settings` and the parameters by name, and returns the exit status, None for 0."""
    parameters: Mapping[str, Parameter]
    """Name in `run` -> parameter, in the order of help."""
    shared: Mapping[str, Parameter]
    """Name in `Settings.with_options` -> parameter: the options that set what holds for the run."""

    def call(self, settings: "Settings", values: Mapping[str, Any]) -> int | None:
        """Run it with the value of each parameter, those of the shared ones included; return the exit status."""
        shared = {name: values[name] for name in self.shared}
        own = {name: values[name] for name in self.parameters}
        return self.run(settings.with_options(**shared), **own)


_SHARED: dict[str, tuple[Any, Any]] = {
    "data": (
        Annotated[
            Path | None,
            Option(
                "--data",
                metavar="DIR",
                help="The knowledge base to use, instead of the bundled one.",
                show_default=False,
                group="Data",
            ),
        ],
        None,
    ),
    "quiet": (
        Annotated[
            bool,
            Option(
                "--quiet",
                "-q",
                help="Print no remarks on stderr, as DIALOGUEKB_QUIET=1 does; errors are printed all the same.",
                group="Output",
            ),
        ],
        False,
    ),
    "verbose": (
        Annotated[
            bool,
            Option(
                "--verbose",
                "-v",
                help="Print with each remark what it sums up: every dialogue with its years.",
                group="Output",
            ),
        ],
        False,
    ),
    "no_pager": (
        Annotated[
            bool,
            Option(
                "--no-pager",
                help="Print at once what is longer than the terminal; else $PAGER shows it.",
                group="Output",
            ),
        ],
        False,
    ),
    "strict": (
        Annotated[
            bool,
            Option("--strict", help="Refuse a knowledge base with errors, as DIALOGUEKB_STRICT=1 does.", group="Data"),
        ],
        False,
    ),
    "no_cache": (
        Annotated[
            bool, Option("--no-cache", help="Read all files; neither use nor keep an index of them.", group="Data")
        ],
        False,
    ),
}
"""Name in `Settings.with_options` -> annotation and default of the option."""


def make_command(
    name: str,
    help: str,  # noqa: A002 - the word of Typer and of users
    run: Callable[..., int | None],
    parameters: Mapping[str, tuple[Any, Any]] | None = None,
    *,
    shared: Sequence[str] = tuple(_SHARED),
) -> Command:
    """Return a command that takes these parameters, name -> annotation and default; those of `run` where None.

    `shared` names the options for the settings of the run; one of the command's own takes the place of its namesake.
    Raises DeclarationError for a parameter that is half declared.
    """
    given = _signature(run) if parameters is None else parameters
    return Command(
        name,
        help,
        run,
        {parameter: _parameter(name, parameter, *both) for parameter, both in given.items()},
        {option: _parameter(name, option, *_SHARED[option]) for option in shared if option not in given},
    )


def _signature(run: Callable[..., int | None]) -> dict[str, tuple[Any, Any]]:
    """Return the parameters of a function but `settings`; `inspect`, which can tell, takes long to import."""
    code, by_position, by_name = run.__code__, run.__defaults__ or (), run.__kwdefaults__ or {}
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    defaults = {**dict(zip(names[code.co_argcount - len(by_position) :], by_position, strict=False)), **by_name}
    return {name: (run.__annotations__[name], defaults.get(name, REQUIRED)) for name in names if name != "settings"}


def _parameter(command: str, name: str, annotation: Any, default: Any) -> Parameter:
    """Return the parameter; raise DeclarationError where its annotation says too little."""
    declared = next(
        (each for each in getattr(annotation, "__metadata__", ()) if isinstance(each, Option | Argument)), None
    )
    form = _FORMS.get(getattr(annotation, "__origin__", None))
    if declared is None or form is None:
        types = ", ".join(str(each) for each in _FORMS)
        raise DeclarationError(
            [f"command {command}: annotate {name} as Annotated[TYPE, Option(...)], of a type in {types}"]
        )
    return Parameter(declared, annotation.__origin__, form, default)

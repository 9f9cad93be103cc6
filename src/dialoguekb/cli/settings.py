"""What holds for one run of the command line, and the options by which every command sets it."""

import shlex
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperOption

from dialoguekb.errors import WrongCallError
from dialoguekb.locations import bundled_folder
from dialoguekb.model.progress import Progress, ignore_progress

if TYPE_CHECKING:
    from dialoguekb.knowledge_base import KnowledgeBase
    from dialoguekb.model.about import Shortcomings
    from dialoguekb.query.remarks import Remark

DATA_HELP = "The knowledge base to use, instead of the bundled one."
STRICT_HELP = "Refuse a knowledge base with errors, as DIALOGUEKB_STRICT=1 does."
NO_CACHE_HELP = "Read all files; neither use nor keep an index of them."
QUIET_HELP = "Print no remarks on stderr, as DIALOGUEKB_QUIET=1 does; errors are printed all the same."
VERBOSE_HELP = "Print with each remark what it sums up: every dialogue with its years."

_DETAIL = "  "
"""str: what stands before a line that tells more of a remark."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for one run; Typer's context carries it as `obj`."""

    data: Path | None = None
    """The folder that `--data` names; None where `locations.choose_folder` chooses."""
    cache: bool = True
    """Whether an index on disk is read and written."""
    progress: Progress = ignore_progress
    """Shows how far long work has come."""
    strict: bool = False
    """Whether a knowledge base with errors is refused."""
    is_silent: bool = False
    """Whether the environment asks for no remarks; `-v` overrides it."""
    is_quiet: bool = False
    """Whether `-q` asks for no remarks."""
    is_verbose: bool = False
    """Whether `-v` asks for what remarks sum up."""
    say: Callable[[str], None] = lambda _: None
    """Says what a person should know of the knowledge base: nothing while the Tab key is answered."""

    def open(self, as_known_on: str | None = None) -> "KnowledgeBase":
        """Open the knowledge base, as it could be known on a day where one is given."""
        from dialoguekb.cli import streams
        from dialoguekb.knowledge_base import open_knowledge_base

        knowledge_base = open_knowledge_base(
            self.data, as_known_on=as_known_on, strict=self.strict, cache=self.cache, progress=self.progress
        )
        if self.data is None and streams.is_watched() and knowledge_base.folder != bundled_folder():
            self.say(f"from {knowledge_base.folder}")
        if shortcomings := knowledge_base.about.shortcomings:
            self.say(_sentence(shortcomings, knowledge_base.folder))
        knowledge_base.watch = _watch
        return knowledge_base

    @property
    def has_no_remarks(self) -> bool:
        """Whether remarks are left out."""
        return self.is_quiet or (self.is_silent and not self.is_verbose)

    def say_remarks(self, remarks: "Iterable[Remark | str]") -> None:
        """Say remarks on an answer, unless they are left out; with `-v`, what each sums up."""
        if self.has_no_remarks:
            return
        for remark in remarks:
            self.say(str(remark))
            if self.is_verbose and not isinstance(remark, str):
                for detail in remark.details:
                    self.say(f"{_DETAIL}{detail}")

    def with_volume(self, *, is_quiet: bool = False, is_verbose: bool = False) -> "Settings":
        """Return the settings with `-q`, `-v` or neither added; raise WrongCallError for both."""
        changed = replace(self, is_quiet=self.is_quiet or is_quiet, is_verbose=self.is_verbose or is_verbose)
        if changed.is_quiet and changed.is_verbose:
            raise WrongCallError("--quiet and --verbose contradict each other; leave one of them out")
        return changed


def _sentence(shortcomings: "Shortcomings", folder: Path) -> str:
    """Return how much is wrong with the files, the first of it, and how to see the rest."""
    errors = "1 error" if shortcomings.errors == 1 else f"{shortcomings.errors} errors"
    left_out = "1 record is" if shortcomings.left_out == 1 else f"{shortcomings.left_out} records are"
    what = f"{left_out} left out, with {errors} in the files" if shortcomings.left_out else f"{errors} in the files"
    which = "" if shortcomings.errors == 1 else "first "
    return f"{what}; {which}{shortcomings.first}; see: dialoguekb check {shlex.quote(str(folder))}"


def _watch(what: str, timeout: float) -> AbstractContextManager[None]:
    """Watch a query in SQL, if there is one; see `query.query_limits.Watch`."""
    if not what:
        return nullcontext()
    from dialoguekb.cli.query_watch import watch_query

    return watch_query(what, timeout)


def settings_of(context: typer.Context) -> Settings:
    """Return the settings of the run that a context belongs to."""
    return context.find_object(Settings) or Settings()


def named_folder(typed: str | Path) -> Path:
    """Return the folder that was typed; raise Typer's BadParameter for an empty name."""
    if not str(typed):
        raise typer.BadParameter("name a folder, or leave the option out")
    return Path(typed)


class CommandWithoutData(TyperCommand):
    """A command with the option `--no-cache`."""

    def __init__(self, *arguments: Any, params: list[Any] | None = None, **more: Any) -> None:
        """Add the option to those of the command."""
        super().__init__(*arguments, params=[*(params or []), _flag("--no-cache", NO_CACHE_HELP, _uncached)], **more)


class Command(CommandWithoutData):
    """A command with the options `--data`, `--no-cache`, `-q`, `-v` and, unless it has its own, `--strict`."""

    def __init__(self, *arguments: Any, params: list[Any] | None = None, **more: Any) -> None:
        """Add the options to those of the command."""
        options = [
            _data_option(),
            _flag("--quiet", QUIET_HELP, _quiet, short="-q"),
            _flag("--verbose", VERBOSE_HELP, _verbose, short="-v"),
        ]
        if not any(parameter.name == "strict" for parameter in params or []):
            options.append(_flag("--strict", STRICT_HELP, _strict))
        super().__init__(*arguments, params=[*(params or []), *options], **more)


def _data_option() -> TyperOption:
    return TyperOption(param_decls=["--data"], metavar="DIR", expose_value=False, callback=_set_data, help=DATA_HELP)


def _uncached(settings: Settings) -> Settings:
    return replace(settings, cache=False)


def _strict(settings: Settings) -> Settings:
    return replace(settings, strict=True)


def _quiet(settings: Settings) -> Settings:
    return settings.with_volume(is_quiet=True)


def _verbose(settings: Settings) -> Settings:
    return settings.with_volume(is_verbose=True)


def _flag(option: str, help_text: str, changed: Callable[[Settings], Settings], short: str = "") -> TyperOption:
    """Return an option without a value that changes the settings of the run."""

    def change(context: typer.Context, _option: TyperOption, is_given: bool) -> None:
        if is_given:
            context.obj = changed(settings_of(context))

    return TyperOption(
        param_decls=[name for name in (option, short) if name],
        is_flag=True,
        default=False,
        expose_value=False,
        callback=change,
        help=help_text,
    )


def _set_data(context: typer.Context, _option: TyperOption, typed: str | None) -> None:
    if typed is not None:
        context.obj = replace(settings_of(context), data=named_folder(typed))

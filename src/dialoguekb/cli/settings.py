"""What holds for one run of the command line."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dialoguekb.data_folder import bundled_folder
from dialoguekb.errors import WrongCallError
from dialoguekb.model.progress import Progress, ignore_progress

if TYPE_CHECKING:
    from dialoguekb.knowledge_base import KnowledgeBase
    from dialoguekb.model.about import Shortcomings
    from dialoguekb.query.remarks import Remark


_DETAIL = "  "
"""str: what stands before a line that tells more of a remark."""


class Settings(NamedTuple):
    """What holds for one run."""

    data: Path | None = None
    """The folder that `--data` names; None where `data_folder.choose_folder` chooses."""
    cache: bool = True
    """Whether an index on disk is read and written."""
    progress: Progress = ignore_progress
    """Shows how far long work has come."""
    pages: bool = True
    """Whether the pager shows what is longer than the terminal."""
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

    def with_options(
        self,
        *,
        data: Path | None = None,
        quiet: bool = False,
        verbose: bool = False,
        strict: bool = False,
        no_cache: bool = False,
        no_pager: bool = False,
    ) -> "Settings":
        """Return the settings with what the options of a command say; the last folder named counts.

        Raises WrongCallError where `quiet` and `verbose` have both been said.
        """
        changed = self._replace(
            data=data or self.data,
            is_quiet=self.is_quiet or quiet,
            is_verbose=self.is_verbose or verbose,
            strict=self.strict or strict,
            cache=self.cache and not no_cache,
            pages=self.pages and not no_pager,
        )
        if changed.is_quiet and changed.is_verbose:
            raise WrongCallError("--quiet and --verbose contradict each other; leave one of them out")
        return changed

    def mute(self) -> "Settings":
        """Return the settings of a run that says nothing: its answer holds all that there is to say."""
        return self._replace(say=lambda _: None)

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


def _sentence(shortcomings: "Shortcomings", folder: Path) -> str:
    """Return how much is wrong with the files, the first of it, and how to see the rest."""
    import shlex

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

"""The errors that reach a user, each with its exit status.

    DialoguekbError
    ├── WrongCallError          exit 2: the call cannot be answered as it was typed
    │   ├── UnknownNameError        a name that nothing bears
    │   ├── AmbiguousNameError      a name that several records bear
    │   └── UnknownValueError       a value outside a closed list (a column, a status)
    ├── FaultyDataError         exit 1: the data has problems and the question needs it sound
    └── EnvironmentFailedError  exit 3: the machine did not do its part (unreadable file, full disk)

A fault in the data is not an exception but a `problems.Problem`, a value that is collected. An error
holds facts and builds its sentence from them; it is formatted only where it leaves the program.
"""

import shlex
from collections.abc import Sequence
from typing import ClassVar

_MOST_CANDIDATES = 25


class DialoguekbError(Exception):
    """Anything that ends a command early; `str(error)` is the sentence for the user."""

    exit_status: ClassVar[int]

    @property
    def lines(self) -> tuple[str, ...]:
        """The sentence as lines: only these line breaks are ours, those inside a line came with a value."""
        return (str(self),)


class WrongCallError(DialoguekbError):
    """The call is wrong: it says what was typed, what was expected, what to type instead."""

    exit_status = 2


class UnknownNameError(WrongCallError):
    """No record of the kind bears the name."""

    def __init__(self, kind: str, name: str, nearest: Sequence[str]) -> None:
        """Keep the kind (`country`), the name as typed, and the nearest names that exist."""
        self.kind = kind
        self.name = name
        self.nearest = tuple(nearest)
        super().__init__(f"no {kind} is called '{name}'{did_you_mean(self.nearest)}")


class AmbiguousNameError(WrongCallError):
    """Several records bear the name."""

    def __init__(self, kind: str, name: str, candidates: Sequence[tuple[str, str, str]]) -> None:
        """Keep the kind, the name as typed, and the candidates as (kind, id, title)."""
        self.kind = kind
        self.name = name
        self.candidates = tuple(candidates)
        super().__init__(f"'{name}' may mean {len(self.candidates)} records; name one by its id:")

    @property
    def lines(self) -> tuple[str, ...]:
        """The sentence, then a line for each candidate, as far as a screen holds them."""
        shown = self.candidates[:_MOST_CANDIDATES]
        ids = [f"{kind}/{record_id}" if self._is_shared(record_id) else record_id for kind, record_id, _ in shown]
        width = max(map(len, ids))
        listed = [f"  {named:<{width}}  {title} ({kind})" for named, (kind, _, title) in zip(ids, shown, strict=True)]
        rest = len(self.candidates) - len(shown)
        return (str(self), *listed, *([f"  and {rest} more"] if rest else []))

    def _is_shared(self, record_id: str) -> bool:
        """Whether candidates of several kinds have this id, so that only the kind tells them apart."""
        return sum(candidate[1] == record_id for candidate in self.candidates) > 1


class UnknownValueError(WrongCallError):
    """A value that a closed list does not hold."""

    def __init__(self, what: str, value: str, valid: Sequence[str], nearest: Sequence[str]) -> None:
        """Keep what the value was for (`column`), the value, the valid ones, and the nearest of them."""
        self.what = what
        self.value = value
        self.valid = tuple(valid)
        self.nearest = tuple(nearest)
        listed = f" (one of: {', '.join(self.valid)})" if self.valid else ""
        super().__init__(f"no {what} is called '{value}'{did_you_mean(self.nearest)}{listed}")


class FaultyDataError(DialoguekbError):
    """The knowledge base has problems, so that no answer from it could be trusted."""

    exit_status = 1

    def __init__(self, folder: str, count: int) -> None:
        """Keep the folder and how many errors `check` finds in it."""
        self.folder = folder
        self.count = count
        found = "1 problem; see it" if count == 1 else f"{count} problems; see them"
        super().__init__(f"{folder} has {found} with: dialoguekb check {shlex.quote(folder)}")


class EnvironmentFailedError(DialoguekbError):
    """Something outside the program and the data failed: a file, a disk, a terminal."""

    exit_status = 3


def did_you_mean(nearest: Sequence[str]) -> str:
    """Return `; did you mean A, B or C?`, or nothing where nothing is near."""
    if not nearest:
        return ""
    *rest, last = nearest
    listed = f"{', '.join(rest)} or {last}" if rest else last
    return f"; did you mean {listed}?"

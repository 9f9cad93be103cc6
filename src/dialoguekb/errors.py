"""The errors that reach a user, each with its exit status.

    DialoguekbError
    ├── WrongCallError          exit 2: the call cannot be answered as it was typed
    │   ├── UnknownNameError        a name that no record has
    │   ├── AmbiguousNameError      a name that several records have
    │   ├── UnknownValueError       a value outside a closed list (a column, a status)
    │   ├── InvalidValueError       a value of the wrong form (a limit, a date)
    │   ├── MissingValueError       an option or argument without its value
    │   ├── TooManyValuesError      several values for what takes one
    │   ├── NotYetKnownError        a record that was not known on the day of knowledge
    │   ├── ClosedError             a knowledge base that is closed
    │   └── OtherThreadError        a knowledge base that another thread opened
    ├── FaultyDataError         exit 1: the data has problems and the question needs it sound
    ├── DeclarationError        exit 3: a kind, a listing, a filter or a rule of the program is half declared
    └── EnvironmentFailedError  exit 3: the machine did not do its part (unreadable file, full disk)

A fault in the data is not an exception but a `problems.Problem`, a value that is collected. An error holds facts;
`str(error)` makes the sentence of them, when it is shown.
"""

from collections.abc import Sequence
from typing import ClassVar

_MOST_CANDIDATES = 25

_LONGEST_VALUE, _END_SHOWN = 80, 20
"""int, characters of a value that a sentence shows, and how many of them are its last."""


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
    """No record of the kind has the name."""

    def __init__(
        self, kind: str, name: str, nearest: Sequence[str], other_kind: str = "", hint: str = "", *, option: str = ""
    ) -> None:
        """Keep the kind (`country`), the name as typed, and what may be meant.

        That is the nearest names; the other kind that has the name, with the option that takes it where the call has
        one (`--grouping`); or what to type instead.
        """
        super().__init__(kind, name, tuple(nearest), other_kind, hint)
        self.kind = kind
        self.name = name
        self.nearest = tuple(nearest)
        self.other_kind = other_kind
        self.hint = hint
        self.option = option

    def __str__(self) -> str:
        """Return the sentence."""
        if self.other_kind:
            kinds = f"{with_article(self.other_kind)}, not {with_article(self.kind)}"
            import shlex  # noqa: PLC0415 - most runs have no error

            name = shlex.quote(self.name)
            option = f"{self.option} {name}, or " if self.option else ""
            near = f"{did_you_mean(self.nearest)} For the {self.other_kind}," if self.nearest else ";"
            return f"{in_quotes(self.name)} is {kinds}{near} try {option}dialoguekb show {name}"
        hint = f"; {self.hint}" if self.hint else ""
        return f"no {self.kind} is called {in_quotes(self.name)}{did_you_mean(self.nearest)}{hint}"


class AmbiguousNameError(WrongCallError):
    """Several records have the name."""

    def __init__(self, kind: str, name: str, candidates: Sequence[tuple[str, str, str]]) -> None:
        """Keep the kind, the name as typed, and the candidates as (kind, id, title)."""
        super().__init__(kind, name, tuple(candidates))
        self.kind = kind
        self.name = name
        self.candidates = tuple(candidates)

    def __str__(self) -> str:
        """Return the sentence, without the candidates."""
        return f"{in_quotes(self.name)} may mean {len(self.candidates)} records; name one by its id:"

    @property
    def lines(self) -> tuple[str, ...]:
        """The sentence, then a line for each candidate, as many as fit a screen."""
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

    def __init__(self, what: str, value: str, valid: Sequence[str], nearest: Sequence[str], hint: str = "") -> None:
        """Keep what the value was for (`column`), the value, the valid ones, the nearest, and what to type instead."""
        super().__init__(what, value, tuple(valid), tuple(nearest), hint)
        self.what = what
        self.value = value
        self.valid = tuple(valid)
        self.nearest = tuple(nearest)
        self.hint = hint

    def __str__(self) -> str:
        """Return the sentence."""
        hint = f"; {self.hint}" if self.hint else ""
        listed = f" (one of: {', '.join(self.valid)})" if self.valid else ""
        return f"no {self.what} is called {in_quotes(self.value)}{did_you_mean(self.nearest)}{hint}{listed}"


class InvalidValueError(WrongCallError):
    """A value of the wrong form."""

    def __init__(self, option: str, reason: str) -> None:
        """Keep what the value was for (`--limit`), and what is wrong with it."""
        super().__init__(option, reason)
        self.option = option
        self.reason = reason

    def __str__(self) -> str:
        """Return the sentence."""
        return f"{self.option}: {self.reason}"


class MissingValueError(WrongCallError):
    """An option with an empty value."""

    def __init__(self, option: str) -> None:
        """Keep the option (`--country`)."""
        super().__init__(option)
        self.option = option

    def __str__(self) -> str:
        """Return the sentence."""
        return f"{self.option} needs a value"


class TooManyValuesError(WrongCallError):
    """More values than an option takes."""

    def __init__(self, option: str, count: int, most: int = 1, *, in_a_list: bool = False) -> None:
        """Keep the option (`--status`), how many values it was given (in one comma list or not), and the most."""
        super().__init__(option, count, most)
        self.option = option
        self.count = count
        self.most = most
        self.in_a_list = in_a_list

    def __str__(self) -> str:
        """Return the sentence."""
        if self.in_a_list:
            return f"{self.option} is given a list of {self.count} values; give it at most {self.most}"
        limit = "it takes one value" if self.most == 1 else f"give it at most {self.most} times"
        return f"{self.option} is given {self.count} times; {limit}"


class NotYetKnownError(WrongCallError):
    """A record that was not known on the day of knowledge."""

    def __init__(self, kind: str, record_id: str, known_on: str, first_known: str | None) -> None:
        """Keep the record, the day, and the date of the first source with a date that tells of it, if any."""
        super().__init__(kind, record_id, known_on, first_known)
        self.kind = kind
        self.record_id = record_id
        self.known_on = known_on
        self.first_known = first_known

    def __str__(self) -> str:
        """Return the sentence."""
        since = (
            f"the first source that tells of it is of {self.first_known}"
            if self.first_known
            else "no source that tells of it has a date"
        )
        return f"{self.kind} {self.record_id} was not known on {self.known_on}: {since}"


class ClosedError(WrongCallError):
    """A question to a knowledge base that is closed."""

    def __init__(self, folder: str) -> None:
        """Keep the folder."""
        super().__init__(folder)
        self.folder = folder

    def __str__(self) -> str:
        """Return the sentence."""
        return f"the knowledge base {self.folder} is closed; open it again to ask it"


class OtherThreadError(WrongCallError):
    """A question to a knowledge base that another thread opened."""

    def __init__(self, folder: str) -> None:
        """Keep the folder."""
        super().__init__(folder)
        self.folder = folder

    def __str__(self) -> str:
        """Return the sentence."""
        return f"another thread opened the knowledge base {self.folder}; open one in each thread"


class FaultyDataError(DialoguekbError):
    """The knowledge base has problems, so that no answer from it could be trusted."""

    exit_status = 1

    def __init__(self, folder: str, count: int, first: str = "") -> None:
        """Keep the folder, how many errors `check` finds in it, and the one that stops the answer, with its place."""
        super().__init__(folder, count, first)
        self.folder = folder
        self.count = count
        self.first = first

    def __str__(self) -> str:
        """Return its lines."""
        return "\n".join(self.lines)

    @property
    def lines(self) -> tuple[str, ...]:
        """The error that stops the answer, and the command that shows the problems."""
        import shlex  # noqa: PLC0415 - most runs have no error

        problems = "1 problem; see it" if self.count == 1 else f"{self.count} problems; see them"
        sentence = f"{self.folder} has {problems} with: dialoguekb check {shlex.quote(self.folder)}"
        return (self.first, sentence) if self.first else (sentence,)


class EnvironmentFailedError(DialoguekbError):
    """Something outside the program and the data failed: a file, a disk, a terminal."""

    exit_status = 3


class DeclarationError(DialoguekbError):
    """A kind, a listing, a filter or a rule does not say all that the program needs to know of it."""

    exit_status = 3

    def __init__(self, faults: Sequence[str]) -> None:
        """Keep the faults, a sentence each: what is open, and what to write."""
        super().__init__("\n".join(faults))
        self.faults = list(faults)

    @property
    def lines(self) -> tuple[str, ...]:
        """The faults, a line each."""
        return tuple(self.faults)


def in_quotes(value: str) -> str:
    r"""Return a value in quotation marks, as a sentence shows it: in short, what is not printable escaped (`\x1b`).

    The joiners of Hindi and Persian words (U+200C, U+200D) stay.
    """
    if len(value) > _LONGEST_VALUE:
        value = f"{value[: _LONGEST_VALUE - _END_SHOWN]}…{value[-_END_SHOWN:]}"
    if not value.isprintable():
        value = "".join(
            each if each.isprintable() or each in "\u200c\u200d" else each.encode("unicode_escape").decode()
            for each in value
        )
    return f"'{value}'"


def with_article(noun: str) -> str:
    """Return `a country`, `an office`."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def did_you_mean(nearest: Sequence[str]) -> str:
    """Return `; did you mean A, B or C?`, or nothing where nothing is near."""
    if not nearest:
        return ""
    *rest, last = nearest
    listed = f"{', '.join(rest)} or {last}" if rest else last
    return f"; did you mean {listed}?"

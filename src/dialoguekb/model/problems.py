"""Problems: faults found in data, as values that are collected and shown together."""

from dataclasses import dataclass
from typing import Literal

from dialoguekb.data_folder import shown_path

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a file."""

    file: str
    """str, the path of the file as the user would type it."""
    line: int = 1
    """int, counted from 1."""
    column: int = 1
    """int, in characters, counted from 1."""

    def __str__(self) -> str:
        """Return `file:line:column`, the file as in `shown_file`."""
        return f"{self.shown_file}:{self.line}:{self.column}"

    @property
    def shown_line(self) -> str:
        """Return `file:line`, the file as in `shown_file`."""
        return f"{self.shown_file}:{self.line}"

    @property
    def shown_file(self) -> str:
        """Return the file as people read it: `builtin:meetings/in-jp-2plus2.yaml` in the bundled knowledge base."""
        return shown_path(self.file)


NOWHERE = Place("")
"""The place of what no file holds."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in the data: what is wrong, where, what was expected, what to write instead."""

    rule: str
    """str, kebab-case: the name of the rule that found it (`unknown-field`)."""
    place: Place
    """Where the fault stands."""
    message: str
    """str, one sentence without a full stop: what is wrong."""
    expected: str = ""
    """str, what was expected there, or empty where the message says it."""
    nearest: tuple[str, ...] = ()
    """The valid values nearest to what was written, best first."""
    record: str = ""
    """str, the record that it is in, as `kind id` (`meeting in-jp-2plus2-2022`)."""
    source_line: str = ""
    """str, the line of the file at fault, without its line break; empty where there is none to show."""
    severity: Severity = "error"
    """`error` fails a check, `warning` a strict one; `info` never does."""
    accepted: str = ""
    """str, why the editors let the warning stand, in the words of the record; empty where they do not."""

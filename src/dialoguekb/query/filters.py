"""The filters: one declaration each, shared by every command.

A filter says what a user types and how it is read; what it keeps is each listing's own (`listings`).
"""

from dataclasses import dataclass
from keyword import iskeyword
from typing import Literal, get_args

from dialoguekb.model import vocabulary

FilterForm = Literal["name", "choice", "word", "date", "year"]
"""How a value is read: a record's name, a word of a closed list, a word found in the data, a date, a year."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Something that narrows a listing."""

    name: str
    """str, the option without its dashes, with underscores (`member_of`)."""
    form: FilterForm
    """How a value is read."""
    help: str
    """str, one line for `--help`."""
    metavar: str
    """str, the placeholder in `--help`."""
    kind: str = ""
    """str, the kind of record that a name leads to (`country`); empty for other forms."""
    choices: tuple[str, ...] = ()
    """The closed list of a choice."""
    many: bool = False
    """Whether it may be repeated; then all of its values must hold."""

    @property
    def parameter(self) -> str:
        """Return the name of the parameter that holds what was typed (`with_`, as `with` is a word of Python)."""
        return f"{self.name}_" if iskeyword(self.name) else self.name

    @property
    def option(self) -> str:
        """Return the option as typed (`--member-of`)."""
        return "--" + self.name.replace("_", "-")


_DECLARED = (
    Filter("country", "name", "Keep what this country is a side of; repeat for all of several.", "C", "country",
           many=True),
    Filter("with", "name", "And this country too, the same as a further --country.", "C", "country", many=True),
    Filter("format", "choice", "Keep one format.", "F", choices=get_args(vocabulary.Format)),
    Filter("level", "choice", "Keep one level.", "L", choices=get_args(vocabulary.Level)),
    Filter("status", "choice", "Keep one status.", "S", choices=get_args(vocabulary.Status)),
    Filter("dialogue", "name", "Keep one dialogue.", "D", "dialogue"),
    Filter("official", "name", "Keep what this official took part in; repeatable.", "P", "official", many=True),
    Filter("meeting", "name", "Keep what was agreed at this meeting or came of it.", "M", "meeting"),
    Filter("topic", "name", "Keep what touches this topic or a narrower one; repeatable.", "T", "topic", many=True),
    Filter("grouping", "name", "Keep what has a side in this grouping that day.", "G", "grouping", many=True),
    Filter("member_of", "name", "Keep members of this grouping (today, or on --on).", "G", "grouping", many=True),
    Filter("not_member_of", "name", "Leave out members of this grouping (today, or on --on).", "G", "grouping",
           many=True),
    Filter("with_agreement", "choice", "Keep partners with an agreement of this kind, on --on.", "K",
           choices=get_args(vocabulary.AgreementKind), many=True),
    Filter("without_agreement", "choice", "Leave out partners with an agreement of this kind, on --on.", "K",
           choices=get_args(vocabulary.AgreementKind), many=True),
    Filter("kind", "word", "Keep one kind.", "K"),
    Filter("role", "choice", "Keep one role.", "R", choices=get_args(vocabulary.Role)),
    Filter("since", "date", "Keep what may end on or after the first day of this date.", "D"),
    Filter("until", "date", "Keep what may begin on or before the last day of this date.", "D"),
    Filter("year", "year", "Keep what falls in this year.", "Y"),
    Filter("on", "date", "Keep what holds on this day.", "D"),
)  # fmt: skip

FILTERS: dict[str, Filter] = {declared.name: declared for declared in _DECLARED}
"""Every filter by name."""

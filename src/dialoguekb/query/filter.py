"""What a filter is: how users type it, the rows that it keeps, and how answers speak of it."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

FilterForm = Literal["name", "choice", "word", "date", "year"]
"""How a value is read: a record's name, a word of a closed list, a word that records hold, a date, a year."""

_NEEDED = {
    "name": ("kind", "the kind of record that it names (kind='country')"),
    "choice": ("choices", "its closed list (choices=get_args(vocabulary.Mode))"),
    "word": ("words", "SQL that selects its values (words='select distinct city from meetings')"),
}
"""Form -> what a filter of the form declares, and how to write it."""


class Filter(NamedTuple):
    """Something that narrows a listing."""

    form: FilterForm
    """How a value is read."""
    help: str
    """str, one line for `--help`."""
    metavar: str
    """str, the placeholder in `--help`."""
    conditions: Mapping[str, str]
    """Table -> SQL condition on a row of it; a listing takes the filter if its rows come from one of these tables.

    `{row}` stands for the alias of the row, `{value}` for what was typed (an id, a word), `{first}` and `{last}` for
    the first and last day of a date. `:on_first` and `:on_last` are the days of `--on`, or today. Some keys name
    rows rather than tables: `partners` (countries beside the country `:home`), `results` (what a search matches),
    `overdue` (dialogues that are late), and `coverage` (dialogues that could have had such meetings).
    """
    phrases: Mapping[str, str | tuple[str, str]] = MappingProxyType({})
    """Table (meetings, agreements) -> what a document says of its rows (`held in {value}`); a pair where the verb
    differs for one value and for several. Empty text: the filter does not narrow these rows in a document."""
    kind: str = ""
    """str, the kind of record that a name leads to (`country`); empty for other forms."""
    choices: tuple[str, ...] = ()
    """The closed list of a choice."""
    words: str = ""
    """str, SQL that selects the values on record, for a word; empty for other forms."""
    parameter: str = ""
    """str, the name of the parameter in Python (`with_`, as `with` is a word of Python)."""
    many: bool = False
    """Whether it may be repeated; then all of its values must hold."""

    @property
    def name(self) -> str:
        """Return its name: the option without its dashes, with underscores (`member_of`)."""
        return self.parameter.removesuffix("_")

    @property
    def option(self) -> str:
        """Return the option as typed (`--member-of`)."""
        return "--" + self.name.replace("_", "-")

    def condition(self, table: str, alias: str) -> str | None:
        """Return its SQL condition on a row of a table, by the row's alias; None where it cannot be asked there."""
        template = self.conditions.get(table)
        return template.replace("{row}", alias) if template else None

    def phrase(self, table: str, values: str, *, several: bool) -> str:
        """Return what a document says of the rows of a table; `values` are the values in words (`A and B`)."""
        phrase = self.phrases.get(table, "")
        if not isinstance(phrase, str):
            phrase = phrase[several]
        return phrase.replace("{value}", values)

    def faults(self) -> Iterator[str]:
        """Yield a sentence for each part that is missing or that nothing would read: what to write instead."""
        if self.form not in get_args(FilterForm):
            yield f"write one of {', '.join(get_args(FilterForm))} in place of the form '{self.form}'"
        yield from (f"write its {part}" for part in ("help", "metavar", "conditions") if not getattr(self, part))
        for form, (part, meaning) in _NEEDED.items():
            if form == self.form and not getattr(self, part):
                yield f"declare {meaning}"
            elif form != self.form and getattr(self, part):
                yield f"leave {part} out: only the form '{form}' has it"
        for table, condition in self.conditions.items():
            yield from (f"the condition on {table} {fault}" for fault in self.faults_of_condition(condition))
        for table, phrase in self.phrases.items():
            texts = (phrase,) if isinstance(phrase, str) else phrase
            if any(text and _without(text, "{value}") in {text, None} for text in texts):
                yield f"write {{value}}, and no other placeholder, in the phrase for {table}"

    def faults_of_condition(self, condition: str) -> Iterator[str]:
        """Yield what is wrong with an SQL condition of it: a placeholder that does not exist, or no value."""
        known = ("{row}", "{value}", *(("{first}", "{last}") if self.form in {"date", "year"} else ()))
        if _without(condition, *known) is None:
            yield f"has a placeholder that is none of {', '.join(known)}: {condition}"
        elif self.form in _NEEDED and "{value}" not in condition:
            yield f"does not use {{value}}: {condition}"


def _without(text: str, *placeholders: str) -> str | None:
    """Return a text without placeholders; None if it has another one."""
    for placeholder in placeholders:
        text = text.replace(placeholder, "")
    return None if "{" in text or "}" in text else text

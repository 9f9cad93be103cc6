"""Reads a plain command line from the declaration of its command.

Typer reads it the same way, but its import takes half of a short run. What is not plain is left to Typer: help, a slip,
too few words or too many, `--`, an option given twice.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dialoguekb.cli.command import REQUIRED, Argument, Option, Parameter


class NotPlainError(Exception):
    """A line that Typer has to read."""


def read_plain_line(parameters: Mapping[str, Parameter], words: Sequence[str]) -> dict[str, Any]:
    """Return the value of each parameter: what the words say, or its default.

    Raises NotPlainError if Typer has to read them.
    """
    given: dict[str, list[Any]] = {name: [] for name in parameters}
    positional = list(_read_options(parameters, iter(words), given))
    for name, parameter in parameters.items():
        if isinstance(parameter.declared, Argument):
            taken = len(positional) if parameter.form == "list" else 1
            given[name], positional = positional[:taken], positional[taken:]
    if positional:
        raise NotPlainError
    return {name: _value(parameter, given[name]) for name, parameter in parameters.items()}


def _read_options(
    parameters: Mapping[str, Parameter], words: Iterator[str], given: dict[str, list[Any]]
) -> Iterator[str]:
    """Add to `given` what options say; yield the other words."""
    options = {
        option: name
        for name, parameter in parameters.items()
        if isinstance(parameter.declared, Option)
        for option in parameter.declared.names
    }
    for word in words:
        if word == "-" or not word.startswith("-"):
            yield word
            continue
        option, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
        name = options.get(option)
        if name is None:
            raise NotPlainError
        if parameters[name].form == "flag":
            if equals:
                raise NotPlainError
            given[name] = [True]
        else:
            given[name].append(value if equals else next(words, None))


def _value(parameter: Parameter, given: Sequence[Any]) -> Any:
    if None in given or (len(given) > 1 and parameter.form != "list") or (not given and parameter.default is REQUIRED):
        raise NotPlainError
    if not given:
        return parameter.default
    if parameter.form == "folder":
        if not given[0]:
            raise NotPlainError
        return Path(given[0])
    return list(given) if parameter.form == "list" else given[0]

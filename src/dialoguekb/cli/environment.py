"""The environment variables that switch something on or off."""

import os

from dialoguekb.errors import InvalidValueError, in_quotes

DEBUG_VARIABLE = "DIALOGUEKB_DEBUG"
"""str: the environment variable that lets a fault of the program show its traceback."""

QUIET_VARIABLE = "DIALOGUEKB_QUIET"
"""str: the environment variable that silences remarks; errors and faults of the data are said all the same."""

STRICT_VARIABLE = "DIALOGUEKB_STRICT"
"""str: the environment variable that refuses a knowledge base with errors."""

_ON, _OFF = {"1", "true", "yes", "on"}, {"", "0", "false", "no", "off"}


def is_set(variable: str) -> bool:
    """Whether an environment variable is on; letter case does not matter.

    Raises InvalidValueError where its value is neither on (1, true, yes, on) nor off (0, false, no, off, empty).
    """
    value = os.environ.get(variable, "")
    word = value.strip().casefold()
    if word not in _ON | _OFF:
        raise InvalidValueError(
            variable, f"{in_quotes(value)} is neither 1 (true, yes, on) nor 0 (false, no, off); set it to one"
        )
    return word in _ON


def check_variables() -> None:
    """Raise InvalidValueError for a variable whose value cannot be read, before anything is answered."""
    for variable in (DEBUG_VARIABLE, QUIET_VARIABLE, STRICT_VARIABLE):
        is_set(variable)

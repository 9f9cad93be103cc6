"""The current day, and a clock to measure with."""

import os
import time
from datetime import UTC, datetime

from dialoguekb.errors import WrongCallError, in_quotes
from dialoguekb.model.dates import PartialDate, PartialDateError

TODAY_VARIABLE = "DIALOGUEKB_TODAY"
"""The environment variable that pins the day, so that output can be reproduced."""


def today() -> str:
    """Return the day (str, ISO 8601 date, where the machine is), or what DIALOGUEKB_TODAY says it is.

    Raises WrongCallError where the variable holds anything but a day.
    """
    pinned = os.environ.get(TODAY_VARIABLE)
    if not pinned:
        return datetime.now(tz=UTC).astimezone().date().isoformat()
    try:
        day = PartialDate.parse(pinned)
    except PartialDateError as fault:
        raise WrongCallError(f"{TODAY_VARIABLE}: {fault}") from None
    if day.earliest != day.latest:
        raise WrongCallError(f"{TODAY_VARIABLE}: {in_quotes(pinned)} is not one day; write YYYY-MM-DD")
    return pinned


def monotonic_seconds() -> float:
    """Return the seconds of a clock that never goes back, to measure how long something takes."""
    return time.monotonic()

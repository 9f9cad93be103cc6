"""What day it is."""

import os
from datetime import UTC, datetime

TODAY_VARIABLE = "DIALOGUEKB_TODAY"
"""The environment variable that pins the day, so that output can be reproduced."""


def today() -> str:
    """Return the day (str, ISO 8601 date, UTC), or what DIALOGUEKB_TODAY says it is."""
    return os.environ.get(TODAY_VARIABLE) or datetime.now(tz=UTC).date().isoformat()

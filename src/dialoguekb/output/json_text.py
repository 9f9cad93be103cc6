"""Values as JSON text without control characters; parsing it gives the exact data."""

import json

from dialoguekb.output.safety import json_safe

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def json_text(value: object) -> str:
    """Return a value (str, int, bool, None, or lists and mappings of them) as one line of JSON."""
    return json_safe(_encode(value))

"""The fields of records as a document names them."""

_WORDS = {
    "start": "date",
    "end": "last day",
    "from": "first day",
    "to": "last day",
    "as_of": "day last reported",
    "signed": "date of signature",
    "in_force": "entry into force",
    "ended": "end",
    "ordinal": "number in the series",
    "mode": "way of meeting",
    "short": "short title",
    "reports": "announcements",
    "acting": "acting capacity",
}
"""Field -> its words, where its name with spaces would need a second reading."""


def field_in_words(path: str) -> str:
    """Return the field that a path in a record leads to, in words: `entry into force` for `in_force`."""
    field = path.split("[", 1)[0].split(".", 1)[0]
    return _WORDS.get(field) or field.replace("_", " ")

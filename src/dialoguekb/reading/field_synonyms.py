"""What people and other programs call a field, for the suggestion of its name here."""

from collections.abc import Container

_SYNONYMS: dict[str, tuple[str, ...]] = {
    "begin": ("start", "from"),
    "begins": ("start", "from"),
    "category": ("kind",),
    "code": ("id",),
    "comment": ("note",),
    "comments": ("note",),
    "date": ("start", "signed", "published", "from"),
    "dates": ("start",),
    "day": ("start", "signed", "published"),
    "edition": ("ordinal",),
    "ended": ("to", "end"),
    "finish": ("end", "to"),
    "iso": ("id",),
    "iso2": ("id",),
    "iso3": ("alpha3",),
    "journal": ("publisher",),
    "key": ("id",),
    "keywords": ("topics",),
    "lang": ("language",),
    "lastname": ("family_name",),
    "link": ("url",),
    "location": ("city", "place"),
    "newspaper": ("publisher",),
    "notes": ("note",),
    "number": ("ordinal",),
    "organization": ("publisher",),
    "outlet": ("publisher",),
    "people": ("participants",),
    "person": ("official",),
    "place": ("city",),
    "position": ("office",),
    "post": ("office",),
    "publication": ("publisher",),
    "publication_date": ("published",),
    "references": ("sources",),
    "round": ("ordinal",),
    "subject": ("topics", "title"),
    "subjects": ("topics",),
    "summary": ("outcomes",),
    "surname": ("family_name",),
    "tags": ("topics",),
    "term": ("tenures",),
    "terms": ("tenures",),
    "themes": ("topics",),
    "town": ("city",),
    "type": ("kind", "format"),
    "until": ("to", "end"),
    "urldate": ("accessed",),
    "venue": ("city", "place"),
    "website": ("url",),
    "year": ("published", "start", "signed", "from"),
}
"""A word in lower case -> the fields that it may mean, the likeliest first."""


def synonym(key: str, fields: Container[str]) -> str | None:
    """Return the field that a key means under another name; None if no field of the record is called so elsewhere."""
    folded = key.strip().casefold().replace("-", "_")
    names = _SYNONYMS.get(folded) or _SYNONYMS.get(folded.replace("_", ""), ())
    return next((name for name in names if name in fields), None)

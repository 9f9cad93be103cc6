"""Web addresses as links in Markdown."""

import re
from urllib.parse import quote

_ADDRESS = re.compile(r"https?://[^/\s]\S*", re.IGNORECASE)
_LITERAL = "!#$%&'()*+,/:;=?@~-._"
"""str: the characters of an address that stand as they are; all others are percent-encoded."""


def is_address(text: str) -> bool:
    """Return whether a text is one address, http or https, and nothing else."""
    return _ADDRESS.fullmatch(text) is not None


def encoded_address(address: str) -> str | None:
    """Return an address so that it stays inside `<...>`, `(...)` and a table cell; None if it is no address."""
    return quote(address, safe=_LITERAL, errors="replace") if _ADDRESS.match(address) else None


def address_link(address: str) -> str | None:
    """Return an address as a link that shows it (`<https://example.org/>`); None if it is no address."""
    encoded = encoded_address(address)
    return None if encoded is None else f"<{encoded}>"

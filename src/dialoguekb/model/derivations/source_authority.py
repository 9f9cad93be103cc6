"""How far a source may be relied on, where one must be chosen among several."""

import re

from dialoguekb.model.records import Source

_OFFICIAL_TEXT = re.compile(
    r"\b(?:government|ministry|minister|ministerial|department|foreign office|embassy|white house|president of"
    r"|MOFA|MEA|MFA|MND|DFAT|PMO|PMINDIA|press information bureau|statement|release|readout|transcript|fact sheet"
    r"|hansard|journal officiel|parliament)\b",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"\b(?:AAP|AFP|ANI|ANSA|AP|Agenzia Nova|Anadolu|Antara|ATS|Bernama|dpa|EFE|IANS|Jiji|Kyodo|Lusa|PAP|PTI|Reuters"
    r"|RIA Novosti|SPA|Sputnik|TASS|Ukrinform|Xinhua|Yonhap|agency)\b"
)
_NOT_FIRST_HAND = re.compile(r"wikipedia|infogalactic|digest|altered|spun|mangled|snippets|blog|forum", re.IGNORECASE)


def authority_of(source: Source | None) -> int:
    """Return how far a source may be relied on, from 0 to 5; more is better.

    5 is a page of a government, 4 the text of one on another page, 3 a report of a news agency, 2 other news, 1 a
    work of reference or a copy, and 0 a data set, a digest or a source whose record is missing.
    """
    if source is None or source.kind == "dataset":
        return 0
    if source.kind == "government":
        return 5
    if _NOT_FIRST_HAND.search(source.publisher):
        return 0
    if source.kind in {"mirror", "news"} and _OFFICIAL_TEXT.search(source.publisher):
        return 4
    if source.kind in {"mirror", "news"} and _AGENCY.search(source.publisher):
        return 3
    return 2 if source.kind == "news" else 1

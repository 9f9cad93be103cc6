"""The forms of text and the references that the fields of records are made of.

A type of text says how the full-text search reads it.
"""

from typing import Annotated

from dialoguekb.model.fields import NOT_SEARCHED, Pattern, Reference, SearchedAs

TitleText = Annotated[str, SearchedAs("title")]
"""What a record is called."""
ShortTitleText = Annotated[str, SearchedAs("title", place=1)]
"""A shorter form of what it is called."""
NameText = Annotated[str, SearchedAs("names")]
"""Another name."""
PlaceText = Annotated[str, SearchedAs("places")]
"""A city or region."""
OutcomeText = Annotated[str, SearchedAs("outcomes")]
"""What was agreed."""
DocumentText = Annotated[str, SearchedAs("documents")]
"""The title of a paper."""
SummaryText = Annotated[str, SearchedAs("summary")]
"""What something is."""
PublisherText = Annotated[str, SearchedAs("publisher")]
"""Who published it."""
AuthorText = Annotated[str, SearchedAs("publisher", place=1)]
"""Who wrote it."""
ReportText = Annotated[str, SearchedAs("reports")]
"""What a report says."""
NoteText = Annotated[str, SearchedAs("notes")]
"""What was not established."""
RemarkText = Annotated[str, SearchedAs("notes", place=1)]
"""A remark of the editors."""
PlainText = Annotated[str, NOT_SEARCHED]
"""Text that the search does not read, or reads only among `Record.inherited_texts`."""

Identifier = Annotated[
    str,
    Pattern(r"[a-z0-9]+(-[a-z0-9]+)*", "lower-case letters, digits and single hyphens (in-jp-2plus2)"),
    SearchedAs("names"),
]
CountryCode = Annotated[
    str,
    Pattern(
        r"[A-Z]{2}([A-Z]{2})?",
        "two capital letters, ISO 3166-1 alpha-2 (JP), or four of a former country, ISO 3166-3 (SUHH)",
    ),
    SearchedAs("names"),
]
Alpha3Code = Annotated[
    str, Pattern(r"[A-Z]{3}", "three capital letters, ISO 3166-1 alpha-3 (JPN)"), SearchedAs("names")
]
WikidataId = Annotated[str, Pattern(r"Q[1-9][0-9]*", "Q and a number (Q17)"), NOT_SEARCHED]
DigitalObjectIdentifier = Annotated[
    str,
    Pattern(
        r"10\.[0-9]{4,9}(\.[0-9]+)*/[^\s\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]{1,500}",
        "a DOI, without the address before it (10.1000/182)",
        prefix=r"(?i:(https?://)?(dx\.|www\.)?doi\.org/|doi:?\s*|info:doi/)+",
    ),
    SearchedAs("names"),
]
LanguageCode = Annotated[str, Pattern(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "a BCP 47 language tag (ja)"), NOT_SEARCHED]
WebAddress = Annotated[
    str,
    Pattern(
        r"(?i:https?)://[^\s\x00-\x1f\x7f<>\"@/?#\\:.\[\]][^\s\x00-\x1f\x7f<>\"@/?#\\:\[\]]*(:[0-9]{1,5})?"
        r"([/?#][^\s\x00-\x1f\x7f<>\"\u200e\u200f\u202a-\u202e\u2066-\u2069]{0,2000})?",
        "an http or https address, with a host and without spaces or a password (https://www.mofa.go.jp/)",
    ),
    NOT_SEARCHED,
]

CountryRef = Annotated[str, Reference("country")]
GroupingRef = Annotated[str, Reference("grouping")]
OfficeRef = Annotated[str, Reference("office")]
OfficialRef = Annotated[str, Reference("official")]
DialogueRef = Annotated[str, Reference("dialogue")]
MeetingRef = Annotated[str, Reference("meeting")]
AgreementRef = Annotated[str, Reference("agreement")]
TopicRef = Annotated[str, Reference("topic")]
SourceRef = Annotated[str, Reference("source")]

"""Rules about sources: their dates, their titles, and duplicates."""

import re
from collections.abc import Callable, Hashable, Iterator

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.rule import rule
from dialoguekb.model.citations import cited_places
from dialoguekb.model.names import name_key
from dialoguekb.model.records import Source

_SCHEME = re.compile(r"^https?://(www\.)?", re.IGNORECASE)

_FRAGMENT = re.compile(r"#(?![!/]).*$")
"""The fragment of an address; `#!` and `#/` start the address of a separate page."""

_ADDRESS = re.compile(r"\S+://\S+|www\.\S+", re.IGNORECASE)


@rule("warning", is_error_in_strict_profile=True)
def undated_source(subject: Subject) -> Iterator[Finding]:
    """A source has a date of publication or, if the page shows none, a date of access."""
    for source in subject.records.sources.values():
        if source.published is None and source.accessed is None:
            yield Finding(
                source,
                "id",
                "the source has neither a date of publication nor a date of access",
                "published: YYYY-MM-DD or, if the page shows no date, accessed: YYYY-MM-DD",
            )


@rule("error")
def future_source(subject: Subject) -> Iterator[Finding]:
    """No source was published, accessed or archived after the date of the knowledge base."""
    as_of = subject.latest_day
    if as_of is None:
        return
    for source in subject.records.sources.values():
        archived = source.archived.date if source.archived else None
        days = (("published", source.published), ("accessed", source.accessed), ("archived.date", archived))
        for field, day in days:
            if day and as_of.is_certainly_before(day):
                yield Finding(
                    source,
                    field,
                    f"the source was {field.removesuffix('.date')} on {day}, after the date of the knowledge base",
                    f"a date no later than {as_of}, or a later as_of in dialoguekb.yaml",
                )


@rule("warning")
def doubtful_source_title(subject: Subject) -> Iterator[Finding]:
    """The title of a source is more than an address or the name of the publisher."""
    for source in subject.records.sources.values():
        if _ADDRESS.fullmatch(source.title.strip("[] ")):
            yield Finding(source, "title", "the title is an address", _BETTER_TITLE)
        elif name_key(source.title) == name_key(source.publisher):
            yield Finding(source, "title", "the title is the name of the publisher", _BETTER_TITLE)


_BETTER_TITLE = "the title of the page, or a description in [brackets]"


@rule("warning")
def double_source(subject: Subject) -> Iterator[Finding]:
    """No two sources have the same address or DOI, or the same publisher, title and date."""
    reported: set[str] = set()
    for key, field, what in (
        (_address_key, "url", "the same address"),
        (_doi_key, "doi", "the same DOI"),
        (_entry_key, "title", "the same publisher, title and date"),
    ):
        for source, first in _duplicates(subject, key):
            if source.id not in reported:
                reported.add(source.id)
                message = f"source {first.id} has {what}"
                yield Finding(source, field, message, "one source per page, cited wherever you need it")


LONGEST_QUOTE = 300
"""int, characters of the quote of a citation."""


@rule("error")
def long_quote(subject: Subject) -> Iterator[Finding]:
    """The quote of a citation has at most 300 characters."""
    for record in subject.records.all():
        for path, citation in cited_places(record):
            if citation.quote and len(citation.quote) > LONGEST_QUOTE:
                message = f"the quote of source {citation.id} has {len(citation.quote)} characters"
                yield Finding(record, f"{path}.quote", message, f"at most {LONGEST_QUOTE}: the words that say it")


def _duplicates(subject: Subject, key: Callable[[Source], Hashable | None]) -> Iterator[tuple[Source, Source]]:
    """Yield each source that has the same key as an earlier one, and the earlier one."""
    first_by_key: dict[Hashable, Source] = {}
    for source in subject.records.sources.values():
        value = key(source)
        if value is not None and first_by_key.setdefault(value, source) is not source:
            yield source, first_by_key[value]


def _address_key(source: Source) -> Hashable | None:
    """Return the address without scheme, `www.`, fragment and last slash, with the host in lower case."""
    if source.url is None:
        return None
    host, slash, path = _SCHEME.sub("", _FRAGMENT.sub("", source.url)).partition("/")
    return host.lower() + (slash + path).rstrip("/")


def _doi_key(source: Source) -> Hashable | None:
    """Return the DOI in lower case: case does not matter in it."""
    return source.doi and source.doi.lower()


def _entry_key(source: Source) -> Hashable | None:
    """Return publisher, title and date; None unless the date is a day, since other dates are too vague to compare."""
    day = source.published
    if day is None or day.earliest != day.latest:
        return None
    return name_key(source.publisher), name_key(source.title), day.text

"""Rules about the bibliography: when a source was published or read, what it is called, and that it is one entry."""

import re
from collections.abc import Callable, Hashable, Iterator

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.rule import rule
from dialoguekb.model.names import name_key
from dialoguekb.model.records import Source

_SCHEME = re.compile(r"^https?://(www\.)?", re.IGNORECASE)

_FRAGMENT = re.compile(r"#(?![!/]).*$")
"""The mark of a place within a page; `#!` and `#/` begin the address of a page of its own."""

_ADDRESS = re.compile(r"\S+://\S+|www\.\S+", re.IGNORECASE)


@rule("error")
def undated_source(subject: Subject) -> Iterator[Finding]:
    """A source says when it was published or, where the page shows no date, when it was read."""
    for source in subject.records.sources.values():
        if source.published is None and source.accessed is None:
            yield Finding(
                source,
                "id",
                "the source says neither when it was published nor when it was read",
                "published: YYYY-MM-DD or, where the page shows no date, accessed: YYYY-MM-DD",
            )


@rule("error")
def future_source(subject: Subject) -> Iterator[Finding]:
    """No source was published or read after the day up to which the knowledge base is kept."""
    as_of = subject.as_of
    if as_of is None:
        return
    for source in subject.records.sources.values():
        for field, day in (("published", source.published), ("accessed", source.accessed)):
            if day and as_of.is_certainly_before(day):
                yield Finding(
                    source,
                    field,
                    f"the source was {'read' if field == 'accessed' else field} on {day}, "
                    "which is after the day up to which the knowledge base is kept",
                    f"a date up to {as_of}, or a later as_of in dialoguekb.yaml",
                )


@rule("warning")
def doubtful_source_title(subject: Subject) -> Iterator[Finding]:
    """The title of a source is more than its publisher's name or an address."""
    for source in subject.records.sources.values():
        if _ADDRESS.fullmatch(source.title.strip("[] ")):
            yield Finding(source, "title", "the title is an address", _BETTER_TITLE)
        elif name_key(source.title) == name_key(source.publisher):
            yield Finding(source, "title", "the title is the name of the publisher", _BETTER_TITLE)


_BETTER_TITLE = "the title of the page, or in [brackets] what it is about"


@rule("warning")
def double_source(subject: Subject) -> Iterator[Finding]:
    """A page is one source: no two have one address, or one publisher, title and date."""
    told: set[str] = set()
    for same, field, what in (
        (_same_address, "url", "the same address"),
        (_same_entry, "title", "the same publisher, title and date"),
    ):
        for source, first in _repeated(subject, same):
            if source.id not in told:
                told.add(source.id)
                message = f"source {first.id} has {what}"
                yield Finding(source, field, message, "one source a page, cited wherever it is needed")


def _repeated(subject: Subject, key: Callable[[Source], Hashable | None]) -> Iterator[tuple[Source, Source]]:
    """Yield each source whose key an earlier one has, and that one."""
    first: dict[Hashable, Source] = {}
    for source in subject.records.sources.values():
        value = key(source)
        if value is not None and first.setdefault(value, source) is not source:
            yield source, first[value]


def _same_address(source: Source) -> Hashable | None:
    """Return the address without what leads to the same page; the case of a host does not matter."""
    if source.url is None:
        return None
    host, slash, path = _SCHEME.sub("", _FRAGMENT.sub("", source.url)).partition("/")
    return host.lower() + (slash + path).rstrip("/")


def _same_entry(source: Source) -> Hashable | None:
    """Return what tells two entries apart where both are dated to the day; what is vaguer tells nothing."""
    day = source.published
    if day is None or day.earliest != day.latest:
        return None
    return name_key(source.publisher), name_key(source.title), day.text

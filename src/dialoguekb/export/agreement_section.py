"""The agreements of a document, a heading each."""

from collections.abc import Iterator

from dialoguekb.export.document import Block, Bullets, Heading, Item, Paragraph
from dialoguekb.export.fact_text import (
    countries_in_words,
    country_name,
    doubts_and_notes,
    labelled_item,
    meeting_in_words,
    note_line,
)
from dialoguekb.export.material import Material
from dialoguekb.export.provenance_section import marks_of
from dialoguekb.export.scope import agreements_in_words
from dialoguekb.model.date_words import date_in_words
from dialoguekb.model.derivations.meeting_agreements import meeting_by_agreement
from dialoguekb.model.derivations.seats import Signature, signatures_of
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Agreement, Meeting

_GROUPS = {
    "title": frozenset({"short", "title", "kind", "parties", "aliases"}),
    "signed": frozenset({"signed", "place"}),
    "force": frozenset({"in_force", "ended"}),
    "signatories": frozenset({"signatories"}),
    "meeting": frozenset({"meeting"}),
    "summary": frozenset({"summary"}),
    "note": frozenset({"note"}),
}
"""Entry -> the fields that it shows; their footnotes stand together."""

_KIND_IN_WORDS = {"equipment-technology": "equipment and technology"}
"""Kind -> its words, where a space in place of the hyphen reads badly."""


def agreement_section(material: Material) -> Iterator[Block]:
    """Yield the section of the agreements, in order of signature."""
    yield Heading(2, ("Agreements",))
    if not material.agreements:
        yield Paragraph(("No agreement matches.",))
        return
    yield Paragraph((f"{agreements_in_words(material.scope)}.",))
    meetings = meeting_by_agreement(material.records)
    for agreement in material.agreements:
        meeting = material.records.meetings.get(meetings.get(agreement.id, ""))
        signed = date_in_words(agreement.signed) if agreement.signed else "date not established"
        yield Heading(3, (f"{signed}, {agreement.short}, {countries_in_words(agreement.parties, material.records)}",))
        yield Bullets(tuple(_entries(agreement, meeting, material.records)))


def _entries(agreement: Agreement, meeting: Meeting | None, records: RecordSet) -> Iterator[Item]:
    """Yield the entries of an agreement; `meeting` is the one that it came of."""
    shown = {"title", "signed", "force"} | {name for name in _GROUPS if getattr(agreement, name, None)}
    marks = marks_of(agreement, _GROUPS, shown | ({"meeting"} if meeting else set()))
    yield labelled_item("Title", agreement.title, *marks["title"])
    yield labelled_item("Kind", _KIND_IN_WORDS.get(agreement.kind) or agreement.kind.replace("-", " "))
    place = f", {agreement.place}" if agreement.place else ""
    yield labelled_item("Signed", f"{agreement.signed or 'not established'}{place}", *marks["signed"])
    yield labelled_item("In force", _force(agreement), *marks["force"])
    if agreement.signatories:
        names = "; ".join(_signatory(signature, records) for signature in signatures_of(agreement, records))
        yield labelled_item("Signatories", names, *marks["signatories"])
    if meeting:
        yield labelled_item("Came of", meeting_in_words(meeting, records), *marks["meeting"])
    if agreement.summary:
        yield labelled_item("Summary", agreement.summary, *marks["summary"])
    yield from doubts_and_notes(agreement)
    yield from note_line(agreement, marks.get("note", ()))


def _force(agreement: Agreement) -> str:
    begun = f"from {agreement.in_force}" if agreement.in_force else "day not established"
    return f"{begun}; ended {agreement.ended}" if agreement.ended else begun


def _signatory(signature: Signature, records: RecordSet) -> str:
    country = country_name(signature.country, records) if signature.country else None
    capacity = ", ".join(part for part in (country, signature.title) if part)
    name = signature.name or signature.signatory.official or ""
    return f"{name} ({capacity})" if capacity else name

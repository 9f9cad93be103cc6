"""The contents of an export: what a knowledge base holds of some countries, as a document for readers."""

from collections.abc import Iterable

from dialoguekb.export.agreement_section import agreement_section
from dialoguekb.export.context_sections import at_a_glance, office_section, opening, partner_section
from dialoguekb.export.coverage_section import coverage_section
from dialoguekb.export.document import Block, Document, Reference, cited_sources
from dialoguekb.export.material import Material
from dialoguekb.export.meeting_section import meeting_section
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Source


def contents(material: Material) -> Document:
    """Return the document of what was gathered."""
    sections = (
        opening,
        at_a_glance,
        partner_section,
        meeting_section,
        agreement_section,
        office_section,
        coverage_section,
    )
    blocks = tuple(block for section in sections for block in section(material))
    return Document(blocks, references_in(blocks, material.records))


def references_in(blocks: Iterable[Block], records: RecordSet) -> dict[str, Reference]:
    """Return source id -> how a footnote names it, for each source that blocks cite.

    A source without a record is named by its id.
    """
    return {
        source: _reference(records.sources[source]) if source in records.sources else _missing(source)
        for source in cited_sources(blocks)
    }


def _missing(source: str) -> Reference:
    return Reference((f"{source}, a source whose record is missing",), None)


def _reference(source: Source) -> Reference:
    date = str(source.published or (f"no date, read {source.accessed}" if source.accessed else "no date"))
    language = f" Language: {source.language}." if source.language else ""
    via = f" Read through {source.via}." if source.via else ""
    return Reference((f"{source.publisher}, “{source.title}”, {date}.{language}{via}",), source.url)

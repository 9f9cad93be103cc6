"""What `--envelope` puts around rows: their remarks, the question, and the knowledge base that answers."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dialoguekb.cli import streams
from dialoguekb.data_folder import shown_path
from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.model.about import About
from dialoguekb.output.envelope import render_envelope
from dialoguekb.query.listing import Listing
from dialoguekb.query.remarks import Remark
from dialoguekb.query.selection import Answer, Question

if TYPE_CHECKING:
    from dialoguekb.reading.manifest import Manifest


def print_envelope(
    answer: Answer, remarks: Iterable[Remark], query: Mapping[str, Any], data: Mapping[str, Any], *, pages: bool
) -> None:
    """Print an answer with its remarks, the question (`listing_query`) and its knowledge base (`data_of`)."""
    said = [{"topic": each.topic, "text": each.text, "details": list(each.details)} for each in remarks]
    streams.print_text(render_envelope(answer.columns, answer.rows, remarks=said, query=query, data=data), pages=pages)
    streams.flush()


def listing_query(listing: Listing, question: Question) -> dict[str, Any]:
    """Return what was asked of a listing; filters as they were typed, dates in words spelled out."""
    return {
        "listing": listing.name,
        "subject": question.subject,
        "filters": {name: list(typed) for name, typed in question.filters.items()},
        "where": question.where,
        "columns": None if question.columns is None else list(question.columns),
        "sort": question.sort,
        "limit": question.limit,
    }


def data_of(knowledge_base: KnowledgeBase) -> dict[str, Any]:
    """Return what a knowledge base says of itself and its layers, the day of knowledge, and what is wrong with it."""
    shortcomings = knowledge_base.about.shortcomings
    return {
        **describe_data(knowledge_base.folder, knowledge_base.layers, knowledge_base.known_on),
        "shortcomings": shortcomings._asdict() if shortcomings else None,
    }


def describe_data(folder: Path, layers: "Iterable[About | Manifest]", known_on: str | None = None) -> dict[str, Any]:
    """Return the title, version and days of a knowledge base in a folder, by its layers, the top one first."""
    described = list(map(_layer, layers))
    top = described[0] if described else dict.fromkeys(("title", "version", "as_of", "licence"))
    return {**top, "as_known_on": known_on, "folder": shown_path(str(folder)), "layers": described}


def _layer(about: "About | Manifest") -> dict[str, str | None]:
    as_of = about.as_of.text if about.as_of else None
    return {"title": about.title, "version": about.version, "as_of": as_of, "licence": about.licence}

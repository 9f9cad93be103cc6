"""Which years of the dialogues in a document were searched, and what is known of each dialogue as a whole."""

from collections.abc import Iterator

from dialoguekb.export.document import Block, Bullets, Heading, Item, Paragraph
from dialoguekb.export.fact_text import labelled_item
from dialoguekb.export.material import Material
from dialoguekb.export.provenance_section import cite_all
from dialoguekb.model.collation import collation_key
from dialoguekb.model.records import Coverage, Dialogue

_IN_WORDS = "Of years that are not named here, the absence of a meeting says nothing."


def coverage_section(material: Material) -> Iterator[Block]:
    """Yield for each dialogue of the document the years searched, what could not be established, and the remarks."""
    met = dict.fromkeys(meeting.dialogue for meeting in material.meetings if meeting.dialogue)
    dialogues = [material.records.dialogues[dialogue] for dialogue in met if dialogue in material.records.dialogues]
    if not dialogues:
        return
    yield Heading(2, ("What was searched",))
    yield Paragraph((_IN_WORDS,))
    for dialogue in sorted(dialogues, key=lambda dialogue: collation_key(dialogue.name)):
        yield Heading(3, (dialogue.name,))
        yield Bullets(tuple(_entries(dialogue)))


def _entries(dialogue: Dialogue) -> Iterator[Item]:
    for stretch in dialogue.coverage:
        yield labelled_item("Searched", _years(stretch) + (f". {stretch.note}" if stretch.note else ""))
    if not dialogue.coverage:
        yield labelled_item("Searched", "no year is declared")
    if dialogue.missing:
        yield labelled_item("Not established", "; ".join(dialogue.missing))
    if dialogue.note:
        yield labelled_item("Note", dialogue.note, *cite_all(dialogue.sources))


def _years(stretch: Coverage) -> str:
    return str(stretch.from_) if stretch.from_ == stretch.to else f"{stretch.from_} to {stretch.to}"

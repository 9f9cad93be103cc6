"""A document in Python: its text in each form, and what a reader should know of it."""

from dataclasses import dataclass
from typing import Any

from dialoguekb.export.document import Document, Heading, numbered_sources, text_of
from dialoguekb.export.html_document import render_html_document
from dialoguekb.export.json_document import document_data
from dialoguekb.export.markdown_document import render_markdown_document
from dialoguekb.export.text_document import render_plain_text
from dialoguekb.query.remarks import Remark


@dataclass(frozen=True, slots=True, repr=False)
class Page:
    """A brief or an export: `print` it, or take its `markdown`, `html` or `data`. A notebook shows it formatted."""

    document: Document
    """The blocks of the document, and the sources that it cites."""
    remarks: tuple[Remark, ...] = ()
    """What the command line prints to stderr beside the document."""
    width: int | None = None
    """int, cells: the width of its plain text; None wraps nothing."""

    def __str__(self) -> str:
        """Return the document as plain text."""
        return "".join(render_plain_text(self.document, self.width))

    def __repr__(self) -> str:
        """Return its title, and how many sections and sources it has."""
        headings = [block for block in self.document.blocks if isinstance(block, Heading)]
        title = text_of(headings[0].line) if headings else ""
        return f"<Page '{title}', {len(headings[1:])} sections, {len(numbered_sources(self.document))} sources>"

    @property
    def markdown(self) -> str:
        """The document as GitHub Flavored Markdown with footnotes."""
        return render_markdown_document(self.document)

    @property
    def html(self) -> str:
        """The document as a whole page of HTML."""
        return render_html_document(self.document)

    @property
    def data(self) -> dict[str, Any]:
        """The document as plain values, as `-o json` prints them."""
        return document_data(self.document)

    def _repr_markdown_(self) -> str:
        """Return what a notebook shows."""
        return self.markdown

"""The forms that an export may take, chosen by the ending of the file's name."""

from collections.abc import Callable

from dialoguekb.errors import WrongCallError, in_quotes
from dialoguekb.export.document import Document
from dialoguekb.export.html_document import render_html_document
from dialoguekb.export.json_document import render_json_document
from dialoguekb.export.markdown_document import render_markdown_document

Writer = Callable[[Document], str]

FORMS_BY_NAME: dict[str, Writer] = {
    "markdown": render_markdown_document,
    "html": render_html_document,
    "json": render_json_document,
}
"""Name of a form -> what turns a document into text."""

FORMS = {ending: FORMS_BY_NAME[name] for ending, name in ((".md", "markdown"), (".html", "html"), (".json", "json"))}
"""Ending -> what turns a document into the text of such a file."""

STANDARD_OUTPUT = "-"
"""str: the name that stands for standard output, in markdown."""


def writer_for(name: str) -> Writer:
    """Return the writer for a file's name; raise WrongCallError, which names the forms, for another ending."""
    if name == STANDARD_OUTPUT:
        return FORMS[".md"]
    for ending, writer in FORMS.items():
        if name.casefold().endswith(ending):
            return writer
    *others, last = FORMS
    raise WrongCallError(
        f"{in_quotes(name)} names no form to export to: the file's name must end in {', '.join(others)} or {last}"
        f" ({STANDARD_OUTPUT} writes markdown to standard output)"
    )

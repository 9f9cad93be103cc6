"""An export: what is gathered for filters as a page, and the file that it is written to."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from dialoguekb.catalogue import Catalogue
from dialoguekb.export.contents import contents
from dialoguekb.export.document_forms import writer_for
from dialoguekb.export.file_writer import destination, refuse_existing, write_whole
from dialoguekb.export.material import Material, gather
from dialoguekb.export.page import Page
from dialoguekb.export.summary_document import summary
from dialoguekb.listings.meetings import LISTING as MEETINGS
from dialoguekb.query.remarks import Remark
from dialoguekb.query.selection import Question

_NOTHING = Remark("rows", "no meetings and no agreements match; nothing was written")
"""What is said where the filters keep nothing."""


def collect_export(
    catalogue: Catalogue, filters: Mapping[str, Sequence[str]], *, is_full: bool
) -> tuple[Material, Page]:
    """Return what the filters of the meetings listing keep, and the page of it: a summary, or all with `is_full`.

    Raises the errors of a filter that cannot be read.
    """
    material = gather(catalogue, filters)
    remarks = catalogue.remarks(MEETINGS.name, Question(filters=filters))
    document = contents(material) if is_full else summary(material)
    return material, Page(document, remarks if material.has_records else (_NOTHING, *remarks))


def write_page(page: Page, file: Path, *, may_overwrite: bool) -> None:
    """Write a page to a file, in the form of its ending.

    Raises WrongCallError for an ending without a form and for a file that exists, unless it may be overwritten, and
    EnvironmentFailedError where the file cannot be written.
    """
    writer = writer_for(file.name)
    destination(file)
    if not may_overwrite:
        refuse_existing(file)
    write_whole(file, writer(page.document))

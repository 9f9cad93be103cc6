"""`dialoguekb export`: a document of what the filters keep."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from dialoguekb.cli import options, streams
from dialoguekb.cli.command import REQUIRED, Argument, Command, Option, make_command
from dialoguekb.cli.listing_commands import Request, filter_parameters
from dialoguekb.cli.settings import Settings
from dialoguekb.export.document_forms import FORMS, STANDARD_OUTPUT, writer_for
from dialoguekb.listings.meetings import LISTING as MEETINGS

if TYPE_CHECKING:
    from dialoguekb.export.material import Material

FileArgument = Annotated[
    str,
    Argument(
        metavar="FILE",
        help=f"The file to write; its ending is the form ({', '.join(FORMS)}). - writes markdown to stdout.",
    ),
]

FullOption = Annotated[
    bool, Option("--full", help="Write the whole document: each meeting and agreement with all of its sources.")
]
ForceOption = Annotated[bool, Option("--force", help="Overwrite the file where it exists.")]

_HELP = (
    "Write a document with numbered sources.\n\n"
    "Writes a summary of two to four pages: a line for each meeting that the filters keep, the partners, the"
    " agreements, who is in office, and open disputes. --full writes everything in full. With two countries, it covers"
    " what they share.\n\n"
    "Example: dialoguekb export - --country Japan --with India"
)


def make_export_command() -> Command:
    """Return the command, with the filters of the meetings listing."""

    def answer(settings: Settings, **typed: Any) -> None:
        file, full, force = (typed.pop(name) for name in ("file", "full", "force"))
        export(file, Request.from_arguments(MEETINGS, settings, typed), full=full, force=force)

    return make_command(
        "export",
        _HELP,
        answer,
        {
            "file": (FileArgument, REQUIRED),
            **filter_parameters(MEETINGS),
            "full": (FullOption, False),
            "force": (ForceOption, False),
            "as_known_on": (options.AsKnownOnOption, None),
        },
    )


def export(file: str, request: Request, *, full: bool, force: bool) -> None:
    """Write the document to a file or to stdout, and on stderr what it holds."""
    from dialoguekb.export.document import numbered_sources
    from dialoguekb.export.export_file import collect_export, write_page

    writer = writer_for(file)
    with request.open() as knowledge_base:
        material, page = collect_export(knowledge_base, request.question.filters, is_full=full)
    if not material.has_records:
        request.settings.say_remarks(page.remarks)
        return
    if file == STANDARD_OUTPUT:
        streams.print_text([writer(page.document)])
    else:
        write_page(page, Path(file), may_overwrite=force)
    to = "to standard output" if file == STANDARD_OUTPUT else file
    request.settings.say_remarks([f"wrote {to}: {_sum(material, len(numbered_sources(page.document)))}", *page.remarks])


def _sum(material: "Material", sources: int) -> str:
    from dialoguekb.export.context_sections import has_partners

    counts = {
        "meeting": len(material.meetings),
        **({"partner": len(material.partners)} if has_partners(material) else {}),
        "agreement": len(material.agreements),
        "source": sources,
    }
    return ", ".join(f"{count} {name if count == 1 else f'{name}s'}" for name, count in counts.items())

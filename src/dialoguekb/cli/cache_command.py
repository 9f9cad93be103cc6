"""`dialoguekb cache`: the indexes on disk, which make answers quick."""

import os
from typing import Annotated

from dialoguekb.cli import options, streams
from dialoguekb.cli.command import Command, Option, make_command
from dialoguekb.cli.settings import Settings
from dialoguekb.errors import EnvironmentFailedError, WrongCallError
from dialoguekb.model.columns import Column
from dialoguekb.query.selection import Answer
from dialoguekb.store import cache_folder, cache_writer
from dialoguekb.store.verification import CacheEntry, list_entries

_COLUMNS = (
    Column("folder", "Knowledge base"),
    Column("state", "State"),
    Column("files", "Files", "number"),
    Column("bytes", "Bytes", "number"),
    Column("made", "Made", "date"),
)

VerifyOption = Annotated[bool, Option("--verify", help="Read every index in full and compare it with its checksum.")]
ClearOption = Annotated[bool, Option("--clear", help="Remove every index; the next question builds it again.")]


def make_cache_command() -> Command:
    """Return the command."""
    help_text = (
        "Show the indexes on disk.\n\n"
        "An index is used while the files are unchanged, and rebuilt when they change."
        " You can remove it at any time: everything in it comes from the files.\n\n"
        "Example: dialoguekb cache --verify"
    )
    return make_command("cache", help_text, cache, shared=("no_cache",))


def cache(
    settings: Settings,  # noqa: ARG001 - every command gets them
    *,
    verify: VerifyOption = False,
    clear: ClearOption = False,
    output: options.OutputOption = "table",
    raw: options.RawOption = False,
) -> None:
    """List, verify or remove what is kept."""
    form = options.read_form(output)
    folder = cache_folder.cache_folder()
    if verify and clear:
        raise WrongCallError("give either --verify or --clear, not both")
    fault = cache_folder.fault_of(folder)
    if fault is not None:
        streams.say(f"no index is kept in {folder}: {fault}")
        if clear and os.path.lexists(folder):
            raise EnvironmentFailedError(f"nothing was removed from {folder}: {fault}")
        kept: list[CacheEntry] = []
    elif clear:
        streams.say(f"removed from {folder}: {cache_writer.clear(folder)}")
        return
    else:
        kept = list_entries(folder, verify=verify)
        streams.say(f"kept in {folder}: {len(kept)}")
    if kept or form != "table":
        rows = [[one.folder, one.state, one.files, one.size, one.made] for one in kept]
        streams.print_answer(Answer(_COLUMNS, rows), form, raw=raw)

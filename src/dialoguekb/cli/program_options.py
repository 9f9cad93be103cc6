"""The bare `dialoguekb`, and the options that need no command."""

from functools import cache
from typing import Annotated

from dialoguekb.cli import streams
from dialoguekb.cli.command import Command, Option, make_command
from dialoguekb.cli.settings import Settings

VersionOption = Annotated[bool, Option("--version", help="Print the versions of program, schema and data, and stop.")]
InstallOption = Annotated[
    bool, Option("--install-completion", help="Install completion by the Tab key for the current shell.")
]
ShowOption = Annotated[bool, Option("--show-completion", help="Print the completion script of the current shell.")]

_HELP = (
    "A source-cited knowledge base of diplomatic dialogues: who met whom, when, and what was agreed.\n\n"
    "Example: dialoguekb meetings --country Japan"
)


@cache
def make_overview_command() -> Command:
    """Return the command; every start asks for it more than once."""
    return make_command("dialoguekb", _HELP, overview, shared=("data", "no_cache", "quiet", "verbose", "no_pager"))


def overview(
    settings: Settings,
    *,
    version: VersionOption = False,
    install_completion: InstallOption = False,
    show_completion: ShowOption = False,
) -> None:
    """Say what is in here, or what an option asks for."""
    if version:
        from dialoguekb.cli.versions import versions

        streams.print_text([versions(settings)])
    elif install_completion or show_completion:
        from dialoguekb.cli.shell_completion import install, show

        (install if install_completion else show)()
    else:
        from dialoguekb.cli.overview import print_overview

        print_overview(settings)

"""Every option of every command changes an answer, or is refused: none is read and forgotten."""

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from dialoguekb.cli.command import Option
from dialoguekb.cli.commands import command_called, command_names
from knowledge import SOUND, Outcome, run_here, spoilt, write_files

LINES = {
    "search": "search herald",
    "show": "show in-jp-2plus2-2022",
    "why": "why in-jp-2plus2-2022.start",
    "sql": "sql 'select id from meetings'",
    "brief": "brief India Japan",
    "export": "export -",
}
"""Command -> a line that answers; the command alone where there is none."""

VALUES = {
    "as_known_on": ("2001",),
    "by": ("year",),
    "city": ("Tokyo", "Sydney"),
    "columns": ("id", "country,name", "country", "year"),
    "country": ("AU", "JP"),
    "dialogue": ("quad-leaders", "in-jp-2plus2"),
    "format": ("state-event",),
    "grouping": ("quad", "pact"),
    "kind": ("treaty", "agreement", "news", "strategic", "country", "regional"),
    "level": ("official",),
    "limit": ("0",),
    "meeting": ("quad-leaders-2021", "in-jp-2plus2-2022"),
    "member_at_table": ("pact",),
    "member_of": ("pact", "quad"),
    "not_member_of": ("pact", "quad"),
    "official": ("penny-wong", "nobuo-kishi"),
    "on": ("2001", "2022-09-08"),
    "output": ("json",),
    "parameter": ("city=Tokyo",),
    "role": ("head-of-state",),
    "rule": ("meeting-order", "without-source"),
    "since": ("2030",),
    "sort": ("-id", "-country", "-name", "-dialogue", "-record_type"),
    "status": ("cancelled",),
    "timeout": ("0",),
    "topic": ("security", "joint-exercises"),
    "until": ("2001",),
    "where": ("0",),
    "with_": ("AU", "JP"),
    "with_agreement": ("treaty",),
    "without_agreement": ("logistics",),
    "year": ("2001",),
}
"""Parameter -> values to type for it, one of which has to change an answer."""

NO_CHANGE = {
    "raw": "csv and tsv cells",
    "quiet": "no remarks on stderr",
    "verbose": "with each remark",
    "no_pager": "longer than the terminal",
    "no_cache": "neither use nor keep an index",
    "verify": "compare it with its checksum",
    "accepted": "accepted warnings too",
}
"""Parameter -> what its help says of when it changes something: in other data, on a terminal, on the disk."""

OPTIONS = [
    (name, parameter)
    for name in command_names()
    for parameter, declared in {**command_called(name).parameters, **command_called(name).shared}.items()
    if isinstance(declared.declared, Option)
]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the folders of a base without errors, of one with an error, and of an empty one."""
    top = tmp_path_factory.mktemp("options")
    agreement = SOUND["agreements.yaml"].partition("\n")[2].replace("in-jp-acsa-2020", "au-jp-2019")
    others = "  - {id: times, publisher: Times, title: Herald, kind: news, published: 2020-01-01}\n"
    grouping = "  - {id: pact, short: Pact, name: Pacific Pact, kind: regional, members: [{country: AU, from: 2019}]}\n"
    place = "dialogue: quad-leaders, city: Sydney, country: AU, "
    more = {
        "agreements.yaml": SOUND["agreements.yaml"]
        + agreement.replace("[IN, JP]", "[AU, JP]").replace("    sources: [herald]\n", ""),
        "groupings.yaml": SOUND["groupings.yaml"] + grouping,
        "meetings.yaml": SOUND["meetings.yaml"].replace("dialogue: quad-leaders, ", place),
        "sources.yaml": SOUND["sources.yaml"] + others,
    }
    faulty = spoilt("agreements.yaml", "[IN, JP]", "[IN, XX]")
    return {
        "sound": str(write_files(top / "sound", {**SOUND, **more})),
        "faulty": str(write_files(top / "faulty", faulty)),
        "empty": str(write_files(top / "empty", {"dialoguekb.yaml": "title: Empty\nschema: 1\nhome_country: IN\n"})),
    }


ANSWERS: dict[tuple[str, ...], Outcome] = {}


@pytest.mark.parametrize(("command", "parameter"), OPTIONS)
def test_an_option_changes_an_answer_or_is_refused(  # noqa: PLR0917 - every one is passed by name
    command: str,
    parameter: str,
    folders: dict[str, str],
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if command == "cache":
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
        run_here(capfd, "countries", "--data", folders["sound"])
        ANSWERS.clear()

    def answer(*arguments: str) -> Outcome:
        if arguments not in ANSWERS:
            ANSWERS[arguments] = run_here(capfd, *arguments)
        return ANSWERS[arguments]

    made = command_called(command)
    declared = {**made.parameters, **made.shared}[parameter]
    option = declared.declared
    assert isinstance(option, Option)
    line = tuple(shlex.split(LINES.get(command, command)))
    if parameter in NO_CHANGE:
        assert NO_CHANGE[parameter] in option.help
        return
    base = folders["faulty" if parameter == "strict" and command != "check" else "sound"]
    data = ("--data", base) if "data" in made.shared else ()
    if (command, parameter) in SPECIAL:
        line, changed = SPECIAL[command, parameter](str(tmp_path))
        tried = [changed]
    elif parameter == "data":
        tried = [(*line, "--data", folders["empty"])]
        assert answer(*line, *data) != answer(*tried[0])
        return
    elif declared.form == "flag":
        tried = [(*line, option.names[0])]
    else:
        tried = [(*line, option.names[0], value) for value in VALUES[parameter]]
    before = answer(*line, *data)
    assert any(answer(*each, *data) != before for each in tried)


def _force(folder: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    file = Path(folder, "page.md")
    file.write_text("before\n")
    return ("export", str(file)), ("export", str(file), "--force")


SPECIAL: dict[tuple[str, str], Callable[[str], tuple[tuple[str, ...], tuple[str, ...]]]] = {
    ("export", "force"): _force,
    ("sql", "parameter"): lambda _: (("sql", "select :city"), ("sql", "select :city", "-p", "city=Tokyo")),
    ("brief", "since"): lambda _: (("brief", "India", "Japan"), ("brief", "India", "Japan", "--since", "2001")),
}
"""Command and parameter -> the line without the option and the line with it, made in an empty folder."""


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("sql --tables --limit 3", "--limit does not go with --tables"),
        ("sql --tables --as-known-on 2022", "--as-known-on does not go with --tables"),
        ("check --rules --strict", "--strict does not go with --rules"),
    ],
)
def test_an_option_that_another_would_ignore_is_refused(
    line: str, message: str, capfd: pytest.CaptureFixture[str]
) -> None:
    outcome = run_here(capfd, *line.split())
    assert (outcome.status, outcome.stdout) == (2, "")
    assert message in outcome.stderr


def test_a_matrix_says_how_many_partners_its_limit_leaves_out(
    folders: dict[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    outcome = run_here(capfd, "partners", "--matrix", "--limit", "1", "--data", folders["sound"])
    assert "1 of 2 partners" in outcome.stderr

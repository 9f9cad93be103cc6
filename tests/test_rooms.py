"""The house: who may know whom, where printing, YAML and dates belong, and what an answer must not import."""

import ast
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import dialoguekb
from knowledge import clean_environment

PACKAGE = Path(dialoguekb.__file__).parent
MODULES = {
    ".".join(("dialoguekb", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}

MAY_KNOW: dict[str, set[str]] = {
    "package": {"knowledge_base"},
    "errors": set(),
    "current_time": {"errors", "model"},
    "data_folder": {"errors"},
    "model": {"errors", "data_folder"},
    "output": {"errors", "model"},
    "reading": {"errors", "current_time", "data_folder", "model"},
    "checks": {"errors", "current_time", "model", "reading"},
    "index": {"errors", "model"},
    "store": {"errors", "current_time", "data_folder", "reading"},
    "query": {"errors", "current_time", "model", "index"},
    "listings": {"errors", "current_time", "model", "index", "query", "full_text"},
    "sql": {"errors", "model", "index", "query"},
    "full_text": {"errors", "model", "index"},
    "show": {"errors", "model", "index", "query", "listings", "output"},
    "why": {"errors", "model", "index", "query", "output", "show"},
    "loading": {"errors", "current_time", "data_folder", "model", "reading", "checks", "index", "listings", "store"},
    "catalogue": {"errors", "model", "index", "query", "listings", "full_text", "loading"},
    "export": {"errors", "model", "index", "query", "listings", "output", "catalogue", "show"},
    "knowledge_base": {
        "errors",
        "data_folder",
        "model",
        "index",
        "query",
        "sql",
        "show",
        "why",
        "loading",
        "listings",
        "catalogue",
        "export",
    },
    "completion": {"data_folder", "index", "store"},
    "cli": {
        "completion",
        "errors",
        "current_time",
        "data_folder",
        "model",
        "output",
        "reading",
        "checks",
        "index",
        "store",
        "query",
        "listings",
        "sql",
        "full_text",
        "show",
        "why",
        "loading",
        "catalogue",
        "knowledge_base",
        "export",
    },
    "__main__": {"cli", "completion"},
}
"""Room -> the rooms that it may import, besides itself."""


@cache
def nodes_of(module: str) -> tuple[ast.AST, ...]:
    """Return all nodes of the tree of a module."""
    return tuple(ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))))


def room_of(module: str) -> str:
    top = module.removeprefix("dialoguekb").lstrip(".").split(".")[0]
    return top or "package"


def imports_of(module: str) -> Iterator[tuple[str, int]]:
    """Yield every module that a module imports, wherever in it, and the line."""
    for node in nodes_of(module):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno} imports relatively"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield (inner if inner in MODULES else str(node.module)), node.lineno


def test_every_module_belongs_to_a_room() -> None:
    assert {room_of(module) for module in MODULES} <= MAY_KNOW.keys()


def test_a_room_knows_only_the_rooms_before_it() -> None:
    wrong = [
        f"{module}:{line} imports {name}"
        for module in MODULES
        for name, line in imports_of(module)
        if name.split(".")[0] == "dialoguekb"
        and room_of(name) not in MAY_KNOW[room_of(module)] | {room_of(module), "package"}
    ]
    assert wrong == []


def test_a_stem_is_used_once() -> None:
    stems = Counter(path.stem for path in MODULES.values() if path.stem != "__init__")
    stems.update({path.parent.name for path in MODULES.values()} - {PACKAGE.name})
    assert [stem for stem, times in stems.items() if times > 1] == []


def test_nothing_prints() -> None:
    calls = [
        f"{module}:{node.lineno}"
        for module in MODULES
        for node in nodes_of(module)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"print", "input"}
    ]
    assert calls == []


def test_standard_streams_are_touched_at_the_edge_alone() -> None:
    touching = {
        room_of(module)
        for module in MODULES
        for node in nodes_of(module)
        if isinstance(node, ast.Attribute)
        and node.attr in {"stdout", "stderr", "stdin"}
        and isinstance(node.value, ast.Name)
        and node.value.id == "sys"
    }
    assert touching <= {"cli", "completion", "output", "__main__"}


def importers(*names: str) -> set[str]:
    return {module for module in MODULES for name, _ in imports_of(module) if name.split(".")[0] in names}


def test_yaml_is_read_in_one_room_alone() -> None:
    assert {module for module in importers("yaml") if room_of(module) != "reading"} == set()


def test_sqlite_stays_with_the_index_and_the_queries() -> None:
    assert {room_of(module) for module in importers("sqlite3")} <= {
        "index",
        "query",
        "listings",
        "sql",
        "full_text",
        "show",
        "why",
        "store",
        "loading",
        "catalogue",
        "knowledge_base",
    }


def test_rich_is_known_to_the_output_alone_and_typer_to_the_command_line() -> None:
    assert {room_of(module) for module in importers("rich")} <= {"output"}
    assert {room_of(module) for module in importers("typer", "click")} <= {"cli"}


def test_dates_are_reckoned_in_one_place() -> None:
    homes = {"dialoguekb.model.dates", "dialoguekb.current_time"}
    of_files = {module for module in MODULES if room_of(module) == "store"}  # when a file changed is no date
    assert importers("calendar", "time", "dateutil") - homes - of_files == set()
    for module in importers("datetime") - homes:
        names = {
            node.attr
            for node in nodes_of(module)
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "date"
        }
        # An open side and the form of a date are no arithmetic.
        assert names <= {"min", "max", "isoformat", "fromisoformat"}, module
        assert "timedelta" not in MODULES[module].read_text(encoding="utf-8"), module


def test_every_module_is_of_a_size_to_be_read_at_once() -> None:
    lengths = {module: len(path.read_text(encoding="utf-8").splitlines()) for module, path in MODULES.items()}
    declarations = {"dialoguekb.model.records"}  # one declaration for each kind, and nothing else
    assert {module: length for module, length in lengths.items() if length > 300 and module not in declarations} == {}


def loaded_by(*arguments: str) -> set[str]:
    """Return the modules that a run of the command line has loaded at its end, its answer piped away."""
    script = (
        "import json, sys\n"
        "from dialoguekb.cli.main import run\n"
        f"status = run({list(arguments)!r})\n"
        "assert status == 0, status\n"
        "sys.stderr.write('\\n' + json.dumps(sorted(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=clean_environment(), capture_output=True, check=True, timeout=60
    )
    return set(json.loads(done.stderr.decode().splitlines()[-1]))


HEAVY = {
    "rich",
    "pydantic",
    "asyncio",
    "ssl",
    "http",
    "email",
    "xml",
    "unittest",
    "concurrent",
    "markdown_it",
    "pygments",
}


@pytest.mark.parametrize(
    "arguments",
    [
        ("meetings", "--country", "Japan"),
        ("meetings", "-o", "json"),
        ("partners",),
        ("show", "JP"),
        ("search", "fighter", "exercise"),
        ("sql", "select 1"),
        ("timeline", "--dialogue", "in-jp-2plus2"),
        ("brief", "Chile", "Peru"),
        ("meetings", "--as-known-on", "2022-08-24", "--where", "ordinal > 1"),
        ("--version",),
    ],
)
def test_a_piped_answer_imports_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert loaded_by(*arguments) & HEAVY == set()


def test_csv_is_imported_only_where_it_is_asked_for() -> None:
    assert "csv" not in loaded_by("meetings", "-o", "json")
    assert "dialoguekb.output.csv_form" in loaded_by("meetings", "-o", "csv")


READING = {
    "yaml",
    "platformdirs",
    "hashlib",
    "statistics",
    "pkgutil",
    "importlib.resources",
    "csv",
    "dialoguekb.model.kinds",
    "dialoguekb.model.records",
    "dialoguekb.model.fields",
    "dialoguekb.checks",
}
"""What only files that must be read, or a rhythm that must be reckoned, may bring in."""

RARE = {"typer", "dataclasses", "inspect", "difflib", "shutil", "calendar", "msgspec", "argparse", "random", "textwrap"}
"""What only help, an error or a rare command may bring in: each takes a part of a short run."""


@pytest.fixture(scope="module")
def _index() -> None:
    """Let the program make the index from which it answers quickly."""
    loaded_by("countries", "--count")


@pytest.mark.usefixtures("_index")
@pytest.mark.parametrize(
    "arguments",
    [
        ("meetings", "--country", "Japan"),
        ("officials", "--role", "defence-minister", "--on", "2022-09-08"),
        ("agreements", "--kind", "logistics", "-o", "json"),
        ("partners", "Japan", "--format", "2+2"),
    ],
)
def test_a_warm_listing_imports_only_what_it_shows(arguments: tuple[str, ...]) -> None:
    loaded = loaded_by(*arguments)
    of_others = {name for name in loaded if name.startswith("dialoguekb.cli.") and name.endswith("_command")}
    assert loaded & (READING | RARE) == set()
    assert of_others <= {f"dialoguekb.cli.{arguments[0]}_command"}


@pytest.mark.usefixtures("_index")
def test_the_tab_key_is_answered_without_the_command_line() -> None:
    script = (
        "import json, os, sys\n"
        "from dialoguekb.completion.tab_key import complete\n"
        "complete(None)\n"
        "sys.stderr.write(json.dumps(sorted(sys.modules)))\n"
    )
    asked = {
        "_DIALOGUEKB_COMPLETE": "complete_bash",
        "COMP_WORDS": "dialoguekb meetings --country Ja",
        "COMP_CWORD": "3",
    }
    done = subprocess.run(
        [sys.executable, "-c", script], env=clean_environment(**asked), capture_output=True, check=True, timeout=60
    )
    assert done.stdout.decode().split() == ["Jamaica", "Japan"]
    assert set(json.loads(done.stderr)) & {"typer", "json.decoder", "dataclasses", "pathlib", "inspect"} <= {
        "json.decoder"
    }

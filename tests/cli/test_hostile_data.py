"""A knowledge base whose every text is hostile: every command in every form, no crash, no control byte out."""

import json
from collections.abc import Iterator
from contextlib import suppress
from itertools import product
from pathlib import Path

import pytest

from budget import sample
from cases import for_each
from dialoguekb.errors import WrongCallError
from dialoguekb.index.lookup import find
from dialoguekb.knowledge_base import KnowledgeBase, open_knowledge_base
from dialoguekb.listings.registry import LISTINGS
from dialoguekb.output.forms import FORMS
from knowledge import SOUND, Program, run_here, write_files
from output.hostile_texts import HOSTILE

from .test_terminal import on_a_terminal

TEXTS = [text for text in HOSTILE if text.strip() and len(text) < 2_500]
LONG = [text for text in HOSTILE if len(text) >= 2_500]


def in_quotes(text: str) -> str:
    """Return the text as a double-quoted YAML scalar in plain ASCII; a lone surrogate cannot be written in a file."""
    escapes = []
    for character in text.encode("utf-8", "replace").decode():
        code = ord(character)
        plain = 0x20 <= code < 0x7F and character not in '"\\'
        escapes.append(character if plain else f"\\U{code:08x}")
    return f'"{"".join(escapes)}"'


def hostile_files() -> dict[str, str]:
    texts = [in_quotes(text) for text in TEXTS]
    count = len(texts)
    assert count >= 300

    def text(number: int) -> str:
        return texts[number % count]

    def lines(kind: str, bodies: Iterator[str]) -> str:
        return f"{kind}:\n" + "".join(f"  - {{{body}}}\n" for body in bodies)

    topics = (f"id: t{n}, label: {text(n)}, aliases: [{text(n + 7)}], definition: {text(n + 11)}" for n in range(count))
    officials = (
        f"id: o{n}, name: {text(n)}, family_name: {text(n + 1)}, native: {text(n + 2)}, aliases: [{text(n + 3)}],"
        f" country: IN, note: {text(n + 4)}, tenures: [{{office: f, from: 2020-01-0{n % 9 + 1}, concurrent: true}}]"
        for n in range(60)
    )
    meetings = (
        f"id: m{n}, dialogue: d, status: held, start: 2022-01-{n % 28 + 1:02}, title: {text(n)}, city: {text(n + 3)},"
        f" participants: [{{official: o{n % 60}, as: {text(n + 5)}}}], topics: [{{topic: t{n}, as: {text(n)}}}],"
        f" outcomes: [{', '.join(text(n * 6 + more) for more in range(6))}], documents: [{{title: {text(n)}}}],"
        f" disputes: [{{field: city, kept: {text(n)}, not_kept: [{{value: {text(n + 1)}, sources: [s0]}}], why: {text(n)}}}],"  # noqa: E501
        f" reports: [{{source: s0, city: {text(n)}, note: {text(n)}}}], sources: [s{n % 40}], missing: [{text(n)}],"
        f" unsourced: [{{field: title, why: {text(n)}}}], note: {text(n)}"
        for n in range(-(-count // 6))
    )
    sources = (
        f"id: s{n}, publisher: {text(n)}, title: {text(n + 40)}, kind: news, via: {text(n + 80)}, published: 2020"
        for n in range(40)
    )
    agreements = (
        f"id: a{n}, short: {text(n)}, title: {text(n + 50)}, kind: logistics, parties: [IN, JP], place: {text(n)},"
        f" signed: 2020, in_force: 2021, signatories: [{{name: {text(n)}, as: {text(n)}}}], summary: {text(n)}, sources: [s0]"  # noqa: E501
        for n in range(50)
    )
    grouping = (
        f"id: g, short: {text(20)}, name: {text(24)}, kind: {text(28)}, summary: {text(29)},"
        " members: [{country: IN}, {country: JP}]"
    )
    office = f"id: f, country: IN, role: foreign-minister, title: {text(36)}, ministry: {text(40)}"
    dialogue = (
        f"id: d, name: {text(60)}, format: 2+2, level: ministerial, sides: [IN, JP], summary: {text(64)}, sources: [s1]"
    )
    return {
        "dialoguekb.yaml": f"title: {text(5)}\nschema: 1\nhome_country: IN\n",
        "countries.yaml": lines(
            "countries",
            (f"id: {code}, name: {text(n)}, native: {text(n + 20)}, aliases: [{text(n + 30)}], capital: {text(n + 40)}"
             for n, code in enumerate(("IN", "JP"))),
        ),
        "groupings.yaml": lines("groupings", iter([grouping])),
        "offices.yaml": lines("offices", iter([office])),
        "dialogues.yaml": lines("dialogues", iter([dialogue])),
        "topics.yaml": lines("topics", topics),
        "officials.yaml": lines("officials", officials),
        "meetings.yaml": lines("meetings", meetings),
        "sources.yaml": lines("sources", sources),
        "agreements.yaml": lines("agreements", agreements),
    }  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_files(tmp_path_factory.mktemp("hostile"), hostile_files())
    lists = "".join(f"  - {{id: long{n}, label: {in_quotes(text)}}}\n" for n, text in enumerate(LONG))
    (folder / "long.yaml").write_text(f"topics:\n{lists}")
    return folder


@pytest.fixture(scope="module")
def opened(hostile: Path) -> Iterator[KnowledgeBase]:
    with open_knowledge_base(hostile) as base:
        yield base


HIDING = {*range(0x7F, 0xA0), 0xAD, 0x200B, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029, 0xFEFF}


def assert_harmless(text: str, *, tabs: bool = False) -> None:
    allowed = {"\n", "\t"} if tabs else {"\n"}
    bad = {hex(ord(c)) for c in set(text) if (ord(c) < 0x20 and c not in allowed) or ord(c) in HIDING}
    assert bad == set()


WORDS = {"search": "long OR m0 herald topic"}
"""Listing -> the arguments that it needs."""


COMMANDS = (
    *(f"{listing} {WORDS.get(listing, '')}" for listing in LISTINGS),
    "show m0 m1 o5 t9 a3 s2 IN g d f",
    "why m0 m1.title m2.city o5 t9 a3 s2 IN.name g d f",
)


@pytest.mark.deep
@pytest.mark.parametrize(("command", "form"), sample(list(product(COMMANDS, FORMS)), 60))
def test_every_listing_and_show_in_every_form(
    command: str, form: str, capfd: pytest.CaptureFixture[str], hostile: Path
) -> None:
    outcome = run_here(capfd, *command.split(), "-o", form, "--data", str(hostile))
    assert outcome.status == 0, outcome.stderr
    mark = "\ufeff" if form == "csv-excel" else ""
    assert outcome.stdout.startswith(mark)
    assert_harmless(outcome.stdout.removeprefix(mark), tabs=form == "tsv")
    assert_harmless(outcome.stderr)
    assert "failed" not in outcome.stderr
    if form in {"json", "jsonl"}:
        rows = (
            json.loads(outcome.stdout) if form == "json" else [json.loads(row) for row in outcome.stdout.splitlines()]
        )
        assert rows


def test_json_holds_the_exact_texts(run: Program, hostile: Path) -> None:
    rows = json.loads(run("topics", "-o", "json", "--columns", "id,label", "--data", str(hostile)).stdout)
    written = {f"t{n}": text.encode("utf-8", "replace").decode() for n, text in enumerate(TEXTS)}
    assert {row["id"]: row["label"] for row in rows if not row["id"].startswith("long")} == written


@pytest.mark.parametrize("arguments", [[], ["export", "-"], ["check"], ["check", "-o", "json"]])
def test_the_other_commands(arguments: list[str], run: Program, hostile: Path) -> None:
    outcome = run(*arguments, DIALOGUEKB_DATA=str(hostile))
    assert outcome.status == 0, outcome.stderr
    assert_harmless(outcome.stdout + outcome.stderr)


@pytest.mark.deep
@pytest.mark.parametrize(
    "command", sample(("meetings", "topics", "officials", "sources", "show m0 m3 o5 t9", "why m0 m3.city o5 t9"), 3)
)
def test_on_a_terminal(command: str, run: Program, hostile: Path) -> None:
    shown, status = on_a_terminal(run, [*command.split(), "--data", str(hostile)], 80, NO_COLOR="1")
    assert status == 0
    # A table may be drawn with styles; of what the data brings, nothing else may reach the terminal.
    assert "\x1b]" not in shown
    assert "\x07" not in shown
    assert "https://evil.example\x1b" not in shown
    assert_harmless(shown.replace("\x1b[1m", "").replace("\x1b[0m", "").replace("\x1b[2m", "").replace("\x1b[22m", ""))


def test_findings_about_hostile_data(run: Program, hostile: Path, tmp_path: Path) -> None:
    lines = "".join(f"  - {{id: t{n}, label: x, {in_quotes(text)}: y}}\n" for n, text in enumerate(TEXTS))
    write_files(tmp_path, {"dialoguekb.yaml": "title: x\nschema: 1\n", "topics.yaml": f"topics:\n{lines}"})
    for form in ("table", "json", "csv"):
        outcome = run("check", str(tmp_path), "-o", form)
        assert outcome.status == 1
        assert_harmless(outcome.stdout + outcome.stderr)
    assert hostile.is_dir()


@for_each(
    "text", [each for each in TEXTS if "\x00" not in each and not any(0xD800 <= ord(c) < 0xE000 for c in each)][::8]
)
def test_a_hostile_name_is_looked_up_not_run(text: str, opened: KnowledgeBase) -> None:
    found = None
    with suppress(WrongCallError):  # unknown or ambiguous; any other error fails the test
        found = find(opened.index, text, ("topic",))
    assert found is None or found.kind == "topic"


@pytest.mark.deep
@pytest.mark.parametrize(
    "text", sample(("\x1b[31mx", "[/]", "a\nb", "'; drop table names; --", "\u202egnp", "%s{0}"), 3)
)
def test_a_hostile_call_is_answered_in_plain_text(text: str, run: Program, tmp_path: Path) -> None:
    write_files(tmp_path, SOUND)
    for arguments in (
        ("meetings", "--country", text),
        ("show", text),
        ("why", text),
        ("meetings", "--columns", text),
        (text,),
    ):
        outcome = run(*arguments, folder=tmp_path)
        assert outcome.status == 2
        assert outcome.stdout == ""
        assert_harmless(outcome.stderr)


@pytest.mark.parametrize(
    "arguments",
    [
        ("brief", "IN", "JP"),
        ("brief", "IN", "JP", "-o", "markdown"),
        ("timeline",),
        ("timeline", "--by", "partner"),
        ("timeline", "--by", "year"),
        ("officials", "o5"),
        ("dialogues", "--overdue", "--on", "2030"),
        ("partners", "--matrix"),
        ("sql", "select * from meetings join participants on meeting = id"),
        ("sql", "select officials.name, title from officials, meetings", "-o", "csv", "--limit", "500"),
        ("meetings", "--as-known-on", "2022-02-01"),
        ("show", "m3", "--as-known-on", "2022-02-01"),
        ("search", "long herald topic", "-o", "markdown"),
    ],
    ids=" ".join,
)
def test_no_page_or_drawing_speaks_to_the_terminal(
    arguments: tuple[str, ...], capfd: pytest.CaptureFixture[str], hostile: Path
) -> None:
    outcome = run_here(capfd, *arguments, "--data", str(hostile))
    assert outcome.status == 0, outcome.stderr
    assert_harmless(outcome.stdout)
    assert_harmless(outcome.stderr)


def test_the_tab_key_offers_nothing_that_speaks_to_the_terminal(run: Program, hostile: Path) -> None:
    for typed in ("", "a", "\\", "<"):
        words = f"dialoguekb officials {typed}"
        asked = {"COMP_WORDS": words, "COMP_CWORD": "2", "DIALOGUEKB_DATA": str(hostile)}
        offered = run(folder=None, _DIALOGUEKB_COMPLETE="complete_bash", **asked)
        assert offered.status == 0
        assert_harmless(offered.stdout)

"""A kind of record is two files, its class and its listing; everything else reads them, on a copy of the program."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dialoguekb.errors import DeclarationError
from dialoguekb.listings.registry import ALL, check_listings
from dialoguekb.model.declarations import check_declarations
from dialoguekb.model.records import KINDS, Office, Record
from dialoguekb.query.listing import Listing
from dialoguekb.query.listing_faults import faults_of_filters, faults_of_kind
from knowledge import SOUND, Outcome, write_files
from scratch import Scratch, copy_source, recipe

CLASS, LISTING = (step.text for step in recipe("Add a kind").steps)

VISITS = """\
visits:
  - id: jaishankar-tokyo-2024
    official: subrahmanyam-jaishankar
    country: JP
    status: held
    start: 2024-03-07
    city: Kamakura
    outcomes: [Agreed to write more letters]
    sources: [herald-2024-02, {id: herald-2024-03, supports: [start, outcomes]}]
    disputes:
      - {field: city, kept: Kamakura, sources: [herald-2024-03], not_kept: [{value: Nara, sources: [herald-2024-02]}]}
sources:
  - {id: herald-2024-02, publisher: Herald, title: A journey is planned, kind: news, published: 2024-02-01}
  - {id: herald-2024-03, publisher: Herald, title: A journey is over, kind: news, published: 2024-03-08}
"""

CLASS_FILE = "src/dialoguekb/model/kinds/visit.py"
LISTING_FILE = "src/dialoguekb/listings/visits.py"
VISIT = "jaishankar-tokyo-2024"

RULE_FILE = "src/dialoguekb/checks/visit_rules.py"
RULE = '''"""Rules about visits."""

from collections.abc import Iterator

from dialoguekb.checks.finding import Finding, Subject
from dialoguekb.checks.rule import rule
from dialoguekb.model.kinds.visit import Visit


@rule("error")
def visit_at_home(subject: Subject) -> Iterator[Finding]:
    """The official of a visit goes to another country than their own."""
    for visit in subject.records.of_class(Visit).values():
        official = subject.records.officials.get(visit.official)
        if official and official.country == visit.country:
            yield Finding(visit, "country", f"{official.name} is an official of {visit.country}", "another country")
'''


def copy_with(folder: Path, files: dict[str, str]) -> Scratch:
    """Return a copy of the program with further files, beside a small knowledge base with a visit."""
    copy_source(folder)
    write_files(folder / "data", {**SOUND, "visits.yaml": VISITS})
    write_files(folder, files)
    return Scratch(folder)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scratch]:
    copy = copy_with(tmp_path_factory.mktemp("project"), {CLASS_FILE: CLASS, LISTING_FILE: LISTING, RULE_FILE: RULE})
    with copy.served() as scratch:
        yield scratch


def answered(outcome: Outcome) -> str:
    assert outcome.status == 0, outcome.stderr
    return outcome.stdout


def rows(scratch: Scratch, *arguments: str) -> list[dict[str, object]]:
    parsed: list[dict[str, object]] = json.loads(answered(scratch(*arguments, "-o", "json")))
    return parsed


def test_it_is_listed_with_its_filters(scratch: Scratch) -> None:
    assert [row["id"] for row in rows(scratch, "visits")] == [VISIT]
    assert [row["id"] for row in rows(scratch, "visits", "--country", "Japan", "--official", "S. Jaishankar")] == [
        VISIT
    ]
    assert rows(scratch, "visits", "--country", "India") == []
    assert "visits" in answered(scratch("--help"))
    assert "1 visit" in answered(scratch())


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("--since", "2024-03-07"), True),
        (("--since", "2024-03-08"), False),
        (("--until", "2024-03-07"), True),
        (("--until", "2024-03-06"), False),
        (("--year", "2024"), True),
        (("--year", "2023"), False),
        (("--status", "held"), True),
        (("--status", "scheduled"), False),
        (("--city", "kamakura"), True),
        (("--city", "Tokyo"), False),
    ],
)
def test_filters_of_day_status_and_city_reach_it(scratch: Scratch, arguments: tuple[str, ...], found: bool) -> None:  # noqa: FBT001
    expected = [VISIT] if found else []
    assert [row["id"] for row in rows(scratch, "visits", *arguments)] == expected
    assert [row["id"] for row in rows(scratch, "search", "letters", *arguments)] == expected


def test_the_day_of_on_is_its_day(scratch: Scratch) -> None:
    assert [row["id"] for row in rows(scratch, "visits", "--on", "2024-03-07")] == [VISIT]
    assert rows(scratch, "visits", "--on", "2024-03-06") == []


def test_it_is_shown_with_what_it_names_and_names_it(scratch: Scratch) -> None:
    (shown,) = rows(scratch, "show", VISIT)
    assert shown["city"] == "Kamakura"
    assert "Subrahmanyam Jaishankar in Japan, 2024-03-07" in answered(scratch("show", VISIT))
    assert rows(scratch, "show", f"visit/{VISIT}") == [shown]
    official = answered(scratch("show", "S. Jaishankar"))
    assert "Visits" in official
    assert VISIT in official


@pytest.mark.parametrize(
    "arguments",
    [
        ("letters",),
        ("kamakura",),
        ("jaishankar", "--kind", "visit"),
        ("letters", "--country", "Japan"),
        ("letters", "--country", "Japan", "--official", "S. Jaishankar"),
    ],
)
def test_the_search_finds_it(scratch: Scratch, arguments: tuple[str, ...]) -> None:
    assert [row["id"] for row in rows(scratch, "search", *arguments)] == [VISIT]


def test_the_search_leaves_it_out_where_its_own_listing_does(scratch: Scratch) -> None:
    assert rows(scratch, "search", "letters", "--country", "India") == []


def test_it_is_known_by_its_sources_and_its_fields_as_they_declare(scratch: Scratch) -> None:
    assert rows(scratch, "visits", "--as-known-on", "2024-01-31") == []
    (announced,) = rows(scratch, "visits", "--as-known-on", "2024-02-01")
    assert (announced["status"], announced["start"], announced["city"], announced["outcomes"]) == (
        "expected",
        None,
        None,
        [],
    )
    (held,) = rows(scratch, "visits", "--as-known-on", "2024-03-08")
    assert "in Japan, day unknown" in answered(scratch("show", VISIT, "--as-known-on", "2024-02-01"))
    assert (held["status"], held["city"], held["outcomes"]) == ("held", "Kamakura", ["Agreed to write more letters"])


def test_its_values_are_explained_and_its_disputes_listed(scratch: Scratch) -> None:
    assert "herald-2024-03" in answered(scratch("why", f"{VISIT}.outcomes"))
    columns = ("--columns", "record,field,kept", "-o", "csv")
    assert answered(scratch("disputes", "--country", "Japan", *columns)).splitlines()[1:] == [f"{VISIT},city,Kamakura"]


def test_it_is_a_table_in_sql(scratch: Scratch) -> None:
    assert "A journey of an official to a country." in answered(scratch("sql", "--tables"))
    assert "Where to." in answered(scratch("sql", "--tables", "visits"))
    assert rows(scratch, "sql", "select id, start from visits where country = 'JP'") == [
        {"id": VISIT, "start": "2024-03-07"}
    ]


def test_the_tab_key_offers_its_names(scratch: Scratch) -> None:
    answered(scratch("visits"))
    outcome = scratch(_DIALOGUEKB_COMPLETE="complete_bash", COMP_WORDS="dialoguekb show jaishankar-t", COMP_CWORD="2")
    assert outcome.stdout.split() == [VISIT]


def test_python_users_ask_for_it(scratch: Scratch) -> None:
    script = (
        "from pathlib import Path\n"
        "from dialoguekb.knowledge_base import open_knowledge_base\n"
        "from dialoguekb.query.selection import Question\n"
        "kb = open_knowledge_base(Path('data'))\n"
        "print(kb.ask('visits', Question({'country': ['JP']}, columns=['id'])).rows)\n"
        "print(list(kb.records.of_kind('visit')))\n"
    )
    assert answered(scratch.run_python("-c", script)) == f"[['{VISIT}']]\n['{VISIT}']\n"


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("country: JP", "country: JX", "JX"),
        ("country: JP", "country: IN", "Subrahmanyam Jaishankar is an official of IN [visit-at-home]"),
        ("status: held", "status: hold", "held"),
        ("    sources: [herald-2024-02, ", "    sources: [herald-2024-20, ", "herald-2024-02"),
        ("city: Kamakura\n", "town: Kamakura\n", "town"),
        ("city: Kamakura\n", "city: Kamakura\n    end: 2024-03-06\n", "end 2024-03-06 is before start 2024-03-07"),
    ],
)
def test_it_is_checked(scratch: Scratch, tmp_path: Path, old: str, new: str, finding: str) -> None:
    folder = write_files(tmp_path / "data", {**SOUND, "visits.yaml": VISITS.replace(old, new)})
    outcome = scratch("check", str(folder))
    assert outcome.status == 1
    assert finding in outcome.stdout + outcome.stderr


def test_one_without_a_source_is_named(scratch: Scratch, tmp_path: Path) -> None:
    without = VISITS.replace("    sources: [herald-2024-02, {id: herald-2024-03, supports: [start, outcomes]}]\n", "")
    assert without != VISITS
    outcome = scratch("check", str(write_files(tmp_path / "data", {**SOUND, "visits.yaml": without})))
    assert "the visit cites no source" in outcome.stdout + outcome.stderr


EDITS = (
    ("visits.yaml", "city: Kamakura", "city: Nara"),
    ("officials.yaml", "name: Subrahmanyam Jaishankar", "name: S. Jaishankar of Delhi"),
    ("countries.yaml", "name: Japan", "name: Nippon"),
)


def test_after_an_edit_the_index_answers_like_a_load_from_the_files(scratch: Scratch, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "data", {**SOUND, "visits.yaml": VISITS})
    data = ("--data", str(folder))
    answered(scratch("visits", *data))
    for file, old, new in EDITS:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new), encoding="utf-8")
        for arguments in (("show", VISIT), ("search", "letters", "-o", "json")):
            assert answered(scratch(*arguments, *data)) == answered(scratch(*arguments, *data, "--no-cache"))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "official: Identity[OfficialRef]",
            "official: OfficialRef",
            "Visit.official does not say since when it is known",
        ),
        (
            "city: Announced[PlaceText | None]",
            "city: Announced[str | None]",
            "Visit.city does not say whether the search",
        ),
        ('    plural = "visits"\n', "", "Visit does not say its plural"),
        ("    rank = 10\n", "", "Visit does not say its rank"),
        ("    rank = 10\n", "    rank = 1\n", "Country and Visit have one rank"),
        ("    known_by = (KnownBy.SOURCES,)\n", "", "Visit does not say its known_by"),
        ("    gathers = ()\n", "", "Visit does not say its gathers"),
        ("    gathers = ()\n", '    gathers = ("visitor",)\n', "Visit.gathers names 'visitor', which is no kind"),
        ("class Visit(SourcedRecord)", "class Visit(Record)", "Visit is known by its sources and has none"),
        ("(KnownBy.SOURCES,)", "(KnownBy.STRETCHES,)", "Visit is known by its stretches of time and has none"),
        ("(KnownBy.SOURCES,)", "(KnownBy.OWN_DATE,)", "Visit is known by its own date, which only a source is"),
        (
            '    unique_names = ("id",)\n',
            '    unique_names = ("id",)\n    unique_within = "partys"\n',
            "Visit.unique_within names the field 'partys', which it does not have",
        ),
        (
            "    city: Announced",
            "    reports: Identity[tuple[OfficialRef, ...]] = ()\n    city: Announced",
            "Visit has the field `reports`, which only a meeting has",
        ),
        (
            "    city: Announced",
            "    others: Cited[tuple[UnsourcedField, ...]] = ()\n    city: Announced",
            "Visit.others is known by the sources of its entries, which name none",
        ),
        (
            "    city: Announced",
            "    others: Cited[tuple[OfficialRef, ...]] = ()\n    city: Announced",
            "Visit.others is known by the sources of its entries and is no list of mappings",
        ),
        ("    compared_through = ()\n", "", "Visit does not say its compared_through"),
        ('    unique_names = ("id",)\n', "", "Visit does not say its unique_names"),
        (
            CLASS[CLASS.index("    example_query") : CLASS.index("    official:")],
            "",
            "Visit does not say its example_query",
        ),
        ("@dataclass(frozen=True, slots=True, kw_only=True)\n", "", "Visit is no dataclass: write @dataclass("),
        ("(KnownBy.SOURCES,)", "KnownBy.SOURCES", "Visit.known_by is no tuple: put its words in parentheses"),
        ("(KnownBy.SOURCES,)", '("sources",)', "Visit.known_by holds what is no KnownBy"),
        ('unique_names = ("id",)', 'unique_names = "id"', "Visit.unique_names is no tuple"),
        (
            "    start: Occurrence[PartialDate | None] = None",
            "    start: Occurrence[PartialDate]",
            "Visit.start may be unknown on a day on which the record is known: declare it as ... | None = None",
        ),
        (
            "    def inherited_texts(",
            "    def texts(",
            "Visit has no method inherited_texts(records): the names of its official and country",
        ),
        ("    def caption(", "    def called(", "Visit has no method caption(records)"),
        ("    def names(", "    def call(", "Visit has no method names(records)"),
    ],
)
def test_what_a_class_leaves_out_is_named(old: str, new: str, sentence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert CLASS.count(old) == 1
    module = ModuleType("visit")
    monkeypatch.setitem(sys.modules, "visit", module)
    more = "from dialoguekb.model.knowledge import Cited\nfrom dialoguekb.model.record import Record, UnsourcedField\n"
    exec(more + CLASS.replace(old, new), vars(module))  # noqa: S102 -- the file of a kind
    with pytest.raises(DeclarationError) as caught:
        check_declarations({**{kind: [cls] for kind, cls in KINDS.items()}, "visit": [vars(module)["Visit"]]})
    assert [sentence] == [fault[: len(sentence)] for fault in caught.value.faults]


def test_the_program_does_not_start_with_a_kind_that_leaves_something_out(tmp_path: Path) -> None:
    wrong = CLASS.replace("official: Identity[OfficialRef]", "official: OfficialRef")
    scratch = copy_with(tmp_path, {CLASS_FILE: wrong, LISTING_FILE: LISTING})
    outcome = scratch.run_python("-c", "import dialoguekb.model.records")
    assert outcome.status == 1
    assert "Visit.official does not say since when it is known: write official: Identity[...]" in outcome.stderr
    (scratch.folder / CLASS_FILE).write_text('"""No class."""\n', encoding="utf-8")
    outcome = scratch.run_python("-c", "import dialoguekb.model.records")
    assert "model/kinds/visit.py declares 0 classes of records" in outcome.stderr
    (scratch.folder / CLASS_FILE).write_text(CLASS, encoding="utf-8")
    (scratch.folder / LISTING_FILE).unlink()
    outcome = scratch.run_python("-c", "import dialoguekb.loading.full")
    assert outcome.status == 1
    assert "write listings/visits.py: the kind 'visit' has no listing" in outcome.stderr


def listing_of_visits(old: str = "", new: str = "") -> Listing:
    """Return the listing of the recipe, with a piece replaced."""
    assert not old or LISTING.count(old) == 1, old
    declared: dict[str, Any] = {}
    exec(LISTING.replace(old, new) if old else LISTING, declared)  # noqa: S102 -- the file of a listing
    listing: Listing = declared["LISTING"]
    return listing


SAY = "listings/visits.py: say in own_conditions which visits"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            '        **date_conditions("start", "end"),\n',
            "",
            (
                "listings/visits.py: write own_conditions={**date_conditions('start'), ...}"
                " for --since, --until, --year and --on, as Visit happens on its start"
            ),
        ),
        ('        "status": "row.status = {value}",\n', "", f"{SAY} --status keeps, as Visit has a field of that name"),
        ('        "city": "row.city = {value}",\n', "", f"{SAY} --city keeps, as Visit has a field of that name"),
        (
            '        "country": "row.country = {value}",\n',
            "",
            f"{SAY} --country keeps, as Visit.country names a country",
        ),
        (
            '        "official": "row.official = {value}",\n',
            "",
            f"{SAY} --official keeps, as Visit.official names an official",
        ),
        ("    rank=20,\n", "", "listings/visits.py: write its rank (rank=20), its place among the commands in help"),
        ("    rank=20,\n", "    rank=6,\n", "listings/visits.py: listings/meetings.py has the rank 6: write another"),
        (
            '    source="visits row",\n',
            '    source="visits row",\n    tables=("officials",),\n',
            "listings/visits.py: tables names 'officials', whose filters ask for other rows than visits: leave it out",
        ),
        ('    kind="visit",\n', "", "listings/visits.py: write kind='visit', the kind of its rows"),
        (
            '    words={"city": "select city from visits where city is not null"},\n',
            "",
            (
                "listings/visits.py: write words={'city': 'select city from visits where city is not null'},"
                " the values that --city takes"
            ),
        ),
        (
            '"row.city = {value}"',
            '"row.city = {valu}"',
            (
                "listings/visits.py: the condition of city has a placeholder that is none of {row}, {value}:"
                " row.city = {valu}"
            ),
        ),
        ('"status": "row', '"state": "row', "listings/visits.py: own_conditions has 'state', which is no filter"),
    ],
)
def test_what_a_listing_leaves_out_is_named(old: str, new: str, fault: str) -> None:
    cls = class_of_visits()
    kinds = {*KINDS, "visit"}
    assert list(faults_of_kind(cls, listing_of_visits())) == []
    listing = listing_of_visits(old, new)
    assert fault in [*faults_of_kind(cls, listing), *faults_of_filters([*ALL.values(), listing], kinds)]


def class_of_visits() -> type[Record]:
    """Return the class of the recipe."""
    module = ModuleType("visit")
    sys.modules["visit"] = module
    try:
        exec(CLASS, vars(module))  # noqa: S102 -- the file of a kind
    finally:
        del sys.modules["visit"]
    cls: type[Record] = vars(module)["Visit"]
    return cls


def test_the_filters_and_listings_of_the_program_are_whole() -> None:
    check_listings(KINDS)
    assert list(faults_of_kind(Office, None)) == ["write listings/offices.py: the kind 'office' has no listing"]


HALF_DECLARED_LISTINGS = [
    ('    summary="List the visits in order of date.",\n', "", "LISTING lacks 1 required argument: 'summary'"),
    ('    name="visits",\n', '    name="visit",\n', "write name='visits', the name of its file"),
    ('    example="--country Japan",\n', '    example="",\n', "write its example"),
    ("LISTING = ", "LISTS = ", "write LISTING = Listing(...)"),
]


def test_a_command_names_the_half_declared_listing(tmp_path: Path) -> None:
    scratch = copy_with(tmp_path, {CLASS_FILE: CLASS, LISTING_FILE: LISTING})
    for old, new, fault in HALF_DECLARED_LISTINGS:
        assert LISTING.count(old) == 1
        (scratch.folder / LISTING_FILE).write_text(LISTING.replace(old, new), encoding="utf-8")
        outcome = scratch("visits", "--count")
        assert (outcome.stderr, outcome.status) == (f"dialoguekb: listings/visits.py: {fault}\n", 3)


def test_a_fault_of_a_declaration_is_a_line_for_who_declares_it(tmp_path: Path) -> None:
    wrong = CLASS.replace("official: Identity[OfficialRef]", "official: OfficialRef").replace("    rank = 10\n", "")
    outcome = copy_with(tmp_path, {CLASS_FILE: wrong, LISTING_FILE: LISTING})("visits", "--count")
    lines = outcome.stderr.splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        "dialoguekb",
        "Visit.official does not say since when it is known",
    ]
    assert "report" not in outcome.stderr
    assert outcome.status == 3

"""SQL from outside: it answers, it only reads, it ends, and a wrong one is one clear line."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from dialoguekb.errors import DialoguekbError, UnknownNameError, UnknownValueError, WrongCallError
from dialoguekb.index.tables import DOCUMENTED_TABLES, TABLES
from dialoguekb.knowledge_base import KnowledgeBase, open_knowledge_base
from dialoguekb.query.query_limits import resident_memory
from dialoguekb.query.selection import Question
from dialoguekb.sql.table_descriptions import describe_table, explained_table
from knowledge import SOUND, Program, clean_environment, run_here, write_files
from query.naive import BUNDLED, COUNTRIES, DATES, GROUPINGS, RECORDS, ROLES, members, span, typed_span


def asked(query: str, **parameters: str) -> list[list[object]]:
    return BUNDLED.query(query, parameters, timeout=5).rows


@pytest.mark.parametrize("table", DOCUMENTED_TABLES)
def test_the_example_of_a_table_answers(table: str) -> None:
    assert asked(TABLES[table].example)


@pytest.mark.parametrize("table", DOCUMENTED_TABLES)
def test_a_table_has_the_columns_that_are_described(table: str) -> None:
    described = [column.name for column in explained_table(table).columns]
    found = [column.name for column in BUNDLED.query(f"select * from {table} limit 1", {}).columns]  # noqa: S608
    assert found == described
    assert all(row[2] for row in describe_table(table).rows)


def test_the_documented_tables_are_those_that_the_contract_names() -> None:
    contract = (
        "countries groupings memberships offices officials tenures dialogues meetings sides participants agreements"
        " parties signatories topics meeting_topics reports disputes sources citations"
    )
    assert set(contract.split()) <= set(DOCUMENTED_TABLES)


@pytest.mark.parametrize(
    "query",
    [
        "delete from meetings",
        "update meetings set city = 'x'",
        "insert into sides values ('a', 'b')",
        "drop table meetings",
        "create table t (a)",
        "create temp table t (a)",
        "attach 'other.db' as other",
        "detach main",
        "pragma table_info(meetings)",
        "select * from pragma_table_info('meetings')",
        "select load_extension('x')",
        "select fts3_tokenizer('simple')",
        "vacuum into 'copy.db'",
        "begin",
        "savepoint s",
        "analyze",
        "with x as (select 1) delete from meetings",
    ],
)
def test_only_reading_is_possible(query: str) -> None:
    before = asked("select count(*) from meetings")
    with pytest.raises(WrongCallError) as raised:
        asked(query)
    assert "only reading is possible" in str(raised.value)
    assert asked("select count(*) from meetings") == before


@pytest.fixture(scope="module")
def with_long_value(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """Return a knowledge base with one alias of 3 MB."""
    countries = f"countries:\n  - {{id: ZZ, name: Zedland, aliases: [{'z' * 3_000_000}]}}\n"
    folder = write_files(tmp_path_factory.mktemp("long"), {**SOUND, "more.yaml": countries})
    with open_knowledge_base(folder) as base:
        yield base


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("select max(length(aliases)) from countries", [[3_000_004]]),
        ("select id from countries where aliases like '%zz%'", [["ZZ"]]),
        (
            "select a.id from countries a, countries b where a.id = b.id order by length(a.aliases) desc limit 1",
            [["ZZ"]],
        ),
    ],
)
def test_a_long_value_in_one_record_does_not_stop_a_query(
    with_long_value: KnowledgeBase, query: str, rows: list[list[object]]
) -> None:
    assert with_long_value.query(query, {}, timeout=30).rows == rows


def test_a_long_value_in_one_record_does_not_stop_a_condition(with_long_value: KnowledgeBase) -> None:
    kept = with_long_value.ask("countries", Question(where="aliases like '%zz%'", columns=("id",))).rows
    assert kept == [["ZZ"]]


def test_a_query_cannot_make_a_value_much_longer_than_those_of_the_records(with_long_value: KnowledgeBase) -> None:
    with pytest.raises(WrongCallError, match=r"a value in it is longer than \d+ MB; take a part of it"):
        with_long_value.query("select hex(aliases || aliases || aliases) from countries", {})


def test_a_function_that_may_not_be_called_is_named() -> None:
    with pytest.raises(WrongCallError, match=r"only reading is possible here; load_extension\(\) cannot be called"):
        asked("select load_extension('x')")


def test_the_guard_is_lifted_afterwards() -> None:
    with pytest.raises(WrongCallError):
        asked("select nothing")
    BUNDLED.index.execute("create temp table after_the_guard (a)")
    BUNDLED.index.execute("drop table after_the_guard")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("select cty from meetings", "no column is called 'cty'; did you mean city?"),
        ("select m.cty from meetings m", "no column is called 'cty'; did you mean city?"),
        ("select kind from disputes", "no column is called 'kind'; did you mean record_type?"),
        ("select c.kind from citations c", "no column is called 'kind'; did you mean record_type?"),
        ('select "kind" from citations', "no column is called 'kind'; did you mean record_type?"),
        ('select t."from" from tenures t', "no column is called 'from'; did you mean start?"),
        ('select "to" from memberships where note = \'a "from"\'', "no column is called 'to'; did you mean end?"),
        ('select "GROUPING" from memberships', "no column is called 'GROUPING'; did you mean grouping_id?"),
        ("select missing from meetings", "no column is called 'missing'; did you mean not_established?"),
        ("select accepted from meetings", "no column is called 'accepted'"),
        ("select * from meetngs", "no table is called 'meetngs'; did you mean meetings?"),
        ("selct 1", "sql: SQL cannot be read near 'selct'"),
        ("select", "sql: the query ends too early"),
        ("select city from meetings where", "sql: the query ends too early"),
        ("select foo(1)", "no function is called 'foo'; besides those of SQLite there are holder, is_member, earliest"),
        ("", "sql: there is no query in it"),
        ("/* nothing */", "sql: there is no query in it"),
        ("select holdr('a', 'b', 'c')", "no function is called 'holdr'; did you mean holder?"),
        ("select holder('a')", "sql: write holder(office_or_role, country, day)"),
        ("select :day", "sql: :day has no value; give it one with -p day=VALUE"),
        ("select ?", "sql: a value without a name cannot be given; write :name in place of ?"),
        ("select ?1", "sql: a value without a name cannot be given; write :name in place of ?"),
        ("select 1; select 2", "sql: write one query, without anything behind its end"),
        ("select zeroblob(2000000)", "sql: a value in it is longer than 1 MB; take a part of it"),
        ("select 'a' like printf('%.*c', 1001, 'b')", "sql: a pattern in it is longer than 1,000 bytes; shorten it"),
        ("select is_member('Jpan', 'QUAD', '2020')", "no country is called 'Jpan'; did you mean Japan?"),
        ("select holder('king', 'Japan', '2020')", "no office is called 'king'"),
        ("select earliest('soon')", "earliest: 'soon' is not a date"),
        ("select " + "1," * 60_000 + "1", "sql: the query is longer than 100,000 characters"),
    ],
)
def test_a_wrong_query_is_one_line(query: str, said: str) -> None:
    with pytest.raises(DialoguekbError) as raised:
        asked(query)
    assert str(raised.value).startswith(said)
    assert raised.value.exit_status == 2
    assert len(raised.value.lines) == 1


QUOTES = "; if 'Tokyo' is a text, write it in single quotes"


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("select id from meetings where city = Tokyo", QUOTES),
        ("select id from meetings where city is not Tokyo", QUOTES),
        ("select id from meetings where city like Tokyo", QUOTES),
        ("select id from meetings where city in ('Delhi', Tokyo)", QUOTES),
        ("select Tokyo from meetings", ""),
        ("select id from meetings where Tokyo = 'x'", ""),
        ("select id from meetings order by Tokyo", ""),
    ],
)
def test_quotes_are_suggested_where_a_text_is_compared(query: str, hint: str) -> None:
    with pytest.raises(UnknownValueError) as raised:
        asked(query)
    assert str(raised.value) == f"no column is called 'Tokyo'{hint}"


def test_a_query_without_end_is_stopped() -> None:
    with pytest.raises(WrongCallError, match=r"stopped after 0\.2 seconds"):
        BUNDLED.query("select count(*) from names a, names b, names c, names d", {}, timeout=0.2)


@pytest.mark.parametrize(
    "query",
    [
        "with recursive n(i) as (select 1 union all select i + 1 from n) select i from n order by random()",
        "select randomblob(1000000) from names order by 1",
        "select zeroblob(1000000) from names a, names b",
    ],
    ids=["sorted numbers", "sorted values", "rows"],
)
def test_a_query_that_fills_the_memory_is_stopped(monkeypatch: pytest.MonkeyPatch, query: str) -> None:
    monkeypatch.setattr("dialoguekb.query.query_limits.MOST_MEMORY", 40_000_000)
    before = resident_memory()
    with pytest.raises(WrongCallError, match=r"needs more than \d+ MB of memory"):
        BUNDLED.query(query, {}, timeout=60)
    assert resident_memory() - before < 400_000_000


def test_the_memory_of_the_program_that_starts_it_is_not_its_own() -> None:
    filled = bytes(1) * 300_000_000
    script = "from dialoguekb.query.query_limits import resident_memory; print(resident_memory())"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert int(done.stdout) < len(filled) / 2


def test_a_signal_in_a_query_is_no_lack_of_time(bundled: KnowledgeBase) -> None:
    endless = "select count(*) from names a, names b, names c, names d"
    before = signal.signal(signal.SIGALRM, signal.default_int_handler)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.05)
        with pytest.raises(KeyboardInterrupt):
            bundled.query(endless, {}, timeout=5)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert asked("select 1") == [[1]]


def test_columns_of_one_name_are_told_apart() -> None:
    answer = BUNDLED.query("select city, city, start from meetings limit 1", {})
    assert [column.name for column in answer.columns] == ["city", "city_2", "start"]


def test_no_column_needs_quotation_marks() -> None:
    for table in DOCUMENTED_TABLES:
        columns = ", ".join(TABLES[table].column_names)
        BUNDLED.query(f"select {columns} from {table} limit 1", {})  # noqa: S608


def test_a_former_name_can_be_the_heading_of_a_column() -> None:
    query = 'select start as "from", \'the "to"\' as "to" from tenures limit 1 -- "kind"'
    answer = BUNDLED.query(query, {})
    assert [column.name for column in answer.columns] == ["from", "to"]
    assert answer.rows[0][1] == 'the "to"'


def test_a_venue_has_its_country_under_two_names() -> None:
    assert asked("select count(*) from meetings where venue_country is not country") == [[0]]


def test_numbers_are_numbers_and_lists_are_json() -> None:
    answer = BUNDLED.query("select count(*) n, max(sides) s, x'00ff' b, 1.5 f, null z from meetings", {})
    assert [column.form for column in answer.columns] == ["number", "text", "text", "number", "text"]
    assert answer.rows[0][1:] == ['["UA","US"]', "00ff", 1.5, None]


def test_what_is_beyond_numbers_is_text() -> None:
    assert asked("select 1e400, -1e400, x'00ff'") == [["inf", "-inf", "00ff"]]


def test_parameters_are_values_and_never_sql() -> None:
    assert asked("select :city c", city="x' or '1") == [["x' or '1"]]


@given(ROLES, COUNTRIES, DATES)
def test_holder_is_whoever_held_the_role(role: str, country: str, day: str) -> None:
    days = typed_span(day)
    offices = {o.id for o in RECORDS.offices.values() if o.country == country and role in {o.role, *o.also}}
    held = {
        official.id
        for official in RECORDS.officials.values()
        for tenure in official.tenures
        if tenure.office in offices
        and span(tenure.from_ or tenure.as_of, tenure.to)[0] <= days[1]
        and days[0] <= span(tenure.from_ or tenure.as_of, tenure.to)[1]
    }
    ((found,),) = asked("select holder(:role, :country, :day)", role=role, country=country, day=day)
    assert set(str(found).split(", ") if found else []) == held


@given(COUNTRIES, GROUPINGS, DATES)
def test_is_member_is_the_membership_of_the_day(country: str, grouping: str, day: str) -> None:
    ((found,),) = asked("select is_member(:c, :g, :d)", c=country, g=grouping, d=day)
    assert found == (country in members(grouping, typed_span(day)))


@given(DATES)
def test_earliest_and_latest_are_the_bounds_of_a_date(day: str) -> None:
    ((first, last),) = asked("select earliest(:d), latest(:d)", d=day)
    assert (date.fromisoformat(str(first)), date.fromisoformat(str(last))) == typed_span(day)


def test_null_in_null_out() -> None:
    assert asked("select earliest(null), holder('a', null, '2020'), is_member(null, null, null)") == [[None] * 3]


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("citty = 'Tokyo'", "no column is called 'citty'; did you mean city?"),
        ("1) or (1", "--where: a bracket is closed that was not opened"),
        ("(city", "--where: a bracket is not closed"),
        ("city = 'Tokyo", "--where: a quotation mark is not closed"),
        ("1; delete from meetings", "--where: ';' ends it early"),
        ("1 -- and more", "--where: '--' begins a comment"),
        ("1 /* and more", "--where: '/*' begins a comment"),
        ("  ", "--where needs a condition"),
        ("city = ", "--where: SQL cannot be read near ')' or at the end; write a condition such as"),
        ("nofn(1)", "no function is called 'nofn'"),
        ("city = :city", "--where: :city has no value; write the value itself"),
        ("1 " + "or 1 " * 5000, "--where: the condition is longer than 10,000 characters"),
    ],
)
def test_a_wrong_condition_is_one_line(where: str, said: str) -> None:
    with pytest.raises(DialoguekbError) as raised:
        BUNDLED.ask("meetings", Question(where=where))
    assert str(raised.value).startswith(said)
    assert raised.value.exit_status == 2


@pytest.mark.parametrize("where", ["city = ')'", "city = '(;--'", "title = 'it''s'", "[city] = 'Tokyo'", '"city" = 1'])
def test_marks_inside_a_text_are_text(bundled: KnowledgeBase, where: str) -> None:
    bundled.ask("meetings", Question(where=where))


def test_the_errors_are_those_that_the_interface_names() -> None:
    with pytest.raises(UnknownNameError):
        asked("select holder('foreign-minister', 'Atlantis', '2020')")
    with pytest.raises(UnknownValueError):
        asked("select x from meetings")


def test_a_query_is_read_from_a_file_and_from_standard_input(run: Program, tmp_path: Path) -> None:
    query = "select count(*) n from meetings where city = :city"
    (tmp_path / "tokyo.sql").write_text(query, encoding="utf-8")
    typed = run("sql", query, "-p", "city=Tokyo").stdout
    assert run("sql", "tokyo.sql", "-p", "city=Tokyo", folder=tmp_path).stdout == typed
    piped = subprocess.run(
        [str(run.path), "sql", "-", "-p", "city=Tokyo"],
        input=query.encode(),
        env=clean_environment(),
        cwd=run.folder,
        capture_output=True,
        check=True,
    )
    assert piped.stdout.decode() == typed
    assert run("sql", str(tmp_path)).status == 3
    assert "longer than 100,000 characters" in run("sql", "/dev/zero").stderr
    (tmp_path / "binary.sql").write_bytes(b"\xff\xfe\x00")
    assert run("sql", "binary.sql", folder=tmp_path).status == 2


def test_a_value_that_is_given_twice_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    outcome = run_here(capsys, "sql", "select :a", "-p", "a=1", "-p", "a=2")
    said = "dialoguekb: -p: :a is given twice; give it one value\n"
    assert (outcome.stdout, outcome.stderr, outcome.status) == ("", said, 2)


def test_a_query_on_standard_input_is_utf8_in_any_locale_and_has_an_end(truly: Program) -> None:
    def piped(source: str, **environment: str) -> tuple[str, str, int]:
        done = subprocess.run(
            ["/bin/sh", "-c", f"exec {truly.path} sql - {source}"],
            env=clean_environment(**environment),
            cwd=truly.folder,
            capture_output=True,
            check=False,
        )
        return done.stdout.decode(), done.stderr.decode(), done.returncode

    (truly.folder / "name.sql").write_text("select 'Türkiye' name", encoding="utf-8")
    assert piped("< name.sql", LC_ALL="POSIX", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")[0].endswith("Türkiye\n")
    assert "longer than 100,000 characters" in piped("< /dev/zero")[1]
    assert piped("<&-")[1:] == (
        "dialoguekb: sql: standard input is closed; write a query to it, or in place of '-'\n",
        2,
    )


@pytest.mark.parametrize(
    ("query", "remarks"),
    [
        ("select id from meetings where country = 'Japan'", ["no rows match", "write 'JP' for 'Japan'"]),
        ("select count(*) from meetings where country in ('Japan', 'IN') and city = 'x'", ["write 'JP' for 'Japan'"]),
        ("select id from meetings where dialogue = 'AUSMIN'", ["no rows match", "write 'au-us-2plus2' for 'AUSMIN'"]),
        ("select id from countries where name = 'Japan' and 0", ["no rows match"]),
        ("select id from meetings where country = 'JP' and 0", ["no rows match"]),
        ("select id from meetings where country = 'JP'", []),
    ],
)
def test_a_name_where_an_id_belongs_is_told_of_when_nothing_is_found(query: str, remarks: list[str]) -> None:
    said = [str(remark).removeprefix("the tables hold ids: ") for remark in BUNDLED.sql(query).remarks]
    assert said == remarks


@pytest.mark.parametrize("filler", ["a" * 90_000, " " * 90_000, "''" * 45_000, "country = " * 9_000])
def test_a_long_query_without_rows_is_read_once_for_names(filler: str) -> None:
    # Read again from each of its characters, it would take minutes.
    query = "select id from meetings where title = 'FILLER' and country =  'Japan'".replace("FILLER", filler)
    remarks = BUNDLED.sql(query).remarks
    assert [str(remark) for remark in remarks] == ["no rows match", "the tables hold ids: write 'JP' for 'Japan'"]


def test_a_count_of_nothing_says_so_too(capsys: pytest.CaptureFixture[str]) -> None:
    outcome = run_here(capsys, "meetings", "--where", "country = 'Japan'", "--count")
    assert outcome.stdout == "0\n"
    assert outcome.stderr.splitlines()[0] == "the tables hold ids: write 'JP' for 'Japan'"


def test_a_condition_with_a_name_where_an_id_belongs_says_so() -> None:
    said = list(map(str, BUNDLED.meetings(where="country = 'Japan'").remarks))
    assert "the tables hold ids: write 'JP' for 'Japan'" in said

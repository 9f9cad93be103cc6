"""A snapshot of other tables must never be read: their number is raised with every change of what they hold."""

import hashlib
from pathlib import Path

from dialoguekb.store.program_version import TABLES
from knowledge import SOUND, OpenBase, write_files

KNOWN = {
    9: "2c8633f3268da4dd",
    10: "add9910001139ec3",
    11: "5b0193adf5de43e6",
    12: "1f8c9ea87bb8445c",
    13: "e14cce5f4d373c61",
    14: "867758e1d7a8da07",
    15: "b1933de9952c124b",
    16: "46dd56d12a5ba6c8",
    17: "6b52d95d8c67a97c",
    18: "bed3ac9a6214fdff",
    19: "856907e62f041454",
    20: "9f3602de0a614246",
    21: "6c6ffa0e022b8374",
}
"""Number -> a digest of the tables, their indexes, and of all that a small knowledge base puts into them."""


def test_the_number_of_the_tables_is_that_of_their_content(tmp_path: Path, open_base: OpenBase) -> None:
    index = open_base(write_files(tmp_path / "kb", SOUND), cache=False).index
    made = "select sql from sqlite_master where sql is not null and name not like 'search_words%' order by name"
    statements = [sql for (sql,) in index.execute(made)]
    content = list(statements)
    for (name,) in index.execute("select name from sqlite_master where type = 'table' order by name").fetchall():
        if not name.startswith(("search_words", "sqlite_")):
            rows = index.execute(f"select * from {name}").fetchall()  # noqa: S608 -- our names
            content += [str(row).replace(str(tmp_path), "") for row in rows]
    digest = hashlib.sha256("\n".join(content).encode()).hexdigest()[:16]
    assert KNOWN.get(TABLES) == digest, (
        f"the index holds something else now: raise store.program_version.TABLES and note {{{TABLES + 1}: {digest!r}}}"
    )

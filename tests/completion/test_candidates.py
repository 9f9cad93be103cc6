"""The candidates of a shell never take away what is typed: bash and zsh insert what all of them begin with."""

from os.path import commonprefix

import pytest

from dialoguekb.completion.shell_output import shell_text
from dialoguekb.completion.typed_line import TypedLine
from dialoguekb.index.completion_table import completions, completions_in
from dialoguekb.knowledge_base import KnowledgeBase

COUNTRIES = ("JM", "JAM", "Jamaica", "JP", "JPN", "Japan", "FR", "FRA", "France", "IN", "IND", "India", "Indonesia")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Ja", ["Jamaica", "Japan"]),
        ("JA", ["JAM"]),
        ("ja", ["Jamaica", "Japan"]),
        ("jp", ["JP", "JPN"]),
        ("Ind", ["India", "Indonesia"]),
        ("ind", ["India", "Indonesia"]),
        ("jap", ["Japan"]),
        ("Atlan", []),
        ("", list(COUNTRIES)),
    ],
)
def test_candidates_are_spelt_alike(typed: str, expected: list[str]) -> None:
    assert completions(typed, COUNTRIES) == expected


def test_what_is_inserted_is_never_shorter_than_what_is_typed(bundled: KnowledgeBase) -> None:
    names = [name for (name,) in bundled.index.execute("select name from completions where kind <> 'source'")]
    beginnings = {name[:length] for name in names for length in (1, 2, 3, 5)}
    for typed in sorted(beginnings | {beginning.lower() for beginning in beginnings}):
        candidates = completions_in(bundled.index, (), typed)
        inserted = commonprefix(candidates)  # noqa: RUF071 -- of texts, as a shell does
        assert not candidates or inserted.casefold().startswith(typed.casefold()), (typed, candidates[:5])


@pytest.mark.parametrize("shell", ["bash", "zsh", "words", "fish"])
@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Zq'a", "Zq b"], ["Zq'a"]),
        (["Zq'a b", "Zq b", "Zq'c"], ["Zq'a b", "Zq'c"]),
        (["Zq", "Zq b"], ["Zq", "Zq b"]),
        (["Zqa", "Zq b"], ["Zqa", "Zq b"]),
        (["Zq b"], ["Zq b"]),
        ([], []),
    ],
)
def test_no_backslash_is_inserted_without_its_sign(shell: str, names: list[str], expected: list[str]) -> None:
    line = TypedLine(["dialoguekb", "show"], "Zq")
    assert shell_text(shell, names, line) == shell_text(shell, names if shell == "fish" else expected, line)

"""The line that a shell hands over, split into words."""

import pytest

from dialoguekb.completion.typed_line import TypedLine, read_typed_line, split_line, unquote


def parts(line: TypedLine | None) -> tuple[list[str], str, str, str] | None:
    return None if line is None else (line.words, line.incomplete, line.before_value, line.quote)


@pytest.mark.parametrize(
    ("typed", "position", "expected"),
    [
        ("dialoguekb\nmeetings\n--country\nJa", "3", (["dialoguekb", "meetings", "--country"], "Ja", "", "")),
        ("dialoguekb meetings --country Ja", "3", (["dialoguekb", "meetings", "--country"], "Ja", "", "")),
        ("dialoguekb\nmeetings\n--country\n", "3", (["dialoguekb", "meetings", "--country"], "", "", "")),
        ("dialoguekb\nmeetings\n--country\n=\nJa", "4", (["dialoguekb", "meetings", "--country"], "Ja", "", "")),
        ("dialoguekb\nmeetings\n--country\n=", "3", (["dialoguekb", "meetings", "--country"], "", "", "")),
        ("dialoguekb\nshow\nSouth\\ Ko", "2", (["dialoguekb", "show"], "South Ko", "", "")),
        ('dialoguekb\nshow\n"South Ko', "2", (["dialoguekb", "show"], "South Ko", "", '"')),
        ("dialoguekb\nshow\n'S. Ja", "2", (["dialoguekb", "show"], "S. Ja", "", "'")),
        ("dialoguekb\nmeetings\n--dat", "2", (["dialoguekb", "meetings"], "--dat", "", "")),
        ("dialoguekb\nmeetings\nJ", "x", None),
        ("dialoguekb\nmeetings\nJ", "²", None),
        ("dialoguekb\nmeetings\nJ", "", None),
        ("dialoguekb\nmeetings\nJ", "99", None),
        ("", "0", None),
    ],
)
def test_bash_gives_words_and_a_position(
    typed: str, position: str, expected: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", position)
    assert parts(read_typed_line("bash")) == expected


@pytest.mark.parametrize("shell", ["zsh", "fish", "words"])
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("dialoguekb meetings --country Ja", (["dialoguekb", "meetings", "--country"], "Ja", "", "")),
        ("dialoguekb meetings --country ", (["dialoguekb", "meetings", "--country"], "", "", "")),
        ("dialoguekb meetings --country=Ja", (["dialoguekb", "meetings", "--country"], "Ja", "--country=", "")),
        ("dialoguekb meetings --country South\\ K", (["dialoguekb", "meetings", "--country"], "South K", "", "")),
        ('dialoguekb show "South K', (["dialoguekb", "show"], "South K", "", '"')),
        ("dialoguekb\nshow\nJa", (["dialoguekb", "show"], "Ja", "", "")),
        ("dialoguekb", None),
        ("", None),
    ],
)
def test_zsh_and_fish_give_the_line(shell: str, typed: str, expected: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", typed)
    assert parts(read_typed_line(shell)) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("plain", ("plain", "")),
        ("South\\ Korea", ("South Korea", "")),
        ("'South Korea'", ("South Korea", "")),
        ('"South Ko', ("South Ko", '"')),
        ("'a\\b'", ("a\\b", "")),
        ('"a\\"b"', ('a"b', "")),
        ("a'b'c", ("abc", "")),
        ("$(id)", ("$(id)", "")),
        ("end\\", ("end", "")),
    ],
)
def test_quotes_are_taken_off_and_nothing_is_expanded(word: str, expected: tuple[str, str]) -> None:
    assert unquote(word) == expected


def test_a_line_is_split_at_blanks_outside_quotes() -> None:
    assert split_line("a  'b c' d\\ e \"f") == [("a", ""), ("b c", ""), ("d e", ""), ("f", '"')]
    assert split_line("a b ") == [("a", ""), ("b", ""), ("", "")]

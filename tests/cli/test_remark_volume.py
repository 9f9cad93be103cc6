"""`-q` prints no remarks, `-v` tells more with each; before the command and after it."""

import pytest

from knowledge import run_here

LINE = "India–Japan 2+2 Foreign and Defence Ministerial Meeting: meetings after 2024 have not been searched for"
DETAIL = "  in-jp-2plus2: searched 2018–2024; not searched 2025–2026"
CALL = ("meetings", "--dialogue", "in-jp-2plus2")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([], [], [LINE]),
        (["-q"], [], []),
        (["--quiet"], [], []),
        ([], ["-q"], []),
        ([], ["--quiet"], []),
        (["-q"], ["-q"], []),
        (["-v"], [], [LINE, DETAIL]),
        (["--verbose"], [], [LINE, DETAIL]),
        ([], ["-v"], [LINE, DETAIL]),
        ([], ["--verbose"], [LINE, DETAIL]),
    ],
)
def test_how_much_is_told(
    capsys: pytest.CaptureFixture[str], before: list[str], after: list[str], expected: list[str]
) -> None:
    ran = run_here(capsys, *before, *CALL, *after)
    assert ran.status == 0
    assert ran.stderr.splitlines() == expected
    assert ran.stdout.count("in-jp-2plus2-20") == 3


@pytest.mark.parametrize(("before", "after"), [(["-q", "-v"], []), (["-q"], ["-v"]), (["-v"], ["-q"]), ([], ["-qv"])])
def test_both_are_refused(capsys: pytest.CaptureFixture[str], before: list[str], after: list[str]) -> None:
    ran = run_here(capsys, *before, *CALL, *after)
    assert (ran.status, ran.stdout) == (2, "")
    assert "--quiet and --verbose contradict each other" in ran.stderr


def test_an_option_outweighs_the_environment(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIALOGUEKB_QUIET", "1")
    assert run_here(capsys, *CALL).stderr == ""
    assert run_here(capsys, *CALL, "-v").stderr.splitlines() == [LINE, DETAIL]


@pytest.mark.parametrize(
    "call",
    [
        ("meetings", "--year", "1900"),
        ("meetings", "--limit", "1"),
        ("officials", "rajnath-singh", "--year", "1900"),
        ("partners", "--matrix", "--year", "1900"),
        ("timeline", "--year", "1900"),
        ("sql", "select 1 where false"),
        ("sql", "select id from meetings limit 2", "--limit", "1"),
        ("search", "zzzzzz"),
        ("search", "defnse"),
        ("export", "-", "--dialogue", "in-jp-2plus2"),
        ("export", "-", "--year", "1900"),
        ("show", "IT"),
        ("brief", "India", "Japan"),
    ],
)
def test_nothing_is_said_of_any_answer_if_quiet(capsys: pytest.CaptureFixture[str], call: tuple[str, ...]) -> None:
    ran = run_here(capsys, *call, "-q")
    assert (ran.status, ran.stderr) == (0, "")


def test_a_wrong_call_is_told_all_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run_here(capsys, "meetings", "-q", "--country", "Jpan")
    assert ran.status == 2
    assert "Japan" in ran.stderr

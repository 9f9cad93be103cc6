"""An acting holder is called acting in every output that names the office."""

import pytest

from knowledge import run_here

_OUTPUTS = [
    ("show", "Han Duck-soo"),
    ("offices", "--country", "South Korea", "--on", "2025-04-01", "-o", "csv"),
    ("brief", "US", "South Korea", "--since", "2024-12"),
    ("brief", "US", "South Korea", "--since", "2024-12", "-o", "markdown"),
    ("brief", "US", "South Korea", "--as-known-on", "2025-04-01"),
    ("export", "-", "--country", "South Korea", "--as-known-on", "2025-04-01"),
    ("export", "-", "--country", "South Korea", "--full"),
]


@pytest.mark.parametrize("arguments", _OUTPUTS, ids=" ".join)
def test_an_acting_president_is_called_acting(
    arguments: tuple[str, ...], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIALOGUEKB_TODAY", "2026-11-23")
    text = run_here(capfd, *arguments).stdout
    lines = [line for line in text.splitlines() if "Han Duck-soo" in line and "President" in line]
    assert lines or "Han Duck-soo" in text
    assert all("acting" in line for line in lines)
    assert "acting" in text

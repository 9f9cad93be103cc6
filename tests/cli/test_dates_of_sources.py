"""A source without a date of publication is shown with the day on which it was read, wherever sources are shown."""

from pathlib import Path

import pytest

from knowledge import SOUND, run_here, write_files

UNDATED = "  - {id: gazette, publisher: Gazette, title: Talks held, kind: news, accessed: 2022-10-01}\n"


@pytest.fixture
def little(tmp_path: Path) -> str:
    """Return a folder whose one dialogue cites a source that was published and one that was read."""
    files = {**SOUND, "sources.yaml": SOUND["sources.yaml"] + UNDATED}
    files["meetings.yaml"] = files["meetings.yaml"].replace("sources: [herald]", "sources: [herald, gazette]")
    return str(write_files(tmp_path / "little", files))


def test_show_says_when_it_was_read(little: str, capfd: pytest.CaptureFixture[str]) -> None:
    shown = run_here(capfd, "--data", little, "show", "in-jp-2plus2-2022")
    assert shown.status == 0
    assert "  Herald, Ministers meet, 2022-08-01" in shown.stdout
    assert "  Gazette, Talks held, read 2022-10-01" in shown.stdout
    assert "no date" not in shown.stdout


def test_a_listing_has_the_day_in_a_column_that_is_asked_for(little: str, capfd: pytest.CaptureFixture[str]) -> None:
    listed = run_here(capfd, "--data", little, "sources", "--columns", "id,published,accessed", "-o", "jsonl")
    assert listed.stdout.splitlines() == [
        '{"id": "herald", "published": "2022-08-01", "accessed": null}',
        '{"id": "gazette", "published": null, "accessed": "2022-10-01"}',
    ]
    featured = run_here(capfd, "--data", little, "sources", "-o", "table").stdout
    assert "Published" in featured
    assert "Accessed" not in featured


def test_a_footnote_says_that_the_page_has_no_date_and_when_it_was_read(
    little: str, capfd: pytest.CaptureFixture[str]
) -> None:
    document = run_here(capfd, "--data", little, "export", "-", "--full", "--country", "India")
    assert document.status == 0
    assert "Gazette, “Talks held”, no date, read 2022-10-01." in document.stdout
    assert "Herald, “Ministers meet”, 2022-08-01." in document.stdout

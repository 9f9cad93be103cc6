"""When a source said something, and when a record was first known."""

import pytest

from dialoguekb.model.dates import PartialDate
from dialoguekb.model.derivations.report_days import dated_reports, first_known, report_date, source_known_from
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Citation, Meeting, Report, Source

PUBLISHED = Source(id="news", publisher="p", title="t", kind="news", published=PartialDate.parse("2022-08-24"))
READ = Source(id="page", publisher="p", title="t", kind="news", accessed=PartialDate.parse("2024-01-01"))
RECORDS = RecordSet.from_records([PUBLISHED, READ])


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        (Report(source="news"), "2022-08-24"),
        (Report(source="news", date=PartialDate.parse("2022-08")), "2022-08"),
        (Report(source="page"), None),  # the day on which a page was read says nothing
        (Report(source="page", date=PartialDate.parse("2022-08-01")), "2022-08-01"),
        (Report(source="unknown"), None),
    ],
)
def test_a_report_was_made_on_its_own_date_or_the_publication_of_its_source(
    report: Report, expected: str | None
) -> None:
    day = PartialDate.parse(expected) if expected else None
    assert report_date(report, RECORDS) == day
    meeting = Meeting(id="m", status="held", reports=(report,))
    assert list(dated_reports(meeting, RECORDS)) == [(report, day)]


def test_a_source_is_known_from_its_publication_or_from_the_day_it_was_read() -> None:
    assert (str(source_known_from(PUBLISHED)), str(source_known_from(READ))) == ("2022-08-24", "2024-01-01")


@pytest.mark.parametrize(
    ("sources", "reports", "expected"),
    [
        (["news"], [], "2022-08-24"),
        ([], ["news"], "2022-08-24"),
        (["page", "unknown"], [], None),
        ([], [], None),
    ],
)
def test_a_record_is_first_known_by_its_first_published_source(
    sources: list[str], reports: list[str], expected: str | None
) -> None:
    meeting = Meeting(
        id="m",
        status="held",
        sources=tuple(Citation(id=source) for source in sources),
        reports=tuple(Report(source=source) for source in reports),
    )
    assert first_known(meeting, RECORDS) == (PartialDate.parse(expected) if expected else None)

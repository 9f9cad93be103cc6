"""What was announced of an event before it happened: records in, values of its fields out."""

from collections.abc import Sequence
from typing import Any

from dialoguekb.model.fields import fields_of
from dialoguekb.model.knowledge import KnownSince
from dialoguekb.model.records import Meeting, Participant, Report, SourcedRecord


def announced_values(event: SourcedRecord, reports: Sequence[Report]) -> dict[str, Any]:
    """Return the fields of an event that is not known to have happened: what was announced of them, else nothing.

    `reports` are those known, the latest last. Where the status that they give is the event's own, what they do not
    say of it is as written.
    """
    written = getattr(event, "status", None)
    status = _latest(reports, "status") or ("expected" if written == "held" else written)
    stands = written is not None and status == written
    cls: Any = type(event)
    values = {
        field.name: getattr(event, field.name) if stands else () if field.many else None
        for field in fields_of(cls)
        if field.known_since in {KnownSince.OCCURRENCE, KnownSince.ANNOUNCED}
    }
    if written is not None:
        values["status"] = status
    if isinstance(event, Meeting):
        values |= _report_values(event, reports, stands=stands)
    return values


def _report_values(meeting: Meeting, reports: Sequence[Report], *, stands: bool) -> dict[str, Any]:
    """Return what the reports of a meeting say, a date or a place as a whole."""
    city, country = _latest(reports, "city"), _latest(reports, "country")
    participants = tuple(Participant(official=official) for official in _latest(reports, "participants") or ())
    dated = next((report for report in reversed(reports) if report.start), None)
    return {
        **({"start": dated.start, "end": dated.end} if dated else {}),
        "city": city or (meeting.city if stands and not country else None),
        "country": country or (meeting.country if stands and not city else None),
        "participants": participants,
    }


def _latest(reports: Sequence[Report], field: str) -> Any:
    """Return what the latest report that gives the field gives; None where none does."""
    return next((value for report in reversed(reports) if (value := getattr(report, field))), None)

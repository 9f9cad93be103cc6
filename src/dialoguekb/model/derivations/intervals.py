"""The days that a meeting, a tenure, a membership or an agreement may have lasted."""

from dialoguekb.model.dates import Interval, PartialDate
from dialoguekb.model.records import Agreement, Grouping, Meeting, Membership, Tenure


def interval_of_tenure(tenure: Tenure) -> Interval:
    """Return the days on which the tenure may have lasted; without a start, from `as_of` on."""
    return Interval.between(tenure.from_ or tenure.as_of, tenure.to)


def interval_of_membership(membership: Membership, grouping: Grouping) -> Interval:
    """Return the days on which the membership may have lasted; without a start, from the founding of the grouping."""
    return Interval.between(membership.from_ or grouping.founded, membership.to)


def interval_of_agreement(agreement: Agreement) -> Interval:
    """Return the days on which the agreement may have stood: from its signature to the day of its end, included."""
    return Interval.between(agreement.signed, agreement.ended)


def interval_of_meeting(meeting: Meeting) -> Interval | None:
    """Return the days on which the meeting may have sat, or None where it has no date."""
    if meeting.start is None:
        return None
    return interval_of_days(meeting.start, meeting.end)


def interval_of_days(start: PartialDate, end: PartialDate | None) -> Interval:
    """Return the days from a start to an end; without an end, the days that the start may mean."""
    return Interval.between(start, end or start)

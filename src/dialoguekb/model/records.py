"""The classes of the records that ship with the program, under one name to import from.

Each kind is declared in a file of `model/kinds`, which alone says what the program needs to know of it; `KINDS` holds
them all. A kind that is added needs no line here.
"""

from dialoguekb.model.kinds import KINDS
from dialoguekb.model.kinds.agreement import Agreement, Signatory
from dialoguekb.model.kinds.country import Country
from dialoguekb.model.kinds.dialogue import Coverage, Dialogue
from dialoguekb.model.kinds.grouping import Grouping, Membership, OtherMembership
from dialoguekb.model.kinds.meeting import Document, Meeting, MeetingTopic, Participant, Report
from dialoguekb.model.kinds.office import Office, OfficeTitle
from dialoguekb.model.kinds.official import Official, Tenure
from dialoguekb.model.kinds.source import Source
from dialoguekb.model.kinds.topic import Topic
from dialoguekb.model.record import Acceptance, Citation, Dispute, OtherValue, Record, SourcedRecord, UnsourcedField

__all__ = [
    "KINDS",
    "Acceptance",
    "Agreement",
    "Citation",
    "Country",
    "Coverage",
    "Dialogue",
    "Dispute",
    "Document",
    "Grouping",
    "Meeting",
    "MeetingTopic",
    "Membership",
    "Office",
    "OfficeTitle",
    "Official",
    "OtherMembership",
    "OtherValue",
    "Participant",
    "Record",
    "Report",
    "Signatory",
    "Source",
    "SourcedRecord",
    "Tenure",
    "Topic",
    "UnsourcedField",
]

"""Who sat at the table and who signed, and as what: cases, and every seat of the bundled data by a naive reading."""

import json

import pytest

from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.derivations.seats import Seat, Signature, seat_of, seats_of, signature_of, signatures_of
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Agreement, Meeting, Office, Official, Participant, Signatory, Tenure


def written(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def tenure(office: str, start: str, end: str | None = None, *, acting: bool = False) -> Tenure:
    return Tenure(office=office, from_=written(start), to=written(end), acting=acting)


RECORDS = RecordSet.from_records((
    Office(id="fm", country="JP", role="foreign-minister", title="Minister for Foreign Affairs"),
    Office(id="dm", country="JP", role="defence-minister", title="Minister of Defense"),
    Official(id="kono", name="Taro Kono", country="JP", tenures=(
        tenure("fm", "2017-08-03", "2019-09-11"), tenure("dm", "2019-09-11", "2020-09-16"))),
    Official(id="acting", name="Acting One", country="JP", tenures=(
        tenure("fm", "2018", "2018-06", acting=True), tenure("fm", "2018-06", "2019"))),
    Official(id="guest", name="Guest", country="IN"),
))  # fmt: skip


@pytest.mark.parametrize(
    ("participant", "start", "office", "title", "candidates"),
    [
        (Participant(official="kono"), "2018-01-01", "fm", "Minister for Foreign Affairs", ("fm",)),
        (Participant(official="kono"), "2020-01-01", "dm", "Minister of Defense", ("dm",)),
        # On the day of handover, and where the day is vague, the tenures leave a choice.
        (Participant(official="kono"), "2019-09-11", None, None, ("fm", "dm")),
        (Participant(official="kono"), "2019", None, None, ("fm", "dm")),
        (Participant(official="kono", office="dm"), "2019-09-11", "dm", "Minister of Defense", ()),
        (Participant(official="kono", as_="Special envoy"), "2018-01-01", None, "Special envoy", ()),
        (Participant(official="kono", office="fm", as_="Chair"), "2018-01-01", "fm", "Chair", ()),
        (Participant(official="kono"), "2021-01-01", None, None, ()),
        (Participant(official="kono", office="unknown"), "2018-01-01", "unknown", None, ()),
        (Participant(official="acting"), "2018-02-01", "fm", "Minister for Foreign Affairs (acting)", ("fm",)),
        # In the month of June 2018 the capacity changed: it is not certain that it was an acting one.
        (Participant(official="acting"), "2018-06", "fm", "Minister for Foreign Affairs", ("fm",)),
        (Participant(official="guest"), "2018-01-01", None, None, ()),
    ],
)
def test_a_seat(
    participant: Participant, start: str, office: str | None, title: str | None, candidates: tuple[str, ...]
) -> None:
    meeting = Meeting(id="m", status="held", start=written(start), participants=(participant,))
    seat = seat_of(participant, meeting, RECORDS)
    assert seat
    assert (seat.office, seat.title, seat.candidates) == (office, title, candidates)
    assert seat.official
    assert seat.country == seat.official.country
    assert seat.is_acting == bool(title and title.endswith("(acting)"))
    assert list(seats_of(meeting, RECORDS)) == [(0, participant, seat)]


def test_someone_without_a_record_has_no_seat_and_keeps_the_place() -> None:
    participants = (Participant(official="unknown"), Participant(official="kono"))
    meeting = Meeting(id="m", status="held", start=written("2018"), participants=participants)
    assert [position for position, _, _ in seats_of(meeting, RECORDS)] == [1]


@pytest.mark.parametrize(
    ("signatory", "signed", "name", "country", "title"),
    [
        (Signatory(official="kono"), "2018-01-01", "Taro Kono", "JP", "Minister for Foreign Affairs"),
        (Signatory(official="kono"), "2019-09-11", "Taro Kono", "JP", None),
        (Signatory(official="kono"), None, "Taro Kono", "JP", None),
        (Signatory(official="kono", as_="Envoy"), "2018-01-01", "Taro Kono", "JP", "Envoy"),
        (Signatory(official="kono", country="US"), "2018-01-01", "Taro Kono", "US", "Minister for Foreign Affairs"),
        (Signatory(official="acting"), "2018-02-01", "Acting One", "JP", "Minister for Foreign Affairs (acting)"),
        (Signatory(name="Somebody", country="IN", as_="Ambassador"), "2018-01-01", "Somebody", "IN", "Ambassador"),
        (Signatory(official="unknown"), "2018-01-01", None, None, None),
    ],
)
def test_a_signature(
    signatory: Signatory, signed: str | None, name: str | None, country: str | None, title: str | None
) -> None:
    agreement = Agreement(
        id="a",
        short="A",
        title="A",
        kind="logistics",
        parties=("JP",),
        signed=written(signed),
        signatories=(signatory,),
    )
    signature = signature_of(signatory, agreement, RECORDS)
    assert (signature.name, signature.country, signature.title) == (name, country, title)
    assert list(signatures_of(agreement, RECORDS)) == [signature]


def naive_offices(official: Official, start: PartialDate, end: PartialDate) -> set[str]:
    """Return the offices whose tenures may share a day with the days from start to end."""
    offices = set()
    for held in official.tenures:
        begin = held.from_ or held.as_of
        begins_in_time = begin is None or begin.earliest <= end.latest
        if begins_in_time and (held.to is None or held.to.latest >= start.earliest):
            offices.add(held.office)
    return offices


def test_every_seat_of_the_bundled_data_follows_from_the_tenures(bundled: KnowledgeBase) -> None:
    records = bundled.records
    seats = 0
    for meeting in records.meetings.values():
        for _, participant, seat in seats_of(meeting, records):
            if participant.as_ or participant.office or meeting.start is None:
                continue
            assert seat.official
            offices = naive_offices(seat.official, meeting.start, meeting.end or meeting.start)
            assert seat.office == (offices.pop() if len(offices) == 1 else None), (meeting.id, participant.official)
            title = _title(seat, meeting.start, records)
            assert seat.office is None or seat.title in {title, f"{title} (acting)"}
            seats += 1
    assert seats > 500


def _title(seat: Seat, start: PartialDate, records: RecordSet) -> str | None:
    """Return the title of the last of the titles by date that begin by the day."""
    office = records.offices[seat.office or ""]
    begun = [each.title for each in office.titles if each.from_ is None or each.from_.latest <= start.latest]
    return begun[-1] if begun else office.title


def test_the_lists_of_a_row_say_what_the_rows_of_the_links_say(bundled: KnowledgeBase) -> None:
    for table, key, column, fields in (
        ("meetings", "meeting", "participants", ("official", "name", "country", "office", "title")),
        ("agreements", "agreement", "signatories", ("official", "name", "country", "title")),
    ):
        rows = bundled.query(f"select {key}, {', '.join(fields)} from {column} order by rowid", {}).rows  # noqa: S608
        links: dict[str, list[dict[str, str | None]]] = {}
        for record, *values in rows:
            links.setdefault(record, []).append(dict(zip(fields, values, strict=True)))
        lists = bundled.query(f"select id, {column} from {table}", {}).rows  # noqa: S608
        assert {record: json.loads(text) for record, text in lists if text != "[]"} == links


def test_every_signature_of_the_bundled_data_is_in_a_known_capacity_or_in_none(bundled: KnowledgeBase) -> None:
    signatures: list[Signature] = [
        signature
        for agreement in bundled.records.agreements.values()
        for signature in signatures_of(agreement, bundled.records)
    ]
    for signature in signatures:
        if signature.seat:
            assert signature.title == signature.seat.title
        else:
            assert signature.title == signature.signatory.as_
    assert len(signatures) > 50

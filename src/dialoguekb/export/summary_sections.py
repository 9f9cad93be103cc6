"""The sections of a summary: a line a meeting, a line for the agreements with a partner, a line a country in office."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from dialoguekb.export.chosen_source import source_of_holder
from dialoguekb.export.data_words import end_of_data
from dialoguekb.export.document import Block, Bullets, Heading, Inline, Item, Line
from dialoguekb.export.fact_text import (
    countries_in_words,
    country_name,
    days_in_words,
    holder_and_post,
    labelled_item,
    meeting_in_words,
    times_in_words,
)
from dialoguekb.export.field_words import field_in_words
from dialoguekb.export.material import Material
from dialoguekb.export.provenance_section import cite
from dialoguekb.export.search_spans import search_spans, years_not_searched
from dialoguekb.model.dates import Interval, PartialDate, order_of
from dialoguekb.model.derivations.holders import held_during
from dialoguekb.model.derivations.series import name_of
from dialoguekb.model.records import Agreement, Dispute, Meeting

_MOST_COUNTRIES = 6
"""int: who is in office is named of so many countries at most, where none was asked for."""

_MOST_PARTIES = 25
"""int: the agreements are listed for so many sets of parties at most, those with the most first."""

_IN_A_LINE = frozenset({"start", "end", "city", "country", "status", "dialogue", "title", "mode"})
"""The fields that the line of a meeting tells of: what other sources say of them stands there too."""


def meeting_lines(material: Material, chosen: Mapping[str, str], first_year: str) -> Iterator[Block]:
    """Yield a line a meeting, the latest first; those before `first_year` in a line a dialogue."""
    if not material.meetings:
        return
    yield Heading(2, ("Meetings",))
    recent = [meeting for meeting in material.meetings if not meeting.start or str(meeting.start) >= first_year]
    earlier = [meeting for meeting in material.meetings if meeting.start and str(meeting.start) < first_year]
    # What is still to come stands first, as its date may be no more than a year.
    ahead = [meeting for meeting in recent if meeting.status in {"scheduled", "expected"}]
    past = [meeting for meeting in recent if meeting not in ahead]
    items = [_meeting(meeting, material, chosen) for meeting in (*reversed(ahead), *reversed(past))]
    yield Bullets((*items, *_earlier(earlier, material)))


def _meeting(meeting: Meeting, material: Material, chosen: Mapping[str, str]) -> Item:
    status = "" if meeting.status == "held" else f" ({meeting.status})"
    disputed = "; ".join(_other_values(dispute) for dispute in meeting.disputes if dispute.field in _IN_A_LINE)
    doubt = f" (other sources give {disputed})" if disputed else ""
    text = f"{_meeting_name(meeting, material)}{status}{doubt}"
    return Item((text, *_cite(meeting.id, chosen)))


def _meeting_name(meeting: Meeting, material: Material) -> str:
    """Return the meeting in a line, without its name where that is the title of the document."""
    text = meeting_in_words(meeting, material.records)
    dialogues = material.scope.filters.get("dialogue", ())
    is_title = not material.scope.countries and dialogues[:1] == (name_of(meeting, material.records),)
    return text.replace(f", {dialogues[0]}", "", 1) if is_title else text


def _other_values(dispute: Dispute) -> str:
    """Return what other sources say: `the date as 2024-08-21`."""
    return f"the {field_in_words(dispute.field)} as {' or '.join(other.value for other in dispute.not_kept)}"


def _earlier(meetings: list[Meeting], material: Material) -> Iterator[Item]:
    """Yield the earlier meetings, a line for each dialogue or single event."""

    def series(meeting: Meeting) -> str:
        return name_of(meeting, material.records)

    for name, of_series in groupby(
        sorted(meetings, key=lambda meeting: (series(meeting), order_of(meeting.start))), series
    ):
        each = list(of_series)
        held = sum(1 for meeting in each if meeting.status == "held")
        first, last = each[0].start, each[-1].start
        span = days_in_words(first, last) if len(each) > 1 else str(first)
        yield labelled_item(f"Earlier, {name}", f"{f'held {times_in_words(held)}' if held else each[0].status}, {span}")


def agreement_lines(material: Material, chosen: Mapping[str, str]) -> Iterator[Block]:
    """Yield the agreements, a line for each set of parties, by the names that they go by."""
    if not material.agreements:
        return
    yield Heading(2, ("Agreements",))
    by_parties: dict[tuple[str, ...], list[Agreement]] = {}
    for agreement in material.agreements:
        by_parties.setdefault(_other_parties(agreement, material), []).append(agreement)
    ranked = sorted(by_parties.items(), key=lambda entry: (-len(entry[1]), _name(entry[0], material)))
    items = [
        labelled_item(_name(parties, material), *_agreement_line(agreements, chosen))
        for parties, agreements in ranked[:_MOST_PARTIES]
    ]
    if left := ranked[_MOST_PARTIES:]:
        items.append(Item((f"and {sum(len(agreements) for _, agreements in left)} more",)))
    yield Bullets(tuple(items))


def _other_parties(agreement: Agreement, material: Material) -> tuple[str, ...]:
    """Return the parties beside the one country of the document; all of them where it has none or several."""
    return tuple(party for party in agreement.parties if party != _only_country(material)) or agreement.parties


def _only_country(material: Material) -> str | None:
    countries = material.scope.countries
    return countries[0] if len(countries) == 1 else None


def _name(parties: tuple[str, ...], material: Material) -> str:
    return countries_in_words(parties, material.records)


def _agreement_line(agreements: list[Agreement], chosen: Mapping[str, str]) -> Line:
    line: list[Inline] = []
    for agreement in agreements:
        ended = f", ended {agreement.ended}" if agreement.ended else ""
        line.append(f"{'; ' if line else ''}{agreement.short} ({agreement.signed or 'no date'}{ended})")
        line += _cite(agreement.id, chosen)
    return tuple(line)


def office_lines(material: Material) -> Iterator[Block]:
    """Yield who is in office on the day of the document, a line for each country."""
    day = PartialDate.parse(material.day).latest
    today = Interval(day, day)
    now = [(office, held) for office, holding in material.holdings for held in held_during([holding], today)]
    named = set(material.scope.countries) or {office.country for office, _ in now}
    if not now or (not material.scope.countries and len(named) > _MOST_COUNTRIES):
        return
    yield Heading(2, (f"In office on {material.day}",))
    items = []
    for country, of_country in groupby(now, key=lambda entry: entry[0].country):
        if country in named:
            line: list[Inline] = []
            for _, holding in of_country:
                line.append(f"{'; ' if line else ''}{holder_and_post(holding, day)}")
                line += cite(source_of_holder(holding, material.records))
            items.append(labelled_item(country_name(country, material.records), *line))
    yield Bullets(tuple(items))


def open_disputes(material: Material, chosen: Mapping[str, str]) -> Iterator[Block]:
    """Yield the disagreements between sources in which no value was kept."""
    items = [
        Item((_dispute(record.caption(material.records), dispute), *_cite(record.id, chosen)))
        for record in (*material.meetings, *material.agreements)
        for dispute in record.disputes
        if not dispute.kept
    ]
    if items:
        yield Heading(2, ("Open disputes",))
        yield Bullets(tuple(items))


def _dispute(caption: str, dispute: Dispute) -> str:
    values = "; or ".join(other.value for other in dispute.not_kept)
    return f"{caption}, {field_in_words(dispute.field)}: {values}"


def search_line(material: Material) -> Iterator[Block]:
    """Yield where the knowledge ends: the day of the data, and the years of each dialogue that were not searched."""
    yield Heading(2, ("Where this document ends",))
    yield end_of_data(material.layers, PartialDate.parse(material.day))
    met = dict.fromkeys(meeting.dialogue for meeting in material.meetings if meeting.dialogue)
    dialogues = [material.records.dialogues[dialogue] for dialogue in met if dialogue in material.records.dialogues]
    end = PartialDate.parse(material.day)
    yield from years_not_searched(
        sorted((each.name, search_spans(each, material.meetings, end)[1]) for each in dialogues)
    )


def _cite(record: str, chosen: Mapping[str, str]) -> Line:
    return cite([chosen[record]]) if record in chosen else ()

"""The sections of a document beside its meetings and agreements: scope, counts, partners, offices."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from dialoguekb.export.data_words import data_in_words, licences_in_words
from dialoguekb.export.document import Block, Bullets, Heading, Item, Line, Paragraph, Table
from dialoguekb.export.fact_text import (
    country_name,
    holder_line,
    labelled_item,
    last_report_in_words,
    meeting_in_words,
    start_in_words,
)
from dialoguekb.export.material import Material, Partner
from dialoguekb.export.provenance_section import cite_all, doubts_of
from dialoguekb.export.scope import agreements_in_words, in_words, meetings_in_words
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.derivations.holders import Holding
from dialoguekb.model.derivations.meeting_rounds import rounds_of
from dialoguekb.model.derivations.posts import name_in_sentence
from dialoguekb.model.derivations.rounds import next_round
from dialoguekb.model.derivations.series import level_of
from dialoguekb.model.records import Grouping, Meeting, Tenure
from dialoguekb.model.vocabulary import Status

_LEVELS = ("leader", "ministerial", "official")
_NOT_HELD: tuple[Status, ...] = ("scheduled", "expected", "postponed", "cancelled")
_FOOTNOTES_IN_WORDS = (
    "each stands at the facts that it backs; those on the first line of a meeting or an agreement back all of it."
)
_SUMMARY_FOOTNOTES_IN_WORDS = "one source a line; export --full names all of them and tells each meeting in full."
_OFFICES_IN_WORDS = (
    "The offices that the knowledge base follows, for the countries of this document, from its first meeting or "
    "agreement to {day}. The last day of a tenure is often the first of the next."
)


def opening(material: Material, *, is_summary: bool = False) -> Iterator[Block]:
    """Yield the title and what the document covers."""
    names = material.scope.country_names
    title = f"Dialogues and agreements of {in_words(names)}" if names else _title_without_country(material)
    yield Heading(1, (title,))
    items = [
        labelled_item("Scope", f"{meetings_in_words(material.scope)}. {agreements_in_words(material.scope)}."),
        labelled_item("Knowledge base", f"{data_in_words(material.layers, PartialDate.parse(material.day).latest)}."),
    ]
    if material.known_on:
        items.append(
            labelled_item("As known on", f"{material.known_on}: only what sources published by then could tell.")
        )
    if licences := licences_in_words(material.layers):
        items.append(labelled_item("Licence of the data", f"{licences}."))
    items.append(labelled_item("Footnotes", _SUMMARY_FOOTNOTES_IN_WORDS if is_summary else _FOOTNOTES_IN_WORDS))
    yield Bullets(tuple(items))


def at_a_glance(material: Material) -> Iterator[Block]:
    """Yield the counts, the first, the latest and the next meeting."""
    meetings_held = [meeting for meeting in material.meetings if meeting.status == "held"]
    yield Heading(2, ("At a glance",))
    items = [labelled_item("Meetings", _meeting_counts(material, meetings_held))]
    if meetings_held:
        items.append(labelled_item("First held", meeting_in_words(meetings_held[0], material.records)))
        items.append(labelled_item("Latest held", meeting_in_words(meetings_held[-1], material.records)))
    items.append(labelled_item("Next announced", _next_in_words(material)))
    items.append(labelled_item("Agreements", _agreements_in_words(material)))
    disputes = [dispute for record in (*material.meetings, *material.agreements) for dispute in record.disputes]
    if disputes:
        undecided = sum(1 for dispute in disputes if not dispute.kept)
        text = f"{len(disputes)}" + (f", {undecided} of them open" if undecided else "")
        items.append(labelled_item("Disagreements between sources", text))
    yield Bullets(tuple(items))


def partner_section(material: Material) -> Iterator[Block]:
    """Yield the table of partners, and what the membership of the groupings in it rests on."""
    yield from partner_table(material)
    if not has_partners(material):
        return
    named = sorted({one for partner in material.partners for one in partner.shared_groupings})
    groupings = [material.records.groupings[one] for one in named]
    if groupings:
        yield Paragraph(("Membership of the groupings rests on:",))
        yield Bullets(tuple(_grouping(grouping) for grouping in groupings))


def partner_table(material: Material) -> Iterator[Block]:
    """Yield the partners of the one country of the document; nothing where it has none or is about several."""
    if not has_partners(material):
        return
    level = material.scope.filters.get("level")
    counted = f"at {level[0]} level" if level else "at ministerial level or above"
    yield Heading(2, (f"Partners of {_home(material)}",))
    basis = f"Counted are the meetings of this document that were held {counted}."
    yield Paragraph((f"{basis} Groupings are those shared on {material.day}.",))
    yield Table(
        ("Country", "Held", "First", "Latest", "Shared groupings"),
        tuple(_partner_row(partner, material) for partner in material.partners),
        numbers=frozenset({1}),
    )


def has_partners(material: Material) -> bool:
    """Whether the document lists partners: it is about one country, and that country met others."""
    return bool(material.partners) and len(material.scope.countries) == 1


def office_section(material: Material) -> Iterator[Block]:
    """Yield who held the offices of the sides, a table for each country."""
    if not material.holdings:
        return
    yield Heading(2, ("Who held which office",))
    yield Paragraph((_OFFICES_IN_WORDS.format(day=material.day),))
    for country, of_country in groupby(material.holdings, key=lambda entry: entry[0].country):
        yield Heading(3, (country_name(country, material.records),))
        day = PartialDate.parse(material.day).latest
        rows = tuple(_holding_row(holding, day) for _, holding in of_country)
        yield Table(("Office", "Holder", "From", "To"), rows)


def _title_without_country(material: Material) -> str:
    return material.scope.filters.get("dialogue", (material.about.title,))[0]


def _meeting_counts(material: Material, meetings_held: list[Meeting]) -> str:
    statuses = Counter(meeting.status for meeting in material.meetings)
    levels = Counter(level_of(meeting, material.records) for meeting in meetings_held)
    by_level = [f"{levels[level]} at {level} level" for level in _LEVELS if levels[level]]
    counts = [f"{len(meetings_held)} held" + (f" ({', '.join(by_level)})" if by_level else "")]
    counts += [f"{statuses[status]} {status}" for status in _NOT_HELD if statuses[status]]
    return ", ".join(counts)


def _next_in_words(material: Material) -> str:
    coming = next_round(rounds_of(material.meetings, material.records), PartialDate.parse(material.day).latest)
    if coming is None:
        return "none"
    return f"{meeting_in_words(material.records.meetings[coming.id], material.records)} ({coming.status})"


def _agreements_in_words(material: Material) -> str:
    if not material.agreements:
        return "none recorded"
    signed = [agreement.signed for agreement in material.agreements if agreement.signed]
    if not signed:
        return str(len(material.agreements))
    first, last = signed[0], signed[-1]
    return f"{len(material.agreements)}, signed " + (f"{first}" if first == last else f"from {first} to {last}")


def _home(material: Material) -> str:
    return name_in_sentence(country_name(material.home or "", material.records))


def _partner_row(partner: Partner, material: Material) -> tuple[Line, ...]:
    shorts = [material.records.groupings[one].short for one in partner.shared_groupings]
    texts = (
        partner.name,
        str(partner.meetings_held),
        partner.first or "",
        partner.latest or "",
        ", ".join(shorts),
    )
    return tuple((text,) for text in texts)


def _holding_row(holding: Holding, day: date) -> tuple[Line, ...]:
    tenure = holding.tenure
    office = holding.office_title or tenure.office
    return (office,), holder_line(holding), (start_in_words(tenure),), (_end(tenure, day),)


def _end(tenure: Tenure, day: date) -> str:
    return str(tenure.to) if tenure.to else last_report_in_words(tenure, day) or "in office"


def _grouping(grouping: Grouping) -> Item:
    name = f"{grouping.short}: {grouping.name}"
    return Item((name, *doubts_of(grouping.unsourced), *cite_all(grouping.sources)))

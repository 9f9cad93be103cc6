"""What a document is about: the records that its filters keep, and what follows from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

from dialoguekb.catalogue import Catalogue
from dialoguekb.export.fact_text import country_name
from dialoguekb.export.scope import Scope, agreement_filters, read_scope
from dialoguekb.model.about import About
from dialoguekb.model.dates import Interval, PartialDate
from dialoguekb.model.derivations.holders import Holding, held_offices
from dialoguekb.model.derivations.intervals import interval_of_days, interval_of_meeting
from dialoguekb.model.derivations.outlook import is_seen_on
from dialoguekb.model.derivations.series import sides_of
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Agreement, Meeting, Office
from dialoguekb.query.selection import Question


@dataclass(frozen=True, slots=True)
class Partner:
    """A country that the document's country met; a row of the listing `partners`."""

    country: str
    """str, its code."""
    name: str
    """str, its name."""
    meetings_held: int
    """int, how many meetings of the document they held."""
    first: str | None
    """str, the start of the first, as written; None if it has none."""
    latest: str | None
    """str, the start of the latest, as written; None if it has none."""
    shared_groupings: list[str]
    """The ids of the groupings that both belong to on the document's day."""


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that a document tells."""

    about: About
    layers: tuple[About, ...]
    """What the layers say of themselves, the top one first."""
    records: RecordSet
    scope: Scope
    day: str
    """str, ISO 8601 date: the day for which `today` stands in the document."""
    known_on: str | None
    """str, ISO 8601 date: the day whose knowledge the document tells; None where it is all."""
    home: str | None
    """str, the code of the first country asked for, whose partners are listed; None if the filters name none."""
    meetings: tuple[Meeting, ...]
    """In order of date, then id."""
    agreements: tuple[Agreement, ...]
    """In order of signature, then id."""
    partners: tuple[Partner, ...]
    """In order of name."""
    holdings: tuple[tuple[Office, Holding], ...]
    """Who held which office, by country, office and first day."""

    @property
    def has_records(self) -> bool:
        """Whether the filters keep a meeting or an agreement."""
        return bool(self.meetings or self.agreements)


def gather(knowledge_base: Catalogue, filters: Mapping[str, Sequence[str]]) -> Material:
    """Return the material of a document; `filters` are those of the meetings listing.

    What came after the day that counts as today is left out.

    Raises the errors of a filter that cannot be read.
    """
    records = knowledge_base.records
    scope = read_scope(knowledge_base, filters)
    today = PartialDate.parse(knowledge_base.day).latest
    day = min(knowledge_base.data_end.latest, today)
    meetings = [records.meetings[found] for found in _ids(knowledge_base, "meetings", filters)]
    signed = _ids(knowledge_base, "agreements", agreement_filters(filters))
    agreements = [records.agreements[found] for found in signed]
    material = Material(
        about=knowledge_base.about,
        layers=knowledge_base.layers,
        records=records,
        scope=scope,
        day=day.isoformat(),
        known_on=knowledge_base.known_on,
        home=scope.countries[0] if scope.countries else None,
        meetings=tuple(meeting for meeting in meetings if is_seen_on(meeting, records, today)),
        agreements=tuple(each for each in agreements if each.signed is None or each.signed.earliest <= today),
        partners=(),
        holdings=(),
    )
    return replace(material, partners=_partners(knowledge_base, material), holdings=_holdings(material))


def _ids(knowledge_base: Catalogue, listing: str, filters: Mapping[str, Sequence[str]]) -> list[str]:
    answer = knowledge_base.ask(listing, Question(filters=filters, columns=["id"]))
    return [row[0] for row in answer.rows]


def _partners(knowledge_base: Catalogue, material: Material) -> tuple[Partner, ...]:
    """Return the partners as the listing has them, counted from the meetings of the document alone."""
    if material.home is None:
        return ()
    levels = material.scope.filters.get("level", ())
    question = Question(
        filters={"on": [material.day], **({"level": levels} if levels else {})},
        columns=[each.name for each in fields(Partner)],
        sort="name",
        related_ids=[meeting.id for meeting in material.meetings],
        subject=material.home,
    )
    return tuple(Partner(*row) for row in knowledge_base.ask("partners", question).rows)


def _holdings(material: Material) -> tuple[tuple[Office, Holding], ...]:
    """Return who held the offices of the countries named, or else at the table, in the days that the document spans."""
    records = material.records
    days = _span(material)
    if days is None:
        return ()
    named = set(material.scope.countries) if len(material.scope.countries) > 1 else set()
    countries = named or {country for meeting in material.meetings for country in sides_of(meeting, records)}
    offices = [office for office in records.offices.values() if office.country in countries]
    offices.sort(key=lambda office: country_name(office.country, records))
    return tuple(held_offices(offices, records, days))


def _span(material: Material) -> Interval | None:
    """Return the days from the first meeting or agreement of the document to its day; None without either."""
    days = [days for meeting in material.meetings if (days := interval_of_meeting(meeting))]
    days += [interval_of_days(agreement.signed, None) for agreement in material.agreements if agreement.signed]
    if not days:
        return None
    first = min(interval.earliest for interval in days)
    return Interval(first, max(first, PartialDate.parse(material.day).latest))

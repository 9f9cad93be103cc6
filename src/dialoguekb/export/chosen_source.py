"""One source for each fact, where a document has no room for all of them."""

from collections import Counter
from collections.abc import Iterable
from functools import partial

from dialoguekb.model.dates import Order, PartialDate, order_of
from dialoguekb.model.derivations.holders import Holding
from dialoguekb.model.derivations.source_authority import authority_of
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Agreement, Citation, Meeting

_IN_A_LINE = frozenset({"start", "signed", "status", "city", "title", "short"})
"""The fields of which a line on a meeting or an agreement tells."""


def chosen_sources(cited: Iterable[Meeting | Agreement], records: RecordSet) -> dict[str, str]:
    """Return record id -> the id of the source to cite for it; records without a source are left out.

    A source comes first that backs what a line tells, then one that was not published before the event, then the
    one of the most authority, then one that shows its date, then one in English, then one that other records cite
    too, so that the footnotes are few. For what is still to come, the latest published comes before authority.
    """
    backed = [record for record in cited if record.sources]
    uses = Counter(citation.id for record in backed for citation in record.sources)

    def worth(record: Meeting | Agreement, citation: Citation) -> tuple[bool, bool, Order, int, bool, bool, int, str]:
        source = records.sources.get(citation.id)
        published = source.published if source else None
        happened = _day_of(record)
        is_after = not (published and happened and published.is_certainly_before(happened))
        latest = order_of(published if happened is None else None)
        backs = not citation.supports or bool(_IN_A_LINE & set(citation.supports))
        rank = authority_of(source)
        is_english = source is not None and source.language is None
        return backs, is_after, latest, rank, published is not None, is_english, uses[citation.id], citation.id

    return {record.id: max(record.sources, key=partial(worth, record)).id for record in backed}


def source_of_holder(holding: Holding, records: RecordSet) -> list[str]:
    """Return the id of the source to cite for a holder; nothing where there is none.

    A source comes first that was published on the day last reported or later, then the one of the most authority,
    then the latest.
    """
    as_of = holding.tenure.as_of

    def worth(name: str) -> tuple[bool, int, Order]:
        source = records.sources.get(name)
        published = source.published if source else None
        reaches = bool(published and as_of and published.latest >= as_of.earliest)
        return reaches, authority_of(source), order_of(published)

    ids = [citation.id for citation in holding.citations]
    return [max(ids, key=worth)] if ids else []


def _day_of(record: Meeting | Agreement) -> PartialDate | None:
    """Return when a meeting was held or an agreement signed; None of what is still to come."""
    if isinstance(record, Agreement):
        return record.signed
    return record.start if record.status == "held" else None

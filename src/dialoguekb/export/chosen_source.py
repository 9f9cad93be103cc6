"""One source for each record, where a document has no room for all of them."""

from collections import Counter
from collections.abc import Iterable
from functools import partial

from dialoguekb.model.dates import PartialDate
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import Agreement, Citation, Meeting


def chosen_sources(cited: Iterable[Meeting | Agreement], records: RecordSet) -> dict[str, str]:
    """Return record id -> the id of the source to cite for it; records without a source are left out.

    A source that backs the whole record comes first, then one that was not published before the event, then one that
    other records cite too, so that the footnotes are few.
    """
    backed = [record for record in cited if record.sources]
    uses = Counter(citation.id for record in backed for citation in record.sources)

    def worth(citation: Citation, when: PartialDate | None) -> tuple[bool, bool, int, str]:
        source = records.sources.get(citation.id)
        published = source.published if source else None
        is_after = not (published and when and published.is_certainly_before(when))
        return not citation.supports, is_after, uses[citation.id], citation.id

    return {record.id: max(record.sources, key=partial(worth, when=_day_of(record))).id for record in backed}


def _day_of(record: Meeting | Agreement) -> PartialDate | None:
    """Return when a meeting was held or an agreement signed; None of what is still to come."""
    if isinstance(record, Agreement):
        return record.signed
    return record.start if record.status == "held" else None

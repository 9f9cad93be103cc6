"""What to read before the next round: what is coming, what was said last, what changed, and what stands."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial

from dialoguekb.catalogue import Catalogue
from dialoguekb.export.brief_coming import coming_section
from dialoguekb.export.brief_news import news_section
from dialoguekb.export.brief_rounds import last_rounds
from dialoguekb.export.brief_standing import agreements_in_force, in_office, years_searched
from dialoguekb.export.brief_subject import Subject, read_subject
from dialoguekb.export.contents import references_in
from dialoguekb.export.data_words import data_in_words, licences_in_words
from dialoguekb.export.document import Block, Bullets, Document, Heading
from dialoguekb.export.fact_text import countries_in_words, labelled_item, times_in_words
from dialoguekb.export.limits import without_citations
from dialoguekb.export.page import Page
from dialoguekb.export.printed_page import PAGE_WIDTH, page_of
from dialoguekb.listings.meetings import LISTING as MEETINGS
from dialoguekb.query.selection import Question
from dialoguekb.query.typed_values import read_date

_Section = Callable[[Subject, int | None], Iterator[Block]]

_SECTIONS: tuple[tuple[_Section, int], ...] = (
    (coming_section, 4),
    (last_rounds, 3),
    (news_section, 4),
    (in_office, 4),
    (agreements_in_force, 2),
    (years_searched, 1),
)
"""The sections, and how many entries of each a short brief keeps as long as others can be shortened."""


def read_brief(
    catalogue: Catalogue,
    names: Sequence[str],
    *,
    since: str | None = None,
    topic: str | None = None,
    is_short: bool = False,
    has_sources: bool = True,
) -> Page:
    """Return the page that names typed ask for, with news from a date typed on.

    Raises the errors of `read_subject` and `read_date`. With `is_short` it fits a printed page. It says itself which
    years were searched, so its remarks do not.
    """
    first_day = read_date("--since", since).first if since is not None else None
    day = date.fromisoformat(first_day) if first_day else None
    subject = read_subject(catalogue, names, since=day, topic=topic)
    document = short_brief_of(subject) if is_short else brief_of(subject)
    remarks = catalogue.remarks(MEETINGS.name, Question(subject.filters))
    return Page(
        document if has_sources else without_citations(document),
        tuple(remark for remark in remarks if remark.topic in {"undated", "topics"}),
        PAGE_WIDTH if is_short else None,
    )


def brief_of(subject: Subject) -> Document:
    """Return the whole brief."""
    sections = (section(subject, None) for section, _ in _SECTIONS)
    blocks = (*_opening(subject), *(block for section in sections for block in section))
    return Document(blocks, references_in(blocks, subject.records))


def short_brief_of(subject: Subject) -> Document:
    """Return the brief of a page, without footnotes."""
    return page_of([*_opening(subject)], [(partial(section, subject), least) for section, least in _SECTIONS])


def _opening(subject: Subject) -> Iterator[Block]:
    layers = subject.knowledge_base.layers
    licences = licences_in_words(layers)
    yield Heading(1, (f"{_name(subject)}: before the next round",))
    entries = [labelled_item("As of", f"{subject.day}{_view(subject)}")]
    if subject.topic:
        entries.append(labelled_item("Topic", f"{subject.topic}: the meetings and dialogues below discussed it"))
    entries += [
        labelled_item("Met", _counts(subject)),
        labelled_item("Data", f"{data_in_words(layers, subject.day)}{f' ({licences})' if licences else ''}"),
    ]
    yield Bullets(tuple(entries))


def _view(subject: Subject) -> str:
    """Return how the page looks back on a day before that of the data; nothing where it does not."""
    if subject.knowledge_base.known_on:
        return " (only what sources published by then could tell)"
    kept = subject.knowledge_base.data_end
    return " (without what came later; its sources may be later)" if kept.earliest > subject.day else ""


def _name(subject: Subject) -> str:
    return subject.title or countries_in_words(subject.countries, subject.records)


def _counts(subject: Subject) -> str:
    """Return how often they met: `16 times on their own, once with others at the table`."""
    alone, all_of_them = len(subject.meetings_alone), len(subject.meetings_held)
    if not all_of_them:
        return "no meeting is recorded"
    if subject.title:
        return times_in_words(all_of_them)
    wider = all_of_them - alone
    if not alone:
        return f"{times_in_words(wider)}, always with others at the table"
    others = f" on their own, {times_in_words(wider)} with others at the table" if wider else ""
    return f"{times_in_words(alone)}{others}"

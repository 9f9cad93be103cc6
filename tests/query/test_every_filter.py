"""Each listing takes the filters that it can answer, and each filter that it takes changes an answer."""

from typing import Any

import pytest

from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.listings.registry import ALL, listing_of
from dialoguekb.query.filter import Filter
from dialoguekb.query.filters import FILTERS
from dialoguekb.query.listing import Listing
from dialoguekb.query.selection import Question
from dialoguekb.query.typed_values import words_on_record
from knowledge import TODAY

PAIRS = [(listing, name) for listing in ALL for name in ALL[listing].filters]


WORDS = "tokyo india minister quad defence"


def answer(bundled: KnowledgeBase, listing: str, **filters: str) -> list[list[Any]]:
    typed = {name: [value] for name, value in filters.items()}
    subject = WORDS if listing == "search" else None
    return bundled.ask(listing, Question(typed, today=TODAY, bound={"home": "IN"}, subject=subject)).rows


def values_of(bundled: KnowledgeBase, listing: Listing, declared: Filter) -> list[str]:
    """Return values that can be typed for a filter of a listing."""
    match declared.form:
        case "name":
            return [record.id for record in bundled.records.of_kind(declared.kind).values()]
        case "choice":
            return list(declared.choices)
        case "word":
            return list(listing.choices.get(declared.name) or words_on_record(bundled.index, declared, listing))
        case _:
            return ["2022", "2009", "1999"]


BESIDE = {("matrix", "on"): {"member_of": "BRICS"}}
"""Listing and filter -> the filters beside which it changes the answer, where alone it cannot: the counts of
`matrix` do not depend on the day; it only dates the groupings and agreements that other filters ask for."""


@pytest.mark.parametrize(("listing", "name"), PAIRS)
def test_a_filter_that_a_listing_takes_changes_its_answer(bundled: KnowledgeBase, listing: str, name: str) -> None:
    beside = BESIDE.get((listing, name), {})
    everything = answer(bundled, listing, **beside)
    values = values_of(bundled, ALL[listing], FILTERS[name])
    assert any(answer(bundled, listing, **beside, **{name: value}) != everything for value in values), (
        f"'{listing}' answers the same whatever {FILTERS[name].option} says ({', '.join(values[:3])}, ...): add records"
        " to data/ that the filter tells apart"
    )


def taken(listing: str) -> set[str]:
    return set(ALL[listing].filters)


OF_MEETINGS = {name for name, declared in FILTERS.items() if "meetings" in declared.conditions}


def test_which_listings_take_a_filter_follows_from_its_tables() -> None:
    assert taken("meetings") == taken("stats") == OF_MEETINGS
    assert taken("dialogues") == OF_MEETINGS
    assert taken("topics") == OF_MEETINGS
    assert taken("sources") == OF_MEETINGS - {"on"} | {"kind"}
    misleading = {"country", "with", "grouping", "member_at_table", "status"}
    assert taken("partners") == taken("matrix") >= OF_MEETINGS - misleading
    assert taken("officials") >= {"role", "since", "until", "year", "on"}
    assert taken("countries") == {"country", "grouping", "member_of", "not_member_of", "on"}


def test_a_search_takes_what_the_listings_of_the_kinds_take() -> None:
    of_partners_alone = {"with_agreement", "without_agreement"}
    for listing in ("search", "disputes"):
        assert taken(listing) == FILTERS.keys() - {"on"} - of_partners_alone


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"role": "defence-minister", "country": "Japan"}, {"office", "official"}),
        ({"member_of": "QUAD"}, {"country", "office", "official"}),
        ({"meeting": "in-us-2plus2-2018"}, {"agreement", "meeting", "official"}),
    ],
)
def test_a_search_leaves_out_kinds_without_the_filter(
    bundled: KnowledgeBase, filters: dict[str, str], expected: set[str]
) -> None:
    kinds = {row[0] for row in answer(bundled, "search", **filters)}
    assert kinds == expected


@pytest.mark.parametrize("name", [name for name in ALL["search"].filters if name != "kind"])
def test_a_search_keeps_what_the_listing_of_the_kind_keeps(bundled: KnowledgeBase, name: str) -> None:
    for value in values_of(bundled, ALL["search"], FILTERS[name])[:5]:
        ids: dict[str, set[str]] = {}
        for kind, record_id, *_ in answer(bundled, "search", **{name: value}):
            ids.setdefault(kind, set()).add(record_id)
        if name == "with":  # a listing of such records asks for one country only
            ids = {kind: of_kind for kind, of_kind in ids.items() if kind not in {"country", "office", "official"}}
        for kind, of_kind in ids.items():
            assert of_kind <= {row[0] for row in answer(bundled, listing_of(kind).name, **{name: value})}


def test_a_listing_does_without_filters_that_it_could_take() -> None:
    for listing in ALL.values():
        assert set(listing.without) <= set(listing._replace(without=()).filters), listing.name

"""What a listing or a filter leaves open, held against the classes of the kinds: never read to answer a listing."""

from collections.abc import Collection, Iterable, Iterator

from dialoguekb.errors import with_article
from dialoguekb.model.fields import Reference, fields_of
from dialoguekb.model.record import Record
from dialoguekb.query.filters import FILTERS
from dialoguekb.query.listing import Listing

_OF_DAYS = ("since", "until", "year", "on")
"""The filters that a kind has which tells of an event."""

_BESIDES = frozenset({"coverage"})
"""Keys of `Filter.conditions` that no listing has: remarks on the years that were searched ask them."""


def faults_of_kind(cls: type[Record], listing: Listing | None) -> Iterator[str]:
    """Yield what the listing of a kind lacks: itself, its place, or a filter of what the kind says."""
    file = f"listings/{cls.plural}.py"
    if listing is None:
        yield f"write {file}: the kind '{cls.kind_name}' has no listing"
        return
    if listing.kind != cls.kind_name:
        yield f"{file}: write kind='{cls.kind_name}', the kind of its rows"
    if listing.rank is None:
        yield f"{file}: write its rank (rank=20), its place among the commands in help"
    for table in listing.tables:
        if table != cls.plural:
            yield f"{file}: tables names '{table}', whose filters ask for other rows than {cls.plural}: leave it out"
    taken = {*listing.filters, *listing.without}
    if cls.happens and not taken.issuperset(_OF_DAYS):
        yield (
            f"{file}: write own_conditions={{**date_conditions('{cls.happens}'), ...}}"
            f" for --since, --until, --year and --on, as {cls.__name__} happens on its {cls.happens}"
        )
    for name, reason in _named_by_fields(cls, taken):
        yield f"{file}: say in own_conditions which {cls.plural} {FILTERS[name].option} keeps, as {reason}"


def _named_by_fields(cls: type[Record], taken: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the filters that the fields of a kind call for and its listing does not take, each with the reason."""
    kinds_taken = {FILTERS[name].kind for name in taken}
    for field in fields_of(cls):
        if isinstance(field.form, Reference):
            named = field.form.kind
            if named not in kinds_taken and (names := [each.name for each in FILTERS.values() if each.kind == named]):
                yield names[0], f"{cls.__name__}.{field.key} names {with_article(named)}"
        elif field.key in FILTERS and field.key not in taken:
            yield field.key, f"{cls.__name__} has a field of that name"


def faults_of_filters(listings: Iterable[Listing], kinds: Collection[str]) -> Iterator[str]:
    """Yield what leads nowhere in the filters and in the listings' own conditions."""
    listings = list(listings)
    tables = {table for listing in listings for table in listing.tables}
    tables |= {listing.related.table for listing in listings if listing.related}
    for declared in FILTERS.values():
        for table in sorted(declared.conditions.keys() - tables - _BESIDES):
            yield f"filter {declared.name}: no listing has rows of '{table}', for which it has a condition"
        if declared.kind and declared.kind not in kinds:
            yield f"filter {declared.name}: '{declared.kind}' is no kind of record"
    yield from _faults_of_ranks(listings)
    for listing in listings:
        if listing.kind and listing.kind not in kinds:
            yield f"listings/{listing.name}.py: '{listing.kind}' is no kind of record"
        yield from (f"listings/{listing.name}.py: {fault}" for fault in _faults_of_own_conditions(listing))


def _faults_of_ranks(listings: Iterable[Listing]) -> Iterator[str]:
    by_rank: dict[int, str] = {}
    for listing in listings:
        if listing.rank is not None:
            other = by_rank.setdefault(listing.rank, listing.name)
            if other != listing.name:
                yield f"listings/{listing.name}.py: listings/{other}.py has the rank {listing.rank}: write another"


def _faults_of_own_conditions(listing: Listing) -> Iterator[str]:
    for name, condition in listing.own_conditions.items():
        if name not in FILTERS:
            yield f"own_conditions has '{name}', which is no filter"
            continue
        declared = FILTERS[name]
        yield from (f"the condition of {name} {fault}" for fault in declared.faults_of_condition(condition))
        if declared.form == "word" and name not in listing.choices and name not in listing.words:
            sql = f"select {name} from {listing.name} where {name} is not null"
            yield f"write words={{'{name}': '{sql}'}}, the values that {declared.option} takes"

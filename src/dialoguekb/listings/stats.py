"""The listing of statistics: how complete the record is, per dialogue and in total."""

from dialoguekb.query.listing import Listing, Related, column

_SCOPES = (
    "(select id as dialogue, id, name, coverage, 1 as rank from dialogues"
    " union all select null, '~single', 'Single events', '[]', 2 where exists"
    " (select 1 from meetings where dialogue is null)"
    " union all select null, '~all', 'Total', '[]', 3) row"
)
"""A row for each dialogue, one for the meetings of none, and one for all meetings."""

_COUNTED = "from meetings meeting where (row.rank = 3 or meeting.dialogue is row.dialogue) and {related}"

_SOURCES_OF_KIND = (
    "(select count(distinct source.id) from citations cited join sources source on source.id = cited.source"
    " where cited.record_type = 'meeting' and cited.record = meeting.id and cited.part = '' and {kind})"
)

_SPAN = (
    "json_extract(value, '$.from') || case when json_extract(value, '$.from') = json_extract(value, '$.to') then ''"
    " else '–' || json_extract(value, '$.to') end"
)

_GAPS = f"from ordinal_gaps gap where gap.dialogue in (select meeting.dialogue {_COUNTED})"

_GAP = "gap.dialogue || ' ' || gap.first || case when gap.first = gap.last then '' else '–' || gap.last end"


def _number_of(counted: str) -> str:
    return f"(select count(*) {_COUNTED} and {counted})"


def _sum_of(lists: str) -> str:
    return f"(select coalesce(sum(json_array_length(meeting.{lists})), 0) {_COUNTED})"


def _sum_of_fields(marks: str) -> str:
    """Return SQL for the number of fields that marks of the meetings name; two marks on a field count once."""
    fields = f"(select count(distinct json_extract(value, '$.field')) from json_each(meeting.{marks}))"
    return f"(select coalesce(sum({fields}), 0) {_COUNTED})"


def _percent_of(kind: str, at_least: int) -> str:
    """Return SQL for the percentage of meetings with at least so many sources; only none is 0 and only all is 100."""
    matches = _number_of(f"{_SOURCES_OF_KIND.replace('{kind}', kind)} >= {at_least}")
    share = f"100.0 * {matches} / (select count(*) {_COUNTED})"
    rounded = f"case when {share} > 99 then {share} when {share} < 1 then {share} > 0 else round({share}) end"
    return f"cast({rounded} as integer)"


LISTING = Listing(
    name="stats",
    rank=12,
    summary="Show how complete the record is, by dialogue and in total.",
    details="Participants counts seats at the table. The shares are those of meetings with a government source, and"
    " with two sources or more. Gaps counts the numbers in a series that no recorded meeting has; a meeting recorded"
    " without its number leaves a gap too. Searched shows the years in which every meeting was looked for. Filters"
    " narrow the meetings counted.",
    example="--country Japan --format 2+2",
    source=_SCOPES,
    rows_called="rows",
    columns=(
        column(
            "dialogue",
            "Dialogue",
            expression="coalesce(row.dialogue, row.name)",
            meaning="The dialogue; `Single events` are meetings without one, `Total` is all meetings.",
        ),
        column("meetings", "Meetings", "number", expression=_number_of("1"), meaning="How many meetings are recorded."),
        column(
            "held",
            "Held",
            "number",
            expression=_number_of("meeting.status = 'held'"),
            meaning="How many of these were held.",
        ),
        column(
            "participants",
            "Participants",
            "number",
            expression=_sum_of("participants"),
            meaning="How many seats at the table are recorded.",
            drop=1,
        ),
        column(
            "government_percent",
            "Government %",
            "number",
            expression=_percent_of("source.kind = 'government'", 1),
            meaning="The share of meetings that cite a government page, in percent.",
        ),
        column(
            "two_sources_percent",
            "Two sources %",
            "number",
            expression=_percent_of("1", 2),
            meaning="The share of meetings that cite two sources or more, in percent.",
            drop=5,
        ),
        column(
            "unsourced",
            "Unsourced",
            "number",
            expression=_sum_of_fields("unsourced"),
            meaning="How many fields of these meetings no source read confirms.",
            drop=2,
        ),
        column(
            "disputes",
            "Disputes",
            "number",
            expression=_sum_of("disputes"),
            meaning="On how many fields of these meetings sources disagree.",
            drop=3,
        ),
        column(
            "gaps",
            "Gaps",
            "number",
            expression=f"(select coalesce(sum(gap.last - gap.first + 1), 0) {_GAPS})",
            meaning="How many numbers of the series no recorded meeting has.",
            drop=4,
        ),
        column(
            "missing_ordinals",
            "Missing numbers",
            "list",
            featured=False,
            expression=f"(select json_group_array({_GAP}) {_GAPS})",
            meaning="These numbers.",
        ),
        column(
            "searched",
            "Searched",
            "list",
            expression=f"(select json_group_array({_SPAN}) from json_each(row.coverage))",
            meaning="The years in which every meeting was looked for.",
        ),
    ),
    related=Related(table="meetings", alias="meeting", condition=f"exists (select 1 {_COUNTED})"),
    order="row.rank, row.id",
)

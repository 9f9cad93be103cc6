"""The listing of statistics: how complete the record is, per dialogue and in total."""

from dialoguekb.query.listing import Listing, Relation, column

_ROWS = """(
    select 1 as rank, id, id as name, coverage from dialogues
    union all select 2, null, 'Single events', '[]' where exists (select 1 from meetings where dialogue is null)
    union all select 3, null, 'Total', '[]'
) row"""
"""A row for each dialogue, one for the meetings of none, and one for all meetings."""

_NAMES = ("meetings", "held", "participants", "unsourced", "disputes", "official", "twice_sourced", "from_statement")

_COUNTS = f"""(
    with cited as materialized (
        select citation.record as meeting, count(distinct source.id) as sources,
            max(source.kind = 'government') as is_official
        from citations citation join sources source on source.id = citation.source
        where citation.record_type = 'meeting' and citation.part = ''
        group by citation.record
    ),
    totals as materialized (
        select meeting.dialogue, count(*) as meetings, sum(meeting.status = 'held') as held,
            sum(json_array_length(meeting.participants)) as participants,
            sum((select count(distinct json_extract(value, '$.field')) from json_each(meeting.unsourced))) as unsourced,
            sum(json_array_length(meeting.disputes)) as disputes,
            sum(coalesce(cited.is_official, 0)) as official,
            sum(coalesce(cited.sources, 0) >= 2) as twice_sourced,
            sum(meeting.topics_from is 'statement') as from_statement
        from meetings meeting left join cited on cited.meeting = meeting.id
        where {{related}}
        group by meeting.dialogue
    )
    select iif(dialogue is null, 2, 1) as rank, * from totals
    union all select 3, null, {", ".join(f"sum({name})" for name in _NAMES)} from totals
) counts"""
"""The counts of the meetings of each dialogue, of those that belong to none, and of all."""

_SPAN = (
    "json_extract(value, '$.from') || case when json_extract(value, '$.from') = json_extract(value, '$.to') then ''"
    " else '–' || json_extract(value, '$.to') end"
)

_GAPS = (
    "from ordinal_gaps gap where gap.dialogue = row.id"
    " or row.rank = 3 and gap.dialogue in (select meeting.dialogue from meetings meeting where {related})"
)

_GAP = "gap.dialogue || ' ' || gap.first || case when gap.first = gap.last then '' else '–' || gap.last end"


def _number(count: str) -> str:
    return f"coalesce(counts.{count}, 0)"


def _percent(count: str) -> str:
    """Return SQL for a count as a percentage of the meetings; only none is 0 and only all is 100."""
    share = f"(100.0 * counts.{count} / counts.meetings)"
    rounded = f"case when {share} > 99 then {share} when {share} < 1 then {share} > 0 else round({share}) end"
    return f"cast({rounded} as integer)"


LISTING = Listing(
    name="stats",
    rank=12,
    summary="Show how complete the record is, by dialogue and in total.",
    details="Participants counts seats at the table. The shares are those of meetings with a government source, with"
    " two sources or more, and with topics read from a full statement. Gaps counts the numbers in a series that"
    " no recorded meeting has; a meeting recorded without its number leaves a gap too. Searched shows the"
    " years in which every meeting was looked for. Filters narrow the meetings counted.",
    example="--country Japan --format 2+2",
    source=_ROWS,
    counts=f"left join {_COUNTS} on counts.rank = row.rank and counts.dialogue is row.id",
    rows_called="rows",
    columns=(
        column(
            "dialogue",
            "Dialogue",
            expression="row.name",
            meaning="The dialogue; `Single events` are meetings without one, `Total` is all meetings.",
        ),
        column(
            "meetings", "Meetings", "number", expression=_number("meetings"), meaning="How many meetings are recorded."
        ),
        column(
            "held",
            "Held",
            "number",
            expression=_number("held"),
            meaning="How many of these were held.",
        ),
        column(
            "participants",
            "Participants",
            "number",
            expression=_number("participants"),
            meaning="How many seats at the table are recorded.",
            drop=1,
        ),
        column(
            "government_percent",
            "Government %",
            "number",
            expression=_percent("official"),
            meaning="The share of meetings that cite a government page, in percent.",
        ),
        column(
            "two_sources_percent",
            "Two sources %",
            "number",
            expression=_percent("twice_sourced"),
            meaning="The share of meetings that cite two sources or more, in percent.",
            drop=5,
        ),
        column(
            "full_statement_percent",
            "Full statement %",
            "number",
            expression=_percent("from_statement"),
            meaning="The share of meetings whose topics come from the full statement of the sides, in percent.",
            drop=6,
        ),
        column(
            "unsourced",
            "Unsourced",
            "number",
            expression=_number("unsourced"),
            meaning="How many fields of these meetings no source read confirms.",
            drop=2,
        ),
        column(
            "disputes",
            "Disputes",
            "number",
            expression=_number("disputes"),
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
    related=Relation(table="meetings", alias="meeting", condition="counts.meetings > 0"),
    order="row.rank, row.id",
)

"""A comma list keeps what any of its values keeps; a repeated option requires each."""

import pytest

from dialoguekb.errors import UnknownNameError, UnknownValueError
from dialoguekb.knowledge_base import KnowledgeBase
from knowledge import Program


def ids(bundled: KnowledgeBase, **filters: str | list[str]) -> set[str]:
    return {row["id"] for row in bundled.meetings(**filters)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [("country", "India", "Norway"), ("status", "held", "scheduled"), ("city", "Tokyo", "New Delhi"),
     ("topic", "cyber", "space"), ("dialogue", "AUSMIN", "in-jp-2plus2"), ("level", "leader", "official")],
)  # fmt: skip
def test_any_value_of_a_list_keeps_a_row(bundled: KnowledgeBase, name: str, first: str, second: str) -> None:
    both = ids(bundled, **{name: f"{first}, {second}"})
    assert both == ids(bundled, **{name: first}) | ids(bundled, **{name: second})
    assert both


def test_a_repeated_option_requires_each_list(bundled: KnowledgeBase) -> None:
    assert ids(bundled, country=["Japan", "India,Australia"]) == (
        ids(bundled, country=["Japan", "India"]) | ids(bundled, country=["Japan", "Australia"])
    )


def test_a_list_after_not_excludes_each(bundled: KnowledgeBase) -> None:
    neither = {row["id"] for row in bundled.countries(not_member_of="QUAD,G7")}
    outside = [{row["id"] for row in bundled.countries(not_member_of=name)} for name in ("QUAD", "G7")]
    assert neither == outside[0] & outside[1]


def test_a_name_with_a_comma_is_one_name(bundled: KnowledgeBase) -> None:
    assert ids(bundled, city="Washington, D.C.") == ids(bundled, city=["Washington, D.C."]) != set()
    assert ids(bundled, country="Korea, South") == ids(bundled, country="KR")


def test_an_unknown_value_of_a_list_is_named(bundled: KnowledgeBase) -> None:
    with pytest.raises(UnknownNameError, match="no country is called 'Jpan'; did you mean Japan"):
        ids(bundled, country="India,Jpan")
    with pytest.raises(UnknownValueError, match="'holden'"):
        ids(bundled, status="held,holden")


def test_documents_and_timelines_take_lists(run: Program) -> None:
    written = run("export", "-", "--country", "Japan,India", "--year", "2022", "--status", "held,scheduled")
    assert written.status == 0
    assert "Japan or India" in written.stdout
    assert run("timeline", "--country", "Japan,India", "--by", "partner", "--year", "2022").status == 0
    assert run("partners", "India", "--level", "leader,ministerial").status == 0

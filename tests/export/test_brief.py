"""The brief: what is coming, the last rounds, what changed, who is in office, what is agreed, and where it ends."""

import re
from datetime import date
from pathlib import Path

import pytest

from dialoguekb.data_folder import bundled_folder
from dialoguekb.errors import NotYetKnownError, WrongCallError
from dialoguekb.export.brief import brief_of, read_brief, short_brief_of
from dialoguekb.export.brief_subject import read_subject
from dialoguekb.export.limits import without_citations
from dialoguekb.export.markdown_document import render_markdown_document
from dialoguekb.export.printed_page import PAGE_LINES, PAGE_WIDTH
from dialoguekb.export.text_document import render_plain_text
from dialoguekb.knowledge_base import KnowledgeBase, open_knowledge_base
from dialoguekb.output.widths import text_width
from knowledge import SOUND, TODAY, known_by, run_here, spoilt, write_files

_PAIR = ("India", "Japan")


def page(bundled: KnowledgeBase, *names: str, since: str | None = None, known_on: str = TODAY) -> str:
    then = known_by(bundled, known_on)
    subject = read_subject(then, names, since=date.fromisoformat(since) if since else None)
    return "".join(render_plain_text(brief_of(subject), None))


def section(text: str, heading: str) -> str:
    """Return a section without footnote marks."""
    return re.sub(r" \[[0-9]+\]", "", re.split(rf"\n{heading}[^\n]*\n-+\n", text)[1].split("\n---")[0])


def test_what_changed_between_india_and_japan_since_their_last_2plus2(bundled: KnowledgeBase) -> None:
    news = section(page(bundled, *_PAIR, since="2024-08-21"), "What changed since 2024-08-21")
    assert "- Met: 2025-08-29, India–Japan Annual Summit, Tokyo" in news
    assert "- Signed: 2025-08-29, Joint Declaration on Security Cooperation between India and Japan" in news
    assert "- In office: 2024-10-01, Gen Nakatani, Minister of Defense of Japan, after Minoru Kihara" in news
    assert "- In office: 2025-10-21, Shinjiro Koizumi, Minister of Defense of Japan, after Gen Nakatani" in news
    assert "2024-08-20" not in news
    days = [line.split(": ", 1)[1][:10] for line in news.splitlines() if line.startswith("- ")]
    assert days == sorted(days)


def test_what_is_coming_names_the_window_and_the_host(bundled: KnowledgeBase) -> None:
    coming = section(page(bundled, *_PAIR), "What is coming")
    assert coming.splitlines()[1] == (
        "- India–Japan 2+2 Foreign and Defence Ministerial Meeting: nothing announced;"
        " expected by its rhythm from 2026-10 to 2027-03; last 2024-08-20, usually every 28 months;"
        " host by rotation: Japan"
    )
    pause = coming.split("- No round for more than three usual gaps, or for ten years:\n")[1]
    assert "  - Quad Leaders' Summit: last 2024-09-21, usually every 6 months; postponed from 2025-11" in pause


def test_an_announced_round_and_its_delay_are_one_entry(bundled: KnowledgeBase) -> None:
    coming = section(page(bundled, "Japan", "UK"), "What is coming")
    [entry] = [line for line in coming.splitlines() if line.startswith("- Japan–UK")]
    assert "Meeting (2+2): scheduled for 2026" in entry


def test_the_last_round_is_told_whole(bundled: KnowledgeBase) -> None:
    rounds = section(page(bundled, "Japan", "India"), "The last round")
    assert "2024-08-20, India–Japan 2+2 Foreign and Defence Ministerial Meeting, New Delhi" in rounds
    assert "Welcomed progress towards transfer of the UNICORN shipborne radio antenna" in rounds
    assert "2022-09-08, India–Japan 2+2" not in rounds
    # One with other countries at the table, and one without a dialogue.
    assert "2026-05-26, Quad Foreign Ministers' Meeting, New Delhi" in rounds
    assert "2022-09-27, State Funeral of Shinzo Abe, Tokyo" in rounds
    assert "- More than ten years ago: 2012-10-22, India–Japan 2+2 Dialogue of senior officials, Tokyo" in rounds


def test_who_is_in_office_is_of_the_day(bundled: KnowledgeBase) -> None:
    office = section(page(bundled, *_PAIR, known_on="2022-09-10"), "In office on 2022-09-10")
    assert "- Minister of Defense of Japan: Yasukazu Hamada, since 2022-08-10" in office
    assert "Minoru Kihara" not in office


def test_an_office_names_its_country_as_english_does(bundled: KnowledgeBase) -> None:
    office = section(page(bundled, "UK", "US"), "In office on")
    assert "- Prime Minister of the United Kingdom: Andy Burnham" in office
    assert "- President of the United States: Donald Trump" in office


def test_agreements_are_named_in_full(bundled: KnowledgeBase) -> None:
    agreements = section(page(bundled, *_PAIR), "Agreements")
    assert "concerning Reciprocal Provision of Supplies and Services" in agreements
    assert "; signed 2020-09-09, in force 2021-07-11" in agreements
    [old] = [line for line in agreements.splitlines() if line.startswith("- More than ten years ago: ")]
    assert "Joint Declaration on Security Cooperation between Japan and India (2008-10-22)" in old


@pytest.mark.parametrize(
    ("day", "standing"), [("2023-02-28", 1), ("2023-03-01", 1), ("2023-03-31", 1), ("2023-04-01", 0)]
)
def test_an_agreement_stands_through_the_day_of_its_end_as_in_the_listings(
    tmp_path: Path, day: str, standing: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = str(write_files(tmp_path, spoilt("agreements.yaml", "2021-07-11\n", "2021-07-11\n    ended: 2023-03\n")))
    monkeypatch.setenv("DIALOGUEKB_TODAY", day)
    text = run_here(capsys, "brief", "India", "Japan", "--data", folder).stdout
    assert section(text, "Agreements").count("Agreement on supplies") == standing
    for listing in (("agreements",), ("partners", "--with-agreement", "logistics")):
        assert run_here(capsys, *listing, "--on", day, "--count", "--data", folder).stdout == f"{standing}\n"


def test_the_page_says_where_its_knowledge_ends(bundled: KnowledgeBase) -> None:
    end = section(page(bundled, *_PAIR), "Where this page ends")
    assert "The data is kept up to 2026-11-23." in end
    # The running year alone is no gap.
    assert re.search(r"- India–Japan 2\+2 Foreign .*: searched 2018–2024; not searched 2025–2026\n", end)
    assert re.search(r"- Quad Leaders' Summit: searched [^;\n]*\n", end)


def test_as_known_on_a_day_the_meeting_to_come_is_coming(bundled: KnowledgeBase) -> None:
    text = page(bundled, *_PAIR, known_on="2022-08-24")
    assert "Meeting: scheduled for 2022-09-08 in Tokyo; " in section(text, "What is coming")
    assert "only what sources published by then could tell" in text


@pytest.mark.parametrize("names", [_PAIR, ("US", "Japan"), ("Quad",), ("AUSMIN",)])
def test_a_pinned_day_leaves_out_what_came_later(
    names: tuple[str, ...], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIALOGUEKB_TODAY", "2022-09-10")
    text = run_here(capfd, "brief", *names, "--no-sources", "--since", "2019").stdout
    sections = re.split(r"\n[^\n]*\n-+\n", text)
    assert len(sections) == 7
    planned = sections[1]
    assert all(day <= "2022-09-10" for day in re.findall(r"\b20[0-9]{2}-[0-9]{2}-[0-9]{2}\b", text))
    assert all(month <= "2022-09" for part in [*sections[3:]] for month in re.findall(r"\b20[0-9]{2}-[0-9]{2}\b", part))
    assert "postponed from 2025" not in planned


def test_news_begin_with_the_latest_round_where_no_day_is_given(bundled: KnowledgeBase) -> None:
    then = known_by(bundled, TODAY)
    held = [
        meeting.start.earliest
        for meeting in bundled.records.meetings.values()
        if meeting.dialogue in {"in-jp-2plus2", "in-jp-summit"} and meeting.status == "held" and meeting.start
    ]
    assert read_subject(then, ("IN", "JP")).since == max(held)


def test_a_country_without_offices_has_its_article(bundled: KnowledgeBase) -> None:
    assert "No office of the European Union is recorded." in page(bundled, "India", "EU")


def test_countries_that_never_met_have_a_page_too(bundled: KnowledgeBase) -> None:
    text = page(bundled, "Fiji", "Peru")
    for said in (
        "- Met: no meeting is recorded",
        "No dialogue is recorded, and nothing is announced.",
        "No meeting is recorded as held.",
        "Nothing is recorded.",
        "No office of Fiji or Peru is recorded.",
        "No agreement is recorded.",
        "No dialogue of theirs is recorded, so they may have met all the same.",
        "- Fiji: no meeting with anyone is recorded",
        "- Peru: 8 meetings with others are recorded, 2001 to 2023",
    ):
        assert said in text


def test_meetings_of_three_count_once_twice_and_with_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    meetings = SOUND["meetings.yaml"] + (
        "  - {id: au-in-jp-2023, title: Trilateral, format: other, level: ministerial, status: held, start: 2023-05-01,"
        " sides: [AU, IN, JP], sources: [herald]}\n"
    )
    folder = str(write_files(tmp_path, {**SOUND, "meetings.yaml": meetings}))
    text = run_here(capsys, "brief", "Australia", "Japan", "--data", folder).stdout
    assert ", always with others at the table" in text
    assert "2023-05-01, Trilateral" in section(text, "The last round")
    three = run_here(capsys, "brief", "Australia", "Japan", "India", "--data", folder).stdout
    assert three.startswith("Australia, Japan and India: before the next round\n")
    assert "- Met: twice\n" in three


@pytest.mark.parametrize(
    ("names", "title"),
    [
        (("in-jp-2plus2",), "India–Japan 2+2 Foreign and Defence Ministerial Meeting"),
        (("Quad",), "Quadrilateral Security Dialogue"),
        (("India", "Australia", "Japan", "US"), "India, Australia, Japan and United States"),
        (("Japan",), "Japan"),
        (("Japan", "Quad"), "Quadrilateral Security Dialogue with Japan"),
    ],
)
def test_a_dialogue_a_grouping_and_several_countries_have_a_page(
    bundled: KnowledgeBase, names: tuple[str, ...], title: str
) -> None:
    text = page(bundled, *names)
    assert text.startswith(f"{title}: before the next round\n")
    assert "Prime Minister of Japan: Sanae Takaichi" in text


def test_a_grouping_is_about_its_own_meetings(bundled: KnowledgeBase) -> None:
    rounds = section(page(bundled, "Quad"), "The last round")
    assert "Quad Leaders' Summit" in rounds
    assert "2+2" not in "".join(line for line in rounds.splitlines() if re.match(r"20[0-9]{2}", line))


def test_a_topic_keeps_the_meetings_on_it(bundled: KnowledgeBase) -> None:
    then = known_by(bundled, TODAY)
    subject = read_subject(then, _PAIR, topic="Cyber security")
    assert {meeting.id for meeting in subject.meetings} < {meeting.id for meeting in read_subject(then, _PAIR).meetings}
    assert "- Topic: Cyber security" in "".join(render_plain_text(brief_of(subject), None))


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("India", "Bharat"), "'India' and 'Bharat' are one country; name two"),
        (("Japan", "India", "JP"), "'Japan' and 'JP' are one country; name two"),
        (("India", "AUSMIN"), "'AUSMIN' is a dialogue, and its brief takes no other name: dialoguekb brief AUSMIN"),
        (("Quad", "BRICS"), "'BRICS' is a second grouping; name one, alone or with countries"),
        (("Quad", "Quad"), "'Quad' is a second grouping; name one, alone or with countries"),
        (("Japan", "Quad", "QUAD"), "'QUAD' is a second grouping; name one, alone or with countries"),
    ],
)
def test_names_that_are_no_subject_are_refused(bundled: KnowledgeBase, names: tuple[str, ...], said: str) -> None:
    with pytest.raises(WrongCallError, match=said):
        page(bundled, *names)


def test_a_dialogue_that_was_not_known_yet_is_refused(bundled: KnowledgeBase) -> None:
    with pytest.raises(NotYetKnownError):
        page(bundled, "quad-leaders", known_on="2001-01-01")


def test_a_holder_comes_with_the_day_last_reported(bundled: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    office = section(page(bundled, *_PAIR), "In office on")
    told = "Sanae Takaichi, since 2025-10-21, last reported in office on 2026-08-22"
    assert f"- Prime Minister of Japan: {told}\n" in office
    monkeypatch.setenv("DIALOGUEKB_TODAY", "2026-08-21")
    with open_knowledge_base(bundled_folder()) as pinned:
        text = str(read_brief(pinned, _PAIR))
    assert "- Prime Minister of Japan: Sanae Takaichi, since 2025-10-21 [" in text


def test_a_doubt_stands_only_where_its_field_is_told(bundled: KnowledgeBase) -> None:
    text = page(bundled, *_PAIR, since="2025-10-01")
    doubt = "(not confirmed by a source: day last reported, from a text that gives no address)"
    assert doubt in section(text, "In office on")
    assert doubt not in section(text, "What changed since")


def test_a_base_on_top_names_the_version_the_licence_and_the_end_of_what_lies_below(tmp_path: Path) -> None:
    manifest = "title: Mine\nschema: 1\nextends: builtin\n"
    with (
        open_knowledge_base(write_files(tmp_path, {"dialoguekb.yaml": manifest})) as mine,
        open_knowledge_base() as below,
    ):
        world = f"{below.about.title}, version {below.about.version}, as of {below.about.as_of}"
        end = f"Mine does not say up to which day it is kept; {below.about.title} is kept up to {below.about.as_of}."
        brief = str(read_brief(mine, _PAIR))
        assert f"- Data: Mine; on top of {world} (Mine: none stated; {below.about.title}: CC-BY-4.0)\n" in brief
        assert end in brief
        export = mine.export(country="Japan").markdown
        assert f"- **Knowledge base:** Mine; on top of {world}.\n" in export
        assert f"- **Licence of the data:** Mine: none stated; {below.about.title}: CC-BY-4.0.\n" in export
        assert end in export


def test_a_short_brief_says_who_took_office_since_a_day(bundled: KnowledgeBase) -> None:
    then = known_by(bundled, TODAY)
    text = str(read_brief(then, _PAIR, since="2020", is_short=True)).replace("\n  ", " ")
    assert (
        "- New in Japan: Prime Minister Sanae Takaichi 2025-10-21 after 3 others;"
        " Minister for Foreign Affairs Toshimitsu Motegi 2025-10-21 after 4 others;"
        " Minister of Defense Shinjiro Koizumi 2025-10-21 after 4 others\n"
    ) in text


_SUBJECTS = [
    _PAIR,
    ("Japan",),
    ("Japan", "Quad"),
    ("US", "Japan"),
    ("US", "UK"),
    ("Fiji", "Peru"),
    ("Quad",),
    ("AUSMIN",),
    ("G20",),
]


@pytest.mark.parametrize("names", _SUBJECTS, ids=" ".join)
@pytest.mark.parametrize("since", [None, "1990-01-01"])
def test_a_short_brief_is_one_page(bundled: KnowledgeBase, names: tuple[str, ...], since: str | None) -> None:
    subject = read_subject(bundled, names, since=date.fromisoformat(since) if since else None)
    lines = "".join(render_plain_text(short_brief_of(subject), PAGE_WIDTH)).splitlines()
    assert len(lines) <= PAGE_LINES
    assert all(text_width(line) <= PAGE_WIDTH for line in lines)
    assert "Sources" not in lines


def test_a_short_brief_names_the_next_2plus2_who_is_in_office_and_where_it_ends(bundled: KnowledgeBase) -> None:
    then = known_by(bundled, TODAY)
    text = "".join(render_plain_text(short_brief_of(read_subject(then, _PAIR)), None))
    # Rounds of the two alone come before later ones with others.
    rounds = re.findall(r"^- (20[0-9-]+), ", text.split("The last round")[1].split("What changed")[0], re.MULTILINE)
    assert rounds == ["2026-07-02", "2024-08-20", "2022-09-27"]
    for said in ("from 2026-10 to 2027-03", "Sanae Takaichi", "Narendra Modi", "kept up to 2026-11-23"):
        assert said in text


@pytest.mark.parametrize("width", [40, 80, 120])
def test_lines_fit_but_for_addresses(bundled: KnowledgeBase, width: int) -> None:
    subject = read_subject(bundled, _PAIR)
    text = "".join(render_plain_text(without_citations(brief_of(subject)), width))
    assert all(text_width(line) <= width for line in text.splitlines())


def test_the_same_page_is_markdown(bundled: KnowledgeBase) -> None:
    text = render_markdown_document(brief_of(read_subject(bundled, _PAIR)))
    assert text.startswith("# India and Japan: before the next round\n")
    assert "[^1]: " in text
    bare = render_markdown_document(without_citations(brief_of(read_subject(bundled, _PAIR))))
    assert "[^" not in bare
    assert "## Sources" not in bare

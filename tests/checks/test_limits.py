"""The findings of a file with thousands of faults, or with one very long value, stay readable."""

from pathlib import Path

from dialoguekb.loading.full import check_folder
from dialoguekb.reading.file_problems import MOST_OF_A_RULE
from knowledge import SOUND, write_files


def test_the_findings_of_a_rule_in_a_file_are_limited_and_the_rest_is_counted(tmp_path: Path) -> None:
    topics = "topics:\n" + "".join(f"  - {{id: t{n}, label: T{n}, broader: [nowhere]}}\n" for n in range(250))
    folder = write_files(tmp_path, {**SOUND, "more.yaml": topics})
    found = [problem for problem in check_folder(folder).problems if problem.place.file.endswith("more.yaml")]
    unknown = [problem for problem in found if problem.rule == "unknown-reference"]
    (rest,) = [
        problem for problem in found if problem.rule == "more-problems" and "unknown-reference" in problem.message
    ]
    assert len(unknown) == MOST_OF_A_RULE
    assert rest.message == "150 more unknown-reference problems in this file are not listed; fix these first"
    assert rest.place >= unknown[-1].place
    assert rest.severity == "error"


def test_no_finding_repeats_more_than_a_person_reads(tmp_path: Path) -> None:
    endless = "x" * 100_000
    topics = f"topics:\n  - {{id: {endless}, label: T, broader: [{endless}y]}}\n"
    folder = write_files(tmp_path, {**SOUND, "more.yaml": topics})
    for problem in check_folder(folder).problems:
        assert len(problem.message) <= 400
        assert len(problem.record) <= 400

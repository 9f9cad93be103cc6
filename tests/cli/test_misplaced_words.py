"""Words without an option: which option answers, by the knowledge base that the line names."""

from pathlib import Path

import pytest

from knowledge import run_here, write_files

BASE = {
    "dialoguekb.yaml": "title: Mine\nschema: 1\n",
    "countries.yaml": "countries:\n  - {id: QX, name: Quxland, alpha3: QXX, region: Europe}\n",
}


@pytest.mark.parametrize(
    "line", ["meetings Quxland --data DIR", "meetings --data=DIR Quxland", "--data DIR meetings Quxland"]
)
def test_the_named_knowledge_base_says_what_a_word_is(
    line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(write_files(tmp_path / "kb", BASE))
    done = run_here(capsys, *(word.replace("DIR", folder) for word in line.split()))
    assert done.status == 2
    assert done.stderr.splitlines()[0] == "dialoguekb: unexpected 'Quxland'; write --country Quxland"

"""How far a source may be relied on: official pages, then their text elsewhere, agencies, other news, the rest."""

import pytest

from dialoguekb.model.derivations.source_authority import authority_of
from dialoguekb.model.records import Source


@pytest.mark.parametrize(
    ("kind", "publisher", "authority"),
    [
        ("government", "Ministry of Foreign Affairs of Japan", 5),
        ("mirror", "Public Now (MEA India text)", 4),
        ("mirror", "US Department of State (copy)", 4),
        ("news", "Scoop (US Department of State)", 4),
        ("news", "NewsDrum (PTI)", 3),
        ("news", "TASS", 3),
        ("mirror", "bilaterals.org (Kyodo)", 3),
        ("news", "The Hindu", 2),
        ("news", "The Japan Times", 2),
        ("mirror", "Financial Times (copy)", 1),
        ("reference", "National Bureau of Asian Research", 1),
        ("mirror", "Wikipedia (mirror)", 0),
        ("news", "Hanna AI News (digest)", 0),
        ("dataset", "every-politician-scrapers", 0),
    ],
)
def test_the_authority_of_a_source(kind: str, publisher: str, authority: int) -> None:
    source = Source(id="s", kind=kind, publisher=publisher, title="T")  # type: ignore[arg-type]
    assert authority_of(source) == authority


def test_a_missing_record_has_none() -> None:
    assert authority_of(None) == 0

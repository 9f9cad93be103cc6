"""Titles before a person's name: `Senator Wong`, `Lt. Gen. Smith`, `Secretary of Defense Austin`."""

from dialoguekb.model.names import name_key

_WORDS = """
    mr mrs ms mx miss dr prof professor sir dame lord lady baron baroness count hon honorable honourable he hh hm rt
    right excellency his her shri sri smt mme mlle madame monsieur herr frau
    gen general lt lieutenant maj major col colonel capt captain brig brigadier adm admiral cdr commander marshal
    air vice rear chief sgt
    sen senator rep representative congressman congresswoman mp mep
    min minister sec secretary undersecretary pres president pm premier chancellor amb ambassador chairman
    chairwoman chair governor king queen prince princess emperor crown sultan emir sheikh
    deputy former acting then prime foreign defence defense external home first permanent
    eam fm dm
"""

_TITLES = frozenset(_WORDS.split())
"""Words that may stand before a name, folded."""

_PHRASES = (
    ("of", "state"), ("of", "defence"), ("of", "defense"), ("of", "foreign", "affairs"), ("for", "foreign", "affairs"),
    ("for", "defence"), ("for", "defense"), ("of", "external", "affairs"), ("of", "national", "defence"),
    ("of", "national", "defense"), ("affairs",), ("general",), ("the",),
)  # fmt: skip
"""What may follow a title."""


def without_titles(name: str) -> list[str]:
    """Return what a name is without the titles before it, each title less a step further; empty if it has none."""
    words = name.replace(".", ". ").split()
    shorter = []
    at = 0
    while at < len(words) - 1 and (step := _title_at(words, at)):
        at += step
        if at < len(words):
            shorter.append(" ".join(words[at:]))
    return shorter


def _title_at(words: list[str], at: int) -> int:
    """Return how many words the title that begins there has; 0 if none does."""
    folded = [name_key(word) for word in words[at : at + 3]]
    if folded[0] in _TITLES:
        return 1
    # `H. E.` as well as `H.E.`
    if folded[:2] == ["h", "e"]:
        return 2
    phrases = (phrase for phrase in _PHRASES if at and tuple(folded[: len(phrase)]) == phrase)
    return max(map(len, phrases), default=0)

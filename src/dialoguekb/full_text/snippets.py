"""Where in a record a search matched."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dialoguekb.model.words import Word, words_in

_LONGEST_SNIPPET = 120
"""int, characters: a longer text is cut around its first match."""

_LONGEST_WORD = 60
"""int, characters of a word that are shown: a longer one is cut."""

MARKS = ("«", "»")
"""What stands around a word that matched."""


@dataclass(frozen=True, slots=True)
class Match:
    """The text of a record that matches best."""

    field: str
    """str, the field of the search (`outcomes`)."""
    snippet: str
    """str, the text with the words that matched between MARKS, cut around them where it is long."""


def best_match(texts: Mapping[str, Sequence[str]], marked: Mapping[str, str], opening: str, closing: str) -> Match:
    """Return the text that holds most of the words that matched, the weightier field first.

    `texts` are those of the record by field, and `marked` the folded words of each field with `opening` and
    `closing` around those that matched.
    """
    best, most = Match("", ""), 0
    for field, folded in marked.items():
        if opening not in folded:
            continue
        flags = _flags(folded, opening, closing)
        for text in texts.get(field, ()):
            # A long text has flags as far as its first matches, and its words are split as far as that.
            matched = [word for word, is_match in zip(words_in(text), flags, strict=False) if is_match]
            different = len({word.folded for word in matched})
            if different > most:
                best, most = Match(field, _snippet(text, matched)), different
    return best


def _flags(folded: str, opening: str, closing: str) -> Iterator[bool]:
    """Yield for each folded word whether it matched."""
    inside = False
    for word in folded.split():
        inside = inside or word.startswith(opening)
        yield inside
        if word.endswith(closing):
            inside = False


def _snippet(text: str, matched: Sequence[Word]) -> str:
    start, end = _window(text, matched)
    opening, closing = MARKS
    pieces, at = ["… " if start else ""], start
    for word in matched:
        if at <= word.start < end:
            at_end = min(word.end, end)
            pieces += [text[at : word.start], opening, text[word.start : at_end], closing]
            at = at_end
    return (
        "".join([*pieces, text[at:end], " …" if end < len(text) else ""])
        .replace(f"{closing}{opening}", "")
        .replace(f"{closing} {opening}", " ")
    )


def _window(text: str, matched: Sequence[Word]) -> tuple[int, int]:
    """Return where the part of a text that is shown begins and ends: whole words around the first match."""
    if len(text) <= _LONGEST_SNIPPET:
        return 0, len(text)
    first = matched[0]
    start = max(0, min(first.start - _LONGEST_SNIPPET // 3, len(text) - _LONGEST_SNIPPET))
    end = start + _LONGEST_SNIPPET
    if start:
        start = text.find(" ", start, first.start) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", start, end), min(first.end, first.start + _LONGEST_WORD))
    return start, end

"""Candidates in, text out that a shell takes as literal words and never as code."""

from collections.abc import Iterable

from dialoguekb.completion.typed_line import TypedLine

_PLAIN_IN_BASH = frozenset("-_./+,=@%")
"""ASCII characters, besides letters and digits, that bash takes as they are in a word."""


def shell_text(shell: str, candidates: Iterable[str], line: TypedLine) -> str:
    """Return what a shell's completion script expects for these candidates."""
    fitting = [candidate for candidate in candidates if _fits_quote(candidate, line.quote)]
    if shell != "fish" and not line.quote:
        fitting = _without_lone_backslash(fitting)
    words = [f"{line.before_value}{candidate}" for candidate in fitting]
    if shell == "bash":
        return "".join(f"{word if line.quote else quoted_for_bash(word)}\n" for word in words)
    if shell == "zsh":
        # `eval` runs this line in scripts of earlier versions, so each candidate stands in single quotes.
        listed = " ".join(map(quoted_for_zsh, words))
        return f"compadd -U -- {listed}\n" if words else "_files\n"
    return "".join(f"{word}\n" for word in words)


def _without_lone_backslash(candidates: list[str]) -> list[str]:
    r"""Return the candidates without those that would leave a backslash at the end of the line.

    bash and zsh insert what all candidates begin with after quoting: of `Zq\'a` and `Zq\ b`, that is `Zq\`. Then only
    the candidates that go on like the first are offered.
    """
    common = next((n for n, signs in enumerate(zip(*candidates, strict=False)) if len(set(signs)) > 1), None)
    if common is None or any(_escape(candidate[common]) == candidate[common] for candidate in candidates):
        return candidates
    sign = candidates[0][common]
    return _without_lone_backslash([candidate for candidate in candidates if candidate[common] == sign])


def _fits_quote(candidate: str, quote: str) -> bool:
    """Return whether a candidate can stand inside a quotation that the user has opened."""
    return not quote or not any(sign in candidate for sign in (quote, "\\", "$", "`", "!"))


def quoted_for_bash(word: str) -> str:
    r"""Return a word with a backslash before every character that bash could read as its own (`South\ Korea`)."""
    return "".join(_escape(character) for character in word)


def _escape(character: str) -> str:
    is_plain = character.isalnum() or character in _PLAIN_IN_BASH or not character.isascii()
    return character if is_plain else f"\\{character}"


def quoted_for_zsh(word: str) -> str:
    """Return a word in single quotes, in which zsh reads nothing as its own."""
    return "'" + word.replace("'", "'\\''") + "'"

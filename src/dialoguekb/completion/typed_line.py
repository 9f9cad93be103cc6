"""The line being typed, as a shell hands it over in the environment, split into words."""

import os

SHELLS = ("bash", "zsh", "fish")
"""The shells that completion works in."""


class TypedLine:
    """The words of a line up to the cursor."""

    __slots__ = ("before_value", "incomplete", "quote", "words")

    def __init__(self, words: list[str], incomplete: str, *, before_value: str = "", quote: str = "") -> None:
        """Store the parts of the line.

        `words` are the complete words, the program's name included, without quotes; a `=` between an option and its
        value is left out. `incomplete` is the value being typed, empty where a new word begins. `before_value` is what
        the same word holds before it (`--country=`), in shells that replace the whole word. `quote` is the quotation
        mark that is still open around it.
        """
        self.words = words
        self.incomplete = incomplete
        self.before_value = before_value
        self.quote = quote


def read_typed_line(shell: str) -> TypedLine | None:
    """Return the line that a shell asks to complete; None if the environment does not hold one."""
    if shell == "bash":
        return _from_bash(os.environ.get("COMP_WORDS", ""), os.environ.get("COMP_CWORD", ""))
    line = os.environ.get("_TYPER_COMPLETE_ARGS", "")
    return _from_words(split_line(line), joins_value=True) if line else None


def _from_bash(typed: str, position: str) -> TypedLine | None:
    """Read bash's words, one a line (or, by hand, with spaces between them), and the position of the current one."""
    if not (position.isascii() and position.isdecimal()):
        return None
    raw_words = typed.split("\n") if "\n" in typed else typed.split()
    current = int(position)
    if current > len(raw_words):
        return None
    raw = [*raw_words, ""][: current + 1]
    return _from_words([unquote(word) for word in raw], joins_value=False)


def _from_words(words: list[tuple[str, str]], *, joins_value: bool) -> TypedLine | None:
    """Return the line of words, each with its open quotation mark; None if it names no program."""
    if len(words) < 2:
        return None
    *complete, (incomplete, quote) = words
    before_value = ""
    if incomplete == "=" and complete[-1][0].startswith("--"):
        incomplete = ""
    elif incomplete.startswith("--") and "=" in incomplete:
        option, _, incomplete = incomplete.partition("=")
        complete.append((option, ""))
        before_value = f"{option}=" if joins_value else ""
    spoken = [word for number, (word, _) in enumerate(complete) if not _is_equals_sign(complete, number)]
    return TypedLine(spoken, incomplete, before_value=before_value, quote=quote)


def _is_equals_sign(words: list[tuple[str, str]], number: int) -> bool:
    """Return whether a word is the `=` between an option and its value, which bash makes a word of its own."""
    return words[number][0] == "=" and number > 0 and words[number - 1][0].startswith("--")


def split_line(line: str) -> list[tuple[str, str]]:
    """Return the words of a command line without their quotes, each with the quotation mark left open in it.

    A word that begins after the last space is empty. Only quotes, backslashes and blanks mean anything here: nothing
    is expanded.
    """
    raw_words = [""]
    quote, escaped = "", False
    for character in line:
        if escaped:
            escaped = False
        elif character == "\\" and quote != "'":
            escaped = True
        elif quote:
            quote = "" if character == quote else quote
        elif character in "'\"":
            quote = character
        elif character in " \t\n":
            raw_words += [""] if raw_words[-1] else []
            continue
        raw_words[-1] += character
    return [unquote(word) for word in raw_words]


def unquote(word: str) -> tuple[str, str]:
    """Return a word without quotes and backslashes, and the quotation mark that is left open in it."""
    plain, quote, escaped = "", "", False
    for character in word:
        if escaped:
            plain, escaped = plain + character, False
        elif character == "\\" and quote != "'":
            escaped = True
        elif quote and character == quote:
            quote = ""
        elif not quote and character in "'\"":
            quote = character
        else:
            plain += character
    return plain, quote

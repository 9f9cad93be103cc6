"""Random changes of bytes and of what people type, the same for the same seed."""

import random
from collections.abc import Sequence

TOKENS = (
    *(b"", b"[", b"]", b"{", b"}", b"'", b'"', b": ", b"- ", b",", b"\t", b"\n", b"\r", b"\n\n  - ", b"&a ", b"*a"),
    *(b"!!x ", b"|\n", b">-\n", b"#", b"%", b"---\n", b"...\n", b"<<: ", b"~", b"\\", b"\\u202e", b"\x00", b"\x1b[31m"),
    *(b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\xc2\xa0", b"2022-02-30", b"0000", b"9" * 400),
    *(b"NO", b"12:30", b"<<<<<<< x\n"),
)
"""Bytes that mean something to a reader of YAML."""

WORDS = (
    *(
        "",
        " ",
        "-",
        "--",
        ".",
        "..",
        "*",
        "%",
        "_",
        "'",
        '"',
        "\\",
        "\n",
        "\x1b[31m",
        "\u202e",
        "\u200d",
        "é",
        "e\u0301",
    ),
    *("日本", "भारत", "Japan", "jp", "JP,IN", "Korea, South", "quad", "2+2", "held", "2022", "2022-02-30", "2022-2024"),
    *("last-year", "0", "-1", "1e9", "NaN", "9" * 40, "a" * 5000, "in-jp-2plus2", "id,start", "-start"),
    *("city = 'Tokyo'", "1)) or ((1", "; drop table names", "json", "table", "CSV", "true", "~", "$(id)", "=1+1"),
    *("<b>", "{0}", "%s", "\u0130", "ß", "\ufb01"),
)
"""What a person, or somebody who attacks, may type for a value."""


def mutate(content: bytes, chance: random.Random) -> bytes:
    """Return bytes with one to five changes: some cut, repeated, replaced, or with a token put in."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 5)):
        start = chance.randint(0, len(changed))
        end = min(len(changed), start + int(chance.expovariate(0.1)))
        match chance.randrange(5):
            case 0:
                del changed[start:end]
            case 1:
                changed[start:start] = changed[start:end] * chance.randint(1, 3)
            case 2:
                changed[start:end] = chance.randbytes(end - start)
            case _:
                changed[start:end] = chance.choice(TOKENS)
    return bytes(changed)


def typed_value(chance: random.Random, sound: Sequence[str] = ()) -> str:
    """Return a value as somebody may type it: a sound one, a word, a part or a mixture of them."""
    words = (*sound, *WORDS)
    match chance.randrange(4):
        case 0:
            return chance.choice(words)
        case 1:
            return ",".join(chance.choice(words) for _ in range(chance.randint(2, 4)))
        case 2:
            word = chance.choice(words)
            return word[: chance.randint(0, len(word))]
        case _:
            return chance.choice(sound or words)

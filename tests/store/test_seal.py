"""The text of a seal: decoding returns what was encoded, and rejects any damage."""

import pytest

from dialoguekb.store import seal
from dialoguekb.store.fingerprints import Fingerprint
from dialoguekb.store.seal import Folder, Seal

FILES = [
    Fingerprint("file", "countries.yaml", content="5f", size=3, modified=10**18, changed=10**18 + 1, inode=7),
    Fingerprint(
        "file", "a\tb\\n\n.yaml", content="6a", size=4, modified=10**18, changed=10**18, inode=8, is_recent=True
    ),
    Fingerprint("link", "notes", content="file /tmp/end"),
]

SEAL = Seal(
    program="0.5.0 9",
    day="2026-11-23",
    index="ab-1-cd.sqlite",
    checksum=12345,
    times=(4096, 10**18, 10**18, 9, 0),
    folders=[Folder("/base", "/base", []), Folder("kb", "/real/kb", FILES)],
)


def test_decoding_returns_the_encoded_seal() -> None:
    content = seal.encode(SEAL)
    read = seal.decode(content)
    assert read is not None
    assert seal.encode(read) == content
    assert [fingerprint.fields for fingerprint in read.folders[1].fingerprints] == [
        fingerprint.fields for fingerprint in FILES
    ]


def test_a_seal_with_any_flipped_bit_is_rejected() -> None:
    content = seal.encode(SEAL)
    for position in range(len(content)):
        for bit in range(8):
            damaged = bytearray(content)
            damaged[position] ^= 1 << bit
            assert seal.decode(bytes(damaged)) is None, f"byte {position}, bit {bit}"


def test_a_seal_cut_anywhere_is_rejected() -> None:
    content = seal.encode(SEAL)
    for length in range(len(content)):
        assert seal.decode(content[:length]) is None, f"{length} of {len(content)} bytes"


@pytest.mark.parametrize("more", [b"\n", b" ", b"end\t0\n", b"\0"])
def test_a_seal_with_trailing_bytes_is_rejected(more: bytes) -> None:
    assert seal.decode(seal.encode(SEAL) + more) is None

"""The seal of a cached index: its files, program and day, as lines of text that end with a checksum."""

import zlib

from dialoguekb.store.fingerprints import Fingerprint

FORMAT = "dialoguekb snapshot 2"
"""str: the first line; the number changes with the format."""


class Folder:
    """A folder that was read, and the fingerprints of its files."""

    __slots__ = ("fingerprints", "given", "real")

    def __init__(self, given: str, real: str, fingerprints: list[Fingerprint]) -> None:
        """Set the path as given by the caller, the real path, and the fingerprints sorted by path."""
        self.given = given
        self.real = real
        self.fingerprints = fingerprints


class Seal:
    """The description of a cached index."""

    __slots__ = ("checksum", "day", "folders", "index", "program", "times")

    def __init__(
        self, *, program: str, day: str, index: str, checksum: int, times: tuple[int, ...], folders: list[Folder]
    ) -> None:
        """Set the attributes."""
        self.program = program
        """str: the version of the program and its tables."""
        self.day = day
        """str: the ISO 8601 date of the build; empty if the index is valid on any day."""
        self.index = index
        """str: the name of the SQLite file next to the seal."""
        self.checksum = checksum
        """int: the CRC-32 of that file."""
        self.times = times
        """Size, modification time, inode change time and inode number of that file when its checksum was last verified,
        and 1 if it had changed so recently that the times prove nothing, otherwise 0."""
        self.folders = folders
        """The folders of all layers, the top one last."""


def encode(seal: Seal) -> bytes:
    """Return the bytes of a seal."""
    lines = [
        FORMAT,
        f"program\t{seal.program}",
        f"day\t{seal.day}",
        f"index\t{seal.index}\t{seal.checksum}\t" + "\t".join(map(str, seal.times)),
    ]
    for folder in seal.folders:
        lines.append(f"folder\t{_escape(folder.given)}\t{_escape(folder.real)}")
        lines += ["\t".join(_escape(str(field)) for field in item.fields) for item in folder.fingerprints]
    body = "\n".join(lines) + "\n"
    content = body.encode("utf-8", "surrogateescape")
    return content + f"end\t{zlib.crc32(content)}\n".encode()


def decode(content: bytes) -> Seal | None:
    """Return the seal in the bytes; None if they are not a complete and undamaged seal."""
    body, _, end = content.rpartition(b"end\t")
    if not body or end != f"{zlib.crc32(body)}\n".encode():
        return None
    form, *lines = body.decode("utf-8", "surrogateescape").rstrip("\n").split("\n")
    if form != FORMAT:
        return None
    try:
        program, day, index, *rest = (_fields(line) for line in lines)
        folders: list[Folder] = []
        for word, *fields in rest:
            if word == "folder":
                given, real = fields
                folders.append(Folder(given, real, []))
            else:
                folders[-1].fingerprints.append(_fingerprint(word, fields))
        times = tuple(int(number) for number in index[3:])
        return Seal(
            program=program[1], day=day[1], index=index[1], checksum=int(index[2]), times=times, folders=folders
        )
    except (ValueError, IndexError, KeyError):
        return None


def _fingerprint(kind: str, fields: list[str]) -> Fingerprint:
    path, size, modified, changed, inode, recent, content = fields
    return Fingerprint(
        kind,
        path,
        content=content,
        size=int(size),
        modified=int(modified),
        changed=int(changed),
        inode=int(inode),
        is_recent=recent == "1",
    )


_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n"}
"""The characters that would end a field or line, and their escapes; names of files can contain them."""


def _escape(field: str) -> str:
    if "\\" not in field and "\t" not in field and "\n" not in field:
        return field
    return "".join(_ESCAPES.get(character, character) for character in field)


def _fields(line: str) -> list[str]:
    fields = line.split("\t")
    return [_unescape(field) for field in fields] if "\\" in line else fields


def _unescape(field: str) -> str:
    characters = {escape: character for character, escape in _ESCAPES.items()}
    rest = iter(field)
    return "".join(characters[character + next(rest, "")] if character == "\\" else character for character in rest)

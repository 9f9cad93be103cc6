"""The seal of a snapshot: from what, by what and for when it was made, as lines of text that end in a checksum."""

import zlib

from dialoguekb.store.fingerprints import Stamp

FORMAT = "dialoguekb snapshot 2"
"""str: the first line; another number is another form, which this program does not read."""


class Folder:
    """A folder that was read, and its files."""

    __slots__ = ("given", "real", "stamps")

    def __init__(self, given: str, real: str, stamps: list[Stamp]) -> None:
        """Keep the path as it was given, its real path, and the stamps by path."""
        self.given = given
        self.real = real
        self.stamps = stamps


class Seal:
    """What is known of a snapshot."""

    __slots__ = ("checksum", "day", "folders", "index", "program", "times")

    def __init__(
        self, *, program: str, day: str, index: str, checksum: int, times: tuple[int, ...], folders: list[Folder]
    ) -> None:
        """Keep what the attributes say."""
        self.program = program
        """str, the version of program and tables that made it."""
        self.day = day
        """str, ISO 8601 date on which it was made; empty where the day does not matter to it."""
        self.index = index
        """str, the name of the SQLite file beside the seal."""
        self.checksum = checksum
        """int, the CRC-32 of that file."""
        self.times = times
        """Its size, times of content and of inode, and inode when its checksum was last found right; the last is 1
        where that was too soon after a change for the times to say anything."""
        self.folders = folders
        """The folders read, the topmost last."""


def written(seal: Seal) -> bytes:
    """Return the bytes of a seal."""
    lines = [
        FORMAT,
        f"program\t{seal.program}",
        f"day\t{seal.day}",
        f"index\t{seal.index}\t{seal.checksum}\t" + "\t".join(map(str, seal.times)),
    ]
    for folder in seal.folders:
        lines.append(f"folder\t{_escaped(folder.given)}\t{_escaped(folder.real)}")
        lines += ["\t".join(_escaped(str(field)) for field in stamp.fields) for stamp in folder.stamps]
    body = "\n".join(lines) + "\n"
    content = body.encode("utf-8", "surrogateescape")
    return content + f"end\t{zlib.crc32(content)}\n".encode()


def read(content: bytes) -> Seal | None:
    """Return the seal that the bytes hold; None where they are anything else, whole or in part."""
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
                path, size, modified, changed, inode, young, told = fields
                stamp = Stamp(
                    word,
                    path,
                    content=told,
                    size=int(size),
                    modified=int(modified),
                    changed=int(changed),
                    inode=int(inode),
                    is_young=young == "1",
                )
                folders[-1].stamps.append(stamp)
        times = tuple(int(number) for number in index[3:])
        return Seal(
            program=program[1], day=day[1], index=index[1], checksum=int(index[2]), times=times, folders=folders
        )
    except (ValueError, IndexError, KeyError):
        return None


_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n"}
"""What would end a field or a line, and how it is written; the names of files may hold it."""


def _escaped(field: str) -> str:
    return "".join(_ESCAPES.get(sign, sign) for sign in field) if _is_split(field) else field


def _is_split(field: str) -> bool:
    return "\\" in field or "\t" in field or "\n" in field


def _fields(line: str) -> list[str]:
    fields = line.split("\t")
    return [_unescaped(field) for field in fields] if "\\" in line else fields


def _unescaped(field: str) -> str:
    signs = {written: sign for sign, written in _ESCAPES.items()}
    pairs = iter(field)
    return "".join(signs[sign + next(pairs, "")] if sign == "\\" else sign for sign in pairs)

"""The snapshot that ships with the program, made when the program is built."""

import zlib
from pathlib import Path

from dialoguekb.loading.full import load
from dialoguekb.store.bundled_index import NAME, place_in
from dialoguekb.store.fingerprints import Stamp
from dialoguekb.store.program_version import released
from dialoguekb.store.seal import Folder, Seal, written


def ship(data: Path, destination: Path) -> list[Path]:
    """Write the index of a knowledge base and its seal into a folder, for `snapshot.bundled`; return their paths.

    Nothing in them tells where they were made. Raises FaultyDataError where a check finds an error.
    """
    sound = load(data, cache=False)
    (folder,) = sound.folders
    # What is written over would stay in the file; to lay its pages out anew would give its rows other numbers.
    sound.index.execute("pragma secure_delete = on")
    place_in("", folder.given, sound.index)
    content = sound.index.serialize()
    index, seal = destination / f"{NAME}.sqlite", destination / f"{NAME}.seal"
    index.write_bytes(content)
    stamps = [Stamp(stamp.kind, stamp.path, content=stamp.content, size=stamp.size) for stamp in folder.stamps]
    made = Seal(
        program=released(),
        day=sound.day,
        index=index.name,
        checksum=zlib.crc32(content),
        times=(len(content), 0, 0, 0, 1),
        folders=[Folder("", "", stamps)],
    )
    seal.write_bytes(written(made))
    return [index, seal]

"""The index that ships in the wheel, built with it."""

import zlib
from pathlib import Path

from dialoguekb.errors import FaultyDataError
from dialoguekb.loading.full import load
from dialoguekb.store.bundled_index import NAME, relocate
from dialoguekb.store.fingerprints import Fingerprint
from dialoguekb.store.program_version import release_version
from dialoguekb.store.seal import Folder, Seal, encode


def ship(data: Path, destination: Path) -> list[Path]:
    """Write the index of a knowledge base and its seal into a folder, for `store.bundled_index`; return their paths.

    Nothing in them tells where they were made. Raises FaultyDataError where a check finds an error.
    """
    sound = load(data, cache=False)
    if shortcomings := sound.about.shortcomings:
        raise FaultyDataError(str(data), shortcomings.errors)
    (folder,) = sound.folders
    # Deleted text would stay in the file without this; `vacuum` would give the rows other numbers.
    sound.index.execute("pragma secure_delete = on")
    relocate(sound.index, folder.given, "")
    content = sound.index.serialize()
    index, seal = destination / f"{NAME}.sqlite", destination / f"{NAME}.seal"
    index.write_bytes(content)
    stamps = [
        Fingerprint(stamp.kind, stamp.path, content=stamp.content, size=stamp.size) for stamp in folder.fingerprints
    ]
    made = Seal(
        program=release_version(),
        day=sound.day,
        index=index.name,
        checksum=zlib.crc32(content),
        times=(len(content), 0, 0, 0, 1),
        folders=[Folder("", "", stamps)],
    )
    seal.write_bytes(encode(made))
    return [index, seal]

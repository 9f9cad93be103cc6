"""The index that ships in the wheel, built with it."""

import zlib
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from dialoguekb.errors import FaultyDataError
from dialoguekb.loading.full import build_index, load
from dialoguekb.model.record_set import RecordSet
from dialoguekb.model.records import KINDS
from dialoguekb.store.bundled_index import NAME
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
    with closing(sound.index) as built:
        paths = [path for (path,) in built.execute("select path from files order by place")]
    # Built once more: where text is changed in an index, its pages still tell how long it was.
    below = len(folder.given)
    records = _below(sound.records, below)
    with closing(build_index(sound.about, records, [path[below:] for path in paths])) as built:
        content = built.serialize()
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


def _below(records: RecordSet, length: int) -> RecordSet:
    """Return records that stand in the same files, without so many letters at the beginning of each path."""
    moved = {
        kind: {
            record.id: replace(record, origin=replace(record.origin, file=record.origin.file[length:]))
            for record in records.of_kind(kind).values()
        }
        for kind in KINDS
    }
    return RecordSet.from_kinds(moved)

"""Where a value of a record stands in its file: asked by a problem found later, never on the common path."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from dialoguekb.problems import Place
from dialoguekb.reading.files import read_text
from dialoguekb.reading.nodes import Mapping, Node, Scalar, Sequence
from dialoguekb.reading.source_text import SourceText
from dialoguekb.reading.strict_yaml import read_yaml
from dialoguekb.schema import Nested, field_by_key

_STEP = re.compile(r"([A-Za-z_0-9]+)|\[([0-9]+)\]")


class Standing(Protocol):
    """A record, or whatever else a reader has given a place."""

    @property
    def stands_at(self) -> Place:
        """Where its mapping begins."""


def locate(record: Standing, path: str) -> tuple[Place, str]:
    """Return where a value of the record stands and the text of that line; see `Locator.locate`."""
    return Locator().locate(record, path)


class Locator:
    """Finds places, reading each file once in its lifetime."""

    def __init__(self) -> None:
        """Begin with no file read."""
        self._files: dict[str, tuple[SourceText, Node] | None] = {}
        self._mappings: dict[str, dict[tuple[int, int], Mapping]] = {}

    def locate(self, record: Standing, path: str) -> tuple[Place, str]:
        """Return where a value of the record stands and the text of that line.

        `path` names fields by their keys and entries by their number from 0: `start`, `tenures[0].to`,
        `participants[2].official` (also where the entry is written short). What is not written is answered
        with the nearest thing around it that is; a file that is gone, with the record's place and no line.
        """
        place = record.stands_at
        read = self._read(place.file)
        if read is None:
            return place, ""
        source = read[0]
        found: Node | None = self._mappings[place.file].get((place.line, place.column))
        if found is None:
            return place, source.line(place.line)
        cls: Any = type(record)
        for name, index in _STEP.findall(path):
            inner, cls = _step(found, cls, name.rstrip("_"), index)
            if inner is None:
                break
            found = inner
        return Place(place.file, found.line, found.column), source.line(found.line)

    def _read(self, file: str) -> tuple[SourceText, Node] | None:
        if file not in self._files:
            source = read_text(Path(file)).source if file else None
            root = read_yaml(source).root if source else None
            self._files[file] = (source, root) if source is not None and root is not None else None
            if root is not None:
                self._mappings[file] = {(node.line, node.column): node for node in _record_mappings(root)}
        return self._files[file]


def _record_mappings(root: Node) -> Iterator[Mapping]:
    """Yield the mappings that may be records: the top itself and the entries of its lists.

    Where the top and its first entry begin at one place, the entry comes later and wins.
    """
    if isinstance(root, Mapping):
        yield root
        for _, value in root.entries:
            if isinstance(value, Sequence):
                yield from (item for item in value.items if isinstance(item, Mapping))


def _step(node: Node, cls: Any, name: str, index: str) -> tuple[Node | None, Any]:
    """Return the node one step inside, or None, and the class that declares its fields (None where none does)."""
    if index:
        items = node.items if isinstance(node, Sequence) else []
        return (items[int(index)] if int(index) < len(items) else None), cls
    if isinstance(node, Mapping):
        field = field_by_key(cls).get(name) if cls is not None else None
        inner = field.form.cls if field is not None and isinstance(field.form, Nested) else None
        return next((value for key, value in node.entries if key.text == name), None), inner
    stands_for = getattr(cls, "shorthand", None)
    return (node if isinstance(node, Scalar) and stands_for == name else None), None

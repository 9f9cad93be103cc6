"""Where a value of a record stands in its file: asked by a problem found later, never on the common path."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from dialoguekb.model.fields import Nested, field_by_key
from dialoguekb.model.problems import Place
from dialoguekb.reading.folder_files import read_text
from dialoguekb.reading.nodes import Mapping, Node, Scalar, Sequence
from dialoguekb.reading.source_text import SourceText
from dialoguekb.reading.strict_yaml import read_yaml

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
        found = self._follow(record, path)
        read = self._read(record.stands_at.file)
        line = found[1].line if found else record.stands_at.line
        return _place(record, found and found[1]), read[0].line(line) if read else ""

    def locate_key(self, record: Standing, path: str) -> Place:
        """Return where the key of a value stands, or the entry of a list: the line that a person looks for.

        A list may begin on the line below its key. `path` and what is not written are as in `locate`.
        """
        found = self._follow(record, path)
        return _place(record, found and found[0])

    def _follow(self, record: Standing, path: str) -> tuple[Node, Node] | None:
        """Return the key and the value at the end of the path, or None where the record cannot be found."""
        place = record.stands_at
        if self._read(place.file) is None:
            return None
        mapping = self._mappings[place.file].get((place.line, place.column))
        if mapping is None:
            return None
        key: Node = mapping
        value: Node = mapping
        cls: Any = type(record)
        for name, index in _STEP.findall(path):
            entry, cls = _step(value, cls, name.rstrip("_"), index)
            if entry is None:
                break
            key, value = entry
        return key, value

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


def _place(record: Standing, node: Node | None) -> Place:
    return Place(record.stands_at.file, node.line, node.column) if node else record.stands_at


def _step(node: Node, cls: Any, name: str, index: str) -> tuple[tuple[Node, Node] | None, Any]:
    """Return the key and value one step inside, or None, and the class that declares its fields, where one does.

    An entry of a list and an entry written short have no key: they stand for it themselves.
    """
    if index:
        items = node.items if isinstance(node, Sequence) else []
        item = items[int(index)] if int(index) < len(items) else None
        return (item, item) if item is not None else None, cls
    if isinstance(node, Mapping):
        field = field_by_key(cls).get(name) if cls is not None else None
        inner = field.form.cls if field is not None and isinstance(field.form, Nested) else None
        return next(((key, value) for key, value in node.entries if key.text == name), None), inner
    stands_for = getattr(cls, "shorthand", None)
    return (node, node) if isinstance(node, Scalar) and stands_for == name else None, None

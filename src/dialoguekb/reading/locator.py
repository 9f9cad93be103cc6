"""The position of a record's value in its file. Used for problems and `why`, never to answer a listing."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from dialoguekb.model.fields import NestedMapping, field_by_key
from dialoguekb.model.problems import Place
from dialoguekb.model.records import KINDS, Record
from dialoguekb.reading.amendments import Amendment
from dialoguekb.reading.folder_files import read_text
from dialoguekb.reading.nodes import Mapping, Node, Scalar, Sequence
from dialoguekb.reading.source_text import SourceText
from dialoguekb.reading.strict_yaml import read_yaml

_STEP = re.compile(r"([A-Za-z_0-9]+)|\[([0-9]+)\]")


class Locatable(Protocol):
    """A record, or anything else with a place in a file."""

    @property
    def origin(self) -> Place:
        """The start of its mapping."""


def locate(record: Locatable, path: str) -> tuple[Place, str]:
    """Return the place of a value of the record and the text of its line; see `Locator.locate`."""
    return Locator().locate(record, path)


class Locator:
    """Finds places. Reads each file once."""

    def __init__(self) -> None:
        """Start without reading any file."""
        self._files: dict[str, tuple[SourceText, Node] | None] = {}
        self._mappings: dict[str, dict[tuple[int, int], Mapping]] = {}

    def locate(self, record: Locatable, path: str) -> tuple[Place, str]:
        """Return the place of a value of the record and the text of its line.

        `path` names fields by key and list entries by number from 0: `start`, `tenures[0].to`,
        `participants[2].official` (also for an entry in short form). For a value that is not written,
        the result is the innermost part of the path that is; for a missing file, the record's place
        and an empty line.
        """
        origin, nodes = self._follow(record, path)
        file = self._read(origin.file)
        line = nodes[1].line if nodes else origin.line
        return _place(origin, nodes and nodes[1]), file[0].line(line) if file else ""

    def locate_key(self, record: Locatable, path: str) -> Place:
        """Return the place of a value's key, or of a list entry: the line that a person looks for.

        A list may start on the line below its key. `path` works as in `locate`.
        """
        origin, nodes = self._follow(record, path)
        return _place(origin, nodes and nodes[0])

    def _follow(self, record: Locatable, path: str) -> tuple[Place, tuple[Node, Node] | None]:
        """Return where the mapping with the value begins, and the key and the value at the end of the path.

        None in place of these if the mapping cannot be found. An amendment may have the value.
        """
        place, path = record.written_at(path) if isinstance(record, Record) else (record.origin, path)
        if self._read(place.file) is None:
            return place, None
        mapping = self._mappings[place.file].get((place.line, place.column))
        if mapping is None:
            return place, None
        key: Node = mapping
        value: Node = mapping
        cls: Any = KINDS[record.kind_name] if isinstance(record, Amendment) else type(record)
        for name, index in _STEP.findall(path):
            entry, cls = _step(value, cls, name.rstrip("_"), index)
            if entry is None:
                break
            key, value = entry
        return place, (key, value)

    def _read(self, file: str) -> tuple[SourceText, Node] | None:
        if file not in self._files:
            source = read_text(Path(file)).source if file else None
            root = read_yaml(source).root if source else None
            self._files[file] = (source, root) if source is not None and root is not None else None
            if root is not None:
                self._mappings[file] = {(node.line, node.column): node for node in _record_mappings(root)}
        return self._files[file]


def _record_mappings(root: Node) -> Iterator[Mapping]:
    """Yield the mappings that may be records: the root and the entries of its lists.

    If the root and its first entry have the same position, the entry comes later and wins.
    """
    if isinstance(root, Mapping):
        yield root
        for _, value in root.entries:
            if isinstance(value, Sequence):
                yield from (item for item in value.items if isinstance(item, Mapping))


def _place(origin: Place, node: Node | None) -> Place:
    return Place(origin.file, node.line, node.column) if node else origin


def _step(node: Node, cls: Any, name: str, index: str) -> tuple[tuple[Node, Node] | None, Any]:
    """Return the key and value one step further, or None, and the class that declares their fields, if any.

    A list entry and a short form have no key and are returned as their own key.
    """
    if index:
        items = node.items if isinstance(node, Sequence) else []
        item = items[int(index)] if int(index) < len(items) else None
        return (item, item) if item is not None else None, cls
    if isinstance(node, Mapping):
        field = field_by_key(cls).get(name) if cls is not None else None
        inner = field.form.cls if field is not None and isinstance(field.form, NestedMapping) else None
        return next(((key, value) for key, value in node.entries if key.text == name), None), inner
    shorthand = getattr(cls, "shorthand", None)
    return (node, node) if isinstance(node, Scalar) and shorthand == name else None, None

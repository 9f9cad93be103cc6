"""The manifest of a knowledge base: `dialoguekb.yaml`."""

from dataclasses import dataclass
from typing import Any, ClassVar

from dialoguekb.model.dates import PartialDate
from dialoguekb.model.field_types import CountryCode
from dialoguekb.model.problems import NOWHERE, Place
from dialoguekb.reading.decoder import decode_record
from dialoguekb.reading.field_values import NO_VALUE
from dialoguekb.reading.nodes import Mapping, Node, Scalar, Sequence
from dialoguekb.reading.reading_faults import FAULTY, Faults

SCHEMA_VERSION = 1
"""int: the version of the files' schema that this program reads."""

BUILTIN = "builtin"
"""str: what `extends` calls the knowledge base inside the program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a knowledge base says of itself."""

    record_kind: ClassVar[str] = "manifest"

    title: str
    """Its name in a line."""
    schema: int
    """The version of the schema that its files are written in."""
    home_country: CountryCode | None = None
    """The country from which it looks; absent where the knowledge base below says so."""
    version: str | None = None
    """Its own version, as its editors count."""
    as_of: PartialDate | None = None
    """The day up to which it is kept."""
    licence: str | None = None
    """Under what terms it may be used, as an SPDX expression (`CC-BY-4.0`)."""
    extends: tuple[str, ...] = ()
    """The knowledge bases below it: `builtin`, or folders relative to this one; one may be written without a list."""
    stands_at: Place = NOWHERE
    """Where it begins; filled by the reader, never written in a file."""


def decode_manifest(root: Node, faults: Faults) -> Manifest | None:
    """Return the manifest that a file's root holds; None where its title, schema or `extends` is at fault.

    Where another field is, the manifest comes without the rest, so that what it extends is read all the same.
    """
    root = _with_listed_extends(root)
    manifest: Any = decode_record(Manifest, root, faults)
    if manifest is FAULTY:
        manifest = decode_record(Manifest, _with_the_needful(root), faults.trial())
    if manifest is FAULTY:
        return None
    if manifest.schema != SCHEMA_VERSION:
        node = next(value for key, value in root.entries if key.text == "schema") if isinstance(root, Mapping) else root
        faults.report(
            "unknown-schema",
            node,
            f"the files are written in schema {manifest.schema}",
            expected=f"schema {SCHEMA_VERSION}, which is what this program reads",
        )
    return manifest  # type: ignore[no-any-return]


def _with_listed_extends(root: Node) -> Node:
    """Return the root with `extends: x` as `extends: [x]`."""
    if not isinstance(root, Mapping):
        return root
    entries = [
        (key, _listed(value) if key.text == "extends" and isinstance(value, Scalar) else value)
        for key, value in root.entries
    ]
    return Mapping(root.line, root.column, entries)


def _with_the_needful(root: Node) -> Node:
    if not isinstance(root, Mapping):
        return root
    entries = [entry for entry in root.entries if entry[0].text in ("title", "schema", "extends")]
    return Mapping(root.line, root.column, entries)


def _listed(value: Scalar) -> Node:
    if value.plain and value.text in NO_VALUE:
        return value
    return Sequence(value.line, value.column, [value])

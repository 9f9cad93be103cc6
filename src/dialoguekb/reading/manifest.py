"""The manifest of a knowledge base: `dialoguekb.yaml`."""

from dataclasses import dataclass
from typing import Any, ClassVar

from dialoguekb.model.about import SCHEMA_VERSION
from dialoguekb.model.dates import PartialDate
from dialoguekb.model.field_types import CountryCode
from dialoguekb.model.problems import NOWHERE, Place
from dialoguekb.model.vocabulary import Profile
from dialoguekb.reading.decoder import decode_record
from dialoguekb.reading.field_values import NO_VALUE
from dialoguekb.reading.nodes import Mapping, Node, Scalar, Sequence
from dialoguekb.reading.reading_faults import FAULTY, Faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The title, version and settings of a knowledge base."""

    kind_name: ClassVar[str] = "manifest"

    title: str
    """Its name, on one line."""
    schema: int
    """The schema version of its files."""
    home_country: CountryCode | None = None
    """The country whose view it takes; by default that of the layer below."""
    version: str | None = None
    """The version that its editors give it."""
    as_of: PartialDate | None = None
    """The day up to which it is maintained."""
    licence: str | None = None
    """The licence of the data, as an SPDX expression (`CC-BY-4.0`)."""
    profile: Profile | None = None
    """`strict` where every record has dated sources and every participant an office; else these are warnings."""
    extends: tuple[str, ...] = ()
    """The layers below it: `builtin`, or folders relative to this one; a single one needs no list."""
    origin: Place = NOWHERE
    """Its place in the file; set by the reader, never written in a file."""


def decode_manifest(root: Node, faults: Faults) -> Manifest | None:
    """Return the manifest in a file's root node; None if its title, schema or `extends` is invalid.

    If another field is invalid, the manifest has only these three, so the layers below are still read.
    """
    root = _with_extends_list(root)
    manifest: Any = decode_record(Manifest, root, faults)
    if manifest is FAULTY:
        manifest = decode_record(Manifest, _with_essential_fields(root), faults.trial())
    if manifest is FAULTY:
        return None
    if manifest.schema != SCHEMA_VERSION:
        node = next(value for key, value in root.entries if key.text == "schema") if isinstance(root, Mapping) else root
        faults.report(
            "unknown-schema",
            node,
            f"the files use schema {manifest.schema}",
            expected=f"schema {SCHEMA_VERSION}, the version that this program reads",
        )
    return manifest  # type: ignore[no-any-return]


def _with_extends_list(root: Node) -> Node:
    """Return the root with `extends: x` as `extends: [x]`."""
    if not isinstance(root, Mapping):
        return root
    entries = [
        (key, _as_list(value) if key.text == "extends" and isinstance(value, Scalar) else value)
        for key, value in root.entries
    ]
    return Mapping(root.line, root.column, entries)


def _with_essential_fields(root: Node) -> Node:
    if not isinstance(root, Mapping):
        return root
    entries = [entry for entry in root.entries if entry[0].text in ("title", "schema", "extends")]
    return Mapping(root.line, root.column, entries)


def _as_list(value: Scalar) -> Node:
    if value.plain and value.text in NO_VALUE:
        return value
    return Sequence(value.line, value.column, [value])

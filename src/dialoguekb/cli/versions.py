"""`dialoguekb --version`: which program, which schema, which data."""

from pathlib import Path

from dialoguekb import __version__
from dialoguekb.loading.full import manifests_in_use
from dialoguekb.output.safety import visible
from dialoguekb.reading.manifest import SCHEMA_VERSION


def versions(data: Path | None) -> str:
    """Return a line that names the program, the schema that it reads, and the data in use, the upper first."""
    manifests = manifests_in_use(data)
    named = [f"data {manifest.version or 'without a version'} ({manifest.title})" for manifest in manifests]
    told = " over ".join(named) or "data that cannot be read"
    return f"dialoguekb {__version__}, schema {SCHEMA_VERSION}, {visible(told)}\n"

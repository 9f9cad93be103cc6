"""What the build of a wheel adds: the index of the bundled knowledge base, so that the first answer comes at once."""

import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BundledSnapshot(BuildHookInterface[Any]):
    """Compiles `data/` with the program that is being built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the index and its seal to the wheel; an editable install makes its own."""
        if version != "standard":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from dialoguekb.loading.wheel_index import ship  # noqa: PLC0415 - found only now

        for made in ship(root / "data", Path(mkdtemp(prefix="dialoguekb-build-"))):
            build_data["force_include"][str(made)] = f"dialoguekb/store/{made.name}"

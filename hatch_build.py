"""Build hook: add the index of the bundled data to the wheel, so that the first answer comes at once."""

import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BundledSnapshot(BuildHookInterface[Any]):
    """Builds the index of `data/` with the program itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the index and its seal to a wheel; an editable install builds its own."""
        if version != "standard":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from dialoguekb.loading.wheel_index import ship  # noqa: PLC0415 - importable only now

        for path in ship(root / "data", Path(mkdtemp(prefix="dialoguekb-build-"))):
            build_data["force_include"][str(path)] = f"dialoguekb/store/{path.name}"

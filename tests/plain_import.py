"""Imports packages without the help that pytest gives to its assertions."""

import sys
from importlib import import_module


def import_plainly(*names: str) -> None:
    """Import modules as they are compiled.

    pytest parses and compiles again each module of a package that has a plugin for it, in each process: for Hypothesis
    this takes two seconds.
    """
    finders = sys.meta_path[:]
    sys.meta_path[:] = [finder for finder in finders if not type(finder).__module__.startswith("_pytest.")]
    try:
        for name in names:
            import_module(name)
    finally:
        sys.meta_path[:] = finders

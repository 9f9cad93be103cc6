"""The garbage collector, paused while many objects are created and none is released."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def pause_garbage_collector() -> Iterator[None]:
    """Disable the cyclic garbage collector for the block; enable it afterwards if it was enabled.

    Nodes and records hold no cycles, yet the collector traverses all of them again and again as their
    number grows: reading 10,000 meetings took 4.3 s with it and 1.4 s without (CPython 3.11).
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()

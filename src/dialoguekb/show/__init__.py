"""One record, with its sources and what points to it."""

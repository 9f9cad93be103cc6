"""Caches indexes on disk, and tells whether a cached index still matches the data files.

A cached index is one SQLite file with a seal next to it: a text file that records which files, program and day
the index was built from, and the checksum of the index. Every call of the program passes through this room, so
it imports as little as possible: plain classes instead of dataclasses, and `os.path` instead of `pathlib`.
"""

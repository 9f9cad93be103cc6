"""The index kept on disk, and whether it still says what the files say.

An index is one SQLite file, and beside it a seal: a text that says from which files, by which program and for
which day it was made, and what its own bytes were. Nothing here imports more than it must, as every call of the
program passes through; so plain classes stand where other rooms have dataclasses, and `os.path` for `pathlib`.
"""

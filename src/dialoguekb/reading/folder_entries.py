"""The kinds of entries in the folder of a knowledge base: data files, folders to search, links, and the rest.

Imports nothing but `os`: the fingerprints of a cached index use it on every call.
"""

import os

from dialoguekb.data_folder import MANIFEST_NAME

_ENDINGS = (".yaml", ".yml")
_ENDINGS_OF_DATA = (".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".xls", ".xlsx", ".ods", ".toml", ".xml", ".txt")

LARGEST_FILE = 64 * 1024 * 1024
"""int: the maximum size of a data file in bytes."""

DATA_FILE, MISNAMED, FOLDER, LINK, IGNORED = "data file", "misnamed", "folder", "link", "ignored"
"""The results of `kind_of_entry`: a YAML file; a folder with the name of one; a folder that may have data files; a
symbolic link; anything else, such as hidden entries and folders that are knowledge bases of their own."""


def kind_of_entry(entry: "os.DirEntry[str]") -> str:
    """Return the kind of an entry; raises OSError if the entry cannot be examined."""
    if entry.name.startswith("."):
        return IGNORED
    if entry.is_symlink():
        return LINK
    is_named_yaml = is_yaml_name(entry.name)
    if entry.is_dir():
        if is_named_yaml:
            return MISNAMED
        return IGNORED if has_manifest(entry.path) else FOLDER
    return DATA_FILE if is_named_yaml else IGNORED


def may_hold_data(entry: "os.DirEntry[str]") -> bool:
    """Whether a file that is not read looks as if somebody meant it to be: a table, or YAML under another ending."""
    name = entry.name.lower()
    if name.startswith(".") or not entry.is_file(follow_symlinks=False):
        return False
    return name.endswith(_ENDINGS_OF_DATA) or any(f"{ending}." in name or f"{ending}~" in name for ending in _ENDINGS)


def is_yaml_name(name: str) -> bool:
    """Whether a name has the ending of a YAML file, in any case."""
    return name.lower().endswith(_ENDINGS)


def has_manifest(folder: str) -> bool:
    """Whether a folder is a knowledge base."""
    return os.path.lexists(f"{folder}/{MANIFEST_NAME}")

"""The rules of reading: each rule's name and what a finding of it means."""

RULES: dict[str, str] = {
    # the folder and its files
    "not-a-folder": "the knowledge base named is not a folder",
    "missing-manifest": "the folder has no dialoguekb.yaml; nothing else in it is read",
    "file-name": "a file's or folder's name is not UTF-8 or holds a control character; it is not read",
    "unreadable": "the system does not let the file or folder be read",
    "not-a-file": "what bears a YAML file's name is a folder, a pipe, a socket or a device",
    "dangling-link": "a symbolic link leads nowhere",
    "symlink-loop": "a symbolic link leads back to itself or to a folder around it",
    "link-outside": "a symbolic link leads out of the folder",
    "link-unread": "a symbolic link leads to what is not read where it stands: hidden, or no *.yaml file",
    "too-large": "the file is over 64 MiB",
    "empty-file": "the file holds nothing, or comments only",
    # its characters
    "not-utf8": "the file's bytes are not UTF-8",
    "nul": "the file holds a NUL character",
    "forbidden-character": "the file holds a control character or an invisible line break",
    # its YAML
    "syntax": "the text is not YAML; reading of the file ends there",
    "too-deep": "values are nested past 64 levels; reading of the file ends there",
    "several-documents": "the file holds more than one YAML document; the first is read",
    "duplicate-key": "a key stands twice in one mapping; the first is read",
    "complex-key": "a key is a list or a mapping",
    "anchor": "a value is given an anchor (&name)",
    "alias": "a value is an alias (*name)",
    "tag": "a value, or the file, is given a tag (!name)",
    "merge-key": "a mapping merges another (<<)",
    # what the schema says of it
    "unknown-kind": "a file's key is not the name of a kind of record",
    "unknown-field": "a record has no such field",
    "missing-field": "a field that must be written is not, or has no value",
    "wrong-type": "a text stands where a list is expected, a list where a text is, and so on",
    "no-value": "an entry of a list has no value",
    "empty-text": "a text is empty or only white space",
    "wrong-form": "a text has not the form of its field (a code, an id, a date, a number)",
    "impossible-date": "a date that no calendar has",
    "unknown-value": "a word that is not one of those that the field allows",
    "duplicate-entry": "a list names the same record twice",
    "duplicate-id": "two records of one kind in one folder have the same id",
    "more-problems": "the file has more problems than are listed: over 1,000, or over 100 of one rule",
    # the manifest and the layers
    "unknown-schema": "the manifest names a schema version that this program does not read",
    "unknown-base": "the manifest extends what is not a folder",
    "absolute-base": "the manifest extends a folder by an absolute path",
    "too-many-layers": "more than 16 knowledge bases stand on each other",
    "extends-cycle": "knowledge bases extend each other in a circle",
    "already-below": "the record has the id of a record in a knowledge base below, without `overrides: true`",
    "overrides-nothing": "the record overrides a record that no knowledge base below has",
}
"""Rule name (kebab-case) to its meaning in one line; in the order in which a file meets them."""

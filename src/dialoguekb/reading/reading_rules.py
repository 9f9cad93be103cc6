"""The rules of reading: the name of each rule and what it reports."""

RULES: dict[str, str] = {
    # the folder and its files
    "not-a-folder": "the path of the knowledge base is not a folder",
    "missing-manifest": "the folder has no dialoguekb.yaml, so nothing in it is read",
    "file-name": "the name of a file or folder is not UTF-8 or has a control character, so it is not read",
    "unreadable": "the operating system does not allow the file or folder to be read",
    "not-a-file": "a folder, pipe, socket or device has the name of a YAML file",
    "dangling-link": "the target of a symbolic link does not exist",
    "symlink-loop": "a symbolic link leads back to itself or to a folder that contains it",
    "link-outside": "a symbolic link leads out of the folder",
    "link-unread": "the target of a symbolic link is not read: it is hidden, or not a *.yaml file",
    "too-large": "the file is larger than 64 MiB",
    "empty-file": "the file is empty or has only comments",
    # its characters
    "not-utf8": "the file is not valid UTF-8",
    "nul": "the file has a NUL character",
    "forbidden-character": "the file has a control character or an invisible line break",
    # its YAML
    "syntax": "the text is not valid YAML; the rest of the file is not read",
    "too-deep": "values are nested deeper than 64 levels; the rest of the file is not read",
    "several-documents": "the file has more than one YAML document; only the first is read",
    "duplicate-key": "a key occurs twice in a mapping; only the first is read",
    "complex-key": "a key is a list or a mapping",
    "anchor": "a value has an anchor (&name)",
    "alias": "a value is an alias (*name)",
    "tag": "a value or the file has a tag (!name)",
    "merge-key": "a mapping merges another one (<<)",
    # the schema
    "unknown-kind": "a top-level key is not the name of a kind of record",
    "unknown-field": "the record has no field of this name",
    "missing-field": "a required field is missing or has no value",
    "wrong-type": "a value has the wrong type, for example a text instead of a list",
    "no-value": "an entry of a list has no value",
    "empty-text": "a text is empty or only white space",
    "wrong-form": "a text does not have the form of its field (a code, an id, a date, a number)",
    "impossible-date": "a date that does not exist in the calendar",
    "unknown-value": "a word that the field does not allow",
    "duplicate-entry": "a list names the same record twice",
    "duplicate-id": "two records of one kind in one folder have the same id",
    "more-problems": "the file has more problems than are listed: over 1,000, or over 100 of one rule",
    # the manifest and the layers
    "unknown-schema": "the manifest names a schema version that this program does not read",
    "unknown-base": "the manifest extends a path that is not a folder",
    "absolute-base": "the manifest extends a folder by an absolute path",
    "too-many-layers": "more than 16 knowledge bases extend each other",
    "extends-cycle": "knowledge bases extend each other in a circle",
    "already-below": "the record has the id of a record in a layer below, without `overrides: true`",
    "overrides-nothing": "the record overrides a record that no layer below has",
}
"""Rule name (kebab-case) to what it reports, in the order in which a file is checked."""

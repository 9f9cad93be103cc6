"""The rules of reading: the name of each rule and what it demands."""

RULES: dict[str, str] = {
    # the folder and its files
    "not-a-folder": "The path of a knowledge base is a folder.",
    "missing-manifest": "A knowledge base has a dialoguekb.yaml; without one, nothing in it is read.",
    "file-name": "The names of files and folders are UTF-8 without control characters.",
    "unreadable": "The operating system allows every file and folder to be read.",
    "not-a-file": "Only files have the name of a YAML file; folders, pipes, sockets and devices do not.",
    "dangling-link": "The target of a symbolic link exists.",
    "symlink-loop": "No symbolic link leads back to itself or to a folder that contains it.",
    "link-outside": "No symbolic link leads out of the folder.",
    "link-unread": "The target of a symbolic link is a *.yaml file that is not hidden.",
    "too-large": "A file is at most 64 MiB large.",
    "empty-file": "A file has more than comments.",
    # its characters
    "not-utf8": "A file is valid UTF-8.",
    "nul": "A file has no NUL character.",
    "forbidden-character": "A file has no control characters or invisible line breaks.",
    "odd-space": "Indentation, and the space after a hyphen or a colon, is made of ordinary spaces.",
    # its YAML
    "merge-conflict": "A file has no conflict markers of git; nothing in a file with one is read.",
    "syntax": "A file is valid YAML; nothing after a syntax error is read.",
    "too-deep": "Values are nested at most 64 levels deep; nothing after a deeper one is read.",
    "several-documents": "A file has one YAML document; only the first is read.",
    "duplicate-key": "A key occurs once in a mapping; only the first is read.",
    "complex-key": "A key is a text, not a list or a mapping.",
    "anchor": "No value has an anchor (&name).",
    "alias": "No value is an alias (*name).",
    "tag": "No value or file has a tag (!name).",
    "merge-key": "No mapping merges another one (<<).",
    # the schema
    "unknown-kind": "A top-level key is the name of a kind of record.",
    "unknown-field": "A key of a record is the name of one of its fields.",
    "missing-field": "A required field has a value.",
    "wrong-type": "A value has the type of its field: a text, a number, a list or a mapping.",
    "no-value": "Every entry of a list has a value.",
    "empty-text": "A text has more than white space.",
    "wrong-form": "A text has the form of its field: a code, an id, a date, a number.",
    "impossible-date": "A date exists in the calendar.",
    "unknown-value": "A word is one of those that its field allows.",
    "duplicate-entry": "A list names a record once.",
    "duplicate-id": "Ids are unique among the records of a kind in a folder.",
    "more-problems": "A file has at most 1,000 problems, and 100 of one rule; further ones are not listed.",
    # the manifest and the layers
    "unknown-schema": "The manifest names a schema version that this program reads.",
    "unknown-base": "The manifest extends folders that exist.",
    "absolute-base": "The manifest extends folders by relative paths.",
    "too-many-layers": "At most 16 knowledge bases extend each other.",
    "extends-cycle": "Knowledge bases do not extend each other in a circle.",
    "already-below": "A record with the id of a record in a layer below has `overrides: true`.",
    "overrides-nothing": "A record with `overrides: true` overrides a record in a layer below.",
}
"""Rule name (kebab-case) to what it demands, in the order in which a file is checked."""

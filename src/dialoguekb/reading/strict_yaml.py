"""Strict YAML: text -> nodes with positions, and problems.

Built from the parser's events, so every scalar stays the text that was written. Anything that could make
the result differ from what a person reads in the file (duplicate keys, tags, anchors, aliases, merge keys)
is rejected, and reading continues. A syntax error ends the file; the records before it are complete.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import yaml

from dialoguekb.model.problems import Problem
from dialoguekb.reading.file_problems import FileProblems
from dialoguekb.reading.nodes import InvalidNode, Mapping, Node, Scalar, Sequence
from dialoguekb.reading.source_text import SourceText, quote
from dialoguekb.reading.surrogate_pairs import original_text, with_private_escapes
from dialoguekb.reading.syntax_faults import OpenBracket, syntax_problem

DEEPEST = 64
"""int: the maximum nesting of lists and mappings, in levels."""

FASTEST_LOADER: type[Any] = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
"""PyYAML's loader on libyaml, or the one in pure Python if libyaml is missing; their events are the same."""

_LIBYAML_DEPTH_ERROR = "exceeded maximum nesting depth"
"""str: libyaml 0.2.6 looks ahead and fails with this message at level 1,000 before it emits the event of level 65;
the loader in Python emits each level in turn."""


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """The nodes and problems of one file."""

    root: Node | None
    """The root node, with what was complete when reading ended; None if nothing was."""
    problems: list[Problem]
    """Problems in file order, limited as in `FileProblems`."""
    ended_early: bool
    """Whether reading stopped before the end of the file."""
    omitted: int = 0
    """int: the number of further problems."""
    unfinished: tuple[str, Node] | None = None
    """The top-level key and the node of the record that was being read when reading ended early."""


def read_yaml(source: SourceText, loader_class: type[Any] = FASTEST_LOADER) -> YamlDocument:
    """Read one YAML document; faults in the text become problems, not exceptions.

    `loader_class` is one of PyYAML's loaders.
    """
    private = with_private_escapes(source.text)
    tree = _Tree(source, has_private_escapes=private is not None)
    ended_early = False
    try:
        _follow(loader_class(private or source.text), tree)
    except yaml.YAMLError as fault:
        if _LIBYAML_DEPTH_ERROR in str(fault) and loader_class is not yaml.SafeLoader:
            return read_yaml(source, yaml.SafeLoader)
        tree.problems.add_problem(syntax_problem(fault, source, tree.bracket))
        ended_early = True
    except _StopReadingError:
        ended_early = True
    unfinished = None
    if ended_early:
        unfinished = tree.unfinished_record()
        tree.drop_unfinished()
    elif tree.is_empty():
        tree.problems.add("empty-file", (1, 1), "the file is empty", expected="a list of records")
        return YamlDocument(None, tree.problems.problems, ended_early=False, omitted=tree.problems.omitted)
    return YamlDocument(tree.root, tree.problems.problems, ended_early, tree.problems.omitted, unfinished)


class _StopReadingError(Exception):
    """The rest of the file is not read; the problem is already reported."""


def _follow(loader: Any, tree: "_Tree") -> None:
    handlers: dict[type[Any], Callable[[Any], None]] = {
        yaml.ScalarEvent: tree.scalar,
        yaml.MappingStartEvent: tree.start_mapping,
        yaml.SequenceStartEvent: tree.start_sequence,
        yaml.MappingEndEvent: tree.end,
        yaml.SequenceEndEvent: tree.end,
        yaml.AliasEvent: tree.alias,
        yaml.DocumentStartEvent: tree.start_document,
    }
    next_event = loader.get_event
    try:
        while (event := next_event()).__class__ is not yaml.StreamEndEvent:
            handle = handlers.get(event.__class__)
            if handle is not None:
                handle(event)
    finally:
        loader.dispose()


_DISCARDED_KEY = Scalar("", plain=False, line=0, column=0)
"""Stands for a key whose value is read and discarded."""


@dataclass(slots=True)
class _Level:
    """The state of an outer collection while an inner one is being read."""

    container: Mapping | Sequence | None
    key: Scalar | None
    seen: set[str]
    bracket: OpenBracket | None


class _Tree:
    """Builds nodes from events, one at a time, without recursion."""

    def __init__(self, source: SourceText, *, has_private_escapes: bool = False) -> None:
        self.has_private_escapes = has_private_escapes
        self.problems = FileProblems(source)
        self.root: Node | None = None
        self.documents = 0
        self.outer_levels: list[_Level] = []
        self.container: Mapping | Sequence | None = None
        self.key: Scalar | None = None
        self.seen: set[str] = set()
        self.bracket: OpenBracket | None = None

    def scalar(self, event: Any) -> None:
        mark = event.start_mark
        value = event.value
        if self.has_private_escapes:
            value = original_text(value, in_double_quotes=event.style == '"')
        node = Scalar(value, not event.style, mark.line + 1, mark.column + 1)
        if event.anchor is not None or event.tag is not None:
            self._reject_properties(event)
        container = self.container
        if container.__class__ is Sequence:
            container.items.append(node)
        elif self.key is None and container is not None:
            self._set_key(node)
        else:
            self._attach(node)

    def start_mapping(self, event: Any) -> None:
        mark = event.start_mark
        self._open(Mapping(mark.line + 1, mark.column + 1), event, "{")

    def start_sequence(self, event: Any) -> None:
        mark = event.start_mark
        self._open(Sequence(mark.line + 1, mark.column + 1), event, "[")

    def end(self, _event: Any) -> None:
        outer = self.outer_levels.pop()
        self.container, self.key, self.seen, self.bracket = outer.container, outer.key, outer.seen, outer.bracket

    def alias(self, event: Any) -> None:
        position = _position(event)
        self._report("alias", position, f"'*{event.anchor}' is an alias", "the value itself, written out")
        if self.container.__class__ is Mapping and self.key is None:
            self.key = _DISCARDED_KEY
        else:
            self._attach(InvalidNode(*position))

    def start_document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self._report(
                "several-documents", _position(event), "a second document starts here", "one document per file"
            )
            raise _StopReadingError
        if event.tags:
            self._report("tag", _position(event), "the file declares tags (%TAG)", "no tags")

    def is_empty(self) -> bool:
        root = self.root
        return root is None or (root.__class__ is Scalar and not root.text and root.plain)

    def unfinished_record(self) -> tuple[str, Node] | None:
        """Return the top-level key and the record that is being read, or None between records."""
        containers = [*(level.container for level in self.outer_levels[1:]), self.container]
        root, _, record = containers[:3] if len(containers) > 2 else (None, None, None)
        if not isinstance(root, Mapping) or not isinstance(record, Mapping) or not root.entries:
            return None
        return root.entries[-1][0].text, record

    def drop_unfinished(self) -> None:
        """Remove the record that was being read; keep the root and its lists."""
        containers = [level.container for level in self.outer_levels] + [self.container]
        for outer, inner in pairwise(containers[1:]):
            if isinstance(outer, Sequence) and outer.items and outer.items[-1] is inner:
                outer.items.pop()
                return
            if isinstance(outer, Mapping) and isinstance(inner, Mapping) and outer.entries:
                if outer.entries[-1][1] is inner:
                    outer.entries.pop()
                return

    def _set_key(self, key: Scalar) -> None:
        text = key.text
        if text in self.seen:
            self._report(
                "duplicate-key",
                (key.line, key.column),
                f"{quote(text)} occurs twice in this mapping",
                "each field once",
            )
            self.key = _DISCARDED_KEY
            return
        if text == "<<" and key.plain:
            self._report("merge-key", (key.line, key.column), "'<<' merges another mapping", "the fields written out")
        self.seen.add(text)
        self.key = key

    def _attach(self, node: Node) -> None:
        container = self.container
        if container is None:
            self.root = node
        elif isinstance(container, Sequence):
            container.items.append(node)
        else:
            if self.key is not None and self.key is not _DISCARDED_KEY:
                container.entries.append((self.key, node))
            self.key = None

    def _open(self, node: Mapping | Sequence, event: Any, sign: str) -> None:
        if event.anchor is not None or event.tag is not None:
            self._reject_properties(event)
        position = (node.line, node.column)
        if len(self.outer_levels) == DEEPEST:
            self._report("too-deep", position, f"nested deeper than {DEEPEST} levels", f"at most {DEEPEST} levels")
            raise _StopReadingError
        if self.container.__class__ is Mapping and self.key is None:
            self._report("complex-key", position, "a list or mapping is used as a key", "the name of a field")
            self.key = _DISCARDED_KEY
        else:
            self._attach(node)
        self.outer_levels.append(_Level(self.container, self.key, self.seen, self.bracket))
        self.container, self.key, self.seen = node, None, set()
        self.bracket = OpenBracket(sign, position) if event.flow_style else None

    def _reject_properties(self, event: Any) -> None:
        position = _position(event)
        if event.anchor is not None:
            self._report("anchor", position, f"'&{event.anchor}' is an anchor", "the value alone, without '&'")
        if event.tag is not None:
            self._report(
                "tag",
                position,
                "'!' gives the value a tag",
                "the value alone; quotation marks around a text that begins with '!'",
            )

    def _report(self, rule: str, position: tuple[int, int], message: str, expected: str) -> None:
        self.problems.add(rule, position, message, expected=expected)


def _position(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1

"""Strict YAML: text -> nodes with positions, and problems.

Built from the parser's events, so that every scalar stays the text that was written. What could make a
reader see something else than the writer wrote (duplicate keys, tags, anchors, aliases, merge keys) is
refused where it stands, and reading goes on. A syntax error ends the file; what was complete before is kept.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import yaml

from dialoguekb.model.problems import Problem
from dialoguekb.reading.file_problems import FileProblems
from dialoguekb.reading.nodes import Mapping, Node, Refused, Scalar, Sequence
from dialoguekb.reading.source_text import SourceText, shortened
from dialoguekb.reading.syntax_faults import OpenBracket, syntax_problem

DEEPEST = 64
"""int, levels: how deep lists and mappings may be nested."""

FASTEST_LOADER: type[Any] = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
"""PyYAML's loader on libyaml, or the one in Python where libyaml is missing; both give the same events."""


_NESTED_TOO_FAR = "exceeded maximum nesting depth"
"""str: with these words libyaml 0.2.6 stops looking ahead at level 1,000, before it tells of level 65; the loader in
Python tells of each level in turn."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was read of one file."""

    root: Node | None
    """The whole, or as much of it as was complete before the file had to be given up; None where nothing was."""
    problems: list[Problem]
    """What was refused, in order of place, as far as `FileProblems` keeps it."""
    ended_early: bool
    """Whether a part of the file stayed unread."""
    left_out: int = 0
    """int, how much more was refused."""


def read_yaml(source: SourceText, loader_class: type[Any] = FASTEST_LOADER) -> Parsed:
    """Read one YAML document; never raises for a fault in the text.

    `loader_class` is one of PyYAML's loaders.
    """
    tree = _Tree(source)
    ended_early = False
    try:
        _follow(loader_class(source.text), tree)
    except yaml.YAMLError as fault:
        if _NESTED_TOO_FAR in str(fault) and loader_class is not yaml.SafeLoader:
            return read_yaml(source, yaml.SafeLoader)
        tree.found.add_made(syntax_problem(fault, source, tree.bracket))
        ended_early = True
    except _GiveUpError:
        ended_early = True
    if ended_early:
        tree.drop_unfinished()
    elif tree.is_empty():
        tree.found.add("empty-file", (1, 1), "the file is empty", expected="a list of records")
        return Parsed(None, tree.found.kept, ended_early=False, left_out=tree.found.left_out)
    return Parsed(tree.root, tree.found.kept, ended_early, tree.found.left_out)


class _GiveUpError(Exception):
    """The rest of the file is not read; its problem is recorded."""


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


_DROPPED = Scalar("", plain=False, line=0, column=0)
"""Stands for a key whose value is read and thrown away."""


@dataclass(slots=True)
class _Open:
    """A collection around the one being filled, and what its own filling had come to."""

    container: Mapping | Sequence | None
    key: Scalar | None
    seen: set[str]
    bracket: OpenBracket | None


class _Tree:
    """Grows nodes from events, one at a time, without recursion."""

    def __init__(self, source: SourceText) -> None:
        self.found = FileProblems(source)
        self.root: Node | None = None
        self.documents = 0
        self.around: list[_Open] = []
        self.container: Mapping | Sequence | None = None
        self.key: Scalar | None = None
        self.seen: set[str] = set()
        self.bracket: OpenBracket | None = None

    def scalar(self, event: Any) -> None:
        mark = event.start_mark
        node = Scalar(event.value, not event.style, mark.line + 1, mark.column + 1)
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        container = self.container
        if container.__class__ is Sequence:
            container.items.append(node)
        elif self.key is None and container is not None:
            self._take_key(node)
        else:
            self._attach(node)

    def start_mapping(self, event: Any) -> None:
        mark = event.start_mark
        self._open(Mapping(mark.line + 1, mark.column + 1), event, "{")

    def start_sequence(self, event: Any) -> None:
        mark = event.start_mark
        self._open(Sequence(mark.line + 1, mark.column + 1), event, "[")

    def end(self, _event: Any) -> None:
        outer = self.around.pop()
        self.container, self.key, self.seen, self.bracket = outer.container, outer.key, outer.seen, outer.bracket

    def alias(self, event: Any) -> None:
        position = _position(event)
        self._report("alias", position, f"'*{event.anchor}' is an alias", "the value itself, written out")
        if self.container.__class__ is Mapping and self.key is None:
            self.key = _DROPPED
        else:
            self._attach(Refused(*position))

    def start_document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self._report("several-documents", _position(event), "a second document begins", "one document a file")
            raise _GiveUpError
        if event.tags:
            self._report("tag", _position(event), "the file declares tags (%TAG)", "no tags")

    def is_empty(self) -> bool:
        root = self.root
        return root is None or (root.__class__ is Scalar and not root.text and root.plain)

    def drop_unfinished(self) -> None:
        """Keep the top and its lists; take out the record that was being filled."""
        open_ones = [opened.container for opened in self.around] + [self.container]
        for outer, inner in pairwise(open_ones[1:]):
            if isinstance(outer, Sequence) and outer.items and outer.items[-1] is inner:
                outer.items.pop()
                return
            if isinstance(outer, Mapping) and isinstance(inner, Mapping) and outer.entries:
                if outer.entries[-1][1] is inner:
                    outer.entries.pop()
                return

    def _take_key(self, key: Scalar) -> None:
        text = key.text
        if text in self.seen:
            self._report(
                "duplicate-key",
                (key.line, key.column),
                f"{shortened(text)} stands twice in this mapping",
                "each field once",
            )
            self.key = _DROPPED
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
            if self.key is not None and self.key is not _DROPPED:
                container.entries.append((self.key, node))
            self.key = None

    def _open(self, node: Mapping | Sequence, event: Any, sign: str) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        position = (node.line, node.column)
        if len(self.around) == DEEPEST:
            self._report("too-deep", position, f"nested past {DEEPEST} levels", f"at most {DEEPEST} levels")
            raise _GiveUpError
        if self.container.__class__ is Mapping and self.key is None:
            self._report("complex-key", position, "a list or mapping stands as a key", "a field's name")
            self.key = _DROPPED
        else:
            self._attach(node)
        self.around.append(_Open(self.container, self.key, self.seen, self.bracket))
        self.container, self.key, self.seen = node, None, set()
        self.bracket = OpenBracket(sign, position) if event.flow_style else None

    def _refuse_properties(self, event: Any) -> None:
        position = _position(event)
        if event.anchor is not None:
            self._report("anchor", position, f"'&{event.anchor}' is an anchor", "the value alone, without '&'")
        if event.tag is not None:
            self._report(
                "tag", position, "'!' gives the value a tag", "the value alone; text that begins with '!' in quotes"
            )

    def _report(self, rule: str, position: tuple[int, int], message: str, expected: str) -> None:
        self.found.add(rule, position, message, expected=expected)


def _position(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1

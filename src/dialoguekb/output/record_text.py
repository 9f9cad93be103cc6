"""One record as aligned labels and values: plain text, wrapped if there is a width."""

from collections.abc import Iterator, Sequence

from dialoguekb.output.safety import one_line, safe_lines
from dialoguekb.output.widths import pad, text_width, wrap

Value = str | Sequence[str]
"""A text, or several texts below each other."""

Section = tuple[str, Sequence[tuple[str, Value]]]
"""The title of a section (may be empty) and its lines, each a label and a value."""

_INDENT = "  "
_LEAST_ID_WIDTH = 24
"""int: with fewer terminal cells, ids and paths are broken like other words."""

_LEAST_VALUE_WIDTH = 16
"""int: if fewer terminal cells are left next to the labels, values are placed below them."""


def record_lines(heading: str, sections: Sequence[Section], *, width: int | None) -> Iterator[str]:
    """Yield the lines of a record, each with its line break: the heading, then each section.

    Values of all labelled sections are aligned in one column, and wrapped lines are indented to it. Without a
    width, nothing is wrapped. Sections without lines are omitted. All text is made safe here.
    """
    for line in wrap(one_line(heading), width, keeps_ids=True):
        yield f"{line}\n"
    label_width = max((text_width(one_line(label)) for _, lines in sections for label, _ in lines), default=0)
    for title, lines in sections:
        if not lines:
            continue
        yield "\n"
        if title:
            yield from (f"{line}\n" for line in wrap(one_line(title), width))
        section_label_width = label_width if any(label for label, _ in lines) else 0
        for label, value in lines:
            for line in labelled_lines(label, value, section_label_width, width=_inner_width(width)):
                yield f"{_INDENT}{line}".rstrip(" ") + "\n"


def labelled_lines(label: str, value: Value, label_width: int, *, width: int | None) -> Iterator[str]:
    """Yield the lines of a label and its value, made safe, without line breaks.

    The value is next to the label, which is padded to `label_width` cells, or below it if the width leaves too
    little room. Each of several texts starts a line; its other lines are indented.
    """
    label = one_line(label)
    texts = [value] if isinstance(value, str) else list(value)
    hanging_indent = "" if isinstance(value, str) else _INDENT
    is_beside = width is None or not label_width or width - label_width - len(_INDENT) >= _LEAST_VALUE_WIDTH
    gap = _INDENT if label_width else ""
    lead = " " * label_width + gap if is_beside else _INDENT
    room = None if width is None else max(1, width - len(lead))
    lines = [line for text in texts for line in _text_lines(text, hanging_indent, room)] or [""]
    if is_beside:
        yield pad(label, label_width) + gap + lines[0]
        lines = lines[1:]
    elif label:
        yield from wrap(label, width)
    yield from (f"{lead}{line}".rstrip(" ") for line in lines)


def _text_lines(text: str, hanging_indent: str, room: int | None) -> Iterator[str]:
    """Yield the wrapped lines of a text; all lines but its first are indented, and its own line breaks stay."""
    first, *others = safe_lines(text)
    yield from _wrap_indented(first, hanging_indent, room)
    inner = None if room is None else max(1, room - len(hanging_indent))
    for line in others:
        yield from (f"{hanging_indent}{part}" for part in _wrap_indented(line, "", inner))


def _wrap_indented(text: str, hanging_indent: str, room: int | None) -> list[str]:
    """Return the wrapped lines of a text, with the second and later ones indented."""
    if room is None or text_width(text) <= room:
        return [text]
    indent = text[: len(text) - len(text.lstrip(" "))]
    inner = max(1, room - len(hanging_indent) - len(indent))
    first, *rest = wrap(text.lstrip(" "), inner, keeps_ids=room >= _LEAST_ID_WIDTH)
    return [f"{indent}{first}", *(f"{indent}{hanging_indent}{line}" for line in rest)]


def _inner_width(width: int | None) -> int | None:
    return None if width is None else max(1, width - len(_INDENT))

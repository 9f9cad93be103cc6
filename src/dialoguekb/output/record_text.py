"""One record as aligned labels and values, for `show`: plain text, wrapped where a width is given."""

from collections.abc import Iterator, Sequence

from dialoguekb.output.safety import visible
from dialoguekb.output.widths import padded, text_width, wrapped

Value = str | Sequence[str]
"""A text, or texts that stand one below the other."""

Section = tuple[str, Sequence[tuple[str, Value]]]
"""A section's title (empty for none) and its lines: a label and a value each."""

_INDENT = "  "
_LEAST_VALUE_WIDTH = 16
"""int, cells: where less room would be left beside the labels, a value stands below its label."""


def record_lines(heading: str, sections: Sequence[Section], *, width: int | None) -> Iterator[str]:
    """Yield the lines of a record, each with its line break: the heading, then each section.

    Values stand in one column through all sections that have labels; wrapped lines hang below it. None as width wraps
    nothing. A section without lines is left out. All text is made safe here.
    """
    for line in wrapped(visible(heading), width):
        yield f"{line}\n"
    label_width = max((text_width(visible(label)) for _, lines in sections for label, _ in lines), default=0)
    for title, lines in sections:
        if not lines:
            continue
        yield "\n"
        if title:
            yield from (f"{line}\n" for line in wrapped(visible(title), width))
        section_label_width = label_width if any(label for label, _ in lines) else 0
        for label, value in lines:
            for line in labelled_lines(label, value, section_label_width, width=_inner(width)):
                yield f"{_INDENT}{line}".rstrip(" ") + "\n"


def labelled_lines(label: str, value: Value, label_width: int, *, width: int | None) -> Iterator[str]:
    """Yield one label and its value, made safe, without line breaks.

    The value stands beside the label, which is `label_width` cells wide, or below it where the width
    leaves too little room. Each text of several begins a line; its further lines hang.
    """
    label = visible(label)
    texts = [value] if isinstance(value, str) else list(value)
    hang = "" if isinstance(value, str) else _INDENT
    beside = width is None or not label_width or width - label_width - len(_INDENT) >= _LEAST_VALUE_WIDTH
    gap = _INDENT if label_width else ""
    lead = " " * label_width + gap if beside else _INDENT
    room = None if width is None else max(1, width - len(lead))
    lines = [line for text in texts for line in _hanging(visible(text), hang, room)] or [""]
    if beside:
        yield padded(label, label_width) + gap + lines[0]
        lines = lines[1:]
    elif label:
        yield from wrapped(label, width)
    yield from (f"{lead}{line}" for line in lines)


def _hanging(text: str, hang: str, room: int | None) -> list[str]:
    """Return the lines of a text, the second and further ones indented."""
    if room is None or text_width(text) <= room:
        return [text]
    indent = text[: len(text) - len(text.lstrip(" "))]
    first, *rest = wrapped(text.lstrip(" "), max(1, room - len(hang) - len(indent)))
    return [f"{indent}{first}", *(f"{indent}{hang}{line}" for line in rest)]


def _inner(width: int | None) -> int | None:
    return None if width is None else max(1, width - len(_INDENT))

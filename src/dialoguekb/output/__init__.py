"""Rows in, text out: every form in which an answer leaves the program, and the safety of its text."""

from dialoguekb.output.record_text import record_lines
from dialoguekb.output.rendering import FORMS, render, write
from dialoguekb.output.safety import visible
from dialoguekb.output.terminal import print_table

__all__ = ["FORMS", "print_table", "record_lines", "render", "visible", "write"]

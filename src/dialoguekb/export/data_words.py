"""What a document says of the data that it rests on: its layers, their versions and licences, and where they end."""

from collections.abc import Sequence
from datetime import date

from dialoguekb.export.document import Paragraph
from dialoguekb.model.about import About
from dialoguekb.model.dates import PartialDate


def data_in_words(layers: Sequence[About], day: date) -> str:
    """Return the title, version and day of each layer, the top one first: `Mine; on top of World, version 2`.

    A day after that of the document is left out.
    """
    top, *below = [_layer(layer, day) for layer in layers]
    return f"{top}; on top of {'; and '.join(below)}" if below else top


def licences_in_words(layers: Sequence[About]) -> str:
    """Return under what terms the data may be used; empty where no layer says so."""
    if not any(layer.licence for layer in layers):
        return ""
    if len(layers) == 1:
        return str(layers[0].licence)
    return "; ".join(f"{layer.title}: {layer.licence or 'none stated'}" for layer in layers)


def end_of_data(layers: Sequence[About], last_day: PartialDate) -> Paragraph:
    """Return up to which day the data is kept, at most `last_day`, and what that means for a reader."""
    top, *below = layers
    if top.as_of:
        kept = f"The data is kept up to {last_day}."
    else:
        ends = [f"{each.title} is kept up to {min(each.as_of, last_day)}" for each in below if each.as_of]
        kept = f"{top.title} does not say up to which day it is kept" + (f"; {', '.join(ends)}." if ends else ".")
    return Paragraph((f"{kept} In a year that was not searched, meetings may be missing.",))


def _layer(about: About, day: date) -> str:
    version = f", version {about.version}" if about.version else ""
    as_of = f", as of {about.as_of}" if about.as_of and about.as_of.earliest <= day else ""
    return f"{about.title}{version}{as_of}"

"""`dialoguekb --version`: which program, which schema, which data."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dialoguekb import __version__
from dialoguekb.cli.settings import Settings
from dialoguekb.data_folder import choose_folder
from dialoguekb.model.about import SCHEMA_VERSION, About
from dialoguekb.output.safety import visible

if TYPE_CHECKING:
    from dialoguekb.reading.manifest import Manifest


def versions(settings: Settings) -> str:
    """Return a line that names the program, the schema that it reads, and the data in use, the upper first."""
    named = [f"data {each.version or 'without a version'} ({each.title})" for each in _layers(settings)]
    told = " over ".join(named) or "data that cannot be read"
    return f"dialoguekb {__version__}, schema {SCHEMA_VERSION}, {visible(told)}\n"


def _layers(settings: Settings) -> "Sequence[About | Manifest]":
    """Return what each layer says of itself: in the index where there is one, else in its manifest."""
    from dialoguekb.index.about_table import about_in
    from dialoguekb.loading.dataset import Dataset, open_current

    folder = choose_folder(settings.data)
    index = open_current(folder) if settings.cache else None
    if index is None:
        from dialoguekb.loading.full import manifests_in_use

        return manifests_in_use(settings.data)
    dataset = Dataset(folder, about_in(index), index=index)
    layers = dataset.layers
    dataset.close()
    return layers

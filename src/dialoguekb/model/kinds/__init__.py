"""The kinds of records: a file of this folder each, which declares the class of the kind and of its parts.

A file that is added here is a kind of record; nothing else lists them.
"""

from importlib import import_module
from pkgutil import iter_modules

from dialoguekb.model.declarations import check_declarations
from dialoguekb.model.record import Record


def _declared_in(name: str) -> list[type[Record]]:
    """Return the classes of records that a file of this folder declares."""
    module = import_module(f"{__name__}.{name}")
    return [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Record) and value.__module__ == module.__name__
    ]


KINDS: dict[str, type[Record]] = {
    cls.kind_name: cls
    for cls in check_declarations({module.name: _declared_in(module.name) for module in iter_modules(__path__)})
}
"""Each kind of record (`meeting`) and its class, in the order of their rank.

Importing raises DeclarationError, with a sentence for each fault, where a class leaves something open.
"""

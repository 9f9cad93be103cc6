"""Many cases in one test: a thousand parametrized tests spend most of their time in pytest."""

import functools
import inspect
from collections.abc import Callable, Iterable

Test = Callable[..., None]


def for_each(name: str, values: Iterable[object]) -> Callable[[Test], Test]:
    """Run a test once for each value of a parameter; a failure names the value. Fixtures are shared by all."""

    def decorate(test: Test) -> Test:
        signature = inspect.signature(test)
        others = [parameter for parameter in signature.parameters.values() if parameter.name != name]

        @functools.wraps(test)
        def run_all(**fixtures: object) -> None:
            for value in values:
                try:
                    test(**{name: value}, **fixtures)
                except BaseException as error:
                    error.add_note(f"{name} = {value!r}")
                    raise

        run_all.__signature__ = signature.replace(parameters=others)  # type: ignore[attr-defined]
        return run_all

    return decorate

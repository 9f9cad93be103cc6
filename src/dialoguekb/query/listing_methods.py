"""The listings as methods, so that an editor completes their names and arguments.

A listing without a method here is a method all the same, from its declaration: `knowledge_base.visits(country="JP")`.
`unnamed` takes nothing; a value without a name is refused with the names of the filters.
"""

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Never, Optional, TypeVar, Unpack, cast

from dialoguekb.query.listing import Listing
from dialoguekb.query.question_reader import Arguments
from dialoguekb.query.rows import Rows

if TYPE_CHECKING:
    import inspect

_Method = TypeVar("_Method", bound=Callable[..., Any])


class ListingMethod:  # noqa: D101 - `__doc__` is a property
    # A method named after a listing. Its docstring and its signature name the filters of the listing; they are made
    # when `help`, an editor or a notebook reads them. Without a knowledge base, they are those of the function.

    def __init__(self, function: Callable[..., Rows], base: Optional["ListingMethods"] = None) -> None:
        """Take a function that takes a knowledge base first, and the knowledge base where there is one."""
        self.__wrapped__ = function
        self.__name__ = function.__name__
        self.__qualname__ = function.__qualname__
        self.__module__ = function.__module__
        self._base = base

    def __get__(self, base: Optional["ListingMethods"], _: type | None = None) -> "ListingMethod":
        """Return it as the method of a knowledge base."""
        return self if base is None else ListingMethod(self.__wrapped__, base)

    def __call__(self, *values: Any, **arguments: Any) -> Rows:
        """Return the rows of the listing."""
        return self.__wrapped__(*(() if self._base is None else (self._base,)), *values, **arguments)

    @property
    def __doc__(self) -> str:  # type: ignore[override]
        """What the method returns, and what each filter keeps."""
        summary = self.__wrapped__.__doc__ or ""
        if self._base is None:
            return summary
        from dialoguekb.query.listing_help import listing_help  # noqa: PLC0415 - only `help` asks

        return listing_help(self._base.declaration(self.__name__), summary)

    @property
    def __signature__(self) -> "inspect.Signature":
        """Its signature, with each filter by name; raises AttributeError without a knowledge base."""
        if self._base is None:
            raise AttributeError("__signature__")
        from dialoguekb.query.listing_help import listing_signature  # noqa: PLC0415 - only `help` asks

        return listing_signature(self._base.declaration(self.__name__), self.__wrapped__)


def _listing_method(function: _Method) -> _Method:
    """Let a method name the filters of its listing in its docstring and its signature."""
    return cast("_Method", ListingMethod(function))


class ListingMethods:
    """A method for each listing that ships; all of them return `rows` of their name."""

    @abstractmethod
    def rows(self, listing: str, *subject: str | None, **arguments: Unpack[Arguments]) -> Rows:
        """Return the rows of a listing."""

    @abstractmethod
    def declaration(self, listing: str) -> Listing:
        """Return what a listing is: its columns and its filters."""

    @_listing_method
    def countries(self, *unnamed: Never, **arguments: Unpack[Arguments]) -> Rows:
        """Return the countries, by code."""
        return self.rows("countries", *unnamed, **arguments)

    @_listing_method
    def groupings(self, *unnamed: Never, **arguments: Unpack[Arguments]) -> Rows:
        """Return the groupings, by id."""
        return self.rows("groupings", *unnamed, **arguments)

    @_listing_method
    def offices(self, *unnamed: Never, **arguments: Unpack[Arguments]) -> Rows:
        """Return the offices, by country and id, with their holders."""
        return self.rows("offices", *unnamed, **arguments)

    @_listing_method
    def officials(self, *unnamed: Never, **arguments: Unpack[Arguments]) -> Rows:
        """Return the officials, by country and first tenure."""
        return self.rows("officials", *unnamed, **arguments)

    @_listing_method
    def dialogues(self, *unnamed: Never, **arguments: Unpack[Arguments]) -> Rows:
        """Return the dialogues, by id."""
        return self.rows("dialogues", *unnamed, **arguments)

    @_listing_method
    def overdue(self, *unnamed: Never, **arguments: Unpack[Arguments]) -> Rows:
        """Return the dialogues that are late against their own rhythm, the most overdue first."""
        return self.rows("overdue", *unnamed, **arguments)

    @_listing_method
    def meetings(self, *unnamed: Never, **arguments: Unpack[Arguments]) -> Rows:
        """Return the meetings, by start and id.

        >>> from dialoguekb import open_knowledge_base
        >>> with open_knowledge_base(as_known_on="2022-08-24") as kb:
        ...     kb.meetings(dialogue="in-jp-2plus2", since="2022")[0]["status"]
        'scheduled'
        """
        return self.rows("meetings", *unnamed, **arguments)

    @_listing_method
    def agreements(self, *unnamed: Never, **arguments: Unpack[Arguments]) -> Rows:
        """Return the agreements, by signature and id."""
        return self.rows("agreements", *unnamed, **arguments)

    @_listing_method
    def topics(self, *unnamed: Never, **arguments: Unpack[Arguments]) -> Rows:
        """Return the topics, by id."""
        return self.rows("topics", *unnamed, **arguments)

    @_listing_method
    def sources(self, *unnamed: Never, **arguments: Unpack[Arguments]) -> Rows:
        """Return the sources, by publication and id."""
        return self.rows("sources", *unnamed, **arguments)

    @_listing_method
    def disputes(self, *unnamed: Never, **arguments: Unpack[Arguments]) -> Rows:
        """Return the fields on which sources disagree."""
        return self.rows("disputes", *unnamed, **arguments)

    @_listing_method
    def stats(self, *unnamed: Never, **arguments: Unpack[Arguments]) -> Rows:
        """Return how complete the record is, for each dialogue and in total."""
        return self.rows("stats", *unnamed, **arguments)

    @_listing_method
    def partners(self, home: str | None = None, *unnamed: Never, **arguments: Unpack[Arguments]) -> Rows:
        """Return the countries that `home` meets, by code; without it, those of the home country.

        >>> from dialoguekb import open_knowledge_base
        >>> with open_knowledge_base() as kb:
        ...     [partner["country"] for partner in kb.partners("India", format="2+2", member_of="QUAD")]
        ['AU', 'JP', 'US']
        """
        return self.rows("partners", home, *unnamed, **arguments)

    @_listing_method
    def search(self, words: str, *unnamed: Never, **arguments: Unpack[Arguments]) -> Rows:
        """Return the records that hold the words, best match first.

        >>> from dialoguekb import open_knowledge_base
        >>> with open_knowledge_base() as kb:
        ...     kb.search("fighter exercise", limit=1)[0]["id"]
        'in-jp-2plus2-2022'
        """
        return self.rows("search", words, *unnamed, **arguments)

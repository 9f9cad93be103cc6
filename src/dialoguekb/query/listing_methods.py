"""The listings as methods, so that an editor completes their names and arguments.

A listing without a method here is a method all the same, from its declaration: `knowledge_base.visits(country="JP")`.
`unnamed` takes nothing; a value without a name is refused with the names of the filters.
"""

from abc import abstractmethod
from typing import Never, Unpack

from dialoguekb.query.question_reader import Arguments
from dialoguekb.query.rows import Rows


class ListingMethods:
    """A method for each listing that ships; all of them return `rows` of their name."""

    @abstractmethod
    def rows(self, listing: str, *subject: str | None, **arguments: Unpack[Arguments]) -> Rows:
        """Return the rows of a listing."""

    def countries(self, *unnamed: Never, **arguments: Unpack[Arguments]) -> Rows:
        """Return the countries, by code."""
        return self.rows("countries", *unnamed, **arguments)

    def groupings(self, *unnamed: Never, **arguments: Unpack[Arguments]) -> Rows:
        """Return the groupings, by id."""
        return self.rows("groupings", *unnamed, **arguments)

    def offices(self, *unnamed: Never, **arguments: Unpack[Arguments]) -> Rows:
        """Return the offices, by country and id, with their holders."""
        return self.rows("offices", *unnamed, **arguments)

    def officials(self, *unnamed: Never, **arguments: Unpack[Arguments]) -> Rows:
        """Return the officials, by country and first tenure."""
        return self.rows("officials", *unnamed, **arguments)

    def dialogues(self, *unnamed: Never, **arguments: Unpack[Arguments]) -> Rows:
        """Return the dialogues, by id."""
        return self.rows("dialogues", *unnamed, **arguments)

    def overdue(self, *unnamed: Never, **arguments: Unpack[Arguments]) -> Rows:
        """Return the dialogues that are late against their own rhythm, the most overdue first."""
        return self.rows("overdue", *unnamed, **arguments)

    def meetings(self, *unnamed: Never, **arguments: Unpack[Arguments]) -> Rows:
        """Return the meetings, by start and id.

        >>> from dialoguekb import open_knowledge_base
        >>> with open_knowledge_base(as_known_on="2022-08-24") as kb:
        ...     kb.meetings(dialogue="in-jp-2plus2", since="2022")[0]["status"]
        'scheduled'
        """
        return self.rows("meetings", *unnamed, **arguments)

    def agreements(self, *unnamed: Never, **arguments: Unpack[Arguments]) -> Rows:
        """Return the agreements, by signature and id."""
        return self.rows("agreements", *unnamed, **arguments)

    def topics(self, *unnamed: Never, **arguments: Unpack[Arguments]) -> Rows:
        """Return the topics, by id."""
        return self.rows("topics", *unnamed, **arguments)

    def sources(self, *unnamed: Never, **arguments: Unpack[Arguments]) -> Rows:
        """Return the sources, by publication and id."""
        return self.rows("sources", *unnamed, **arguments)

    def disputes(self, *unnamed: Never, **arguments: Unpack[Arguments]) -> Rows:
        """Return the fields on which sources disagree."""
        return self.rows("disputes", *unnamed, **arguments)

    def stats(self, *unnamed: Never, **arguments: Unpack[Arguments]) -> Rows:
        """Return how complete the record is, for each dialogue and in total."""
        return self.rows("stats", *unnamed, **arguments)

    def partners(self, home: str | None = None, *unnamed: Never, **arguments: Unpack[Arguments]) -> Rows:
        """Return the countries that `home` meets, by code; without it, those of the home country.

        >>> from dialoguekb import open_knowledge_base
        >>> with open_knowledge_base() as kb:
        ...     [partner["country"] for partner in kb.partners("India", format="2+2", member_of="QUAD")]
        ['AU', 'JP', 'US']
        """
        return self.rows("partners", home, *unnamed, **arguments)

    def search(self, words: str, *unnamed: Never, **arguments: Unpack[Arguments]) -> Rows:
        """Return the records that hold the words, best match first.

        >>> from dialoguekb import open_knowledge_base
        >>> with open_knowledge_base() as kb:
        ...     kb.search("fighter exercise", limit=1)[0]["id"]
        'in-jp-2plus2-2022'
        """
        return self.rows("search", words, *unnamed, **arguments)

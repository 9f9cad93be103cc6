"""The kind `source`: one page or paper."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from dialoguekb.model.dates import PartialDate
from dialoguekb.model.field_types import (
    AuthorText,
    DigitalObjectIdentifier,
    LanguageCode,
    PlainText,
    PublisherText,
    TitleText,
    WebAddress,
)
from dialoguekb.model.knowledge import Identity, KnownBy
from dialoguekb.model.names import BY_ID, BY_NAME, RankedName
from dialoguekb.model.record import Record
from dialoguekb.model.vocabulary import SourceKind

if TYPE_CHECKING:
    from dialoguekb.model.record_set import RecordSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """A copy of a page that a web archive keeps."""

    part_name = "copy of a page"
    shorthand: ClassVar[str] = "url"

    url: WebAddress
    """The address of the copy."""
    date: PartialDate | None = None
    """When the copy was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """A bibliographic entry: one page or paper."""

    kind_name = "source"
    plural = "sources"
    rank = 9
    known_by = (KnownBy.OWN_DATE,)
    gathers = ()
    compared_through = ()
    unique_names = ()
    example_query = (
        "select publisher, count(*) n from sources where kind = 'government' group by publisher order by n desc"
    )

    publisher: Identity[PublisherText]
    """Who published it."""
    title: Identity[TitleText]
    """Its title; in [brackets] a description, where the page's own title was not shown."""
    authors: Identity[tuple[AuthorText, ...]] = ()
    """Who wrote it, each as the page writes the name."""
    url: Identity[WebAddress | None] = None
    """Where it can be read."""
    doi: Identity[DigitalObjectIdentifier | None] = None
    """The digital object identifier of a paper."""
    archived: Identity[Archive | None] = None
    """A copy in a web archive, for the day when the page is gone."""
    published: Identity[PartialDate | None] = None
    """When it was published; absent where the page shows no date."""
    accessed: Identity[PartialDate | None] = None
    """When it was read; needed where the page shows no date."""
    language: Identity[LanguageCode | None] = None
    """The language of the page, where it is not English."""
    kind: Identity[SourceKind]
    """What stands behind it."""
    via: Identity[PlainText | None] = None
    """Through what it was read, where it was not read itself."""

    def caption(self, records: "RecordSet") -> str:
        """Return publisher and title."""
        return f"{self.publisher}, {self.title}"

    def names(self, records: "RecordSet") -> list[RankedName]:
        """Return its address and its DOI, which only it has, and its title."""
        return [(BY_ID, self.url), (BY_ID, self.doi), (BY_NAME, self.title)]

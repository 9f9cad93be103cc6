"""What a reader must know of an answer that counts meetings: in which years nobody looked for them."""

from collections.abc import Iterator

from dialoguekb.cli import streams
from dialoguekb.knowledge_base import KnowledgeBase
from dialoguekb.listings.registry import ALL
from dialoguekb.query.coverage import Searched, in_spans
from dialoguekb.query.selection import Question

_MOST_NAMED = 3


def say_coverage(knowledge_base: KnowledgeBase, listing: str, question: Question) -> None:
    """Say on stderr where the answer to a question rests on years that nobody declares as searched."""
    searched = knowledge_base.searched(listing, question)
    # That no dialogue was known yet is no gap in the search.
    if searched is not None and (searched.dialogues or not knowledge_base.known_on):
        streams.say(*_remarks(searched))


def say_undated(knowledge_base: KnowledgeBase, listing: str, question: Question) -> None:
    """Say on stderr which records the answer is without because no source of theirs that tells of them has a date."""
    counts_meetings = listing not in {"meetings", "agreements"} and ALL[listing].counted_levels is not None
    left_out = (
        knowledge_base.undated("meetings", Question()) if counts_meetings else knowledge_base.undated(listing, question)
    )
    if left_out:
        more = len(left_out) - _MOST_NAMED
        further = f" and {more} more" if more > 0 else ""
        streams.say(
            "left out, as only sources without a date tell of them or that they took place: "
            f"{', '.join(left_out[:_MOST_NAMED])}{further}"
        )


def _remarks(searched: Searched) -> Iterator[str]:
    if not searched.dialogues:
        yield "no dialogue recorded could have such meetings, so that nothing says whether the answer is complete"
    if searched.kept_up_to:
        yield f"kept up to {searched.kept_up_to}: what comes later was not searched"
    if searched.undeclared:
        named = [f"{one.dialogue} ({in_spans(one.years)})" for one in searched.undeclared[:_MOST_NAMED]]
        more = len(searched.undeclared) - len(named)
        further = f" and {more} more of {searched.dialogues} dialogues" if more else ""
        yield f"not declared as searched: {', '.join(named)}{further}; a meeting missing there may be unrecorded"

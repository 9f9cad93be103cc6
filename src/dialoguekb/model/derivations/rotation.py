"""Which side hosts the next round, where the sides take turns."""

from collections.abc import Sequence


def next_host(hosts: Sequence[str | None], sides: Sequence[str]) -> str | None:
    """Return the code of the side whose turn it is to host; None where the latest rounds show no turns.

    `hosts` are the countries of the venues of the rounds held in person, in order of date. The sides take turns where
    each of them hosted one of the latest rounds, and the round before was hosted by the latest host.
    """
    count = len(sides)
    latest = list(hosts[-count - 1 :])
    if count < 2 or len(latest) <= count:
        return None
    takes_turns = set(latest[1:]) == set(sides) and latest[0] == latest[-1]
    return latest[1] if takes_turns else None

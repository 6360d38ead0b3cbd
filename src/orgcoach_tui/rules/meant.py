"""How a hit is meant, as one of the few combinations that there are."""

from functools import cache
from typing import NamedTuple, cast

from orgcoach_tui.rules.model import Actor, Polarity, Reality, Time


class Reading(NamedTuple):
    """How a hit is meant. `counts`: it speaks for its role."""

    polarity: Polarity
    actor: Actor
    reality: Reality
    time: Time
    counts: bool


@cache
def reading(polarity: Polarity, actor: Actor, reality: Reality, time: Time) -> Reading:
    """One of the few readings there are: made once, since long texts have many hits."""
    meant = (polarity, reality, time) == ("affirmed", "actual", "now")
    return Reading(polarity, actor, reality, time, meant and actor != "other")


def read_back(meant: Reading, back: str) -> Reading:
    """`meant`, with what another sentence says of it: `declined`, `negated` or `past`."""
    if back == "past":
        return reading(meant.polarity, meant.actor, meant.reality, "past")
    return reading(cast(Polarity, back), meant.actor, meant.reality, meant.time)

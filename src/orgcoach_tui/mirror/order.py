"""Which role comes first in the words and which are clearly there: order only, never a number."""

from typing import Literal

from orgcoach_tui.guide.model import MIDDLE, ROLES
from orgcoach_tui.rules.model import Suggestion

Rank = Literal["first", "together", "also", ""]

_CLEARLY = 1 / 3  # of the heaviest: enough to be named beside it


def order(found: Suggestion) -> dict[str, Rank]:
    """For each role and the middle: first, first together with others, also there, or not seen."""
    heaviest = max(found.scores.values(), default=0)
    ranks: dict[str, Rank] = {}
    for role in (*ROLES, MIDDLE):
        score = found.scores.get(role, 0)
        if found.label == "unclear" or score <= 0:
            ranks[role] = ""
        elif role == found.label or (role == MIDDLE and found.balance == "between"):
            ranks[role] = "first"
        elif role in found.hats:
            ranks[role] = "together"
        elif role == found.second:  # the sentence above names it, so it is there
            ranks[role] = "also"
        else:
            ranks[role] = "also" if score >= _CLEARLY * heaviest else ""
    return ranks

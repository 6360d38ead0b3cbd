"""The own placement in words: how much of each role, and what stands out in it.

`placed` holds the roles that were given a number, 0 to 5. One that is still open is not in it, and
counts for nothing: open is not 0.
"""

from collections.abc import Mapping

from orgcoach_tui.guide.model import OPPOSITE, ROLES, Role
from orgcoach_tui.i18n import _

MOST = 5

_HIGH = 3  # from here on two opposite corners together are worth a question …
_ABOVE = 2  # … when they stand this much above the other two
_ALIKE = 1  # between the most and the least of four that are about equal


def in_words(placed: Mapping[str, int], roles: Mapping[str, Role]) -> str:
    """`Coach 2, bedrijfsopleider 0, expertadviseur still open, …`, for who cannot see a picture."""
    parts = (f"{roles[role].name} {placed.get(role, _('still open'))}" for role in ROLES)
    words = ", ".join(parts)
    return f"{words[:1].upper()}{words[1:]}."


def question(placed: Mapping[str, int], roles: Mapping[str, Role]) -> str:
    """What the placement itself asks: about two high corners that lie across from each other, or
    about four that are alike; empty when it is neither.
    """
    if pair := high_across(placed):
        a, b = (roles[role].name for role in pair)
        return _(
            "The {a} and the {b} are both high, and they lie across from each other. "
            "How did you notice?"
        ).format(a=a, b=b)
    if alike(placed):
        return _("The four are about equal. That can mean many things; what does it mean here?")
    return ""


def high_across(placed: Mapping[str, int]) -> tuple[str, str] | None:
    """The two opposite corners that are high and stand out above the others, if there are such."""
    for role in ROLES[:2]:
        pair = (role, OPPOSITE[role])
        if not all(one in placed for one in pair):
            continue
        least = min(placed[one] for one in pair)
        rest = max((value for one, value in placed.items() if one not in pair), default=0)
        if least >= _HIGH and least - rest >= _ABOVE:
            return pair
    return None


def alike(placed: Mapping[str, int]) -> bool:
    """Whether all four have a number, about the same one, and not all of them 0."""
    given = placed.values()
    return len(given) == len(ROLES) and max(given) > 0 and max(given) - min(given) <= _ALIKE

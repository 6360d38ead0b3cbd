"""From evidence to a suggestion: what adds up, when a role is ahead, and how strongly to say so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orgcoach_tui.rules.model import Balance, Label, Strength

CORNERS = ("coach", "trainer", "adviser", "change_manager")
FIVE = (*CORNERS, "middle")
NEXT = 0.55  # what the next sight of the same act still adds, of the one before

DEFAULTS = {
    "enough": 1.6,  # a total below this says too little
    "ahead": 2.0,  # times the second, for a role to lead
    "likely": 3.2,
    "clear": 5.5,
    "middle": 0.9,  # times the first corner, for the middle to lead
    "hat": 0.5,  # of the first hat, for another to be one
    "quote": 1.3,  # of rules, for the rest of the wording to be heard where they say too little
    "lone": 1.1,  # what the only find of a role weighs, with what its sentence leans, to be heard
    "wording": 1.0,  # how strongly it is
}


@dataclass(frozen=True, slots=True)
class Verdict:
    label: Label
    balance: Balance
    strength: Strength
    second: str
    hats: tuple[str, ...]


def heaviest_first(weights: Sequence[float]) -> list[int]:
    """The places of `weights`, the heaviest first; what weighs the same stays in order."""
    return sorted(range(len(weights)), key=weights.__getitem__, reverse=True)


def saturate(weights: Sequence[float], acts: Sequence[str]) -> list[float]:
    """What is left of `weights`: each next sight of the same act, from heavy to light, adds less."""
    seen: dict[str, int] = {}
    out = list(weights)
    for n in heaviest_first(weights):
        times = seen.get(acts[n], 0)
        seen[acts[n]] = times + 1
        out[n] = weights[n] * NEXT**times
    return out


def judge(
    scores: Mapping[str, float], settings: Mapping[str, float], *, absent: bool = False
) -> Verdict:
    """The six outcomes. A role only when clearly ahead of the others and of the middle.

    `absent`: nothing in the text says that the writer does any of it.
    """
    s = settings
    ranked = sorted(CORNERS, key=lambda r: (-scores[r], CORNERS.index(r)))
    first, second = ranked[0], ranked[1]
    top, next_, middle = scores[first], scores[second], scores["middle"]
    if absent or top + middle < s["enough"]:
        return Verdict("unclear", "", "", "", ())
    if middle > 0 and middle >= s["middle"] * top:
        ratio = middle / max(top, 0.5)
        return Verdict("balanced", "between", _strength(ratio, middle, s), first if top else "", ())
    if top < s["enough"]:
        return Verdict("unclear", "", "", "", ())
    if top >= s["ahead"] * next_:
        ratio = top / max(next_, middle * s["middle"], 0.5)
        return Verdict(_label(first), "", _strength(ratio, top, s), second if next_ else "", ())
    hats = tuple(r for r in ranked if scores[r] >= s["hat"] * top)
    # Two hats are the clearer, the nearer they are to each other.
    even = (s["ahead"] * next_ / top) ** 4
    return Verdict("balanced", "hats", _strength(even, top + next_, s), first, hats)


def leaves_open(found: Verdict, scores: Mapping[str, float], settings: Mapping[str, float]) -> bool:
    """Whether the rules say too little, or two things at once, or one by a little."""
    if found.label == "unclear":
        return max(scores[r] for r in CORNERS) + scores["middle"] >= settings["quote"]
    return found.label == "balanced" or found.strength == "faint"


def _strength(ratio: float, total: float, s: Mapping[str, float]) -> Strength:
    if ratio >= s["clear"] and total >= 3 * s["enough"]:
        return "clear"
    return "likely" if ratio >= s["likely"] else "faint"


def _label(role: str) -> Label:
    return role  # type: ignore[return-value]

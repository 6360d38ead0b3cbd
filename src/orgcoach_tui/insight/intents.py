"""Learning goals and next steps out of the reflections, and what came of them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from orgcoach_tui.journal.glance import GOALS, Glance, Intent, oldest_first
from orgcoach_tui.journal.model import Outcome, OutcomeState, Reflection

STEP = "next_step"


@dataclass(frozen=True, slots=True)
class Held:
    """A learning goal or a next step, in the reflection that it comes from."""

    glance: Glance
    intent: Intent

    @property
    def open(self) -> bool:
        return not self.intent.state


def goals(glances: Iterable[Glance]) -> list[Held]:
    """All learning goals, the newest first; of drafts too."""
    return [Held(one, goal) for one in reversed(oldest_first(glances)) for goal in one.goals]


def steps(glances: Iterable[Glance]) -> list[Held]:
    """All next steps, the newest first; of drafts too."""
    return [Held(one, one.step) for one in reversed(oldest_first(glances)) if one.step]


def open_goals(glances: Iterable[Glance]) -> list[Held]:
    """The learning goals of which nothing was noted yet, the newest first."""
    return [held for held in goals(glances) if held.open]


def open_steps(glances: Iterable[Glance]) -> list[Held]:
    """The next steps of which nothing was noted yet, the newest first."""
    return [held for held in steps(glances) if held.open]


def settle(
    reflection: Reflection,
    part: str,
    state: OutcomeState | None,
    why: str = "",
    on: dt.date | None = None,
) -> bool:
    """Note what came of the goal or step in `part`; None opens it again. Whether there is one.

    What was said before as to why stays where nothing else is said now.
    """
    text = reflection.next_step if part == STEP else reflection.text(part)
    if part not in (STEP, *GOALS) or not text.strip():
        return False
    before = [outcome for outcome in reflection.outcomes if outcome.part == part]
    if state is None:
        reflection.outcomes = [one for one in reflection.outcomes if one.part != part]
        return True
    if before:
        came = before[-1]
        came.state, came.why = state, why or came.why
    else:
        came = Outcome(part, state, why)
        reflection.outcomes.append(came)
    came.on = on or dt.date.today()
    return True

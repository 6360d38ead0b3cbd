"""What pages about many reflections need of each: small enough to have ten thousand at once.

The index keeps it, so that no file has to be read. Answers are not in it but for learning goals.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orgcoach_tui.journal.model import (
    OutcomeState,
    Recognised,
    Reflection,
    Status,
    ThemeAnswer,
)

GOALS = ("own_development", "learning_goal")
"""The keys of questions whose answer is a learning goal; the second is for one's own guides."""


@dataclass(frozen=True, slots=True)
class Intent:
    """A learning goal or a next step. `state` is "" as long as it is open."""

    part: str  # the key of its question, or "next_step"
    text: str
    state: OutcomeState | str = ""
    why: str = ""
    on: dt.date | None = None  # when its state was noted


@dataclass(frozen=True, slots=True)
class Glance:
    """One reflection, finished or not, in its file at `path`."""

    path: Path
    id: str
    date: dt.date
    created: dt.datetime
    organisation: str
    trajectory: str
    guide: str
    guide_title: str
    language: str
    status: Status
    placed: Mapping[str, int]  # the roles that were given a number
    label: str  # what the words leaned to when the mirror was last shown; "" if it never was
    balance: str
    strength: str
    rules: str  # the version of the rules that read it
    recognised: Recognised
    insight: str
    goals: tuple[Intent, ...]
    step: Intent | None
    due: dt.date | None
    when: str  # when the step is due, in words
    themes: tuple[tuple[str, str, ThemeAnswer], ...]  # name, theme of the lexicon, answer
    read_only: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """All reflections that can be read, the oldest first, without copies; and how many cannot."""

    glances: tuple[Glance, ...]
    damaged: int = 0


def glance(path: Path, reflection: Reflection, *, read_only: bool = False) -> Glance:
    """What is needed of `reflection`."""
    of = {outcome.part: outcome for outcome in reflection.outcomes}

    def intent(part: str, text: str) -> Intent:
        came = of.get(part)
        return Intent(part, text, came.state, came.why, came.on) if came else Intent(part, text)

    mirror = reflection.mirror
    step = reflection.next_step
    return Glance(
        path=path,
        id=reflection.id,
        date=reflection.date,
        created=reflection.created,
        organisation=reflection.organisation,
        trajectory=reflection.trajectory,
        guide=reflection.guide,
        guide_title=reflection.guide_title,
        language=reflection.language,
        status=reflection.status,
        placed=reflection.placement.values(),
        label=mirror.label,
        balance=mirror.balance,
        strength=mirror.strength,
        rules=mirror.rules,
        recognised=mirror.recognised,
        insight=reflection.insight,
        goals=tuple(
            intent(answer.key, answer.text)
            for answer in reflection.answers
            if answer.key in GOALS and answer.text.strip()
        ),
        step=intent("next_step", step) if step.strip() else None,
        due=reflection.next_date,
        when=reflection.next_when,
        themes=tuple((one.name, one.lexicon, one.answer) for one in reflection.themes),
        read_only=read_only,
    )


def oldest_first(glances: Iterable[Glance]) -> tuple[Glance, ...]:
    """By date, then by when they were begun; the same each time."""
    return tuple(sorted(glances, key=lambda one: (one.date, one.created, one.id)))


def to_text(one: Glance) -> str:
    """All of it but its path, as the index keeps it."""
    import json  # a list of a small journal needs none

    intents = [_plain(intent) for intent in (*one.goals, *((one.step,) if one.step else ()))]
    return json.dumps(
        [
            *(one.id, one.date.toordinal(), one.created.isoformat(), one.organisation),
            *(one.trajectory, one.guide, one.guide_title, one.language, one.status),
            *(dict(one.placed), one.label, one.balance, one.strength, one.rules, one.recognised),
            *(one.insight, intents, one.due and one.due.toordinal(), one.when, one.themes),
            one.read_only,
        ]
    )


def from_texts(kept: Iterable[tuple[Path, str]]) -> list[Glance]:
    """What `to_text` made, each with its path."""
    import json

    paths, texts = [], []
    for path, text in kept:
        paths.append(path)
        texts.append(text)
    rows = json.loads(f"[{','.join(texts)}]")
    return [_from_row(path, row) for path, row in zip(paths, rows, strict=True)]


def _plain(intent: Intent) -> list[Any]:
    return [intent.part, intent.text, intent.state, intent.why, intent.on and intent.on.toordinal()]


def _from_row(path: Path, row: list[Any]) -> Glance:
    made: Any = Glance  # its values stand in the order in which `to_text` puts them
    id_, day, created, *names = row[:9]
    insight, kept, due, when, themes, read_only = row[15:]
    intents = [Intent(part, text, came, why, _day(on)) for part, text, came, why, on in kept]
    step = intents.pop() if intents and intents[-1].part == "next_step" else None
    found: Glance = made(
        *(path, id_, dt.date.fromordinal(day), dt.datetime.fromisoformat(created)),
        *(*names, *row[9:15]),
        *(insight, tuple(intents), step, _day(due), when, tuple(map(tuple, themes)), read_only),
    )
    return found


def _day(ordinal: int | None) -> dt.date | None:
    return dt.date.fromordinal(ordinal) if ordinal else None

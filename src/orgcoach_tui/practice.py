"""The made-up practice to look around in: reflections with days counted back from today."""

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from orgcoach_tui.files import write_private
from orgcoach_tui.guide.folder import prompts
from orgcoach_tui.guide.load import guides
from orgcoach_tui.guide.model import Guide
from orgcoach_tui.journal.model import Answer, Mirror, Placement, Reflection, start
from orgcoach_tui.journal.store import Store
from orgcoach_tui.journal.toml import dumps
from orgcoach_tui.mirror import read

_FIRST = dt.time(16, 10)
_WRITING = dt.timedelta(minutes=14)


def practice(language: str, today: dt.date) -> Iterator[Reflection]:
    """The reflections of `prompts/<language>/demo`, as if the last one was written just now."""
    shipped = {guide.id: guide for guide in guides(language)}
    for file in sorted((prompts() / language / "demo").glob("*.toml")):
        data = tomllib.loads(file.read_text("utf-8"))
        yield _reflection(data, shipped[data.pop("guide")], language, today)


def fill(store: Store, language: str, today: dt.date) -> None:
    """Write the practice into `store`, with its own dates. Raises OSError."""
    for reflection in practice(language, today):
        # Not by `save`, which would date all of it today.
        write_private(store.new(reflection).path, dumps(reflection).encode())


def _reflection(data: dict[str, Any], guide: Guide, language: str, today: dt.date) -> Reflection:
    day = today - dt.timedelta(days=data.pop("days_ago"))
    begun = dt.datetime.combine(day, _FIRST).astimezone()
    found = start(guide.id, language, title=guide.title, audience=guide.audience, now=begun)
    found.updated = begun + _WRITING
    found.answers = [_answer(answer, guide) for answer in data.pop("answers")]
    found.placement = Placement(**data.pop("placement", {}))
    found.mirror = Mirror(**data.pop("mirror", {}))
    if (days := data.pop("next_in_days", None)) is not None:
        found.next_date = day + dt.timedelta(days=days)
    for key, value in data.items():
        setattr(found, key, value)
    if found.mirror.recognised:
        _look_in_mirror(found, guide)
    return found


def _answer(data: Mapping[str, str], guide: Guide) -> Answer:
    question = next(q for q in guide.questions if q.key == data["key"])
    return Answer(question.key, question.title, question.question, data["text"])


def _look_in_mirror(reflection: Reflection, guide: Guide) -> None:
    """Keep with it what the mirror shows, as the app does."""
    shown = read(reflection, guide)
    kept = reflection.mirror
    kept.label, kept.balance, kept.strength = shown.label, shown.balance, shown.strength
    kept.scores = {role: round(score, 3) for role, score in shown.scores.items()}
    kept.rules, kept.read_at = shown.version, reflection.updated

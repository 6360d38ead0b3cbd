"""What many reflections show, for another program: the same as on the page."""

from typing import Any

from orgcoach_tui.export.insight import Insight
from orgcoach_tui.insight.drift import ALPHA, LEAST, Drift
from orgcoach_tui.insight.intents import Held, open_goals, open_steps
from orgcoach_tui.insight.series import Point, Reading, Where
from orgcoach_tui.insight.year import weeks, year_ago


def as_data(found: Insight) -> dict[str, Any]:
    """All of it as plain values."""
    here = found.series
    return {
        **_place(found.asked.where),
        "since": found.asked.since,
        "until": found.asked.until,
        "reflections": len(found.glances),
        "damaged": found.damaged,
        "own_first": dict(here.own),
        "words_first": dict(here.words),
        "beside": dict(here.beside),
        "recognised": dict(here.answers),
        "rules": list(here.versions),
        "series": [_point(point) for point in here.points],
        "drift": {
            "questions": found.looked.questions,
            "least": LEAST,
            "alpha": ALPHA,
            "found": [_drift(one) for one in found.looked.drifts],
        },
        "open_goals": [intent(one) for one in open_goals(found.glances)],
        "open_steps": [intent(one) for one in open_steps(found.glances)],
        "weeks": [[week.monday, week.number] for week in weeks(found.glances, found.asked.today)],
        "year_ago": [one.id for one in year_ago(found.glances, found.asked.today)],
    }


def intent(held: Held) -> dict[str, Any]:
    """A learning goal or a next step, with the reflection that it comes from."""
    one = held.intent
    found = {
        "id": held.glance.id,
        "date": held.glance.date,
        "organisation": held.glance.organisation,
        "trajectory": held.glance.trajectory,
        "part": one.part,
        "text": one.text,
        "state": one.state or "open",
        "why": one.why,
        "on": one.on,
    }
    if one.part == "next_step":
        found |= {"due": held.glance.due, "when": held.glance.when}
    return found


def _place(where: Where) -> dict[str, str]:
    return {"organisation": where.organisation, "trajectory": where.trajectory}


def _point(point: Point) -> dict[str, Any]:
    one = point.glance
    return {
        "id": one.id,
        "date": one.date,
        **_place(Where(one.organisation, one.trajectory)),
        "own": dict(one.placed),
        "own_first": point.own,
        "shown": _reading(point.read),
        "today": _reading(point.again),
        "recognised": one.recognised,
    }


def _reading(reading: Reading | None) -> dict[str, str] | None:
    if reading is None:
        return None
    return {
        "first": reading.first,
        "label": reading.label,
        "balance": reading.balance,
        "strength": reading.strength,
        "rules": reading.rules,
    }


def _drift(drift: Drift) -> dict[str, Any]:
    return {
        **_place(drift.where),
        "measure": drift.measure,
        "role": drift.role,
        "last": drift.last,
        "times": drift.times,
        "before": drift.before,
        "times_before": drift.rarely,
        "first_before": drift.earlier,
        "since": drift.since,
        "chance": drift.chance,
        "behind": [point.id for point in drift.behind],
    }

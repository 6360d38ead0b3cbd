"""The parts of a reflection as they are read, each with its name in the language of the interface."""

from collections.abc import Iterator
from dataclasses import dataclass

from orgcoach_tui import hours
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.model import Reflection


@dataclass(frozen=True, slots=True)
class Part:
    """One part. `typed`: the writer typed it, so that it can be searched."""

    key: str
    title: str
    text: str
    typed: bool = True


def parts(reflection: Reflection) -> Iterator[Part]:
    """All parts in the order in which they are read; those that are empty have an empty text."""
    placement, mirror, due = reflection.placement, reflection.mirror, reflection.next_date
    roles = {
        _("coach"): placement.coach,
        _("trainer"): placement.trainer,
        _("expert adviser"): placement.adviser,
        _("change manager"): placement.change_manager,
    }
    placed = ", ".join(f"{role} {value}" for role, value in roles.items() if value is not None)
    status = _("draft") if reflection.status == "draft" else _("finished")
    yield Part("date", _("Date"), reflection.date.isoformat(), typed=False)
    took = hours.words(reflection.minutes) if reflection.minutes else ""
    yield Part("minutes", _("Hours"), took, typed=False)
    yield Part("status", _("Status"), status, typed=False)
    yield Part("organisation", _("Organisation"), reflection.organisation)
    yield Part("trajectory", _("Trajectory"), reflection.trajectory)
    yield Part("help_question", _("Question for supervision"), reflection.help_question)
    for number, answer in enumerate(reflection.answers):
        key = answer.key if reflection.answer(answer.key) is answer else f"{answer.key} {number}"
        yield Part(f"answer {key}", answer.title or answer.key, answer.text)
    yield Part("placement", _("Your place among the roles"), placed, typed=False)
    yield Part("note", _("Note with the roles"), placement.note)
    yield Part("why", _("What you said about the mirror"), mirror.why)
    yield Part("counter_question", _("Question from the other side"), mirror.counter_question)
    yield Part("counter_answer", _("Your answer to it"), mirror.counter_answer)
    yield Part("insight", _("Insight"), reflection.insight)
    yield Part("next_step", _("Next step"), reflection.next_step)
    when = due.isoformat() if due else reflection.next_when
    yield Part("next_date", _("Due"), when, typed=False)
    states = {"done": _("done"), "changed": _("changed"), "let_go": _("let go")}
    for came in reflection.outcomes:
        name = f"outcome {came.part}"
        yield Part(name, _("What came of it"), states[came.state], typed=False)
        yield Part(f"{name} why", _("Why it came to that"), came.why)

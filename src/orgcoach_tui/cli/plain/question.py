"""A question: why it is asked, room for an answer, and deeper questions on request."""

from orgcoach_tui.cli.plain.answer import ask_answer
from orgcoach_tui.cli.plain.walk import Ask, Walk
from orgcoach_tui.walk.session import Step


def _question(walk: Walk, step: Step) -> str:
    asked, session = step.question, walk.session
    assert asked is not None
    walk.talk.say(asked.question)
    if asked.why:
        walk.talk.say(asked.why)
    said = ask_answer(
        walk,
        session.reflection.text(asked.key),
        lambda text: session.write(asked, text),
        f"answer {asked.key}",
        deepening=asked.deepening,
    )
    return walk.move(said)


ASKED: tuple[Ask, ...] = (_question,)

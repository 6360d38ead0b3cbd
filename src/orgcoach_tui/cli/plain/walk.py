"""From question to question, with what steers between them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from orgcoach_tui import i18n
from orgcoach_tui.cli.plain import words
from orgcoach_tui.cli.plain.keeping import Keeper
from orgcoach_tui.cli.plain.talk import Said, Talk
from orgcoach_tui.guide.load import roles
from orgcoach_tui.guide.model import Role
from orgcoach_tui.i18n import _
from orgcoach_tui.walk import readers
from orgcoach_tui.walk.session import Session, Step
from orgcoach_tui.walk.timer import Timer

ALONG = "along"
"""There is nothing to ask here: on in the direction that one was going."""


class Stop(Exception):  # noqa: N818
    """The writer is through, for now or for good."""


class GoTo(Exception):  # noqa: N818
    """The writer wants to be at another step."""

    def __init__(self, step_id: str) -> None:
        super().__init__(step_id)
        self.step_id = step_id


@dataclass
class Walk:
    """What every question needs."""

    session: Session
    talk: Talk
    keeper: Keeper
    roles: dict[str, Role] = field(default_factory=lambda: roles(i18n.language()))
    told_how: bool = False  # how to write a long answer
    here: str = ""  # the step one is at
    timer: Timer = field(default_factory=Timer)
    wording: bool = True  # whether the mirror goes by the rest of the words too

    def move(self, said: Said) -> str:
        """Where a word leads: "next", "back" or "skip". Raises Stop and GoTo."""
        if said.word == words.STOP:
            raise Stop
        if said.word == words.STEPS:
            self._choose_step()
        return said.word if said.word in (words.BACK, words.SKIP) else words.NEXT

    def next_readers(self) -> None:
        """Let the next kind of reader read what is written here, and say what that means."""
        step = self.session.step(self.here)
        readers.next_readers(self.session, step)
        self.talk.say(readers.told(readers.readers(self.session, step)))

    def _choose_step(self) -> None:
        names = []
        for step in self.session.steps:
            name = step.title if not step.number else f"{_question(step)}: {step.title}"
            state = _("written") if self.session.done(step) else _("still open")
            names.append(f"{name} ({state})")
        at = self.session.steps.index(self.session.step(self.here)) + 1
        taken = self.talk.choose(names, allowed=(words.HELP,), default=at)
        if isinstance(taken, int):
            raise GoTo(self.session.steps[taken - 1].id)


Ask = Callable[[Walk, Step], str]
"""Asks one thing, takes over the answer, and returns where to go."""


def go(walk: Walk) -> None:
    """Ask everything, from the step where the writer was, until Stop."""
    asked = [(step, ask) for step in walk.session.steps for ask in _asked_in(step)]
    at = _first(asked, walk.session.step(walk.session.reflection.step))
    shown, last = "", words.NEXT
    while True:
        step, ask = asked[at]
        if step.id != shown:
            shown = walk.here = step.id
            walk.session.be_at(step)
            walk.talk.gap()
            walk.talk.say(_heading(walk.session, step))
            _tell_comments(walk, step)
        try:
            move = ask(walk, step)
        except GoTo as to:
            at, shown = _first(asked, walk.session.step(to.step_id)), ""
            continue
        walk.keeper.keep()
        if walk.timer.over():
            walk.talk.say(walk.timer.words())
        last = move = last if move == ALONG else move
        if move == words.BACK and at == 0:
            walk.talk.say(_("This is the first question."))
        elif move == words.BACK:
            at -= 1
        elif move == words.SKIP:
            following = walk.session.neighbour(step, 1)
            at = _first(asked, following) if following else len(asked) - 1
        else:
            at = min(at + 1, len(asked) - 1)


def _tell_comments(walk: Walk, step: Step) -> None:
    """What readers wrote back about this step and is still open, before it is asked again."""
    if not walk.session.reflection.comments:
        return
    from orgcoach_tui.review.said import body, head
    from orgcoach_tui.walk.remarks import at

    for number, comment in at(walk.session, step):
        if comment.state == "open":
            walk.talk.gap()
            for line in (head(comment, number), *body(walk.session.reflection, comment)):
                walk.talk.say(line)
    walk.talk.gap()


def _first(asked: list[tuple[Step, Ask]], step: Step) -> int:
    return next(n for n, (one, _ask) in enumerate(asked) if one == step)


def _asked_in(step: Step) -> tuple[Ask, ...]:
    """The questions of a step, each in its module."""
    if step.kind == "begin":
        from orgcoach_tui.cli.plain.begin import ASKED
    elif step.kind == "roles":
        from orgcoach_tui.cli.plain.roles import ASKED
    elif step.kind == "mirror":
        from orgcoach_tui.cli.plain.mirror import ASKED
    elif step.kind == "close":
        from orgcoach_tui.cli.plain.close import ASKED
    else:
        from orgcoach_tui.cli.plain.question import ASKED
    return ASKED


def _heading(session: Session, step: Step) -> str:
    total = sum(1 for one in session.steps if one.number)
    of = _("Question {n} of {total}: {title}.") if step.number else "{title}."
    heading = of.format(n=step.number, total=total, title=step.title)
    if step.kind == "begin":  # most of it tells only what the reflection is about
        return heading
    return f"{heading} {readers.short(readers.readers(session, step))}."


def _question(step: Step) -> str:
    return _("Question {n}").format(n=step.number)

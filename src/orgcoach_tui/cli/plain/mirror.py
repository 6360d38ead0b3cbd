"""The mirror in words: what was read and where, the own placement beside it, the writer's answer."""

from orgcoach_tui.cli.plain import words
from orgcoach_tui.cli.plain.answer import ask_answer
from orgcoach_tui.cli.plain.field import ask_field
from orgcoach_tui.cli.plain.reading import Reading
from orgcoach_tui.cli.plain.talk import Said
from orgcoach_tui.cli.plain.walk import ALONG, Ask, GoTo, Walk
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.model import Recognised
from orgcoach_tui.mirror.kept import answer as keep_answer
from orgcoach_tui.mirror.kept import you_said
from orgcoach_tui.walk.session import Step

_ANSWERS: tuple[Recognised, ...] = ("yes", "partly", "no")


def _recognise(walk: Walk, _step: Step) -> str:
    """Nothing is suggested before the own placement."""
    reflection = walk.session.reflection
    if not reflection.placement.values():
        walk.talk.say(_("You first: how much did you act from each role? The mirror comes after."))
        taken = walk.talk.choose((_("To the roles"), _("Not now")))
        if isinstance(taken, int) and taken == 1:
            raise GoTo(next(s.id for s in walk.session.steps if s.kind == "roles"))
        return walk.move(taken) if isinstance(taken, Said) else words.SKIP
    reading = Reading(walk)
    if not reading.read():
        walk.talk.say(_("The mirror cannot read this text just now. Your text is kept."))
        return words.SKIP
    reading.say_all()
    return _answer(walk, reading)


def _answer(walk: Walk, reading: Reading) -> str:
    kept = walk.session.reflection.mirror
    names = (_("I do"), _("Partly"), _("No"), _("Not now"))
    while True:
        walk.talk.gap()
        walk.talk.say(_("Do you recognise this?"))
        if said := you_said(kept):
            walk.talk.say(said)
        default = _ANSWERS.index(kept.recognised) + 1 if kept.recognised else 4
        taken = walk.talk.choose(
            names, allowed=reading.words(), other=reading.means, default=default
        )
        if isinstance(taken, Said):
            if reading.shows(taken):
                continue
            return walk.move(taken)
        if taken == len(names):
            return words.SKIP
        _keep(walk, reading, _ANSWERS[taken - 1])
        return words.NEXT


def _keep(walk: Walk, reading: Reading, answer: Recognised) -> None:
    from orgcoach_tui.mirror.counterweight import questions

    reflection = walk.session.reflection
    asked = questions(
        reading.found,
        reflection.placement,
        walk.roles,
        number=_number(walk),
        turn=reflection.id,
    )
    keep_answer(reading.found, reflection.mirror, answer)
    reflection.mirror.counter_question = "\n".join(asked)
    walk.session.touch()
    if answer == "no":
        walk.talk.say(_("Kept. Your no stands beside the mirror, and stays there."))
    else:
        walk.talk.say(_("Kept as you said it."))


def _why(walk: Walk, _step: Step) -> str:
    kept = walk.session.reflection.mirror
    if not kept.recognised:
        return ALONG
    walk.talk.say(_("What makes you say so?"))
    return ask_field(walk, _("One word will do, or none"), kept, "why")


def _from_the_other_side(walk: Walk, _step: Step) -> str:
    """With a short guide a question to take along; with a thorough one there is room to answer."""
    kept = walk.session.reflection.mirror
    if not kept.recognised:
        return ALONG
    walk.talk.say(
        ngettext(
            "A question from the other side. You may leave it.",
            "A few questions from the other side. Take one, or none.",
            _number(walk),
        ),
        *kept.counter_question.split("\n"),
    )
    if not walk.session.guide.thorough:
        return walk.move(walk.talk.ask(_("Enter goes on:")))

    def put(text: str) -> None:
        kept.counter_answer = text
        walk.session.touch()

    return walk.move(ask_answer(walk, kept.counter_answer, put, "counter_answer"))


def _number(walk: Walk) -> int:
    return 3 if walk.session.guide.thorough else 1


ASKED: tuple[Ask, ...] = (_recognise, _why, _from_the_other_side)

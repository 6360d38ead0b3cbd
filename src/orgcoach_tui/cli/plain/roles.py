"""The four roles, one by one; what stands out in them; then which way it pulled."""

from orgcoach_tui import placement
from orgcoach_tui.cli.plain import words
from orgcoach_tui.cli.plain.answer import ask_answer
from orgcoach_tui.cli.plain.field import ask_field
from orgcoach_tui.cli.plain.walk import Ask, Walk
from orgcoach_tui.guide.model import MIDDLE, ROLES, Role
from orgcoach_tui.i18n import N_, _
from orgcoach_tui.text import fold
from orgcoach_tui.walk.session import Step

_HOW_MUCH = (
    N_("not at all"),
    N_("hardly"),
    N_("a little"),
    N_("to a fair extent"),
    N_("a lot"),
    N_("a great deal"),
)
"""What the numbers say, from 0 to 5."""

_NUMBERS = {
    word: n
    for n, said in enumerate(
        ("nul zero", "een one", "twee two", "drie three", "vier four", "vijf five")
    )
    for word in said.split()
}
_OPEN = ("-", "open", "nog open", "still open")
_HERE = (*words.EVERYWHERE, words.ROLES, words.NOTE)


def _asked(role: str) -> Ask:
    """The question how much of one role."""

    def ask(walk: Walk, _step: Step) -> str:
        return _how_much(walk, role)

    return ask


def _how_much(walk: Walk, role: str) -> str:
    talk, placed = walk.talk, walk.session.reflection.placement
    if role == ROLES[0]:
        scale = ", ".join(f"{n} {_(word)}" for n, word in enumerate(_HOW_MUCH))
        talk.say(
            _("How much did you act from each role?"),
            _("{scale}. The numbers need not add up to anything.").format(scale=scale),
            _("Enter leaves a role as it is; ‘roles’ tells what they are, ‘note’ takes a note."),
        )
    named = walk.roles[role]
    talk.say(f"{_capital(named.name)}: {named.card}.")
    now = getattr(placed, role)
    prompt = _("0 to 5 (now {value}):").format(value=_value(now))
    while True:
        said = talk.ask(prompt, _HERE)
        if said.word in (words.ROLES, words.NOTE):
            _aside(walk, said.word)
            continue
        if said.word or not said.text:
            return walk.move(said)
        typed = fold(said.text)
        number = _NUMBERS.get(typed, int(typed) if typed in ("0", "1", "2", "3", "4", "5") else -1)
        if number < 0 and typed not in _OPEN:
            talk.say(_("Type a number from 0 to 5, a hyphen to leave it open, or help."))
            continue
        setattr(placed, role, number if number >= 0 else None)
        walk.session.touch()
        value = _value(getattr(placed, role))
        talk.say(f"{_capital(named.name)}: {value}.")
        return walk.move(said)


def _pulled(walk: Walk, step: Step) -> str:
    asked, session = step.question, walk.session
    assert asked is not None
    placed = session.reflection.placement
    walk.talk.say(placement.in_words(placed.values(), walk.roles))
    if stands_out := placement.question(placed.values(), walk.roles):
        walk.talk.say(stands_out)
    if placed.note:
        walk.talk.say(_("Note: {note}").format(note=placed.note))
    while True:
        walk.talk.say(asked.question)
        if asked.why:
            walk.talk.say(asked.why)
        said = ask_answer(
            walk,
            session.reflection.text(asked.key),
            lambda text: session.write(asked, text),
            f"answer {asked.key}",
            deepening=asked.deepening,
            allowed=(words.ROLES, words.NOTE),
        )
        if said.word not in (words.ROLES, words.NOTE):
            return walk.move(said)
        _aside(walk, said.word)


def _aside(walk: Walk, word: str) -> None:
    """What is told or asked beside the question itself."""
    if word == words.NOTE:
        note = walk.session.reflection.placement
        ask_field(walk, _("Note with the roles"), note, "note", allowed=(words.NEXT, words.HELP))
        return
    for id_ in (*ROLES, MIDDLE):
        walk.talk.gap()
        _about(walk, walk.roles[id_])


def _about(walk: Walk, role: Role) -> None:
    instead = (
        _("What it asks") if role.id == MIDDLE else _("What the organisation coach does instead")
    )
    walk.talk.say(
        f"{_capital(role.name)}. {role.one_line}",
        *(
            f"{heading}: {text}"
            for heading, text in (
                (_("You can tell it by"), role.recognise),
                (_("Common ground"), role.shared),
                (_("Where it gets stuck"), role.stuck),
                (instead, role.instead),
            )
        ),
    )


def _value(value: int | None) -> str:
    return _("still open") if value is None else f"{value}, {_(_HOW_MUCH[value])}"


def _capital(name: str) -> str:
    return f"{name[:1].upper()}{name[1:]}"


ASKED: tuple[Ask, ...] = (*(_asked(role) for role in ROLES), _pulled)

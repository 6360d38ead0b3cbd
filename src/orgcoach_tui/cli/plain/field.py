"""One line that may stay empty: a name, or a sentence."""

from collections.abc import Collection, Sequence

from orgcoach_tui.audience import PARTS
from orgcoach_tui.cli.plain import words
from orgcoach_tui.cli.plain.walk import Walk
from orgcoach_tui.i18n import _

_EMPTY = "-"
_OFFERED = 9  # earlier names, the latest first


def ask_field(
    walk: Walk,
    label: str,
    target: object,
    name: str,
    *,
    earlier: Sequence[str] = (),
    allowed: Collection[str] = words.EVERYWHERE,
) -> str:
    """Ask for the attribute `name` of `target`; where to go. A number takes an `earlier` one."""
    now: str = getattr(target, name)
    if now:
        walk.talk.say(
            _("Now: {text}").format(text=now), _("Enter leaves it so; a hyphen makes it empty.")
        )
    offered = [one for one in earlier if one != now][:_OFFERED]
    if offered:
        walk.talk.say(_("Used before; a number takes one:"))
    walk.talk.say(*(f"{number}. {one}" for number, one in enumerate(offered, start=1)))

    def put(text: str) -> None:
        setattr(target, name, text)
        walk.session.touch()

    if name in PARTS:
        allowed = (*allowed, words.FOR_WHOM)
    said = walk.talk.ask(f"{label}:", allowed, keep=put)
    while said.word == words.FOR_WHOM:
        walk.next_readers()
        said = walk.talk.ask(f"{label}:", allowed, keep=put)
    if said.text == _EMPTY:
        put("")
    elif said.text.isdecimal() and len(said.text) == 1 and 1 <= int(said.text) <= len(offered):
        put(offered[int(said.text) - 1])
    elif said.text:
        put(said.text)
    return walk.move(said)

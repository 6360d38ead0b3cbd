"""An answer of any number of lines: typed here, or written in an editor of one's own."""

from collections.abc import Callable, Collection, Iterator, Sequence

from orgcoach_tui.cli.plain import words
from orgcoach_tui.cli.plain.talk import Said
from orgcoach_tui.cli.plain.walk import Walk
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.text import count_words

_END = "."
_DEEPER = "?"

Put = Callable[[str], None]


def ask_answer(
    walk: Walk,
    now: str,
    put: Put,
    part: str,
    *,
    deepening: Sequence[str] = (),
    allowed: Collection[str] = (),
) -> Said:
    """Ask for the text of `part` that is `now` there; `put` takes it over after every line.

    Gives back the word that ended it; no word and no text after an answer or Enter alone.
    """
    deeper = iter(deepening)
    allowed = (*words.LONG, *allowed)
    if now:
        walk.talk.say(_("You wrote:"), now)
        walk.talk.say(
            _("Enter leaves it so. What you type is added; ‘edit’ and ‘again’ change it.")
        )
    walk.talk.say(_how(walk))
    above = _above(now)
    while True:
        typed = walk.talk.line(keep=_behind(above, put))
        word = words.meant(typed, allowed)
        if word == words.DEEPER:
            walk.talk.say(next(deeper, _("There are no more questions here.")))
        elif word == words.HELP:
            walk.talk.help(allowed)
        elif word == words.FOR_WHOM:
            walk.next_readers()
        elif word == words.EARLIER:
            from orgcoach_tui.cli.plain.before import quoted

            if quotation := quoted(walk):
                now = f"{above}{quotation}"
                above = _above(now)
                put(now)
                walk.talk.say(_("It stands in your answer; what you type comes after it."))
        elif word == words.EDIT:
            from orgcoach_tui.cli.plain.editing import edit

            now = edit(walk, now, put, part)
            above = _above(now)
        elif word == words.AGAIN:
            above = ""
            walk.talk.say(_("Write it afresh. What you wrote stays until your first line."))
        elif word or not typed.strip() or typed.strip() == _END:
            return Said("", word)
        else:
            _write(walk, above + typed.removeprefix(" "), put, deeper)
            return Said("")


def _how(walk: Walk) -> str:
    """How to answer: in full the first time."""
    if walk.told_how:
        return _("A line with only a full stop ends the answer; ? asks one more question.")
    walk.told_how = True
    return _(
        "Write as many lines as you like. A line with only a full stop ends the answer; "
        "? asks one more question. Enter alone goes on."
    )


def _above(text: str) -> str:
    """What stands above a line that is added."""
    return f"{text.rstrip()}\n" if text.strip() else ""


def _behind(above: str, put: Put) -> Put:
    """Takes over a line that was under way when the program was told to stop."""
    return lambda half: put(above + half)


def _write(walk: Walk, text: str, put: Put, deeper: Iterator[str]) -> None:
    """Take line after line until the full stop."""
    empty = 0
    while True:
        put(text.rstrip("\n"))
        line = walk.talk.line(keep=_behind(f"{text}\n", put))
        if line.strip() == _END:
            break
        if line.strip() == _DEEPER:  # here the other words are part of the answer
            walk.talk.say(next(deeper, _("There are no more questions here.")))
            continue
        text = f"{text}\n{line}"
        empty = 0 if line.strip() else empty + 1
        if empty == 2 and walk.talk.terminal:
            walk.talk.say(_("A line with only a full stop ends the answer."))
    written = text.rstrip("\n")
    n = count_words(written)
    walk.keeper.keep()
    counted = ngettext("{n} word.", "{n} words.", n).format(n=n)
    walk.talk.say(f"{counted} {walk.keeper.saved_words()}".rstrip())

"""What was there before about the same: read out and quoted, and the steps that are still open."""

from collections.abc import Sequence

from orgcoach_tui import dates
from orgcoach_tui.cli.plain import words
from orgcoach_tui.cli.plain.walk import Walk
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.quoting import quotation
from orgcoach_tui.text import clean_line
from orgcoach_tui.walk.earlier import Noted, before, matching, nothing, read

_AT_ONCE = 10  # sentences, before it is asked whether to read on
_STILL = 5  # steps and goals that are read out


def quoted(walk: Walk) -> str:
    """Read out what was written before; the sentence that is chosen, with where it is from, or empty."""
    session = walk.session
    found = read(session.store, before(session.store.entries(), session.reflection))
    if not found:
        walk.talk.say(nothing(session.reflection))
        return ""
    shown, at = found, 0
    while True:
        at += _read_out(walk, shown, at)
        more = _(
            "A number quotes that sentence, ‘more’ reads on, a word searches; "
            "Enter goes back to your answer:"
        )
        last = _("A number quotes that sentence, a word searches; Enter goes back to your answer:")
        said = walk.talk.ask(more if at < len(shown) else last, (words.MORE,))
        if said.word == words.MORE:
            continue
        if said.text.isdecimal() and 1 <= int(said.text[:6]) <= len(shown):
            one = shown[int(said.text) - 1]
            return quotation(one.words, one.entry.date, one.entry.id)
        if not said.text:
            return ""
        shown, at = matching(found, said.text), 0
        if not shown:
            walk.talk.say(_("Nothing found. From the beginning:"))
            shown = found


def _read_out(walk: Walk, shown: Sequence[Noted], at: int) -> int:
    """The next sentences, under the reflection and the question they stand in; how many there were."""
    part = shown[at : at + _AT_ONCE]
    place = ""
    for number, one in enumerate(part, start=at + 1):
        here = " · ".join(filter(None, (one.head(), one.under)))
        if here != place:
            place = here
            walk.talk.say(f"{clean_line(here)}:")
        walk.talk.say(f"{number}. {one.words}")
    return len(part)


def tell_still_open(walk: Walk) -> None:
    """The next steps and learning goals about the same of which nothing was noted yet."""
    from orgcoach_tui.insight.intents import STEP, open_goals, open_steps
    from orgcoach_tui.insight.series import Where

    about = walk.session.reflection
    if not (about.organisation or about.trajectory):
        return
    place = Where(about.organisation, about.trajectory)
    seen = walk.session.store.glances().glances
    there = [one for one in seen if one.id != about.id and place.holds(one)]
    held = [*open_steps(there), *open_goals(there)]
    if not held:
        return
    walk.talk.say(_("Still open ({n})").format(n=len(held)) + ":")
    for one in held[:_STILL]:
        kind = _("next step") if one.intent.part == STEP else _("learning goal")
        when = dates.long(one.glance.date)
        walk.talk.say(f"{clean_line(one.intent.text)} ({kind}, {when})")
    walk.talk.say(_("`orgcoach steps` and `orgcoach goals` note what came of it."))

"""What many reflections show, in sentences: counted, offered, and never a word about a person."""

from collections import Counter
from collections.abc import Mapping

from orgcoach_tui import dates
from orgcoach_tui.guide.model import MIDDLE, ROLES, Role
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.insight.drift import LEAST, Drift, Looked
from orgcoach_tui.insight.series import SEVERAL, Series, Where
from orgcoach_tui.journal.glance import Intent
from orgcoach_tui.journal.model import Outcome
from orgcoach_tui.text import clean_line

FEW = 3
"""Reflections; below it nothing is said about several of them."""


def times(n: int) -> str:
    """`never`, `once`, `4 times`."""
    return _("never") if not n else ngettext("once", "{n} times", n).format(n=n)


def at(where: Where) -> str:
    """` at ‘Waterland’`, with a space before it; nothing for the whole journal."""
    names = {
        "organisation": clean_line(where.organisation),
        "trajectory": clean_line(where.trajectory),
    }
    if where.trajectory:
        return _(" in the trajectory ‘{trajectory}’ at ‘{organisation}’").format(**names)
    return _(" at ‘{organisation}’").format(**names) if where.organisation else ""


def drift(found: Drift, roles: Mapping[str, Role]) -> str:
    """What stands out, how it was before, and since when."""
    if found.times == found.last:
        some = _("each of the last {last} reflections").format(last=found.last)
    else:
        some = _("{times} of the last {last} reflections").format(
            times=found.times, last=found.last
        )
    if found.role == MIDDLE:
        said = _(
            "In {some}{where} your words lie in the field between the roles; "
            "in the {before} before those, {rarely}."
        )
    elif found.measure == "own":
        said = _(
            "In {some}{where} you put the {role} first; in the {before} before those, {rarely}."
        )
    else:
        said = _(
            "In {some}{where} your words put the {role} first; "
            "in the {before} before those, {rarely}."
        )
    role = "" if found.role == MIDDLE else roles[found.role].name
    slots = {"some": some, "where": at(found.where), "role": role, "before": found.before}
    said = said.format(**slots, rarely=times(found.rarely))
    return " ".join((said, _before(found, roles), _since(found)))


def looked(found: Looked, number: int) -> str:
    """What goes with the drifts that were found; or that there are none, or too few reflections."""
    if found.drifts:
        return _(
            "This was counted. The work may be behind it, the people, or how you tell it. "
            "Do you recognise it?"
        )
    if not found.enough:
        said = ngettext(
            "There is {n} reflection to lay beside others. Below {least} nothing is said of a shift.",
            "There are {n} reflections to lay side by side. Below {least} nothing is said of a shift.",
            number,
        )
        return said.format(n=number, least=LEAST)
    return _(
        "Nothing stands out more than chance would let it. That does not mean that nothing shifted."
    )


def own(found: Series, roles: Mapping[str, Role]) -> str:
    """What the writer put first, and how often."""
    counted = found.own
    if sum(counted.values()) < FEW:
        return _few(sum(counted.values()))
    return _("You put first: {firsts}.").format(firsts=_counted(counted, roles, _("several alike")))


def words(found: Series, roles: Mapping[str, Role]) -> str:
    """What came first in the words, and how often."""
    counted = found.words
    if sum(counted.values()) < FEW:
        return _few(sum(counted.values()))
    firsts = _counted(counted, roles, _("several hats"))
    return _("Your words put first: {firsts}.").format(firsts=firsts)


def versions(found: Series) -> str:
    """That several versions of the rules are in it; nothing where there is one."""
    if len(found.versions) < 2:
        return ""
    said = _(
        "{n} versions of the rules read these words; the rules of today can read them all anew."
    )
    return said.format(n=len(found.versions))


def beside(found: Series) -> str:
    """How the own view and the words lie beside each other."""
    counted = found.beside
    number = sum(counted.values())
    if number < FEW:
        return ""
    said = _(
        "Of {n} reflections with both, your own view and your words put the same first in {same}, "
        "and another role in {other}; in {open} one of the two names no single role."
    )
    return said.format(n=number, **{name: counted[name] for name in ("same", "other", "open")})


def answers(found: Series) -> str:
    """What was answered to the mirror."""
    counted = found.answers
    if not counted:
        return ""
    said = _("Whether you recognised the mirror: yes {yes}, partly {partly}, no {no}.")
    return said.format(**{name: times(counted[name]) for name in ("yes", "partly", "no")})


def came_of(intent: Intent | Outcome) -> str:
    """`done, 3 December 2026: ‘she had been waiting’`; `open`."""
    states = {"done": _("done"), "changed": _("changed"), "let_go": _("let go")}
    state = states.get(intent.state, _("open"))
    when = f", {dates.full(intent.on)}" if intent.state and intent.on else ""
    why = f": ‘{clean_line(intent.why)}’" if intent.state and intent.why.strip() else ""
    return f"{state}{when}{why}"


def damaged(number: int) -> str:
    """That some files are not in it."""
    said = ngettext(
        "{n} file could not be read and is not counted here; `orgcoach doctor` says more.",
        "{n} files could not be read and are not counted here; `orgcoach doctor` says more.",
        number,
    )
    return said.format(n=number) if number else ""


def drafts(number: int) -> str:
    """That some are not finished."""
    said = ngettext(
        "{n} draft counts once it is finished. Its goals and steps are listed.",
        "{n} drafts count once they are finished. Their goals and steps are listed.",
        number,
    )
    return said.format(n=number)


def name(first: str, roles: Mapping[str, Role], several: str) -> str:
    """What comes first, with its article."""
    if first == SEVERAL:
        return several
    if first == MIDDLE:
        return _("the field between")
    return _("the {role}").format(role=roles[first].name)


def _counted(counted: Counter[str], roles: Mapping[str, Role], several: str) -> str:
    order = (*ROLES, MIDDLE, SEVERAL)
    ranked = sorted(counted, key=lambda one: (-counted[one], order.index(one)))
    return ", ".join(f"{name(one, roles, several)} {times(counted[one])}" for one in ranked)


def _few(number: int) -> str:
    said = ngettext(
        "There is {n} reflection for this; nothing is said of so few.",
        "There are {n} reflections for this; nothing is said of so few.",
        number,
    )
    return said.format(n=number)


def _before(found: Drift, roles: Mapping[str, Role]) -> str:
    if found.earlier == MIDDLE:
        return _("Before that it was mostly the field between.")
    if found.earlier in roles:
        return _("Before that it was mostly the {role}.").format(role=roles[found.earlier].name)
    return _("Before that it moved about.")


def _since(found: Drift) -> str:
    return _("It begins with the reflection of {date}.").format(date=dates.full(found.since))

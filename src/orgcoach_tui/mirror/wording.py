"""The words of what no rule saw: which role the rest of the wording leans to."""

from collections.abc import Iterator, Mapping

from orgcoach_tui.guide.model import MIDDLE, Role
from orgcoach_tui.i18n import _
from orgcoach_tui.rules.model import Leaning, Suggestion
from orgcoach_tui.text import clean_line


def lines(found: Suggestion, roles: Mapping[str, Role]) -> Iterator[str]:
    """What it leans to most, with the words that do; nothing where it was not needed."""
    if found.lexical:
        yield f"{leans(heaviest(found), roles)} {why()}"


def in_short(found: Suggestion, roles: Mapping[str, Role]) -> str:
    """`The rest of the wording leans to the coach`; empty where it was not needed."""
    if not found.lexical:
        return ""
    role = heaviest(found).role
    if role == MIDDLE:
        return _("The rest of the wording leans to the middle")
    return _("The rest of the wording leans to the {role}").format(role=roles[role].name)


def heaviest(found: Suggestion) -> Leaning:
    return max(found.lexical, key=lambda one: one.weight)


def leans(one: Leaning, roles: Mapping[str, Role]) -> str:
    """`The rest of the wording leans to the coach: ‘listening’, ‘her own’.`"""
    words = ", ".join(f"‘{clean_line(word)}’" for word in one.words)
    if one.role == MIDDLE:
        return _("The rest of the wording leans to the middle: {words}.").format(words=words)
    said = _("The rest of the wording leans to the {role}: {words}.")
    return said.format(role=roles[one.role].name, words=words)


def why() -> str:
    """What that is, and what it is worth."""
    return _("No rule says so: in practice texts such words often went with it. It weighs little.")

"""How findings are asked about, in the language in use: for a screen and for plain lines alike."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from orgcoach_tui.i18n import N_, _, ngettext
from orgcoach_tui.names.answers import Answer
from orgcoach_tui.names.leaks import Finding

_LOOKS_LIKE = {
    "mail": N_("an e-mail address"),
    "web": N_("a web address"),
    "handle": N_("the name of an account"),
    "phone": N_("a phone number"),
    "postcode": N_("a postcode"),
    "address": N_("an address"),
    "bsn": N_("a citizen service number"),
    "iban": N_("an account number"),
    "number": N_("a personal number"),
    "birth": N_("a date of birth"),
}
_WHERE = {
    "title": N_("in the title"),
    "file": N_("in the name of the file"),
    "remark": N_("in a comment"),
    "foot": N_("at the foot of the page"),
}


@dataclass(frozen=True)
class Asked:
    """A question, what else there is to know about it, and a name for each answer."""

    question: str
    more: str
    answers: dict[Answer, str]


def asked(finding: Finding) -> Asked:
    """How `finding` is asked about. The sentence around it is in the finding."""
    back = _("Back to the text")
    if finding.place:
        answers: dict[Answer, str] = {
            "replace": _("It is the name"),
            "leave": _("It is the word"),
            "edit": back,
        }
    else:
        answers = {
            "replace": _("Replace"),
            "leave": _("Leave it, don’t ask again"),
            "edit": back,
        }
    return Asked(_question(finding), _more(finding), answers)


def _question(finding: Finding) -> str:
    text = finding.text
    if finding.place:
        return _(
            "‘{text}’ is on your list of names, and an ordinary word. Which is it here?"
        ).format(text=text)
    if finding.kind == "inside":
        return _("‘{text}’ has a name from your list in it. Replace this word too?").format(
            text=text
        )
    if finding.kind in _LOOKS_LIKE:
        return _("‘{text}’ looks like {kind}. Replace it?").format(
            text=text, kind=_(_LOOKS_LIKE[finding.kind])
        )
    return _("‘{text}’ could be a name. Replace it?").format(text=text)


def _more(finding: Finding) -> str:
    said = []
    if finding.spot.where in _WHERE:
        said.append(_(_WHERE[finding.spot.where]))
    if finding.count > 1:
        said.append(ngettext("{n} time", "{n} times", finding.count).format(n=finding.count))
    return ", ".join(said)


def to_answer(n: int) -> str:
    """How many have to be answered before the document can go."""
    return ngettext(
        "{n} place has to be answered before this can go.",
        "{n} places have to be answered before this can go.",
        n,
    ).format(n=n)


def tally(findings: Iterable[Finding]) -> list[str]:
    """How many there are of each kind, none of them quoted."""
    counted = Counter(_LOOKS_LIKE.get(one.kind, N_("a name")) for one in findings)
    return [f"{_(kind)}: {n}" for kind, n in counted.items()]


def closing_question() -> Asked:
    """What is asked once, when all else is answered: "leave" goes on, "edit" looks again."""
    return Asked(
        _("Suppose a colleague of theirs reads this. Would they recognise the story?"),
        _(
            "Other names alone don’t hide a story: a place, a date or something unusual that "
            "happened can give it away."
        ),
        {"leave": _("No, it may go"), "edit": _("Look again first")},
    )

"""What the mirror says. It is about this text, never about a person; it compares order, never numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orgcoach_tui.guide.model import OPPOSITE, Role
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.model import Placement
from orgcoach_tui.placement import alike
from orgcoach_tui.rules.model import Suggestion


@dataclass(frozen=True)
class Said:
    """`lead`: what the words lean to. `beside`: how that lies beside the own placement."""

    lead: str
    beside: str


def sentences(found: Suggestion, placement: Placement, roles: Mapping[str, Role]) -> Said:
    """Both sentences, in the language in use; `roles` are those of that language."""
    return Said(_lead(found, roles), _beside(found, placement, roles))


def standing() -> str:
    """Always in view beside a suggestion."""
    return _("The mirror reads words, not intentions. It can be wrong; you were there.")


def listed(ids: Sequence[str], roles: Mapping[str, Role]) -> str:
    """`de coach en de bedrijfsopleider`, `the coach and the trainer`."""
    names = [_("the {role}").format(role=roles[i].name) for i in ids]
    if len(names) < 2:
        return "".join(names)
    return _("{some} and {last}").format(some=", ".join(names[:-1]), last=names[-1])


def put_first(placement: Placement) -> tuple[str, ...]:
    """The roles that the writer gave most; empty when nothing above 0 was given."""
    values = placement.values()
    most = max(values.values(), default=0)
    return tuple(r for r, v in values.items() if v == most) if most else ()


def _lead(found: Suggestion, roles: Mapping[str, Role]) -> str:
    if found.label == "unclear":
        if found.about_others:
            return _(
                "This text is mostly about others. "
                "That leaves little to give back about your own role."
            )
        return _(
            "Too little here to give anything back: not much of it is about what you did "
            "or mean to do. It need not be longer."
        )
    if found.label == "balanced":
        return _between(found, roles) if found.balance == "between" else _hats(found, roles)
    says = {
        "faint": _("This text leans slightly towards the {role}. It is a close thing."),
        "likely": _("A reader would probably meet the {role} first here."),
        "clear": _("In this text it is mostly the {role} at work."),
    }
    parts = [says[found.strength or "likely"].format(role=roles[found.label].name)]
    if found.second and found.second != "middle":
        parts.append(_("After that comes the {second}.").format(second=roles[found.second].name))
    if found.scores.get("middle", 0) > 0:
        parts.append(_("The middle can be heard in it too."))
    return " ".join(parts)


def _between(found: Suggestion, roles: Mapping[str, Role]) -> str:
    said = _(
        "None of the four roles pulls this text its way. What you describe lies in the field "
        "between: an organisation coach’s work."
    )
    if found.second and found.second != "middle":
        nearest = _("Of the four, the {role} lies nearest.").format(role=roles[found.second].name)
        return f"{said} {nearest}"
    return said


def _hats(found: Suggestion, roles: Mapping[str, Role]) -> str:
    if len(found.hats) == 2:
        a, b = (roles[r].name for r in found.hats)
        return _(
            "In this text you wear two hats, the {a}’s and the {b}’s. Neither comes first."
        ).format(a=a, b=b)
    return _("In this text you wear several hats at once: {roles}. None comes first.").format(
        roles=listed(found.hats, roles)
    )


def _beside(found: Suggestion, placement: Placement, roles: Mapping[str, Role]) -> str:
    own = put_first(placement)
    if not own:
        return _("You have not placed yourself, so there is nothing to set beside this.")
    if alike(placement.values()):
        return _beside_even(found, roles)
    names = listed(own, roles)
    if found.label == "unclear":
        return _("You put {roles} first. Your words say too little to set beside that.").format(
            roles=names
        )
    if found.label == "balanced":
        return _beside_balanced(found, own, names, roles)
    if len(own) > 1:
        said = _("You put {roles} first, side by side; in your words the {read} leads.")
        return said.format(roles=names, read=roles[found.label].name)
    return _beside_one(found.label, own[0], placement, roles)


def _beside_even(found: Suggestion, roles: Mapping[str, Role]) -> str:
    if found.label == "balanced":
        return _("You gave the four about the same; in your words none of them comes first either.")
    if found.label == "unclear":
        return _("You gave the four about the same. Your words say too little to set beside that.")
    said = _("You gave the four about the same; your words lean towards the {read}.")
    return said.format(read=roles[found.label].name)


def _beside_balanced(
    found: Suggestion, own: tuple[str, ...], names: str, roles: Mapping[str, Role]
) -> str:
    if found.balance == "between":
        return _(
            "You put {roles} first; your words lie in the field between. "
            "Did you do something that fitted none of the four corners?"
        ).format(roles=names)
    if set(own) == set(found.hats):
        return _("You put {roles} first, side by side. So do your words.").format(roles=names)
    if set(own) <= set(found.hats):
        others = listed([h for h in found.hats if h not in own], roles)
        return _(
            "You put {roles} first. In your words you also hear {others}, just as clearly."
        ).format(roles=names, others=others)
    return _("You put {roles} first; in your words you hear {hats}, side by side.").format(
        roles=names, hats=listed(found.hats, roles)
    )


def _beside_one(read: str, own: str, placement: Placement, roles: Mapping[str, Role]) -> str:
    names = {"own": roles[own].name, "read": roles[read].name}
    if own == read:
        return _("You put the {own} first. So do your words.").format(**names)
    if OPPOSITE[own] == read:
        return _(
            "You put the {own} first; in your words the {read} leads, right across the field. "
            "What would somebody who was there say?"
        ).format(**names)
    values = placement.values()
    if read in values and all(v > values[read] for r, v in values.items() if r != read):
        return _(
            "You gave the {read} least; in your words it leads. "
            "Where do you think the difference lies?"
        ).format(**names)
    return _(
        "You put the {own} first; in your words the {read} leads. "
        "Both can be true: what you did and how you tell it are two things."
    ).format(**names)

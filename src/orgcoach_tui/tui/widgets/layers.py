"""Which roles' places are in view: a chip a role, which a letter or a click turns on or off."""

from collections.abc import Iterable, Mapping

from textual import events
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from orgcoach_tui.guide.model import MIDDLE, ROLES, Role
from orgcoach_tui.i18n import _
from orgcoach_tui.rules.model import Evidence

_ROLE = "role"


class Layers:
    """The roles whose places are out of view. It is about looking: all of them go on counting."""

    def __init__(self) -> None:
        self._off: set[str] = set()

    def turn(self, role: str) -> None:
        """Out of view, or back in it."""
        self._off ^= {role}

    def on(self, role: str) -> bool:
        return role not in self._off

    def seen(self, places: Iterable[Evidence]) -> list[Evidence]:
        """Those of `places` that are in view."""
        return [place for place in places if self.on(place.role)]


class Chips(Static):
    """Shows chips, as a part of what it is given to show; posts `Turned` for the one clicked."""

    class Turned(Message):
        """The places of `role` are to go out of view, or back in it."""

        def __init__(self, role: str) -> None:
            super().__init__()
            self.role = role

    def on_click(self, event: events.Click) -> None:
        if role := event.style.meta.get(_ROLE):
            event.stop()
            self.post_message(self.Turned(role))


def chip(role: Role, *, on: bool = True) -> Content:
    """The letter on the role's colour; between brackets where its places are out of view."""
    if on:
        return Content.styled(f" {role.letter} ", f"$background on $role-{role.id}")
    return Content(f"({role.letter})")


def switch(role: Role, layers: Layers) -> Content:
    """A chip for `Chips`."""
    # Not a link of Textual's, which would have its own colours instead of the role's.
    return chip(role, on=layers.on(role.id)).stylize(Style.from_meta({_ROLE: role.id}))


def by_letter(character: str | None, roles: Mapping[str, Role]) -> str:
    """The role whose letter was typed, empty for none."""
    letters = {roles[role].letter: role for role in (*ROLES, MIDDLE)}
    return letters.get((character or "").upper(), "")


def nothing_in_view() -> str:
    """Instead of places, where all there are are out of view."""
    return _("Turned off. The letter of a role brings its places back.")

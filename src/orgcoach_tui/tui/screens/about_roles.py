"""The four roles and the middle, one at a time: what is shared, where it gets stuck, what else."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from orgcoach_tui import i18n
from orgcoach_tui.guide.load import roles
from orgcoach_tui.guide.model import MIDDLE, ROLES, Role
from orgcoach_tui.i18n import _
from orgcoach_tui.tui.screens.page import Page

_ALL = (*ROLES, MIDDLE)


class WhichRole(Static):
    """The five chips; only the one that is shown has its name. A click on a chip chooses it."""

    class Chosen(Message):
        """A chip was clicked."""

        def __init__(self, role: str) -> None:
            super().__init__()
            self.role = role

    def show(self, here: str, all_roles: dict[str, Role]) -> None:
        """Show the chips, `here` as the one that is open."""
        self._ends: list[tuple[int, str]] = []
        parts: list[Content] = []
        for id_ in _ALL:
            parts.append(_chip(all_roles[id_]))
            if id_ == here:
                parts.append(Content.styled(f" {_capital(all_roles[id_].name)}", "bold"))
            self._ends.append((sum(p.cell_length for p in parts), id_))
            parts.append(Content("  "))
        self.update(Content("").join(parts))

    def on_click(self, event: events.Click) -> None:
        found = next((id_ for end, id_ in self._ends if event.x < end), None)
        if found is not None:
            event.stop()
            self.post_message(self.Chosen(found))


class RoleText(VerticalScroll):
    """What is said of one role; up and down scroll it."""

    BINDINGS: ClassVar = [
        Binding("left,shift+tab", "screen.turn(-1)", show=False),
        Binding("right,tab,enter", "screen.turn(1)", show=False),
    ]

    @property
    def hint(self) -> str:
        return _("← →: another role     ↑ ↓: further down")


class AboutRolesScreen(Page[None]):
    """Left and right go from role to role, Esc back to the placement."""

    def __init__(self, role: str = ROLES[0]) -> None:
        super().__init__()
        self._here = role
        self._roles = roles(i18n.language())

    def title_words(self) -> str:
        return _("About the roles")

    def body(self) -> ComposeResult:
        yield WhichRole(id="which-role")
        with RoleText(id="about-role"):
            yield Static(id="role-said")

    def on_mount(self) -> None:
        self._show()
        self.query_one(RoleText).focus()

    def _show(self) -> None:
        self.query_one(WhichRole).show(self._here, self._roles)
        self.query_one("#role-said", Static).update(_said(self._roles[self._here]))
        self.query_one(RoleText).scroll_home(animate=False)

    def action_turn(self, by: int) -> None:
        self._here = _ALL[(_ALL.index(self._here) + by) % len(_ALL)]
        self._show()

    def on_which_role_chosen(self, event: WhichRole.Chosen) -> None:
        self._here = event.role
        self._show()


def _said(role: Role) -> Content:
    instead = (
        _("What it asks") if role.id == MIDDLE else _("What the organisation coach does instead")
    )
    parts = [Content(role.one_line)]
    for heading, text in (
        (_("You can tell it by"), role.recognise),
        (_("Common ground"), role.shared),
        (_("Where it gets stuck"), role.stuck),
        (instead, role.instead),
    ):
        parts += [Content(""), Content.styled(heading, "bold"), Content(text)]
    return Content("\n").join(parts)


def _chip(role: Role) -> Content:
    return Content.styled(f" {role.letter} ", f"$background on $role-{role.id}")


def _capital(name: str) -> str:
    return f"{name[:1].upper()}{name[1:]}"

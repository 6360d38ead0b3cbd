"""Every command once: its id, its keys and its words. Bindings, menu and help are made from it."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding, BindingType

from orgcoach_tui.i18n import N_, _


@dataclass(frozen=True)
class Command:
    """`action` is Textual's name of the method that carries it out; `label` goes through `_()`."""

    id: str
    keys: str
    action: str
    label: str

    @property
    def words(self) -> str:
        return _(self.label)


MENU = Command("menu", "escape", "back", N_("Menu: stop, another step, settings"))
HELP = Command("help", "f1", "help", N_("Help with this screen"))
QUIT = Command("quit", "ctrl+q", "leave", N_("Close the program, everything saved"))

APP = (HELP, QUIT)

NEXT = Command("next", "f4,ctrl+n", "next", N_("Next step"))
PREVIOUS = Command("previous", "f3", "previous", N_("Previous step"))
DEEPEN = Command("deepen", "f2", "deepen", N_("Go deeper: one more question to think about"))
SAVE = Command("save", "ctrl+s", "save_now", N_("Save now (it goes by itself too)"))
TO_BANNER = Command("to-banner", "f8", "to_banner", N_("To the message above the text"))

WALK = (MENU, NEXT, PREVIOUS, DEEPEN, SAVE, TO_BANNER)

RENAME = Command("rename", "f2", "rename", N_("Rename an organisation or a trajectory"))
BIN = Command("bin", "delete", "bin", N_("Move to the bin"))
UNDO_BIN = Command("undo-bin", "ctrl+z", "undo_bin", N_("Bring back from the bin"))

HOME = (MENU, RENAME, BIN, UNDO_BIN)


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """The key bindings of a screen. The footer is our own, so none is shown by Textual."""
    return [Binding(c.keys, c.action, id=c.id, show=False) for c in commands]

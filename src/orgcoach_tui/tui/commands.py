"""Every command once: its id, its keys and its words. Bindings, menu, palette, help and the user's
own keys are made from it. Knows no Textual, so that the command line can check keys with it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orgcoach_tui.i18n import N_, _

if TYPE_CHECKING:
    from textual.binding import BindingType


GAP = "     "
"""Between the parts of a hint."""

_SLOT = re.compile(r"\{([a-z-]+)\}")


@dataclass(frozen=True)
class Command:
    """`action` is Textual's name of the method that carries it out; `label` goes through `_()`.

    `when` names a property of the screen that says whether it can be done just now; empty: always.
    """

    id: str
    keys: str
    action: str
    label: str
    when: str = ""

    @property
    def words(self) -> str:
        return _(self.label)

    def usable(self, screen: Any) -> bool:
        """Whether it can be done on this screen just now."""
        return not self.when or bool(getattr(screen, self.when, False))


MENU = Command("menu", "escape", "back", N_("Menu: stop, another step, settings"))
PALETTE = Command("commands", "ctrl+p", "palette", N_("All commands"))
HELP = Command("help", "f1", "help", N_("Help with this screen"))
SETTINGS = Command("settings", "", "settings", N_("Language, colours and other settings"))
KEYS = Command("keys", "", "keys", N_("All keys, and others of your own"))
LOCK = Command(
    "lock", "ctrl+l", "lock", N_("Lock: nothing to read until you give the passphrase"), "can_lock"
)
REVIEW = Command("review", "", "review_sent", N_("Read what students sent"), "can_review")
INTENTS = Command("intents", "", "intents", N_("Steps and learning goals still open"), "can_review")
INSIGHT = Command(
    "insight",
    "",
    "insight",
    N_("What many reflections show, through time and side by side"),
    "can_review",
)
QUIT = Command("quit", "ctrl+q", "leave", N_("Close the program, everything saved"))

APP = (PALETTE, HELP, SETTINGS, KEYS, INSIGHT, INTENTS, REVIEW, LOCK, QUIT)

NEXT = Command("next", "f4,ctrl+n", "next", N_("Next step"))
PREVIOUS = Command("previous", "f3", "previous", N_("Previous step"))
GO_TO = Command("go-to", "ctrl+g", "go_to", N_("To another step"))
DEEPEN = Command(
    "deepen", "f2", "deepen", N_("Go deeper: one more question to think about"), "can_deepen"
)
UNDO = Command("undo", "ctrl+z", "undo", N_("Undo"), "has_text")
REDO = Command("redo", "ctrl+y", "redo", N_("Redo what was undone"), "has_text")
FIND = Command("find", "ctrl+f", "find", N_("Find in this answer"), "has_box")
COPY = Command("copy", "", "copy_text", N_("Copy this answer, or what is selected"), "has_box")
OUTSIDE = Command(
    "editor", "ctrl+o", "edit_outside", N_("Write this answer in your own editor"), "has_text"
)
READERS = Command(
    "readers",
    "f9",
    "turn_readers",
    N_("For whom this is: you, your supervisor, the assignment"),
    "can_choose_readers",
)
ALONE = Command(
    "alone", "f5", "alone", N_("Nothing on the screen but the text, or back"), "can_be_alone"
)
TIMER = Command("timer", "", "timer", N_("Quiet timer: on, or off again"))
REMARKS = Command(
    "remarks", "ctrl+t", "remarks", N_("To the comments here, or back to the text"), "has_remarks"
)
COMMENTS = Command(
    "comments", "", "all_comments", N_("All comments on this reflection"), "has_comments"
)
EARLIER = Command("earlier", "ctrl+b", "earlier", N_("What you wrote before, to read and to quote"))
SOURCE = Command("source", "", "source", N_("To the reflection that is quoted here"), "has_source")
SAVE = Command("save", "ctrl+s", "save_now", N_("Save now (it goes by itself too)"))
TO_BANNER = Command(
    "to-banner", "f8", "to_banner", N_("To the message above the text"), "has_banner"
)
HISTORY = Command(
    "history", "ctrl+r", "history", N_("Earlier versions: what changed, and back"), "has_history"
)
VERSIONS = Command(
    "versions", "", "versions", N_("Two versions side by side, to choose or keep both"), "has_two"
)
THEMES = Command("themes", "", "themes", N_("What comes back here: themes"), "can_theme")
LENSES = Command("lenses", "", "lenses", N_("The chapter’s lenses on this reflection"), "can_look")
OVERVIEW = Command("overview", "", "home", N_("Back to the overview"))

WALK = (
    MENU,
    NEXT,
    PREVIOUS,
    GO_TO,
    DEEPEN,
    FIND,
    UNDO,
    REDO,
    COPY,
    OUTSIDE,
    READERS,
    ALONE,
    TIMER,
    EARLIER,
    SOURCE,
    THEMES,
    LENSES,
    REMARKS,
    COMMENTS,
    HISTORY,
    VERSIONS,
    SAVE,
    TO_BANNER,
    OVERVIEW,
)

NEW = Command("new", "", "new", N_("New reflection"))
OTHER = Command("other", "", "other", N_("Begin something else"))
RENAME = Command(
    "rename", "f2", "rename", N_("Rename an organisation or a trajectory"), "can_rename"
)
EXPORT = Command("export", "", "export", N_("Make a file of a reflection"), "can_export")
COMMENTS_IN = Command("comments-in", "", "comments_in", N_("Take in comments that came back"))
BIN = Command("bin", "delete", "bin", N_("Move to the bin"), "has_entry")
BINNED = Command("look-in-bin", "", "look_in_bin", N_("Look in the bin: back, or gone for good"))
UNDO_BIN = Command("undo-bin", "ctrl+z", "undo_bin", N_("Bring back from the bin"), "has_binned")

HOME = (
    MENU,
    NEW,
    OTHER,
    COMMENTS_IN,
    COMMENTS,
    RENAME,
    EXPORT,
    THEMES,
    LENSES,
    HISTORY,
    VERSIONS,
    BIN,
    BINNED,
    UNDO_BIN,
)

REMARK = Command("remark", "f2", "remark", N_("Write a comment on this answer"), "has_rows")
WHOLE = Command("whole", "f3", "whole", N_("Write something about the whole"), "has_rows")
DONE = Command("done", "f4", "done", N_("Done with this one, or not yet"), "has_rows")
NEXT_SENT = Command(
    "next-sent", "ctrl+n", "next_sent", N_("The next one that was sent"), "has_rows"
)
OVER_TIME = Command(
    "over-time", "f9", "over_time", N_("All by this writer, question by question"), "has_rows"
)
READING = (REMARK, WHOLE, DONE, NEXT_SENT, OVER_TIME)

HAND_BACK = Command("hand-back", "f3", "hand_back", N_("Hand back what you wrote"), "has_rows")
WHO = Command("who", "f2", "who", N_("Say whose this is"), "has_rows")
SENT = (HAND_BACK, WHO, OVER_TIME)

THEMING = (READERS, TO_BANNER)

TAKE = Command(
    "take-along", "f2", "take_along", N_("The marked quotes into a new reflection"), "has_marked"
)
MARK_ALL = Command("mark-all", "f3", "mark_all", N_("Mark all quotes here, or none"), "has_rows")
QUOTING = (MARK_ALL, TAKE)

PLACES = (APP, WALK, HOME, READING, SENT, THEMING, QUOTING)
"""Where they hold: those of the app everywhere, the others on a screen of their own."""


def of(screen: Any) -> tuple[Command, ...]:
    """The commands that a screen has of its own."""
    bound = {getattr(binding, "id", None) for binding in getattr(screen, "BINDINGS", ())}
    return next((group for group in PLACES[1:] if group[1].id in bound), ())


def bindings(commands: Iterable[Command]) -> "list[BindingType]":
    """The key bindings of a screen. The footer is our own, so none is shown by Textual."""
    from textual.binding import Binding

    # Without a key of its own it still needs a binding, to which a user's key can be given.
    return [Binding(c.keys or unpressed(c), c.action, id=c.id, show=False) for c in commands]


def unpressed(command: Command) -> str:
    """The name of a key that no keyboard has."""
    return f"none-{command.id}"


def keys_of(command: Command, keymap: Mapping[str, str]) -> str:
    """The keys that do it with this keymap, as Textual writes them; empty: none."""
    keys = keymap.get(command.id, command.keys)
    return "" if keys == unpressed(command) else keys


def with_keys(hint: str, keymap: Mapping[str, str]) -> str:
    """`hint` with the first key of each command that it names as `{id}`; a part without one goes."""
    known = {command.id: command for group in PLACES for command in group}
    parts = []
    for part in hint.split(GAP):
        named = [known[id_] for id_ in _SLOT.findall(part) if id_ in known]
        for command in named:
            first = keys_of(command, keymap).split(",")[0]
            part = part.replace(f"{{{command.id}}}", key_words(first))
        if all(keys_of(command, keymap) for command in named):
            parts.append(part)
    return GAP.join(parts)


def key_words(keys: str) -> str:
    """`F4, Ctrl+N` for Textual's `f4,ctrl+n`; nothing for none."""
    return ", ".join("+".join(_key(part) for part in key.split("+")) for key in keys.split(","))


def _key(name: str) -> str:
    known = {"escape": "Esc", "space": _("space"), "pageup": "PageUp", "pagedown": "PageDown"}
    return known.get(name, name.capitalize())

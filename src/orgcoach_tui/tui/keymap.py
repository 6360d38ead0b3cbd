"""Keys of one's own: the table `keymap` in `config.toml`, a command's id before its keys.

What is wrong in it is told by its id and what was expected, and does nothing: the command keeps
the keys it has. Knows no Textual.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from orgcoach_tui.i18n import _
from orgcoach_tui.journal.errors import Problem
from orgcoach_tui.tui.commands import (
    HOME,
    MENU,
    PLACES,
    WALK,
    Command,
    key_words,
    keys_of,
    unpressed,
)

IN_TEXT = frozenset(
    "up down left right home end pageup pagedown enter tab backspace delete "
    "shift+tab shift+up shift+down shift+left shift+right shift+home shift+end "
    "ctrl+left ctrl+right ctrl+home ctrl+end ctrl+backspace ctrl+delete ctrl+enter "
    "ctrl+shift+left ctrl+shift+right ctrl+shift+k ctrl+shift+a "
    "alt+backspace alt+delete super+a super+backspace super+c super+v super+x super+y super+z "
    "ctrl+a ctrl+c ctrl+d ctrl+e ctrl+k ctrl+u ctrl+v ctrl+w ctrl+x ctrl+y ctrl+z f6 f7".split()
)
"""What the boxes to write in use themselves, so that it never reaches a command."""

_SAME = {"ctrl+h": "Backspace", "ctrl+i": "Tab", "ctrl+j": "Enter", "ctrl+m": "Enter"}
"""What a terminal cannot tell apart."""

_EVERYWHERE = frozenset("up down left right home end pageup pagedown enter tab shift+tab".split())
_NAMED = (
    "up down left right home end pageup pagedown enter tab backspace delete insert escape space"
).split()
_KEY = re.compile(
    rf"(?P<with>(?:(?:alt|ctrl|shift|super)\+)*)(?P<key>[a-z0-9]|f(?:[1-9]|1\d|2[0-4])|{'|'.join(_NAMED)})"
)


class Fault(NamedTuple):
    """`id` as it stands in the table."""

    id: str
    what: str


def usable(table: Mapping[str, Any]) -> tuple[dict[str, str], list[Fault]]:
    """The keys by command that can be used, as Textual writes them, and what is wrong."""
    known = {command.id: command for group in PLACES for command in group}
    keymap: dict[str, str] = {}
    faults = []
    for id_, value in table.items():
        if id_ not in known:
            faults.append(Fault(id_, _unknown(id_, list(known))))
            continue
        keys, wrong = _read(known[id_], value)
        if wrong:
            faults.append(Fault(id_, wrong))
        else:
            keymap[id_] = keys
    # A command that gets its usual keys back can be in the way of another one.
    while (clash := next(_clashes(keymap), None)) is not None:
        faults.append(clash)
        del keymap[clash.id]
    order = list(table)
    return keymap, sorted(faults, key=lambda fault: order.index(fault.id))


def check(file: Path) -> list[Problem]:
    """What is wrong in the table of the settings in `file`, each with its line."""
    from orgcoach_tui import settings
    from orgcoach_tui.journal.lines import line_of

    faults = usable(settings.load(file).keymap)[1]
    if not faults:
        return []
    text = settings.read(file)
    return [
        Problem(line_of(text, ("keymap", fault.id)), f"keymap.{fault.id}", fault.what)
        for fault in faults
    ]


def problems(file: Path) -> list[str]:
    """What in the file of settings does nothing because it cannot be right, in words."""
    from orgcoach_tui import settings_check

    return [
        settings_check.told(problem)
        for problem in (*settings_check.check(file).wrong, *check(file))
    ]


def pressed(command: Command, key: str, table: Mapping[str, Any]) -> str:
    """Why `command` cannot have the key that was pressed beside what is in the table; empty: it can."""
    if not _KEY.fullmatch(key):
        return _("that key is not one that can be told from others; F9 or Ctrl with a letter is")
    before = usable(table)[1]
    after = usable({**table, command.id: key})[1]
    return next((fault.what for fault in after if fault not in before), "")


def back_to_usual(command: Command, table: Mapping[str, Any]) -> str:
    """Why `command` cannot have its usual keys back; empty: it can."""
    rest = {id_: keys for id_, keys in table.items() if id_ != command.id}
    before = usable(table)[1]
    return next((fault.what for fault in usable(rest)[1] if fault not in before), "")


def _unknown(id_: str, known: list[str]) -> str:
    from difflib import get_close_matches

    if near := get_close_matches(id_, known, 1):
        return _("there is no such command; did you mean ‘{name}’?").format(name=near[0])
    return _("there is no such command; these there are: {names}").format(names=", ".join(known))


def _read(command: Command, value: object) -> tuple[str, str]:
    """The keys of one line, and what is wrong with them."""
    if not isinstance(value, str):
        return "", _expected()
    if not value.strip():
        return ("escape" if command == MENU else unpressed(command)), ""
    keys = []
    for said in value.split(","):
        found = _KEY.fullmatch(said.strip().lower())
        if found is None:
            return "", _expected()
        # Textual puts them in the order of the alphabet.
        key = "+".join((*sorted(set(found["with"].split("+")[:-1])), found["key"]))
        if wrong := _refused(command, key, found["with"], found["key"]):
            return "", wrong
        keys.append(key)
    if command == MENU and "escape" not in keys:
        keys.insert(0, "escape")  # always a way out
    return ",".join(dict.fromkeys(keys)), ""


def _expected() -> str:
    return _('expected here: keys between quotation marks, as in "f9" or "ctrl+g, f9"')


def _refused(command: Command, key: str, held: str, bare: str) -> str:
    """Why this command cannot have this key; empty when it can."""
    if same := _SAME.get(key):
        return _("a terminal takes {key} for {other}").format(key=key_words(key), other=same)
    if (len(bare) == 1 and "ctrl" not in held and "super" not in held) or bare == "space":
        return _("letters, digits and space are for typing; with Ctrl a letter is a key")
    if key == "escape" and command != MENU:
        return _("Esc stays the menu")
    of_home = command in HOME and command not in WALK
    if key in (_EVERYWHERE if of_home else IN_TEXT):
        return _(
            "{key} has work of its own while you write or choose; free are Ctrl with "
            "b f g l n o p q r s t, F1 to F5 and F8 to F12"
        ).format(key=key_words(key))
    return ""


def _clashes(keymap: Mapping[str, str]) -> Iterator[Fault]:
    """Commands with keys of the user's that another command has in the same place; the last first."""
    for id_ in reversed(list(keymap)):
        for group in _together(id_):
            mine = next(command for command in group if command.id == id_)
            for other in group:
                taken = set(keys_of(other, keymap).split(",")) - {""}
                if other.id != id_ and (both := taken & set(keys_of(mine, keymap).split(","))):
                    yield Fault(
                        id_,
                        _(
                            "{key} is already for ‘{command}’ ({id}); give one of the two another"
                        ).format(key=key_words(min(both)), command=other.words, id=other.id),
                    )


def _together(id_: str) -> Iterator[tuple[Command, ...]]:
    """The commands that hold in one place with the command `id_`."""
    app, *screens = PLACES
    for screen in screens:
        group = (*app, *screen)
        if any(command.id == id_ for command in group):
            yield group

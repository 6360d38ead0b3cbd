"""The settings in `config.toml`: read leniently, written without losing what others put there."""

import os
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from orgcoach_tui import i18n
from orgcoach_tui.files import TooLarge, read_regular
from orgcoach_tui.paths import Places

_LARGEST = 100_000  # bytes
_LONGEST_TIMER = 24 * 60  # minutes
_ENDLESS_KEY = re.compile(r"^(?:[^.\n]*+\.){200}", re.MULTILINE)
"""A line that nobody writes: a key of hundreds of dotted parts keeps tomllib busy for minutes."""


_KEYMAP = re.compile(r"^[ \t]*\[[ \t]*keymap[ \t]*\][^\n]*(?:\n|\Z)", re.MULTILINE)
_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)


@dataclass(frozen=True)
class Settings:
    """What a user may choose. An unknown or wrong value leaves the default standing."""

    language: str = ""  # "nl", "en"; empty: as the system asks
    theme: str = ""  # empty: light or dark as the terminal is
    mirror: bool = True
    folder: str = ""  # where reflections are kept; empty: the platform's data folder
    history: int = 0  # how many earlier versions of one reflection stay; 0: all of them
    author: str = ""  # these three go at the head of an export
    student_number: str = ""
    course: str = ""
    reference: str = ""  # full reference of the book, for a student's reference list
    drawing: bool = True  # false: what the picture of the roles shows is said in words
    wording: bool = True  # false: the mirror goes by what its rules see, not by other words
    motion: bool = True  # false: nothing glides and no cursor blinks
    timer: int = 0  # minutes after which it is said once that they are over; 0: never
    lock: int = 10  # minutes without a key after which a protected journal locks; 0: never
    keymap: dict[str, Any] = field(default_factory=dict)  # keys by command; see tui.keymap

    def data_folder(self, places: Places) -> Path:
        """The folder of the journal."""
        return _full(self.folder) if self.folder else places.data


class Unreadable(Exception):  # noqa: N818
    """The file is there and cannot be read at all: too large, no ordinary file, or not allowed."""


def load(file: Path) -> Settings:
    """The settings in `file`; the defaults where it is absent, damaged or wrong."""
    try:
        found = tomllib.loads(read(file))
    except (OSError, ValueError, RecursionError, Unreadable):
        return Settings()
    return replace(
        Settings(), **{name: value for name, value in found.items() if allowed(name, value)}
    )


def read(file: Path) -> str:
    """The text of the file. Raises FileNotFoundError, Unreadable, and ValueError for no text."""
    try:
        text = read_regular(file, _LARGEST).decode("utf-8-sig")
    except FileNotFoundError:
        raise
    except (OSError, TooLarge):
        raise Unreadable from None
    if _ENDLESS_KEY.search(text):
        raise Unreadable
    return text


def allowed(name: str, value: object) -> bool:
    """Whether `name` is a setting that may have this value."""
    default = getattr(Settings(), name) if name in {one.name for one in fields(Settings)} else None
    if type(value) is not type(default):
        return False
    if name == "language":
        return value in ("", *i18n.LANGUAGES)
    if isinstance(value, str) and name == "folder":
        return not value or ("\0" not in value and _full(value).is_absolute())
    if isinstance(value, int) and name in ("timer", "lock"):
        return 0 <= value <= _LONGEST_TIMER
    return not (isinstance(value, int) and value < 0)


def save(file: Path, **changes: Any) -> None:
    """Write `changes` into `file`, keeping every other key in it, and its comments.

    Raises OSError, and ValueError when the file is there but cannot be read as TOML.
    """
    _rewrite(file, lambda text: _changed(text, changes))


def save_keys(file: Path, command: str, keys: str | None) -> None:
    """Write the keys of one command into the table `keymap`; None takes its line out. Raises as `save`."""
    _rewrite(file, lambda text: _with_keys(text, command, keys))


def _rewrite(file: Path, change: Callable[[str], str]) -> None:
    from orgcoach_tui.files import write_private

    try:
        text = read(file)
    except FileNotFoundError:
        text = ""
    except Unreadable:
        raise ValueError("unreadable") from None
    try:
        changed = change(text.replace("\r\n", "\n"))
    except RecursionError:
        raise ValueError("nested") from None
    write_private(file, changed.encode())


def speak(settings: Settings) -> None:
    """Use the language of the settings, else the system's."""
    i18n.use(settings.language or i18n.from_environment())


def _changed(text: str, changes: dict[str, Any]) -> str:
    """`text` with other values. Line by line where that comes out right, else all of it anew."""
    import tomli_w

    wanted = tomllib.loads(text) | changes
    edited = text
    for key, value in changes.items():
        line = tomli_w.dumps({key: value})
        there = re.compile(rf"^{re.escape(key)}[ \t]*=.*\n?", re.MULTILINE)
        # A new key goes on top: at the end it could fall into somebody's table.
        edited = there.sub(lambda _: line, edited, 1) if there.search(edited) else line + edited  # noqa: B023
    return _if_right(edited, wanted)


def _with_keys(text: str, command: str, keys: str | None) -> str:
    """As `_changed`, for one line of the table `keymap`."""
    import tomli_w

    found = tomllib.loads(text)
    old = found.get("keymap")
    table = dict(old) if isinstance(old, dict) else {}
    table.pop(command, None)
    wanted = found | {"keymap": table | ({} if keys is None else {command: keys})}
    line = "" if keys is None else tomli_w.dumps({command: keys})
    head = _KEYMAP.search(text)
    if head is None:
        rest = f"{text.rstrip()}\n\n" if text.strip() else ""
        return _if_right(f"{rest}[keymap]\n{line}", wanted)
    before, section = text[: head.end()], text[head.end() :]
    end = following.start() if (following := _TABLE.search(section)) else len(section)
    section, rest = section[:end], section[end:]
    there = re.compile(rf"^[ \t]*([\"']?){re.escape(command)}\1[ \t]*=.*\n?", re.MULTILINE)
    if there.search(section):
        section = there.sub(lambda _: line, section, 1)
    elif line:
        section = f"{section.rstrip()}\n{line}" if section.strip() else f"{section}{line}"
        section = section + ("\n" if rest else "")
    return _if_right(before + section + rest, wanted)


def _if_right(edited: str, wanted: dict[str, Any]) -> str:
    """What was edited by line, where it says what is wanted; else all of it anew."""
    import tomli_w

    try:
        if tomllib.loads(edited) == wanted:
            return edited
    except ValueError:
        pass
    return tomli_w.dumps(wanted)


def _full(folder: str) -> Path:
    return Path(os.path.expanduser(folder))  # noqa: PTH111 - Path's raises for an unknown user

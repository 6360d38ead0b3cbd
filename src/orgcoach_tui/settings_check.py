"""What is in `config.toml` and what is wrong in it: by line, with what was expected there."""

import tomllib
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from orgcoach_tui import settings
from orgcoach_tui.i18n import N_, _
from orgcoach_tui.journal.errors import Problem
from orgcoach_tui.journal.lines import line_of
from orgcoach_tui.journal.toml import unparsed
from orgcoach_tui.settings import Settings
from orgcoach_tui.text import clean_line

_EXPECTED = {
    "language": N_("nl or en; empty: the language of your system"),
    "theme": N_("orgcoach-dark, orgcoach-light or orgcoach-contrast; empty: as your terminal"),
    "mirror": N_("true or false, without quotation marks"),
    "drawing": N_("true or false; false: the roles in words, without the drawing"),
    "wording": N_("true or false; false: the mirror goes by the places its rules see alone"),
    "motion": N_("true or false; false: nothing glides and no cursor blinks"),
    "folder": N_("the whole path of a folder, or one from ~; empty: the usual place"),
    "history": N_("how many earlier versions of one reflection stay; 0: all of them"),
    "author": N_("your name, for the head of what you export; empty: left out"),
    "student_number": N_("between quotation marks, for what you export; empty: left out"),
    "course": N_("for the head of what you export; empty: left out"),
    "timer": N_("how many minutes you want to know about, at most 1440; 0: none"),
    "lock": N_(
        "after how many minutes without a key protected reflections lock, at most 1440; 0: never"
    ),
    "keymap": N_('a table: below [keymap] a command and its keys on each line, as in next = "f4"'),
    "reference": N_("the full reference of the book, under what you export; empty: left out"),
}
_OF_TYPE = {
    bool: N_("true or false, without quotation marks"),
    int: N_("a whole number, without quotation marks"),
    str: N_("a text between quotation marks"),
}


@dataclass(frozen=True)
class Setting:
    """One setting: what it is now, and in words what it may be."""

    name: str
    value: Any
    expected: str


@dataclass(frozen=True)
class Checked:
    """`wrong` values do not count; `unknown` keys are left alone and do nothing."""

    wrong: list[Problem] = field(default_factory=list)
    unknown: list[Problem] = field(default_factory=list)


def in_use(chosen: Settings) -> list[Setting]:
    """Every setting as it holds now."""
    return [
        Setting(one.name, getattr(chosen, one.name), expected(one.name)) for one in fields(Settings)
    ]


def expected(name: str) -> str:
    """What a setting may be."""
    default = getattr(Settings(), name)
    return _(_EXPECTED.get(name) or _OF_TYPE.get(type(default), "")) if name else ""


def check(file: Path) -> Checked:
    """What is to be told of `file`; nothing where it does not exist."""
    checked = Checked()
    try:
        text = settings.read(file)
        found = tomllib.loads(text)
    except FileNotFoundError:
        return checked
    except settings.Unreadable:
        what = _("it cannot be read, or is far larger than settings are")
        return Checked([Problem(None, "", what)])
    except tomllib.TOMLDecodeError as error:
        return Checked([unparsed(text, str(error))])
    except UnicodeDecodeError:
        return Checked([Problem(None, "", _("it is not a text in UTF-8"))])
    except (ValueError, RecursionError):
        return Checked([Problem(None, "", _("it cannot be read as TOML"))])
    names = [one.name for one in fields(Settings)]
    for key, value in found.items():
        line = line_of(text, (key,))
        if key not in names:
            checked.unknown.append(Problem(line, key, _unknown(key, names)))
        elif not settings.allowed(key, value):
            what = _("expected here: {expected}").format(expected=expected(key))
            checked.wrong.append(Problem(line, key, what))
    return checked


def told(problem: Problem) -> str:
    """`line 3, language: expected here: …`"""
    where = _("line {line}").format(line=problem.line) if problem.line is not None else ""
    parts = ", ".join(part for part in (where, problem.key) if part)
    return clean_line(f"{parts}: {problem.what}" if parts else f"config.toml: {problem.what}")


def _unknown(key: str, names: list[str]) -> str:
    if near := get_close_matches(key, names, 1):
        return _("this is not a setting; did you mean ‘{name}’?").format(name=near[0])
    return _("this is not a setting, so it does nothing; it stays where it is")

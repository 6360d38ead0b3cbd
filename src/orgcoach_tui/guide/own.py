"""A user's own guides: read leniently as a folder, strictly as a file."""

import os
import re
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orgcoach_tui.guide.load import guide_from
from orgcoach_tui.guide.model import Guide
from orgcoach_tui.i18n import _

MOST_BYTES = 100_000
_MOST_DOTS = 200  # in a line; tomllib needs quadratic time for a.b.c.d. …
_MOST_PROBLEMS = 20


@dataclass(frozen=True)
class Problem:
    """What is wrong with a guide, in a sentence. `key` is empty for the file as a whole.

    Questions are counted from 1, as people do: "questions[2].why" is of the second.
    """

    file: Path
    key: str
    line: int | None
    message: str


class _Refused(Exception):  # noqa: N818 - it is no error of the program
    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def own_guides(folder: Path) -> tuple[list[Guide], list[Problem]]:
    """The guides in `folder` that can be used, by file name, and what is wrong with the others.

    A folder that is not there is no problem: few people have guides of their own.
    """
    try:
        files = sorted(file for file in folder.iterdir() if _looks_like_guide(file.name))
    except FileNotFoundError:
        return [], []
    except OSError:
        return [], [Problem(folder, "", None, _("The folder with guides cannot be read."))]
    guides: list[Guide] = []
    problems: list[Problem] = []
    for file in files:
        guide, found = _inspect(file, {other.id for other in guides})
        guides += [guide] if guide else []
        problems += found
    return guides, problems


def check(file: Path) -> list[Problem]:
    """What is wrong with the guide in `file`, by line; nothing when it is good."""
    return _inspect(file)[1]


def is_used(file: Path, folder: Path) -> bool:
    """Whether `own_guides(folder)` looks at `file`."""
    here = os.path.realpath(file.parent) == os.path.realpath(folder)
    return here and _looks_like_guide(file.name)


def _looks_like_guide(name: str) -> bool:
    # The second ending is what Windows makes of a name when it hides the first.
    return not name.startswith(".") and name.lower().endswith((".toml", ".toml.txt"))


def _inspect(file: Path, taken: Container[str] = ()) -> tuple[Guide | None, list[Problem]]:
    try:
        text = _text(file)
        data = _data(text)
    except _Refused as refused:
        return None, [Problem(file, "", refused.line, refused.message)]

    from orgcoach_tui.guide.lines import line_of, places
    from orgcoach_tui.guide.wrong import in_format

    guide, found = in_format(data)
    lines = places(text)
    if not found and guide["id"] in taken:
        found = [(("id",), _("Another of your guides has this id. Choose another."))]
    if not found:
        return guide_from(guide), []
    problems = [Problem(file, _key(loc), line_of(loc, lines), said) for loc, said in found]
    return None, sorted(problems, key=lambda one: one.line or 0)[:_MOST_PROBLEMS]


def _text(file: Path) -> str:
    if file.name.lower().endswith(".txt"):
        raise _Refused(_("The name of this file ends in .txt. Let it end in .toml."))
    try:
        if file.exists() and not file.is_file():
            raise _Refused(_("This is not a file but a folder, or something like it."))
        with file.open("rb") as source:
            content = source.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise _Refused(_("There is no such file.")) from None
    except OSError:
        raise _Refused(_("This file cannot be read.")) from None
    if len(content) > MOST_BYTES:
        raise _Refused(_("This file is too large to be a guide."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = _("This file is not saved as UTF-8. Save it again with that encoding.")
        raise _Refused(message, line) from None
    return text.replace("\r\n", "\n")


def _data(text: str) -> dict[str, Any]:
    import tomllib

    for number, line in enumerate(text.split("\n"), start=1):
        if line.count(".") > _MOST_DOTS:
            raise _Refused(_("There are too many dots on this line."), number)
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise _Refused(_("There are too many brackets inside each other here.")) from None
    except ValueError as error:
        from orgcoach_tui.guide.wrong import in_toml

        at, message = in_toml(error, text)
        raise _Refused(message, at) from None


def _key(loc: tuple[int | str, ...]) -> str:
    """`loc` as a person would write it: "questions[2].deepening[1]"."""
    key = ""
    for part in loc:
        if isinstance(part, int):
            key += f"[{part + 1}]"
        else:
            # Unknown keys can be any text between quotation marks: show names only.
            name = part if re.fullmatch(r"[A-Za-z0-9_-]{1,40}", part) else "…"
            key += f".{name}" if key else name
    return key

"""A file that came back: found on this computer, and read. No Textual."""

import os
import re
import shlex
from pathlib import Path
from urllib.parse import unquote, urlsplit

from orgcoach_tui.files import TooLarge, read_regular
from orgcoach_tui.i18n import _
from orgcoach_tui.review import Refused
from orgcoach_tui.review.package import LARGEST
from orgcoach_tui.tui import whereto

_FITTING = (".docx", ".odt", ".doc", ".rtf", ".eml")
_OFFERED = 5
_LOOKED_AT = 5000  # files in the folder; a folder with more is looked through in part


def newest(folder: Path) -> list[Path]:
    """The newest files in `folder` that may hold comments."""
    found = []
    try:
        with os.scandir(folder) as items:
            for _n, item in zip(range(_LOOKED_AT), items, strict=False):
                fits = item.name.lower().endswith(_FITTING) and not item.name.startswith((".", "~"))
                if fits and item.is_file():
                    found.append((item.stat().st_mtime, item.path))
    except OSError:  # what was found until then will do
        pass
    return [Path(path) for _when, path in sorted(found, reverse=True)[:_OFFERED]]


def downloads() -> Path:
    """Where a browser and a mail program put what came in."""
    from platformdirs import user_downloads_path

    return user_downloads_path()


def meant(typed: str) -> Path:
    """The file that somebody typed, pasted, or dragged into the terminal, with what that puts around it."""
    name = typed.strip().removeprefix("& ")  # PowerShell puts that before it
    if name.lower().startswith("file://"):
        name = unquote(urlsplit(name).path)
        name = name.lstrip("/") if re.match(r"/[A-Za-z]:", name) else name
    elif len(name) > 1 and name[0] in "'\"" and name[-1] == name[0]:
        name = _unquoted(name) if os.sep == "/" else name[1:-1]
    elif os.sep == "/" and "\\" in name and not os.path.lexists(whereto.meant(name)):
        name = _unquoted(name)
    return whereto.meant(name)


def _unquoted(name: str) -> str:
    """As a shell would read it."""
    try:
        parts = shlex.split(name)
    except ValueError:
        parts = []
    return parts[0] if len(parts) == 1 else name.strip("'\"")


def content(file: Path) -> bytes:
    """What is in it. Raises Refused."""
    try:
        return read_regular(file, LARGEST)
    except TooLarge:
        raise Refused(
            _("This file is larger than {n} MB.").format(n=LARGEST // 1_000_000)
        ) from None
    except (OSError, ValueError):
        raise Refused(_("There is no file by that name that can be read.")) from None

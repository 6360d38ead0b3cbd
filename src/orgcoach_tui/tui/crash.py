"""When the program itself fails: where it failed is kept, what was written is not in it."""

import datetime as dt
import platform
import traceback
from pathlib import Path

from orgcoach_tui import __version__
from orgcoach_tui.files import write_private
from orgcoach_tui.i18n import _


def report(error: BaseException, folder: Path) -> Path | None:
    """Write places and types, never messages or values: either could hold somebody's words.

    Returns the file, or None when it could not be written.
    """
    lines = [f"orgcoach {__version__}, Python {platform.python_version()}, {platform.system()}"]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(type(seen).__name__)
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(seen.__traceback__)
        ]
        # Textual wraps what fails in a thread, and names it neither cause nor context.
        inside = getattr(seen, "error", None)
        outside = seen.__cause__ or seen.__context__
        seen = outside or (inside if isinstance(inside, BaseException) else None)
    file = folder / f"crash-{dt.datetime.now():%Y-%m-%d-%H%M%S}.txt"
    try:
        write_private(file, "\n".join(lines).encode())
    except OSError:
        return None
    return file


def words(saved: dt.datetime | None, file: Path | None) -> str:
    """What is said on the terminal: up to when the text is saved, and where the report is."""
    said = [_("orgcoach had to stop.")]
    if saved is not None:
        said.append(_("Your text is saved up to {time}.").format(time=f"{saved:%H:%M:%S}"))
    said.append(_("Start again to go on."))
    if file is not None:
        said.append(_("Nothing you wrote is in the error report: {file}").format(file=file))
    return " ".join(said)

"""An old Word file or RTF, read through LibreOffice where that is installed."""

import shutil
import subprocess
from pathlib import Path

from orgcoach_tui import private
from orgcoach_tui.files import write_private
from orgcoach_tui.i18n import _
from orgcoach_tui.review.refused import Refused

_PATIENCE = 90  # seconds; the first start of a large office takes long
_USUAL = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)


def as_docx(content: bytes, ending: str) -> bytes:
    """The document saved as .docx. Raises Refused with what a person can do instead."""
    office = shutil.which("soffice") or next((one for one in _USUAL if Path(one).is_file()), None)
    if office is None:
        raise Refused(
            _("This is an older kind of file. Open it in a word processor and save it as .docx.")
        )
    try:
        return _converted(office, content, ending)
    except (OSError, subprocess.SubprocessError):
        raise Refused(
            _(
                "This older kind of file could not be read. Open it in a word processor and "
                "save it as .docx."
            )
        ) from None


def _converted(office: str, content: bytes, ending: str) -> bytes:
    made = private.PrivateFolder("convert", private.passing())  # it holds what was answered
    try:
        file = made.path / f"file{ending}"
        write_private(file, content)
        profile = (made.path / "profile").as_uri()
        command = [office, "--headless", "--norestore", f"-env:UserInstallation={profile}"]
        target = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(made.path), str(file)]
        subprocess.run(  # noqa: S603 - the program is the one that is installed
            [*command, *target],
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            pass_fds=made.handed_on,
        )
        return (made.path / "file.docx").read_bytes()
    finally:
        made.wipe()

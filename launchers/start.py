"""What a double-click on one of the start files does, once they have found a Python.

The first time, and whenever the program in this folder has changed, it is installed into `.venv`
beside it; then it opens. Standard library only: nothing is installed yet when this is read.
"""

import contextlib
import importlib
import importlib.util
import os
import re
import runpy
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
STAMP = VENV / "orgcoach-installed.txt"
LOG = VENV / "orgcoach-install.log"

MESSAGES = {
    "nl": {
        "first": (
            "orgcoach wordt klaargezet. Dat hoeft maar één keer en duurt een paar minuten.\n"
            "Daarna gaat het meteen open."
        ),
        "changed": "Het programma in deze map is veranderd. Het wordt opnieuw klaargezet.",
        "place": "1 van 2   Een plek maken in deze map …",
        "parts": "2 van 2   De onderdelen ophalen van internet …",
        "fitting": "          en in elkaar zetten …",
        "ready": "Klaar. orgcoach gaat nu open.",
        "as_it_was": "orgcoach gaat open zoals het was. De volgende keer wordt het weer geprobeerd.",
        "stopped": "Gestopt. Start opnieuw om het klaarzetten af te maken.",
        "closed_folder": (
            "In deze map mag niets worden bewaard: {folder}\n"
            "Zet de hele map bij je eigen documenten en start haar daar."
        ),
        "full_disk": "De schijf is vol. Maak ruimte en start opnieuw.",
        "no_venv": (
            "Bij deze Python hoort nog een onderdeel dat ontbreekt. Op Debian, Ubuntu en Mint\n"
            "haal je het binnen met deze regel in een terminal:\n\n"
            "    sudo apt install python3-venv\n\n"
            "Start daarna opnieuw. Op andere computers: installeer Python van\n"
            "https://www.python.org/downloads/"
        ),
        "no_network": (
            "De onderdelen konden niet worden opgehaald. Kijk of er internet is en start opnieuw.\n"
            "Blijft het misgaan, laat dan dit bestand zien aan wie je helpt:\n{log}"
        ),
        "other": (
            "Het klaarzetten is niet gelukt. Start het nog eens. Gaat het weer mis, laat dan dit\n"
            "bestand zien aan wie je helpt:\n{log}"
        ),
        "enter": "Druk op Enter om te sluiten.",
    },
    "en": {
        "first": (
            "orgcoach is being set up. This happens once and takes a few minutes.\n"
            "After that it opens at once."
        ),
        "changed": "The program in this folder has changed. It is being set up again.",
        "place": "1 of 2   Making a place in this folder …",
        "parts": "2 of 2   Fetching the parts from the internet …",
        "fitting": "         and putting them together …",
        "ready": "Ready. orgcoach opens now.",
        "as_it_was": "orgcoach opens as it was. Next time it will be tried again.",
        "stopped": "Stopped. Start again to finish setting up.",
        "closed_folder": (
            "Nothing may be kept in this folder: {folder}\n"
            "Put the whole folder among your own documents and start it from there."
        ),
        "full_disk": "The disk is full. Free some space and start again.",
        "no_venv": (
            "A part that belongs to this Python is missing. On Debian, Ubuntu and Mint you get\n"
            "it with this line in a terminal:\n\n"
            "    sudo apt install python3-venv\n\n"
            "Then start again. On other computers: install Python from\n"
            "https://www.python.org/downloads/"
        ),
        "no_network": (
            "The parts could not be fetched. See whether the internet works and start again.\n"
            "If it goes on failing, show this file to whoever helps you:\n{log}"
        ),
        "other": (
            "Setting up did not work. Start it once more. If it fails again, show this file to\n"
            "whoever helps you:\n{log}"
        ),
        "enter": "Press Enter to close.",
    },
}

# How pip tells that nothing came: by name server, by line, by proxy, or with an index turned off.
_NO_NETWORK = re.compile(
    r"connection|resolution|timed out|proxy|no matching distribution|unreachable|ssl", re.I
)
_FULL = re.compile(r"no space left|errno 28|disk quota|not enough space|winerror 112", re.I)


class Failed(Exception):  # noqa: N818 - the sentence is for a person, not for a programmer
    """It cannot go on; `why` is a key of MESSAGES."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def main(arguments: list[str]) -> int:
    """Set up what is needed and open the program; its exit code, or 1 after a plain message."""
    try:
        code = _start(arguments)
    except Failed as failed:
        _say(failed.why, gap=True)
        code = 1
    except KeyboardInterrupt:
        _say("stopped", gap=True)
        code = 130
    # A window that was opened by a double-click goes when this ends, and the message with it.
    # On Windows start.cmd waits, since it can also say that Python itself would not start.
    if code and not arguments and os.name != "nt" and sys.stdin.isatty():
        _say("enter", gap=True)
        with contextlib.suppress(EOFError, KeyboardInterrupt):
            input()
    return code


def _start(arguments: list[str]) -> int:
    if Path(sys.prefix).resolve() != VENV.resolve():
        _make_venv()
        return _go_on_in_venv(arguments)
    if not _up_to_date():
        was_there = importlib.util.find_spec("orgcoach_tui") is not None
        if was_there:
            _say("changed")
        try:
            _install()
        except Failed as failed:
            if not was_there:
                raise
            _say(failed.why, gap=True)
            _say("as_it_was", gap=True)
        importlib.invalidate_caches()
    from orgcoach_tui.cli import main as orgcoach

    return orgcoach(arguments)


# -- the place


def _make_venv() -> None:
    """Make `.venv`, over what is there: this is only reached when that does not work."""
    _say("first")
    _say("place", gap=True)
    try:
        import ensurepip  # noqa: F401 - Debian has `venv` without it, and then makes half a place
        import venv
    except ImportError:
        raise Failed("no_venv") from None
    try:
        VENV.mkdir(exist_ok=True)
        (VENV / "try").write_text("")  # also where the folder is ours and the disk is read-only
        venv.create(VENV, clear=True, symlinks=os.name != "nt")  # pip comes with the parts
    except OSError as error:
        raise _refused(error) from None


def _refused(error: OSError) -> Failed:
    return Failed("full_disk" if _FULL.search(str(error)) else "closed_folder")


def _go_on_in_venv(arguments: list[str]) -> int:
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    command = [str(python), "-I", str(Path(__file__).resolve()), *arguments]
    if os.name != "nt":  # there it would give the window back before the program is done
        os.execv(command[0], command)  # noqa: S606
    return subprocess.call(command)  # noqa: S603


# -- what goes into it


def _up_to_date() -> bool:
    """Whether what is installed is what lies here, or is used from here (by a developer)."""
    found = importlib.util.find_spec("orgcoach_tui")
    if found is None or found.origin is None:
        return False
    if Path(found.origin).resolve().is_relative_to(ROOT / "src"):
        return True
    try:
        return STAMP.read_text() == _fingerprint()
    except OSError:
        return False


def _fingerprint() -> str:
    """A number for all that is installed from this folder: another text, another number."""
    number = 0
    for file in _sources():
        number = zlib.crc32(file.relative_to(ROOT).as_posix().encode(), number)
        number = zlib.crc32(file.read_bytes(), number)
    return f"{number:08x}"


def _sources() -> Iterator[Path]:
    yield from (ROOT / "pyproject.toml", ROOT / "hatch_build.py")
    for top in ("src", "prompts"):
        for folder, inner, names in os.walk(ROOT / top):
            inner[:] = sorted(name for name in inner if not name.startswith((".", "__pycache__")))
            made = (".mo", ".rules.json")  # by the build hook
            yield from (Path(folder, name) for name in sorted(names) if not name.endswith(made))


def _install() -> None:
    """Install this folder with pip, telling what comes in; pip's own words go into the log."""
    _say("parts")
    options = ("--disable-pip-version-check", "--no-input", "--progress-bar=off", "--retries=2")
    try:
        STAMP.unlink(missing_ok=True)
        if not _has_pip():
            _run("-m", "ensurepip")
        _run("-m", "pip", "install", *options, str(ROOT))
        STAMP.write_text(_fingerprint())
    except OSError as error:
        raise _refused(error) from None
    _say("ready", gap=True)


def _has_pip() -> bool:
    return not subprocess.call(
        [sys.executable, "-I", "-m", "pip", "--version"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _run(*arguments: str) -> None:
    """Run Python in `.venv`. Raises Failed with what went wrong, as far as it can be told."""
    environment = os.environ | {"PIP_USER": "0", "PYTHONUNBUFFERED": "1"}
    said = []
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-s", "-P", "-X", "utf8", *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            said.append(line)
            if line.startswith("Collecting "):
                name = re.split(r"[^\w-]", line.split()[1])[0]
                print("         ", name, flush=True)  # noqa: T201
            elif line.startswith("Installing collected packages") and "pip" not in line.split():
                _say("fitting")
    if process.returncode:
        words = "".join(said)
        with contextlib.suppress(OSError):  # a full disk has no room for it either
            LOG.write_text(words, "utf-8")
        if _FULL.search(words):
            raise Failed("full_disk")
        raise Failed("no_network" if _NO_NETWORK.search(words) else "other")


# -- words


def _say(key: str, *, gap: bool = False) -> None:
    """Print a message in the language of the system, with an empty line before it if `gap`."""
    words = MESSAGES[_language()][key].format(folder=ROOT, log=LOG)
    print(f"\n{words}" if gap else words, flush=True)  # noqa: T201


def _language() -> str:
    """The program's own way to find it, read from its file: it may not be installed yet."""
    found: str = runpy.run_path(str(ROOT / "src/orgcoach_tui/i18n.py"))["from_environment"]()
    return found


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))

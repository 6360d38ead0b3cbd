"""The start files, run as a double-click runs them, on a copy of this folder.

`start.cmd` needs Windows: here only its text is looked at. What it starts is `launchers/start.py`,
as the others do.
"""

import configparser
import contextlib
import os
import pty
import re
import runpy
import select
import shutil
import stat
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.tools import need

ROOT = Path(__file__).parents[1]
NEEDED = (
    *("src", "prompts", "launchers", "start.sh", "start.command", "orgcoach.desktop"),
    *("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"),
)
PYTHONS = ("python3", "python3.14", "python3.13", "python3.12", "python3.11", "python")
OFFLINE = {"PIP_NO_INDEX": "1"}


def copy_to(folder: Path) -> Path:
    folder.mkdir(parents=True)
    rubbish = shutil.ignore_patterns("__pycache__", ".*cache", "*.mo")
    for name in NEEDED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=rubbish)
        else:
            shutil.copy2(ROOT / name, folder / name)
    return folder


def start(folder: Path, *arguments: str, via: str = "start.sh", **env: str) -> tuple[int, str]:
    """Run a start file from elsewhere; its exit code and all it said."""
    done = subprocess.run(
        [folder / via, *arguments],
        env=os.environ | {"LANG": "nl_NL.UTF-8"} | env,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    return done.returncode, done.stdout


@pytest.fixture(scope="module")
def set_up(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder after the first start, and what was said during it."""
    folder = copy_to(tmp_path_factory.mktemp("start") / "Mijn dingen é ’25" / "orgcoach & co")
    code, said = start(folder, "--version")
    assert code == 0, said
    return folder, said


@pytest.fixture
def another(set_up: tuple[Path, str], tmp_path: Path) -> Path:
    """A folder of one's own that has been started before."""
    return shutil.copytree(set_up[0], tmp_path / "orgcoach", symlinks=True)


@pytest.fixture
def fakes(tmp_path: Path) -> Path:
    """A folder for PATH in which every Python is one that is too old."""
    folder = tmp_path / "fakes"
    folder.mkdir()
    for name in PYTHONS:
        _script(folder / name, "exit 1")
    return folder


def _script(file: Path, body: str) -> None:
    file.write_text(f"#!/bin/sh\n{body}\n")
    file.chmod(0o755)


def before(folder: Path) -> str:
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


def test_the_first_start_tells_what_it_does_and_then_opens(set_up: tuple[Path, str]) -> None:
    _, said = set_up
    order = ("klaargezet", "1 van 2", "2 van 2", "textual", "in elkaar", "Klaar.", "orgcoach 0.")
    places = [said.index(words) for words in order]
    assert places == sorted(places)


@pytest.mark.parametrize("via", ["start.sh", "start.command"])
def test_after_that_it_opens_at_once(set_up: tuple[Path, str], via: str) -> None:
    code, said = start(set_up[0], "--version", via=via, **OFFLINE)
    assert code == 0
    assert re.fullmatch(r"orgcoach \d+\.\d+\.\d+\n", said)


def test_it_may_be_started_through_a_link(set_up: tuple[Path, str], tmp_path: Path) -> None:
    (tmp_path / "one").symlink_to(set_up[0] / "start.sh")
    (tmp_path / "two").symlink_to("one")
    code, said = start(tmp_path, "--version", via="two", **OFFLINE)
    assert (code, said.split()[0]) == (0, "orgcoach")


def test_another_version_in_the_folder_is_installed(another: Path) -> None:
    version = another / "src/orgcoach_tui/__init__.py"
    version.write_text('__version__ = "9.8.7"\n')
    code, said = start(another, "--version", LANG="en_GB.UTF-8")
    assert code == 0
    assert "has changed" in said
    assert said.endswith("orgcoach 9.8.7\n")
    assert start(another, "--version", **OFFLINE) == (0, "orgcoach 9.8.7\n")


def test_without_network_the_one_that_is_there_opens(another: Path) -> None:
    (another / "prompts/nl/guides/new.toml").write_text("")
    code, said = start(another, "--version", **OFFLINE)
    assert code == 0
    assert "konden niet worden opgehaald" in said
    assert "zoals het was" in said
    assert said.splitlines()[-1].startswith("orgcoach 0.")


def test_one_that_was_broken_off_is_taken_up_again(another: Path) -> None:
    (packages,) = another.glob(".venv/lib/python*/site-packages")
    for folder in packages.glob("pip*"):
        shutil.rmtree(folder)
    (another / ".venv/orgcoach-installed.txt").unlink()
    code, said = start(another, "--version", **OFFLINE)
    assert code == 0, said
    assert (packages / "pip").is_dir()


def test_a_full_disk_is_called_so(another: Path) -> None:
    (packages,) = another.glob(".venv/lib/python*/site-packages")
    shutil.rmtree(packages / "orgcoach_tui")
    says = "import sys; '--version' in sys.argv or sys.exit('OSError: [Errno 28] No space left')"
    (packages / "pip/__main__.py").write_text(says)
    code, said = start(another)
    assert code == 1
    assert said.endswith("De schijf is vol. Maak ruimte en start opnieuw.\n")


def test_a_developers_own_is_left_as_it_is(another: Path) -> None:
    (packages,) = another.glob(".venv/lib/python*/site-packages")
    shutil.rmtree(packages / "orgcoach_tui")
    (packages / "orgcoach.pth").write_text(f"{another / 'src'}\n")
    (another / ".venv/orgcoach-installed.txt").unlink()
    code, said = start(another, "--version", **OFFLINE)
    assert (code, said.split()[0]) == (0, "orgcoach")


@pytest.mark.parametrize("name", ["start.sh", "start.cmd"])
def test_which_python_is_new_enough(name: str) -> None:
    (check,) = re.findall(r"import sys; (sys\.exit\(.*\))['\"]", (ROOT / name).read_text("utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lowest = tuple(int(n) for n in project["requires-python"].removeprefix(">=").split("."))
    exits: list[bool] = []
    for version in ((lowest[0], lowest[1] - 1, 14), (*lowest, 0), (lowest[0], lowest[1] + 3, 0)):
        exec(check, {"sys": SimpleNamespace(version_info=version, exit=exits.append)})
    assert exits == [True, False, False]


def test_a_python_without_venv_is_told_how_to_get_it(tmp_path: Path, fakes: Path) -> None:
    code = (
        "import runpy, sys; sys.modules['ensurepip'] = None; sys.argv = sys.argv[1:]; "
        "runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    _script(
        fakes / "python3",
        f'[ "$1" = -c ] && exit 0\nshift\nexec "{sys.executable}" -c "{code}" "$@"',
    )
    folder = copy_to(tmp_path / "orgcoach")
    code, said = start(folder, PATH=before(fakes))
    assert code == 1
    assert "sudo apt install python3-venv" in said
    assert "Traceback" not in said


def test_a_folder_that_may_not_be_written_in(tmp_path: Path) -> None:
    folder = copy_to(tmp_path / "orgcoach")
    folder.chmod(0o555)
    # Root may write everywhere, unless that is taken away.
    as_others = ["setpriv", "--bounding-set=-dac_override"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*as_others, folder / "start.sh"],
        env=os.environ | {"LANG": "nl_NL.UTF-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    folder.chmod(0o755)
    assert done.returncode == 1, done.stderr
    assert str(folder) in done.stdout
    assert "mag niets worden bewaard" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("via", ["start.sh", "start.command"])
def test_a_start_file_on_its_own(tmp_path: Path, via: str) -> None:
    for name in {via, "start.sh"}:
        shutil.copy2(ROOT / name, tmp_path)
    code, said = start(tmp_path, via=via)
    assert code == 1
    assert "De rest van de map" in said
    assert "The rest of the orgcoach folder" in said


class _Window:
    """A start file in a window of its own: what is said stays there until Enter."""

    def __init__(self, file: Path, env: dict[str, str]) -> None:
        master, slave = pty.openpty()
        self.process = subprocess.Popen(
            [file], stdin=slave, stdout=slave, stderr=slave, env=os.environ | env
        )
        os.close(slave)
        self.master, self.said = master, ""

    def until(self, words: str) -> None:
        end = time.monotonic() + 60
        while words not in self.said:
            assert time.monotonic() < end, self.said
            if select.select([self.master], [], [], 0.2)[0]:
                self.said += os.read(self.master, 4096).decode(errors="replace")


@contextlib.contextmanager
def window(file: Path, **env: str) -> Iterator[_Window]:
    opened = _Window(file, env)
    try:
        yield opened
    finally:
        opened.process.kill()
        opened.process.wait()
        os.close(opened.master)


def stays_until_enter(shown: _Window) -> bool:
    shown.until("Enter")
    time.sleep(0.3)
    if shown.process.poll() is not None:
        return False
    os.write(shown.master, b"\n")
    return shown.process.wait(10) == 1


def test_an_old_python_is_not_taken_and_that_stays_to_be_read(tmp_path: Path, fakes: Path) -> None:
    folder = copy_to(tmp_path / "orgcoach")
    with window(folder / "start.sh", PATH=before(fakes)) as shown:
        assert stays_until_enter(shown)
    assert "3.11 of nieuwer" in shown.said
    assert "3.11 or newer" in shown.said
    assert "https://www.python.org/downloads/" in shown.said
    assert not (folder / ".venv").exists()


def test_without_network_the_first_time_it_says_so(tmp_path: Path, fakes: Path) -> None:
    _script(fakes / "python3.11", f'exec "{sys.executable}" "$@"')  # found behind the old ones
    folder = copy_to(tmp_path / "orgcoach")
    with window(folder / "start.sh", PATH=before(fakes), LANG="en_GB.UTF-8", **OFFLINE) as shown:
        assert stays_until_enter(shown)
    assert "See whether the internet works" in shown.said
    assert "orgcoach-install.log" in shown.said
    assert (folder / ".venv/orgcoach-install.log").read_text("utf-8")
    assert "Traceback" not in shown.said


def test_both_languages_say_the_same() -> None:
    messages = runpy.run_path(str(ROOT / "launchers/start.py"))["MESSAGES"]
    assert set(messages["nl"]) == set(messages["en"])
    for key, words in messages["nl"].items():
        slots = re.findall(r"\{\w+\}", words)
        assert slots == re.findall(r"\{\w+\}", messages["en"][key])
        assert max(map(len, [*words.splitlines(), *messages["en"][key].splitlines()])) < 100


# -- Linux: a file for the menu or the desktop


def _entry(file: Path) -> dict[str, str]:
    parser = configparser.RawConfigParser(strict=True, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(file, "utf-8")
    return dict(parser["Desktop Entry"])


def test_the_desktop_file_finds_the_folder_it_is_in(set_up: tuple[Path, str]) -> None:
    file = set_up[0] / "orgcoach.desktop"
    # Nothing in it needs quoting: how that is undone differs between file managers.
    command = _entry(file)["Exec"]
    assert not re.search(r"[\"'\\$`;&|<>~*?#()]", command)
    done = subprocess.run(
        [str(file) if word == "%k" else word for word in command.split()],
        cwd="/",
        env=os.environ | {"LANG": "nl_NL.UTF-8", **OFFLINE},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "De app heeft een terminal nodig" in done.stderr


def test_the_desktop_file_keeps_to_the_specification() -> None:
    need("desktop-file-validate")
    done = subprocess.run(
        ["desktop-file-validate", ROOT / "orgcoach.desktop"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


# -- Windows


@pytest.fixture
def cmd() -> str:
    return (ROOT / "start.cmd").read_bytes().decode("ascii")


def test_start_cmd_has_the_line_ends_of_windows(cmd: str) -> None:
    assert cmd.count("\r\n") == cmd.count("\n") > 20
    assert cmd.endswith("\r\n")


def test_start_cmd_goes_only_where_there_is_something(cmd: str) -> None:
    labels = set(re.findall(r"^:(\w+)\r$", cmd, re.M))
    assert set(re.findall(r"\b(?:goto |call :)(\w+)", cmd)) == labels
    for file in re.findall(r'"%HERE%([\w\\.]+)"', cmd):
        assert file.startswith(".venv") or (ROOT / file.replace("\\", "/")).is_file()


def test_start_cmd_keeps_what_it_says_on_the_screen(cmd: str) -> None:
    # Every way out that is not a good end of the program goes past `pause`.
    ends = re.findall(r"(?:^|\s)exit /b (\S+)", cmd)
    assert ends == ["0", "%CODE%", "1"]
    assert len(re.findall(r"^\s*pause\r$", cmd, re.M)) == 2


@pytest.mark.parametrize("name", ["start.sh", "start.command", "orgcoach.desktop"])
def test_the_others_may_be_carried_out(name: str) -> None:
    assert (ROOT / name).stat().st_mode & stat.S_IXUSR
    assert b"\r" not in (ROOT / name).read_bytes()

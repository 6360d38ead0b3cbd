"""The command as a whole: languages, exit codes, and never a traceback."""

import argparse
import errno
import io
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from orgcoach_tui import __version__, settings
from orgcoach_tui.cli import list as list_command
from orgcoach_tui.cli.parser import COMMANDS
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.paths import places
from tests.cli.conftest import Ran

Run = Callable[..., Ran]
Keep = Callable[..., Reflection]


def process(*words: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "orgcoach_tui", *words],
        env={**os.environ, **env},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("words", [["--version"], ["--language", "nl", "--version"]])
def test_version(orgcoach: Run, words: list[str]) -> None:
    ran = orgcoach(*words)
    assert (ran.code, ran.out) == (0, f"orgcoach {__version__}\n")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_help_names_every_command_in_one_language(orgcoach: Run, language: str) -> None:
    ran = orgcoach("--language", language, "--help")
    assert ran.code == 0
    assert all(f"    {name} " in ran.out for name in COMMANDS)
    other = {"nl": ["usage", "options", "show this"], "en": ["gebruik", "opties", "uitleg"]}
    assert not any(word in ran.out for word in other[language])


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_in_dutch(orgcoach: Run, command: str) -> None:
    ran = orgcoach(command, "--help", "--language", "nl")
    assert ran.code == 0
    assert ran.out.startswith(f"gebruik: orgcoach {command}")
    assert not any(word in ran.out for word in ("usage", "options:", "positional", " the "))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nothing"], "Argument OPDRACHT: onbekende keuze: 'nothing'"),
        (["show"], "Er ontbreekt nog iets: NAAM"),
        (["show", "a", "b"], "Onbekende argumenten: b"),
        (["list", "--format"], "Argument --format: hier hoort één waarde achter"),
        (["list", "--format", "xml"], "Argument --format: onbekende keuze: 'xml'"),
        (["export", "latest", "--force=yes"], "Argument --force: hier kan geen waarde bij: 'yes'"),
        (["--nonsense"], "Onbekende argumenten: --nonsense"),
    ],
)
def test_wrong_usage_is_one_dutch_sentence_and_2(
    orgcoach: Run, words: list[str], said: str
) -> None:
    ran = orgcoach("--language", "nl", *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)
    assert ran.err.endswith("--help` laat zien hoe het werkt.\n")
    assert ran.err.count("\n") == 1


def test_hostile_arguments_do_not_steer_the_terminal(orgcoach: Run) -> None:
    assert orgcoach("list", "\x1b[31m\x9b1m\u202e").code == 2
    assert orgcoach("show", "\x1b[31m\x00\x9b1m\u202e").code == 1


@pytest.mark.parametrize(
    ("name", "value", "word"),
    [
        ("LC_ALL", "nl_BE.UTF-8", "gebruik"),
        ("LC_MESSAGES", "en_GB.UTF-8", "usage"),
        ("LANG", "de_DE.UTF-8", "usage"),
        ("LANG", "C.UTF-8", "gebruik"),
    ],
)
def test_language_of_the_system(
    orgcoach: Run, monkeypatch: pytest.MonkeyPatch, name: str, value: str, word: str
) -> None:
    monkeypatch.setenv(name, value)
    assert orgcoach("--help").out.startswith(word)


def test_settings_come_before_the_system_and_the_option_before_both(
    orgcoach: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    settings.save(places().settings_file, language="en")
    assert orgcoach("--help").out.startswith("usage")
    assert orgcoach("--language=nl", "--help").out.startswith("gebruik")
    assert orgcoach("list", "--help", "--language", "nl").out.startswith("gebruik")


@pytest.mark.parametrize("words", [[], ["new"], ["demo"]])
def test_the_app_is_not_opened_without_a_terminal(orgcoach: Run, words: list[str]) -> None:
    ran = orgcoach(*words)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("The app needs a terminal. `orgcoach new --plain` asks the same ")


def test_an_error_of_the_program_shows_no_text(
    orgcoach: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_args: argparse.Namespace) -> int:
        raise ValueError("what somebody wrote")

    monkeypatch.setattr(list_command, "run", fail)
    ran = orgcoach("list")
    assert (ran.code, ran.out) == (1, "")
    assert "somebody" not in ran.err
    assert "ValueError, test_main.py:" in ran.err
    assert ran.err.count("\n") == 1


def test_interrupted(orgcoach: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_args: argparse.Namespace) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(list_command, "run", interrupt)
    ran = orgcoach("list")
    assert (ran.code, ran.out, ran.err) == (130, "", "")


class FullDisk(io.RawIOBase):
    """A file on a disk without room, until it is exchanged for something else."""

    def __init__(self, file: Path, number: int) -> None:
        self._descriptor = os.open(file, os.O_WRONLY | os.O_CREAT)
        self._number = number

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._descriptor

    def write(self, content: Any) -> int:
        if stat.S_ISREG(os.fstat(self._descriptor).st_mode):
            raise OSError(self._number, "english words")
        return len(content)

    def close(self) -> None:
        if not self.closed:
            os.close(self._descriptor)
        super().close()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
@pytest.mark.parametrize("size", [1, 100_000])
@pytest.mark.parametrize(
    "words", [["list"], ["list", "--help"], ["show", "latest"], ["export", "latest", "-o", "-"]]
)
def test_no_room_for_what_is_printed(
    orgcoach: Run,
    keep: Keep,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    size: int,
    words: list[str],
) -> None:
    """Small output fails only when it is flushed, large output on the way."""
    keep("word " * size)
    out = io.TextIOWrapper(io.BufferedWriter(FullDisk(tmp_path / "out", number)))
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        ran = orgcoach(*words, "--language", "nl")
    out.close()  # as Python does at its end; it would raise what went wrong again
    assert ran.code == 1
    assert (
        ran.err
        == "Niet alles kon worden geschreven: de schijf is vol. Maak ruimte en probeer het opnieuw.\n"
    )


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
@pytest.mark.parametrize("words", [["list"], ["show", "latest"], ["suggest", "latest"]])
def test_a_terminal_that_knows_few_characters(keep: Keep, encoding: str, words: list[str]) -> None:
    keep("‘Ik vroeg haar’ – 日本 🌳 é", organisation="Ċafé “Ω”", language="nl")
    ran = process("--language", "nl", *words, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout
    assert ran.stderr == b""


@pytest.mark.skipif(sys.platform == "win32", reason="a shell with a pipe")
def test_a_reader_that_stops_early(keep: Keep, tmp_path: Path) -> None:
    keep("word " * 40_000)
    errors = tmp_path / "errors"
    subprocess.run(
        f'"{sys.executable}" -m orgcoach_tui show latest 2>"{errors}" | head -c 10 >/dev/null',
        shell=True,
        check=True,
    )
    assert errors.read_text() == ""

"""What is seen at a terminal: tables and bold by Rich, a pager for what does not fit; and when not."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from orgcoach_tui.cli.parser import COMMANDS
from orgcoach_tui.journal.model import Reflection
from tests.cli.conftest import Ran
from tests.hostile import HARMLESS, HOSTILE
from tests.test_terminal import Terminal
from tests.tools import need

Run = Callable[..., Ran]
Keep = Callable[..., Reflection]
See = Callable[..., str]

CONTROL = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def see(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> See:
    """What `orgcoach …` shows at a terminal of 80x24, with these in its environment."""
    for name in ("PAGER", "LESS", "NO_COLOR", "ACCESSIBLE", "COLORTERM", "LINES"):
        monkeypatch.delenv(name, raising=False)

    def run(*words: str, **env: str) -> str:
        for name, value in env.items():
            monkeypatch.setenv(name, value)
        terminal = Terminal(tmp_path / "home", *words)
        assert terminal.end() == 0, terminal.seen
        terminal.drain(0.2)
        os.close(terminal.master)
        return terminal.seen.decode().replace("\r\n", "\n")

    return run


def test_a_table_with_bold_heads_and_drafts_marked(see: See, keep: Keep) -> None:
    keep(organisation="Alder House", trajectory="Bridget")
    keep(organisation="Birch", status="finished")
    seen = see("list")
    assert "\x1b[1mDate" in seen
    assert "\x1b[1;35mdraft" in seen
    assert "──" in seen
    assert "Alder House" in seen
    assert max(len(CONTROL.sub("", line)) for line in seen.splitlines()) <= 80


def test_no_colour_where_it_is_not_wanted(see: See, keep: Keep) -> None:
    keep(organisation="Alder House")
    seen = see("list", NO_COLOR="1")
    assert "Alder House" in seen
    assert "35m" not in seen
    assert "\x1b" not in see("list", TERM="dumb").replace("\x1b[1m", "").replace("\x1b[0m", "")


@pytest.mark.parametrize("how", [{"words": ["--plain"]}, {"env": {"ACCESSIBLE": "1"}}])
def test_plain_lines_of_words(see: See, keep: Keep, how: dict[str, object]) -> None:
    kept = keep(organisation="Alder House", trajectory="Bridget")
    keep(organisation="", status="finished", id="bcdf2222")
    words: list[str] = how.get("words", [])  # type: ignore[assignment]
    env: dict[str, str] = how.get("env", {})  # type: ignore[assignment]
    seen = see("list", *words, **env)
    assert f"2026-03-14, Alder House, Bridget, After a session, draft, {kept.id}\n" in seen
    assert "2026-03-14, After a session, finished, bcdf2222\n" in seen
    shown = see("show", kept.id, *words, **env)
    assert "1. What happened\n" in shown
    assert "\x1b" not in seen + shown


def test_through_a_pipe_nothing_is_decorated(orgcoach: Run, keep: Keep) -> None:
    keep(organisation="Alder House")
    assert "─" not in orgcoach("list").out
    assert orgcoach("list", "--no-pager").out == orgcoach("list").out
    assert orgcoach("list", "--plain").out.startswith("2026-03-14, Alder House, ")


def test_a_reflection_with_bold_headings(see: See, keep: Keep) -> None:
    kept = keep("I asked.")
    seen = see("show", kept.id)
    assert "\x1b[1m1. What happened\x1b[0m" in seen
    assert "   I asked.\n" in seen


def test_hostile_text_is_text_here_too(see: See, keep: Keep) -> None:
    kept = keep(HOSTILE, organisation=HOSTILE, trajectory=HOSTILE)
    for words in (["list"], ["show", kept.id]):
        seen = CONTROL.sub("", see(*words))
        assert not set(seen) & set("\x1b\x07\x9b\u202e")
        assert "[x]" in seen
    assert HARMLESS in " ".join(CONTROL.sub("", see("show", kept.id)).split())


def pager(tmp_path: Path, then: str = "") -> tuple[str, Path]:
    """A pager that keeps what it gets."""
    kept = tmp_path / "paged"
    script = tmp_path / "my pager.py"
    script.write_text(
        f"import os, pathlib, sys\n{then}\n"
        f"pathlib.Path({str(kept)!r}).write_bytes(sys.stdin.buffer.read())\n"
        f"print('LESS', os.environ.get('LESS'), os.environ.get('LESSHISTFILE'))\n"
    )
    return shlex.join([sys.executable, str(script)]), kept


def test_what_does_not_fit_goes_to_the_pager(see: See, keep: Keep, tmp_path: Path) -> None:
    for n in range(30):
        keep("word\n\n" * 30, organisation=f"Number {n}")
    command, kept = pager(tmp_path)
    seen = see("list", PAGER=command)
    assert "Number" not in seen
    assert "LESS FRX -" in seen
    assert kept.read_text("utf-8").count("Number ") == 30
    kept.unlink()
    see("show", "latest")
    assert kept.read_text("utf-8").count("word") == 30


@pytest.mark.parametrize(
    ("words", "env"),
    [
        (["--no-pager"], {}),
        (["--plain"], {}),
        (["--format", "json"], {}),
        ([], {"PAGER": "cat"}),
    ],
)
def test_without_a_pager(
    see: See, keep: Keep, tmp_path: Path, words: list[str], env: dict[str, str]
) -> None:
    for n in range(30):
        keep(organisation=f"Number {n}")
    command, kept = pager(tmp_path)
    seen = see("list", *words, **{"PAGER": command} | env)
    assert seen.count("Number ") == 30
    assert not kept.exists()


def test_what_fits_is_not_paged(see: See, keep: Keep, tmp_path: Path) -> None:
    keep(organisation="Alder House")
    command, kept = pager(tmp_path)
    assert "Alder House" in see("list", PAGER=command)
    assert not kept.exists()


@pytest.mark.parametrize("value", ["", "/nothing/here", "'unfinished"])
def test_a_pager_that_is_not_there_leaves_it_to_less(
    keep: Keep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    need("less")
    for n in range(30):
        keep(organisation=f"Number {n}.")
    monkeypatch.setenv("PAGER", value)
    monkeypatch.delenv("LESS", raising=False)
    terminal = Terminal(tmp_path / "home", "list")
    terminal.until("Number ")
    terminal.send("G")
    terminal.until("(END)")
    terminal.send("q")
    assert terminal.end() == 0
    os.close(terminal.master)


def test_a_pager_that_stops_reading_is_no_error(see: See, keep: Keep, tmp_path: Path) -> None:
    keep("word " * 200_000)
    command, _kept = pager(tmp_path, "sys.stdin.close(); os._exit(0)")
    assert "word" not in see("show", "latest", PAGER=command)


def test_rich_only_at_a_terminal(keep: Keep) -> None:
    keep(organisation="Alder House")
    for words in (["list"], ["list", "--plain"], ["show", "latest"]):
        program = (
            "import sys\nfrom orgcoach_tui.cli import main\nmain(sys.argv[1:])\n"
            "assert 'rich' not in sys.modules, 'rich'\nassert 'subprocess' not in sys.modules\n"
        )
        subprocess.run([sys.executable, "-c", program, *words], check=True, capture_output=True)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_an_example_that_works(
    orgcoach: Run, command: str, language: str
) -> None:
    """Each example is what it says: a line that the parser takes."""
    out = orgcoach(command, "--help", "--language", language).out
    _head, examples = re.split(r"\n(?:examples|voorbeelden):\n", out)
    lines = re.findall(r"^  (\S.*)$", examples, re.MULTILINE)
    assert lines
    for line in lines:
        (words,) = re.findall(r"orgcoach ([^|)]*)", line)
        assert shlex.split(words)[0] == command
        asked = orgcoach(*shlex.split(words, comments=False), "--help")
        assert (asked.code, asked.err) == (0, "")
    assert len(re.findall(r"^      \S", examples, re.MULTILINE)) == len(lines)

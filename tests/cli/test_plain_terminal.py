"""The plain walk at a real terminal: told to stop, an editor of one's own, a line of any length."""

import os
import signal
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.test_terminal import WAIT, Terminal

Start = Callable[..., Terminal]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    config = tmp_path / "home" / "config"
    config.mkdir(parents=True)
    (config / "config.toml").write_text('language = "en"\n')
    return tmp_path / "home"


@pytest.fixture
def start(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """At the first question, with `VISUAL` as it is given."""
    begun: list[Terminal] = []

    def begin(visual: str = "") -> Terminal:
        monkeypatch.setenv("VISUAL", visual)
        monkeypatch.delenv("EDITOR", raising=False)
        terminal = Terminal(home, "new", "--plain", "--guide", "session")
        begun.append(terminal)
        terminal.until("Organisation:")
        terminal.send("skip\n", 0.1)
        terminal.until("Enter alone goes on.")
        return terminal

    yield begin
    for terminal in begun:
        if terminal.process.poll() is None:
            terminal.process.kill()
            terminal.process.wait()


def editor(tmp_path: Path, program: str) -> str:
    """An editor that runs `program` on its file `path`; a name with a space, as many have."""
    script = tmp_path / "my editor.py"
    script.write_text(
        "import os, pathlib, sys, time\npath = pathlib.Path(sys.argv[-1])\n" + program, "utf-8"
    )
    return f'"{sys.executable}" "{script}" --wait'


def first(terminal: Terminal) -> str:
    return str(terminal.reflections()[0]["answers"][0]["text"])


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_told_to_stop_also_the_line_under_way_is_kept(start: Start, number: signal.Signals) -> None:
    terminal = start()
    terminal.send("A whole line.\n")
    terminal.send("Half a li")
    terminal.process.send_signal(number)
    assert terminal.end() == (130 if number == signal.SIGINT else 128 + number)
    assert first(terminal) == "A whole line.\nHalf a li"


def test_a_closed_window(start: Start) -> None:
    terminal = start()
    terminal.send("A whole line.\nHalf a li")
    os.close(terminal.master)
    terminal.process.wait(WAIT)
    assert first(terminal).startswith("A whole line.")


def test_killed_two_seconds_after_a_line(start: Start) -> None:
    terminal = start()
    terminal.send("A whole line.\n")
    terminal.drain(2.0)
    terminal.process.kill()
    terminal.process.wait()
    assert first(terminal) == "A whole line."


def test_ctrl_d_ends_politely(start: Start) -> None:
    terminal = start()
    terminal.send("A whole line.\n")
    terminal.send("\x04")
    assert terminal.end() == 0
    assert b"Saved. To go on: orgcoach new --plain" in terminal.seen


def test_a_line_longer_than_a_terminal_takes(start: Start) -> None:
    terminal = start()
    line = "word " * 2_000 + "end"
    for at in range(0, len(line), 500):
        terminal.send(line[at : at + 500], 0.02)
    terminal.send("\n.\nstop\n")
    assert terminal.end() == 0
    assert first(terminal) == line


def test_nothing_is_redrawn_or_coloured(start: Start) -> None:
    terminal = start()
    terminal.send("One.\n\n\n")
    terminal.until("A line with only a full stop ends the answer.")
    terminal.send(".\nstop\n")
    assert terminal.end() == 0
    assert b"\x1b" not in terminal.seen


def test_an_editor_of_ones_own(start: Start, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    program = f"""
modes = [oct(p.stat().st_mode & 0o777) for p in (path, path.parent)]
pathlib.Path({str(seen)!r}).write_text(" ".join([str(path), *modes, path.read_text()]))
path.with_name("left behind~").write_text("a copy")
path.write_text("From the editor.\\n\\nWith é.\\n", "utf-8")
"""
    terminal = start(editor(tmp_path, program))
    terminal.send("One.\n.\nback\n")
    terminal.until("You wrote:")
    terminal.send("edit\n")
    terminal.until("This is your answer now:")
    terminal.send("\nstop\n")
    assert terminal.end() == 0
    assert first(terminal) == "From the editor.\n\nWith é."
    file, *modes = seen.read_text("utf-8").split()
    assert modes == ["0o600", "0o700", "One."]
    assert not Path(file).parent.exists()


@pytest.mark.parametrize(
    ("visual", "said"),
    [
        ("", "No editor is set"),
        ("/nothing/here", "The editor did not start."),
        ("'unfinished", "The editor did not start."),
        ("false", "The editor ended with an error."),
    ],
)
def test_an_editor_that_fails_leaves_the_text(start: Start, visual: str, said: str) -> None:
    terminal = start(visual)
    terminal.send("One.\n.\nback\n")
    terminal.until("You wrote:")
    terminal.send("edit\n")
    terminal.until(said)
    terminal.send("Two.\n.\nstop\n")
    assert terminal.end() == 0
    assert first(terminal) == "One.\nTwo."


@pytest.mark.parametrize(("choice", "kept"), [("1", "Rescued."), ("2", "One.")])
def test_an_editor_that_fails_with_other_text_asks(
    start: Start, tmp_path: Path, choice: str, kept: str
) -> None:
    terminal = start(editor(tmp_path, 'path.write_text("Rescued.")\nsys.exit(3)\n'))
    terminal.send("One.\n.\nback\n")
    terminal.until("You wrote:")
    terminal.send("edit\n")
    terminal.until("1. Take the text from the editor")
    terminal.send(f"{choice}\n\nstop\n")
    assert terminal.end() == 0
    assert first(terminal) == kept


def test_an_editor_with_a_window_of_its_own_is_waited_for(start: Start, tmp_path: Path) -> None:
    program = """
if os.fork() == 0:
    time.sleep(0.5)
    path.write_text("Later.")
"""
    terminal = start(editor(tmp_path, program))
    terminal.send("edit\n")
    terminal.until("Press Enter when you have saved")
    terminal.drain(1.5)
    terminal.send("\n")
    terminal.until("This is your answer now:")
    terminal.send("\nstop\n")
    assert terminal.end() == 0
    assert first(terminal) == "Later."


def test_told_to_stop_while_the_editor_is_open(start: Start, tmp_path: Path) -> None:
    program = (
        'path.write_text("Saved in it.")\nprint("<editing>")\nsys.stdout.flush()\ntime.sleep(60)\n'
    )
    terminal = start(editor(tmp_path, program))
    terminal.send("edit\n", 0)
    terminal.until("<editing>")  # a word that nothing else says
    terminal.process.send_signal(signal.SIGTERM)
    assert terminal.end() == 128 + signal.SIGTERM
    assert first(terminal) == "Saved in it."


def test_a_disk_that_is_full_offers_another_folder_and_another_try(
    start: Start, tmp_path: Path, home: Path
) -> None:
    """The folder is taken away: the same as a full disk, but for the words."""
    terminal = start()
    (home / "data").write_text("in the way")
    terminal.send("My text.\n.\n")
    terminal.until("Nothing can be saved in")
    terminal.until("4. Go on; it keeps trying")
    terminal.send(f"2\n{tmp_path / 'stick'}\n")
    terminal.until("Your text as it is now is saved in")
    (copy,) = (tmp_path / "stick").glob("orgcoach-*.toml")
    assert 'text = "My text."' in copy.read_text("utf-8")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    terminal.send("3\n")
    (home / "data").unlink()
    terminal.send("1\n")
    terminal.until("Saved at ")
    terminal.send("stop\n")
    assert terminal.end() == 0
    assert first(terminal) == "My text."


def test_the_language_is_asked_once(home: Path) -> None:
    (home / "config" / "config.toml").unlink()
    for _time in range(2):
        terminal = Terminal(home, "new", "--plain", "--guide", "session")
        if not (home / "config" / "config.toml").exists():
            terminal.until("2. ")
            terminal.send("2\n")
        terminal.until("Organisatie:")
        terminal.send("stop\n")
        assert terminal.end() == 0

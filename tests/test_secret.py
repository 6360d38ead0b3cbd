"""A secret typed into a protected journal, in a real terminal: nowhere on the disk is it plain.

Everything that the program could write to lies under one folder here, and all of it is searched:
contents and names, also as UTF-16 and base64, after `kill -9`, a lock, an editor that was killed too,
and a disk that was full.
"""

import base64
import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from orgcoach_tui.journal import aside
from orgcoach_tui.journal.store import Store
from orgcoach_tui.paths import under
from orgcoach_tui.private import abandoned
from tests.journal.keys import CHEAP_KEY, CHEAP_PASSPHRASE
from tests.test_terminal import Terminal

SECRET = "Xylofoonzwaluw"
LATER = "Kwikstaartfluit"
LOCKED = "Je reflecties zijn op slot"
OVERVIEW = "Iets anders beginnen"
QUESTION = "Wat gebeurde er, en wat deed jij"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every folder that a program may write to, under one; and a protected journal."""
    for name, folder in {
        "HOME": "person",
        "TMPDIR": "temporary",
        "XDG_RUNTIME_DIR": "runtime",
        "XDG_CACHE_HOME": "person/.cache",
        "XDG_STATE_HOME": "person/.state",
        "XDG_DATA_HOME": "person/.data",
        "XDG_CONFIG_HOME": "person/.config",
    }.items():
        (tmp_path / folder).mkdir(mode=0o700, parents=True, exist_ok=True)
        monkeypatch.setenv(name, str(tmp_path / folder))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("TEXTUAL_LOG", str(tmp_path / "log"))
    home = tmp_path / "home"
    (home / "config").mkdir(parents=True)
    (home / "config" / "config.toml").write_text('language = "nl"\ntheme = "orgcoach-dark"\n')
    (home / "data").mkdir()
    (home / "data" / "identity.age").write_bytes(CHEAP_KEY)
    return home


@pytest.fixture
def start(home: Path) -> Iterator[Callable[..., Terminal]]:
    """Start the program, give the passphrase, and wait for what comes then."""
    terminals: list[Terminal] = []

    def started(*arguments: str, until: str) -> Terminal:
        terminal = Terminal(home, *arguments)
        terminals.append(terminal)
        terminal.until(LOCKED)
        terminal.send(f"{CHEAP_PASSPHRASE}\r")
        terminal.until(until)
        return terminal

    yield started
    for terminal in terminals:
        if terminal.process.poll() is None:
            terminal.process.kill()
            terminal.process.wait()


def writing(terminal: Terminal, words: str) -> None:
    """From the beginning of a new reflection: a name, and an answer."""
    terminal.send(SECRET)
    terminal.send("\r")
    terminal.send("\r")
    terminal.until(QUESTION)
    terminal.send(words)


def forms(word: str) -> set[bytes]:
    """The word as it may stand in a file."""
    found = {word.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be")}
    found.add(word.encode().hex().encode())
    for before in range(3):  # base64 looks different by what stands before
        coded = base64.b64encode(b"\0" * before + word.encode())
        found.add(coded[before + 1 : -4])
    return {form for one in found for form in (one, one.lower(), one.upper())}


def plain(folder: Path, *words: str) -> list[str]:
    """Where any of the words can be found, in whatever form."""
    wanted = set().union(*map(forms, words))
    found = []
    for path in folder.rglob("*"):
        content = os.fsencode(path.relative_to(folder))
        if path.is_file() and not path.is_symlink():
            content += b"\0" + path.read_bytes()
        if any(form in content for form in wanted):
            found.append(str(path.relative_to(folder)))
    return found


def answers(home: Path) -> list[str]:
    store = Store(home / "data")
    store.unlock(CHEAP_PASSPHRASE)
    found = [store.read(entry.path).reflection for entry in store.entries() if not entry.problem]
    return [r.answers[0].text for r in found if r.answers]


def test_the_search_itself_finds_it(tmp_path: Path) -> None:
    for name, content in {
        "a": f"say {SECRET}".encode(),
        "b": SECRET.encode("utf-16"),
        "c": base64.b64encode(f"x{SECRET}yy".encode()),
        "d": SECRET.lower().encode(),
        f"{SECRET}.txt": b"",
    }.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "other").write_bytes(b"nothing of it")
    assert sorted(plain(tmp_path, SECRET)) == [f"{SECRET}.txt", "a", "b", "c", "d"]


def test_killed_while_one_writes(
    start: Callable[..., Terminal], home: Path, tmp_path: Path
) -> None:
    terminal = start("new", until="Waar gaat het over")
    writing(terminal, f"Ik vroeg {SECRET} wat zij wilde.")
    terminal.drain(2)
    terminal.process.kill()
    terminal.process.wait()
    assert plain(tmp_path, SECRET, CHEAP_PASSPHRASE) == []
    assert answers(home) == [f"Ik vroeg {SECRET} wat zij wilde."]

    again = start(until=OVERVIEW)
    again.send("\r")  # go on with the draft
    again.until(QUESTION)
    again.send(f" {LATER}")
    again.send("\x11")
    assert again.end() == 0
    assert plain(tmp_path, SECRET, LATER, CHEAP_PASSPHRASE) == []
    assert LATER in answers(home)[0]
    assert CHEAP_PASSPHRASE.encode() not in terminal.seen + again.seen


def test_what_search_history_and_bin_leave(
    start: Callable[..., Terminal], home: Path, tmp_path: Path
) -> None:
    terminal = start("new", until="Waar gaat het over")
    writing(terminal, f"{SECRET} belde.")
    terminal.send("\x1b")
    terminal.send("\r", 1)  # back to the overview
    terminal.send(SECRET.lower()[:5], 1)
    terminal.send("\x1b", 0.5)
    terminal.send("\x1b[B\x1b[B\x1b[B", 0.5)
    terminal.send("\x1b[3~", 1)  # to the bin
    terminal.send("\x1a", 1)  # and back
    terminal.process.kill()
    terminal.process.wait()
    for words in (
        ["search", SECRET],
        ["list"],
        ["show", "latest"],
        ["doctor"],
        ["history", "latest"],
    ):
        subprocess.run(
            [sys.executable, "-m", "orgcoach_tui", *words],
            input=f"{CHEAP_PASSPHRASE}\n".encode(),
            env=os.environ | {"ORGCOACH_HOME": str(home)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    assert plain(tmp_path, SECRET, CHEAP_PASSPHRASE) == []


def test_after_a_lock_the_terminal_shows_nothing_of_it(
    start: Callable[..., Terminal], tmp_path: Path, home: Path
) -> None:
    terminal = start("new", until="Waar gaat het over")
    writing(terminal, f"{SECRET} belde.")
    terminal.send("\x0c", 0)
    terminal.seen = b""
    terminal.until(LOCKED)
    terminal.drain(1)
    assert SECRET.encode() not in terminal.seen
    assert b"belde" not in terminal.seen
    assert plain(tmp_path, SECRET) == []
    terminal.send(f"{CHEAP_PASSPHRASE}\r")
    terminal.until("belde.")
    terminal.send(" En toen.", 0.5)
    terminal.send("\x11")
    assert terminal.end() == 0
    assert answers(home) == [f"{SECRET} belde. En toen."]


def a_dying_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    script = tmp_path / "editor.sh"
    script.write_text(f"#!/bin/sh\n{does}\n")
    script.chmod(0o700)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", shlex.quote(str(script)))


def test_killed_with_a_text_that_is_out_in_an_editor(
    start: Callable[..., Terminal],
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    a_dying_editor(
        tmp_path,
        monkeypatch,
        f'printf " {LATER}" >> "$1"; cp "$1" "$1~"; kill -9 $PPID; sleep 0.3',
    )
    terminal = start("new", until="Waar gaat het over")
    writing(terminal, f"{SECRET} belde.")
    terminal.drain(2)
    terminal.send("\x0f")
    assert terminal.end() == -signal.SIGKILL
    found = plain(tmp_path, SECRET)
    assert found, "the editor needs it plain"
    assert {Path(name).parts[0] for name in found} == {"runtime"}, "in memory, for oneself alone"
    until = time.monotonic() + 20
    while not list(abandoned("edit", [tmp_path / "runtime"])):
        assert time.monotonic() < until
        time.sleep(0.05)

    again = start(until=OVERVIEW)
    again.drain(1.5)
    again.send("\x11")
    assert again.end() == 0
    assert plain(tmp_path / "runtime", SECRET, LATER) == []
    assert list((tmp_path / "runtime").iterdir()) == []
    assert plain(tmp_path, SECRET) == []
    [answer] = answers(home)
    assert answer.split() == [SECRET, "belde.", LATER]


def test_told_to_stop_while_a_text_is_out_in_an_editor(
    start: Callable[..., Terminal],
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As when the window is closed: the editor is told too."""
    a_dying_editor(tmp_path, monkeypatch, f'printf " {LATER}" >> "$1"; kill -HUP $PPID; sleep 0.5')
    terminal = start("new", until="Waar gaat het over")
    writing(terminal, f"{SECRET} belde.")
    terminal.send("\x0f")
    assert terminal.end() == 128 + signal.SIGHUP
    assert plain(tmp_path / "runtime", SECRET, LATER) == []
    assert plain(tmp_path / "home", SECRET, LATER) == []
    [answer] = answers(home)
    assert answer.split() == [SECRET, "belde.", LATER]


def test_vim_keeps_nothing_of_it_elsewhere(
    start: Callable[..., Terminal],
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its own habit is to note what was cut or copied, and where one was, in the home folder."""
    if not shutil.which("vim"):
        pytest.skip("needs Vim")
    (tmp_path / "person" / ".vimrc").write_text(
        "set nocompatible viminfo='100,<50 undofile undodir=~ directory=~ backup backupdir=~\n"
    )
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"vim -c 'normal! yyp0C{LATER}' -c 'wq'")
    terminal = start("new", until="Waar gaat het over")
    writing(terminal, f"{SECRET} belde.")
    terminal.send("\x0f")
    terminal.until("Terug uit de editor")
    terminal.send("\x11")
    assert terminal.end() == 0
    [answer] = answers(home)
    assert answer.split() == [SECRET, "belde.", LATER]
    assert plain(tmp_path, SECRET) == []


FULL = """
mount -t tmpfs -o size=120k none "$DATA" || exit 77
cp "$KEY" "$DATA/identity.age"
(while ! [ -e "$GO" ]; do sleep 0.05; done
 dd if=/dev/zero of="$DATA/fill" bs=4k; dd if=/dev/zero of="$DATA/fill2" bs=1) >/dev/null 2>&1 &
exec "$@"
"""


def test_told_to_stop_while_the_disk_is_full(home: Path, tmp_path: Path) -> None:
    """A real small disk: what it did not take is set aside, closed, and the next start has it."""
    if not shutil.which("unshare"):
        pytest.skip("needs unshare, which Linux has")
    if subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system allows no file system of one's own")
    key = tmp_path / "key"
    key.write_bytes(CHEAP_KEY)
    os.environ |= {"DATA": str(home / "data"), "KEY": str(key), "GO": str(tmp_path / "go")}
    program = [
        "unshare",
        "-rm",
        "sh",
        "-c",
        FULL,
        "sh",
        sys.executable,
        "-m",
        "orgcoach_tui",
        "new",
    ]
    terminal = Terminal(home, program=program)
    try:
        terminal.until(LOCKED)
        terminal.send(f"{CHEAP_PASSPHRASE}\r")
        terminal.until("Waar gaat het over")
        writing(terminal, f"{SECRET} belde.")
        terminal.drain(2)
        (tmp_path / "go").touch()
        terminal.drain(1.5)
        terminal.send(f" {LATER}")
        terminal.until("Niet bewaard")
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.end() == 128 + signal.SIGTERM
    finally:
        terminal.process.kill()
        terminal.process.wait()
        for name in ("DATA", "KEY", "GO"):
            os.environ.pop(name, None)
    assert "apart gelegd op deze" in terminal.seen.decode(errors="replace").replace("\r\n", " ")
    assert plain(tmp_path, SECRET, LATER) == []
    store = Store(home / "data")
    store.unlock(CHEAP_PASSPHRASE)
    [path] = aside.take_in(store, aside.bases(under(home)))
    assert store.read(path).reflection.answers[0].text == f"{SECRET} belde. {LATER}"
    assert not list(abandoned("aside", aside.bases(under(home))))

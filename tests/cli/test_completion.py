"""Completion in real shells, with names that try to be commands: nothing of them is executed."""

import os
import pty
import re
import select
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from orgcoach_tui.cli import completing, shellwords
from orgcoach_tui.cli.parser import COMMANDS
from orgcoach_tui.journal.disk import Disk
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.journal.store import Store
from tests.cli.conftest import Ran
from tests.tools import need

Run = Callable[..., Ran]
Keep = Callable[..., Reflection]

SHELLS = ("bash", "zsh", "fish")
HOSTILE = (
    "Café Noord",
    "Zorg “De Linde” & zonen",
    "it's $(touch pwned)",
    'say "hi"; touch pwned',
    "`touch pwned` | cat",
    "back\\slash !event #hash *?[a] ~/x {a,b}",
    "new\nline $'x'",
    "-dash = colon: semi;",
)


# -- what is offered


@pytest.fixture
def offered(orgcoach: Run) -> Callable[..., list[str]]:
    """The words offered where the last word stands, as fish gets them."""

    def ask(*words: str) -> list[str]:
        ran = orgcoach("__complete", "fish", str(len(words)), "orgcoach", *words)
        assert (ran.code, ran.err) == (0, "")
        return [line.partition("\t")[0] for line in ran.out.splitlines()]

    return ask


def test_commands(offered: Callable[..., list[str]]) -> None:
    assert offered("") == ["words", *COMMANDS]
    assert offered("sh") == ["words", "show"]
    assert offered("guides", "") == ["words", "check"]


def test_options_of_the_command(offered: Callable[..., list[str]]) -> None:
    assert {"--organisation", "--format", "--help", "--language"} <= set(offered("list", "--"))
    assert offered("list", "--format", "") == ["words", "text", "json"]
    assert offered("--language", "n") == ["words", "nl"]
    assert offered("--language", "nl", "li") == ["words", "list"]
    assert offered("export", "latest", "--t") == ["words", "--trajectory", "--to"]
    assert offered("completion", "") == ["words", *SHELLS]


def test_names_and_ids(offered: Callable[..., list[str]], keep: Keep, journal: Store) -> None:
    one = keep(organisation="Alder House", trajectory="Bridget", id="bcdf2222")
    two = keep(organisation="Birch", trajectory="Bram", id="bcdf3333")
    assert set(offered("show", "")) == {"words", "latest", one.id, two.id}
    assert offered("history", "bcdf3") == ["words", "bcdf3333"]
    assert one.id not in offered("show", one.id, "")
    assert set(offered("list", "--organisation", "")) == {"words", "Alder House", "Birch"}
    assert offered("list", "--organisation=al") == ["words", "--organisation=Alder House"]
    assert offered("new", "--guide", "h") == ["words", "harvest"]
    journal.delete(journal.find(one.id))
    assert offered("bin", "restore", "") == ["words", one.id]
    assert set(offered("show", "")) == {"words", "latest", two.id}


def test_files(offered: Callable[..., list[str]], keep: Keep) -> None:
    assert offered("guides", "check", "") == ["files"]
    assert offered("export", "latest", "-o", "") == ["files"]
    kept = keep()
    assert offered("suggest", "") == ["files", "latest", kept.id]


def test_a_description_says_which_one(orgcoach: Run, keep: Keep) -> None:
    kept = keep(organisation="Alder House", trajectory="Bridget")
    out = orgcoach("__complete", "zsh", "2", "orgcoach", "show", "").out
    assert f"{kept.id}\t2026-03-14 · Alder House · Bridget\n" in out


def test_a_damaged_file_is_not_in_the_way(
    offered: Callable[..., list[str]], keep: Keep, damage: Callable[[str], Path]
) -> None:
    damage("nonsense")
    kept = keep()
    assert offered("show", "") == ["words", "latest", kept.id]


def test_a_name_on_two_lines_is_on_one(offered: Callable[..., list[str]], keep: Keep) -> None:
    keep(organisation="one\ntwo\x1b[31m")
    assert offered("list", "--organisation", "") == ["words", "one two"]


# -- a line, without a shell


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), max_size=4))
def test_words_are_read_as_a_shell_reads_them(words: list[str]) -> None:
    line = shlex.join(["orgcoach", *words])
    assert [shellwords.unquoted(w) for w in shellwords.split(line)] == ["orgcoach", *words]


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1),
    st.sampled_from(["", "'", '"']),
    st.data(),
)
def test_what_bash_puts_there_becomes_the_word(word: str, quote: str, data: st.DataObject) -> None:
    """With the beginning typed, in no quotes or in one that is still open."""
    begun = word[: data.draw(st.integers(0, len(word)))]
    assume(quote != "'" or "'" not in begun)  # there bash takes another part for the word
    if quote == "'":
        typed = quote + begun
    elif quote == '"':
        typed = quote + re.sub(r'([$`"\\])', r"\\\1", begun)
    else:
        typed = shlex.quote(begun) if begun else ""
    replaced = typed[1:] if quote else typed
    put = shellwords.completion(word, typed, replaced)
    assert [shellwords.unquoted(w) for w in shellwords.split(f"{quote}{put}{quote}")] == [word]


def test_the_line_may_be_anything(orgcoach: Run) -> None:
    for line in (
        "",
        "orgcoach",
        "orgcoach 'x",
        'orgcoach "\\',
        "orgcoach \\",
        "orgcoach $(x",
        "a\0b",
    ):
        ran = orgcoach("__complete", "bash", line, str(len(line)), "")
        assert (ran.code, ran.err) == (0, ""), line


# -- in the shells themselves


@pytest.fixture
def pwned(keep: Keep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Hostile names in the journal, an `orgcoach` on the path, an empty folder to be in."""
    for name in HOSTILE:
        keep(organisation=name, trajectory=name, guide_title=name)
    keep(organisation="Waterland", id="bcdf2222")
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "orgcoach"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m orgcoach_tui "$@"\n')
    command.chmod(0o755)
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    yield here / "pwned"
    assert list(here.iterdir()) == []


def script(orgcoach: Run, shell: str, folder: Path) -> Path:
    file = folder / f"orgcoach.{shell}"
    file.write_text(orgcoach("completion", shell).out)
    return file


def test_bash_offers_each_name_so_that_it_reads_it_back(
    orgcoach: Run, pwned: Path, tmp_path: Path
) -> None:
    """What bash would put on the line is read again by bash, as one word, and nothing runs."""
    program = """
set -u
source "$1"
ask() {  # line, word as bash takes it
    COMP_LINE=$1 COMP_POINT=${#1} COMPREPLY=()
    _orgcoach orgcoach "$2" list
}
ask 'orgcoach list --organisation ' ''
for put in "${COMPREPLY[@]}"; do
    eval "printf '%s\\0' $put"
done
"""
    file = script(orgcoach, "bash", tmp_path)
    ran = subprocess.run(
        ["bash", "--norc", "-c", program, "bash", str(file)], capture_output=True, check=True
    )
    names = ran.stdout.decode().split("\0")[:-1]
    assert set(names) == {"Waterland", *(" ".join(name.split()) for name in HOSTILE)}
    assert ran.stderr == b""


class Interactive:
    """A shell at a terminal, with tab pressed for real."""

    def __init__(self, *command: str, env: dict[str, str] | None = None) -> None:
        self.process, self.master = pty.fork()
        if self.process == 0:
            os.execvpe(
                command[0],
                command,
                os.environ | {"TERM": "dumb", "LC_ALL": "C.UTF-8", "PS1": "ready> "} | (env or {}),
            )
        self.seen = b""

    def send(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def until(self, text: str, wait: float = 20) -> None:
        end = time.monotonic() + wait
        while text.encode() not in self.seen:
            assert time.monotonic() < end, (text, self.seen[-600:])
            if select.select([self.master], [], [], 0.1)[0]:
                self.seen += os.read(self.master, 65536)

    def close(self) -> None:
        os.kill(self.process, 9)
        os.waitpid(self.process, 0)
        os.close(self.master)


@pytest.fixture
def at(orgcoach: Run, pwned: Path, tmp_path: Path) -> Iterator[Callable[[str], Interactive]]:
    """A shell in which the completion has been loaded."""
    open_: list[Interactive] = []

    def start(shell: str) -> Interactive:
        file = script(orgcoach, shell, tmp_path)
        if shell == "bash":
            terminal = Interactive("bash", "--norc", "--noprofile", "-i")
            terminal.send(f"source {shlex.quote(str(file))}; echo load''ed\n")
        elif shell == "zsh":
            terminal = Interactive("zsh", "-f", "-i", env={"PROMPT": "ready> "})
            load = "autoload -U compinit; compinit -D -u; unsetopt zle_bracketed_paste"
            terminal.send(f"{load}; source {shlex.quote(str(file))}; echo load''ed\n")
        else:
            home = str(tmp_path)
            env = {"XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home, "HOME": home}
            terminal = Interactive("fish", "--private", "--no-config", env=env)
            terminal.send(f"source {shlex.quote(str(file))}; echo load''ed\n")
        open_.append(terminal)
        terminal.until("loaded")
        return terminal

    yield start
    for terminal in open_:
        terminal.close()


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("orgcoach sh", "orgcoach show"),
        ("orgcoach show bcdf", "orgcoach show bcdf2222"),
        ("orgcoach new --guide har", "orgcoach new --guide harvest"),
        ("orgcoach list --organisation Wat", "orgcoach list --organisation Waterland"),
        ("orgcoach list --organisation=Wat", "orgcoach list --organisation=Waterland"),
        ("orgcoach list --organisation Caf", "orgcoach list --organisation 'Café Noord'"),
        ('orgcoach list --organisation "Caf', "orgcoach list --organisation 'Café Noord'"),
        ("orgcoach list --organisation it", 'orgcoach list --organisation "it\'s $(touch pwned)"'),
        (
            "orgcoach list --organisation say",
            "orgcoach list --organisation 'say \"hi\"; touch pwned'",
        ),
        ("orgcoach list --organisation back", f"orgcoach list --organisation '{HOSTILE[5]}'"),
        ("orgcoach list --organisation \\`", f"orgcoach list --organisation '{HOSTILE[4]}'"),
    ],
)
def test_tab(
    at: Callable[[str], Interactive], tmp_path: Path, shell: str, typed: str, means: str
) -> None:
    """The line as it is after tab, closed where a quote is open, gives these words."""
    need(shell)
    terminal = at(shell)
    # The command itself is replaced by one that says what it was given.
    (tmp_path / "bin" / "orgcoach").replace(tmp_path / "bin" / "real")
    (tmp_path / "bin" / "orgcoach").write_text(
        '#!/bin/sh\nif [ "$1" = __complete ]; then exec real "$@"; fi\n'
        f"printf '%s\\n' orgcoach \"$@\" > {shlex.quote(str(tmp_path / 'given'))}\n"
    )
    (tmp_path / "bin" / "orgcoach").chmod(0o755)
    terminal.send(f"{typed}\t")
    time.sleep(1.5)
    terminal.send("\n")
    given_ = tmp_path / "given"
    end = time.monotonic() + 20
    while not (given_.exists() and given_.read_text()):
        assert time.monotonic() < end, terminal.seen[-600:]
        time.sleep(0.1)
        if select.select([terminal.master], [], [], 0)[0]:
            terminal.seen += os.read(terminal.master, 65536)
    assert given_.read_text("utf-8").splitlines() == shlex.split(means)


def test_no_file_is_read_twice_for_it(
    keep: Keep, orgcoach: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _n in range(8):
        keep("word " * 50, organisation="Alder House")
    read: list[Path] = []
    content = Disk.content

    def counted(disk: Disk, path: Path) -> bytes:
        read.append(path)
        return content(disk, path)

    monkeypatch.setattr(Disk, "content", counted)
    assert orgcoach("__complete", "bash", "orgcoach show ", "14", "").code == 0
    assert len(read) == len(set(read)) == 8


def test_every_shell_has_its_script(orgcoach: Run) -> None:
    for shell in SHELLS:
        ran = orgcoach("completion", shell)
        assert (ran.code, ran.err) == (0, "")
        assert f"__complete {shell}" in ran.out
    assert orgcoach("completion", "csh").code == 2
    assert completing.run.__doc__

"""Names in `orgcoach export`: replaced, asked about at a terminal, and else refused; `orgcoach names`."""

import io
import json
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from orgcoach_tui.export import KINDS
from orgcoach_tui.journal.model import Comment, Reflection
from orgcoach_tui.journal.store import Store
from orgcoach_tui.names import Entry, change, read
from tests.cli.conftest import Ran
from tests.tools import need

Run = Callable[..., Ran]
Keep = Callable[..., Reflection]

LEAKY = "Mr Ockleton rang. Write to anna@example.org."


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


class Typed(io.TextIOWrapper):
    """What is typed at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch, orgcoach: Run) -> Run:
    """`orgcoach export latest …` at a terminal at which `lines` are typed."""

    def run(*lines: str, options: tuple[str, ...] = ("-o", "x.md"), language: str = "en") -> Ran:
        typed = "".join(f"{line}\n" for line in lines).encode()
        monkeypatch.setattr(sys, "stdin", Typed(io.BytesIO(typed), encoding="utf-8"))
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        monkeypatch.setattr("orgcoach_tui.cli.plain.talk._line_editing", lambda: None)
        return orgcoach("--language", language, "export", "latest", *options)

    return run


def inside(file: Path) -> str:
    """Everything that is in a file, also in the files packed in it."""
    content = file.read_bytes()
    if file.suffix == ".pdf":
        need("pdftotext")
        ran = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True)
        return ran.stdout.decode()
    if not zipfile.is_zipfile(file):
        return content.decode("utf-8")
    found = ""
    with zipfile.ZipFile(file) as package:
        for name in package.namelist():
            part = package.read(name)
            if part[:2] == b"PK":
                (file.parent / "part.docx").write_bytes(part)
                found += inside(file.parent / "part.docx")
            else:
                found += name + part.decode("utf-8", "replace")
    return found


def test_without_a_terminal_what_must_be_answered_stops_it(
    orgcoach: Run, keep: Keep, here: Path
) -> None:
    keep(LEAKY)
    ran = orgcoach("export", "latest")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("2 places have to be answered before this can go. (")
    assert "an e-mail address: 1" in ran.err
    assert "Ockleton" not in ran.err
    assert "anna" not in ran.err
    assert list(here.iterdir()) == []


def test_without_a_terminal_to_a_pipe_as_well(orgcoach: Run, keep: Keep) -> None:
    keep(LEAKY)
    ran = orgcoach("export", "latest", "--to", "md", "-o", "-")
    assert (ran.code, ran.out) == (1, "")


def test_nothing_is_asked_when_that_is_asked_for(orgcoach: Run, keep: Keep, here: Path) -> None:
    keep(LEAKY)
    ran = orgcoach("export", "latest", "--names-as-they-are", "-o", "x.md")
    assert (ran.code, ran.err) == (0, "")
    assert "Ockleton" in (here / "x.md").read_text("utf-8")
    assert "could be names" in ran.out


@pytest.mark.parametrize("kind", KINDS)
def test_a_listed_name_leaves_by_no_road(
    orgcoach: Run, keep: Keep, here: Path, journal: Store, kind: str
) -> None:
    kept = keep(
        "Zandbergen asked. I asked Zandbergen.",
        organisation="Zandbergen",
        trajectory="With Zandbergen",
        insight="Zandbergen decides.",
        next_step="Ring Zandbergen.",
        help_question="What does Zandbergen want?",
        audience={"own": "private"},
    )
    kept.comments = [Comment("c1", "what_happened", "Ask Zandbergen.", author="Zandbergen")]
    store = journal
    opened = store.read(store.find(kept.id))
    opened.reflection.comments = kept.comments
    store.save(opened)
    change(store, lambda now: now.with_entry(Entry("Zandbergen", "the bank", "organisation")))
    ran = orgcoach("export", "latest", "--with-comments", "--mirror", "-o", f"x.{kind}")
    assert (ran.code, ran.err) == (0, "")
    assert "andbergen" not in inside(here / f"x.{kind}").casefold()
    assert "pseudonymised" in ran.out
    assert "the bank" in inside(here / f"x.{kind}").casefold()
    said = orgcoach("export", "latest", "--with-comments", "--preview").out
    assert "andbergen" not in said.casefold()
    assert "This document is pseudonymised" in said


def test_a_private_answer_leaves_by_no_road(orgcoach: Run, keep: Keep, here: Path) -> None:
    keep(
        "Mermaid.",
        insight="Mermaid",
        audience={"default": "private"},
        comments=[Comment("c1", "what_happened", "Mermaid.", author="M. de Wit")],
    )
    for kind in KINDS:
        orgcoach("export", "latest", "--with-comments", "--to", kind, "-o", f"x.{kind}")
        assert "Mermaid" not in inside(here / f"x.{kind}")


def test_the_writer_is_not_asked_about(
    orgcoach: Run, keep: Keep, here: Path, tmp_path: Path
) -> None:
    config = tmp_path / "home" / "config"
    config.mkdir(parents=True, exist_ok=True)
    (config / "config.toml").write_text('author = "Mr Otto Ockleton"\n', "utf-8")
    keep("It was quiet.", audience={"default": "assignment"})
    ran = orgcoach("export", "latest", "--form", "assignment", "--to", "md", "-o", "x.md")
    assert (ran.code, ran.err) == (0, "")
    assert "Otto Ockleton" in (here / "x.md").read_text("utf-8")


def test_at_a_terminal_each_is_asked_about_once(typing: Run, keep: Keep, here: Path) -> None:
    keep(LEAKY)
    ran = typing("3", "2", "the boss", "1")
    assert (ran.code, ran.err) == (0, "")
    made = (here / "x.md").read_text("utf-8")
    assert "Mr Ockleton" not in made
    assert "the boss rang" in made
    assert "anna@example.org" in made
    assert "Would they recognise the story?" in ran.out
    again = typing("1", options=("-o", "y.md"))
    assert (again.code, "Replace" in again.out) == (0, False)
    assert (here / "y.md").read_text("utf-8") == made


@pytest.mark.parametrize("lines", [("4",), ("1", "1", "2"), (), ("1",)])
def test_stopping_leaves_nothing(
    typing: Run, keep: Keep, here: Path, lines: tuple[str, ...]
) -> None:
    keep(LEAKY)
    ran = typing(*lines, language="nl")
    assert ran.code == 1
    assert ran.err == "Er is niets geschreven. Wat je over namen antwoordde is bewaard.\n"
    assert list(here.iterdir()) == []


def test_a_capital_may_be_skipped(typing: Run, keep: Keep, here: Path) -> None:
    keep("I spoke with Fenna.")
    ran = typing("4", "1")
    assert (ran.code, ran.err) == (0, "")
    assert "Fenna" in (here / "x.md").read_text("utf-8")
    assert "1 word in it could be a name" not in ran.out


def test_the_name_of_the_file_is_asked_about(typing: Run, keep: Keep, here: Path) -> None:
    keep("It was quiet.")
    ran = typing("5", options=("-o", "Fenna.md"))
    assert "in the name of the file" in ran.out
    assert list(here.iterdir()) == []


def test_what_cannot_be_written_is_said_before_anything_is_asked(
    typing: Run, keep: Keep, here: Path
) -> None:
    keep(LEAKY)
    (here / "x.md").write_text("mine")
    ran = typing()
    assert "already a file" in ran.err
    assert (here / "x.md").read_text() == "mine"


def test_a_damaged_list_stops_it(orgcoach: Run, keep: Keep, here: Path, journal: Store) -> None:
    keep("Quiet.")
    journal.names_file.write_text("names = 3 Zandbergen", "utf-8")
    for words in (("export", "latest"), ("names",), ("names", "add", "a", "b")):
        ran = orgcoach(*words)
        assert ran.code == 1
        assert "list of names is damaged" in ran.err
        assert "Zandbergen" not in ran.err
    assert list(here.iterdir()) == []
    assert journal.names_file.read_text("utf-8") == "names = 3 Zandbergen"


def test_an_assignment_with_nothing_in_it_says_so(orgcoach: Run, keep: Keep) -> None:
    keep("It was quiet.", audience={"default": "supervisor"})
    ran = orgcoach("export", "latest", "--form", "assignment")
    assert "Nothing that was written here is meant for an assignment" in ran.out


def test_names_are_listed_added_and_removed(orgcoach: Run, journal: Store, keep: Keep) -> None:
    keep("Quiet.")
    assert "no name on the list" in orgcoach("names").err
    assert orgcoach("names", "add", "Jan Bakker", "A").code == 0
    said = orgcoach("names", "add", "Jan de Boer", "B", "--also", "Jantje").out
    assert "Two on your list are called ‘Jan’" in said
    assert orgcoach("names", "add", "Hull", "the town", "--kind", "place").code == 0
    if sys.platform != "win32":
        assert stat.S_IMODE(journal.names_file.stat().st_mode) == 0o600
    shown = orgcoach("--language", "nl", "names").out
    assert "Jan de Boer, Jantje  B" in shown
    assert "plaats" in shown
    data = json.loads(orgcoach("names", "--format", "json").out)
    assert data["names"][2] == {
        "name": "Hull",
        "replacement": "the town",
        "kind": "place",
        "also": [],
    }
    assert orgcoach("names", "remove", "jan bakker").code == 0
    assert [one.name for one in read(journal).entries] == ["Jan de Boer", "Hull"]
    assert "no such name" in orgcoach("names", "remove", "Zandbergen").err
    assert orgcoach("names", "add", "Zandbergen").code == 1
    assert orgcoach("names", "add", "\x1b[2J\u202e", "x").code == 1


def test_two_with_one_first_name_are_told_where_it_stands(
    orgcoach: Run, keep: Keep, journal: Store
) -> None:
    keep("I spoke with Jan.")
    for name, other in (("Jan Bakker", "A"), ("Jan de Boer", "B")):
        change(journal, lambda now, n=name, o=other: now.with_entry(Entry(n, o)))  # type: ignore[misc]
    said = orgcoach("export", "latest", "-o", "x.md").out
    assert "Two on your list are called ‘Jan’. By itself that is read as ‘A’" in said

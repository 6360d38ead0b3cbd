"""`orgcoach review`: taking in, listing, settling."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from orgcoach_tui.export import Wish, compose, forms
from orgcoach_tui.export.word import word
from orgcoach_tui.journal.model import Comment, Reflection
from orgcoach_tui.journal.store import Store
from tests.cli.conftest import Ran

Run = Callable[..., Ran]
Keep = Callable[..., Reflection]


@pytest.fixture
def answered(keep: Keep, tmp_path: Path) -> tuple[Reflection, str]:
    """A reflection, and the file that a supervisor sent back."""
    made = keep("I asked her what she wanted.\nShe said nothing.", help_question="What did I miss?")
    form = next(f for f in forms("en") if f.id == "reflection")
    document = docx.Document(io.BytesIO(word(compose([made], form, Wish()))))
    for words, text in (("She said nothing.", "For how long?"), ("After a session", "A good one.")):
        [paragraph] = [p for p in document.paragraphs if p.text.endswith(words)]
        document.add_comment(paragraph.runs[-1], text=text, author="M. de Wit")
    file = tmp_path / "back.docx"
    document.save(str(file))
    return made, str(file)


def test_taken_in_once(orgcoach: Run, answered: tuple[Reflection, str]) -> None:
    made, file = answered
    ran = orgcoach("review", "import", file)
    assert (ran.code, ran.out, ran.err) == (0, f"{made.id}: 2 new comments.\n", "")
    ran = orgcoach("review", "import", file, "--language", "nl")
    assert ran.out == f"{made.id}: 0 nieuwe opmerkingen, 2 waren er al.\n"


def test_listed_with_the_whole_first_and_settled(
    orgcoach: Run, answered: tuple[Reflection, str], journal: Store
) -> None:
    made, file = answered
    orgcoach("review", "import", file)
    ran = orgcoach("review", "list")
    assert ran.out.startswith(f"2026-03-14, {made.id}, 2 open comments\n")
    out = orgcoach("review", "list", "latest").out
    order = ["What did I miss?", "A good one.", "2 comments, of which 2 open", "About ‘She said"]
    assert sorted(order, key=out.index) == order
    number = json.loads(orgcoach("review", "list", "latest", "--format", "json").out)[1]["number"]
    assert number == 2
    ran = orgcoach("review", "answer", "latest", "2", "About", "a", "minute.")
    assert ran.out == "Kept. 1 comment is still open.\n"
    assert "Your answer: About a minute." in orgcoach("review", "list", "latest").out
    assert orgcoach("review", "set-aside", "latest", "1").out.startswith("Kept. No comment")
    assert orgcoach("review", "list").err == "No comments are open.\n"
    assert orgcoach("review", "reopen", "latest", "1").code == 0
    assert orgcoach("review", "take-up", "latest", "2").code == 0
    states = [c.state for c in journal.read(journal.find(made.id)).reflection.comments]
    assert states == ["open", "taken_up"]
    assert orgcoach("review", "answer", "latest", "3", "x").code == 1


def test_show_has_them_under_the_parts(orgcoach: Run, answered: tuple[Reflection, str]) -> None:
    _made, file = answered
    orgcoach("review", "import", file)
    out = orgcoach("show", "latest").out
    order = [
        "What did I miss?",
        "A good one.",
        "1. What happened",
        "She said",
        "For how long?",
        "2. ",
    ]
    assert sorted(order, key=out.index) == order
    assert "Comment 2, M. de Wit," in out


def test_every_comment_is_shown_wherever_it_is(orgcoach: Run, keep: Keep) -> None:
    parts = ["", "help_question", "what_happened", "placement", "mirror", "insight", "gone"]
    keep(comments=[Comment(f"c{n}", f"text {n}", part) for n, part in enumerate(parts)])
    for ran in (orgcoach("show", "latest"), orgcoach("review", "list", "latest")):
        assert all(f"text {n}" in ran.out for n in range(len(parts)))


def test_a_pasted_answer(orgcoach: Run, keep: Keep, monkeypatch: pytest.MonkeyPatch) -> None:
    made = keep("I asked her what she wanted.")
    text = b"Hi Anna,\n\n[1] What did she say?\n\nBest, Marian\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))
    ran = orgcoach("review", "import", "-", "--to", "latest")
    assert ran.out.startswith(f"{made.id}: 1 new comment.\n2 lines were taken for")
    assert "Comment 1, Marian, open" in orgcoach("review", "list", "latest").out
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))
    ran = orgcoach("review", "import", "-", "--to", "latest", "--by", "J. Bos", "--left")
    assert "Taken for no comment:\n   Hi Anna," in ran.out
    assert "J. Bos" in orgcoach("review", "list", "latest").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("import", "nothing.docx"), "There is no file by that name"),
        (("import", "."), "There is no file by that name"),
        (("list", "zzzz"), "No reflection by that name"),
        (("answer", "latest", "1", "x"), "There is no comment with that number"),
        (("import", "x.txt", "--to", "zzzz"), "No reflection by that name"),
    ],
)
def test_what_cannot_be_done(orgcoach: Run, keep: Keep, words: tuple[str, ...], said: str) -> None:
    keep()
    ran = orgcoach("review", *words)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(said)


def test_not_clear_about_what(orgcoach: Run, keep: Keep, tmp_path: Path) -> None:
    keep()
    (tmp_path / "a.txt").write_text("Well done.")
    ran = orgcoach("review", "import", str(tmp_path / "a.txt"))
    assert ran.code == 1
    assert "Say so with `--to NAME`" in ran.err


def test_nothing_in_it(orgcoach: Run, keep: Keep, tmp_path: Path) -> None:
    made = keep()
    form = next(f for f in forms("en") if f.id == "reflection")
    (tmp_path / "a.docx").write_bytes(word(compose([made], form)))
    assert (
        "Nobody wrote anything in it." in orgcoach("review", "import", str(tmp_path / "a.docx")).out
    )


def test_help_for_each_action(orgcoach: Run) -> None:
    for action in ("import", "list", "answer", "take-up", "set-aside", "reopen"):
        ran = orgcoach("review", action, "--help", "--language", "nl")
        assert ran.out.startswith(f"gebruik: orgcoach review {action}")
    assert orgcoach("review").code == 2

from collections.abc import Callable
from pathlib import Path

import pytest

from orgcoach_tui.paths import places
from tests.cli.conftest import Ran

Run = Callable[..., Ran]

GOOD = 'id = "mine"\ntitle = "My own"\n[[questions]]\nkey = "one"\ntitle = "One"\nquestion = "?"\n'
BROKEN = GOOD.replace('key = "one"', 'key = "one"\nwhy = 3') + "# secret\n"


@pytest.fixture
def own() -> Path:
    folder = places().guides
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize(
    ("language", "title"), [("nl", "Na een sessie"), ("en", "After a session")]
)
def test_the_shipped_ones(orgcoach: Run, language: str, title: str) -> None:
    ran = orgcoach("guides", "--language", language)
    assert (ran.code, ran.err) == (0, "")
    assert [line.split()[0] for line in ran.out.splitlines()] == [
        "session",
        "assignment",
        "harvest",
    ]
    assert title in ran.out


def test_ones_own_beside_them_and_what_is_wrong_with_another(orgcoach: Run, own: Path) -> None:
    (own / "a.toml").write_text(GOOD)
    (own / "b.toml").write_text(BROKEN)
    ran = orgcoach("guides")
    assert ran.code == 0
    assert "mine        My own" in ran.out
    assert ran.err.startswith("! b.toml, line 5, questions[1].why: ")
    assert "secret" not in ran.err


def test_check(orgcoach: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text(GOOD)
    ran = orgcoach("guides", "check", str(file))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("This guide is good.")


def test_check_of_one_that_is_in_its_place(
    orgcoach: Run, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own / "a.toml").write_text(GOOD)
    (tmp_path / "link").symlink_to(own)
    monkeypatch.chdir(own)
    for name in (str(own / "a.toml"), "a.toml", str(tmp_path / "link" / "a.toml")):
        ran = orgcoach("guides", "check", name)
        assert (ran.code, ran.err) == (0, "")
        assert (
            ran.out == "This guide is good. It is in its place, and `orgcoach guides` lists it.\n"
        )


def test_check_of_one_whose_id_is_taken_there(orgcoach: Run, own: Path) -> None:
    (own / "a.toml").write_text(GOOD)
    (own / "b.toml").write_text(GOOD)
    assert orgcoach("guides", "check", str(own / "a.toml")).code == 0
    ran = orgcoach("guides", "check", str(own / "b.toml"))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("! b.toml, line 1, id: Another of your guides has this id.")


@pytest.mark.parametrize("content", [BROKEN, "id = ", 'id = "x"\x1b[31m', ""])
def test_check_says_where(orgcoach: Run, tmp_path: Path, content: str) -> None:
    file = tmp_path / "a.toml"
    file.write_text(content)
    ran = orgcoach("guides", "check", str(file))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("! a.toml")


def test_check_of_nothing(orgcoach: Run, tmp_path: Path) -> None:
    ran = orgcoach("--language", "nl", "guides", "check", str(tmp_path / "a.toml"))
    assert ran.code == 1
    assert ran.err == "! a.toml: Dit bestand is er niet.\n"


def test_new_needs_a_guide_that_there_is(orgcoach: Run, own: Path) -> None:
    (own / "a.toml").write_text(GOOD)
    ran = orgcoach("new", "--guide", "nothing")
    assert ran.code == 1
    assert ran.err == "There is no guide with that id. `orgcoach guides` lists them.\n"
    for known in ("harvest", "mine"):  # these come as far as the terminal, which is not there
        assert "needs a terminal" in orgcoach("new", "--guide", known).err

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from orgcoach_tui.journal.model import Placement, Reflection
from tests.cli.conftest import Ran

Run = Callable[..., Ran]
Keep = Callable[..., Reflection]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_a_web_page_in_this_folder_under_a_name_that_says_nothing(
    orgcoach: Run, keep: Keep, here: Path
) -> None:
    kept = keep(organisation="Alder House", trajectory="Bridget")
    ran = orgcoach("export", "latest")
    name = f"2026-03-14-{kept.id}.html"
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"Done: {name}.\nThe mirror did not go along.\n"
    assert [file.name for file in here.iterdir()] == [name]
    assert (here / name).read_text("utf-8").startswith("<!doctype html>")


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions there")
def test_only_its_owner_can_read_it(orgcoach: Run, keep: Keep, here: Path) -> None:
    keep()
    orgcoach("export", "latest", "-o", "page.html")
    assert stat.S_IMODE((here / "page.html").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("words", "name", "begin"),
    [
        (["--to", "md"], None, "# After"),
        (["-o", "x.md"], "x.md", "# After"),
        (["-o", "x.Markdown"], "x.Markdown", "# After"),
        (["-o", "x.txt"], "x.txt", "<!doctype"),
        (["-o", "x.html", "--to", "md"], "x.html", "# After"),
    ],
)
def test_form_follows_the_option_or_the_name(
    orgcoach: Run, keep: Keep, here: Path, words: list[str], name: str | None, begin: str
) -> None:
    kept = keep()
    assert orgcoach("export", "latest", *words).code == 0
    file = here / (name or f"2026-03-14-{kept.id}.md")
    assert file.read_text("utf-8").startswith(begin)


@pytest.mark.parametrize("typed", ["there.md", "there.md/", "."])
def test_into_a_folder(orgcoach: Run, keep: Keep, here: Path, typed: str) -> None:
    kept = keep()
    (here / "there.md").mkdir()
    assert orgcoach("export", "latest", "-o", typed).code == 0
    assert (here / typed / f"2026-03-14-{kept.id}.html").is_file()


@pytest.mark.parametrize(
    "typed", ["new/", "new/folder/", "new/x.html", "file/", "file/x.html", "~nobody-here/x.html"]
)
@pytest.mark.parametrize("force", [[], ["--force"]])
def test_no_folder_is_made(
    orgcoach: Run, keep: Keep, here: Path, typed: str, force: list[str]
) -> None:
    keep()
    (here / "file").write_text("mine")
    ran = orgcoach("export", "latest", "-o", typed, *force)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "There is no such folder. Make it first, or choose another with -o.\n"
    assert [file.name for file in here.iterdir()] == ["file"]
    assert (here / "file").read_text() == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="no such thing there")
@pytest.mark.parametrize("force", [[], ["--force"]])
def test_what_is_no_ordinary_file_stays(
    orgcoach: Run, keep: Keep, here: Path, force: list[str]
) -> None:
    keep()
    os.mkfifo(here / "pipe.html")
    ran = orgcoach("export", "latest", "-o", "pipe.html", *force)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("There is something by that name that is no ordinary file")
    assert stat.S_ISFIFO((here / "pipe.html").stat().st_mode)
    assert len(list(here.iterdir())) == 1


def test_nothing_is_written_over_unless_asked(orgcoach: Run, keep: Keep, here: Path) -> None:
    keep()
    (here / "x.html").write_text("mine")
    ran = orgcoach("--language", "nl", "export", "latest", "-o", "x.html")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "Er staat al een bestand met die naam. Kies een andere met -o, of zet er --force bij.\n"
    )
    assert (here / "x.html").read_text() == "mine"
    assert orgcoach("export", "latest", "-o", "x.html", "--force").code == 0
    assert (here / "x.html").read_text("utf-8").startswith("<!doctype")


def test_a_name_that_cannot_be(orgcoach: Run, keep: Keep, here: Path) -> None:
    keep()
    ran = orgcoach("export", "latest", "-o", "x" * 300)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("It did not work: there cannot be a file by that name.")
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("number", ["ENOSPC", "EROFS", "EIO"])
def test_a_disk_that_refuses_leaves_nothing_half(
    orgcoach: Run, keep: Keep, here: Path, monkeypatch: pytest.MonkeyPatch, number: str
) -> None:
    import errno
    import os

    keep()

    def refuse(*_: object) -> None:
        raise OSError(getattr(errno, number), "english words")

    monkeypatch.setattr(os, "fsync", refuse)
    ran = orgcoach("export", "latest")
    assert ran.code == 1
    assert "No half file was left behind" in ran.err
    assert "english" not in ran.err
    assert list(here.iterdir()) == []


def test_to_standard_output_as_utf_8(
    keep: Keep, capfdbinary: pytest.CaptureFixture[bytes], here: Path
) -> None:
    from orgcoach_tui.cli import main

    keep("één ‘woord’")
    assert main(["export", "latest", "--to", "md", "-o", "-"]) == 0
    assert "één ‘woord’" in capfdbinary.readouterr().out.decode()
    assert list(here.iterdir()) == []


def test_the_mirror_goes_along_when_asked(orgcoach: Run, keep: Keep, here: Path) -> None:
    keep("I analysed the files.", placement=Placement(adviser=4))
    ran = orgcoach("export", "latest", "--mirror", "-o", "x.md")
    assert ran.out == "Done: x.md.\n"
    assert "Mirror" in (here / "x.md").read_text("utf-8")


def test_no_such_reflection(orgcoach: Run, here: Path) -> None:
    ran = orgcoach("export", "zzz")
    assert ran.code == 1
    assert list(here.iterdir()) == []

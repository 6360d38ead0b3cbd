import csv
import os
import stat
import sys
import zipfile
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


def test_a_word_file_in_this_folder_under_a_name_that_says_nothing(
    orgcoach: Run, keep: Keep, here: Path
) -> None:
    kept = keep(organisation="Alder House", trajectory="Bridget")
    ran = orgcoach("export", "latest")
    name = f"2026-03-14-{kept.id}.docx"
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        f"Done: {name}.\nThe mirror did not go along.\n"
        "2 words in it could be names, and were not asked about.\n"
    )
    assert [file.name for file in here.iterdir()] == [name]
    assert zipfile.is_zipfile(here / name)


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
        (["-o", "x.txt"], "x.txt", "PK"),
        (["-o", "x.html"], "x.html", "<!doctype"),
        (["-o", "x.pdf"], "x.pdf", "%PDF"),
        (["--to", "zip", "-o", "x"], "x", "PK"),
        (["-o", "x.html", "--to", "md"], "x.html", "# After"),
    ],
)
def test_form_follows_the_option_or_the_name(
    orgcoach: Run, keep: Keep, here: Path, words: list[str], name: str | None, begin: str
) -> None:
    kept = keep()
    assert orgcoach("export", "latest", *words).code == 0
    file = here / (name or f"2026-03-14-{kept.id}.md")
    assert file.read_bytes().startswith(begin.encode())


@pytest.mark.parametrize("typed", ["there.md", "there.md/", "."])
def test_into_a_folder(orgcoach: Run, keep: Keep, here: Path, typed: str) -> None:
    kept = keep()
    (here / "there.md").mkdir()
    assert orgcoach("export", "latest", "-o", typed).code == 0
    assert (here / typed / f"2026-03-14-{kept.id}.docx").is_file()


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


def test_several_in_one_document(orgcoach: Run, keep: Keep, here: Path) -> None:
    for text, place in (("Een.", "Alder"), ("Two.", "Alder"), ("Elsewhere.", "Birch")):
        keep(text, organisation=place, status="finished")
    ran = orgcoach("export", "--organisation", "alder", "--to", "md")
    assert (ran.code, ran.err) == (0, "")
    [file] = here.iterdir()
    assert file.name == "whole-trajectory-2026-03-14.md"
    said = file.read_text("utf-8")
    assert "Een." in said
    assert "Two." in said
    assert "Elsewhere." not in said


@pytest.mark.parametrize("words", [[], ["latest", "--since", "1-1-2026"]])
def test_what_is_meant_is_said_once(
    orgcoach: Run, keep: Keep, here: Path, words: list[str]
) -> None:
    keep()
    ran = orgcoach("export", *words)
    assert ran.code == 1
    assert ran.err.startswith("Say which reflections")
    assert list(here.iterdir()) == []


def test_a_period_and_a_date_that_is_none(orgcoach: Run, keep: Keep, here: Path) -> None:
    keep(status="finished")
    assert orgcoach("export", "--since", "14-3-2026", "--until", "14-3-2026").code == 0
    assert "No finished reflection" in orgcoach("export", "--since", "15-3-2026").err
    assert "Not read as a date" in orgcoach("export", "--since", "soonish").err


def test_what_is_not_for_this_reader_stays_and_that_is_said(
    orgcoach: Run, keep: Keep, here: Path
) -> None:
    keep("Mermaid.", audience={"what_happened": "private"})
    for kind in ("docx", "pdf", "html", "md", "csv", "zip"):
        ran = orgcoach("export", "latest", "--to", kind, "-o", f"x.{kind}")
        assert "1 part is not meant for this reader and stayed here." in ran.out
        content = (here / f"x.{kind}").read_bytes()
        inside = [content]
        if zipfile.is_zipfile(here / f"x.{kind}"):
            with zipfile.ZipFile(here / f"x.{kind}") as package:
                inside = [package.read(name) for name in package.namelist()]
        assert not any(b"Mermaid" in part for part in inside)
    assert "Mermaid" not in orgcoach("export", "latest", "--preview").out


def test_a_preview_writes_nothing(orgcoach: Run, keep: Keep, here: Path) -> None:
    keep("It was quiet.")
    ran = orgcoach("export", "latest", "--preview")
    assert "It was quiet." in ran.out
    assert list(here.iterdir()) == []


def test_forms_are_listed_and_a_wrong_one_says_so(orgcoach: Run, keep: Keep, here: Path) -> None:
    keep()
    assert "supervision" in orgcoach("export", "--form", "list").out
    ran = orgcoach("export", "latest", "--form", "poem")
    assert (ran.code, ran.err.startswith("No form by that name")) == (1, True)
    assert orgcoach("export", "latest", "--form", "alact", "--to", "md", "-o", "x.md").code == 0
    assert "## Action" in (here / "x.md").read_text("utf-8")


def test_chosen_paragraphs_stand_on_the_sheet(orgcoach: Run, keep: Keep, here: Path) -> None:
    keep("First.\nSecond.")
    ran = orgcoach("export", "latest", "--form", "supervision", "--quote", "1.2", "--preview")
    assert "> Second" in ran.out
    assert "First" not in ran.out


def test_a_spreadsheet_runs_nothing(orgcoach: Run, keep: Keep, here: Path) -> None:
    keep(organisation="=cmd|' /C calc'!A0", insight="+1", next_step="-")
    orgcoach("export", "latest", "--to", "csv", "-o", "x.csv")
    content = (here / "x.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=";"))
    cells = [cell for row in rows for cell in row]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    assert "'=cmd|' /C calc'!A0" in cells


def test_without_a_pdf_writer_the_way_out_is_named(
    orgcoach: Run, keep: Keep, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep()
    monkeypatch.setitem(sys.modules, "typst", None)
    ran = orgcoach("export", "latest", "--to", "pdf")
    assert (ran.code, "--to html" in ran.err) == (1, True)
    assert list(here.iterdir()) == []

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from orgcoach_tui import settings
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.paths import places
from tests.cli.conftest import Ran
from tests.hostile import HARMLESS, HOSTILE

Run = Callable[..., Ran]
Keep = Callable[..., Reflection]


def test_all_with_what_they_may_be(orgcoach: Run) -> None:
    settings.save(places().settings_file, author="J. “M” Maas", mirror=False)
    ran = orgcoach("settings")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"The file: {places().settings_file}\n")
    assert '\nauthor = "J. “M” Maas"\n   your name, for the head of what you export' in ran.out
    assert "\nmirror = false\n   true or false, without quotation marks\n" in ran.out
    assert "\nhistory = 0\n" in ran.out


def test_in_dutch(orgcoach: Run) -> None:
    ran = orgcoach("settings", "--language", "nl")
    assert '\nlanguage = ""\n   nl of en; leeg: de taal van je systeem\n' in ran.out


def test_what_is_wrong_is_told_with_its_line_and_1(orgcoach: Run) -> None:
    file = places().settings_file
    file.parent.mkdir(parents=True)
    file.write_text('mirror = "off"\nlangauge = "nl"\n', "utf-8")
    ran = orgcoach("settings")
    assert ran.code == 1
    assert ran.err == (
        "! line 1, mirror: expected here: true or false, without quotation marks\n"
        "! line 2, langauge: this is not a setting; did you mean ‘language’?\n"
    )
    assert "\nmirror = true\n" in ran.out
    assert orgcoach("list").code == 0


def test_keys_that_cannot_be_are_told_as_well(orgcoach: Run) -> None:
    file = places().settings_file
    file.parent.mkdir(parents=True)
    file.write_text('[keymap]\nnext = "f11"\nprevious = "ctrl+v"\nnexxt = "f11"\n', "utf-8")
    ran = orgcoach("settings")
    assert ran.code == 1
    told = ran.err.splitlines()
    assert told[0].startswith("! line 3, keymap.previous: Ctrl+V has work of its own")
    assert told[1] == "! line 4, keymap.nexxt: there is no such command; did you mean ‘next’?"
    assert '\nnext = "f11"\n' in ran.out


def test_a_broken_file_does_not_stop_anything(orgcoach: Run, keep: Keep) -> None:
    keep(organisation="Alder House")
    file = places().settings_file
    file.parent.mkdir(parents=True)
    file.write_text('mirror = "off\nsecret', "utf-8")
    ran = orgcoach("settings")
    assert ran.code == 1
    assert ran.err.startswith("! line 1: ")
    assert "secret" not in ran.err
    assert "Alder House" in orgcoach("list").out


def test_unknown_keys_alone_are_no_failure(orgcoach: Run) -> None:
    file = places().settings_file
    file.parent.mkdir(parents=True)
    file.write_text(f"{json.dumps(HOSTILE)} = 1\n", "utf-8")
    ran = orgcoach("settings")
    assert ran.code == 0
    assert HARMLESS in ran.err


def test_json(orgcoach: Run) -> None:
    settings.save(places().settings_file, course="É")
    found = json.loads(orgcoach("settings", "--format", "json").out)
    assert (found["course"], found["mirror"], found["history"]) == ("É", True, 0)


@pytest.mark.parametrize("to", ["html", "md"])
def test_the_author_heads_what_is_exported_and_the_source_closes_it(
    orgcoach: Run, keep: Keep, tmp_path: Path, to: str
) -> None:
    keep("I asked.", language="nl")
    before = orgcoach("export", "latest", "--to", to, "-o", str(tmp_path / "before"))
    settings.save(
        places().settings_file,
        author="J. <b>Maas</b>",
        student_number="0012",
        course="Organisatiecoaching",
        reference="Een boek & meer (2021).",
    )
    after = orgcoach("export", "latest", "--to", to, "-o", str(tmp_path / "after"))
    assert before.code == after.code == 0
    plain = (tmp_path / "before").read_text("utf-8")
    signed = (tmp_path / "after").read_text("utf-8")
    assert not any(word in plain for word in ("Auteur", "Studentnummer", "Bron"))
    name = "J. &lt;b&gt;Maas&lt;/b&gt;" if to == "html" else "J. \\<b\\>Maas\\</b\\>"
    book = "Bron: Een boek &amp; meer" if to == "html" else "Bron: Een boek \\& meer"
    for word in ("Auteur", name, "Studentnummer", "0012", "Opleiding", "Organisatiecoaching"):
        assert word in signed
    assert signed.index("0012") < signed.index("I asked.") < signed.index(book)


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("mirror", "off", False),
        ("mirror", "aan", True),
        ("timer", "10", 10),
        ("theme", "orgcoach-contrast", "orgcoach-contrast"),
        ("author", "J. \x1b[31m“Maas”\n", "J. “Maas”"),
        ("author", "", ""),
    ],
)
def test_one_is_changed(orgcoach: Run, name: str, typed: str, value: object) -> None:
    file = places().settings_file
    file.parent.mkdir(parents=True)
    file.write_text("# mine\nauthor = 'A'\n", "utf-8")
    ran = orgcoach("settings", name, typed)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{name} = ")
    assert getattr(settings.load(file), name) == value
    assert file.read_text("utf-8").count("# mine") == 1
    assert json.loads(orgcoach("settings", name, "--format", "json").out) == {name: value}


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("mirror", "maybe", "true or false"),
        ("timer", "-1", "how many minutes"),
        ("timer", "9999999999", "how many minutes"),
        ("language", "fr", "nl or en"),
        ("folder", "notes", "the whole path"),
    ],
)
def test_what_it_cannot_be_changes_nothing(
    orgcoach: Run, name: str, typed: str, words: str
) -> None:
    ran = orgcoach("settings", name, typed)
    assert ran.code == 1
    assert words in ran.err
    assert not places().settings_file.exists()


def test_a_file_that_cannot_be_read_is_left_alone(orgcoach: Run) -> None:
    file = places().settings_file
    file.parent.mkdir(parents=True)
    file.write_text("= broken", "utf-8")
    ran = orgcoach("settings", "mirror", "off")
    assert ran.code == 1
    assert "Nothing was changed" in ran.err
    assert file.read_text("utf-8") == "= broken"

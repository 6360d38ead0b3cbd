"""`config.toml` as people and programs leave it: read whatever it holds, written without losing any."""

import os
import stat
import sys
import time
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgcoach_tui import i18n, settings, settings_check
from orgcoach_tui.paths import Places, under
from orgcoach_tui.settings import Settings


@pytest.fixture
def where(tmp_path: Path) -> Places:
    return under(tmp_path)


@pytest.fixture
def file(where: Places) -> Path:
    where.config.mkdir(parents=True)
    return where.settings_file


FULL = """\
# mine
language = "nl"
theme = "orgcoach-light"
mirror = false
folder = "/srv/notes"
history = 20
author = "J. Maas"
student_number = "0012"
course = "Organisatiecoaching"
reference = "Een boek (2021)."
"""


def test_everything_that_can_be_chosen(file: Path, where: Places) -> None:
    file.write_text(FULL, "utf-8")
    found = settings.load(file)
    assert found == Settings(
        "nl", "orgcoach-light", False, "/srv/notes", 20,
        "J. Maas", "0012", "Organisatiecoaching", "Een boek (2021).",
    )  # fmt: skip
    assert found.data_folder(where) == Path("/srv/notes")
    assert settings_check.check(file) == settings_check.Checked()


def test_a_file_that_notepad_wrote(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + FULL.replace("\n", "\r\n").encode())
    assert settings.load(file).author == "J. Maas"
    settings.save(file, mirror=True)
    assert settings.load(file) == settings.replace(settings.load(file), mirror=True)


@pytest.mark.parametrize(
    ("line", "key", "expected"),
    [
        ('language = "fr"', "language", "nl or en"),
        ("language = 3", "language", "nl or en"),
        ("theme = false", "theme", "orgcoach-dark"),
        ('mirror = "off"', "mirror", "true or false, without quotation marks"),
        ("mirror = 0", "mirror", "true or false"),
        ('folder = "notes"', "folder", "the whole path of a folder"),
        ('folder = "/a\\u0000b"', "folder", "the whole path of a folder"),
        ('folder = "~nobody-of-that-name/x"', "folder", "the whole path of a folder"),
        ("history = -1", "history", "how many earlier versions"),
        ("history = true", "history", "how many earlier versions"),
        ("history = 1.5", "history", "how many earlier versions"),
        ("student_number = 12", "student_number", "between quotation marks"),
        ('author = ["J."]', "author", "your name"),
        ("timer = -1", "timer", "how many minutes"),
        ("timer = 1" + "0" * 400, "timer", "how many minutes"),
        ("keymap = 'f9'", "keymap", "below [keymap]"),
    ],
)
def test_a_wrong_value_leaves_the_default_and_is_told(
    file: Path, where: Places, line: str, key: str, expected: str
) -> None:
    file.write_text(f"# first\n\n{line}\ncourse = 'C'\n", "utf-8")
    found = settings.load(file)
    assert found == Settings(course="C")
    assert found.data_folder(where) == where.data
    (problem,) = settings_check.check(file).wrong
    assert (problem.line, problem.key) == (3, key)
    assert problem.what.startswith("expected here: ")
    assert expected in problem.what


def test_unknown_keys_are_told_and_kept(file: Path) -> None:
    file.write_text('langauge = "nl"\n[keys]\nnext = "f7"\n', "utf-8")
    checked = settings_check.check(file)
    assert checked.wrong == []
    typo, table = checked.unknown
    assert (typo.line, typo.key) == (1, "langauge")
    assert typo.what.endswith("did you mean ‘language’?")
    assert (table.line, table.key) == (2, "keys")
    settings.save(file, language="nl")
    assert tomllib.loads(file.read_text("utf-8")) == {
        "language": "nl",
        "langauge": "nl",
        "keys": {"next": "f7"},
    }


def test_saving_leaves_the_table_of_keys_as_it_is(file: Path) -> None:
    text = '[keymap]\nnext = "f9" # mine\n'
    file.write_text(text, "utf-8")
    settings.save(file, language="nl")
    assert file.read_text("utf-8") == f'language = "nl"\n{text}'
    assert settings.load(file).keymap == {"next": "f9"}
    assert settings_check.check(file) == settings_check.Checked()


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        (b'language = "nl"\nmirror = \n', 2, "missing or misplaced"),
        (b'language = "nl\n', 1, "missing or misplaced"),
        (b'author = "a"\nauthor = "b"\n', 2, "there twice"),
        (b'author = "\xff"\n', None, "not a text in UTF-8"),
        (b"history = " + b"9" * 5000, None, "cannot be read as TOML"),
        (b"a = " + b"[" * 5000, None, "cannot be read as TOML"),
        (b"a" + b".a" * 5000 + b" = 1", None, "far larger"),
        (b"# " + b"x" * 200_000, None, "far larger"),
    ],
    ids="value text twice bytes number nested endless large".split(),
)
def test_a_broken_file_gives_the_defaults_and_is_left_alone(
    file: Path, content: bytes, line: int | None, what: str
) -> None:
    file.write_bytes(content)
    began = time.monotonic()
    assert settings.load(file) == Settings()
    (problem,) = settings_check.check(file).wrong
    assert time.monotonic() - began < 2
    assert problem.line == line
    assert what in problem.what
    with pytest.raises(ValueError):  # noqa: PT011 - whatever kind of it
        settings.save(file, language="nl")
    assert file.read_bytes() == content


def test_a_long_line_takes_no_time(file: Path) -> None:
    file.write_text(f"author = '{'x' * 90_000}'\n", "utf-8")
    began = time.monotonic()
    assert len(settings.load(file).author) == 90_000
    assert time.monotonic() - began < 2


@pytest.mark.skipif(sys.platform == "win32", reason="a FIFO")
def test_what_is_no_file_is_not_waited_for(file: Path) -> None:
    os.mkfifo(file)
    assert settings.load(file) == Settings()
    assert "cannot be read" in settings_check.check(file).wrong[0].what
    file.unlink()
    file.mkdir()
    assert settings.load(file) == Settings()


def test_no_file(where: Places) -> None:
    assert settings.load(where.settings_file) == Settings()
    assert settings_check.check(where.settings_file) == settings_check.Checked()
    settings.save(where.settings_file, mirror=False)
    assert where.settings_file.read_text("utf-8") == "mirror = false\n"
    if sys.platform != "win32":
        assert stat.S_IMODE(where.settings_file.stat().st_mode) == 0o600


def test_comments_and_order_stay(file: Path) -> None:
    file.write_text(FULL + "\n[keymap]  # my keys\nnext = 'f7'\n", "utf-8")
    settings.save(file, mirror=True, author="A “B” \\ \n")
    after = file.read_text("utf-8")
    assert after.startswith('# mine\nlanguage = "nl"\n')
    assert "[keymap]  # my keys\nnext = 'f7'\n" in after
    assert settings.load(file) == settings.replace(
        settings.load(file), mirror=True, author="A “B” \\ \n"
    )
    settings.save(file, theme="")
    assert settings.load(file).theme == ""


def test_a_new_key_never_falls_into_a_table(file: Path) -> None:
    file.write_text("[keymap]\nlanguage = 'f7'\n", "utf-8")
    settings.save(file, language="en", mirror=False)
    assert tomllib.loads(file.read_text("utf-8")) == {
        "language": "en",
        "mirror": False,
        "keymap": {"language": "f7"},
    }


def test_a_table_that_changes_is_written_whole(file: Path) -> None:
    file.write_text("mirror = true\n[keymap]\nnext = 'f7'\n", "utf-8")
    settings.save(file, keymap={"next": "f8"})
    assert tomllib.loads(file.read_text("utf-8")) == {"mirror": True, "keymap": {"next": "f8"}}


@pytest.mark.parametrize(
    ("before", "keys", "after"),
    [
        ("", "f9", '[keymap]\nnext = "f9"\n'),
        ("a = 1 # x\n", "f9", 'a = 1 # x\n\n[keymap]\nnext = "f9"\n'),
        ("[keymap] # mine\nnext = 'f7' # old\n", "f9", '[keymap] # mine\nnext = "f9"\n'),
        ("[keymap]\nhelp = 'f7'\n[x]\nnext = 1\n", "f9", None),
        ("[keymap]\nnext = 'f7'\nhelp = 'f8'\n", None, "[keymap]\nhelp = 'f8'\n"),
        ("[keymap]\n\"next\" = 'f7'\n", None, "[keymap]\n"),
        ("[keymap]\n# none yet", "f9", '[keymap]\n# none yet\nnext = "f9"\n'),
        ("keymap = {next = 'f7'}\n", "f9", '[keymap]\nnext = "f9"\n'),
        ("keymap = 'f7'\n", "f9", '[keymap]\nnext = "f9"\n'),
        ('text = """\n[keymap]\n"""\n', "f9", None),
    ],
)
def test_one_line_of_the_keys(file: Path, before: str, keys: str | None, after: str | None) -> None:
    file.write_text(before, "utf-8")
    old = tomllib.loads(before)
    settings.save_keys(file, "next", keys)
    now = tomllib.loads(file.read_text("utf-8"))
    table = old.get("keymap") if isinstance(old.get("keymap"), dict) else {}
    left = {key: value for key, value in table.items() if key != "next"}
    assert now == old | {"keymap": left | ({"next": keys} if keys else {})}
    if after is not None:
        assert file.read_text("utf-8") == after


@given(
    before=st.dictionaries(st.text("ab-_.\"' é[]"), st.text(st.characters(codec="utf-8"))),
    key=st.sampled_from(["next", "go-to", "a", "ab"]),
    keys=st.none() | st.sampled_from(["f9", "ctrl+g, f9"]),
)
def test_the_other_keys_stay(
    tmp_path_factory: pytest.TempPathFactory,
    before: dict[str, str],
    key: str,
    keys: str | None,
) -> None:
    import tomli_w

    file = tmp_path_factory.mktemp("settings") / "config.toml"
    file.write_text(tomli_w.dumps({"mirror": True, "keymap": before, "z": {"a": "b"}}), "utf-8")
    settings.save_keys(file, key, keys)
    left = {name: value for name, value in before.items() if name != key}
    now = tomllib.loads(file.read_text("utf-8"))
    assert now == {"mirror": True, "keymap": left | ({key: keys} if keys else {}), "z": {"a": "b"}}


VALUES = st.one_of(
    st.booleans(), st.integers(-(2**60), 2**60), st.text(st.characters(codec="utf-8"))
)
KEYS = st.one_of(st.sampled_from([one.name for one in fields(Settings)]), st.text("ab-_.\"' é"))


@given(
    before=st.dictionaries(KEYS, st.one_of(VALUES, st.dictionaries(KEYS, VALUES, max_size=3))),
    changes=st.dictionaries(st.sampled_from([f.name for f in fields(Settings)]), VALUES),
)
def test_saving_changes_what_it_is_told_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, before: dict[str, object], changes: dict[str, object]
) -> None:
    import tomli_w

    file = tmp_path_factory.mktemp("settings") / "config.toml"
    file.write_bytes(tomli_w.dumps(before).encode())
    settings.save(file, **changes)
    assert tomllib.loads(file.read_bytes().decode()) == before | changes
    settings.load(file)
    settings_check.check(file)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_setting_says_what_it_may_be(language: str) -> None:
    i18n.use(language)
    told = settings_check.in_use(Settings())
    assert [one.name for one in told] == [one.name for one in fields(Settings)]
    assert all(one.expected for one in told)
    assert all(settings.allowed(one.name, one.value) for one in told)

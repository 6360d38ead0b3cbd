"""The documentation: it builds, asks nothing of the network, and says what the screen says."""

import datetime as dt
import html.parser
import importlib.util
import json
import re
import runpy
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import pytest
from babel.messages.pofile import read_po
from hypothesis import given

from orgcoach_tui.journal.errors import Damaged
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.journal.toml import dumps, loads
from orgcoach_tui.practice import practice
from orgcoach_tui.tui import commands
from orgcoach_tui.tui.commands import key_words
from tests.journal.made import reflections

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
LANGUAGES = ("nl", "en")
SYSTEMS = ("windows", "macos", "linux")
AT_EASE = ("index", *SYSTEMS, "mirror", "keys")  # pages where bold is what the screen says


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"docs_{name}", DOCS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# -- the pages


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "properdocs", "build", "--strict", "--site-dir", folder],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


class _Page(html.parser.HTMLParser):
    """What a browser fetches for a page, where its links go, and its pictures without words."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.links: list[str] = []
        self.wordless = 0
        self.language = ""
        self.feed(file.read_text("utf-8"))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        if tag == "html":
            self.language = found["lang"]
        elif tag == "a":
            self.links.append(found["href"])
        elif tag == "link":
            self.fetched.append(found["href"])
        if "src" in found:
            self.fetched.append(found["src"])
            self.wordless += not found.get("alt")


def test_the_pages_ask_nothing_of_the_network(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 20
    for file in pages:
        page = _Page(file)
        assert page.language in LANGUAGES
        assert page.wordless == 0, file.name
        for address in page.fetched:
            assert (file.parent / address).is_file(), (file.name, address)
        for address in page.links:
            if not re.match(r"https://(www\.python\.org|toml\.io)", address):
                target = address.partition("#")[0] or file.name
                assert (file.parent / target).is_file(), (file.name, address)
        assert "<script" not in file.read_text("utf-8")
    for sheet in site.rglob("*.css"):
        assert "url(" not in sheet.read_text("utf-8")
        assert "@import" not in sheet.read_text("utf-8")


def test_every_page_is_there_in_both_languages() -> None:
    names = {path.name for path in DOCS.glob("*.md")} - {"README.md", "architecture.md"}
    assert {name.replace(".nl.", ".en.") for name in names if ".nl." in name} == {
        name for name in names if ".en." in name
    }
    assert all(".nl." in name or ".en." in name for name in names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_reflection_is_told_alike_for_every_system(language: str) -> None:
    parts = []
    for system in SYSTEMS:
        text = (DOCS / f"{system}.{language}.md").read_text("utf-8")
        (told,) = re.findall(r"^(## .*?)^## (?:De volgende|Next)", text, re.S | re.M)
        parts.append(told[told.rindex("\n## 3. ") + 1 :].partition("\n## ")[2])
    assert parts[0]
    assert len(set(parts)) == 1


def on_the_screen(language: str) -> str:
    """Everything that the program can say in `language`."""
    with (ROOT / "src/orgcoach_tui/locales/nl/LC_MESSAGES/orgcoach.po").open("rb") as file:
        catalogue = list(read_po(file, locale="nl"))
    said: list[str] = ["Nederlands", "English"]
    for message in catalogue:
        words = message.string if language == "nl" else message.id
        said += [words] if isinstance(words, str) else words
    for file in (ROOT / "prompts" / language).rglob("*.toml"):
        said.append(file.read_text("utf-8"))
    return "\n".join(said)


@pytest.mark.parametrize("name", AT_EASE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_bold_is_what_the_screen_says(name: str, language: str) -> None:
    text = (DOCS / f"{name}.{language}.md").read_text("utf-8")
    bold = [
        " ".join(words.split()).strip("[]") for words in re.findall(r"\*\*(.+?)\*\*", text, re.S)
    ]
    said = on_the_screen(language)
    assert bold
    assert [words for words in bold if words not in said] == []


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_messages_of_the_start_files_are_explained_as_they_are(
    system: str, language: str
) -> None:
    text = (DOCS / f"{system}.{language}.md").read_text("utf-8")
    rows = re.findall(r"^\| ([^|]+) \|", text.partition("\n## 3. ")[2], re.M)
    messages = runpy.run_path(str(ROOT / "launchers/start.py"))["MESSAGES"][language].values()
    said = " ".join(
        [*messages, (ROOT / "start.sh").read_text("utf-8"), (ROOT / "start.cmd").read_text("ascii")]
    )
    said = " ".join(said.replace("\necho ", " ").split())
    explained = [row for row in rows if row not in ("er staat", "it says", "---")]
    assert len(explained) >= 4
    assert [row for row in explained if row not in said] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_is_on_the_page_of_keys(language: str) -> None:
    text = (DOCS / f"keys.{language}.md").read_text("utf-8")
    listed = {key for row in re.findall(r"^\| ([^|]+) \|", text, re.M) for key in row.split(", ")}
    for command in (*commands.APP, *commands.WALK, *commands.HOME):
        missing = set(filter(None, key_words(command.keys).split(", "))) - listed
        assert not missing, command.id


# -- the pictures


def test_the_pictures_are_of_the_app_as_it_is(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", DOCS / "pictures.py", "--into", tmp_path],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    words = script("pictures").words
    made = {file.name: words(file.read_text("utf-8")) for file in tmp_path.glob("*.svg")}
    kept = {file.name: words(file.read_text("utf-8")) for file in DOCS.glob("pictures/*.svg")}
    assert made.keys() == kept.keys()
    stale = [name for name in made if made[name] != kept[name]]
    assert not stale, f"python docs/pictures.py makes them anew: {sorted(stale)}"


@pytest.mark.parametrize("file", sorted(DOCS.glob("pictures/*.svg")), ids=lambda file: file.stem)
def test_a_picture_asks_nothing_of_the_network(file: Path) -> None:
    svg = file.read_text("utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"https?:|url\((?!#)|@import|font-face", svg)
    assert "monospace" in svg


def test_every_picture_is_shown_somewhere() -> None:
    pages = [*DOCS.glob("*.md"), ROOT / "README.md", ROOT / "README.en.md"]
    text = "\n".join(page.read_text("utf-8") for page in pages)
    for file in DOCS.glob("pictures/*.svg"):
        assert f"pictures/{file.name})" in text


# -- the schemas


@pytest.mark.parametrize("name", ["reflection", "guide"])
def test_the_schemas_are_those_of_the_models(name: str) -> None:
    schema = script("schema")
    kept = (DOCS / f"schema/{name}.json").read_text("utf-8")
    assert kept == schema.text(schema.schemas()[name]), "python docs/schema.py makes them anew"
    jsonschema.Draft202012Validator.check_schema(json.loads(kept))


def _validator(name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads((DOCS / f"schema/{name}.json").read_text("utf-8"))
    return jsonschema.Draft202012Validator(schema)


def _as_json(toml: str) -> Any:
    return json.loads(json.dumps(tomllib.loads(toml), default=lambda day: day.isoformat()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_practice_holds_against_the_schema(language: str) -> None:
    validator = _validator("reflection")
    for reflection in practice(language, dt.date(2026, 11, 24)):
        validator.validate(_as_json(dumps(reflection)))


@given(reflections())
def test_every_reflection_holds_against_the_schema(reflection: Reflection) -> None:
    _validator("reflection").validate(_as_json(dumps(reflection)))


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("adviser = 4", "adviser = 6"),
        ("adviser = 4", 'adviser = "4"'),
        ('id = "bcdfghjk"', 'id = "b c"'),
        ('status = "finished"', 'status = "done"'),
        ("schema = 1\n", ""),
        ("date = 2026-11-23\n", ""),
        ('recognised = "partly"', 'recognised = "rather"'),
    ],
)
def test_what_the_program_refuses_the_schema_refuses(was: str, now: str) -> None:
    text = (DOCS / "formats.nl.md").read_text("utf-8")
    example, *_others = re.findall(r"```toml\n(.*?)```", text, re.S)
    validator = _validator("reflection")
    validator.validate(_as_json(example))
    assert was in example
    wrong = example.replace(was, now)
    with pytest.raises(Damaged):
        loads(wrong)
    assert not validator.is_valid(_as_json(wrong))


@pytest.mark.parametrize("language", LANGUAGES)
def test_guides_hold_against_the_schema(language: str) -> None:
    validator = _validator("guide")
    text = (DOCS / f"own-guides.{language}.md").read_text("utf-8")
    examples = re.findall(r"```toml\n(.*?)```", text, re.S)
    shipped = (ROOT / "prompts" / language / "guides").glob("*.toml")
    for guide in [*examples, *(file.read_text("utf-8") for file in shipped)]:
        validator.validate(_as_json(guide))
        assert not validator.is_valid(_as_json(guide.replace("\ntitle = ", "\nname = ", 1)))

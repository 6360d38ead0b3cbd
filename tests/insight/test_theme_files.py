"""The lexicon of themes: the shipped one holds against its own examples, an own one is added by hand."""

import json
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from orgcoach_tui.insight import lexicon as words
from orgcoach_tui.insight import theme_files
from orgcoach_tui.insight.theme_files import READINGS, lexicon
from orgcoach_tui.rules.model import Passage

ROOT = Path(__file__).parents[2]
DATA = ROOT / "benchmarks" / "data"
LANGUAGES = ("nl", "en")


def shown_by(text: str, themes: theme_files.Lexicon) -> set[str]:
    return {
        rule
        for rules in themes.rules
        for rule in words.seen([Passage("", text)], rules, words.plays)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_in_the_files(language: str) -> None:
    from orgcoach_tui.rules import compile_rules

    files = theme_files.files(language)
    rules = compile_rules(
        language, [words.as_rules(one, [one[1]] if one[0] != READINGS else []) for one in files]
    )
    counts = {data["id"]: words.plays for name, data in files if name != READINGS}
    assert words.surprises(rules, counts) == []
    assert len(counts) >= 10
    for name, data in files:
        if name != READINGS:
            assert data["id"] == name
            assert data["match"]
            assert data["no_match"]
            assert data["about"].endswith(".")


def test_both_languages_have_the_same_themes() -> None:
    dutch, english = (set(lexicon(language).themes) for language in LANGUAGES)
    assert dutch == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_theme_that_is_shown_is_right_often_enough(language: str) -> None:
    """On the sentences kept apart; below it, the file has to say `shown = false`."""
    themes = lexicon(language)
    right: Counter[str] = Counter()
    proposed: Counter[str] = Counter()
    for line in (DATA / f"themes-{language}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["part"] == "kept":
            found = shown_by(row["text"], themes)
            proposed.update(found)
            right.update(found & set(row["themes"]))
    for name, data in theme_files.files(language):
        if name != READINGS and data["shown"]:
            assert right[name] / proposed[name] >= 0.8
            assert data["measured"] == pytest.approx(right[name] / proposed[name], abs=0.1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_own_theme_made_by_following_the_page(language: str, tmp_path: Path) -> None:
    page = (ROOT / "docs" / f"themes.{language}.md").read_text("utf-8")
    example = page.partition("```toml\n")[2].partition("```")[0]
    (tmp_path / "own.toml").write_text(example, "utf-8")
    themes = lexicon(language, tmp_path)
    assert themes.problems == ()
    (own,) = set(themes.themes) - set(lexicon(language).themes)
    data = tomllib.loads(example)
    assert all(own in shown_by(text, themes) for text in data["match"])
    assert not any(own in shown_by(text, themes) for text in data["no_match"])
    other = next(one for one in LANGUAGES if one != language)
    assert own not in lexicon(other, tmp_path).themes


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_names_every_theme(language: str) -> None:
    page = (ROOT / "docs" / f"themes.{language}.md").read_text("utf-8")
    assert all(f"| {theme.name} |" in page for theme in lexicon(language).themes.values())


def test_an_own_theme_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(
        'id = "work_pressure"\nname = "full weeks"\npatterns = ["xyzzy"]\n', "utf-8"
    )
    assert lexicon("en", tmp_path).themes["work_pressure"].name == "full weeks"


GOOD = 'id = "a"\nname = "A"\npatterns = ["xyzzy"]\n'


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("id = ", "", 1),
        (GOOD.replace('id = "a"\n', ""), "id", None),
        (GOOD.replace('"a"', '"a b"'), "id", None),
        (GOOD.replace('"A"', "3"), "name", None),
        (GOOD.replace('["xyzzy"]', '"xyzzy"'), "patterns", None),
        (GOOD.replace('["xyzzy"]', '["(a"]'), "patterns", None),
        (GOOD + "paterns = []\n", "paterns", None),
        (GOOD + "classes = 3\n", "classes", None),
        (GOOD + "# " + "x" * 100_001, "", None),
    ],
)
def test_a_wrong_file_says_where_and_leaves_the_others(
    text: str, key: str, line: int | None, tmp_path: Path
) -> None:
    (tmp_path / "wrong.toml").write_text(text, "utf-8")
    (tmp_path / "right.toml").write_text(GOOD.replace('"a"', '"right"'), "utf-8")
    themes = lexicon("en", tmp_path)
    (problem,) = themes.problems
    assert (problem.file.name, problem.key, problem.line) == ("wrong.toml", key, line)
    assert problem.message
    assert "right" in themes.themes


def test_a_folder_that_is_not_there_is_no_problem(tmp_path: Path) -> None:
    assert lexicon("nl", tmp_path / "none") == lexicon("nl")

"""A user's own themes are tried on their own examples."""

from pathlib import Path

import pytest

from orgcoach_tui.insight.theme_check import check
from orgcoach_tui.insight.theme_files import lexicon

THEME = """id = "a"
name = "A"
patterns = ["sea"]
match = ["The sea."]
no_match = ["Land."]
"""


@pytest.mark.parametrize(
    ("old", "new", "key", "said"),
    [
        ('["The sea."]', '["The sea.", "A lake."]', "match", "in example 2 the theme is not seen"),
        (
            '["Land."]',
            '["The sea."]',
            "no_match",
            "in example 1 the theme is seen, and should not be",
        ),
        ("no_match", "known_gaps", "", ""),
        (
            'match = ["The',
            'known_gaps = ["The',
            "known_gaps, known_traps",
            "example 1 is no longer",
        ),
    ],
)
def test_examples_that_come_out_otherwise(
    old: str, new: str, key: str, said: str, tmp_path: Path
) -> None:
    (tmp_path / "a.toml").write_text(THEME.replace(old, new, 1), "utf-8")
    problems = check(tmp_path)
    assert [problem.key for problem in problems] == ([key] if key else [])
    assert all(problem.message.startswith(said) for problem in problems)
    assert "a" in lexicon("en", tmp_path).themes


def test_a_good_theme_and_no_themes(tmp_path: Path) -> None:
    assert check(tmp_path / "none") == []
    (tmp_path / "a.toml").write_text(THEME, "utf-8")
    assert check(tmp_path) == []

"""Loading: light, forgiving of an unknown language, and safe to change what one gets."""

import subprocess
import sys

import pytest

from orgcoach_tui.guide.folder import prompts
from orgcoach_tui.guide.load import flow, guide_from, guides, roles, rule_files, values


def test_an_unknown_language_reads_english() -> None:
    for language in ("de", "", "../nl", "NL"):
        assert guides(language) == guides("en")
        assert values(language) == values("en")


def test_changing_what_one_got_changes_nothing_for_the_next() -> None:
    guides("nl").clear()
    roles("nl").clear()
    values("nl").clear()
    assert len(guides("nl")) == 3
    assert len(roles("nl")) == 5
    assert len(values("nl")) == 10


def test_rule_files_are_named_and_in_order() -> None:
    names = [name for name, _ in rule_files("nl")]
    assert names == sorted(file.stem for file in (prompts() / "nl" / "rules").glob("*.toml"))
    assert all(isinstance(data, dict) for _, data in rule_files("nl"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("one\ntwo", "one two"),
        ("\n  one  \n  two\n", "one two"),
        ("one\n\ntwo\nthree", "one\n\ntwo three"),
        ("one\n   \n\n \ntwo", "one\n\ntwo"),
    ],
)
def test_a_line_break_is_a_space_and_an_empty_line_a_paragraph(text: str, expected: str) -> None:
    assert flow(text) == expected


@pytest.mark.parametrize(("kind", "mirror"), [("text", False), ("roles", True)])
def test_without_roles_there_is_no_mirror(kind: str, mirror: bool) -> None:
    question = {"key": "k", "title": "T", "question": "Q?", "kind": kind}
    assert guide_from({"id": "g", "title": "G", "questions": [question]}).mirror is mirror


def test_nothing_heavy_is_imported() -> None:
    script = """
import sys, pathlib
from orgcoach_tui.guide.load import clients, guides, roles, rule_files, values
from orgcoach_tui.guide.own import own_guides
assert "tomllib" not in sys.modules
for language in ("nl", "en"):
    guides(language), roles(language), values(language), clients(language), rule_files(language)
assert own_guides(pathlib.Path("nowhere")) == ([], [])
heavy = {"pydantic", "textual", "rich", "importlib.resources", "importlib.metadata"}
print(sorted(heavy & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("[]\n", "")

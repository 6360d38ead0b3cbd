"""What may be imported when: each command in a process of its own, looked at when it is done."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from orgcoach_tui.journal.model import Answer, Placement, start
from orgcoach_tui.journal.store import Store

HEAVY = ("textual", "rich", "pydantic", "pydantic_core", "click", "importlib.metadata", "sqlite3")
_PROGRAM = """
import sys
before = set(sys.modules)
from orgcoach_tui.cli import main
code = main(sys.argv[1:])
print(code, *sorted(set(sys.modules) - before), file=sys.stderr)
"""


def modules(*words: str, code: int = 0, typed: str = "") -> set[str]:
    """The modules that `orgcoach …` brings into memory; `typed` is its standard input."""
    ran = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *words],
        input=typed,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    ended, *found = ran.stderr.splitlines()[-1].split()
    assert int(ended) == code, ran.stderr
    return set(found)


@pytest.fixture
def journal(tmp_path: Path) -> Store:
    store = Store(tmp_path / "home" / "data")
    made = start("session", "en", title="After a session")
    made.answers = [Answer("what_happened", "What happened", "What?", "I wrote a report.")]
    made.placement = Placement(adviser=3)
    store.save(store.new(made))
    return store


@pytest.mark.parametrize(
    "words",
    [
        ["--version"],
        ["--help"],
        ["list"],
        ["list", "--format", "json"],
        ["insight"],
        ["insight", "--format", "html"],
        ["insight", "--reread", "--format", "json"],
        ["steps"],
        ["goals", "list", "--all"],
        ["show", "latest"],
        ["show", "latest", "--mirror"],
        ["suggest", "latest"],
        ["suggest", "latest", "--format", "json"],
        ["export", "latest", "--preview"],
        ["export", "latest", "-o", "-", "--to", "md", "--mirror"],
        ["review", "list"],
        ["review", "list", "latest"],
        ["locate"],
        ["guides"],
        ["completion", "bash"],
        ["settings"],
        ["__complete", "fish", "3", "orgcoach", "list", "--organisation", ""],
    ],
    ids=" ".join,
)
def test_nothing_heavy_where_no_app_is_opened(journal: Store, words: list[str]) -> None:
    assert not modules(*words) & set(HEAVY)


def test_the_plain_walk_goes_from_end_to_end_without_the_app(journal: Store) -> None:
    lines = ["Me", "skip", "I wrote a report.", ".", "3", "skip", "skip", "1", "", "", *[""] * 4]
    found = modules("new", "--plain", "--guide", "session", typed="\n".join(("2", *lines, "")))
    assert "orgcoach_tui.cli.plain.close" in found
    assert "orgcoach_tui.rules.suggest" in found
    assert not found & set(HEAVY)


def test_wrong_usage_is_as_light() -> None:
    assert not modules("nothing", code=2) & set(HEAVY)


def test_version_needs_next_to_nothing() -> None:
    found = modules("--version")
    assert {name for name in found if name.startswith("orgcoach_tui")} == {
        "orgcoach_tui",
        "orgcoach_tui.cli",
    }
    assert not found & {"argparse", "gettext", "pathlib", "re", "tomllib", "dataclasses"}


def test_list_leaves_alone_what_it_does_not_use(journal: Store) -> None:
    found = modules("list")
    unused = {"platformdirs", "tomli_w", "json", "textwrap", "html", "hashlib", "subprocess"}
    assert not found & unused
    assert not {name for name in found if name.startswith(("orgcoach_tui.rules", "orgcoach_tui.m"))}


def test_a_guide_is_checked_by_pydantic_and_still_without_the_app(tmp_path: Path) -> None:
    file = tmp_path / "guide.toml"
    file.write_text('id = "mine"\n')
    found = modules("guides", "check", str(file), code=1)
    assert "pydantic" in found
    assert not found & {"textual", "rich"}

import tomllib
from pathlib import Path

import pytest

from orgcoach_tui.rules import compile_rules
from orgcoach_tui.rules.model import RuleSet

PROMPTS = Path(__file__).parents[2] / "prompts"


def shipped(language: str) -> list[tuple[str, dict]]:
    return [
        (f.name, tomllib.loads(f.read_text("utf-8")))
        for f in sorted((PROMPTS / language / "rules").glob("*.toml"))
    ]


@pytest.fixture(scope="session")
def dutch() -> RuleSet:
    return compile_rules("nl", shipped("nl"))


@pytest.fixture(scope="session")
def english() -> RuleSet:
    return compile_rules("en", shipped("en"))

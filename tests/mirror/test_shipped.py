"""The compiled rules of the package: the same as compiled now, and never those of another time."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from orgcoach_tui.guide.folder import prompts
from orgcoach_tui.mirror import shipped
from orgcoach_tui.rules import compile_rules, suggest
from orgcoach_tui.rules.model import Passage

TEXTS = {
    "nl": "Ik schreef een adviesnota. Ik heb niet geluisterd. De directeur wilde een training.",
    "en": "I wrote a memo with recommendations. I did not listen. They wanted me to run a workshop.",
}


@pytest.fixture(autouse=True)
def afresh() -> Iterator[None]:
    shipped.rule_set.cache_clear()
    yield
    shipped.rule_set.cache_clear()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_stored_reads_as_what_is_compiled(language: str) -> None:
    files = sorted((prompts() / language / "rules").glob("*.toml"))
    now = compile_rules(language, [(f.stem, tomllib.loads(f.read_text("utf-8"))) for f in files])
    kept = shipped.rule_set(language)
    assert kept.compiled.examples == []  # type: ignore[attr-defined]  # so it is the stored one
    assert kept.version == now.version
    passages = [Passage("q", TEXTS[language])]
    assert suggest(passages, kept) == suggest(passages, now)


@pytest.mark.parametrize("content", [None, "", "no", "[]", '{"format": 1, "source": "older"}'])
def test_what_is_not_of_now_is_compiled(
    content: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "nl.rules.json"
    if content is not None:
        file.write_text(content, "utf-8")
    monkeypatch.setattr(shipped, "file", lambda language: file)
    assert shipped.rule_set("nl").compiled.examples  # type: ignore[attr-defined]


def test_written_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "file", lambda language: tmp_path / f"{language}.rules.json")
    assert shipped.write("en")
    assert not shipped.write("en")
    monkeypatch.setattr(shipped, "source", lambda language: "other rules")
    assert shipped.write("en")
    assert [f.name for f in tmp_path.iterdir()] == ["en.rules.json"]


def test_another_language_has_none() -> None:
    assert shipped.rule_set("../nl").language == "../nl"

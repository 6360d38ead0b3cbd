import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from orgcoach_tui.journal.model import Answer, Placement, Reflection
from orgcoach_tui.journal.store import Store
from tests.cli.conftest import Ran
from tests.hostile import HOSTILE

Run = Callable[..., Ran]
Keep = Callable[..., Reflection]

ADVICE = (
    "Ik heb de dossiers geanalyseerd en mijn bevindingen gepresenteerd aan het bestuur, "
    "met drie aanbevelingen. Een training heb ik niet gegeven."
)


def test_plain_text(orgcoach: Run, tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_text(ADVICE, "utf-8")
    ran = orgcoach("--language", "nl", "suggest", str(file))
    assert ran.code == 0
    first, *rest = ran.out.splitlines()
    assert "expertadviseur" in first
    assert any(line.startswith("  ‘") and line.endswith("· expertadviseur") for line in rest)
    assert "Dit spreekt ertegen" in rest
    assert any(line.startswith("Samen: coach 0.0 · bedrijfsopleider 0.0 ·") for line in rest)
    assert rest[-1].startswith("De spiegel leest woorden, geen bedoelingen.")


def test_the_language_of_a_text_is_not_that_of_the_interface(orgcoach: Run, tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_text(ADVICE, "utf-8")
    ran = orgcoach("--language", "en", "suggest", str(file), "--format", "json")
    assert json.loads(ran.out)["language"] == "nl"


def test_reasons_in_another_language_are_accounted_for(orgcoach: Run, tmp_path: Path) -> None:
    dutch, english, empty = (tmp_path / name for name in ("nl.txt", "en.txt", "empty.txt"))
    dutch.write_text(ADVICE, "utf-8")
    english.write_text("I wrote the report and presented my recommendations to the board.", "utf-8")
    empty.touch()
    in_dutch = "This was read as Dutch, so the reasons are in Dutch."
    in_english = "Dit is als Engels gelezen; daarom staan de redenen in het Engels."
    assert in_dutch in orgcoach("suggest", str(dutch)).out.splitlines()
    assert in_english in orgcoach("suggest", str(english), "--language", "nl").out.splitlines()
    for language, file in (("nl", dutch), ("en", english), ("nl", empty), ("en", empty)):
        out = orgcoach("suggest", str(file), "--language", language).out
        assert "reasons are in" not in out
        assert "redenen in het" not in out


def test_json_keeps_its_form(orgcoach: Run, tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_text(ADVICE, "utf-8")
    found = json.loads(orgcoach("suggest", str(file), "--format", "json").out)
    assert list(found) == [
        "label",
        "balance",
        "strength",
        "second",
        "hats",
        "scores",
        "evidence",
        "against",
        "lexical",
        "about_others",
        "language",
        "version",
    ]
    assert found["label"] == "adviser"
    assert list(found["scores"]) == ["coach", "trainer", "adviser", "change_manager", "middle"]
    assert found["evidence"]
    assert found["against"]
    for place in found["evidence"] + found["against"]:
        assert list(place) == [
            "question",
            "start",
            "end",
            "text",
            "role",
            "rule",
            "reason",
            "weight",
            "polarity",
            "actor",
            "reality",
            "time",
        ]
        assert place["question"] == "text"
        assert ADVICE[place["start"] : place["end"]] == place["text"]
        assert place["reason"]
    for role, score in found["scores"].items():
        of_role = [place["weight"] for place in found["evidence"] if place["role"] == role]
        assert score == pytest.approx(sum(of_role))


def test_a_reflection_by_name_by_file_and_by_pipe(
    orgcoach: Run, keep: Keep, journal: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = keep(ADVICE, language="nl", placement=Placement(coach=4, adviser=1))
    file = journal.find(kept.id)
    by_name = orgcoach("suggest", kept.id)
    assert "‘" in by_name.out
    assert "Under ‘What happened’." in by_name.out
    assert "You put the coach first" in by_name.out
    assert orgcoach("suggest", str(file)) == by_name
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(file.read_bytes())))
    assert orgcoach("suggest", "-") == by_name


def test_standard_input_in_any_bytes(orgcoach: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"\xef\xbb\xbf" + ADVICE.encode() + b"\r\n\xff\xfe\x1b[31m"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    found = json.loads(orgcoach("suggest", "-", "--format", "json").out)
    assert found["label"] == "adviser"


def test_empty_text(orgcoach: Run, tmp_path: Path) -> None:
    file = tmp_path / "empty.txt"
    file.touch()
    ran = orgcoach("suggest", str(file))
    assert ran.code == 0
    assert ran.out.startswith("Too little here to give anything back")
    assert json.loads(orgcoach("suggest", str(file), "--format", "json").out)["label"] == "unclear"


def test_a_guide_without_mirror(orgcoach: Run, keep: Keep) -> None:
    keep(guide="harvest", answers=[Answer("inventions", "", "", ADVICE)])
    ran = orgcoach("suggest", "latest")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "This guide has no mirror: its answers are about others.\n"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("broken.toml", b"schema = 1\nsecret", "This file is not a reflection that can be read: "),
        ("large.txt", b"secret " * 800_000, "This is too large to read."),
    ],
)
def test_what_cannot_be_read(
    orgcoach: Run, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    ran = orgcoach("suggest", str(file))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(said)
    assert "secret" not in ran.err


def test_no_file_and_no_reflection(orgcoach: Run, tmp_path: Path) -> None:
    assert orgcoach("suggest", "nothing").code == 1
    assert orgcoach("suggest", "a\0b").code == 1
    no_reflection = "No reflection by that name. `orgcoach list` shows them all.\n"
    assert orgcoach("suggest", "nothing").err == no_reflection
    for name in ("nothing.txt", str(tmp_path / "nothing"), "./x", "~nobody-here/x", "x/" * 300):
        ran = orgcoach("suggest", name)
        assert (ran.code, ran.err) == (1, "There is no such file.\n")
    ran = orgcoach("suggest", str(tmp_path))
    assert (ran.code, ran.err[:25]) == (1, "This file cannot be read.")


def test_hostile_text(orgcoach: Run, tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_text(f"I wrote a report {HOSTILE} with recommendations {HOSTILE}.", "utf-8")
    for form in ("text", "json"):
        assert orgcoach("suggest", str(file), "--format", form).code == 0

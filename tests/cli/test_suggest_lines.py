"""`orgcoach suggest --jsonl` and `--explain`."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgcoach_tui.cli.suggest import as_data
from orgcoach_tui.cli.suggest_lines import each
from tests.cli.conftest import Ran

Run = Callable[..., Ran]
CASE = {
    "id": "a",
    "answers": {
        "reply_to_request": "Ik schreef een rapport. De directeur wilde een training.",
        "guided_by": "\ud800 Ik luisterde en zweeg. \0",
    },
}


def lines(orgcoach: Run, monkeypatch: pytest.MonkeyPatch, *rows: bytes) -> tuple[int, list[Any]]:
    stdin = io.TextIOWrapper(io.BytesIO(b"\n".join(rows)))
    monkeypatch.setattr(sys, "stdin", stdin)
    ran = orgcoach("suggest", "--jsonl")
    return ran.code, [json.loads(line) for line in ran.out.splitlines()]


def test_a_line_for_every_case(orgcoach: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    code, (found, english) = lines(
        orgcoach,
        monkeypatch,
        json.dumps(CASE).encode(),
        b"",
        b'{"lang": "en", "answers": {"x": "I wrote a report."}}',
    )
    assert code == 0
    assert found["id"] == "a"
    assert found["language"] == "nl"
    for place in (*found["evidence"], *found["against"]):
        text = CASE["answers"][place["question"]]  # type: ignore[index]
        assert text[place["start"] : place["end"]] == place["text"]
        assert set(place["readings"]) == {"polarity", "actor", "reality", "time"}
    assert {p["role"] for p in found["evidence"]} == {"adviser", "coach"}
    assert [p["readings"]["actor"] for p in found["against"]] == ["other"]
    for role, score in found["scores"].items():
        adds = (*found["evidence"], *found["lexical"])
        assert score == pytest.approx(sum(p["weight"] for p in adds if p["role"] == role))
    assert english["id"] is None
    assert english["scores"]["adviser"] > 0


def test_a_bad_line_stops_nothing(orgcoach: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    code, found = lines(
        orgcoach,
        monkeypatch,
        b"no json",
        b"[" * 100_000,
        b"[1]",
        b"\xff",
        b'{"id": 7, "answers": 3}',
        b'{"answers": {"x": 3}}',
        b'{"answers": {}, "lang": "fr"}',
        json.dumps(CASE).encode(),
    )
    assert code == 1
    assert [one.get("line") for one in found] == [1, 2, 3, 4, 5, 6, 7, None]
    assert all(one["error"] for one in found[:-1])
    assert found[4]["id"] == 7
    assert found[-1]["label"]


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "(" * 100_000,
        "я中\u202e" * 10_000,
        "\0 rapport \0",
        "\ud800 rapport \udc00",
    ],
    ids=["no spaces", "brackets", "scripts", "NUL", "surrogates"],
)
def test_no_text_in_a_line_breaks_it(
    text: str, orgcoach: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = {"id": 1, "answers": {"guided_by": f"Ik schreef een rapport. {text}"}}
    code, (found, after) = lines(
        orgcoach, monkeypatch, json.dumps(row).encode(), json.dumps(CASE).encode()
    )
    assert code == 0
    written = row["answers"]["guided_by"]  # type: ignore[index]
    assert found["evidence"]
    for place in (*found["evidence"], *found["against"]):
        assert written[place["start"] : place["end"]] == place["text"]
    assert after["id"] == CASE["id"]


def test_a_line_that_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("orgcoach_tui.cli.suggest_lines.LONGEST", 100)
    rows = b"a" * 350 + b"\n" + b'{"answers": {}}\n' + b"b" * 100
    found = list(each(io.BytesIO(rows), as_data))
    assert ["error" in one for one in found] == [True, False, True]


def test_a_long_text_may_have_every_letter_escaped() -> None:
    text = "I wrote a report and advised the board. " * 25_000
    escaped = "".join(f"\\u{ord(sign):04x}" for sign in text)
    rows = [
        json.dumps({"answers": {"goal": text}, "lang": "en"}),
        f'{{"answers": {{"goal": "{escaped}"}}, "lang": "en"}}',
    ]
    assert len(rows[1]) > 6 * len(text) >= 6_000_000
    plain, same = each(io.BytesIO("\n".join(rows).encode()), as_data)
    assert plain == same
    assert "error" not in same


@given(row=st.binary(max_size=60))
def test_any_bytes(row: bytes) -> None:
    for one in each(io.BytesIO(row), as_data):
        assert "error" in one or "label" in one


def test_jsonl_takes_no_file_and_without_it_one_is_needed(orgcoach: Run) -> None:
    for words in (("--jsonl", "x.jsonl"), ()):
        ran = orgcoach("suggest", *words)
        assert ran.code != 0
        assert ran.out == ""
        assert ran.err.strip()


def test_explain(orgcoach: Run, tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_text(
        "Ik luisterde. Ik schreef een rapport. De directeur wilde een training.", "utf-8"
    )
    out = orgcoach("--language", "nl", "suggest", "--explain", str(file)).out
    assert "Ik [luisterde]2. Ik [schreef een rapport]1. De directeur wilde een [training]3." in out
    assert "  1  expertadviseur  +1." in out
    assert "  3  bedrijfsopleider  ≠" in out
    assert "\nbedrijfsopleider: niets\n" in out

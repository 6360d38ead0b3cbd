"""Running the command as from a shell, on a journal of one's own."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from orgcoach_tui.cli import main
from orgcoach_tui.journal.model import Answer, Reflection, start
from orgcoach_tui.journal.store import Store


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


@pytest.fixture
def orgcoach(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run `orgcoach …` in this process."""

    def run(*words: str) -> Ran:
        capsys.readouterr()
        code = main(list(words))
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        assert not any(ord(c) < 32 and c not in "\n\t" for c in out + err), "a control character"
        assert not set(out + err) & set("\x7f\x9b\u202a\u202e\u2066"), "steers a terminal"
        return Ran(code, out, err)

    return run


@pytest.fixture
def journal(tmp_path: Path) -> Store:
    """The journal that the command finds by itself."""
    return Store(tmp_path / "home" / "data")


@pytest.fixture
def keep(journal: Store) -> Callable[..., Reflection]:
    """Put a reflection into the journal: `keep(text, organisation=…)`."""

    def put(text: str = "I asked her what she wanted.", **fields: Any) -> Reflection:
        made = start(fields.pop("guide", "session"), fields.pop("language", "en"))
        made.guide_title = "After a session"
        made.date = dt.date(2026, 3, 14)
        made.answers = [Answer("what_happened", "What happened", "What did you do?", text)]
        for name, value in fields.items():
            setattr(made, name, value)
        journal.save(journal.new(made))
        return made

    return put


@pytest.fixture
def damage(journal: Store) -> Callable[[str], Path]:
    """Put a file into the journal that cannot be read."""

    def put(content: str) -> Path:
        file = journal.reflections / "2026" / "2026-02-02-dmgd2345.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
        return file

    return put


@pytest.fixture
def plain(
    orgcoach: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., Ran]:
    """`orgcoach new --plain` with these lines on standard input, and then its end."""

    def run(*lines: str, options: Sequence[str] = ("--guide", "session")) -> Ran:
        file = tmp_path / "typed"
        file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        with file.open(encoding="utf-8") as typed:
            monkeypatch.setattr("sys.stdin", typed)
            return orgcoach("new", "--plain", *options)

    return run

"""An editor of one's own, for the tests: a script."""

from pathlib import Path

import pytest


def editor_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str) -> Path:
    """Set `$EDITOR` to a script; where it notes the file it was given."""
    script, note = tmp_path / "editor.sh", tmp_path / "note"
    script.write_text(f'#!/bin/sh\nprintf "%s" "$1" > "{note}"\n{does}\n')
    script.chmod(0o700)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(script))
    return note

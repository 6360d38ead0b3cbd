"""A journal of one's own for each test."""

from pathlib import Path

import pytest

from orgcoach_tui.journal.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "journal")

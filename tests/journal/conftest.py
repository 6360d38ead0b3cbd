"""A journal of one's own for each test."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from orgcoach_tui.journal.store import Store

# A busy machine is no fault of the code.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "journal")

"""What every test starts from: fresh catalogues, and nothing of the developer's own."""

import importlib.util
import os
from pathlib import Path

import pytest

from orgcoach_tui import i18n

ROOT = Path(__file__).parents[1]


def pytest_configure(config: pytest.Config) -> None:
    """Compile the .po files and the rules, so that an edited one is never tested stale."""
    if hasattr(config, "workerinput"):
        return  # the first process has done it, before it started this one
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    build.compile_catalogues(ROOT)
    build.compile_rules(ROOT)


def pytest_xdist_auto_num_workers() -> int:
    """Two for each core: the tests of the app wait for it more than they compute."""
    return 2 * (os.cpu_count() or 1)


@pytest.fixture(autouse=True)
def nobodys_own(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Folders under `tmp_path`, no locale of theirs, and English until a test says otherwise."""
    monkeypatch.setenv("ORGCOACH_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
    for name in list(os.environ):
        if name in ("LANG", "LANGUAGE", "COLUMNS") or name.startswith("LC_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    i18n.use("en")

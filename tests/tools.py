"""Programs that a test runs beside our own."""

import os
import shutil

import pytest


def need(*names: str) -> None:
    """Go on only where all of `names` are installed. CI has them all: there, one missing fails."""
    missing = [name for name in names if not shutil.which(name)]
    if missing and os.environ.get("CI"):
        pytest.fail(f"install {', '.join(missing)}")
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")

"""A real disk that is full: a small one in memory, in a corner of its own where that is allowed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FILL = """
import sys
from pathlib import Path
from orgcoach_tui.journal.errors import SaveFailed
from orgcoach_tui.journal.store import Store
from tests.journal.made import made

store, kept = Store(Path(sys.argv[1]) / "journal"), {}
opened = None
for n in range(1000):
    try:
        if n % 2 or not opened:
            opened = store.new(made(id=f"n{n}", insight=f"{n} " + "woord " * (n * 97 % 3000)))
        else:
            opened.reflection.insight += " nog iets"
        store.save(opened)
        kept[opened.path] = opened.path.read_bytes()
    except SaveFailed as failed:
        assert failed.kind == "full", failed.kind
        break
else:
    raise AssertionError("it never was full")
assert opened.reflection.insight.startswith(str(n - 1 if n % 2 == 0 else n))
for path, content in kept.items():
    assert path.read_bytes() == content, "an older one suffered"
assert not list(store.folder.rglob("*.orgcoach-tmp")), "half a file was left"
for binned in kept:
    if binned != opened.path:
        binned.unlink()
assert store.save(opened)
assert store.read(opened.path).reflection.insight == opened.reflection.insight
print(len(kept))
"""


def test_a_disk_that_fills_up(tmp_path: Path) -> None:
    if not shutil.which("unshare"):
        pytest.skip("needs unshare, which Linux has")
    mount = f"mount -t tmpfs -o size=300k none {tmp_path}"
    allowed = subprocess.run(
        ["unshare", "-rm", "sh", "-c", mount], capture_output=True, check=False
    )
    if allowed.returncode:
        pytest.skip("this system allows no file system of one's own")
    done = subprocess.run(
        [
            "unshare",
            "-rm",
            "sh",
            "-c",
            f'{mount} && exec "$0" -c "$1" {tmp_path}',
            sys.executable,
            FILL,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 5

"""Many processes at once: each one's reflection is kept, whatever the others do."""

import subprocess
import sys

from orgcoach_tui.journal.store import Store

ADDER = """
import sys
from pathlib import Path
from orgcoach_tui.journal.model import Answer, start
from orgcoach_tui.journal.store import Store

store = Store(Path(sys.argv[1]))
opened = store.new(start("session", "nl"))
opened.reflection.answers = [Answer("what_happened", text=sys.argv[2])]
sys.stdin.readline()
store.save(opened)
opened.reflection.status = "finished"
store.save(opened)
"""


def test_twenty_at_once_are_twenty_kept(store: Store) -> None:
    adders = [
        subprocess.Popen(
            [sys.executable, "-c", ADDER, str(store.folder), f"Nummer {n}"], stdin=subprocess.PIPE
        )
        for n in range(20)
    ]
    for adder in adders:
        assert adder.stdin is not None
        adder.stdin.write(b"\n")
        adder.stdin.close()
    assert [adder.wait() for adder in adders] == [0] * 20
    rows = store.entries()
    assert sorted(row.preview for row in rows) == sorted(f"Nummer {n}" for n in range(20))
    assert {(row.status, row.problem, row.conflict_of) for row in rows} == {
        ("finished", None, None)
    }
    assert len({row.id for row in rows}) == 20

"""The journal against a model of it, in any order of what people do."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    rule,
)

from orgcoach_tui.journal.errors import Conflict
from orgcoach_tui.journal.store import Opened, Store
from tests.journal.made import made

words = st.sampled_from(["een", "twee", "drie", "werkdruk", ""])


class Journal(RuleBasedStateMachine):
    """`texts`: what each reflection in the list holds. `ever`: each finished text there has been."""

    windows: Bundle[Opened] = Bundle("windows")
    binned: Bundle[Path] = Bundle("binned")

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.store = Store(self.folder / "journal", cache=self.folder / "cache")
        self.store.lists.small = 0
        self.texts: dict[Path, str] = {}
        self.ever: set[str] = set()
        self.number = 0

    @rule(target=windows, text=words)
    def write(self, text: str) -> Opened:
        self.number += 1
        opened = self.store.new(made(id=f"n{self.number}", insight=f"{self.number} {text}"))
        self.store.save(opened)
        self.saved(opened)
        return opened

    @rule(target=windows, other=windows)
    def open_again(self, other: Opened) -> Opened:
        if other.path not in self.texts:
            return other
        return self.store.read(other.path)

    @rule(window=windows, text=words)
    def change(self, window: Opened, text: str) -> None:
        self.number += 1
        window.reflection.insight = f"{self.number} {text}"
        if window.path in self.texts and self.is_current(window):
            self.store.save(window)
            self.saved(window)
            return
        try:
            self.store.save(window)
        except Conflict:
            beside = self.store.save_beside(replace(window))
            self.saved(beside)
        else:
            raise AssertionError("written over somebody else's version")

    @rule(window=windows)
    def edit_by_hand(self, window: Opened) -> None:
        if window.path in self.texts:
            with window.path.open("ab") as file:
                file.write(b"# met de hand\n")

    @rule(target=binned, window=windows)
    def delete(self, window: Opened) -> Path:
        if window.path not in self.texts:
            return self.folder / "nothing"
        del self.texts[window.path]
        return self.store.delete(window.path)

    @rule(path=consumes(binned))
    def restore(self, path: Path) -> None:
        if path.exists():
            back = self.store.restore(path)
            self.texts[back] = self.store.read(back).reflection.insight

    @rule()
    def look(self) -> None:
        self.store.refresh()

    @invariant()
    def everything_is_there(self) -> None:
        rows = self.store.entries()
        assert {row.path for row in rows} == set(self.texts)
        for path, text in self.texts.items():
            assert self.store.read(path).reflection.insight == text
        found = {hit.entry.path for hit in self.store.search("werkdruk")}
        assert found == {path for path, text in self.texts.items() if "werkdruk" in text}

    def is_current(self, window: Opened) -> bool:
        return self.store.read(window.path).stamp == window.stamp

    def saved(self, window: Opened) -> None:
        self.texts[window.path] = window.reflection.insight
        assert window.reflection.insight not in self.ever
        self.ever.add(window.reflection.insight)

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            shutil.rmtree(self.folder)


TestJournal = Journal.TestCase
TestJournal.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)

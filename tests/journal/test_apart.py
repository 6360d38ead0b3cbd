"""Work with a passphrase while somebody waits: in a process of its own."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from orgcoach_tui.journal import apart, seal
from orgcoach_tui.journal.errors import Damaged
from tests.journal.keys import CHEAP_KEY, CHEAP_PASSPHRASE


def in_a_thread(act: Callable[[], Any]) -> tuple[Any, float]:
    """What `act` gives or raises, and the longest that this thread had to stand still."""
    outcome: list[Any] = []

    def work() -> None:
        try:
            outcome.append(act())
        except Exception as raised:
            outcome.append(raised)

    thread = threading.Thread(target=work)
    thread.start()
    longest, last = 0.0, time.perf_counter()
    while thread.is_alive():
        time.sleep(0.005)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    return outcome[0], longest


def test_closing_and_opening_and_nobody_stands_still() -> None:
    identity = seal.new_identity()
    closed, closing = in_a_thread(lambda: seal.wrap(identity, "vier gewone losse woorden"))
    opened, opening = in_a_thread(lambda: seal.unwrap(closed, "vier gewone losse woorden"))
    assert opened == identity
    assert max(closing, opening) < 0.7, "the library itself lets nothing run for seconds"


def test_what_is_wrong_with_it() -> None:
    opened, _ = in_a_thread(lambda: seal.unwrap(CHEAP_KEY, CHEAP_PASSPHRASE))
    assert opened.startswith("AGE-SECRET-KEY-1")
    raised, _ = in_a_thread(lambda: seal.unwrap(CHEAP_KEY, "een andere zin"))
    assert isinstance(raised, seal.WrongPassphrase)
    assert "zin" not in repr(raised)
    raised, _ = in_a_thread(lambda: seal.unwrap(CHEAP_KEY[:-20], CHEAP_PASSPHRASE))
    assert isinstance(raised, Damaged)


def test_the_passphrase_is_no_argument(monkeypatch: pytest.MonkeyPatch) -> None:
    run = subprocess.run
    said: list[str] = []

    def note(words: list[str], **how: Any) -> Any:
        said.extend(words)
        return run(words, **how)

    monkeypatch.setattr(subprocess, "run", note)
    in_a_thread(lambda: seal.unwrap(CHEAP_KEY, CHEAP_PASSPHRASE))
    assert said
    assert CHEAP_PASSPHRASE not in " ".join(said)


def test_where_there_can_be_no_other_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/not/there")
    with pytest.raises(apart.Failed):
        apart.run("unwrap", CHEAP_KEY, CHEAP_PASSPHRASE)
    opened, _ = in_a_thread(lambda: seal.unwrap(CHEAP_KEY, CHEAP_PASSPHRASE))
    assert opened.startswith("AGE-SECRET-KEY-1")

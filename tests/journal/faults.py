"""A disk that fails at the n-th call."""

import contextlib
import errno
import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest

CALLS = ("open", "read", "write", "fsync", "close", "fstat", "replace", "mkdir", "unlink")


class Faults:
    """Count the calls to the disk; the `at`-th one raises OSError, and so do all that follow it
    when `for_good`. A write that fails has written half; a close that fails has closed."""

    def __init__(self, at: int, code: int = errno.EIO, *, for_good: bool = False) -> None:
        self.at = at
        self.code = code
        self.for_good = for_good
        self.calls = 0

    @property
    def happened(self) -> bool:
        return self.calls >= self.at

    @contextlib.contextmanager
    def during(self) -> Iterator["Faults"]:
        with pytest.MonkeyPatch.context() as patch:
            for name in CALLS:
                patch.setattr(os, name, self._faulty(name, getattr(os, name)))
            yield self

    def _faulty(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            self.calls += 1
            if self.calls < self.at or (self.calls > self.at and not self.for_good):
                return real(*args, **kwargs)
            if name == "write":
                descriptor, content = args
                real(descriptor, content[: len(content) // 2])
            elif name == "close":
                real(*args)
            raise OSError(self.code, os.strerror(self.code))

        return call

"""Columns of plain text, on a terminal and through a pipe."""

import io
import sys
import time

import pytest

from orgcoach_tui.cli.table import aligned, width


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("letter", ["x", "é", "水", "e\u0301"])
def test_on_a_terminal_a_line_fits_however_long_a_name_is(
    letter: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(sys, "stdout", Terminal())
    before = time.process_time()
    lines = aligned([["1", letter * 60_000, "end"], ["2", "short", "end"]], may_shrink=(1,))
    assert time.process_time() - before < 5
    assert all(width(line) <= 40 for line in lines)
    assert lines[0].startswith("1  " + letter * 10)
    assert "…" in lines[0]
    assert lines[1].split() == ["2", "short", "end"]
    assert width(lines[0][: lines[0].index("end")]) == width(lines[1][: lines[1].index("end")])


def test_through_a_pipe_nothing_is_cut_and_one_long_name_widens_no_other_line() -> None:
    lines = aligned([["1", "é" * 60_000, "end"], ["2", "short", "end"], ["3", "x" * 70, "end"]])
    assert lines[0] == f"1  {'é' * 60_000}  end"
    assert lines[1].split() == ["2", "short", "end"]
    assert width(lines[1]) < 100
    assert lines[1].index("end") == lines[2].index("end")

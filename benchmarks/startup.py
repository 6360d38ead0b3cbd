"""How long the program takes to be there, as ratios, so that machines can be compared.

    python benchmarks/startup.py [--runs N]

Prints medians of `orgcoach --version` and `orgcoach list` with 100 reflections against
`python -c pass`, and of the first paint of the app with 100 reflections against a bare Textual app
with an editor. First paint: from the start of the process until what it has to show has come
through a pseudo-terminal. A busy machine says little: compare ratios, and run it again.
"""

import argparse
import os
import pty
import select
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from practice import fill

VERSION, LIST, PAINT = 4.0, 12.0, 1.3

BARE = """
from textual.app import App
from textual.widgets import TextArea
class Bare(App):
    def compose(self):
        yield TextArea("ready-to-type")
Bare().run()
"""


def run_time(command: list[str], env: dict[str, str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def paint_time(command: list[str], env: dict[str, str], awaited: bytes) -> float:
    """Seconds until `awaited` is on the screen of an 80x24 terminal."""
    begin = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(command[0], command, env)
    seen = b""
    try:
        while awaited not in seen:
            if time.perf_counter() - begin > 30:
                raise TimeoutError(f"{command}: {awaited!r} never came")
            if select.select([terminal], [], [], 1)[0]:
                seen += os.read(terminal, 65536)
        return time.perf_counter() - begin
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    python = sys.executable
    orgcoach = str(Path(python).parent / "orgcoach")
    with tempfile.TemporaryDirectory() as home:
        env = os.environ | {
            "ORGCOACH_HOME": home,
            "TERM": "xterm-256color",
            "COLUMNS": "80",
            "LINES": "24",
        }
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
        fill(Path(home) / "data", 100)
        config = Path(home) / "config"
        config.mkdir()
        (config / "config.toml").write_text('language = "nl"\n')
        jobs = {
            "python -c pass": lambda: run_time([python, "-c", "pass"], env),
            "orgcoach --version": lambda: run_time([orgcoach, "--version"], env),
            "orgcoach list (100)": lambda: run_time([orgcoach, "list"], env),
            # Without its first letter, which the cursor covers.
            "bare Textual app": lambda: paint_time([python, "-c", BARE], env, b"eady-to-type"),
            # The row of the newest reflection: the list is there, not only its frame.
            "orgcoach (100)": lambda: paint_time([orgcoach], env, b"20 nov"),
        }
        times: dict[str, list[float]] = {name: [] for name in jobs}
        for job in jobs.values():  # once to warm the disk
            job()
        for _ in range(runs):  # in turn, so that a busy moment falls on all of them
            for name, job in jobs.items():
                times[name].append(job())
    median = {name: statistics.median(found) for name, found in times.items()}
    for name, against, bound in (
        ("orgcoach --version", "python -c pass", VERSION),
        ("orgcoach list (100)", "python -c pass", LIST),
        ("orgcoach (100)", "bare Textual app", PAINT),
    ):
        ratio = median[name] / median[against]
        print(
            f"{name:22} {median[name] * 1000:6.0f} ms = {ratio:5.2f} x {against}"
            f" ({median[against] * 1000:.0f} ms), meant to stay under {bound}"
        )


if __name__ == "__main__":
    main()

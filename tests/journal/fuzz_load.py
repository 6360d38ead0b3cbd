"""Throw broken files at the loader for as long as one likes; needs the package atheris.

    python -m tests.journal.fuzz_load -runs=200000 [CORPUS_FOLDER]

The corpus begins with the damaged files of `test_damaged`; in a folder given, what is found is kept.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["orgcoach_tui.journal", "tomllib"]):
    from tests.journal.loading import load


def main() -> None:
    from tests.journal.test_damaged import DAMAGED, GOOD

    with tempfile.TemporaryDirectory() as folder:
        seeds = [GOOD.encode(), *(case[0] for case in DAMAGED.values())]
        for number, content in enumerate(seeds):
            if len(content) < 100_000:
                (Path(folder) / str(number)).write_bytes(content)
        atheris.Setup([*sys.argv, folder], load)
        atheris.Fuzz()


if __name__ == "__main__":
    main()

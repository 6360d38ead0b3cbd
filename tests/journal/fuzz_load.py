"""Throw broken files at the loader for as long as one likes; needs the package atheris.

    python -m tests.journal.fuzz_load -runs=200000 [CORPUS_FOLDER]

Whatever the bytes are, there is a reflection or a Damaged, soon, and what is read can be written and
read again. The corpus begins with the damaged files of `test_damaged`.
"""

import sys
import tempfile
from pathlib import Path

from orgcoach_tui.journal import toml
from orgcoach_tui.journal.errors import Damaged
from tests.journal.test_damaged import DAMAGED, GOOD


def load(content: bytes) -> None:
    try:
        reflection = toml.loads(toml.decode(content))
    except Damaged as damaged:
        if not damaged.problem.what:
            raise AssertionError("damaged, and it does not say why") from None
        return
    again = toml.loads(toml.dumps(reflection))
    assert toml.dumps(again) == toml.dumps(reflection)


def main() -> None:
    import atheris

    with tempfile.TemporaryDirectory() as folder:
        seeds = [GOOD.encode(), *(case[0] for case in DAMAGED.values())]
        for number, content in enumerate(seeds):
            if len(content) < 100_000:
                (Path(folder) / str(number)).write_bytes(content)
        atheris.instrument_all()
        atheris.Setup([*sys.argv, folder], load)
        atheris.Fuzz()


if __name__ == "__main__":
    main()

"""What is asked of the loader, whatever the bytes."""

from orgcoach_tui.journal import toml
from orgcoach_tui.journal.errors import Damaged


def load(content: bytes) -> None:
    """A reflection or a Damaged; what is read can be written, and read again."""
    try:
        reflection = toml.loads(toml.decode(content))
    except Damaged as damaged:
        if not damaged.problem.what:
            raise AssertionError("damaged, and it does not say why") from None
        return
    again = toml.loads(toml.dumps(reflection))
    assert toml.dumps(again) == toml.dumps(reflection)

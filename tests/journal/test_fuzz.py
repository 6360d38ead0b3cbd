"""Broken files by the thousand: a reflection or a Damaged, never anything else, and soon."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.journal.loading import load
from tests.journal.made import PIECES
from tests.journal.test_damaged import DAMAGED, GOOD

SEEDS = [GOOD.encode(), *(case[0] for case in DAMAGED.values() if len(case[0]) < 20_000)]
BITS = [
    *(piece.encode("utf-8", "surrogatepass") for piece in PIECES[:40]),
    *(b"\0", b"\xff", b"\xef\xbb\xbf", b"\r", b"inf", b"nan", b"0x10", b"1e400", b"[[", b"]]"),
    *(b"schema = 2\n", b"answers = 1\n", b"[placement.x]\n", b"'''", b"\\", b"9" * 30),
]


@settings(max_examples=1500)
@given(st.data())
def test_whatever_the_bytes(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(SEEDS)))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content)))
        cut = data.draw(st.sampled_from([0, 0, 1, 2, 10, 100, 1000]))
        content[at : at + cut] = data.draw(st.one_of(st.sampled_from(BITS), st.binary(max_size=8)))
    begin = time.process_time()
    load(bytes(content))
    assert time.process_time() - begin < 2


@given(st.binary(max_size=300))
def test_any_bytes_at_all(content: bytes) -> None:
    load(content)

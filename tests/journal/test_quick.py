"""The quick reader answers what tomllib would, or nothing at all."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgcoach_tui.journal import quick, toml
from orgcoach_tui.journal.model import Reflection
from tests.journal.made import PIECES, made, reflections


def same(one: object, other: object) -> bool:
    return repr(one) == repr(other)  # 1, 1.0 and True are equal, and not the same here


@given(reflections(extras=False))
def test_all_that_is_written_here_is_read_quickly(reflection: Reflection) -> None:
    reflection.created = reflection.created.replace(microsecond=0)
    reflection.updated = reflection.updated.replace(microsecond=0)
    reflection.mirror.read_at = None
    for comment in reflection.comments:
        comment.made = None
    reflection.mirror.scores = {"coach": 1.25}
    written = toml.dumps(reflection)
    assert same(quick.parse(written), tomllib.loads(written))


WRITTEN = toml.dumps(made())
EDITS = [
    *PIECES[:20],
    *("[answers]\n", "[mirror]\n", "[mirror.scores]\n", "[[mirror.dropped]]\n", "[placement]\n"),
    *("[audience]\n", "[[audience]]\n", "[[comments]]\n", "[comments]\n"),
    *("coach = 1\n", "coach = 01\n", "coach = -0\n", "coach = ٣\n", "x = 1_0\n", "x = 1e5\n"),
    *("x = 2026-02-30\n", "x = 2026-11-23 24:00:00+01:00\n", "x = 2026-11-23 10:00:00+24:00\n"),
    *("answers = []\n", "mirror = 1\n", "placement.coach = 1\n", "# note\n", "x = 'y'\n", "\x01"),
    *(
        'x = """y"""\n',
        'x = """\ny\\\n  z"""\n',
        'x = "\\u0000"\n',
        'x = "\\u00e9"\n',
        "x = true\n",
    ),
]


@settings(max_examples=400)
@given(st.data())
def test_of_an_edited_file_it_answers_what_tomllib_would(data: st.DataObject) -> None:
    text = WRITTEN
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        if data.draw(st.booleans()):
            at = text.rfind("\n", 0, at) + 1  # most edits that still parse are whole lines
        cut = data.draw(st.sampled_from([0, 0, 0, 1, 5, 40]))
        text = text[:at] + data.draw(st.sampled_from(EDITS)) + text[at + cut :]
    read = quick.parse(text)
    if read is not None:
        assert same(read, tomllib.loads(text))


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("before", ["schema", "coach = 2", "[mirror]", "[[mirror.dropped]]"])
def test_each_edit_before_each_part(edit: str, before: str) -> None:
    at = WRITTEN.index(before)
    text = WRITTEN[:at] + edit + WRITTEN[at:]
    read = quick.parse(text)
    if read is not None:
        assert same(read, tomllib.loads(text))


def test_it_leaves_to_tomllib_what_it_does_not_know() -> None:
    assert quick.parse(WRITTEN) is not None
    assert quick.parse(WRITTEN + "# a note\n") is None
    assert quick.parse(WRITTEN.replace('"nl"', "'nl'")) is None
    assert quick.parse(WRITTEN.replace("\n", "\r\n")) is None

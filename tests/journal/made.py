"""Reflections and texts that the tests of the journal share."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from orgcoach_tui.audience import AUDIENCES, PARTS
from orgcoach_tui.journal.model import (
    Answer,
    Comment,
    Dropped,
    Mirror,
    NotedTheme,
    Outcome,
    Placement,
    Reflection,
)
from orgcoach_tui.journal.store import Opened, Store

AMSTERDAM = dt.timezone(dt.timedelta(hours=1))


def made(**changes: Any) -> Reflection:
    """A finished reflection in which everything is filled in."""
    values: dict[str, Any] = {
        "id": "bcdfghjk",
        "guide": "session",
        "language": "nl",
        "date": dt.date(2026, 11, 23),
        "created": dt.datetime(2026, 11, 23, 16, 42, tzinfo=AMSTERDAM),
        "updated": dt.datetime(2026, 11, 23, 16, 51, 7, tzinfo=AMSTERDAM),
        "guide_title": "Na een sessie",
        "status": "finished",
        "organisation": "Gemeente Waterland",
        "trajectory": "Team Vergunningen",
        "help_question": "Hoe laat ik los?",
        "step": "close",
        "answers": [
            Answer(
                "what_happened",
                "Wat gebeurde er",
                "Wat gebeurde er, en wat deed jij?",
                "Stilte.\nToen kwam het los.",
            ),
            Answer("pull", "Waar trok het?", "Waar trok het?", ""),
        ],
        "placement": Placement(2, 0, 4, None, "De notitie lag er al."),
        "mirror": Mirror(
            label="adviser",
            strength="likely",
            rules="3f2a",
            scores={"adviser": 2.5, "coach": -0.25},
            read_at=dt.datetime(2026, 11, 23, 16, 50, tzinfo=AMSTERDAM),
            recognised="partly",
            why="ja en nee",
            counter_question="Wie weet dit al?",
            counter_answer="Marian.",
            dropped=[Dropped("what_happened", "een notitie", "adviser-report")],
        ),
        "audience": {"default": "assignment", "pull": "private"},
        "comments": [
            Comment(
                "c7f3",
                "Wat deed die stilte met jou?",
                part="what_happened",
                quote="Stilte.",
                author="M. de Wit",
                made=dt.datetime(2026, 11, 24, 9, 5, tzinfo=AMSTERDAM),
                state="answered",
                reply="Ik werd er onrustig van.",
            )
        ],
        "themes": [
            NotedTheme("volle weken", "work_pressure"),
            NotedTheme("leiderschap", "leadership", "no"),
        ],
        "outcomes": [Outcome("next_step", "let_go", "Marian belde zelf.", dt.date(2026, 12, 2))],
        "insight": "Eerst vragen.",
        "next_step": "Marian bellen",
        "next_date": dt.date(2026, 12, 1),
    }
    return Reflection(**(values | changes))


PIECES = [
    '"', '""', '"""', '""""', "'''", "\\", "\\n", '\\"', "\\u0041", "\n", "\n\n\n", " ", "   ",
    "\t", "\r\n", "\r",
    "[x]", "[/", "[[answers]]\n", 'text = "', "#", "=", "{", "é", "e\u0301", "😀",
    "👩‍👩‍👧", "\u0085", "\u2028", "\u2029", "\ufeff", "\x00", "\x1b[31m", "\x1b]0;x\x07", "\u202e",
    "\ud800", "\x7f", "\x0c", "x" * 3000, "Vanmiddag met de teamleiders gezeten. ",
]  # fmt: skip

texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=20)), max_size=12).map("".join)

_keys = st.one_of(st.sampled_from(["new", "a b", "", "é", '"', "x.y", "-"]), st.text(max_size=5))
_moments = st.datetimes(
    dt.datetime(2, 1, 1),
    dt.datetime(9998, 12, 31),
    timezones=st.sampled_from(
        [dt.UTC, AMSTERDAM, dt.timezone(dt.timedelta(hours=-9, minutes=-30))]
    ),
)
_scalars = st.one_of(
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.text(max_size=10),
    st.sampled_from(["a\r\nb", "\r", "a\nb", "x" * 120]),
    st.dates(),
    st.times(),
    st.datetimes(),
    _moments,
)


def _inside(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.lists(values, max_size=3), st.dictionaries(_keys, values, max_size=3))


_values = st.recursive(_scalars, _inside, max_leaves=6)


def unknown(known: Callable[[], object]) -> st.SearchStrategy[dict[str, Any]]:
    """Keys and values of any TOML type that the part `known` does not have itself."""
    names = set(known.__dataclass_fields__)  # type: ignore[attr-defined]
    keys = _keys.filter(lambda key: key not in names)
    return st.dictionaries(keys, _values, max_size=3)


_lines = texts.map(lambda text: " ".join(text.split()))
_degree = st.none() | st.integers(0, 5)


@st.composite
def reflections(draw: st.DrawFn, extras: bool = True) -> Reflection:
    """Any reflection; with `extras` also keys of which this version knows nothing."""

    def extra(part: Callable[[], object]) -> dict[str, Any]:
        return draw(unknown(part)) if extras else {}

    return made(
        created=draw(_moments),
        updated=draw(_moments),
        date=draw(st.dates()),
        status=draw(st.sampled_from(["draft", "finished"])),
        organisation=draw(_lines),
        help_question=draw(texts),
        answers=[
            Answer(f"q{n}", draw(_lines), draw(texts), draw(texts), extra(Answer))
            for n in range(draw(st.integers(0, 3)))
        ],
        placement=Placement(
            *(draw(_degree) for _ in range(4)), draw(texts), extra(Placement)
        ),
        mirror=Mirror(
            label=draw(st.sampled_from(["", "coach", "unclear"])),
            scores=draw(st.dictionaries(_keys, st.floats(-1e6, 1e6), max_size=3)),
            read_at=draw(st.none() | _moments),
            why=draw(texts),
            dropped=[
                Dropped(f"q{n}", draw(texts), "r", extra(Dropped))
                for n in range(draw(st.integers(0, 2)))
            ],
            extra=extra(Mirror),
        ),
        audience=draw(st.dictionaries(st.sampled_from(PARTS), st.sampled_from(AUDIENCES))),
        comments=[
            Comment(
                f"c{n}", draw(texts), draw(_lines),
                draw(st.sampled_from(["comment", "suggestion"])), quote=draw(texts),
                made=draw(st.none() | _moments), reply=draw(texts), reply_to=draw(_lines),
                extra=extra(Comment),
            )
            for n in range(draw(st.integers(0, 2)))
        ],
        themes=[
            NotedTheme(
                draw(_lines), draw(_lines), draw(st.sampled_from(["yes", "no"])),
                extra(NotedTheme),
            )
            for _ in range(draw(st.integers(0, 2)))
        ],
        outcomes=[
            Outcome(
                f"q{n}", draw(st.sampled_from(["done", "changed", "let_go"])), draw(texts),
                draw(st.none() | st.dates()), extra(Outcome),
            )
            for n in range(draw(st.integers(0, 2)))
        ],
        insight=draw(texts),
        next_date=draw(st.none() | st.dates()),
        next_when=draw(_lines),
        minutes=draw(st.none() | st.integers(1, 100_000)),
        extra=extra(Reflection),
    )  # fmt: skip


def saved(store: Store, **changes: object) -> Opened:
    """A reflection that is on disk."""
    opened = store.new(made(**changes))
    store.save(opened)
    return opened

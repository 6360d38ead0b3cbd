"""Reflections at a glance for the tests of what many of them show."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from orgcoach_tui.guide.model import ROLES
from orgcoach_tui.journal.glance import Glance, glance
from orgcoach_tui.journal.model import Mirror, Placement, Reflection
from tests.journal.made import made

FIRST = dt.date(2024, 1, 1)


def mirror(first: str, **more: Any) -> Mirror:
    """The mirror of a text in which `first` comes first: a role, "middle", "several", "" or none."""
    labels = {
        "middle": ("balanced", "between"),
        "several": ("balanced", "hats"),
        "": ("unclear", ""),
    }
    label, balance = labels.get(first, (first, ""))
    return Mirror(
        **({"label": label, "balance": balance, "strength": "likely", "rules": "a"} | more)
    )


def placement(first: str) -> Placement:
    """A placement that puts `first` first; "several": two the same, "": nothing filled in."""
    if first == "":
        return Placement()
    if first == "several":
        return Placement(4, 4, 1, 0)
    return Placement(**{role: 4 if role == first else 1 for role in ROLES})


def reflection(n: int, words: str = "coach", own: str = "coach", **changes: Any) -> Reflection:
    """The n-th in a row of days; no answers, goals or steps but those in `changes`."""
    values = {
        "id": f"r{n:04}",
        "date": FIRST + dt.timedelta(days=n),
        "answers": [],
        "themes": [],
        "outcomes": [],
        "insight": "",
        "next_step": "",
        "placement": placement(own),
        "mirror": mirror(words),
        "organisation": "Waterland",
        "trajectory": "",
    }
    return made(**(values | changes))


def seen(reflections: Sequence[Reflection]) -> list[Glance]:
    return [glance(Path(f"{one.id}.toml"), one) for one in reflections]


firsts = st.sampled_from([*ROLES, "middle", "several", ""])


@st.composite
def practices(draw: st.DrawFn, most: int = 40) -> list[Reflection]:
    """Any practice of up to `most` reflections, drafts and unnamed places among them."""
    return [
        reflection(
            n,
            draw(firsts),
            draw(st.sampled_from([*ROLES, "several", ""])),
            organisation=draw(st.sampled_from(["", "A", "B"])),
            trajectory=draw(st.sampled_from(["", "x", "y"])),
            status=draw(st.sampled_from(["finished", "finished", "draft"])),
        )
        for n in range(draw(st.integers(0, most)))
    ]

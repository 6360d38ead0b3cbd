"""What the screens look like, kept as pictures: every stop of the tour, a change of one word fails.

After a change that was meant, one command draws them anew:

    pytest tests/tui/test_pictures.py --snapshot-update

Look at what changed in `__snapshots__` before you keep it; a browser shows the pictures. The clock
stands still, and the mirror reads by a few rules of its own, so that a better rule changes none.
"""

import datetime as dt
import re
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
import time_machine
from filelock import FileLock
from pytest_textual_snapshot import SVGImageExtension
from syrupy.assertion import SnapshotAssertion

from orgcoach_tui.journal import model
from orgcoach_tui.mirror import counterweight, reading
from orgcoach_tui.rules import compile_rules
from tests.tui.conftest import MakeApp
from tests.tui.still import still
from tests.tui.tour import tour

NOW = dt.datetime(2026, 11, 24, 16, 42, tzinfo=dt.UTC)
MACHINE = re.compile(r"(?<!~)/(?:home|root|Users|work)/")  # folders that no picture may name
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its paths look otherwise")
HOMES = Path("/tmp/orgcoach-pictures")
SIZES = {"120x40": (120, 40), "80x24": (80, 24), "60x20": (60, 20)}
LANGUAGES = {"nl": "nl_NL.UTF-8", "en": "en_GB.UTF-8"}
EVERY = [("80x24", "nl"), ("80x24", "en")]
# The other sizes have these: where what is shown changes with the room there is.
SOME = [("120x40", "nl"), ("60x20", "nl")]
MAIN = {
    "welcome",
    "home: empty",
    "home: a reflection",
    "begin: earlier names",
    "question: deeper",
    "question: menu",
    "roles",
    "mirror",
    "quotes",
    "response",
    "close",
    "settings",
    "palette",
    "help: question",
    "banner: not saved",
}
# And these in the other themes too.
THEMED = {"home: a reflection", "roles", "mirror"}

# The lexicon reads for these, and will read better: no picture of them is kept.
READ = ("themes", "lenses")

RULES = {
    "nl": {
        "adviser": ("raad geven", ["aangeraden", "adviesrapport", "advies"]),
        "coach": ("vragen en luisteren", ["gevraagd", "doorgevraagd", "geluisterd"]),
        "trainer": ("een training geven", ["training"]),
    },
    "en": {
        "adviser": ("giving advice", ["recommended", "advisory report", "advice"]),
        "coach": ("asking and listening", ["asked", "listened"]),
        "trainer": ("giving a training", ["training"]),
    },
}


def _few_rules(language: str, **_how: object) -> Any:
    files = []
    for role, (act, words) in RULES[language].items():
        rule = {
            "id": f"{role}.one",
            "act": act,
            "weight": 3.0,
            "reason": f"{act.capitalize()}.",
            "patterns": words,
            "match": words,
        }
        files.append((role, {"language": language, "role": role, "rule": [rule]}))
    return compile_rules(language, files)


@pytest.fixture(autouse=True)
def _always_the_same(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[None]:
    """The clock, what is random, the rules, and where the files are: paths are shown too."""
    parts = request.node.callspec.params.values() if hasattr(request.node, "callspec") else ()
    home = HOMES / "-".join(map(str, parts))
    HOMES.mkdir(exist_ok=True)
    with FileLock(f"{home}.lock"):  # somebody else on this machine may be at it
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir()
        monkeypatch.setenv("HOME", str(home))
        monkeypatch.setenv("ORGCOACH_HOME", str(home / "orgcoach"))
        with _standing_still(monkeypatch):
            yield
        shutil.rmtree(home)


@contextmanager
def _standing_still(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    monkeypatch.setattr(reading, "rule_set", _few_rules)
    monkeypatch.setattr("orgcoach_tui.tui.widgets.reading.rule_set", _few_rules)
    asked = counterweight.questions  # which ones goes by the id, and so by how many there were
    monkeypatch.setattr(
        counterweight,
        "questions",
        lambda *about, **how: asked(*about, **(how | {"turn": "picture"})),
    )
    ids = (f"picture{n}" for n in count())
    numbers = (
        count()
    )  # part of the names in the bin, by which what came in at one moment is ordered
    with (
        time_machine.travel(NOW, tick=False),
        mock.patch.object(model, "new_id", side_effect=ids),
        mock.patch("os.urandom", lambda size: next(numbers).to_bytes(size, "big")),
    ):
        yield
    monkeypatch.undo()
    time.tzset()


class Small(SVGImageExtension):
    """Without what Textual says about fonts on the network, which is the same in every picture."""

    def serialize(self, data: Any, **kwargs: Any) -> Any:
        lean = re.sub(r"\s*(?:@font-face\s*\{.*?\}|<!--.*?-->)", "", data, flags=re.S)
        return super().serialize(lean, **kwargs)


@pytest.mark.parametrize(("size", "language"), [*EVERY, *SOME])
async def test_picture(
    make_app: MakeApp,
    snapshot: SnapshotAssertion,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    size: str,
    language: str,
) -> None:
    kept = snapshot.use_extension(Small)
    monkeypatch.setenv("LANG", LANGUAGES[language])
    app = make_app(start="home", language="", light=False)
    app.animation_level = "none"
    other: list[str] = []

    def compare(stop: str) -> None:
        name = re.sub(r"\W+", "-", stop)
        picture = app.export_screenshot(title="orgcoach")
        assert not MACHINE.search(picture), stop
        if picture != kept(name=name):
            other.append(stop)
            (tmp_path / f"{name}.svg").write_text(picture, "utf-8")

    async with app.run_test(size=SIZES[size]) as pilot:
        async for stop in tour(pilot):
            if stop.startswith(READ):
                continue
            if (size, language) in EVERY or stop in MAIN:
                compare(stop)
            if stop in THEMED and (size, language) == EVERY[0]:
                for theme in ("light", "contrast"):
                    app.theme = f"orgcoach-{theme}"
                    await still(pilot)
                    compare(f"{stop} {theme}")
                app.theme = "orgcoach-dark"
                await still(pilot)
    assert not other, f"as they are now, in {tmp_path}: {', '.join(other)}"

import json
import sys
from collections.abc import Callable

import pytest

from orgcoach_tui.journal import lists
from orgcoach_tui.journal.model import Reflection
from tests.cli.conftest import Ran
from tests.hostile import HARMLESS, HOSTILE

Run = Callable[..., Ran]
Keep = Callable[..., Reflection]


@pytest.fixture(params=["files", "index"], autouse=True)
def both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "index":
        monkeypatch.setattr(lists, "_MANY", 0)


def test_nothing_to_find(orgcoach: Run, keep: Keep) -> None:
    assert orgcoach("search", "anything").code == 1
    keep()
    ran = orgcoach("search", "anything")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "Nothing found. Fewer or shorter words find more.\n"
    assert orgcoach("search").code == 2


def test_where_the_words_stand(orgcoach: Run, keep: Keep) -> None:
    made = keep("It was about her workload, mostly.", organisation="Café Alder", trajectory="B")
    keep("Something else.")
    ran = orgcoach("search", "LOAD", "cafe")
    assert ran.out.splitlines() == [
        f"2026-03-14  {made.id}  Café Alder  B",
        "   Organisation: Café Alder",
        "   What happened: It was about her workload, mostly.",
    ]


def test_a_phrase_and_a_number(orgcoach: Run, keep: Keep) -> None:
    for _ in range(3):
        keep("I asked her what she wanted.")
    assert orgcoach("search", '"asked her"').out.count("2026-03-14") == 3
    assert orgcoach("search", '"her asked"').code == 1
    assert orgcoach("search", "asked", "--most", "2").out.count("2026-03-14") == 2


def test_bold_on_a_terminal_only(
    orgcoach: Run, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    from orgcoach_tui.cli.search import _shown
    from orgcoach_tui.journal.words import Excerpt

    excerpt = Excerpt("x", "her workload.", ((8, 12),))
    assert _shown(excerpt) == "her workload."
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert _shown(excerpt) == "her work\x1b[1mload\x1b[0m."
    monkeypatch.setenv("NO_COLOR", "")
    assert _shown(excerpt) == "her workload."


def test_json(orgcoach: Run, keep: Keep) -> None:
    made = keep("Her workload.", organisation="Alder")
    ran = orgcoach("search", "load", "--format", "json")
    assert ran.out.isascii()
    [hit] = json.loads(ran.out)
    assert hit.pop("path").endswith(f"{made.id}.toml")
    assert hit == {
        "id": made.id,
        "date": "2026-03-14",
        "organisation": "Alder",
        "trajectory": "",
        "excerpts": [{"part": "What happened", "text": "Her workload.", "marks": [[8, 12]]}],
    }


def test_hostile_words(orgcoach: Run, keep: Keep) -> None:
    keep(HOSTILE, organisation=HOSTILE)
    assert HARMLESS in orgcoach("search", "script").out
    assert orgcoach("search", "\x1b[31m").code == 1

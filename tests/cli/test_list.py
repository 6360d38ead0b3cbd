import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.journal.store import Store
from tests.cli.conftest import Ran
from tests.hostile import HARMLESS, HOSTILE

Run = Callable[..., Ran]
Keep = Callable[..., Reflection]


def test_nothing_yet(orgcoach: Run) -> None:
    ran = orgcoach("list", "--language", "nl")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "Hier staat nog niets. Met `orgcoach new` begin je een reflectie.\n"


def test_newest_first_in_columns(orgcoach: Run, keep: Keep) -> None:
    old = keep(date=dt.date(2026, 1, 5), organisation="Alder House", trajectory="Bridget")
    new = keep(date=dt.date(2026, 2, 6), organisation="日本", status="finished")
    head, first, second = orgcoach("list").out.splitlines()
    assert head.split() == ["Date", "Id", "Organisation", "Trajectory", "Guide", "Status"]
    assert first.split() == ["2026-02-06", new.id, "日本", "After", "a", "session", "finished"]
    assert second.startswith(f"2026-01-05  {old.id}  Alder House   Bridget     After a session  ")
    assert second.index("After") == head.index("Guide")
    assert first.index("After") == head.index("Guide") - 2  # two characters that take four cells


def test_one_organisation_however_it_is_typed(orgcoach: Run, keep: Keep) -> None:
    keep(organisation="Café Noord")
    keep(organisation="Elsewhere")
    ran = orgcoach("list", "--organisation", "cafe")
    assert "Café Noord" in ran.out
    assert "Elsewhere" not in ran.out
    assert "Nothing by that name" in orgcoach("list", "--organisation", "zzz").err


def test_damaged_files_are_listed_and_left(
    orgcoach: Run, keep: Keep, damage: Callable[[str], Path]
) -> None:
    good = keep()
    file = damage('schema = 1\nid = "x\nsecret words')
    before = file.read_bytes()
    ran = orgcoach("list", "--organisation", good.organisation or "zzz")
    assert ran.code == 0
    assert "! 2026-02-02-dmgd2345.toml: line 2, " in ran.out
    assert "secret" not in ran.out + ran.err
    assert file.read_bytes() == before
    assert good.id in orgcoach("list").out


def test_hostile_names(orgcoach: Run, keep: Keep) -> None:
    keep(organisation=HOSTILE, trajectory=HOSTILE, guide_title=HOSTILE)
    assert orgcoach("list").out.count(HARMLESS) == 3


def test_json(orgcoach: Run, keep: Keep, damage: Callable[[str], Path]) -> None:
    kept = keep("één twee drie", organisation="Ö\x1b[1m", status="finished")
    damage("")
    ran = orgcoach("list", "--format", "json")
    assert ran.out.isascii()
    good, damaged = json.loads(ran.out)
    assert good.pop("path").endswith(f"2026-03-14-{kept.id}.toml")
    for moment in ("created", "updated"):
        assert dt.datetime.fromisoformat(good.pop(moment)).tzinfo
    assert good == {
        "id": kept.id,
        "date": "2026-03-14",
        "organisation": "Ö",
        "trajectory": "",
        "guide": "session",
        "guide_title": "After a session",
        "language": "en",
        "status": "finished",
        "words": 3,
        "problem": None,
    }
    assert set(damaged) == {"path", "date", "problem"}
    assert damaged["problem"]["what"] == "the file is empty"


def test_json_of_nothing(orgcoach: Run) -> None:
    assert orgcoach("list", "--format", "json").out == "[]\n"


def test_a_sync_tools_copy_is_not_a_second_reflection(
    orgcoach: Run, keep: Keep, journal: Store
) -> None:
    made = keep()
    original = journal.find(made.id)
    copy = original.with_name(f"{original.stem} (conflicted copy 2026-03-15).toml")
    copy.write_bytes(original.read_bytes())
    said = orgcoach("list").out
    assert said.count(made.id) == 2
    assert "1 file is another version of a reflection" in said
    assert f"~ {copy.name}" in said
    first, second = json.loads(orgcoach("list", "--format", "json").out)
    assert "conflict_of" not in first
    assert second["conflict_of"] == str(original)


def test_only_the_newest(orgcoach: Run, keep: Keep) -> None:
    for day in range(1, 6):
        keep(date=dt.date(2026, 1, day))
    said = orgcoach("list", "--newest", "2").out
    assert [line[:10] for line in said.splitlines()[1:]] == ["2026-01-05", "2026-01-04"]

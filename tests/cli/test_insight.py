"""`orgcoach insight`: what was counted, as text, in words, as data and as a page."""

import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from orgcoach_tui.journal import toml
from orgcoach_tui.journal.model import Answer, Reflection
from orgcoach_tui.journal.store import Store
from tests.cli.conftest import Ran
from tests.insight.made import reflection
from tests.insight.test_drift import moved

Run = Callable[..., Ran]


def put(journal: Store, *made: Reflection) -> None:
    """Straight into its files: their dates stay what they are."""
    for one in made:
        path = journal.reflections / str(one.date.year) / f"{one.date}-{one.id}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(toml.dumps(one), "utf-8")


def data(ran: Ran) -> Any:
    assert ran.code == 0
    return json.loads(ran.out)


def test_nothing_written_is_told_as_such(orgcoach: Run) -> None:
    ran = orgcoach("insight", "--language", "en")
    assert ran.code == 0
    assert "Reflections: 0" in ran.out
    assert "Below 12 nothing is said of a shift" in " ".join(ran.out.split())


def test_a_drift_with_the_reflections_behind_it(orgcoach: Run, journal: Store) -> None:
    put(journal, *moved(30, 12))
    said = " ".join(orgcoach("insight", "--language", "nl").out.split())
    assert (
        "In elk van de laatste 12 reflecties bij ‘Waterland’ gaat in je woorden de expertadviseur "
        "voorop; in de 30 daarvoor nooit. Daarvoor wisselde het. Het begint bij de reflectie van "
        "31 januari 2024."
    ) in said
    [drift] = data(orgcoach("insight", "--format", "json"))["drift"]["found"]
    assert drift["behind"] == [f"r{n:04}" for n in range(30, 42)]
    assert (drift["role"], drift["times"], drift["times_before"]) == ("adviser", 12, 0)


def test_pictures_stand_on_one_scale_and_can_be_read_in_words(
    orgcoach: Run, journal: Store
) -> None:
    put(journal, *(reflection(n, own="adviser" if n == 2 else "coach") for n in range(3)))
    drawn = orgcoach("insight", "--language", "en").out
    assert re.search(r"coach  ▇▇▂\n +441\n", drawn)
    assert re.search(r"expert adviser  ▂▂▇\n +114\n", drawn)
    plain = orgcoach("insight", "--language", "en", "--plain").out
    assert not set(plain) & set("▁▂▃▄▅▆▇█")
    assert "- 3 Jan 2024: Coach 1, Trainer 1, Adviser 4, Change 1" in plain


def test_one_organisation_and_a_period(orgcoach: Run, journal: Store) -> None:
    put(journal, *(reflection(n, organisation=["Water", "Zaag"][n % 2]) for n in range(8)))
    asked = ("--format", "json", "--since", "2024-01-02", "--until", "2024-01-06")
    found = data(orgcoach("insight", "wat", *asked))
    assert found["organisation"] == "Water"
    assert [one["id"] for one in found["series"]] == ["r0002", "r0004"]
    assert orgcoach("insight", "a").code == 1, "both have it"
    assert orgcoach("insight", "niets").code == 1
    assert orgcoach("insight", "--since", "ooit").code == 1


def test_a_trajectory_is_in_one_organisation(orgcoach: Run, journal: Store) -> None:
    here = {"trajectory": "Team"}
    put(journal, reflection(1, **here), reflection(2, organisation="Zorg", **here))
    assert orgcoach("insight", "--trajectory", "team").code == 1
    found = data(orgcoach("insight", "zorg", "--trajectory", "team", "--format", "json"))
    assert (found["organisation"], found["trajectory"], found["reflections"]) == ("Zorg", "Team", 1)


def test_a_new_name_is_followed_and_what_is_deleted_is_gone(orgcoach: Run, journal: Store) -> None:
    put(journal, *(reflection(n, organisation="A" if n else "B") for n in range(3)))
    journal.rename_organisation("A", "B")
    found = data(orgcoach("insight", "B", "--format", "json"))
    assert found["reflections"] == 3
    journal.delete(journal.find("r0001"))
    assert data(orgcoach("insight", "--format", "json"))["own_first"] == {"coach": 2}


def test_damaged_files_are_told_and_nothing_of_them_is_counted(
    orgcoach: Run, journal: Store, damage: Callable[[str], Path]
) -> None:
    put(journal, reflection(1))
    damage('organisation = "geheim')
    ran = orgcoach("insight", "--language", "en")
    assert "1 file could not be read" in ran.out
    assert "Reflections: 1" in ran.out
    assert "geheim" not in ran.out + ran.err


def test_the_rules_of_today_beside_what_was_shown(orgcoach: Run, journal: Store) -> None:
    answer = Answer(
        "what_happened", "Wat", "Wat?", "Ik heb een rapport geschreven met advies. " * 4
    )
    put(journal, *(reflection(n, "coach", answers=[answer]) for n in range(4)))
    before = (journal.find("r0001")).read_bytes()
    found = data(orgcoach("insight", "--reread", "--format", "json"))
    assert found["words_first"] == {"adviser": 4}
    assert found["series"][0]["shown"]["first"] == "coach"
    assert found["series"][0]["today"]["rules"] != "a"
    assert journal.find("r0001").read_bytes() == before, "nothing is stored"
    assert "As it was shown then" in orgcoach("insight", "--reread", "--language", "en").out


def test_a_page_that_loads_nothing(orgcoach: Run, journal: Store) -> None:
    put(journal, *(reflection(n, next_step="<b>Bellen</b>") for n in range(3)))
    page = orgcoach("insight", "--format", "html").out
    assert page.startswith("<!doctype html>")
    assert "<svg" in page
    assert "&lt;b&gt;Bellen" in page
    assert "http" not in page.replace("http-equiv", "")


@pytest.mark.parametrize("command", ["goals", "steps"])
def test_what_is_open_and_what_came_of_it(orgcoach: Run, journal: Store, command: str) -> None:
    goal = Answer("own_development", "Je eigen leervraag", "Wat?", "Stiltes laten.")
    put(journal, *(reflection(n, answers=[goal], next_step="Bellen") for n in (1, 2)))
    words = {"goals": "Stiltes laten.", "steps": "Bellen"}[command]
    listed = orgcoach(command).out
    assert listed.count(words) == 2
    assert listed.index("r0002") < listed.index("r0001")
    assert orgcoach(command, "let-go", "r0002", "te", "druk").code == 0
    rows = data(orgcoach(command, "list", "--format", "json", "--all"))
    assert [(row["id"], row["state"], row["why"]) for row in rows] == [
        ("r0002", "let_go", "te druk"),
        ("r0001", "open", ""),
    ]
    assert rows[0]["on"] == dt.date.today().isoformat()
    assert "r0002" not in orgcoach(command).out
    assert "losgelaten" in orgcoach(command, "list", "--all", "--language", "nl").out
    assert orgcoach(command, "reopen", "r0002").code == 0
    assert orgcoach(command).out == listed


@pytest.mark.parametrize("command", ["goals", "steps"])
def test_where_there_is_none(orgcoach: Run, journal: Store, command: str) -> None:
    ran = orgcoach(command)
    assert (ran.code, ran.out) == (0, "")
    put(journal, reflection(1))
    assert orgcoach(command, "done", "r0001").code == 1
    assert orgcoach(command, "done", "nothere").code == 1


def test_steps_at_one_organisation(orgcoach: Run, journal: Store) -> None:
    put(
        journal,
        reflection(1, next_step="Bellen", next_when="na de vakantie", next_date=None),
        reflection(2, organisation="Zorg", next_step="Meelopen"),
    )
    out = orgcoach("steps", "list", "--organisation", "water").out
    assert "Bellen (na de vakantie)" in out
    assert "Meelopen" not in out


def test_a_quote_of_one_of_several(orgcoach: Run, journal: Store) -> None:
    answers = [[Answer("what_happened", "Wat", "Wat?", f"Zin {n}.")] for n in range(3)]
    put(journal, *(reflection(n, answers=one) for n, one in enumerate(answers)))
    asked = ("export", "--organisation", "water", "--form", "summary", "--preview")
    out = orgcoach(*asked, "--quote", "r0001:1.1").out
    assert "> Zin 1." in out
    assert "Zin 2." not in out
    assert "> Zin 2." in orgcoach(*asked, "--quote", "1.1").out

"""What the trajectories share: seen by the coach, proposed apart, and honest about few texts."""

import datetime as dt

from orgcoach_tui import i18n
from orgcoach_tui.insight.theme_grid import FEW, Grid, grid
from orgcoach_tui.insight.themes import lexicon_of
from orgcoach_tui.journal.model import Answer, NotedTheme, Reflection
from tests.journal.made import made

SEEN = [NotedTheme("volle weken", "work_pressure")]


def one(trajectory: str, text: str = "Iets.", day: int = 1, **changes: object) -> Reflection:
    values: dict[str, object] = {
        "id": f"{trajectory}{day}", "trajectory": trajectory, "themes": [],
        "date": dt.date(2026, 3, day), "answers": [Answer("what_happened", text=text)],
    }  # fmt: skip
    return made(**(values | changes))


def of(*reflections: Reflection) -> Grid:
    return grid(reflections, lexicon_of)


def test_themes_by_trajectory_with_their_words() -> None:
    found = of(
        one("A", "De werkdruk is hoog.", themes=SEEN),
        one("B", "Werkdruk.", 2, themes=SEEN),
        one("C", "Het is overvol.", 3),
        one("D", "Rust.", 4),
    )
    (row,) = found.rows
    assert (row.name, row.said) == ("volle weken", "Comes back in 2 of 4 trajectories.")
    assert found.trajectories == ("A", "B", "C", "D")
    assert [q.text for q in row.cells["A"].seen[0].quotes] == ["werkdruk"]
    assert row.cells["C"].seen == ()
    assert [s.reflection.id for s in row.cells["C"].proposed] == ["C3"]
    assert "D" not in row.cells
    assert found.few == ""
    assert found.question.endswith("?")


def test_what_is_proposed_only_stands_apart_and_claims_nothing() -> None:
    found = of(one("A", "De werkdruk is hoog."), one("B", "Verandermoe."))
    assert found.rows == ()
    assert {row.name: row.said for row in found.proposed} == {"werkdruk": "", "verandermoeheid": ""}


def test_a_no_is_not_proposed() -> None:
    refused = [NotedTheme("werkdruk", "work_pressure", "no")]
    assert of(one("A", "De werkdruk is hoog.", themes=refused)).proposed == ()


def test_an_own_theme_shows_where_its_name_stands() -> None:
    found = of(one("A", "De koers is zoek.", themes=[NotedTheme("Koers")]))
    assert [q.text for q in found.rows[0].cells["A"].seen[0].quotes] == ["koers"]
    unnamed = of(one("A", "Iets.", themes=[NotedTheme("Koers")]))
    assert unnamed.rows[0].cells["A"].seen[0].quotes == ()


def test_the_same_theme_twice_in_a_trajectory_is_one_trajectory() -> None:
    found = of(one("A", themes=SEEN), one("A", day=2, themes=SEEN), one("B", day=3))
    assert found.rows[0].said == "In one of 2 trajectories."
    assert len(found.rows[0].cells["A"].seen) == 2


def test_without_trajectories_reflections_are_counted() -> None:
    found = of(one("", themes=SEEN), one("", day=2), one("", day=3))
    assert found.rows[0].said == "In one of 3 reflections."


def test_beside_named_trajectories() -> None:
    assert (
        of(one("", themes=SEEN), one("A", day=2)).rows[0].said == "Only outside the trajectories."
    )
    assert of(one("A", themes=SEEN)).rows[0].said == "In the only trajectory there is."


def test_few_texts_are_called_few() -> None:
    assert of().few == "There is no text here yet."
    assert "one text" in of(one("A")).few
    assert "2 texts" in of(one("A"), one("B")).few
    assert of(*(one("A", day=n + 1) for n in range(FEW))).few == ""


def test_an_empty_reflection_is_no_text() -> None:
    assert of(one("A", "", themes=SEEN)).texts == 0


ENGLISH = "They are swamped and the workload is too high for the team in this house."


def test_one_theme_in_two_languages_is_one_theme() -> None:
    i18n.use("nl")
    found = of(one("A", ENGLISH), one("B", "De werkdruk is hoog en dat zeggen ze allemaal.", 2))
    (row,) = found.proposed
    assert row.name == "werkdruk"
    assert set(row.cells) == {"A", "B"}
    noted = of(
        one("A", ENGLISH, themes=[NotedTheme("work pressure", "work_pressure")]),
        one("B", "Iets.", 2, themes=[NotedTheme("werkdruk", "work_pressure")]),
        one("C", "De werkdruk is hoog, zegt iedereen hier in het huis.", 3),
    )
    (row,) = noted.rows
    assert (row.name, noted.proposed) == ("werkdruk", ())
    assert (len(row.cells["A"].seen), len(row.cells["B"].seen)) == (1, 1)
    assert len(row.cells["C"].proposed) == 1

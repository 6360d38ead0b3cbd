"""`orgcoach insight --themes --lenses`: what was read in the texts, on the page and as data."""

import json
from collections.abc import Callable
from pathlib import Path

from orgcoach_tui.journal.model import Answer, NotedTheme, Reflection
from orgcoach_tui.journal.store import Store
from tests.cli.conftest import Ran
from tests.cli.test_insight import put
from tests.insight.made import reflection

Run = Callable[..., Ran]


def one(n: int, trajectory: str, text: str, **changes: object) -> Reflection:
    values: dict[str, object] = {
        "organisation": "Alder House", "trajectory": trajectory, "themes": [], "language": "en",
        "answers": [Answer("what_happened", text=text)],
    }  # fmt: skip
    return reflection(n, **(values | changes))


def practice(journal: Store) -> None:
    put(
        journal,
        one(
            1,
            "North",
            "The workload is too high.",
            themes=[NotedTheme("full weeks", "work_pressure")],
        ),
        one(2, "South", "They are all exhausted. The director was there with the team leaders."),
        one(3, "South", "Nothing much."),
    )


def test_themes_on_the_page(orgcoach: Run, journal: Store) -> None:
    practice(journal)
    ran = orgcoach("insight", "alder", "--themes", "--language", "en")
    assert ran.code == 0
    said = " ".join(ran.out.split())
    assert "full weeks: in one of 2 trajectories." in said
    assert "There are 3 texts here. That is little to see a pattern in." in said
    assert "North: ‘The workload is too high.’" in said
    assert "South: ‘They are all exhausted.’" in said
    assert "Which of this is not only theirs, but also the organisation’s?" in said
    assert "Who is heard" not in said


def test_lenses_on_the_page(orgcoach: Run, journal: Store) -> None:
    practice(journal)
    ran = orgcoach("insight", "--lenses", "--language", "en")
    said = " ".join(ran.out.split())
    assert "person finally responsible: one place" in said
    assert "Are you leaving somebody out of the picture on purpose?" in said
    assert "Offering" not in said  # there is no answer to question 3
    assert "Steering and letting them steer" in said
    assert "What the trajectories share" not in said


def test_as_data(orgcoach: Run, journal: Store) -> None:
    practice(journal)
    ran = orgcoach("insight", "--themes", "--lenses", "--format", "json", "--language", "en")
    data = json.loads(ran.out)
    (row,) = data["themes"]["rows"]
    assert (row["name"], list(row["seen"]), list(row["proposed"])) == (
        "full weeks", ["North"], ["South"],
    )  # fmt: skip
    (quote,) = row["seen"]["North"][0]["quotes"]
    assert (quote["text"], quote["start"], quote["end"]) == ("workload", 4, 12)
    heard = next(lens for lens in data["lenses"] if lens["lens"] == "heard")
    assert "invisible_client" in heard["missing"]
    assert "themes" not in json.loads(orgcoach("insight", "--format", "json").out)


def test_a_theme_of_ones_own(orgcoach: Run, journal: Store, tmp_path: Path) -> None:
    folder = tmp_path / "home" / "config" / "themes"
    folder.mkdir(parents=True)
    (folder / "own.toml").write_text('id = "own"\nname = "nothing"\npatterns = ["nothing much"]\n')
    practice(journal)
    ran = orgcoach("insight", "alder", "--themes", "--language", "en")
    assert "South: ‘Nothing much.’" in " ".join(ran.out.split())


def test_themes_are_of_one_organisation(orgcoach: Run, journal: Store) -> None:
    practice(journal)
    put(journal, one(4, "Desk", "Workload.", organisation="Brackwater"))
    ran = orgcoach("insight", "--themes", "--language", "en")
    assert ran.code != 0
    assert "Name it." in ran.err
    assert orgcoach("insight", "brack", "--themes", "--format", "html").code == 0

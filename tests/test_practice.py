"""The made-up practice: the same in every language, whole, and as the guides ask."""

import datetime as dt
import tomllib

import pytest

from orgcoach_tui.guide.folder import prompts
from orgcoach_tui.guide.load import guides
from orgcoach_tui.i18n import LANGUAGES
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.journal.toml import dumps, loads
from orgcoach_tui.practice import practice

TODAY = dt.date(2026, 11, 24)


def made(language: str) -> list[Reflection]:
    return list(practice(language, TODAY))


@pytest.mark.parametrize("language", LANGUAGES)
class TestPractice:
    def test_eight_reflections_over_months(self, language: str) -> None:
        found = made(language)
        assert len(found) == 8
        assert len({r.organisation for r in found}) == 2
        assert len({(r.organisation, r.trajectory) for r in found}) == 5
        days = [r.date for r in found]
        assert days == sorted(days)
        assert (days[-1] - days[0]).days > 120
        assert days[-1] < TODAY

    def test_all_guides_and_one_draft(self, language: str) -> None:
        found = made(language)
        assert {r.guide for r in found} == {"session", "assignment", "harvest"}
        assert [r.status for r in found].count("draft") == 1
        assert found[-1].status == "draft"
        by_id = {guide.id: guide for guide in guides(language)}
        for reflection in found:
            guide = by_id[reflection.guide]
            keys = [question.key for question in guide.questions]
            assert reflection.guide_title == guide.title
            answered = [answer.key for answer in reflection.answers]
            assert answered == (keys if reflection.status == "finished" else keys[:2])
            for answer in reflection.answers:
                question = guide.question(answer.key)
                assert question
                assert (answer.title, answer.question) == (question.title, question.question)
            placed = any(question.kind == "roles" for question in guide.questions)
            finished = reflection.status == "finished"
            assert len(reflection.placement.values()) == (4 if placed and finished else 0)
            assert bool(reflection.mirror.label) == (placed and finished)

    def test_it_can_be_saved_and_read(self, language: str) -> None:
        for reflection in made(language):
            assert loads(dumps(reflection)) == reflection

    def test_every_role_leads_once_and_two_together(self, language: str) -> None:
        first = []
        for reflection in made(language):
            values = reflection.placement.values()
            if values and reflection.guide == "session":
                most = max(values.values())
                first.append({role for role, value in values.items() if value == most})
        assert first == [
            {"coach"},
            {"adviser"},
            {"trainer"},
            {"change_manager"},
            {"coach", "adviser"},
        ]

    def test_what_the_words_lean_to_is_what_was_meant(self, language: str) -> None:
        labels = [(r.mirror.label, r.mirror.balance) for r in made(language) if r.mirror.label]
        assert labels == [
            ("coach", ""),
            ("adviser", ""),
            ("trainer", ""),
            ("change_manager", ""),
            ("balanced", "hats"),
            ("balanced", "between"),
        ]


def test_the_same_practice_in_every_language() -> None:
    """Other words, and all that is not words alike."""
    shapes = []
    for language in LANGUAGES:
        folder = prompts() / language / "demo"
        shape = {}
        for file in folder.glob("*.toml"):
            data = tomllib.loads(file.read_text("utf-8"))
            answers = [(answer["key"], answer["text"].count("\n\n")) for answer in data["answers"]]
            numbers = {key: value for key, value in data.items() if isinstance(value, int)}
            shape[file.name] = (list(data), answers, numbers, data.get("placement"), data["guide"])
        shapes.append(shape)
    assert all(shape == shapes[0] for shape in shapes)

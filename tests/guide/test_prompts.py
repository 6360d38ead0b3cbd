"""The shipped prompts: complete, parallel in both languages, and in the voice."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from orgcoach_tui.guide.folder import prompts
from orgcoach_tui.guide.load import SHIPPED, clients, guides, roles, values
from orgcoach_tui.guide.model import MIDDLE, ROLES, Guide
from orgcoach_tui.guide.own import check
from orgcoach_tui.i18n import LANGUAGES

LONGEST_TITLE = 18  # what fits the rail of steps beside its sign and number

# VOICE 7: words of which the coach would say, that is not how we talk.
NOT_SAID = {
    "nl": r"""facilite\w+ intervenië\w+ interventie\w* problematiek issues? pijnpunt\w* evalu\w+
        assessment\w* feedback confronte\w+ transfer gedrag\w* dysfuncti\w+ stakeholder\w*
        doelgroep\w* scoor\w* score\w* dominant\w* types? profiel\w* persoonlijkhe\w+ blokkade\w*
        verbeterpunt\w* valkuil\w* ontwikkelpunt\w* actiepunt\w* deliverable\w* learnings groei\w*
        transformati\w+ onvolledig optioneel verplicht\w* foutmarge betrouwbaar\w* anoniem trainers?
        mooi knap top helaas oeps goed\sbezig kracht doorvoel\w+ on\sthe\sjob
        u uw ik wij we mijn ons onze""",
    "en": r"""facilitat\w+ interven\w+ pain\spoints? problem\sareas? evaluat\w+ assess\w* debrief\w*
        feedback challeng\w+ behaviours? style\w* dysfunction\w* toxic\w* stakeholders?
        target\sgroups? scor\w+ dominant types? profiles? personalit\w+ blockages? weakness\w*
        pitfalls? action\sitems? takeaways? deliverables? learnings growth transform\w* journey\w*
        incomplete optional required margin confidence anonymous sponsors? customers? accounts?
        detect\w+ algorithm\w* well\sdone great nice unfortunately oops unpack authentic vulnerab\w+
        safe\sspace hold\sspace
        i we my our us""",
}
ONLY_THE_CHANGE_MANAGER = {"nl": "weerstand", "en": "resistance"}


def texts_of(guide: Guide) -> Iterator[str]:
    yield from (guide.title, guide.about, guide.lead)
    for question in guide.questions:
        yield from (question.title, question.question, question.why, *question.deepening)


def texts(language: str) -> Iterator[tuple[str, str]]:
    """Everything that a coach may read, with where it is from."""
    for guide in guides(language):
        yield from ((guide.id, text) for text in texts_of(guide))
    for role in roles(language).values():
        read = (role.short, role.card, role.one_line, role.recognise, role.shared)
        for text in (*read, role.stuck, role.instead, *role.counterweight):
            yield role.id, text
    for named in (*values(language), *clients(language)):
        yield from ((named.id, named.name), (named.id, named.question))


@pytest.mark.parametrize("language", LANGUAGES)
class TestComplete:
    def test_the_three_guides(self, language: str) -> None:
        found = guides(language)
        assert tuple(guide.id for guide in found) == SHIPPED == ("session", "assignment", "harvest")
        assert [guide.mirror for guide in found] == [True, True, False]
        assert [guide.thorough for guide in found] == [False, True, False]
        assert all(guide.lead and guide.about for guide in found)

    def test_every_question_says_why_and_goes_deeper(self, language: str) -> None:
        for guide in guides(language):
            for question in guide.questions:
                assert question.why, question.key
                assert 3 <= len(question.deepening) <= 5, question.key
                assert len(set(question.deepening)) == len(question.deepening), question.key
                assert len(question.title) <= LONGEST_TITLE, question.key

    def test_the_seven_questions_and_then_the_roles(self, language: str) -> None:
        assignment = guides(language)[1]
        assert [(q.key, q.kind, q.mirror) for q in assignment.questions] == [
            ("common_pattern", "text", "light"),
            ("whom_to_approach", "text", "light"),
            ("coaching_conversation", "text", "full"),
            ("reply_to_request", "text", "full"),
            ("guided_by", "text", "full"),
            ("own_development", "text", "light"),
            ("ask_for_help", "text", "light"),
            ("role_tension", "roles", "light"),
        ]

    def test_after_a_session_the_second_question_is_the_roles(self, language: str) -> None:
        session = guides(language)[0]
        assert [(q.key, q.kind, q.mirror) for q in session.questions] == [
            ("what_happened", "text", "full"),
            ("role_and_pull", "roles", "light"),
            ("adds_to_picture", "text", "light"),
        ]

    def test_harvest_is_about_others(self, language: str) -> None:
        harvest = guides(language)[2]
        assert {(q.kind, q.mirror) for q in harvest.questions} == {("text", "off")}

    def test_the_roles_fit_their_places(self, language: str) -> None:
        found = roles(language)
        assert tuple(found) == (*ROLES, MIDDLE)
        letters = "".join(role.letter for role in found.values())
        assert letters == {"nl": "CBEVO", "en": "CTEMO"}[language]
        for role in found.values():
            assert 0 < len(role.short) <= 11
            assert 0 < len(role.card) <= 23
            assert role.name == role.name.lower()
            assert all((role.one_line, role.recognise, role.shared, role.stuck, role.instead))
            assert len(role.counterweight) >= 3

    def test_the_file_format_holds_for_the_shipped_guides_too(self, language: str) -> None:
        for name in SHIPPED:
            problems = check(prompts() / language / "guides" / f"{name}.toml")
            assert [problem.key for problem in problems] == ["id"]  # taken: by itself

    def test_every_file_opens_with_where_it_is_from(self, language: str) -> None:
        folder = prompts() / language
        for file in (*folder.glob("*.toml"), *folder.glob("guides/*.toml")):
            assert file.read_text("utf-8").startswith("# "), file.name


class TestParallel:
    def test_guides(self) -> None:
        for dutch, english in zip(guides("nl"), guides("en"), strict=True):
            assert self.shape(dutch) == self.shape(english)

    def test_roles_values_and_clients(self) -> None:
        for dutch, english in zip(roles("nl").values(), roles("en").values(), strict=True):
            assert (dutch.id, len(dutch.counterweight)) == (english.id, len(english.counterweight))
        for of in (values, clients):
            assert [one.id for one in of("nl")] == [one.id for one in of("en")]
            assert len({one.id for one in of("nl")}) == len(of("nl"))
        assert (len(values("nl")), len(clients("nl"))) == (10, 9)

    def test_nothing_was_left_untranslated(self) -> None:
        same = {text for _, text in texts("nl")} & {text for _, text in texts("en")}
        assert same <= {"Coach", "Manager"}

    def test_the_same_files(self) -> None:
        def files(language: str) -> set[Path]:
            folder = prompts() / language
            found = (*folder.glob("*.toml"), *folder.glob("guides/*.toml"))
            return {file.relative_to(folder) for file in found}

        assert files("nl") == files("en")

    @staticmethod
    def shape(guide: Guide) -> tuple[object, ...]:
        return (
            (guide.id, guide.mirror, guide.thorough),
            [(q.key, q.kind, q.mirror, len(q.deepening)) for q in guide.questions],
        )


@pytest.mark.parametrize("language", LANGUAGES)
class TestVoice:
    def test_no_word_that_is_not_said(self, language: str) -> None:
        words = re.compile(rf"\b({'|'.join(NOT_SAID[language].split())})\b", re.IGNORECASE)
        found = [(where, words.findall(text)) for where, text in texts(language)]
        assert [one for one in found if one[1]] == []

    def test_one_word_on_one_card_only(self, language: str) -> None:
        word = ONLY_THE_CHANGE_MANAGER[language]
        assert {where for where, text in texts(language) if word in text.lower()} == {
            "change_manager"
        }

    def test_marks(self, language: str) -> None:
        for where, text in texts(language):
            assert not re.search(r"[!\"'…–—]|\s\s|\n", text), (where, text)

    def test_whole_texts_end_as_sentences(self, language: str) -> None:
        for guide in guides(language):
            for question in guide.questions:
                for text in (guide.lead, question.question, question.why, *question.deepening):
                    assert text.endswith((".", "?")), text
        for role in roles(language).values():
            for text in (role.one_line, role.recognise, role.shared, role.stuck, role.instead):
                assert text.endswith((".", "?")), text
            assert all(text.endswith("?") for text in role.counterweight)

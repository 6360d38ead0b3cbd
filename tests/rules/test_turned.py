"""Whole texts turned by hand: denied, handed to somebody else, moved to the past, translated.

The verdict follows. And texts that only answer the questions as asked give no role.
"""

import pytest

from orgcoach_tui.rules import suggest
from orgcoach_tui.rules.model import Passage, RuleSet

# A role, and the same text as it was, denied, somebody else's, and of long ago; in two languages.
TURNED = {
    "adviser": {
        "nl": (
            "Ik heb de ziekteverzuimcijfers van drie jaar naast de roosters gelegd. Daarna schreef ik "
            "een rapport met vier aanbevelingen. Dat presenteerde ik aan de directie.",
            "Ik heb de ziekteverzuimcijfers niet naast de roosters gelegd. Ik schreef geen rapport met "
            "aanbevelingen. Aan de directie presenteerde ik niets.",
            "De adviseur van het ministerie heeft de ziekteverzuimcijfers naast de roosters gelegd. "
            "Daarna schreef hij een rapport met vier aanbevelingen. Dat presenteerde hij aan de directie.",
            "Vroeger, als jonge consultant, legde ik ziekteverzuimcijfers naast roosters. Jarenlang "
            "schreef ik rapporten met aanbevelingen. Dat heb ik losgelaten.",
        ),
        "en": (
            "I laid three years of sickness figures beside the rosters. Then I wrote a report with four "
            "recommendations. I presented it to the board.",
            "I did not lay the sickness figures beside the rosters. I wrote no report with "
            "recommendations. I never presented anything to the board.",
            "The ministry’s adviser laid the sickness figures beside the rosters. Then he wrote a report "
            "with four recommendations. He presented it to the board.",
            "Years ago, as a young consultant, I laid sickness figures beside rosters. For years I wrote "
            "reports with recommendations. I have let go of that.",
        ),
    },
    "trainer": {
        "nl": (
            "Ik heb een training van twee dagen ontworpen over moeilijke gesprekken. De deelnemers "
            "oefenden in drietallen met een acteur. Aan het eind legden ze een toets af.",
            "Ik heb geen training ontworpen over moeilijke gesprekken. Ik heb niemand laten oefenen met "
            "een acteur. Een toets heb ik niet afgenomen.",
            "Mijn collega heeft een training van twee dagen ontworpen over moeilijke gesprekken. Zij liet "
            "deelnemers oefenen met een acteur. Daarna nam zij een toets af.",
            "Toen ik nog trainer was, ontwierp ik trainingen over moeilijke gesprekken. In die tijd liet "
            "ik deelnemers oefenen met een acteur. Dat doe ik niet meer.",
        ),
        "en": (
            "I designed a two-day course on difficult conversations. The participants practised in "
            "threes with an actor. At the end they took a test.",
            "I did not design a course on difficult conversations. I had nobody practise with an actor. "
            "I set no test.",
            "My colleague designed a two-day course on difficult conversations. She had the participants "
            "practise with an actor. She set them a test.",
            "When I was still a trainer I designed courses on difficult conversations. Back then I had "
            "participants practise with an actor. I gave that up.",
        ),
    },
    "coach": {
        "nl": (
            "Met elke teamleider had ik vijf gesprekken. Ik luisterde, vroeg door en liet stiltes vallen. "
            "Ik gaf terug wat ik hoorde, en zij bepaalden waar het over ging.",
            "Met de teamleiders had ik geen gesprekken. Ik luisterde niet, vroeg niet door en liet geen "
            "stilte vallen. Ik gaf ook niets terug van wat ik hoorde.",
            "De vorige coach had met elke teamleider vijf gesprekken. Zij luisterde, vroeg door en liet "
            "stiltes vallen. Zij gaf terug wat zij hoorde.",
            "In mijn vorige baan had ik met elke teamleider vijf gesprekken. Destijds luisterde ik, vroeg "
            "ik door en liet ik stiltes vallen.",
        ),
        "en": (
            "With each team leader I had five sessions. I listened, asked open questions and let the "
            "silences be. I mirrored back what I heard, and they decided what it was about.",
            "I had no sessions with the team leaders. I did not listen, asked no open questions and let "
            "no silence be. I never mirrored back what I heard.",
            "The previous coach had five sessions with each team leader. She listened, asked open "
            "questions and let the silences be. She mirrored back what she heard.",
            "In my previous job I had five sessions with each team leader. In those days I listened, "
            "asked open questions and let the silences be.",
        ),
    },
    "change_manager": {
        "nl": (
            "Ik maakte een stappenplan met mijlpalen voor de invoering en richtte een stuurgroep in. Elke "
            "week bewaakte ik de voortgang. Wie achterliep, sprak ik daarop aan.",
            "Ik maakte geen stappenplan met mijlpalen en richtte geen stuurgroep in. De voortgang heb ik "
            "niet bewaakt. Ik sprak niemand aan op achterstand.",
            "De programmamanager maakte een stappenplan met mijlpalen en richtte een stuurgroep in. Elke "
            "week bewaakte hij de voortgang.",
            "In mijn vorige leven maakte ik stappenplannen met mijlpalen en richtte ik stuurgroepen in. "
            "Jarenlang bewaakte ik de voortgang.",
        ),
        "en": (
            "I drew up a roadmap with milestones for the roll-out and set up a steering group. Every week "
            "I tracked progress. Whoever lagged behind heard from me.",
            "I drew up no roadmap with milestones and set up no steering group. I did not track "
            "progress. Nobody who lagged behind heard from me.",
            "The programme manager drew up a roadmap with milestones and set up a steering group. Every "
            "week he tracked progress.",
            "In a previous life I drew up roadmaps with milestones and set up steering groups. For years "
            "I tracked progress.",
        ),
    },
}
CASES = [
    (language, role, kind)
    for role in TURNED
    for language in ("nl", "en")
    for kind in ("as it was", "denied", "somebody else", "long ago")
]

# Clients, names, wanting to learn, an opening: what the questions ask for.
ONLY_ANSWERS = [
    ("nl", {
        "common_pattern": "Drie teamleiders slapen slecht en alle drie noemen ze het rooster. Er is veel "
        "verzuim, de weerstand groeit en de vacatures blijven openstaan.",
        "whom_to_approach": "De locatiemanager, de HR-adviseur en de bestuurssecretaris.",
        "coaching_conversation": "Ik zou zeggen wat me is opgevallen en vragen of ze dat herkent.",
        "own_development": "Ik wil graag een cursus systeemdenken volgen.",
        "ask_for_help": "Een oud-collega die programmamanager is geweest.",
    }),
    ("nl", {
        "common_pattern": "Mijn cliënten klagen over de reorganisatie. De directie liet een bureau een "
        "rapport schrijven en stelde daarna een verandermanager aan. Er ligt een plan van aanpak waar "
        "niemand in gelooft.",
        "whom_to_approach": "De directeur.",
        "ask_for_help": "De ondernemingsraad.",
    }),
    ("nl", {
        "common_pattern": "Docenten die overspannen raken. De school koopt elk jaar een training in.",
        "whom_to_approach": "De rector, misschien ook de opleidingscoördinator.",
        "own_development": "Meer leren over organisaties.",
        "ask_for_help": "Mijn supervisor.",
    }),
    ("nl", {
        "whom_to_approach": "De wethouder, een adviseur van de concernstaf.",
        "ask_for_help": "Een trainer die ik ken, een bevriende consultant, de projectleider.",
    }),
    ("nl", {
        "common_pattern": "Mensen durven niets te zeggen. De manager wisselt elk jaar.",
        "coaching_conversation": "Ik wil u iets vertellen wat ik zie, en ben benieuwd wat u ervan vindt.",
        "own_development": "Ik zou willen leren hoe je een bestuurder benadert.",
    }),
    ("nl", {"own_development": "Een opleiding veranderkunde, een boek, en wat meer lef."}),
    ("en", {
        "common_pattern": "Four of my clients on one ward cannot sleep, and each mentions the rota. "
        "Turnover is high, resistance is growing.",
        "whom_to_approach": "The ward manager, the HR business partner, the head of nursing.",
        "coaching_conversation": "I would say what has struck me, and ask whether that rings a bell.",
        "own_development": "I should like to take a course in organisational change.",
        "ask_for_help": "A former colleague who ran a programme office.",
    }),
    ("en", {
        "common_pattern": "They had a consultant in, who wrote a long report, and then a change manager "
        "with a plan nobody believes in. My clients talk about the restructuring all the time.",
        "whom_to_approach": "The chief executive.",
        "ask_for_help": "The union.",
    }),
    ("en", {
        "common_pattern": "Teachers burning out. Every year the school buys another training day.",
        "whom_to_approach": "The head and the training coordinator.",
        "own_development": "To learn more about organisations.",
        "ask_for_help": "My peer group.",
    }),
    ("en", {
        "whom_to_approach": "The council leader, the adviser in the strategy unit.",
        "ask_for_help": "A trainer I know, a friend who is a consultant, the programme director.",
    }),
    ("en", {
        "common_pattern": "What they share is fear of saying anything. The manager changes every year.",
        "coaching_conversation": "There is something I keep noticing and I wonder what you make of it.",
        "own_development": "I would want to learn how to approach a board.",
    }),
    ("en", {"own_development": "A course in systems thinking, a book on groups, a bit more nerve."}),
]  # fmt: skip


def label(passages: list[Passage], language: str, dutch: RuleSet, english: RuleSet) -> str:
    return suggest(passages, dutch if language == "nl" else english).label


@pytest.mark.parametrize(("language", "role", "kind"), CASES)
def test_the_verdict_follows(
    language: str, role: str, kind: str, dutch: RuleSet, english: RuleSet
) -> None:
    text = TURNED[role][language][("as it was", "denied", "somebody else", "long ago").index(kind)]
    found = label([Passage("reply_to_request", text)], language, dutch, english)
    assert found == (role if kind == "as it was" else "unclear")


@pytest.mark.parametrize(("language", "answers"), ONLY_ANSWERS)
def test_answering_the_questions_makes_no_role(
    language: str, answers: dict[str, str], dutch: RuleSet, english: RuleSet
) -> None:
    passages = [Passage(key, text) for key, text in answers.items()]
    assert label(passages, language, dutch, english) == "unclear"

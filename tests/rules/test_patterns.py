"""The language of patterns, on small rule files of its own."""

import pytest

from orgcoach_tui.rules import RuleError, compile_rules, suggest
from orgcoach_tui.rules.model import Passage


def found(pattern: str, text: str, language: str = "nl", **extra: object) -> list[str]:
    rule = {"id": "r", "role": "coach", "act": "a", "reason": "r", "patterns": [pattern]}
    files = [
        (
            "test.toml",
            {
                "rule": [rule | extra],
                "classes": {"stuk": ["rapport", "nota*", "twee kantjes"]},
                "verbs": {"geven": "geef geeft gaf gaven gegeven"},
            },
        )
    ]
    rules = compile_rules(language, files)
    found = suggest([Passage("q", text)], rules)
    return [e.text for e in (*found.evidence, *found.against)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("advies*", "Een adviesrapport.", "adviesrapport"),
        ("*traject", "Mijn trainingstraject.", "trainingstraject"),
        ("*ander*", "De verandering.", "verandering"),
        ("schreef|maakte een? @stuk", "Ik schreef rapport.", "schreef rapport"),
        ("schreef een? @stuk", "Ik schreef een nota.", "schreef een nota"),
        ("schreef @stuk", "Ik schreef twee kantjes.", "schreef twee kantjes"),
        ("stil … wachten", "Ik bleef stil en ging wachten.", "stil en ging wachten"),
        ("stil ~1 wachten", "Ik bleef stil en ging wachten.", None),
        ("@stuk & {geven}", "Wat ik gaf was een rapport.", "gaf was een rapport"),
        ("@stuk & {geven}", "Een rapport heb ik gegeven.", "rapport heb ik gegeven"),
        ("in (twee delen|drieën)", "Ik knip het in twee delen.", "in twee delen"),
        ("# weken", "Over 6 weken.", "6 weken"),
        ("één op één", "Een-op-een sprak ik haar.", "Een-op-een"),
        ("coachen", "COACHEN.", "COACHEN"),
        ("cafe", "In het café.", "café"),
        ("^ ja", "Ja. En ja.", "Ja"),
        ("plan af", "Ik schreef een plan, af was het.", None),
    ],
)
def test_notation(pattern: str, text: str, expected: str | None) -> None:
    assert found(pattern, text) == ([expected] if expected else [])


@pytest.mark.parametrize(
    "text",
    [
        "Ik stel een plan voor.",
        "Ik stelde ze een plan voor.",
        "Ik wilde dat ik een plan voorstelde.",
        "Een plan voorstellen.",
        "Een plan om voor te stellen.",
        "Ik heb een plan voorgesteld.",
        "Een plan dat ik voor zou stellen.",
    ],
)
def test_separable_verb_in_every_order(text: str) -> None:
    assert found("{voor+stellen}", text)


@pytest.mark.parametrize("text", ["I set up a board.", "I'd set it up.", "Setting them up."])
def test_phrasal_verb(text: str) -> None:
    files = [
        (
            "t.toml",
            {
                "rule": [
                    {
                        "id": "r", "role": "coach", "act": "a", "reason": "r",
                        "patterns": ["{set+up}"],
                    }
                ],
                "verbs": {"set": "sets setting"},
            },
        )
    ]  # fmt: skip
    assert suggest([Passage("q", text)], compile_rules("en", files)).evidence


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("maken", ["maak", "maakt", "maakte", "gemaakt"]),
        ("leven", ["leef", "leeft", "leefde", "geleefd"]),
        ("stellen", ["stel", "stelt", "stelde", "gesteld"]),
        ("presenteren", ["presenteer", "presenteert", "presenteerde", "gepresenteerd"]),
        ("verbeteren", ["verbeter", "verbetert", "verbeterde", "verbeterd"]),
        ("begeleiden", ["begeleid", "begeleidt", "begeleidde"]),
        ("trainen", ["train", "traint", "trainde", "getraind"]),
        ("toetsen", ["toets", "toetst", "toetste", "getoetst"]),
    ],
)
def test_dutch_verbs(verb: str, words: list[str]) -> None:
    for word in words:
        assert found(f"{{{verb}}}", f"Ik {word} dat.") == [word]


def test_begeleiden_is_not_beleid() -> None:
    assert not found("{begeleiden}", "Het beleid staat vast.")


@pytest.mark.parametrize(
    ("change", "key", "said"),
    [
        ({"patterns": ["a … "]}, "patterns", "gap"),
        ({"patterns": []}, "patterns", "at least one"),
        ({"patterns": ["@nergens"]}, "patterns", "@nergens"),
        ({"patterns": ["een", "een"]}, "patterns", "already"),
        ({"patterns": ["een & een"]}, "patterns", "both sides"),
        ({"patterns": ["a*b"]}, "patterns", "begin or the end"),
        ({"patterns": ["(een twee"]}, "patterns", "bracket"),
        ({"patterns": ["een?"]}, "patterns", "left out"),
        ({"patterns": "een"}, "patterns", "list"),
        ({"role": "boss"}, "role", "one of"),
        ({"weight": 0}, "weight", "more than"),
        ({"weight": "much"}, "weight", "number"),
        ({"colour": "red"}, "colour", "no key"),
        ({"id": ""}, "id", "needs"),
        ({"subject": "all"}, "subject", "writer or any"),
        ({"width": 40}, "width", "25"),
        ({"reason": None}, "reason", "text"),
    ],
)
def test_a_wrong_rule_is_named(change: dict[str, object], key: str, said: str) -> None:
    rule = {"id": "coach.x", "role": "coach", "act": "a", "reason": "r", "patterns": ["een"]}
    with pytest.raises(RuleError) as caught:
        compile_rules("nl", [("coach.toml", {"rule": [rule | change]})])
    assert caught.value.file == "coach.toml"
    assert caught.value.key == key
    assert said in str(caught.value)


def test_two_rules_with_one_id() -> None:
    rule = {"id": "x", "role": "coach", "act": "a", "reason": "r", "patterns": ["een"]}
    with pytest.raises(RuleError, match="twice"):
        compile_rules("nl", [("a.toml", {"rule": [rule, rule | {"patterns": ["twee"]}]})])


def test_version_names_the_content() -> None:
    rule = {"id": "x", "role": "coach", "act": "a", "reason": "r", "patterns": ["een"]}
    one = compile_rules("nl", [("a.toml", {"rule": [rule]})])
    again = compile_rules("nl", [("a.toml", {"rule": [dict(rule)]})])
    other = compile_rules("nl", [("a.toml", {"rule": [rule | {"weight": 2}]})])
    assert one.version == again.version != other.version

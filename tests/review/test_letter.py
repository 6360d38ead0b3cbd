"""Answers by mail, as people write them."""

import re
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from orgcoach_tui.journal.model import Answer, Comment, start
from orgcoach_tui.review import letter
from orgcoach_tui.review.own import Own
from tests.hostile import HARMLESS, HOSTILE
from tests.review.conftest import told

NOTE = "Ik had een notitie rondgestuurd. Twee mensen hadden hem gelezen."
ALLANG = "Daarna zei Marian: maar dat weten we allang."
STILL = "En toen was het stil."
LITTLE = "Weinig, denk ik. Iedereen heeft het druk."


def read(text: str, own: Own) -> list[tuple[str, str, str]]:
    return told(letter.read(text, own).comments)


@pytest.mark.parametrize(
    ("line", "part", "text"),
    [
        ("[1] Wat deed dat?", "what_happened", "Wat deed dat?"),
        ("[ 3 ]: Wat deed dat?", "adds_to_picture", "Wat deed dat?"),
        ("vraag 3: Wat deed dat?", "adds_to_picture", "Wat deed dat?"),
        ("Bij vraag 3 - wat deed dat?", "adds_to_picture", "wat deed dat?"),
        ("- Vraag 3: wat deed dat?", "adds_to_picture", "wat deed dat?"),
        ("Question 3. What was that?", "adds_to_picture", "What was that?"),
        ("Re question 3: what was that?", "adds_to_picture", "what was that?"),
        ("ad 2 Wat deed dat?", "role_and_pull", "Wat deed dat?"),
        ("Ad 2. Wat deed dat?", "role_and_pull", "Wat deed dat?"),
        ("Op 2: wat deed dat?", "role_and_pull", "wat deed dat?"),
        ("Over 3 – wat deed dat?", "adds_to_picture", "wat deed dat?"),
        ("En vraag 3: wat deed dat?", "adds_to_picture", "wat deed dat?"),
        ("[1] en [3] hangen samen", "what_happened", "[1] en [3] hangen samen"),
        ("[1][3] samen", "what_happened", "[1][3] samen"),
        ("3. Wat deed dat?", "adds_to_picture", "Wat deed dat?"),
        ("3) Wat deed dat?", "adds_to_picture", "Wat deed dat?"),
        ("Vraag 3 vind ik sterk.", "adds_to_picture", "Vraag 3 vind ik sterk."),
        ("Wat er gebeurde: mooi.", "what_happened", "mooi."),
        ("Eén inzicht: mooi.", "insight", "mooi."),
        ("Hulpvraag: goede vraag.", "help_question", "goede vraag."),
        ("Help question: good one.", "help_question", "good one."),
        ("Volgende stap: bel haar.", "next_step", "bel haar."),
        ("De rollen: herkenbaar.", "placement", "herkenbaar."),
        ("Spiegel: herkenbaar.", "mirror", "herkenbaar."),
        ("Algemeen: mooi.", "", "mooi."),
        ("[9] is er niet", "", "[9] is er niet"),
        ("Op 3 november zag ik je.", "", "Op 3 november zag ik je."),
        ("Op 3-11 zag ik je.", "", "Op 3-11 zag ik je."),
        ("Bij 3 mensen zie ik dat.", "", "Bij 3 mensen zie ik dat."),
        ("2.45 uur is te kort", "", "2.45 uur is te kort"),
        ("Op bladzijde 2 schreef je dit:", "", "Op bladzijde 2 schreef je dit:"),
        ("Je schreef:", "", "Je schreef:"),
    ],
)
def test_what_a_line_begins_with(own: Own, line: str, part: str, text: str) -> None:
    assert read(line, own) == [(part, "", text)]


@pytest.mark.parametrize("line", ["1.2 Dit raakt me.", "1.2: Dit raakt me.", "[1.2] Dit raakt me."])
def test_a_paragraph_by_its_number(own: Own, line: str) -> None:
    assert read(line, own) == [("what_happened", ALLANG, "Dit raakt me.")]


def test_a_mark_on_a_line_of_its_own_and_several_in_one(own: Own) -> None:
    text = "Vraag 1\nGoed.\n\nNog iets.\nVraag 3:\nOok goed.\n[1] a. [3] b."
    assert read(text, own) == [
        ("what_happened", "", "Goed.\n\nNog iets."),
        ("adds_to_picture", "", "Ook goed."),
        ("what_happened", "", "a."),
        ("adds_to_picture", "", "b."),
    ]


def test_a_list_is_no_row_of_references(own: Own) -> None:
    text = "Drie dingen vielen me op:\n1. het tempo\n2. de toon\n3. het slot"
    assert read(text, own) == [("", "", text)]
    text = "[3] Ik zie er twee:\n1. het tempo\n2. de toon"
    assert read(text, own) == [("adds_to_picture", "", text[4:])]


def test_answers_between_quoted_lines(own: Own) -> None:
    text = f"""Dag Anna, zie tussen de regels.

Op ma 16 mrt. 2026 om 21:14 schreef Anna Maas <anna@example.org
>:

> Hoi Marian, hierbij mijn verslag. Ik ben benieuwd.
>
> 1. Wat er gebeurde
> 1.1 Ik had een notitie rondgestuurd. Twee mensen
> hadden hem gelezen.

Hoe weet je dat het er twee waren?

> {STILL}
Wat deed je toen?
> 3. En de organisatie
> {LITTLE}

Is dat zo?

Hartelijke groet, Marian
"""
    found = letter.read(text, own)
    assert told(found.comments) == [
        ("", "", "Dag Anna, zie tussen de regels."),
        ("what_happened", NOTE, "Hoe weet je dat het er twee waren?"),
        ("what_happened", STILL, "Wat deed je toen?"),
        ("adds_to_picture", LITTLE, "Is dat zo?"),
    ]
    assert found.author == "Marian"
    assert ("quoted", "Hoi Marian, hierbij mijn verslag. Ik ben benieuwd.") in found.left


def test_an_answer_above_the_whole_mail(own: Own) -> None:
    text = f"""Mooi geschreven.

Met vriendelijke groet,

Marian de Wit
supervisor | 06 12345678

Van: Anna Maas <anna@example.org>
Verzonden: maandag 16 maart 2026 21:14
Aan: Marian de Wit
Onderwerp: mijn verslag

Hoi Marian, hierbij mijn verslag.

1. Wat er gebeurde
1.1\t{NOTE}
Groetjes, Anna
"""
    found = letter.read(text, own)
    assert told(found.comments) == [("", "", "Mooi geschreven.")]
    assert found.author == "Marian de Wit"


def test_an_answer_typed_into_the_mail_below(own: Own) -> None:
    text = f"""Zie hieronder in rood.

-----Oorspronkelijk bericht-----
Van: Anna Maas
Verzonden: maandag 16 maart 2026 21:14

Hierbij mijn verslag.
1. Wat er gebeurde
1.1\t{NOTE} Waarom zo weinig?
1.2\t{ALLANG}
Hoe was dat voor jou?
orgcoach · bcdfghjk · Nummers zoals 2.3 zijn om naar te verwijzen.
"""
    assert read(text, own) == [
        ("", "", "Zie hieronder in rood."),
        ("what_happened", NOTE, "Waarom zo weinig?"),
        ("what_happened", ALLANG, "Hoe was dat voor jou?"),
    ]


def test_an_answer_below_everything_is_about_the_whole(own: Own) -> None:
    quoted = f"> Wat zag ik niet?\n> {NOTE}\n> {LITTLE}\n> Haar bellen."
    assert read(f"{quoted}\n\nOpen geschreven.", own) == [("", "", "Open geschreven.")]


def test_a_conversation_of_two_levels(own: Own) -> None:
    text = f">> {STILL}\n> Wat deed je toen?\n>> {LITTLE}\n> Is dat zo?"
    assert read(text, own) == [
        ("what_happened", STILL, "Wat deed je toen?"),
        ("adds_to_picture", LITTLE, "Is dat zo?"),
    ]


def test_own_words_alone_are_no_comment(own: Own) -> None:
    text = f"Hoi Anna,\n\n> {NOTE}\n1. Wat er gebeurde\n{LITTLE}\n\nGroet,\nMarian"
    assert read(text, own) == []


def test_in_english() -> None:
    made = start("session", "en", title="After a session")
    made.answers = [Answer("what_happened", "What happened", "What did you do?", "I sent a note.")]
    text = """Hi Anna,

Overall this reads well.

Question 1: what was in the note?

On Mon, 16 Mar 2026 at 21:14, Anna Maas <anna@example.org> wrote:
> Dear Marian, here it is.
> I sent a note.
To whom?

Best regards,
Marian
Sent from my iPhone
"""
    found = letter.read(text, Own(made))
    assert told(found.comments) == [
        ("", "", "Overall this reads well."),
        ("what_happened", "", "what was in the note?"),
        ("what_happened", "I sent a note.", "To whom?"),
    ]
    assert found.author == "Marian"


def test_the_header_on_top_tells_who_wrote(own: Own) -> None:
    text = "Van: Marian de Wit <m@example.org>\nVerzonden: vandaag\nAan: Anna\n\nMooi.\n\nGroet, M."
    assert letter.read(text, own).author == "Marian de Wit"
    assert letter.read(text, own, "J. Bos").author == "J. Bos"


def test_see_you_closes_a_mail(own: Own) -> None:
    found = letter.read("Vraag 1: mooi.\n\nTot dinsdag!\nMarian", own)
    assert told(found.comments) == [("what_happened", "", "mooi.")]
    assert found.comments[0].author == "Marian"


def test_a_signature_behind_two_dashes(own: Own) -> None:
    found = letter.read("Mooi.\n-- \nMarian de Wit\nPraktijk De Wit\n0612345678", own)
    assert told(found.comments) == [("", "", "Mooi.")]
    assert len(found.left) == 4


def test_lines_that_a_mail_program_broke_are_whole_again(own: Own) -> None:
    text = (
        "Wat mij opvalt is dat je heel precies beschrijft wat er in de zaal\n"
        "gebeurde, en bijna niet wat er in jou gebeurde.\n\nTwee:\nkort\nen los"
    )
    [(_part, _quote, said)] = read(text, own)
    assert said.startswith("Wat mij opvalt is dat je heel precies beschrijft wat er in de zaal geb")
    assert said.endswith("Twee:\nkort\nen los")


def test_hostile_text(own: Own) -> None:
    assert read(f"[1] {HOSTILE}", own) == [("what_happened", "", HARMLESS)]


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def everything(comments: list[Comment], left: list[tuple[letter.Kind, str]]) -> Counter[str]:
    return words("\n".join([*(c.text for c in comments), *(line for _kind, line in left)]))


LINES = [
    *("Hoi Anna,", "Mooi.", "", "[1] goed", "[9] weg", "vraag 2: ja", "ad 3", "1. een", "2) twee"),
    *(
        "> ",
        "> " + NOTE,
        ">> " + STILL,
        NOTE,
        STILL + " Hoezo?",
        "1.2\t" + ALLANG,
        "1.2 sterk",
        "--",
    ),
    *(
        "Op ma 16 mrt. 2026 om 21:14 schreef Anna <a@example.org",
        ">:",
        "Anna schreef:",
        "Van: Anna",
    ),
    *("Verzonden: maandag", "Onderwerp: Re: x", "-----Oorspronkelijk bericht-----", "_" * 32),
    *(
        "Groet,",
        "Marian",
        "Met vriendelijke groet, Marian",
        "Drie dingen:",
        "Wat er gebeurde",
        "34 woorden",
    ),
    *("Algemeen: x", "Verstuurd vanaf mijn iPhone", "x " * 60, "[1] a [2] b [3] c", HARMLESS),
]


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(LINES) | st.text(max_size=30), max_size=20).map("\n".join))
@example("Op ma 16 mrt. 2026 om 21:14 schreef Anna <a@example.org\n>:\n> x")
@example("--\nMarian\n--\nx")
def test_no_letter_is_too_strange_and_no_word_gets_lost(text: str) -> None:
    made = start("session", "nl", title="Na een sessie")
    made.answers = [
        Answer("what_happened", "Wat er gebeurde", "Wat deed jij?", f"{NOTE}\n{ALLANG}\n{STILL}")
    ]
    found = letter.read(text, Own(made))
    clean = "\n".join(re.sub(r"^\s*(?:>\s?)+", "", line) for line in letter.clean(text).split("\n"))
    assert everything(found.comments, found.left) == words(clean)

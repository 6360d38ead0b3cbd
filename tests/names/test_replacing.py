"""Other names in what leaves: whole words in every form, and nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgcoach_tui.export.document import (
    Document,
    Facts,
    Heading,
    Items,
    NewPage,
    Paragraph,
    Place,
    Placed,
    Remark,
    RoleValue,
    Table,
)
from orgcoach_tui.names import Entry, Names, replaced, replaced_block
from orgcoach_tui.text import fold
from tests.names.made import PRACTICE, document, read


@pytest.mark.parametrize(
    ("written", "leaves"),
    [
        ("Gisteren belde Petra.", "Gisteren belde teamleider A."),
        ("Petra belde.", "Teamleider A belde."),
        ("Het was Petra de Vries.", "Het was teamleider A."),
        ("Het was PETRA DE VRIES.", "Het was teamleider A."),
        ("Ook petra belde.", "Ook teamleider A belde."),
        ("Aan mevrouw De Vries gevraagd.", "Aan mevrouw teamleider A gevraagd."),
        ("Ook P. de Vries en P de Vries.", "Ook teamleider A en teamleider A."),
        ("Van P. d. V. en P.d.V. gehoord.", "Van teamleider A en teamleider A gehoord."),
        ("Ook Petra de V. was er.", "Ook teamleider A was er."),
        ("Het was P. d. V. Zij belde.", "Het was teamleider A. Zij belde."),
        ("Op naam van De Vries, Petra staat", "Op naam van teamleider A staat"),
        ("Het idee: Petra’s idee.", "Het idee: teamleider A’s idee."),
        ("Dat is Petra's idee.", "Dat is teamleider A's idee."),
        ("Dat is Petras idee.", "Dat is teamleider A’s idee."),
        ("Met Jan Van der Meer.", "Met B."),
        ("Met J.P. van der Meer en JvdM.", "Met B. en B."),
        ("Met Van der Meer erbij.", "Met B. erbij."),
        ("Met Jans fiets.", "Met B.’s fiets."),
        ("Met Hans’ auto.", "Met collega C’ auto."),
        ("Met Hans Bakkers fiets.", "Met collega C’s fiets."),
        ("Ook Zoe, ZOË en Zoe\u0308 waren er.", "Ook F, F en F waren er."),
        ("Zo zei Pe\u00adtra.", "Zo zei teamleider A."),
        ("N. El Amrani en El Amrani", "E en E"),
        ("teamleider Petra belde", "Teamleider A belde"),
        ("van Petra\u00a0de\u00a0Vries af", "van teamleider A af"),
    ],
)
def test_people_in_all_their_forms(written: str, leaves: str) -> None:
    assert read(written) == leaves


@pytest.mark.parametrize(
    ("written", "leaves"),
    [
        ("Bij de gemeente Waterland.", "Bij de gemeente."),
        ("Gemeente Waterland wil iets.", "De gemeente wil iets."),
        ("Waterland wil iets.", "De gemeente wil iets."),
        ("Onze gemeente Waterland.", "Onze gemeente."),
        ("Het Waterland-team.", "Het gemeente-team."),
        ("Het Waterlandteam.", "Het gemeente-team."),
        ("Van team-Waterland.", "Van team-gemeente."),
        ("Bij Stichting De Meerpaal.", "Bij de stichting."),
        ("Bij de Meerpaal.", "Bij de stichting."),
        ("Bij Vitalis Zorg, van Vitalis Zorg BV.", "Bij het bedrijf, van het bedrijf."),
        ("De stad Zwolle en Zwolle-Zuid.", "De stad en stad-Zuid."),
    ],
)
def test_organisations_and_places(written: str, leaves: str) -> None:
    assert read(written) == leaves


@pytest.mark.parametrize(
    "text",
    [
        "De wens om te rennen.",
        "Janneke en Petrarca waren er.",
        "Een meerderheid van de meren.",
        "De Vriesman. Janus.",
        "Bakkerij en wilskracht, een rozenstruik.",
        "Ik wil dat de bakker een roos brengt.",
        "Waterlandschap in zicht.",
    ],
)
def test_other_words_stay(text: str) -> None:
    assert read(text) == text


@pytest.mark.parametrize("text", ["Roos zei dat.", "‘Wil je dat?’", "Een roos.", "ROOS zei dat."])
def test_a_name_that_is_a_word_stays_where_it_could_be_one(text: str) -> None:
    assert read(text) == text


def test_with_a_capital_within_a_sentence_it_is_a_name() -> None:
    assert read("Toen zei Roos dat Wil komt.") == "Toen zei Vera dat D komt."


def test_a_month_is_asked_about_everywhere() -> None:
    names = Names((Entry("May Allen", "K"),))
    assert read("In May we met.", names, "en") == "In May we met."
    assert read("I met May Allen.", names, "en") == "I met K."


def test_the_longest_name_goes_first() -> None:
    names = Names(
        (Entry("Jan", "X"), Entry("Jan Jansen", "Y"), Entry("Jan Jansen Bouw", "Z", "organisation"))
    )
    assert read("met Jan, Jan Jansen en Jan Jansen Bouw", names) == "met X, Y en Z"


def test_an_organisation_by_its_name_alone() -> None:
    names = Names((Entry("Calder Valley NHS Trust", "the trust", "organisation"),))
    text = "At Calder Valley NHS Trust, and in Calder Valley itself."
    assert read(text, names, "en") == "At the trust, and in the trust itself."


def test_another_way_of_writing_is_the_same_name() -> None:
    names = Names((Entry("Petronella", "A", also=("Nel", "Nelleke")),))
    assert read("Ook Nel, Nelleke en Petronella.", names) == "Ook A, A en A."


def test_numbers_and_addresses_can_be_listed_too() -> None:
    names = Names(
        (
            Entry("p.dam@zorg.nl", "[e-mailadres]", "other"),
            Entry("+31 6 12345678", "[telefoonnummer]", "other"),
            Entry("@sandra_c", "[account]", "other"),
        )
    )
    text = "Mail p.dam@zorg.nl, bel +31 6 12345678 of kijk bij @sandra_c."
    leaves = "Mail [e-mailadres], bel [telefoonnummer] of kijk bij [account]."
    assert read(text, names) == leaves


def test_a_replacement_that_is_a_listed_name_is_not_used() -> None:
    names = Names((Entry("Jan", "Piet"), Entry("Piet", "Jan")))
    leaves = read("Zo zaten Jan en Piet daar.", names)
    assert not {"Jan", "Piet"} & set(re.findall(r"\w+", leaves))


def test_every_text_of_a_document_and_nothing_but_texts() -> None:
    place = Place("Petra", "Petra")
    whole = Document(
        "nl",
        "Over Petra",
        (
            Heading("Over Petra", 1, place),
            Paragraph("Met Petra.", "note", "1.1", place),
            Facts((("Traject", "Petra"), ("Auteur", "Petra Bos"))),
            Items(("bij Petra",)),
            Table("Van Petra", ("van Petra",), (("met Petra",),)),
            Placed("Van Petra", "hoe Petra", (RoleValue("coach", "van Petra", 3, "als Petra"),)),
            NewPage(),
        ),
        ("Petra",),
        author="Petra Bos",
        foot=("bij Petra",),
        remarks=(Remark(place, "zei Petra dat", "Petra", "", "met Petra"),),
    )
    done = replaced(whole, PRACTICE)
    assert "Petra" not in "\n".join(done.texts()).replace("Petra Bos", "")
    assert (done.author, done.ids) == (whole.author, whole.ids)
    assert done.blocks[0] == Heading("Over teamleider A", 1, place)
    assert done.blocks[1] == Paragraph("Met teamleider A.", "note", "1.1", place)
    assert Facts((("Traject", "Teamleider A"), ("Auteur", "Petra Bos"))) in done.blocks
    assert done.remarks[0] == Remark(
        place, "zei teamleider A dat", "Teamleider A", "", "met teamleider A"
    )


def test_what_the_writer_says_of_themselves_stays() -> None:
    names = Names((Entry("Kluwer", "de uitgever", "organisation"),))
    text = "Bron: Coachen (Kluwer, 2024). Bij Kluwer."
    done = replaced(document(text), names, own=["Coachen (Kluwer, 2024)"])
    assert Paragraph("Bron: Coachen (Kluwer, 2024). Bij de uitgever.") in done.blocks


def test_a_table_by_itself() -> None:
    table = Table("Overzicht", ("Traject",), (("Petra",),))
    assert replaced_block(table, PRACTICE, "nl") == Table(
        "Overzicht", ("Traject",), (("Teamleider A",),)
    )


NAMES = st.sampled_from(
    "Tjitske Vandermolen|Oumar Traoré|Björn Ångström|Siobhán O’Leary|Jean-Luc de Villiers|"
    "Wubbo van ’t Zand|Annemarie Kwakkelstein|X. Æther|Lindqvist|Żółw|ФЕДОР Иванов".split("|")
)
LISTS = st.lists(
    st.builds(
        Entry, NAMES, st.sampled_from(["persoon A", "de ander", "K.", "[naam]", "Lindqvist"])
    ),
    max_size=4,
    unique_by=lambda one: one.name,
).map(lambda found: Names(tuple(found)))
FILLING = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12)
BETWEEN = st.sampled_from([" ", ", ", " en ", "’s ", "-", ". ", "“", " (", "s "])


@st.composite
def texts(draw: st.DrawFn) -> str:
    parts = draw(st.lists(st.one_of(NAMES, NAMES.map(str.upper), NAMES.map(str.lower), FILLING)))
    return "".join(part + draw(BETWEEN) for part in parts)


@given(texts(), LISTS)
def test_no_listed_name_is_left(text: str, names: Names) -> None:
    words = " ".join(re.findall(r"[^\W_]+", fold(read(text, names)).replace("’", "'")))
    for entry in names.entries:
        whole = " ".join(re.findall(r"[^\W_]+", fold(entry.name).replace("’", "'")))
        assert f" {whole} " not in f" {words} ", entry


@given(texts(), LISTS)
def test_replacing_twice_changes_nothing_more(text: str, names: Names) -> None:
    once = read(text, names)
    assert read(once, names) == once


@given(
    st.lists(
        st.sampled_from("een twee drie vier vijf; Zes. 7, (acht) — “negen” \u200b Å é’".split(" "))
    )
)
def test_where_no_name_is_nothing_changes(words: list[str]) -> None:
    text = " ".join(words)
    assert read(text) == text


@given(st.text(max_size=80), st.text(max_size=20), st.text(min_size=1, max_size=20))
def test_any_text_and_any_name(text: str, name: str, stand_in: str) -> None:
    names = Names().with_entry(Entry(name, stand_in))
    once = read(text, names)
    assert read(once, names) == once


@pytest.mark.parametrize(
    "text",
    [
        "Mail p.devries@waterland.nl even.",
        "Mail info@waterland.nl even.",
        "Zie www.waterland.nl/zwolle even.",
    ],
)
def test_an_address_with_a_listed_name_in_it_goes_as_a_whole(text: str) -> None:
    said = read(text)
    assert "waterland" not in said
    assert "@" not in said
    assert "www" not in said
    assert said.endswith("even.")
    address = text.split()[1]
    assert read(text, PRACTICE.leaving(address)) == text

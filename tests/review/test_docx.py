"""Word files as programs other than LibreOffice save them."""

import io
from dataclasses import replace

import docx
import pytest

from orgcoach_tui.journal.comments import add, changed_since
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.review import Refused, Unclear, look
from orgcoach_tui.review.own import Own
from tests.review.conftest import (
    back,
    edited,
    replaced,
    sent,
    told,
    typed,
    without_properties,
)

STILL = "En toen was het stil."


def commented(content: bytes, *remarks: tuple[str, str]) -> bytes:
    """With python-docx: a comment at every run of these words, or at the whole paragraph."""
    document = docx.Document(io.BytesIO(content))
    for words, text in remarks:
        [paragraph] = [p for p in document.paragraphs if words in p.text]
        runs = [run for run in paragraph.runs if words in run.text] or paragraph.runs
        document.add_comment(runs, text=text, author="M. de Wit", initials="M")
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def test_another_maker_of_comments(own: Own) -> None:
    content = commented(
        sent(own.reflection),
        *(("1. Wat er gebeurde", "heading"), (STILL, "answer"), ("Status", "fact")),
        *(("Haar bellen.", "step"), ("Wat deed jij?", "question")),
    )
    assert told(back(content, own)) == [
        ("", "", "fact"),
        ("what_happened", "", "heading"),
        ("what_happened", "", "question"),
        ("what_happened", STILL, "answer"),
        ("next_step", "Haar bellen.", "step"),
    ]


def thread(own: Own) -> bytes:
    """A comment with a reply, both marked as done, as Word writes them."""
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    said = (
        '<w:comment w:id="{n}" w:author="{by}" w:date="2026-03-15T10:30:00Z"><w:p w14:paraId="0000000{n}">'
        "<w:r><w:annotationRef/></w:r><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>"
    )
    inside = said.format(n=1, by="M", text="Why?") + said.format(n=2, by="Anna", text="Because.")
    extended = (
        '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
        '<w15:commentEx w15:paraId="00000001" w15:done="1"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="1"/>'
        "</w15:commentsEx>"
    )
    run = f'<w:r><w:t xml:space="preserve">{STILL}</w:t></w:r>'
    marks = (
        "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in (1, 2)),
        "".join(
            f'<w:commentRangeEnd w:id="{n}"/><w:r><w:commentReference w:id="{n}"/></w:r>'
            for n in (1, 2)
        ),
    )
    return edited(
        sent(own.reflection),
        {
            "word/document.xml": replaced(run, f"{marks[0]}{run}{marks[1]}"),
            "word/comments.xml": lambda text: text.replace(
                "<w:comments ", f"<w:comments {w14} "
            ).replace("</w:comments>", f"{inside}</w:comments>"),
            "word/commentsExtended.xml": extended,
        },
    )


def test_a_reply_goes_on_from_its_comment_and_done_is_done(own: Own) -> None:
    found = back(thread(own), own)
    assert told(found) == [("what_happened", STILL, "Why?"), ("what_happened", STILL, "Because.")]
    assert [c.state for c in found] == ["set_aside", "set_aside"]
    why, because = add(own.reflection, found)
    assert because.reply_to == why.id
    assert add(own.reflection, back(thread(own), own)) == []


def test_what_the_writer_replied_is_no_comment(own: Own) -> None:
    [why] = add(own.reflection, back(thread(own), own)[:1])
    why.reply = "Because."
    assert add(own.reflection, back(thread(own), own)) == []


def tracked(kind: str, words: str, author: str = "M", wrap: str = "") -> str:
    tag = "delText" if kind in ("del", "moveFrom") else "t"
    run = f'<w:r><w:{tag} xml:space="preserve">{words}</w:{tag}></w:r>'
    when = 'w:date="2026-03-15T10:30:00+01:00"'
    inside = f'<w:{wrap} w:id="9" w:author="N" {when}>{run}</w:{wrap}>' if wrap else run
    return f'<w:{kind} w:id="8" w:author="{author}" {when}>{inside}</w:{kind}>'


def in_run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def test_tracked_changes_are_a_suggestion_for_each_reader(own: Own) -> None:
    change = (
        in_run("En toen ")
        + tracked("del", "was")
        + tracked("ins", "werd")
        + in_run(" het ")
        + tracked("ins", "heel ", "N")
        + in_run("stil.")
    )
    found = back(typed(sent(own.reflection), in_run(STILL), change), own)
    assert [(c.quote, c.text, c.author) for c in found] == [
        (STILL, "En toen werd het stil.", "M"),
        (STILL, "En toen was het heel stil.", "N"),
    ]
    assert all(c.kind == "suggestion" for c in found)
    assert found[0].made is not None
    assert found[0].made.isoformat().startswith("2026-03-15T")
    assert not any(changed_since(own.reflection, c) for c in found)


@pytest.mark.parametrize(
    ("change", "suggested"),
    [
        (tracked("moveTo", "Echt. ") + in_run(STILL), [f"Echt. {STILL}"]),
        (tracked("moveFrom", STILL), [""]),
        (in_run(STILL) + tracked("ins", " Of niet.", wrap="del"), []),
        (tracked("ins", "") + in_run(STILL), []),
    ],
)
def test_moves_and_what_was_taken_out_again(own: Own, change: str, suggested: list[str]) -> None:
    found = back(typed(sent(own.reflection), in_run(STILL), change), own)
    assert [c.text for c in found] == suggested


def test_words_typed_into_an_answer(own: Own) -> None:
    content = typed(sent(own.reflection), "Twee mensen", "WAAROM? Twee mensen")
    content = typed(content, "denk ik", "denk jij")
    [one, other] = back(content, own)
    assert (one.kind, one.quote) == ("suggestion", "Twee mensen hadden hem gelezen.")
    assert one.text == "WAAROM? Twee mensen hadden hem gelezen."
    assert (other.quote, other.text) == ("Weinig, denk ik.", "Weinig, denk jij.")


def test_paragraphs_typed_below_each_other_are_one_suggestion(own: Own) -> None:
    new = "".join(f"<w:p>{in_run(f'Regel {n}.')}</w:p>" for n in (1, 2, 3))
    content = typed(sent(own.reflection), in_run(STILL) + "</w:p>", in_run(STILL) + "</w:p>" + new)
    [comment] = back(content, own)
    assert (comment.kind, comment.part, comment.quote) == ("suggestion", "what_happened", "")
    assert comment.text == "Regel 1.\nRegel 2.\nRegel 3."


def test_words_typed_at_a_heading_or_on_top_are_a_comment(own: Own) -> None:
    content = typed(sent(own.reflection), "1. Wat er gebeurde", "1. Wat er gebeurde: mooi stuk")
    content = typed(content, "zaterdag 14 maart 2026", "zaterdag 14 maart 2026 Fijn gelezen")
    [top, heading] = back(content, own)
    assert (heading.kind, heading.part) == ("comment", "what_happened")
    assert "mooi stuk" in heading.text
    assert (top.kind, top.part) == ("comment", "")
    assert "Fijn gelezen" in top.text


def test_an_answer_that_changed_since(own: Own) -> None:
    """Nothing is taken for typed that the writer has changed, in the history or not."""
    content = commented(sent(own.reflection), (STILL, "why?"))
    now = replace(own.reflection, answers=[replace(a) for a in own.reflection.answers])
    now.answers[0].text = "Iets heel anders."
    for earlier in ((own.reflection,), ()):
        [found] = back(content, Own(now, earlier))
        assert (found.part, found.quote, found.text) == ("what_happened", STILL, "why?")
        assert changed_since(now, found)


def test_typed_into_an_answer_that_changed_since(own: Own) -> None:
    content = typed(sent(own.reflection), STILL, f"{STILL} Hoe lang?")
    now = replace(own.reflection, answers=[replace(a) for a in own.reflection.answers])
    now.answers[0].text = "Iets heel anders."
    [known] = back(content, Own(now, (own.reflection,)))
    assert (known.quote, known.text) == (STILL, f"{STILL} Hoe lang?")
    [unknown] = back(content, Own(now))
    assert (unknown.part, unknown.quote, unknown.text) == (
        "what_happened",
        "",
        f"{STILL} Hoe lang?",
    )


# -- what got lost on the way


def test_without_properties_the_anchors_tell(own: Own) -> None:
    content = without_properties(commented(sent(own.reflection), (STILL, "why?")))
    with pytest.raises(Unclear):
        look(content, "", {own.reflection.id: own}.get)
    found = look(content, "", {own.reflection.id: own}.get, to=own.reflection.id)
    assert told(found.comments[own.reflection.id]) == [("what_happened", STILL, "why?")]


def test_without_anchors_the_headings_tell(own: Own) -> None:
    content = commented(
        sent(own.reflection), (STILL, "a"), ("4. Eén inzicht", "b"), ("Wat zag", "c")
    )
    content = edited(content, {"word/document.xml": lambda text: text.replace("oc_", "x_")})
    assert [(c.part, c.text) for c in back(content, own)] == [
        *(("help_question", "c"), ("what_happened", "a"), ("insight", "b"))
    ]


def test_without_headings_the_words_tell(own: Own) -> None:
    content = commented(sent(own.reflection), (STILL, "a"), ("Haar bellen.", "b"), ("Status", "c"))

    def spoil(text: str) -> str:
        text = text.replace("oc_", "x_")
        for heading in ("1. Wat er gebeurde", "5. Eén volgende stap", "3. En de organisatie"):
            text = text.replace(heading, "Kop")
        return text

    content = edited(content, {"word/document.xml": spoil})
    found = [
        (c.part, c.text) for c in back(content, own) if c.kind == "comment" and len(c.text) == 1
    ]
    assert found == [("", "c"), ("what_happened", "a"), ("next_step", "b")]


# -- several reflections, and others' files


def test_a_file_with_several_goes_to_each(own: Own) -> None:
    second = replace(own.reflection, id="klmnpqrs", insight="Heel iets anders.", help_question="")
    content = sent(own.reflection, second, form="trajectory")
    content = commented(content, ("Heel iets anders.", "second"), ("Wat zag ik niet?", "first"))
    known = {one.id: Own(one) for one in (own.reflection, second)}
    found = look(content, "", known.get)
    assert told(found.comments["bcdfghjk"]) == [("help_question", "Wat zag ik niet?", "first")]
    assert told(found.comments["klmnpqrs"]) == [("insight", "Heel iets anders.", "second")]
    del known["klmnpqrs"]
    found = look(content, "", known.get)
    assert [c.text for c in found.comments["bcdfghjk"]] == ["first"]
    assert found.elsewhere == 1


def test_a_foreign_file_is_refused(own: Own, reflection: Reflection) -> None:
    with pytest.raises(Refused, match="not of a reflection in your journal"):
        look(sent(own.reflection), "", lambda _id: None)
    made = io.BytesIO()
    docx.Document().save(made)
    with pytest.raises(Unclear):
        look(made.getvalue(), "", {reflection.id: own}.get)


def test_a_place_that_does_not_fit_its_anchor_is_not_believed(own: Own) -> None:
    content = commented(sent(own.reflection), (STILL, "why?"))
    content = edited(
        content, {"docProps/custom.xml": replaced("bcdfghjk/what_happened", "bcdfghjk/insight")}
    )
    assert told(back(content, own)) == [("what_happened", STILL, "why?")]

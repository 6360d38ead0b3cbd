"""A user's own guides: what is wrong is said plainly, and one bad file never hides the others."""

import os
import re
import time
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import example, given, settings
from hypothesis import strategies as st

from orgcoach_tui import i18n
from orgcoach_tui.guide.own import MOST_BYTES, Problem, check, own_guides

DOCS = Path(__file__).parents[2] / "docs"

GOOD = '''\
id = "mine"
title = "My own"
about = "for a Friday"
lead = """
First line.
Second line."""
language = "nl"

[[questions]]
key = "one"
title = "One"
question = "What happened?"
why = "Because."
deepening = [
  "Who?",
  "When?",
]

[[questions]]
key = "two"
title = "Two"
kind = "roles"
mirror = "light"
question = """
Where did it pull,
[[questions]] and key = why?"""
'''

NAME = "small letters without accents"
QUESTIONS = "at least one question"

# What is replaced by what; the key and line of the problem; what its sentence says.
DAMAGED: list[tuple[str, str, str, int | None, str]] = [
    # keys and values
    ('id = "mine"\n', "", "id", None, "missing. A guide has"),
    ('title = "My own"\n', "", "title", None, "missing. A guide has"),
    ('title = "My own"', 'title = ""', "title", 2, "nothing in it"),
    ('title = "My own"', 'title = "\\u001b[31m"', "title", 2, "nothing in it"),
    ('title = "My own"', f'title = "{"x" * 61}"', "title", 2, "at most 60"),
    ('title = "My own"', "title = 3", "title", 2, "A text is expected"),
    ('title = "My own"', "title = 2026-11-23", "title", 2, "A text is expected"),
    ('title = "My own"', 'titel = "My own"', "titel", 2, "‘title’ meant"),
    ('about = "for a Friday"', "colour = 3", "colour", 3, "Known here are: id, title"),
    ('about = "for a Friday"', '"a b" = 3', "…", None, "unknown"),
    ('about = "for a Friday"', 'why = "x"', "why", 3, "belongs to a question"),
    ('id = "mine"', 'id = "session"', "id", 1, "comes with the program"),
    ('id = "mine"', 'id = "Mine"', "id", 1, NAME),
    ('id = "mine"', 'id = "mijn gids"', "id", 1, NAME),
    ('id = "mine"', 'id = "é"', "id", 1, NAME),
    ('id = "mine"', 'id = "mine\\n"', "id", 1, NAME),
    ('id = "mine"', 'id = ""', "id", 1, NAME),
    ('id = "mine"', f'id = "{"x" * 41}"', "id", 1, "at most 40"),
    ('language = "nl"', 'language = "fr"', "language", 7, "‘nl’, ‘en’"),
    ('language = "nl"', 'mirror = "no"', "mirror", 7, "true or false"),
    ('language = "nl"', "thorough = 1", "thorough", 7, "true or false"),
    ('key = "one"\n', "", "questions[1].key", 9, "missing. A question has"),
    ('question = "What happened?"\n', "", "questions[1].question", 9, "missing. A question has"),
    ('why = "Because."', "why = false", "questions[1].why", 13, "A text is expected"),
    ('why = "Because."', f'why = "{"x" * 801}"', "questions[1].why", 13, "at most 800"),
    ('why = "Because."', 'wy = "Because."', "questions[1].wy", 13, "‘why’ meant"),
    ('why = "Because."', 'lead = "x"', "questions[1].lead", 13, "above the first"),
    ('key = "two"', 'key = "one"', "questions[2].key", 20, "earlier question"),
    ('key = "two"', 'key = "mirror"', "questions[2].key", 20, "step of every"),
    ('kind = "roles"', 'kind = "rollen"', "questions[2].kind", 22, "‘text’, ‘roles’"),
    ('mirror = "light"', "mirror = false", "questions[2].mirror", 23, "‘full’, ‘light’, ‘off’"),
    ('  "Who?",', "  3,", "questions[1].deepening[1]", 14, "A text is expected"),
    ('  "When?",', '  "",', "questions[1].deepening[2]", 14, "nothing in it"),
    ('"When?",', '"x",' * 12, "questions[1].deepening", 14, "at most 12"),
    (GOOD[GOOD.index("deepening") :], 'deepening = "x"', "questions[1].deepening", 14, "list of"),
    (GOOD[GOOD.index("[[") :], "", "questions", None, QUESTIONS),
    (GOOD[GOOD.index("[[") :], "questions = []", "questions", 9, QUESTIONS),
    (GOOD[GOOD.index("[[") :], "questions = 3", "questions", 9, QUESTIONS),
    (GOOD[GOOD.index("[[") :], 'questions = ["x"]', "questions[1]", 9, QUESTIONS),
    (GOOD[GOOD.index("[[") :], "[questions]\n", "questions", None, QUESTIONS),
    (
        'why = "Because."',
        'kind = "roles"',
        "questions[2].kind",
        22,
        "Once is enough",
    ),
    # TOML itself
    ('title = "My own"', 'title = "My "own" one"', "", 2, "inside a text, use ‘ and ’"),
    ('title = "My own"', "title = “My own”", "", 2, "straight quotation marks"),
    ('title = "My own"', "title = My own", "", 2, "straight quotation marks"),
    ('title = "My own"', 'title "My own"', "", 2, "After a key"),
    ('title = "My own"', 'title = "My\nown"', "", 2, "three quotation marks"),
    ('title = "My own"', 'title = "C:\\own"', "", 2, "backslash"),
    ('title = "My own"', 'title = "My \x1b own"', "", 2, "cannot stand in a text"),
    ('title = "My own"', 'title = "My own"\ntitle = "x"', "", 3, "there twice"),
    ('title = "My own"', "? title", "", 2, "begins with a key"),
    ('title = "My own"', "title = " + "9" * 5000, "", None, "cannot be read as TOML"),
    ('title = "My own"', "title = " + "[" * 5000, "", None, "inside each other"),
    ('title = "My own"', "x" + ".x" * 1000 + " = 1", "", 2, "dots"),
    ('  "Who?",\n', '  "Who?"\n', "", 16, "comma is missing"),
    ('"When?",\n]', '"When?",\n', "", 14, "not closed with ]"),
    ('"When?",\n]', '"When?"\n', "", 14, "not closed with ]"),
    ('and key = why?"""', "and key = why?", "", 24, "ends nowhere"),
    ('why = "Because."', "why = '''Because.", "", 13, "ends nowhere"),
    ('[[questions]]\nkey = "two"', '[[questions]\nkey = "two"', "", 19, "two brackets"),
    ('[[questions]]\nkey = "two"', '[questions]\nkey = "two"', "", 19, "two brackets"),
]


# The least that a guide can be.
LEAST_QUESTION = {"key": "one", "title": "x", "question": "x"}
LEAST = {"id": "mine", "title": "x", "questions": [LEAST_QUESTION]}


def problems(folder: Path, content: str | bytes) -> list[Problem]:
    file = folder / "mine.toml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return check(file)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_good_guide(tmp_path: Path, language: str) -> None:
    i18n.use(language)
    (tmp_path / "mine.toml").write_text(GOOD, "utf-8")
    (guide,), found = own_guides(tmp_path)
    assert found == []
    assert (guide.id, guide.title, guide.about) == ("mine", "My own", "for a Friday")
    assert guide.lead == "First line. Second line."
    assert (guide.language, guide.mirror, guide.thorough) == ("nl", True, False)
    one, two = guide.questions
    assert (one.question, one.why) == ("What happened?", "Because.")
    assert one.deepening == ("Who?", "When?")
    assert (one.kind, one.mirror, two.kind, two.mirror) == ("text", "full", "roles", "light")


@pytest.mark.parametrize(("old", "new", "key", "line", "words"), DAMAGED)
def test_what_is_wrong_is_named(
    tmp_path: Path, old: str, new: str, key: str, line: int | None, words: str
) -> None:
    assert GOOD.count(old) == 1
    found = problems(tmp_path, GOOD.replace(old, new))
    named = [one for one in found if one.key == key]
    assert [(one.file, one.line) for one in named] == [(tmp_path / "mine.toml", line)]
    assert words in named[0].message

    i18n.use("nl")
    dutch = problems(tmp_path, GOOD.replace(old, new))
    assert [(one.key, one.line) for one in dutch] == [(one.key, one.line) for one in found]
    assert all(one.message != other.message for one, other in zip(dutch, found, strict=True))


def test_two_things_wrong_are_both_named_by_line(tmp_path: Path) -> None:
    content = GOOD.replace('key = "two"', "key = 2").replace('title = "My own"', "titel = 3")
    assert [(one.key, one.line) for one in problems(tmp_path, content)] == [
        ("title", None),
        ("titel", 2),
        ("questions[2].key", 20),
    ]


def test_a_mirror_needs_a_placement(tmp_path: Path) -> None:
    assert problems(tmp_path, "mirror = true\n" + GOOD) == []
    without = "mirror = true\n" + GOOD.replace('kind = "roles"', 'kind = "text"')
    assert [(one.key, one.line) for one in problems(tmp_path, without)] == [("mirror", 1)]


class TestFiles:
    def test_as_notepad_saves_it(self, tmp_path: Path) -> None:
        assert problems(tmp_path, b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()) == []

    @pytest.mark.parametrize(
        ("content", "line", "words"),
        [
            (GOOD.encode("utf-16"), 1, "UTF-8"),
            (GOOD.replace("First", "Eén").encode("latin-1"), 5, "UTF-8"),
            (b"x" * (MOST_BYTES + 1), None, "too large"),
            (b"", None, "missing"),
        ],
    )
    def test_wrong_bytes(
        self, tmp_path: Path, content: bytes, line: int | None, words: str
    ) -> None:
        found = problems(tmp_path, content)
        assert found[0].line == line
        assert words in found[0].message

    @pytest.mark.skipif(os.name == "nt", reason="no pipes and few links there")
    def test_what_is_no_file(self, tmp_path: Path) -> None:
        (tmp_path / "a.toml").mkdir()
        (tmp_path / "b.toml").symlink_to(tmp_path / "b.toml")  # round in a circle
        (tmp_path / "c.toml").symlink_to(tmp_path / "gone")
        os.mkfifo(tmp_path / "d.toml")
        (tmp_path / "e.toml").write_text(GOOD, "utf-8")
        guides, found = own_guides(tmp_path)
        assert [guide.id for guide in guides] == ["mine"]
        assert [(one.file.name, one.message) for one in found] == [
            ("a.toml", "This is not a file but a folder, or something like it."),
            ("b.toml", "This file cannot be read."),
            ("c.toml", "There is no such file."),
            ("d.toml", "This is not a file but a folder, or something like it."),
        ]

    def test_a_file_that_may_not_be_read(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "mine.toml").write_text(GOOD, "utf-8")

        def refuse(*_: Any, **__: Any) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", refuse)
        (found,) = check(tmp_path / "mine.toml")
        assert found.message == "This file cannot be read."

    def test_a_name_too_long_for_the_system(self, tmp_path: Path) -> None:
        assert check(tmp_path / ("x" * 5000 + ".toml"))[0].message == "This file cannot be read."

    def test_other_files_are_left_alone(self, tmp_path: Path) -> None:
        for name in ("notes.md", ".mine.toml", "mine.toml~", "._mine.toml"):
            (tmp_path / name).write_bytes(b"\xff")
        assert own_guides(tmp_path) == ([], [])

    def test_a_hidden_second_ending(self, tmp_path: Path) -> None:
        (tmp_path / "mine.toml.txt").write_text(GOOD, "utf-8")
        guides, (found,) = own_guides(tmp_path)
        assert guides == []
        assert found.message == "The name of this file ends in .txt. Let it end in .toml."

    def test_no_folder_and_what_is_no_folder(self, tmp_path: Path) -> None:
        assert own_guides(tmp_path / "gone") == ([], [])
        (tmp_path / "file").touch()
        assert [one.file.name for one in own_guides(tmp_path / "file")[1]] == ["file"]

    def test_the_first_of_two_with_one_id(self, tmp_path: Path) -> None:
        (tmp_path / "a.toml").write_text(GOOD, "utf-8")
        (tmp_path / "b.toml").write_text(GOOD.replace("My own", "Another"), "utf-8")
        guides, (found,) = own_guides(tmp_path)
        assert [guide.title for guide in guides] == ["My own"]
        assert (found.file.name, found.key, found.line) == ("b.toml", "id", 1)

    def test_one_bad_file_hides_no_other(self, tmp_path: Path) -> None:
        for number, (old, new, *_) in enumerate(DAMAGED):
            (tmp_path / f"{number:02}.toml").write_text(GOOD.replace(old, new), "utf-8")
        (tmp_path / "zz.toml").write_text(GOOD, "utf-8")
        guides, found = own_guides(tmp_path)
        assert [guide.id for guide in guides] == ["mine"]
        assert {one.file.name for one in found} == {f"{n:02}.toml" for n in range(len(DAMAGED))}


def test_nothing_in_a_guide_steers_a_terminal(tmp_path: Path) -> None:
    unsafe = "a\x1b[31m\x07b\u202ec\x9b0m"
    question = LEAST_QUESTION | {
        "title": unsafe, "question": unsafe, "why": unsafe, "deepening": [unsafe]
    }  # fmt: skip
    data = {"id": "mine", "title": unsafe, "about": unsafe, "lead": unsafe}
    assert problems(tmp_path, tomli_w.dumps(data | {"questions": [question]})) == []
    (guide,), _ = own_guides(tmp_path)
    (one,) = guide.questions
    texts = [guide.title, guide.about, guide.lead, one.title, one.question, one.why, *one.deepening]
    assert texts == ["abc"] * 7


def test_names_stay_on_one_line(tmp_path: Path) -> None:
    question = {"key": "one", "title": "two\nlines", "question": "x\n\ny"}
    data = {"id": "mine", "title": "two\nlines", "about": "two\nlines", "questions": [question]}
    assert problems(tmp_path, tomli_w.dumps(data)) == []
    (guide,), _ = own_guides(tmp_path)
    (one,) = guide.questions
    assert {guide.title, guide.about, one.title} == {"two lines"}
    assert one.question == "x\n\ny"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_example_in_the_manual(tmp_path: Path, language: str) -> None:
    manual = (DOCS / f"own-guides.{language}.md").read_text("utf-8")
    (block,) = re.findall(r"```toml\n(.*?)```", manual, re.DOTALL)
    assert problems(tmp_path, block) == []
    (guide,), _ = own_guides(tmp_path)
    assert (guide.mirror, guide.language, len(guide.questions)) == (True, language, 3)


SECRET = "Marian"  # what somebody wrote: no problem may repeat it

slips = st.lists(
    st.tuples(
        st.integers(0, len(GOOD)),
        st.integers(0, 12),
        st.sampled_from(
            ["", "\n", '"', "'", '"""', "[", "]", "[[", "=", "\\", "#", ",", "“", SECRET, "\0", "."]
        )
        | st.text(max_size=5),
    ),
    max_size=4,
)


@settings(max_examples=300, deadline=None)
@given(slips=slips)
def test_any_slip_of_the_hand(tmp_path_factory: pytest.TempPathFactory, slips: Any) -> None:
    content = GOOD.replace("Because", SECRET).replace("Friday", SECRET)
    for at, length, text in slips:
        content = content[:at] + text + content[at + length :]
    found = problems(tmp_path_factory.getbasetemp(), content)
    for one in found:
        assert SECRET not in one.message
        assert one.line is None or 1 <= one.line <= content.count("\n") + 1


@settings(max_examples=200, deadline=None)
@given(content=st.binary(max_size=300))
@example(content=b"\x00")
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    assert problems(tmp_path_factory.getbasetemp(), content)  # loose bytes make no guide


names = st.sampled_from(
    ("id", "title", "about", "lead", "language", "mirror", "thorough", "questions", "loose", "-")
) | st.sampled_from(("key", "title", "question", "why", "deepening", "kind", "mirror"))
leaves = (
    st.sampled_from(["", "a", "é", "nl", "roles", "full", "mine", "session", "mirror", "x" * 900])
    | st.booleans()
    | st.integers(-9, 9)
    | st.floats(allow_nan=False)
    | st.dates()
)
anything = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3)
)


@settings(max_examples=300, deadline=None)
@given(
    whole=st.dictionaries(names, anything, max_size=5),
    asked=st.lists(st.dictionaries(names, anything, max_size=5), max_size=3),
)
def test_every_kind_of_wrong_value_has_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, whole: dict[str, Any], asked: list[dict[str, Any]]
) -> None:
    """Nothing falls through to the sentence for what was not thought of, or to pydantic's own."""
    data = LEAST | {"questions": [LEAST_QUESTION | one for one in asked]} | whole
    for one in problems(tmp_path_factory.getbasetemp(), tomli_w.dumps(data)):
        assert one.message != "Something else is expected here."
        assert "input" not in one.message.lower()
        assert re.split(r"[.\[]", one.key)[0] in {*whole, "questions", "id", "…"}


def test_a_hostile_file_takes_no_time(tmp_path: Path) -> None:
    most = MOST_BYTES - 10
    long = ".".join(f"a{m}" for m in range(99))
    files = [
        "a" + ".a" * (most // 2) + " = 1",
        ('"' + '\\"' * most)[:most],
        ("x = " + "[" * most)[:most],
        ('x = """' + '\\"' * most)[:most],
        ("x = '''" + "''\n" * most)[:most],
        "[[questions]]\n" * (most // 14),
        "".join(f"k{n} = 1\n" for n in range(most // 11)),
        "".join(f"[{long}.b{n}]\n" for n in range(most // 400)),
    ]
    start = time.perf_counter()
    for content in files:
        assert 0 < len(problems(tmp_path, content)) <= 20
    assert time.perf_counter() - start < 10

"""Every damaged file says where and what, and nothing that somebody wrote."""

import traceback
from pathlib import Path

import pytest

from orgcoach_tui import i18n
from orgcoach_tui.journal import toml
from orgcoach_tui.journal.entries import LARGEST
from orgcoach_tui.journal.errors import Damaged, Problem
from orgcoach_tui.journal.store import Store
from tests.journal.made import made

SECRET = "Marian-van-Waterland-4711"
# The insight holds lines that look like the keys and headings that come after it.
GOOD = toml.dumps(
    made(
        organisation=SECRET,
        insight=f"{SECRET}\nnext_date = 1\n[placement]\nadviser = 4\n",
        help_question=SECRET,
        audience={},
        comments=[],
    )
)


def line(of: str) -> int:
    """The last line of `GOOD` that begins with `of`, from 1."""
    return max(n for n, text in enumerate(GOOD.split("\n"), 1) if text.startswith(of))


def edited(old: str, new: str) -> bytes:
    before, found, after = GOOD.rpartition(f"\n{old}")
    assert found, old
    return f"{before}\n{new}{after}".encode()


END = GOOD.rstrip("\n").count("\n") + 1
MISPLACED = "a quotation mark, a bracket or an equals sign is missing or misplaced"
NESTED = "brackets are nested too deeply"
CHARACTER = "there is a character that cannot be in a TOML file"

# name: the bytes, the line, the key, what is said
DAMAGED: dict[str, tuple[bytes, int | None, str, str]] = {
    "nothing": (b"", None, "", "the file is empty"),
    "only zeros": (b"\0" * 4096, None, "", "the file is empty"),
    "not TOML": (SECRET.encode(), 1, "", "the file stops half-way"),
    "cut off in a text": (GOOD[: GOOD.index("Toen") + 3].encode(), None, "", "half-way"),
    "cut off in a key": (GOOD[: GOOD.index("guide_ti")].encode() + b"gui", None, "", "half-way"),
    "quote left out": (edited('step = "close"', 'step = "close'), line("step"), "", MISPLACED),
    "first quote left out": (edited('step = "', f"step = {SECRET}"), line("step"), "", MISPLACED),
    "no equals sign": (edited("step = ", f"step {SECRET} "), line("step"), "", MISPLACED),
    "open bracket": (edited("[placement]", "[placement"), line("[placement"), "", MISPLACED),
    "backslash": (edited("why = ", 'why = "C:\\Marian" # '), line("why"), "", "backslash"),
    "key twice": (edited("step", "guide = 'x'\nstep"), line("step"), "", "is there twice"),
    "heading twice": (
        edited("[mirror]", "[placement]\n[mirror]"),
        line("[mirror]"),
        "",
        "is there twice",
    ),
    "no such date": (
        edited("date = 2026-11-23", "date = 2026-02-30"),
        line("date"),
        "",
        "this date does not exist",
    ),
    "zero byte": (edited("step = ", 'step = "\0'), line("step"), "", CHARACTER),
    "escape character": (edited("why = ", 'why = "\x1b[31m'), line("why"), "", CHARACTER),
    "Latin-1": (edited("why = ", "why = é").decode().encode("latin-1"), line("why"), "", "UTF-8"),
    "UTF-16": (GOOD.encode("utf-16"), 1, "", "not UTF-8"),
    "half a character": (GOOD.encode() + b'x = "\xf0\x9f', END + 1, "", "not UTF-8"),
    "endless number": (("n = 1" + "0" * 5000 + "\n" + GOOD).encode(), None, "", "far too long"),
    "10,000 brackets": (("n = " + "[" * 10_000 + "\n" + GOOD).encode(), None, "", NESTED),
    "50 brackets": (("n = " + "[" * 50 + "]" * 50 + "\n" + GOOD).encode(), None, "", NESTED),
    "10,000 dots": (("n." * 10_000 + "n = 1\n" + GOOD).encode(), None, "", NESTED),
    "50 tables": ((GOOD + f"[{'n.' * 50}n]\n").encode(), None, "", NESTED),
    "no schema": (GOOD.replace("schema = 1\n", "").encode(), None, "schema", "‘schema’ is missing"),
    "schema as text": (GOOD.replace("schema = 1", "schema = '1'").encode(), 1, "schema", "number"),
    "schema is true": (GOOD.replace("schema = 1", "schema = true").encode(), 1, "schema", "number"),
    "schema 0": (GOOD.replace("schema = 1", "schema = 0").encode(), 1, "schema", "number"),
    "no id": (edited("id = ", "# "), None, "id", "‘id’ is missing"),
    "id as a path": (edited("id = ", "id = '../../x' # "), line("id"), "id", "letters, digits"),
    "no guide": (edited('guide = "session"\n', ""), None, "guide", "‘guide’ is missing"),
    "no date": (edited("date = ", "day = "), None, "date", "‘date’ is missing"),
    "date as text": (edited("date = ", f"date = '{SECRET}' # "), line("date"), "date", "a date"),
    "date with time": (
        edited("date = ", "date = 2026-11-23 10:00:00 # "),
        line("date"),
        "date",
        "has to be a date",
    ),
    "created as date": (
        edited("created = ", "created = 2026-11-23 # "),
        line("created"),
        "created",
        "a date and time",
    ),
    "created out of time": (
        edited("created = ", "created = 9999-12-31 23:59:59 # "),
        line("created"),
        "created",
        "a date and time",
    ),
    "no updated": (edited("updated = ", "# "), None, "updated", "‘updated’ is missing"),
    "unknown status": (
        edited("status = ", f"status = '{SECRET}' # "),
        line("status"),
        "status",
        "one of ‘draft’, ‘finished’",
    ),
    "organisation as number": (
        edited("organisation = ", "organisation = 3 # "),
        line("organisation"),
        "organisation",
        "text in quotation marks",
    ),
    "next date as text": (
        edited("next_date = ", "next_date = 'soon' # "),
        line("next_date"),
        "next_date",
        "has to be a date",
    ),
    "answers as text": (
        (f"answers = '{SECRET}'\n" + GOOD.partition("[[answers]]")[0]).encode(),
        1,
        "answers",
        "parts under [[answers]]",
    ),
    "answers as one table": (
        ("\n" + GOOD.partition("[[answers]]")[0] + "[answers]\nkey = 'x'\n").encode(),
        GOOD.partition("[[answers]]")[0].count("\n") + 2,
        "answers",
        "parts under [[answers]]",
    ),
    "an answer without a key": (
        edited('key = "pull"', f'kei = "{SECRET}"'),
        line("[[answers]]"),
        "answers.key",
        "‘key’ is missing",
    ),
    "an answer's text as list": (
        edited('text = ""', f"text = ['{SECRET}']"),
        line('text = ""'),
        "answers.text",
        "text in quotation marks",
    ),
    "placement of 6": (
        edited("adviser = 4", "adviser = 6"),
        line("adviser = 4"),
        "placement.adviser",
        "from 0 to 5",
    ),
    "placement of a half": (
        edited("adviser = 4", "adviser = 2.5"),
        line("adviser = 4"),
        "placement.adviser",
        "from 0 to 5",
    ),
    "placement as list": (
        edited("[placement]", "[[placement]]"),
        line("[placement]"),
        "placement",
        "under [placement]",
    ),
    "scores of nothing": (
        edited("adviser = 2.5", "adviser = nan"),
        line("[mirror.scores]"),
        "mirror.scores",
        "have to be numbers",
    ),
    "scores beyond measure": (
        edited("adviser = 2.5", "adviser = 1" + "0" * 400),
        line("[mirror.scores]"),
        "mirror.scores",
        "have to be numbers",
    ),
    "unknown recognised": (
        edited("recognised = ", f"recognised = '{SECRET}' # "),
        line("recognised"),
        "mirror.recognised",
        "one of ‘yes’, ‘partly’, ‘no’",
    ),
    "dropped as one table": (
        edited("[[mirror.dropped]]", "[mirror.dropped]"),
        line("[[mirror.dropped]]"),
        "mirror.dropped",
        "parts under [[mirror.dropped]]",
    ),
    "UTF-32": (GOOD.encode("utf-32"), 1, "", "not UTF-8"),
    "UTF-7 mark": (b"+/v8-" + GOOD.encode(), 1, "", MISPLACED),
    "two BOMs": ("\ufeff\ufeff".encode() + GOOD.encode(), 1, "", MISPLACED),
    "an overlong slash": (GOOD.encode() + b'x = "\xc0\xaf"', END + 1, "", "not UTF-8"),
    "a surrogate": (GOOD.encode() + b'x = "\xed\xa0\x80"', END + 1, "", "not UTF-8"),
    "a surrogate escaped": (GOOD.encode() + b'x = "\\ud800"', END + 1, "", "backslash"),
    "old Mac line ends": (GOOD.replace("\n", "\r").encode(), 1, "", MISPLACED),
    "form feed": (edited("step = ", "\x0cstep = "), line("step"), "", MISPLACED),
    "git markers": (
        edited("step = ", f'<<<<<<< HEAD\nstep = "{SECRET}"\n=======\nstep = "x"\n>>>>>>> a\nx = '),
        line("step"),
        "",
        "git left two versions",
    ),
    "zeros at the end": (GOOD.encode() + b"\0" * 4096, END + 1, "", MISPLACED),
    "half zeros": (GOOD.encode()[:300] + b"\0" * 4096, None, "", MISPLACED),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), 1, "", "not UTF-8"),
    "JSON": (b'{"schema": 1, "id": "x"}', 1, "", MISPLACED),
    "YAML": (b"schema: 1\nid: x\n", 1, "", MISPLACED),
    "a web page": (f"<html>{SECRET}</html>".encode(), 1, "", MISPLACED),
    "schema beyond measure": (
        GOOD.replace("schema = 1", "schema = 9223372036854775807").encode(),
        1,
        "schema",
        "whole number",
    ),
    "a newer schema without an id": (
        edited("id = ", "# ").replace(b"schema = 1", b"schema = 7"),
        None,
        "id",
        "newer version",
    ),
    "id of spaces": (edited("id = ", "id = '   ' # "), None, "id", "‘id’ is missing"),
    "id with an escape": (
        edited("id = ", 'id = "a\\u001b]0;x\\u0007b/c" # '),
        line("id"),
        "id",
        "letters, digits",
    ),
    "id too long": (edited("id = ", f"id = '{'x' * 65}' # "), line("id"), "id", "letters, digits"),
    "year 0": (edited("date = ", "date = 0000-01-01 # "), line("date"), "", "does not exist"),
    "a thousand inline tables": (
        ("n = " + "{a=" * 1000 + "1" + "}" * 1000 + "\n" + GOOD).encode(),
        None,
        "",
        NESTED,
    ),
    "too large": (GOOD.encode() + b"# " + b"x" * LARGEST, None, "", "larger than 5 MB"),
}


def problem_of(content: bytes) -> Problem:
    with pytest.raises(Damaged) as raised:
        toml.loads(toml.decode(content))
    return raised.value.problem


@pytest.mark.parametrize("name", [name for name in DAMAGED if name != "too large"])
def test_it_says_where_and_what(name: str) -> None:
    content, where, key, what = DAMAGED[name]
    problem = problem_of(content)
    assert what in problem.what
    assert problem.key == key
    if where is not None or key:
        assert problem.line == where


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_is_listed_beside_a_good_one_and_left_as_it_is(
    name: str, store: Store
) -> None:
    opened = store.new(made())
    store.save(opened)
    bad = opened.path.with_name("2026-03-04-damaged.toml")
    bad.write_bytes(DAMAGED[name][0])

    good, damaged = store.entries()
    assert (good.path, good.problem) == (opened.path, None)
    assert (damaged.path, damaged.id, damaged.date.isoformat()) == (bad, "damaged", "2026-03-04")
    assert damaged.problem is not None
    with pytest.raises(Damaged) as raised:
        store.read(bad)
    assert raised.value.problem == damaged.problem
    assert store.rename_organisation("Gemeente Waterland", "X").skipped == (bad,)
    assert bad.read_bytes() == DAMAGED[name][0]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("name", DAMAGED)
def test_nothing_of_what_was_written_is_in_what_is_said(
    name: str, language: str, tmp_path: Path
) -> None:
    i18n.use(language)
    file = tmp_path / "x.toml"
    file.write_bytes(DAMAGED[name][0])
    with pytest.raises(Damaged) as raised:
        Store(tmp_path).read(file)
    said = repr(raised.value) + repr(raised.value.problem) + repr(raised.value.args)
    said += "".join(traceback.format_exception(raised.value))
    chained = raised.value.__context__ or raised.value.__cause__
    assert chained is None
    assert "Marian" not in said
    assert "4711" not in said


def test_it_speaks_dutch_too() -> None:
    i18n.use("nl")
    assert problem_of(DAMAGED["no date"][0]).what == "de sleutel ‘date’ ontbreekt"


def test_a_wrong_line_is_never_named() -> None:
    """Where the key stands in a way that is not simple to find, no line is given."""
    content = GOOD.replace("[placement]\ncoach = 2\ntrainer = 0\nadviser = 4\n", "")
    problem = problem_of(("placement.coach = 9\n" + content.replace("\nnote = ", "\n# ")).encode())
    assert (problem.key, problem.line) == ("placement.coach", None)

"""A year of reflections by somebody else, read by hand before: what is found and not claimed."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def read() -> ModuleType:
    """The benchmark itself: it and this test cannot differ in how they read."""
    spec = importlib.util.spec_from_file_location(
        "read_practice", ROOT / "benchmarks/read_practice.py"
    )
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_what_is_proposed_is_what_a_reader_saw(read: ModuleType) -> None:
    cases = [row for lang in ("nl", "en") for row in read.rows(f"practice-{lang}.jsonl")]
    right, arguable, wrong, missed = read.tally(cases)
    assert wrong <= 1
    assert right >= 20
    assert arguable + missed <= 6


def test_short_accounts_propose_little_and_seldom_wrongly(read: ModuleType) -> None:
    right, _arguable, wrong, _missed = read.tally(read.rows("moments.jsonl"))
    assert right >= 5
    assert wrong <= right / 4


def test_the_shift_is_told_since_the_reflection_it_began_with(read: ModuleType) -> None:
    practice = [read.reflection(row) for row in read.rows("practice-nl.jsonl")]
    told = {(one.measure, one.role, one.behind[0].id) for one in read.drifts(practice)}
    assert told == {("own", "adviser", "n08"), ("words", "adviser", "n08")}


def test_six_reflections_tell_of_no_shift(read: ModuleType) -> None:
    assert not read.drifts([read.reflection(row) for row in read.rows("practice-en.jsonl")])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_who_was_never_named_is_missing_and_nobody_else(read: ModuleType, language: str) -> None:
    practice = [read.reflection(row) for row in read.rows(f"practice-{language}.jsonl")]
    assert read.missing(practice, language) == read.NEVER_NAMED[language]


def test_the_opening_that_leaves_room_and_the_one_that_knows(read: ModuleType) -> None:
    practice = {row["id"]: read.reflection(row) for row in read.rows("practice-nl.jsonl")}

    def signs(id_: str) -> set[str]:
        found = read.lenses.look([practice[id_]], "nl")
        offering = next(one for one in found if one.lens.id == "offering")
        return {one.sign.id for one in offering.seen}

    assert signs("n06") == {"free"}
    assert signs("n12") == {"knows"}

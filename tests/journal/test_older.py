"""Files of every form there has been are read, and kept as they were before they change."""

from pathlib import Path
from typing import Any

import pytest

from orgcoach_tui.journal import older, shape, toml
from orgcoach_tui.journal import opened as opened_
from orgcoach_tui.journal.errors import Damaged
from orgcoach_tui.journal.store import Store
from tests.journal.made import made

OLDER = Path(__file__).parent / "older"


def test_a_file_of_schema_1_is_what_it_was() -> None:
    assert toml.loads((OLDER / "schema-1.toml").read_text("utf-8")) == made(
        audience={}, comments=[], themes=[], outcomes=[]
    )


@pytest.fixture
def two_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the form had changed twice since: another name for a key, then another place."""

    def first(document: dict[str, Any]) -> dict[str, Any]:
        document["lesson"] = document.pop("insight")
        return document

    def second(document: dict[str, Any]) -> dict[str, Any]:
        document["insight"] = "les: " + document.pop("lesson")
        return document

    monkeypatch.setattr(older, "STEPS", {1: first, 2: second})
    for module in (toml, shape, opened_):
        monkeypatch.setattr(module, "SCHEMA", 3)


@pytest.mark.usefixtures("two_later")
def test_an_older_file_is_brought_up_step_by_step_and_kept(store: Store) -> None:
    path = store.reflections / "2026" / "2026-11-23-bcdfghjk.toml"
    path.parent.mkdir(parents=True)
    old = (OLDER / "schema-1.toml").read_bytes()
    path.write_bytes(old)
    opened = store.read(path)
    assert (opened.reflection.schema, opened.reflection.insight) == (3, "les: Eerst vragen.")
    assert not opened.read_only
    assert not opened.changed
    assert store.entries()[0].problem is None
    assert path.read_bytes() == old

    opened.reflection.next_step = "anders"
    store.save(opened)
    assert toml.loads(path.read_text("utf-8")).schema == 3
    assert [v.path.read_bytes() for v in store.versions(opened.reflection.id)] == [old]


@pytest.mark.usefixtures("two_later")
def test_an_older_file_that_is_not_what_it_says(store: Store) -> None:
    text = (OLDER / "schema-1.toml").read_text("utf-8").replace("insight", "inzicht")
    with pytest.raises(Damaged) as raised:
        toml.loads(text)
    assert raised.value.problem.key == "schema"
    assert raised.value.__cause__ is None

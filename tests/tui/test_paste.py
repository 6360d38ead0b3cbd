"""The filter in front of Textual's parser: a paste arrives whole, in order, as text."""

from hypothesis import given
from hypothesis import strategies as st
from textual import events

from orgcoach_tui.text import clean
from orgcoach_tui.tui.paste import PasteParser

# Everything that makes parsing hard, in one bag.
HARD = st.text(st.sampled_from("\x1b[201~31m~ab\n\x11]é👩;?"), max_size=40).filter(
    lambda text: "\x1b[201~" not in text
)


def keys_and_pastes(chunks: list[str]) -> tuple[list[str], list[str]]:
    parser = PasteParser()
    keys: list[str] = []
    pastes: list[str] = []
    for chunk in chunks:
        for event in parser.feed(chunk):
            if isinstance(event, events.Paste):
                pastes.append(event.text)
            elif isinstance(event, events.Key):
                keys.append(event.key)
    return keys, pastes


def test_no_key_is_pressed_by_a_paste() -> None:
    keys, pastes = keys_and_pastes(["\x1b[200~one\x1b[31m two\x1b\x11 three\x1b[201~", "x"])
    assert keys == ["x"]
    assert pastes == ["one two three"]


@given(HARD, st.data())
def test_a_paste_in_any_pieces_gives_its_clean_text(text: str, data: st.DataObject) -> None:
    whole = f"\x1b[200~{text}\x1b[201~z"
    cuts = sorted(data.draw(st.sets(st.integers(1, len(whole) - 1), max_size=6)))
    chunks = [whole[a:b] for a, b in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    keys, pastes = keys_and_pastes(chunks)
    assert keys == ["z"]
    assert "".join(pastes) == "".join(keys_and_pastes([whole])[1])
    assert clean("".join(pastes)) == "".join(pastes)


def test_ordinary_keys_are_left_alone() -> None:
    keys, pastes = keys_and_pastes(["a\x1b[A\x1b[B", "\x1b[D", "é"])
    assert keys == ["a", "up", "down", "left", "é"]
    assert pastes == []

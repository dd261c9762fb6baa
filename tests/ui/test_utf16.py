"""Code points and UTF-16 units, back and forth."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.utf16 import Utf16, unit_text

TEXTS = st.text(alphabet=st.sampled_from("aب\u064b😀𐤀 ")) | st.text()


def units_of(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(TEXTS)
def test_every_offset_agrees_with_the_encoded_length(text: str) -> None:
    offsets = Utf16(text)
    for at in range(len(text) + 1):
        assert offsets.units(at) == units_of(text[:at])
        assert offsets.code_points(offsets.units(at)) == at


def test_an_offset_inside_a_pair_gives_the_start_of_its_letter() -> None:
    assert Utf16("أ😀ب").code_points(2) == 1


@given(TEXTS)
def test_unit_text_has_one_character_a_unit(text: str) -> None:
    assert len(unit_text(text)) == units_of(text)

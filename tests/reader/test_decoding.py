"""Bytes become text: every encoding of Arabic and Hebrew files, and damaged ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.decoding import decode
from reader.errors import BinaryFile, EmptyFile, UnknownEncoding, UnreadableFile

ARABIC = (
    "اقتصاد\n07-12-2024 | 02:47\nافتتح الوزير صباح أمس معرض الكتاب في المدينة، وقال إن الدورة هي الأكبر منذ سنوات.\n"
)
HEBREW = "שר התרבות פתח אתמול את יריד הספרים בעיר, ואמר כי זה היריד הגדול ביותר מזה שנים.\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"],
)
@pytest.mark.parametrize("text", [ARABIC, HEBREW])
def test_unicode_is_read_with_and_without_a_mark(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.warnings == ()


@pytest.mark.parametrize("page", ["cp1256", "iso8859_6", "mac_arabic", "cp720"])
def test_old_arabic_code_pages_are_told_apart_by_their_words(page: str) -> None:
    text = ARABIC.replace("،", "") if page == "cp720" else ARABIC
    decoded = decode(text.encode(page))
    assert decoded.text == text
    assert [notice.code for notice in decoded.warnings] == ["guessed-encoding"]


def test_hebrew_windows_1255_is_read() -> None:
    assert decode(HEBREW.encode("cp1255")).text == HEBREW


def test_a_short_headline_is_enough_to_tell_the_code_page() -> None:
    assert decode("افتتاح معرض الكتاب في المدينة".encode("cp1256")).text == "افتتاح معرض الكتاب في المدينة"


def test_a_declared_encoding_that_lies_is_not_believed() -> None:
    raw = b'<meta charset="utf-8">\n' + ARABIC.encode("cp1256")
    assert ARABIC in decode(raw).text


def test_the_encoding_asked_for_overrules_every_guess() -> None:
    decoded = decode(ARABIC.encode("cp1256"), "iso-8859-6")
    assert decoded.encoding == "iso8859-6"
    assert decoded.text != ARABIC


@pytest.mark.parametrize("name", ["no-such-encoding", "hex", "", "rot13"])
def test_an_encoding_that_does_not_exist_is_refused(name: str) -> None:
    with pytest.raises(UnknownEncoding):
        decode(b"abc", name)


def test_one_bad_byte_loses_one_letter_only() -> None:
    raw = ARABIC.encode().replace("الوزير".encode(), b"\xff" + "الوزير".encode())
    decoded = decode(raw)
    assert decoded.text.replace("\ufffd", "") == ARABIC
    assert [notice.code for notice in decoded.warnings] == ["damaged-bytes"]


def test_a_cut_last_letter_does_not_lose_the_file() -> None:
    decoded = decode(ARABIC.rstrip("\n.").encode()[:-1])
    assert decoded.text.startswith("اقتصاد\n07-12-2024")
    assert [notice.code for notice in decoded.warnings] == ["damaged-bytes"]


def test_lines_of_windows_1256_inside_utf_8_are_read_by_their_own_encoding() -> None:
    decoded = decode(ARABIC.encode() + ARABIC.encode("cp1256"))
    assert decoded.text == ARABIC * 2
    assert [notice.code for notice in decoded.warnings] == ["mixed-encoding"]


def test_words_of_windows_1256_inside_a_line_of_utf_8_are_read_by_their_own_encoding() -> None:
    raw = "افتتح الوزير صباح أمس ".encode() + "معرض الكتاب الكبير".encode("cp1256") + " في المدينة\n".encode()
    assert decode(raw).text == "افتتح الوزير صباح أمس معرض الكتاب الكبير في المدينة\n"


def test_damage_behind_a_byte_order_mark_is_mended_too() -> None:
    raw = b"\xef\xbb\xbf" + ARABIC.encode() + ARABIC.encode("cp1256")
    assert decode(raw).text == ARABIC * 2


def test_a_declared_encoding_nobody_knows_does_no_harm() -> None:
    raw = b'<meta charset="no-such-thing">\n' + ARABIC.encode("cp1256")
    assert ARABIC in decode(raw).text


def test_surrogate_pairs_written_one_by_one_become_their_character() -> None:
    pair = "\ud83d\ude00".encode("utf-8", "surrogatepass")
    assert decode(ARABIC.encode() + pair).text == ARABIC + "😀"


def test_western_text_is_read_as_western() -> None:
    text = "Le ministre a ouvert hier la foire du livre à la capitale, où il a été reçu par les élèves.\n"
    assert decode(text.encode("latin-1")).text == text


def test_other_code_pages_are_left_to_the_normalizer() -> None:
    text = "Министр вчера открыл книжную ярмарку в столице и сказал, что она самая большая за последние годы.\n" * 3
    assert decode(text.encode("cp1251")).text == text


@pytest.mark.parametrize("raw", [b"", b" \r\n\t", b"\x00" * 64])
def test_a_file_without_text_is_empty(raw: bytes) -> None:
    with pytest.raises(EmptyFile):
        decode(raw)


@pytest.mark.parametrize("raw", [b"%PDF-1.7 x", b"PK\x03\x04abc", b"\x1f\x8b\x08abc", b"\x89PNG\r\n\x1a\n..."])
def test_archives_and_pictures_are_refused_by_name(raw: bytes) -> None:
    with pytest.raises(BinaryFile) as error:
        decode(raw, source="x.txt")
    assert "x.txt" in str(error.value)
    assert error.value.detail


def test_noise_is_refused() -> None:
    with pytest.raises(BinaryFile):
        decode(bytes(range(1, 32)) * 40 + bytes(range(128, 160)) * 40)


@given(st.binary(max_size=300))
def test_no_bytes_ever_raise_anything_but_an_unreadable_file(raw: bytes) -> None:
    try:
        decoded = decode(raw)
    except UnreadableFile:
        return
    decoded.text.encode("utf-8")


@given(st.text(max_size=120).filter(lambda text: text.strip("\x00 \t\r\n\x0b\x0c")))
def test_utf_8_without_zero_bytes_comes_back_unchanged(text: str) -> None:
    raw = text.encode("utf-8", "ignore")
    if b"\x00" in raw or b"\x06" in raw or not raw.strip(b"\x00 \t\r\n\x0b\x0c"):
        return
    try:
        assert decode(raw).text == raw.decode().removeprefix("\ufeff")
    except BinaryFile:
        assert raw[:2] in (b"%P", b"PK", b"BZ", b"7z", b"Ra", b"GI", b"RI", b"Og", b"ID", b"MZ", b"SQ", b"\x7fE")

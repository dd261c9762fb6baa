"""Arabic is complete, both languages agree with their counts, and the compiled files are current."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

import resources
from tests.ui.conftest import speaking
from ui import wording
from ui.plurals import PLURALS

TRANSLATIONS = resources.path("translations")
SOURCES = sorted(Path(wording.__file__).parent.glob("*.py"))
FORMS = {"ar": 6, "en": 2}


def tool(name: str) -> str:
    return str(Path(sys.executable).with_name(f"pyside6-{name}"))


def messages(path: Path) -> dict[tuple[str, str], ElementTree.Element]:
    tree = ElementTree.parse(path)
    return {
        (context.findtext("name", ""), message.findtext("source", "")): message
        for context in tree.iter("context")
        for message in context.iter("message")
    }


def collected(tmp_path: Path, code: str) -> dict[tuple[str, str], ElementTree.Element]:
    """What Qt's collector finds in the sources now."""
    fresh = tmp_path / f"{code}.ts"
    plural_only = ["-pluralonly"] if code == "en" else []
    subprocess.run(
        [tool("lupdate"), *map(str, SOURCES), "-silent", *plural_only, "-target-language", code, "-ts", str(fresh)],
        check=True,
        capture_output=True,
    )
    return messages(fresh)


@pytest.mark.parametrize("code", ["ar", "en"])
def test_every_text_of_the_window_is_in_the_translation_file(tmp_path: Path, code: str) -> None:
    assert collected(tmp_path, code).keys() == messages(TRANSLATIONS / f"khizana_{code}.ts").keys()


@pytest.mark.parametrize("code", ["ar", "en"])
def test_every_text_is_translated_in_all_its_forms(code: str) -> None:
    for key, message in messages(TRANSLATIONS / f"khizana_{code}.ts").items():
        translation = message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, key
        forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
        assert all(forms), key
        assert len(forms) == (FORMS[code] if message.get("numerus") else 1), key


@pytest.mark.parametrize("code", ["ar", "en"])
def test_the_compiled_file_is_current(tmp_path: Path, code: str) -> None:
    fresh = tmp_path / "fresh.qm"
    source = TRANSLATIONS / f"khizana_{code}.ts"
    subprocess.run([tool("lrelease"), "-silent", str(source), "-qm", str(fresh)], check=True, capture_output=True)
    assert fresh.read_bytes() == (TRANSLATIONS / f"khizana_{code}.qm").read_bytes()


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 مقال"),
        (1, "مقال واحد"),
        (2, "مقالان"),
        (3, "3 مقالات"),
        (10, "10 مقالات"),
        (11, "11 مقالًا"),
        (99, "99 مقالًا"),
        (100, "100 مقال"),
        (102, "102 مقال"),
        (103, "103 مقالات"),
        (2418, "2,418 مقالًا"),
    ],
)
def test_an_arabic_count_agrees_with_its_noun(arabic: None, count: int, text: str) -> None:
    assert PLURALS.articles(count) == text


def test_an_english_count_agrees_with_its_noun(english: None) -> None:
    assert [PLURALS.articles(count) for count in (0, 1, 2)] == ["0 articles", "1 article", "2 articles"]
    assert PLURALS.files_of(3, 1) == "3 of 1 file"


def test_a_translation_keeps_its_placeholders() -> None:
    for (_, source), message in messages(TRANSLATIONS / "khizana_ar.ts").items():
        translation = message.find("translation")
        assert translation is not None
        for text in [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]:
            assert set(placeholders(text)) <= set(placeholders(source))
            if not message.get("numerus"):
                assert placeholders(text) == placeholders(source)


def placeholders(text: str) -> list[str]:
    return sorted(mark for mark in ("%1", "%2") if mark in text)


def test_an_english_window_is_not_left_in_arabic(qapp: object, english: None) -> None:
    assert wording.section(None) == "No section"
    arabic = QTranslator()
    assert arabic.load(str(TRANSLATIONS / "khizana_ar.qm"))
    assert arabic.translate("Wording", "No section") == "بلا قسم"


def test_speaking_another_language_leaves_none_of_the_first(qapp: object, fonts: None) -> None:
    for code, text in (("ar", "بلا قسم"), ("en", "No section"), ("ar", "بلا قسم")):
        language = speaking(qapp, code)  # type: ignore[arg-type]
        next(language)
        assert wording.section(None) == text
        next(language, None)

"""Settings and session: what is kept comes back, what is broken never stops the window."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.settings import Session, Settings, load, save


def test_what_was_saved_comes_back(tmp_path: Path) -> None:
    kept = Settings(theme="sepia", text_size=27, language="en")
    save(kept, tmp_path / "new" / "settings.json")
    assert load(Settings, tmp_path / "new" / "settings.json") == kept


def test_a_missing_file_gives_defaults(tmp_path: Path) -> None:
    assert load(Session, tmp_path / "session.json") == Session()


@pytest.mark.parametrize("text", ["", "{", "[]", "7", "\x00\x00"])
def test_a_corrupt_file_gives_defaults_and_is_kept_aside(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    assert load(Settings, path) == Settings()
    assert (tmp_path / "settings.json.damaged").read_text(encoding="utf-8") == text


def test_one_unfit_value_falls_back_alone(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "neon", "text_size": 24, "language": 3, "unknown": true}', encoding="utf-8")
    assert load(Settings, path) == Settings(text_size=24)


def test_geometry_that_is_no_hex_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    path.write_text('{"geometry": "zz", "list_width": 9999, "shelf": "unread"}', encoding="utf-8")
    assert load(Session, path) == Session(shelf="unread")

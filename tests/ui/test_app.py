"""The program as a process: it starts, it ends when it is told to, and it forgets nothing."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import main
from reader.article import View
from reader.library import Library
from ui.app import Program, application
from ui.window import Window


@pytest.mark.flaky(reruns=2)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
def test_sigterm_ends_the_program_cleanly_and_saves_the_session(library: Library, articles: Path) -> None:
    library.import_paths([articles])
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "KHIZANA_LIBRARY": str(library.folder)}
    process = subprocess.Popen([sys.executable, str(main.__file__)], env=environment, stderr=subprocess.PIPE)
    time.sleep(2)
    process.send_signal(signal.SIGTERM)
    _, complaints = process.communicate(timeout=20)
    assert process.returncode == 0, complaints.decode()
    assert json.loads((library.folder / "session.json").read_text(encoding="utf-8"))["geometry"]
    assert json.loads((library.folder / "settings.json").read_text(encoding="utf-8"))["theme"] == "light"


def test_another_language_is_another_window_on_the_same_article(
    qtbot: object, library: Library, articles: Path
) -> None:
    from tests.ui.conftest import settle

    library.import_paths([articles])
    app = application()
    app.setQuitOnLastWindowClosed(False)
    program = Program(app, library, library.folder)
    program.show()
    first: Window = program.window
    settle(qtbot, first)  # type: ignore[arg-type]
    first.list.choose(1)
    spoken = {first.windowTitle().rpartition(" — ")[2]}
    first.run("language")
    qtbot.waitUntil(lambda: program.window is not first)  # type: ignore[attr-defined]
    second = program.window
    settle(qtbot, second)  # type: ignore[arg-type]
    spoken.add(second.windowTitle().rpartition(" — ")[2])
    assert spoken == {"Khizana", "خزانة"}
    assert second.reading.id == library.listing(View())[1]
    second.close()
    program._save()
    app.setQuitOnLastWindowClosed(True)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a screen")
@pytest.mark.parametrize(("words", "loaded"), [(["--library", "."], False), ([], False), (["--library=."], True)])
def test_a_window_does_without_the_command_line(words: list[str], loaded: bool) -> None:
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "main.py", *words],
        cwd=Path(main.__file__).parent,
        env={name: value for name, value in os.environ.items() if name not in screens},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "there is no screen" in done.stderr
    assert ("reader.cli" in done.stderr) is loaded

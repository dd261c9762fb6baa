"""The window follows the system's colours while it is open: on a display, for only a desktop has such colours."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import main

DESKTOP = {"QT_QPA_PLATFORMTHEME": "gnome"}
"""Qt's own part for this desktop, which lets a program set what the desktop would: the plain X11 one does not."""


def test_the_theme_follows_the_system_both_ways(display: dict[str, str], tmp_path: Path) -> None:
    call = "import sys; from tests.ui.test_system_theme import tell; tell(sys.argv[1])"
    told = subprocess.run(
        (sys.executable, "-c", call, str(tmp_path)),
        cwd=Path(main.__file__).parent,
        env={**display, **DESKTOP},
        stdout=subprocess.PIPE,
        check=True,
    )
    assert json.loads(told.stdout) == [
        ["dark", "#1A1917", "#272522"],
        ["light", "#FDFCF9", "#F0EDE6"],
        ["sepia", "#F7EEDC", "#EADDC3"],
    ]


def tell(folder: str) -> None:
    """Open a window that follows the system, and print its colours when that is dark, light, and not followed."""
    from PySide6.QtCore import Qt

    from ui.app import application
    from ui.settings import SYSTEM, Session, Settings
    from ui.window import Window

    app = application()
    window = Window(main.open_library(Path(folder)), Settings(theme=SYSTEM), Session())
    window.show()
    told, dark, light = [], Qt.ColorScheme.Dark, Qt.ColorScheme.Light
    for scheme, theme in ((dark, SYSTEM), (light, SYSTEM), (dark, "sepia")):
        window.choose(theme=theme)
        app.styleHints().setColorScheme(scheme)
        app.processEvents()
        parts = (window.article.viewport(), window.top)
        colours = [part.grab().toImage().pixelColor(3, 3).name().upper() for part in parts]
        told.append([window.look.theme.name, *colours])
    window.close()
    print(json.dumps(told))

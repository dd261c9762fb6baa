"""What the program carries besides code: icons, translations, sample articles, and the fonts it asks for.

Importable without Qt, because the command line uses ``path``; only ``load_fonts`` touches Qt. The
fonts come from packages; they are found without importing those packages, and only the weights the
window draws are registered, since each file costs a parse at start.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

READING = "Amiri"
INTERFACE = "IBM Plex Sans Arabic"
MONOSPACE = "IBM Plex Mono"

_FONT_FILES = {
    "fontpkg_amiri": ("Amiri-Regular.ttf", "Amiri-Bold.ttf"),
    "fontpkg_ibm_plex_sans_arabic": (
        "IBMPlexSansArabic-Regular.ttf",
        "IBMPlexSansArabic-Medium.ttf",
        "IBMPlexSansArabic-SemiBold.ttf",
    ),
    "fontpkg_ibm_plex_mono": ("IBMPlexMono-Regular.ttf",),
}


def path(*parts: str) -> Path:
    """The path of a resource: ``path("samples", "one.txt")``. It need not exist."""
    return Path(__file__).parent.joinpath(*parts)


def font_files() -> list[Path]:
    """The font files the window uses. Raises ModuleNotFoundError, naming the package, if one is not installed."""
    return [_package_folder(package) / "files" / name for package, names in _FONT_FILES.items() for name in names]


def load_fonts() -> None:
    """Register the fonts with Qt, once per application. Raises OSError naming a file that Qt cannot read."""
    from PySide6.QtGui import QFontDatabase

    for file in font_files():
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise OSError(f"{file}: not a font Qt can read; reinstall the program's dependencies")


def _package_folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{package}: the font package is not installed", name=package)
    return Path(spec.origin).parent

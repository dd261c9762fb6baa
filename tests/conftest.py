"""What the tests share: real libraries in temporary folders, and small article files in the seed's layout."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from reader.library import Library

if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    # Without a screen Qt would abort the whole run.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SHARED = Path(__file__).parent.parent.parent / "shared"
"""Real articles for measuring, beside the checkout where there are any; the tests pass without them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give another try to tests in which a display server and a program of its own take part."""
    for item in items:
        if "display" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.flaky(reruns=2))


@pytest.fixture(autouse=True)
def garbage(request: pytest.FixtureRequest) -> Iterator[None]:
    """Where there are widgets: collected between tests and on the main thread, as ``ui/garbage.py`` does."""
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture
def shared() -> Path:
    """The folder of real articles; skips the test where there is none."""
    if not SHARED.is_dir():
        pytest.skip("no real articles beside the checkout")
    return SHARED


@pytest.fixture
def open_library(tmp_path: Path) -> Iterator[Callable[[], Library]]:
    """Opens the test's library, as often as asked: another call is another start of the program."""
    opened: list[Library] = []

    import main  # late: tests of single parts need not the whole program

    def open_() -> Library:
        library = main.open_library(tmp_path / "library")
        opened.append(library)
        return library

    yield open_
    for library in opened:
        library.close()


@pytest.fixture
def library(open_library: Callable[[], Library]) -> Library:
    """An empty library with a real store and a real index."""
    return open_library()


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with three articles of three sections."""
    folder = tmp_path / "articles"
    write_article(folder / "harbour.txt")
    write_article(
        folder / "books.txt",
        section="ثقافة",
        date="03-01-2025 | 10:00",
        title="معرض الكتاب يفتح أبوابه في القاعة الكبرى",
        lead="يستقبل المعرض زواره عشرة أيام ويضم مئتي دار نشر.",
        body=("وقالت المديرة إن الدخول مجاني للطلاب.", "ويختتم المعرض بأمسية شعرية."),
    )
    write_article(
        folder / "match.txt",
        section="رياضة",
        date="15-02-2025 | 21:30",
        title="تعادل الفريقين في المباراة الأخيرة",
        lead="انتهى اللقاء بهدف لكل فريق أمام ألفي متفرج.",
        body=("وسجل الضيوف أولا من ركلة جزاء.", "ثم أدرك أصحاب الأرض التعادل في الدقيقة الأخيرة."),
    )
    return folder


@pytest.fixture
def display(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a program on a display of its own: an X server that picks a free number itself.

    Skips where Xvfb, xdotool or what Qt needs for X11 is not installed.
    """
    if not all(map(shutil.which, ("Xvfb", "xdotool", "setxkbmap"))):
        pytest.skip("needs Xvfb, xdotool and setxkbmap")
    told, tells = os.pipe()
    options = ("-displayfd", str(tells), "-noreset", "-nolisten", "tcp", "-screen", "0", "1280x800x24")
    with (tmp_path / "xvfb.log").open("w") as log:
        server = subprocess.Popen(("Xvfb", *options), pass_fds=(tells,), stderr=log)
    os.close(tells)
    with os.fdopen(told) as answer:
        number = answer.readline().strip()
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config"), "LANG": "ar_EG.UTF-8", "LANGUAGE": "ar"}
    unwanted = ("QT_", "WAYLAND_", "KHIZANA_", "LC_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
    environment = {**kept, **home, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    try:
        _need_x11(environment)
        yield environment
    finally:
        server.terminate()
        server.wait()


def _need_x11(environment: dict[str, str]) -> None:
    """Skip where the libraries are missing with which Qt draws on X11."""
    start = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
    if subprocess.run((sys.executable, "-c", start), env=environment, stderr=subprocess.DEVNULL).returncode:
        pytest.skip("Qt's X11 libraries are not installed")


def write_article(
    path: Path,
    *,
    section: str = "اقتصاد",
    date: str = "07-12-2024 | 02:47",
    title: str = "مرفأ المدينة يستأنف العمل بعد العاصفة",
    lead: str = "أعلنت إدارة المرفأ استئناف حركة السفن بعد توقف دام أسبوعا.",
    body: tuple[str, ...] = (
        "وقال مدير المرفأ إن ثلاث بواخر دخلت الحوض الأول منذ ساعات الفجر.",
        "وأضاف أن الأضرار في المستودعات محدودة وأن الكشف عليها بدأ أمس.",
        "وختم بالقول إن العمل سيستمر على مدار الساعة حتى نهاية الشهر.",
    ),
    tail: str = "",
) -> Path:
    """Write an article file in the seed's layout: section, date, headline, lead, blank line, body, tail."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join((section, date, title, lead, "", *body)) + tail, encoding="utf-8")
    return path

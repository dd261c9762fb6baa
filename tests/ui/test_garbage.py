"""Cycles are collected on the main thread, and nowhere else."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from pytestqt.qtbot import QtBot

from ui.garbage import BUSY_MS, IDLE_MS, MainThreadCollector


class Knot:
    def __init__(self, ended_on: list[str]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: ended_on.append(threading.current_thread().name))


def make_knots(ended_on: list[str]) -> None:
    for _ in range(5000):
        Knot(ended_on)


@pytest.mark.usefixtures("qapp")
def test_cycles_made_on_another_thread_end_on_the_main_one() -> None:
    ended_on: list[str] = []
    collector = MainThreadCollector()
    worker = threading.Thread(target=make_knots, args=(ended_on,), name="worker")
    worker.start()
    worker.join()
    assert ended_on == []
    collector.collect()
    assert set(ended_on) == {"MainThread"}
    collector.stop()
    assert gc.isenabled()


@pytest.mark.usefixtures("qapp")
def test_what_was_there_is_spared_until_the_end() -> None:
    collector = MainThreadCollector()
    ended_on: list[str] = []
    make_knots(ended_on)
    collector.spare()
    collector.collect()
    assert ended_on == []
    collector.stop()
    gc.collect()
    assert len(ended_on) == 5000


@pytest.mark.usefixtures("qapp")
def test_old_cycles_end_when_nothing_more_is_made() -> None:
    collector = MainThreadCollector()
    gc.collect()
    ended_on: list[str] = []
    knots = [Knot(ended_on)]
    gc.collect(0)
    knots.clear()
    for _ in range(gc.get_threshold()[1] + 1):
        make_knots([])
        collector.collect()
    for _ in range(2):
        assert ended_on == []
        collector.collect()
    assert ended_on == ["MainThread"]
    collector.stop()


@pytest.mark.usefixtures("qapp")
def test_it_looks_more_often_while_much_is_made(qtbot: QtBot) -> None:
    collector = MainThreadCollector()
    ended_on: list[str] = []
    make_knots(ended_on)
    collector.collect()
    assert collector._timer.interval() == BUSY_MS
    qtbot.waitUntil(lambda: collector._timer.interval() == IDLE_MS, timeout=20_000)
    collector.stop()


@pytest.mark.usefixtures("qapp")
def test_nothing_is_collected_before_there_is_enough() -> None:
    collector = MainThreadCollector()
    gc.collect()
    ended_on: list[str] = []
    Knot(ended_on)
    collector.collect()
    assert ended_on == []
    collector.stop()

"""Cycles are collected on the main thread, and nowhere else."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable, Iterator

import pytest

from ui import garbage
from ui.garbage import MainThreadCollector


class Knot:
    def __init__(self, ended_on: list[str]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: ended_on.append(threading.current_thread().name))


def make_knots(ended_on: list[str]) -> None:
    for _ in range(5000):
        Knot(ended_on)


Begin = Callable[..., MainThreadCollector]


@pytest.fixture
def begin(qapp: object) -> Iterator[Begin]:
    """Makes a collector; ``working`` is whether a lane is."""
    made: list[MainThreadCollector] = []

    def make(working: bool = False) -> MainThreadCollector:
        gc.collect()
        made.append(MainThreadCollector(lambda: working))
        return made[-1]

    yield make
    for collector in made:
        collector.stop()


def test_cycles_made_on_another_thread_end_on_the_main_one(begin: Begin) -> None:
    ended_on: list[str] = []
    collector = begin()
    worker = threading.Thread(target=make_knots, args=(ended_on,), name="worker")
    worker.start()
    worker.join()
    assert ended_on == []
    collector.collect()
    assert set(ended_on) == {"MainThread"}
    collector.stop()
    assert gc.isenabled()


def test_nothing_is_collected_before_there_is_enough(begin: Begin) -> None:
    collector = begin()
    ended_on: list[str] = []
    Knot(ended_on)
    collector.collect()
    assert ended_on == []


def test_what_was_there_is_spared_until_the_end(begin: Begin) -> None:
    gc.disable()
    ended_on: list[str] = []
    knots = [Knot(ended_on) for _ in range(5000)]
    collector = begin()
    knots.clear()
    make_knots([])
    collector.collect()
    assert ended_on == []
    collector.stop()
    gc.collect()
    assert len(ended_on) == 5000


def test_while_a_lane_works_only_much_is_collected(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    ended_on: list[str] = []
    collector = begin(working=True)
    make_knots(ended_on)
    collector.collect()
    assert ended_on == []
    monkeypatch.setattr(garbage, "MANY", 4000)
    collector.collect()
    assert len(ended_on) == 5000


def test_old_cycles_are_collected_when_there_were_enough_young_ones(begin: Begin) -> None:
    collector = begin()
    ended_on: list[str] = []
    knots = [Knot(ended_on)]
    gc.collect(0)
    knots.clear()
    for _ in range(gc.get_threshold()[1]):
        gc.collect(0)
    assert ended_on == []
    collector.collect()
    assert ended_on == ["MainThread"]

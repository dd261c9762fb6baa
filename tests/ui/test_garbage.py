"""Cycles are collected on the main thread, and nowhere else."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest

from ui.garbage import MainThreadCollector


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
def test_nothing_is_collected_before_there_is_enough() -> None:
    collector = MainThreadCollector()
    gc.collect()
    ended_on: list[str] = []
    Knot(ended_on)
    collector.collect()
    assert ended_on == []
    collector.stop()

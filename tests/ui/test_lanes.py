"""Lanes: one job after another, answers on the main thread, only the newest question answered."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.lanes import Job, Lane


@pytest.fixture
def failures() -> list[Exception]:
    return []


@pytest.fixture
def lane(qtbot: QtBot, failures: list[Exception]) -> Iterator[Lane]:
    lane = Lane("test", failures.append)
    yield lane
    lane.close()


def idle(qtbot: QtBot, lane: Lane) -> None:
    qtbot.waitUntil(lambda: not lane.busy())


def test_jobs_run_in_order_off_the_main_thread_and_answer_on_it(qtbot: QtBot, lane: Lane) -> None:
    answers: list[tuple[int, bool, bool]] = []
    main = threading.current_thread()
    for number in range(5):
        lane.do(
            lambda job, number=number: (number, threading.current_thread() is main),
            lambda answer: answers.append((*answer, threading.current_thread() is main)),
        )
    idle(qtbot, lane)
    assert answers == [(number, False, True) for number in range(5)]


def test_only_the_newest_question_answers(qtbot: QtBot, lane: Lane) -> None:
    answers: list[int] = []
    begun, gate = threading.Event(), threading.Event()

    def slow(job: Job) -> int:
        begun.set()
        gate.wait(5)
        return 0

    older = lane.do(slow, answers.append, newest="search")
    begun.wait(5)
    for number in range(1, 4):
        lane.do(lambda job, number=number: number, answers.append, newest="search")
    assert older.cancelled()
    gate.set()
    idle(qtbot, lane)
    assert answers == [3]


def test_a_superseded_job_that_has_not_begun_never_runs(qtbot: QtBot, lane: Lane) -> None:
    ran: list[int] = []
    gate = threading.Event()
    lane.do(lambda job: gate.wait(5), lambda _: None)
    for number in range(3):
        lane.do(lambda job, number=number: ran.append(number), lambda _: None, newest="search")
    gate.set()
    idle(qtbot, lane)
    assert ran == [2]


def test_failures_go_to_one_place_and_the_lane_goes_on(qtbot: QtBot, lane: Lane, failures: list[Exception]) -> None:
    answers: list[str] = []
    lane.do(lambda job: 1 / 0, lambda _: answers.append("never"))
    lane.do(lambda job: "after", answers.append)
    idle(qtbot, lane)
    assert [type(error) for error in failures] == [ZeroDivisionError]
    assert answers == ["after"]


def test_reports_arrive_in_order_before_the_answer(qtbot: QtBot, lane: Lane) -> None:
    heard: list[object] = []

    def work(job: Job) -> str:
        for step in range(3):
            lane.report(heard.append, step)
        return "done"

    lane.do(work, heard.append)
    idle(qtbot, lane)
    assert heard == [0, 1, 2, "done"]


def test_closing_finishes_what_was_asked_for_good(qtbot: QtBot, lane: Lane) -> None:
    written: list[int] = []
    lane.do(lambda job: written.append(1), lambda _: None)
    lane.do(lambda job: written.append(2), lambda _: None, newest="search")
    lane.close()
    assert 1 in written
    idle(qtbot, lane)

"""What a trace says of the page's main thread; events are made up, times worked by hand."""

from typing import Any

import pytest

from bench_pages import Cost, _read

PAGE, OTHER = {"pid": 7, "tid": 1}, {"pid": 7, "tid": 2}


def event(name: str, at_ms: float, work_ms: float = 0, **of: int) -> dict[str, Any]:
    return {"name": name, "ts": at_ms * 1000, "tdur": work_ms * 1000, **(of or PAGE)}


def test_only_the_tasks_of_the_page_that_had_begun_count() -> None:
    events = [
        event("RunTask", 0, 900),  # before the page was asked for
        event("navigationStart", 10),
        event("RunTask", 20, 30),
        event("RunTask", 20, 700, **OTHER),
        event("firstContentfulPaint", 60),
        event("RunTask", 70, 150),
        event("first chart", 190),
        event("RunTask", 300, 250),
    ]
    assert _read(events) == pytest.approx(Cost(text=0.03, first_chart=0.18, blocked=0.3, longest=0.25))


def test_the_page_is_the_one_that_was_asked_for_last() -> None:
    events = [event("navigationStart", 0), event("RunTask", 1, 500), event("navigationStart", 600)]
    events += [event("RunTask", 601, 40), event("firstContentfulPaint", 650), event("first chart", 660)]
    assert _read(events) == Cost(text=0.04, first_chart=0.04, blocked=0.0, longest=0.04)

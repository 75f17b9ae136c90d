"""Running briefs without a kernel: the same outputs, each area on its own, nothing left behind."""

import os
import select
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
import pytest

from lagesbild.briefs import Job, many, run_many, worker
from lagesbild.briefs.worker import Worker
from lagesbild.errors import NotWritten
from lagesbild.files import work_place
from lagesbild.leftovers import sweep_work
from lagesbild.settings import LANGUAGES, Project
from tests.conftest import CHECKOUT
from tests.notebooks import with_notebook
from tests.work import Ran, misbehave, process_of, run_cells

SECONDS = 120
"""After so long without an event a test fails rather than wait on."""
DISPLAYED = """from IPython.display import HTML, display
shown = display({"text/plain": "one"}, raw=True, display_id="x")
print("between")
display(HTML("<b>bold</b>"))"""
CELLS = (
    "print('first', end=' '); print('line')",
    "import sys; print('aside', file=sys.stderr)",
    DISPLAYED,
    "shown.update({'text/plain': 'two'}, raw=True)",
    "6 * 7",
    "_ + 1;",
    "import pandas as pd; pd.DataFrame({'area_code': ['049'], 'persons': [3]})",
    "",
    "import asyncio\nawait asyncio.sleep(0, 'waited')",
    "raise ValueError('no such figure')",
    "print('never')",
)


def ran(path: Path, engine: str) -> Ran:
    (outcome,) = run_many([Job(str(path), engine, "", "fi", 2040)], run_cells)
    assert outcome.result is not None, outcome.failure
    return outcome.result


@pytest.mark.slow
def test_plain_papermill_knows_the_engine(home: Project, tmp_path: Path) -> None:
    path, output = with_notebook(home, "6 * 7").notebooks / "broken.ipynb", tmp_path / "executed.ipynb"
    command = [sys.executable, "-m", "papermill", "--engine", "lagesbild", "--no-progress-bar", str(path), str(output)]
    subprocess.run(command, check=True, capture_output=True)
    outputs = [output for cell in nbformat.read(output, as_version=4).cells for output in cell.get("outputs", ())]
    assert outputs[0]["data"] == {"text/plain": "42"}


@pytest.mark.slow
@pytest.mark.parametrize("first", ["lagesbild.briefs.engine", "papermill", "lagesbild.briefs.run"])
def test_the_engine_is_there_whatever_is_imported_first(first: str) -> None:
    code = "from papermill.engines import papermill_engines as known; print(known.get_engine('lagesbild'))"
    command = [sys.executable, "-c", f"import {first}; {code}"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert told == "<class 'lagesbild.briefs.engine.InProcessEngine'>\n"


@pytest.mark.slow
def test_outputs_are_those_of_a_kernel(home: Project) -> None:
    path = with_notebook(home, *CELLS).notebooks / "broken.ipynb"
    found = ran(path, "lagesbild")
    assert found == ran(path, "nbclient")
    assert found[3] == (
        4,
        [
            {"output_type": "display_data", "data": {"text/plain": "two"}, "metadata": {}},
            {"output_type": "stream", "name": "stdout", "text": "between\n"},
            {
                "output_type": "display_data",
                "data": {"text/html": "<b>bold</b>", "text/plain": "<IPython.core.display.HTML object>"},
                "metadata": {},
            },
        ],
    )
    assert found[-2:] == [
        (10, [{"output_type": "error", "ename": "ValueError", "evalue": "no such figure"}]),
        (None, []),
    ]


@pytest.mark.slow
def test_a_cell_that_never_ends_is_stopped_without_a_kernel(home: Project) -> None:
    """The clock that is set for a cell runs from its beginning; here it has not to be waited for."""
    clock = "import os, signal\nassert 0 < signal.getitimer(signal.ITIMER_REAL)[0] <= 600\n"
    over = "os.kill(os.getpid(), signal.SIGALRM)\nwhile True: pass"
    path = with_notebook(home, clock + over, "1").notebooks / "broken.ipynb"
    assert ran(path, "lagesbild")[1:] == [
        (2, [{"output_type": "error", "ename": "TimeoutError", "evalue": "more than 600 s"}]),
        (None, []),
    ]


@pytest.mark.slow
def test_what_goes_wrong_is_a_failure_of_its_brief_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "hangs")
    hangs = os.open(tmp_path / "hangs", os.O_RDWR)
    monkeypatch.setenv("HANGS", str(tmp_path / "hangs"))

    def seconds(present: Worker[str]) -> int:
        """Too many for the job that has said that it hangs, none for all others, however loaded the machine is."""
        has_hung = str(present.jobs[0]) == "hang sv" and select.select([hangs], [], [], 0)[0]
        return 1 if has_hung else 0

    monkeypatch.setattr(worker.Worker, "seconds", property(seconds))
    monkeypatch.setattr(many, "JOB_SECONDS", 1)
    monkeypatch.setattr(worker, "MEMORY_MB", 800)
    jobs = [
        Job("n", deed, "", language, 2040)
        for deed in ("raise", "full", "eat", "exit", "kill", "hang")
        for language in LANGUAGES
    ]
    outcomes = {str(each.job): each for each in run_many(jobs, misbehave, workers=2)}
    assert {name: each.failure for name, each in outcomes.items() if each.failure} == {
        "raise sv": "raise sv: ValueError: no such figure",
        "full sv": f"full sv: {NotWritten('executed.ipynb', 'No space left on device')}",
        "eat sv": "eat sv: needed more than 800 MB of memory",
        "exit sv": "exit sv: its process ended, exit code 3",
        "kill sv": "kill sv: its process ended, exit code -9",
        "hang sv": "hang sv: took more than 1 s",
    }
    assert [each.result for each in outcomes.values() if not each.failure].count("en") == 6
    os.close(hangs)


@pytest.mark.slow
def test_areas_share_a_process_and_one_that_goes_takes_its_own_job_along_only() -> None:
    areas = ["well", "kill", *(f"area-{number}" for number in range(7))]
    jobs = [Job("n", area, "", language, 2040) for area in areas for language in ("fi", "sv")]
    outcomes = {str(each.job): each for each in run_many(jobs, process_of, workers=1)}
    assert [name for name, each in outcomes.items() if each.failure] == ["kill sv"]
    processes = {name: each.result for name, each in outcomes.items()}
    first, second = processes["well fi"], processes["area-0 fi"]
    assert [name for name, process in processes.items() if process == first] == ["well fi", "well sv", "kill fi"]
    assert [name for name, process in processes.items() if process == second] == ["area-0 fi", "area-0 sv"]
    assert len({*processes.values()} - {None}) == 4


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process that still imports is not told")
def test_what_still_imports_goes_with_the_process_that_asked(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "said")
    heard = os.open(tmp_path / "said", os.O_RDONLY | os.O_NONBLOCK)
    settings = os.environ | {"PYTHONPATH": str(CHECKOUT.root / "pipelines"), "STUCK": str(tmp_path / "said")}
    run = (
        "from lagesbild.briefs import Job, worker\n"
        "worker.WARM = 'tests.stuck'\n"
        "worker.Worker([Job('n', 'KU049', '', 'fi', 2040)], print)"
    )
    with subprocess.Popen([sys.executable, "-c", run], env=settings) as asking:
        assert select.select([heard], [], [], SECONDS)[0], "nothing was imported"
        assert os.read(heard, 1) == b"."
        asking.kill()
    assert select.select([heard], [], [], SECONDS)[0], "it is still there"
    assert os.read(heard, 1) == b""
    os.close(heard)


@pytest.mark.slow
def test_nothing_runs_on_when_the_process_that_asked_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Path(tempfile.mkdtemp(prefix="t-", dir="/tmp"))  # sockets need a short path
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    os.mkfifo(tmp_path / "said")
    heard = os.open(tmp_path / "said", os.O_RDONLY | os.O_NONBLOCK)
    settings = {**os.environ, "PYTHONPATH": str(CHECKOUT.root / "pipelines"), "TMPDIR": str(place)}
    with subprocess.Popen([sys.executable, "-m", "tests.work", str(tmp_path / "said")], env=settings) as asking:
        begun = b""
        while begun != b"..":
            assert select.select([heard], [], [], SECONDS)[0], "the workers did not begin"
            begun += os.read(heard, 2) or pytest.fail("a worker ended")
        asking.kill()
    assert select.select([heard], [], [], SECONDS)[0], "a process still holds the pipe"
    assert os.read(heard, 1) == b""
    os.close(heard)
    assert [path.name.partition("s")[0] for path in place.iterdir()] == [f"lb-{asking.pid}"]
    sweep_work(work_place())
    place.rmdir()  # there is nothing in it

"""Publishing killed at any moment: a reader meets a whole snapshot or none, and the next run leaves nothing behind."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lagesbild.publish.shelf import shelf_of, standing
from lagesbild.publish.verify import verify
from lagesbild.settings import Project
from tests.conftest import CHECKOUT
from tests.integration.made_up_snapshots import names_on, publish

MOMENTS = 12
KILLED = 9
RUN = "import sys; from tests.integration.test_snapshot_killed import killed_again_and_again as run; run(sys.argv[1])"
WRITES = {"open", "os.rename", "os.symlink", "os.mkdir", "os.remove"}


def killed_again_and_again(root: str) -> None:
    """Publish twice; then again under other dates, each killed at a later moment; print what readers meet after each.

    One process that forks: it starts no threads, and what publishing needs is read only once.
    """
    home = Project(Path(root))
    _forked(home, "2026-11-01", moment=0)  # the first keeps all inputs: more writes than any later one
    total = _forked(home, "2026-11-02", moment=0)
    for number in range(MOMENTS):
        code = _forked(home, f"2026-11-{number + 3:02d}", moment=1 + number * (total - 1) // (MOMENTS - 1))
        sys.stdout.write(json.dumps({"code": code} | met_by_readers(shelf_of(home))) + "\n")
    _forked(home, "2026-11-29", moment=0)


def met_by_readers(place: Path) -> dict[str, Any]:
    """What is on the shelf: names, which of them are whole, where ``latest`` leads."""
    whole = [each.id for each in standing(place) if verify(each.folder, place).is_whole]
    named = [name for name in names_on(place) if name != "latest-pilots"]
    return {"named": named, "whole": sorted(whole), "latest": (place / "latest-pilots").resolve().name}


def _forked(home: Project, day: str, *, moment: int) -> int:
    """Publish in a process of its own that is gone at the n-th write; at 0 it is not, and says how many there are."""
    reading, writing = os.pipe()
    if child := os.fork():
        os.close(writing)
        with os.fdopen(reading) as told:
            count = told.read()
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        return code if moment else int(count)
    os.write(writing, str(_writes(home, day, moment)).encode())
    os._exit(0)


def _writes(home: Project, day: str, moment: int) -> int:
    seen = 0

    def counting(event: str, given: tuple[object, ...]) -> None:
        nonlocal seen
        if event in WRITES and str(shelf_of(home)) in str(given[0]):
            seen += 1
            if seen == moment:
                os._exit(KILLED)

    sys.addaudithook(counting)
    publish(home, pytest.MonkeyPatch(), day=day)
    return seen


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_whole_snapshots_only(home: Project) -> None:
    paths = os.pathsep.join([str(CHECKOUT.root / "pipelines"), *filter(None, [os.environ.get("PYTHONPATH")])])
    run = subprocess.run(
        [sys.executable, "-c", RUN, str(home.root)],
        env={"PYTHONPATH": paths, "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert run.returncode == 0, run.stderr
    met = [json.loads(line) for line in run.stdout.splitlines()]
    assert [each["code"] for each in met] == [KILLED] * MOMENTS
    for each in met:
        assert each["named"] == each["whole"], each
        assert each["latest"] in each["whole"]
        assert any(name.startswith("pilots-2026-11-01-") for name in each["whole"])
    assert len(met[0]["whole"]) < len(met[-1]["whole"])  # the last moments come after the snapshot has its name
    place = shelf_of(home)
    assert (place / "latest-pilots").resolve().name.startswith("pilots-2026-11-29-")
    left = [path.name for folder in (place, place / ".inputs", place / ".records") for path in folder.glob(".*")]
    assert sorted(left) == [".inputs", ".records"]

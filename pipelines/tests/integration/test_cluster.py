"""Briefs on the workers of a Dask cluster: the same bytes as here, whoever goes meanwhile, or refused before work."""

import os
import select
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from lagesbild.briefs import Job, run_many
from lagesbild.cluster import run
from lagesbild.cluster.beside import files_beside
from lagesbild.cluster.refused import NoCluster, NoWorkers, WorkersDiffer
from lagesbild.cluster.run import run_on
from lagesbild.program import package_digest
from lagesbild.publish.imprint import PREVIEW
from lagesbild.publish.ledger import made_page, what_stays
from lagesbild.settings import Project
from lagesbild.sources.archive import digest_of
from tests.conftest import CHECKOUT
from tests.dask_cluster import Cluster, running_cluster
from tests.ledgers import JOBS, explaining, home_with_store, would_run
from tests.work import misbehave, process_of, say_and_wait

pytestmark = pytest.mark.slow
SECONDS = 120


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory, built_home: Project) -> Iterator[Project]:
    home = home_with_store(tmp_path_factory.mktemp("cluster") / "home", built_home.store)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("LAGESBILD_HOME", str(home.root))
        yield home


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory, placed: Project) -> Iterator[Cluster]:
    with running_cluster(tmp_path_factory.mktemp("workers"), "first", "second") as running:
        yield running


def nothing_beside(_: Job) -> tuple[Path, ...]:
    return ()


def test_pages_and_ledger_are_those_of_one_machine_byte_for_byte(
    placed: Project, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger, jobs = explaining(placed), JOBS[:2]
    stay = what_stays(placed, jobs, imprint=PREVIEW, ledger=ledger, report=lambda line: None)
    make, beside = partial(made_page, imprint=PREVIEW, ledger=stay.ledger), files_beside(placed, ledger, "")
    there = {each.job: each for each in run_on(jobs, make, address=cluster.address, project=placed, beside=beside)}
    assert [each.failure for each in there.values()] == ["", ""]
    here = run_many(jobs, partial(made_page, imprint=PREVIEW, ledger=None))
    assert {job: each.result for job, each in there.items()} == {each.job: each.result for each in here}
    assert would_run(placed, jobs) == {}
    store = digest_of(placed.store.read_bytes())
    assert [(cluster.shelf(name) / store).stat().st_size for name in cluster.workers] == [
        placed.store.stat().st_size
    ] * 2

    monkeypatch.setattr(run, "take", pytest.fail)  # what is there is not sent again
    again = run_on(jobs, process_of, address=cluster.address, project=placed, beside=nothing_beside)
    assert [each.failure for each in again] == ["", ""]


def test_what_goes_wrong_on_a_worker_is_a_failure_of_its_brief_alone(placed: Project, cluster: Cluster) -> None:
    jobs = [Job("n", deed, "", language, 2040) for deed in ("raise", "kill") for language in ("fi", "sv", "en")]
    outcomes = {
        str(each.job): each
        for each in run_on(jobs, misbehave, address=cluster.address, project=placed, beside=nothing_beside)
    }
    assert {name: each.failure for name, each in outcomes.items() if each.failure} == {
        "raise sv": "raise sv: ValueError: no such figure",
        "kill sv": "kill sv: its process ended, exit code -9",
    }
    assert [each.result for each in outcomes.values() if not each.failure] == ["fi", "en"] * 2


def test_a_file_that_a_worker_lost_or_that_was_damaged_is_sent_again(placed: Project, cluster: Cluster) -> None:
    jobs = [Job("n", "well", "", "fi", 2040)]
    notebook = digest_of((placed.notebooks / "situation_brief.ipynb").read_bytes())
    for name in cluster.workers:
        shelf = cluster.shelf(name)
        shelf.mkdir(parents=True, exist_ok=True)
        (shelf / notebook).write_bytes(b"no notebook")
    (outcome,) = run_on(jobs, process_of, address=cluster.address, project=placed, beside=nothing_beside)
    assert not outcome.failure
    assert {digest_of((cluster.shelf(name) / notebook).read_bytes()) for name in cluster.workers} == {notebook}


def test_what_a_worker_was_at_when_it_was_killed_is_made_by_another(placed: Project, tmp_path: Path) -> None:
    for pipe in ("first", "second", "go"):
        os.mkfifo(tmp_path / pipe)
    heard = {"first": os.open(tmp_path / "first", os.O_RDONLY | os.O_NONBLOCK)}  # ends when nobody can say more
    heard["second"], go = (os.open(tmp_path / pipe, os.O_RDWR) for pipe in ("second", "go"))
    jobs = [Job(str(tmp_path), area, "", "fi", 2040) for area in ("one", "other")]

    def next_said(name: str) -> str:
        assert select.select([heard[name]], [], [], SECONDS)[0], f"{name} says nothing"
        return os.read(heard[name], 99).decode()

    with ThreadPoolExecutor(1) as executor, running_cluster(tmp_path / "workers", "first", "second") as running:
        outcomes = run_on(jobs, say_and_wait, address=running.address, project=placed, beside=nothing_beside)
        told = executor.submit(list, outcomes)
        begun = {name: next_said(name) for name in heard}
        assert sorted(begun.values()) == ["one\n", "other\n"]
        running.workers["first"].kill()
        assert next_said("first") == ""  # nothing that it started runs on
        os.write(go, b".")
        assert next_said("second") == begun["first"]
        os.write(go, b".")
        told.result(SECONDS)
    assert {f"{each.job.area}\n": each.result for each in told.result()} == dict.fromkeys(begun.values(), "second")
    for descriptor in (*heard.values(), go):
        os.close(descriptor)


def test_a_run_ends_where_its_scheduler_goes(placed: Project, tmp_path: Path) -> None:
    for pipe in ("first", "go"):
        os.mkfifo(tmp_path / pipe)
    heard = os.open(tmp_path / "first", os.O_RDWR)
    jobs = [Job(str(tmp_path), "one", "", "fi", 2040)]
    with ThreadPoolExecutor(1) as executor, running_cluster(tmp_path / "workers", "first") as running:
        outcomes = run_on(jobs, say_and_wait, address=running.address, project=placed, beside=nothing_beside)
        told = executor.submit(list, outcomes)
        assert select.select([heard], [], [], SECONDS)[0], "it did not begin"
        running.scheduler.kill()
        with pytest.raises(NoCluster, match="the same command goes on where it was"):
            told.result(SECONDS)
    os.close(heard)


def test_a_worker_with_another_program_is_refused_before_work_begins(placed: Project, tmp_path: Path) -> None:
    other = tmp_path / "pipelines"
    shutil.copytree(CHECKOUT.root / "pipelines" / "lagesbild", other / "lagesbild")
    ages = other / "lagesbild" / "ages.py"
    ages.write_text(ages.read_text(encoding="utf-8") + "# another\n", encoding="utf-8")
    ours, theirs = (package_digest(root / "lagesbild")[:8] for root in (CHECKOUT.root / "pipelines", other))
    with running_cluster(tmp_path / "workers", "same") as running:
        running.start("other", PYTHONPATH=str(other))
        outcomes = run_on(JOBS, process_of, address=running.address, project=placed, beside=nothing_beside)
        with pytest.raises(WorkersDiffer) as refused:
            next(outcomes)
    first, named, last = str(refused.value).split("\n")
    assert first == "These workers could not make the same pages:"
    assert named.startswith("  tcp://127.0.0.1:")
    assert named.endswith(f": the program's files {ours} here, {theirs} there")
    assert last.startswith("Bring the same version of the program and of requirements.lock there")


def test_no_scheduler_and_no_workers_are_said(placed: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    no_workers = r"^The scheduler at tcp://127\.0\.0\.1:\d+ has no workers\. Start some: dask"
    with running_cluster(tmp_path / "workers") as running, pytest.raises(NoWorkers, match=no_workers):
        next(run_on(JOBS, process_of, address=running.address, project=placed, beside=nothing_beside))
    monkeypatch.setattr(run, "CONNECT_SECONDS", 0.1)
    for gone in (running.address, "no address"):
        with pytest.raises(NoCluster, match=rf"^No Dask scheduler answers at {gone}\. Start one \(dask scheduler\)"):
            next(run_on(JOBS, process_of, address=gone, project=placed, beside=nothing_beside))

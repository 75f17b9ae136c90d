"""Hand jobs out to the workers of a Dask cluster and collect what they made.

Before work begins every worker is compared with this machine and gets the files that it lacks; one that joins later is
looked at when it first gets work. What a worker was at when it went is done again by another one: Dask sees to that,
a few times. What has come back is here, in the ledger too: a run that ends early goes on where it was.
"""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TypeVar

from distributed import Client, Future, wait
from distributed.comm import CommClosedError

from lagesbild.briefs import Job, Outcome, run_many
from lagesbild.briefs.many import turns_of
from lagesbild.cluster.parcel import Damaged, pack, unpack
from lagesbild.cluster.refused import NoCluster, NoWorkers, WorkersDiffer
from lagesbild.cluster.sameness import State, program_here
from lagesbild.cluster.there import Found, look, take, work
from lagesbild.files import write_atomic
from lagesbild.publish.inputs import InputsMissing, recorded_inputs
from lagesbild.settings import Project
from lagesbild.sources.archive import digest_of

Result = TypeVar("Result")
Beside = Callable[[Job], Iterable[Path]]
"""Files of the project that a job needs beside those of the run; those that are there are sent with it."""
CANCELLED: Final = (asyncio.CancelledError, CancelledError)
CONNECT_SECONDS: Final = 10
LOOK_SECONDS: Final = 30
"""After so long without news it is asked whether any worker is left."""
BATCH_BYTES: Final = 32_000_000
MOST_TRIES: Final = 3
"""How often a few areas are handed out to workers that lack something."""


def run_on(
    jobs: Sequence[Job], make: Callable[[Job], Result], *, address: str, project: Project, beside: Beside
) -> Iterator[Outcome[Result]]:
    """Yield the outcome of each job as it comes, as ``run_many`` does; own notebooks run here.

    Raises:
        NoCluster, NoWorkers: no scheduler answers at the address, or it has no workers.
        WorkersDiffer: a worker has another program, or other packages.
        InputsMissing: a file of the project changed meanwhile.
    """
    sent = [job for job in jobs if not job.own]
    if sent:
        with _connected(address) as client:
            yield from Run(client, project, make, beside).outcomes(sent)
    yield from run_many([job for job in jobs if job.own], make)


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    try:
        client = Client(address, timeout=CONNECT_SECONDS)
    except (OSError, ValueError, TimeoutError) as error:
        raise NoCluster(address) from error
    try:
        yield client
    except (*CANCELLED, CommClosedError) as error:  # the scheduler went
        raise NoCluster(address) from error
    finally:
        client.close()


class Run:
    """One run on a cluster."""

    def __init__(self, client: Client, project: Project, make: Callable[[Job], Any], beside: Beside) -> None:
        self._client, self._project, self._make, self._beside = client, project, make, beside
        store = {project.store.relative_to(project.root).as_posix(): digest_of(project.store.read_bytes())}
        self._state = State(program_here(), recorded_inputs(project) | store)

    def outcomes(self, jobs: Sequence[Job]) -> Iterator[Outcome[Any]]:
        """Make the workers ready, hand out the jobs of a few areas at a time, yield what became of each job."""
        found = self._client.run(look, self._state, on_error="return")
        self._make_ready({address: _as_found(address, told) for address, told in found.items()})
        turns = turns_of(jobs, sum(self._threads().values()))
        waiting = {self._hand_out(turn): (turn, 1) for turn in turns}
        try:
            while waiting:
                for future in self._done(waiting):
                    turn, tries = waiting.pop(future)
                    told = _result_of(future)
                    if isinstance(told, Found) and tries < MOST_TRIES:
                        self._make_ready({told.address: told})
                        waiting[self._hand_out(turn)] = turn, tries + 1
                    else:
                        yield from self._collected(turn, told)
        finally:  # Ctrl-C: what has not begun does not begin
            self._client.cancel(list(waiting))

    def _threads(self) -> dict[str, int]:
        """Worker → how many tasks it does at a time.

        Raises:
            NoWorkers: there are none.
        """
        threads: dict[str, int] = self._client.nthreads()
        if not threads:
            raise NoWorkers(self._client.scheduler.address)
        return threads

    def _make_ready(self, found: Mapping[str, Found]) -> None:
        """Send each worker what it lacks.

        Raises:
            WorkersDiffer: a worker could not make the same pages.
        """
        if differing := {address: each.differing for address, each in found.items() if each.differing}:
            raise WorkersDiffer(differing)
        lacking = {digest for each in found.values() for digest in each.lacking}
        names = {digest: name for name, digest in self._state.files.items() if digest in lacking}
        for batch in _batches({digest: self._project.root / name for digest, name in names.items()}):
            contents = {digest: (self._project.root / names[digest]).read_bytes() for digest in batch}
            if changed := [names[digest] for digest, content in contents.items() if digest_of(content) != digest]:
                raise InputsMissing(changed)
            self._client.run(take, list(contents.values()), workers=[each.address for each in found.values()])

    def _hand_out(self, turn: Sequence[Job]) -> Future:
        root, paths = self._project.root, {path for job in turn for path in self._beside(job) if path.is_file()}
        files = {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(paths)}
        task = pack((list(turn), self._make, files), root)
        return self._client.submit(work, self._state, task, pure=False)

    def _done(self, waiting: Iterable[Future]) -> Iterable[Future]:
        while True:
            try:
                done: Iterable[Future] = wait(list(waiting), timeout=LOOK_SECONDS, return_when="FIRST_COMPLETED").done
            except TimeoutError:
                self._threads()
            else:
                return done

    def _collected(self, turn: Sequence[Job], told: Any) -> Iterator[Outcome[Any]]:
        """The outcomes of a turn; what its briefs left in ``reports`` is put there."""
        try:
            if isinstance(told, Exception):
                raise told
            outcomes, files = unpack(told, self._project.root)
        except Exception as error:  # whatever it was, the other areas go on
            reason = str(error) if isinstance(error, Damaged) else f"{type(error).__name__}: {error}"
            yield from (Outcome(job, 0, failure=f"{job}: {reason}") for job in turn)
            return
        for name, content in files.items():
            write_atomic(self._project.root / name, content)
        yield from outcomes


def _batches(files: Mapping[str, Path]) -> Iterator[list[str]]:
    """Digests of files that are sent together: of many small ones, or of a single large one."""
    batch, size = list[str](), 0
    for digest, path in files.items():
        batch, size = [*batch, digest], size + path.stat().st_size
        if size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    yield from [batch] if batch else []


def _as_found(address: str, told: object) -> Found:
    """What a worker says; one that cannot even be asked differs."""
    if isinstance(told, Found):
        return told
    return Found(address, (f"this program cannot be asked there: {told}",))


def _result_of(future: Future) -> Any:
    """What a task gave, or the error that it ended with."""
    try:
        return future.result()
    except CANCELLED:
        raise
    except Exception as error:  # of the worker, or of Dask that lost it too often
        return error

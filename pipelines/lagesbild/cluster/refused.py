"""Why a cluster is not worked with, and what to do."""

from collections.abc import Mapping, Sequence
from typing import Final

from lagesbild.errors import LagesbildError

MOST_NAMED: Final = 5


class DaskMissing(LagesbildError):
    """The packages for a cluster are not installed here."""

    def __str__(self) -> str:
        return "--scheduler needs Dask, which is not installed here: pip install 'lagesbild[cluster]'"


class NoCluster(LagesbildError):
    """No scheduler answers at the address, or it went away."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__(address)

    def __str__(self) -> str:
        return (
            f"No Dask scheduler answers at {self.address}. Start one (dask scheduler) and give the address that it "
            "names; what was made before is kept, and the same command goes on where it was"
        )


class NoWorkers(NoCluster):
    """A scheduler has no workers, or none any more."""

    def __str__(self) -> str:
        return (
            f"The scheduler at {self.address} has no workers. Start some: dask worker {self.address} --nthreads 1; "
            "what was made before is kept, and the same command goes on where it was"
        )


class WorkersDiffer(LagesbildError):
    """Workers could not make the same pages; ``differing`` is address → what is another there, in words."""

    def __init__(self, differing: Mapping[str, Sequence[str]]) -> None:
        self.differing = differing
        super().__init__(differing)

    def __str__(self) -> str:
        lines = [f"\n  {address}: {_few(told)}" for address, told in sorted(self.differing.items())]
        return (
            f"These workers could not make the same pages:{''.join(lines)}\nBring the same version of the program and "
            "of requirements.lock there and start the worker again, then the same command"
        )


def _few(told: Sequence[str]) -> str:
    more = f"; {len(told) - MOST_NAMED} more" if len(told) > MOST_NAMED else ""
    return "; ".join(told[:MOST_NAMED]) + more

"""What a command that makes something does first: what runs that were killed left behind goes."""

from collections.abc import Callable
from functools import wraps

from lagesbild import settings
from lagesbild.files import work_place
from lagesbild.leftovers import sweep_below, sweep_work


def cleared(command: Callable[..., None]) -> Callable[..., None]:
    """Return the command, before which leftovers are removed."""

    @wraps(command)
    def made(*given: object, **named: object) -> None:
        project = settings.project()
        sweep_work(work_place())
        sweep_below(project.store.parent)
        sweep_below(project.reports, shelves=project.shelves)
        return command(*given, **named)

    return made

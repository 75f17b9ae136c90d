"""The Papermill engine ``lagesbild``: cells run in this process, without a kernel, with the same outputs.

A kernel costs three processors' seconds before its first cell; a process that was forked from a warm one has nothing
left to import. What a cell could do to its process it does to this one: ``run_many`` gives each area its own.

Papermill finds ``InProcessEngine`` by its entry point while it is itself imported, so that nothing of it is imported
here: the class is made when it is asked for, whichever of both modules comes first.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from lagesbild.briefs.shell import shell

if TYPE_CHECKING:
    from papermill.engines import NotebookExecutionManager

NAME: Final = "InProcessEngine"


class InProcess:
    """Runs a notebook in this process; the first cell that fails is the last."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: "NotebookExecutionManager", kernel_name: str, *, execution_timeout: int = 0, **_: Any
    ) -> None:
        """Run the cells of the notebook that Papermill manages; ``execution_timeout`` is in seconds, 0 for no limit."""
        with shell() as running:
            for index, cell in enumerate(nb_man.nb.cells):
                if cell.cell_type != "code" or not cell.source.strip():
                    continue
                nb_man.cell_start(cell, index)
                has_ended = running.run(cell, execution_timeout or 0)
                if not has_ended:
                    nb_man.cell_exception(cell, cell_index=index)
                nb_man.cell_complete(cell, cell_index=index)
                if not has_ended:
                    return


def __getattr__(name: str) -> Any:
    """Make the engine of Papermill's own class."""
    if name != NAME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return type(NAME, (InProcess, import_module("papermill.engines").Engine), {})

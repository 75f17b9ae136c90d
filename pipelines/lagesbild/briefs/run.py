"""Run one brief: Papermill on a copy, then proof that it is whole."""

import json
import logging
import os
from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any, Final, Literal, Protocol

import nbformat
import papermill
from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.paths import jupyter_runtime_dir
from nbclient.exceptions import CellTimeoutError
from nbformat import NotebookNode
from papermill.engines import papermill_engines
from papermill.execute import raise_for_execution_errors
from papermill.utils import chdir
from traitlets import CaselessStrEnum, default

from lagesbild.briefs.progress import bar_on_terminal
from lagesbild.errors import BriefFailed
from lagesbild.figures.layout import without_template
from lagesbild.files import work_folder
from lagesbild.notebook import CLOSING, EXHIBIT
from lagesbild.settings import KERNELSPEC, Project

CELL_SECONDS: Final = 120
START_SECONDS: Final = 60
COPY: Final = "notebook.ipynb"
Engine = Literal["nbclient", "lagesbild"]


class Runnable(Protocol):
    """What can be run: a notebook of the project, or an ``own`` one, with parameters; as text it is named."""

    @property
    def notebook(self) -> str: ...  # noqa: D102
    @property
    def own(self) -> Path | None: ...  # noqa: D102
    @property
    def parameters(self) -> Mapping[str, str | int | bool]: ...  # noqa: D102


class SocketKernelManager(AsyncKernelManager):  # type: ignore[misc]
    """Starts the product's own interpreter, whatever kernel the user has under that name, and talks to it by sockets.

    TCP ports clash when many kernels start at once.

    The files lie in Jupyter's runtime folder, which ``run_brief`` makes for each run; the stock default is one name in
    the working directory, where two kernels would answer each other's messages.
    """

    transport = CaselessStrEnum(["ipc"], default_value="ipc")

    @property
    def kernel_spec(self) -> KernelSpec:
        """What starts the kernel."""
        return KernelSpec(**get_kernel_dict())

    @default("ip")  # type: ignore[untyped-decorator]
    def _in_runtime_folder(self) -> str:
        return str(Path(jupyter_runtime_dir()) / "kernel")


def run_brief(
    job: Runnable, project: Project, *, is_watched: bool = False, engine: Engine = "nbclient"
) -> NotebookNode:
    """Run the notebook with the job's parameters and return it with its outputs.

    ``is_watched`` shows on a terminal how far it is; not where several run at the same time. The engine ``nbclient``
    starts a kernel, ``lagesbild`` runs the cells in this process, which must be one that nothing else needs.

    Raises:
        BriefFailed: no notebook, a parameter that it does not have, a cell that fails or takes too long, a kernel that
            dies, or a notebook that ends without being whole; the message says which.
    """
    source = project.notebooks / (job.own or f"{job.notebook}.ipynb")
    logging.getLogger("papermill").setLevel(logging.ERROR)
    with work_folder() as folder:
        os.environ["JUPYTER_RUNTIME_DIR"] = str(folder)  # socket files need a short path, and go with the folder
        prepared = _prepared(job, source, folder, engine)
        notebook = _executed(job, source, prepared, engine, is_watched=is_watched)
    _prove_whole(job, notebook)
    return notebook


def _prepared(job: Runnable, source: Path, folder: Path, engine: Engine) -> NotebookNode:
    """The notebook with its parameters, from a copy for our own interpreter: JupyterLab may have written any other."""
    notebook = _read(job, source)
    notebook.metadata = NotebookNode(kernelspec=KERNELSPEC)
    nbformat.write(notebook, folder / COPY)
    copy = str(folder / COPY).replace("{", "{{").replace("}", "}}")  # Papermill fills in what stands in braces
    if unknown := sorted(set(job.parameters) - set(papermill.inspect_notebook(copy))):
        raise BriefFailed(str(job), f"the notebook {source.name} has no parameter {', '.join(unknown)}")
    return papermill.execute_notebook(
        copy, None, parameters=job.parameters, engine_name=engine, progress_bar=False, prepare_only=True
    )


def _read(job: Runnable, source: Path) -> NotebookNode:
    try:
        return nbformat.read(source, as_version=4)
    except (ValueError, KeyError, AttributeError, TypeError, nbformat.ValidationError) as error:
        raise BriefFailed(str(job), f"{source.name} is no notebook; open it in JupyterLab and save it") from error


def _executed(job: Runnable, source: Path, prepared: NotebookNode, engine: Engine, *, is_watched: bool) -> NotebookNode:
    """The notebook as Papermill runs it, without the file that it would write and we would read again."""
    try:
        # what every exhibit puts away, and plotly takes 17 ms to put back, is away here for all of them
        with chdir(source.parent), without_template() if engine == "lagesbild" else nullcontext():
            executed = papermill_engines.execute_notebook_with_engine(
                engine,
                prepared,
                kernel_name=KERNELSPEC["name"],
                progress_bar=bar_on_terminal("cell") if is_watched else False,
                start_timeout=START_SECONDS,
                execution_timeout=CELL_SECONDS,
                kernel_manager_class=SocketKernelManager,
                extra_arguments=["--log-level=50"],
            )
        raise_for_execution_errors(executed, None)
    except papermill.PapermillExecutionError as error:
        raise BriefFailed(str(job), f"cell {_number(error, source)}: {_told(error)}") from error
    except CellTimeoutError as error:
        raise BriefFailed(str(job), f"a cell {_overtime()}") from error
    except (RuntimeError, TimeoutError) as error:  # a kernel that dies or never answers
        raise BriefFailed(str(job), f"the kernel stopped: {error}") from error
    return nbformat.from_dict(json.loads(json.dumps(executed, sort_keys=True)))  # as it would come from its file


def _told(error: papermill.PapermillExecutionError) -> str:
    """What ended the cell; what to do where it was the time."""
    is_overtime = (error.ename, error.evalue) == ("TimeoutError", f"more than {CELL_SECONDS} s")
    return _overtime() if is_overtime else f"{error.ename}: {error.evalue}"


def _overtime() -> str:
    return f"took longer than {CELL_SECONDS} s. End other programs and run it again, briefs one by one: --workers 1"


def _number(error: papermill.PapermillExecutionError, source: Path) -> int:
    """Which cell of the notebook failed, as its user counts: Papermill adds one with the parameters."""
    cells = nbformat.read(source, as_version=4).cells
    added = next((at for at, cell in enumerate(cells) if "parameters" in cell.metadata.get("tags", ())), -1)
    index = int(error.cell_index)
    return index + 1 - (index > added)


def _prove_whole(job: Runnable, notebook: NotebookNode) -> None:
    """A killed kernel leaves a file that says "completed": count what must be there instead.

    An own notebook may leave out the closing.
    """
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    outputs: list[Any] = [output for cell in cells for output in cell.outputs]
    closings = [output["data"][CLOSING] for output in outputs if CLOSING in output.get("data", {})]
    shown = [output["data"][EXHIBIT] for output in outputs if EXHIBIT in output.get("data", {})]
    charts = [exhibit for exhibit in shown if exhibit["figure"]]
    problems = {
        "a cell was not run": any(cell.execution_count is None for cell in cells),
        "a cell ended in an error": any(output.output_type == "error" for output in outputs),
        "the closing cell did not run": len(closings) != 1 and not (job.own and not closings),
        "exhibits or charts are missing": bool(closings)
        and (closings[0]["exhibits"], closings[0]["charts"]) != (len(shown), len(charts)),
    }
    if found := [problem for problem, holds in problems.items() if holds]:
        raise BriefFailed(str(job), "; ".join(found))

"""The executed notebook of a brief as it is published: what its cells say and show, nothing of the run.

Taken out are the paths and times of Papermill and the kernel, the version of Python, and the data that the pages hold
already. The same brief gives the same bytes.
"""

import json
from typing import Any, Final

from nbformat import NotebookNode

from lagesbild.briefs import Job
from lagesbild.settings import KERNELSPEC

FOLDER: Final = "notebooks"
OWN_DATA: Final = "application/vnd.lagesbild."
INJECTED: Final = "injected-parameters"


def notebook_file(notebook: NotebookNode, job: Job) -> dict[str, bytes]:
    """Return path below the snapshot → content."""
    return {notebook_path(job): cleaned(notebook)}


def notebook_path(job: Job) -> str:
    """Return where the executed notebook of a brief is: ``notebooks/sv/kopa-jarviseutu.ipynb``."""
    return f"{FOLDER}/{job.language}/{job.slug}.ipynb"


def cleaned(notebook: NotebookNode) -> bytes:
    """Return the notebook without what differs from run to run, as JSON that Jupyter opens."""
    clean = {
        "cells": [_cell(cell) for cell in notebook.cells],
        "metadata": {"kernelspec": KERNELSPEC, "language_info": {"name": "python"}},
        "nbformat": notebook.nbformat,
        "nbformat_minor": notebook.nbformat_minor,
    }
    return (json.dumps(clean, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()


def _cell(cell: NotebookNode) -> dict[str, Any]:
    tags = cell.metadata.get("tags", [])
    kept = {"cell_type": cell.cell_type, "source": cell.source, "metadata": {"tags": tags} if tags else {}}
    kept["id"] = INJECTED if INJECTED in tags else cell.id
    if cell.cell_type == "code":
        kept |= {"execution_count": cell.execution_count, "outputs": [_output(each) for each in cell.outputs]}
    return kept


def _output(output: NotebookNode) -> dict[str, Any]:
    kept = dict(output)
    if "data" in output:
        kept["data"] = {mime: data for mime, data in output.data.items() if not mime.startswith(OWN_DATA)}
        kept["metadata"] = {}
    return kept

"""The executed notebook of a snapshot: what its cells say and show, nothing of the run, the same bytes each time."""

import json

import nbformat
from nbformat import NotebookNode

from lagesbild.briefs import Job
from lagesbild.publish.executed import cleaned, notebook_file


def executed(path: str, second: int, cell: str) -> NotebookNode:
    """A notebook as Papermill leaves it: paths and times in the metadata, a random id for what it injected."""
    code = nbformat.v4.new_code_cell("brief.show(x)", id=cell, execution_count=1)
    code.metadata |= {"tags": ["injected-parameters"], "papermill": {"start_time": f"10:00:0{second}"}, "execution": {}}
    data = {"text/plain": "Suupohja", "application/vnd.lagesbild.exhibit+json": {"id": "x"}, "text/html": "<p>7–12</p>"}
    code.outputs = [nbformat.v4.new_output("display_data", data, metadata={"seconds": second})]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Title", id="title"), code])
    notebook.metadata |= {
        "papermill": {"output_path": path, "duration": second},
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python", "path": path},
        "language_info": {"name": "python", "version": f"3.11.{second}"},
    }
    return notebook


def test_two_runs_give_the_same_bytes_without_their_paths_and_times() -> None:
    first, second = cleaned(executed("one/run", 1, "f141ffb8")), cleaned(executed("another", 2, "1b4425dd"))
    assert first == second
    assert json.loads(first) == {
        "cells": [
            {"cell_type": "markdown", "id": "title", "metadata": {}, "source": "# Title"},
            {
                "cell_type": "code",
                "execution_count": 1,
                "id": "injected-parameters",
                "metadata": {"tags": ["injected-parameters"]},
                "outputs": [
                    {
                        "data": {"text/html": "<p>7–12</p>", "text/plain": "Suupohja"},
                        "metadata": {},
                        "output_type": "display_data",
                    }
                ],
                "source": "brief.show(x)",
            },
        ],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def test_it_lies_by_language_and_opens_as_a_notebook() -> None:
    ((path, content),) = notebook_file(executed("x", 1, "a1"), Job("n", "049", "", "sv", 2040)).items()
    assert path == "notebooks/sv/049.ipynb"
    nbformat.validate(nbformat.reads(content.decode(), as_version=4))

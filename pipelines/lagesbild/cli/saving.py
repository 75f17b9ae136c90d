"""What JupyterLab saves of the notebooks that ship: their cells, never what a run showed; they stay templates."""

from collections.abc import MutableMapping
from pathlib import PurePosixPath
from typing import Any, Final

from lagesbild.settings import KERNELSPEC

SHIPPED: Final = (
    *("adult_education_need", "county_overview"),
    *("measures", "mirror", "models", "network_overview"),
    *("provider_report", "quality_followup", "recipes", "scenario_workbench", "situation_brief"),
)
METADATA: Final = {
    "kernelspec": KERNELSPEC,
    "language_info": {"name": "python"},
}


def keep_template(*, model: MutableMapping[str, Any], path: str, **_: object) -> None:
    """Take outputs, counts and traces of the run out of a notebook that ships before it is saved; others stay whole.

    ``path`` is below the project's folder. JupyterLab calls this (``ContentsManager.pre_save_hook``).
    """
    place = PurePosixPath(path)
    is_shipped = place.parent.as_posix().strip("/") == "notebooks" and place.stem in SHIPPED
    if not (is_shipped and model["type"] == "notebook" and model.get("content")):
        return
    notebook = model["content"]
    notebook["metadata"] = METADATA
    for cell in notebook["cells"]:
        cell["metadata"] = {name: value for name, value in cell["metadata"].items() if name == "tags"}
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None

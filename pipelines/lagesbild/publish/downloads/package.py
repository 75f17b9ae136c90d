"""``datapackage.json``: the tables of a snapshot as others' programs read them, a Frictionless Data Package (v1)."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from lagesbild.publish.crate import LICENCE, SPOKEN
from lagesbild.publish.imprint import Imprint
from lagesbild.publish.recipe import Recipe
from lagesbild.publish.written import as_json

DATA_PACKAGE: Final = "datapackage.json"
Part = dict[str, Any]


def data_package(recipe: Recipe, imprint: Imprint, *, files: Mapping[str, bytes], resources: Iterable[Part]) -> bytes:
    """Return the description of the ``resources`` among the ``files`` of a snapshot, in the order of their paths."""
    title = imprint.titles[SPOKEN]
    ordered = sorted(resources, key=lambda resource: str(resource["path"]))
    return as_json(
        {
            "profile": "data-package",
            "name": recipe.id,
            "id": recipe.id,
            "title": title,
            "description": f"The tables of situation briefs made from open statistics, published on {recipe.day}.",
            "version": recipe.day,
            "created": f"{recipe.day}T00:00:00Z",
            "licenses": [{"name": "CC-BY-4.0", "title": "CC BY 4.0", "path": LICENCE}],
            "contributors": [{"title": imprint.publishers[SPOKEN], "role": "publisher"}],
            "resources": [_sized(each, files[each["path"]]) for each in ordered],
        }
        | ({"homepage": f"{imprint.address}/{recipe.id}/"} if imprint.address else {})
    )


def resources_in(snapshot: Path, files: Iterable[str]) -> tuple[Part, ...]:
    """Return what an earlier snapshot says of these files; nothing where it has no data package."""
    path = snapshot / DATA_PACKAGE
    if not path.is_file():
        return ()
    told, wanted = json.loads(path.read_text(encoding="utf-8")), {*files}
    return tuple(each for each in told["resources"] if each["path"] in wanted)


def _sized(resource: Part, content: bytes) -> Part:
    return resource | {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}

"""RO-Crate metadata of a snapshot (``ro-crate-metadata.json``): what it is, of whom, of when, from which tables.

The library writes the graph; its only date is that of the snapshot, so that the same snapshot gives the same bytes.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from rocrate.model.contextentity import ContextEntity
from rocrate.rocrate import ROCrate

from lagesbild.contracts import Source
from lagesbild.publish.imprint import Imprint
from lagesbild.publish.recipe import Recipe
from lagesbild.publish.written import as_json
from lagesbild.settings import Language

CRATE: Final = "ro-crate-metadata.json"
LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
SPOKEN: Final[Language] = "en"
FORMS: Final = {
    ".css": "text/css",
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html",
    ".ipynb": "application/x-ipynb+json",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def crate_metadata(
    recipe: Recipe, imprint: Imprint, *, files: Mapping[str, bytes], sources: Mapping[str, Source]
) -> bytes:
    """Return the metadata of the ``files`` of a snapshot; ``sources`` are the tables that it is made from."""
    crate = ROCrate(gen_preview=False)
    publisher = {"@type": "Organization", "name": imprint.publishers[SPOKEN]}
    program = {"@type": "SoftwareApplication", "name": "Lägesbild", "softwareVersion": recipe.code.version}
    for name, value in _about(recipe, imprint).items():
        crate.root_dataset[name] = value
    crate.root_dataset["publisher"] = crate.add(ContextEntity(crate, "#publisher", publisher))
    crate.root_dataset["creator"] = crate.add(ContextEntity(crate, "#lagesbild", program))
    tables = (ContextEntity(crate, f"#{name}", _table(source)) for name, source in sources.items())
    crate.root_dataset["isBasedOn"] = [crate.add(table) for table in tables]
    for path, content in sorted(files.items()):
        crate.add_file(dest_path=path, properties=_file(path, content))
    return as_json(crate.metadata.generate())


def _about(recipe: Recipe, imprint: Imprint) -> dict[str, Any]:
    return {
        "name": imprint.titles[SPOKEN],
        "description": f"Situation briefs made from open statistics, published on {recipe.day} and unchanged since.",
        "identifier": recipe.id,
        "datePublished": recipe.day,
        "license": LICENCE,
    } | ({"url": f"{imprint.address}/{recipe.id}/"} if imprint.address else {})


def _table(source: Source) -> dict[str, Any]:
    return {
        "@type": "CreativeWork",
        "name": f"{source.publisher[SPOKEN]}, {source.statistic[SPOKEN]}, table {source.table}",
        "url": source.address_in(SPOKEN),
        "dateModified": source.updated,
        "license": source.licence_address,
    }


def _file(path: str, content: bytes) -> dict[str, Any]:
    told = {"contentSize": str(len(content)), "sha256": hashlib.sha256(content).hexdigest()}
    suffix = Path(path).suffix
    return told | ({"encodingFormat": FORMS[suffix]} if suffix in FORMS else {})

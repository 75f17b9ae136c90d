"""The version of each source's figures: what tells a revision from a new way of working them out."""

import hashlib
from functools import cache

from lagesbild.contracts import load_contracts
from lagesbild.settings import Project
from lagesbild.sources.archive import digest_of
from lagesbild.sources.current import table_file


@cache
def source_versions(project: Project) -> dict[str, str]:
    """Return source → digest of the tables that the store takes from it; read once in a process."""
    digests: dict[str, list[str]] = {}
    for contract in load_contracts(project.contracts).values():
        if contract.source and (file := table_file(contract, project)):
            digests.setdefault(contract.source, []).append(digest_of(file.read_bytes()))
    return {source: hashlib.sha256("".join(sorted(parts)).encode()).hexdigest() for source, parts in digests.items()}

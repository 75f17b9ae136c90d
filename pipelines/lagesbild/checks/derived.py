"""Files that are made from contracts and committed: suites and the data dictionary."""

import json
from pathlib import Path

from lagesbild.contracts import data_dictionary, load_contracts, suite_json
from lagesbild.settings import Project


def derived_files(project: Project) -> dict[Path, str]:
    """Return what the contracts give: path → text. Suites are for tables that are read from files."""
    contracts = load_contracts(project.contracts)
    texts = {
        project.suites / f"{name}.json": json.dumps(suite_json(each), indent=2, ensure_ascii=False) + "\n"
        for name, each in contracts.items()
        if each.origin != "built"
    }
    described = [*contracts.values(), *load_contracts(project.registers).values()]
    return {**texts, project.root / "DATA_DICTIONARY.md": data_dictionary(described)}


def write_derived(project: Project) -> list[Path]:
    """Write every derived file anew, remove suites without a contract, and return the files that changed."""
    wanted = derived_files(project)
    changed = [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in changed:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted[path], encoding="utf-8")
    orphans = [path for path in sorted(project.suites.glob("*.json")) if path not in wanted]
    for path in orphans:
        path.unlink()
    return changed + orphans

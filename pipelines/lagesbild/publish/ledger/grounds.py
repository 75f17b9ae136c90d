"""What decides a brief beside the figures of the store: each ground by its name in words, with its digest."""

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from lagesbild.adult.criteria import asked_file, criteria_files
from lagesbild.adult.reported import table_files
from lagesbild.briefs import Job
from lagesbild.chosen import read_register
from lagesbild.contracts import Source, read_edition
from lagesbild.errors import BadFile
from lagesbild.settings import Project
from lagesbild.sources.archive import digest_of

KNOWN: Final = ("situation_brief", "network_overview", "adult_education_need")
"""Notebooks that read no file beside those that are looked at one by one here, but for scenarios and examples."""
ON_TABLES: Final = ("county_overview", "mirror", "provider_report", "quality_followup")
"""Those that read, beside them, protected tables of adult education, criteria and what is asked for."""


def grounds_of(job: Job, project: Project, *, program: str) -> dict[str, str]:
    """Return the grounds of a brief by name; ``program`` is ``program_digest``, taken once in a run."""
    notebook = job.own or project.notebooks / f"{job.notebook}.ipynb"
    grounds = {
        "program": program,
        "notebook": digest_of(notebook.read_bytes()),
        "parameters": _digest(job.path, json.dumps(job.parameters, sort_keys=True)),
        "measures of its group": _measures(job, project),
    }
    if job.edition:
        grounds["edition"] = _digest(read_edition(project.reference, job.edition).model_dump_json())
    if job.notebook in ON_TABLES:
        grounds["protected tables and criteria"] = _digest(*map(digest_of, _on_adults(project)))
    elif job.notebook not in KNOWN or job.own or job.scenario or job.example_measures:
        grounds["files in data and expectations"] = _digest(*map(digest_of, _contents(project)))
    return grounds


def cited_digest(cited: Mapping[str, Source], ids: Collection[str]) -> str:
    """Digest of what pages say of these sources, in the order of the register."""
    return _digest(*(source.model_dump_json() for name, source in cited.items() if name in ids))


def _measures(job: Job, project: Project) -> str:
    """Those of the job's group; of all groups where the code of its area is not its own, or a row cannot be taken."""
    try:
        entries = read_register(project).entries
    except BadFile as refusal:
        return _digest(str(refusal))
    is_own = not job.members and not job.area.isdecimal()
    return _digest(*(repr(each) for each in entries if not is_own or each.measure.group_code == job.area))


def _on_adults(project: Project) -> Iterator[bytes]:
    """What protected tables, criteria and asked fields are read from: their files, and what a line of them is."""
    described = sorted((*project.registers.glob("*.yml"), *project.contracts.parent.glob("*.yml")))
    for path in (*table_files(project), *criteria_files(project), asked_file(project), *described):
        yield path.name.encode() + b"\0" + path.read_bytes()


def _contents(project: Project) -> Iterator[bytes]:
    for folder in (project.reference, project.local, project.contracts.parent):
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        yield from (path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() for path in files)


def _digest(*parts: str) -> str:
    return digest_of(json.dumps(parts).encode())

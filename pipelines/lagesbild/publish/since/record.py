"""The record of a brief in a snapshot: what a later one is compared with.

``facts/<slug>.json`` holds the figures under keys that stay, the version of each source's figures, and which exhibits
open the brief; ``facts/<language>/<slug>.json`` what is found and said in a language.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from lagesbild.briefs import Job
from lagesbild.publish.written import as_json
from lagesbild.settings import Language

FOLDER: Final = "facts"
EARLIER: Final = "earlier"
"""Where a snapshot keeps the records that its pages were compared with."""
Json = dict[str, Any]
Parts = Iterable[tuple[str, Json]]


@dataclass(frozen=True)
class AreaRecord:
    """What a brief says, in one language.

    ``codes`` are its municipalities, ``facts`` key → figure (``value``, ``at_most``, ``year``, ``month``, ``unit``,
    ``kind``, ``decimals``, ``sources``), ``versions`` source → digest of the figures that it was taken from,
    ``messages`` the exhibits of the core messages in their order. ``names`` are key → what a figure is called,
    ``questions``, ``takeaways`` and ``findings`` exhibit → what it asks, says, and reports.
    """

    codes: tuple[str, ...]
    facts: Mapping[str, Json]
    versions: Mapping[str, str]
    messages: tuple[str, ...]
    names: Mapping[str, str]
    questions: Mapping[str, str]
    takeaways: Mapping[str, str]
    findings: Mapping[str, Any]


WITHOUT_LANGUAGE: Final = ("codes", "facts", "versions", "messages")
OF_LANGUAGE: Final = ("names", "questions", "takeaways", "findings")


def record_of(parts: Parts, versions: Mapping[str, str]) -> AreaRecord:
    """Return the record of a brief from what its cells showed; ``versions`` are those of all sources."""
    listed = list(parts)
    opening = next(part for kind, part in listed if kind == "opening")
    exhibits = [part for kind, part in listed if kind == "exhibit"]
    facts = {fact["key"]: fact for exhibit in exhibits for fact in exhibit["facts"]}
    sources = {source for fact in facts.values() for source in fact["sources"]}
    return AreaRecord(
        codes=tuple(opening["codes"]),
        facts={key: {name: value for name, value in fact.items() if name != "name"} for key, fact in facts.items()},
        versions={source: versions[source] for source in sorted(sources & versions.keys())},
        messages=tuple(dict.fromkeys(message["exhibit"] for message in opening["core_messages"])),
        names={key: fact["name"] for key, fact in facts.items()},
        questions={exhibit["id"]: exhibit["question"] for exhibit in exhibits},
        takeaways={exhibit["id"]: exhibit["takeaway"] for exhibit in exhibits},
        findings={exhibit["id"]: exhibit["findings"] for exhibit in exhibits},
    )


def record_files(record: AreaRecord, job: Job) -> dict[str, bytes]:
    """Return path below the snapshot → content; the first is the same in each language."""
    paths = record_paths(job.slug, job.language)
    return {
        path: as_json({name: getattr(record, name) for name in names})
        for path, names in zip(paths, (WITHOUT_LANGUAGE, OF_LANGUAGE), strict=True)
    }


def record_paths(slug: str, language: Language) -> tuple[str, str]:
    """Return where the record of a brief is: ``facts/kopa-jarviseutu.json`` and ``facts/sv/kopa-jarviseutu.json``."""
    return f"{FOLDER}/{slug}.json", f"{FOLDER}/{language}/{slug}.json"


def read_record(snapshot: Path, slug: str, language: Language) -> AreaRecord | None:
    """Return the record of a brief in a snapshot; none where it was not made in the language."""
    paths = [snapshot / path for path in record_paths(slug, language)]
    if not all(path.is_file() for path in paths):
        return None
    told: Json = {}
    for path in paths:
        told |= json.loads(path.read_text(encoding="utf-8"))
    return AreaRecord(**told | {"codes": tuple(told["codes"]), "messages": tuple(told["messages"])})


def copied_records(snapshot: Path, jobs: Iterable[Job]) -> dict[str, bytes]:
    """Return the records that the briefs of ``jobs`` are compared with as files of the later snapshot."""
    paths = {path for job in jobs for path in record_paths(job.slug, job.language)}
    there = (path for path in sorted(paths) if (snapshot / path).is_file())
    return {f"{EARLIER}/{path}": (snapshot / path).read_bytes() for path in there}

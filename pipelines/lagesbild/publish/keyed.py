"""The keyed facts of an area as a file of the snapshot: the same in each language, so that it stands once per area."""

from collections.abc import Iterable
from typing import Final

from lagesbild.publish.exporter import Part
from lagesbild.publish.written import as_json

FOLDER: Final = "facts"


def facts_file(parts: Iterable[tuple[str, Part]], slug: str) -> dict[str, bytes]:
    """Return path below the snapshot → content, facts in the order of their keys; empty where no exhibit has any."""
    facts = [fact for kind, part in parts if kind == "exhibit" for fact in part.get("facts", ())]
    listed = sorted(facts, key=lambda fact: str(fact["key"]))
    return {facts_path(slug): as_json({"facts": listed})} if listed else {}


def facts_path(slug: str) -> str:
    """Return where the facts of a brief are: ``facts/kopa-jarviseutu.json``."""
    return f"{FOLDER}/{slug}.json"

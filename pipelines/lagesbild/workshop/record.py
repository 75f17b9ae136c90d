"""What a group was shown: the findings and figures of its kit, kept so that answers are read against them later."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, Literal

from pydantic import ValidationError

from lagesbild.contracts.model import Strict
from lagesbild.errors import BadFile
from lagesbild.files import write_atomic
from lagesbild.follow_up.form import Choice
from lagesbild.settings import Language, Project

FILE: Final = "kit.json"
LETTERS: Final = 12
CODE: Final = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
KIT_ID: Final = re.compile(rf"[0-9a-f]{{{LETTERS}}}")


class Judged(Strict):
    """A finding that tables judge: the exhibit's id and number, and its words in one language."""

    exhibit: str
    number: int
    text: str


class Words(Strict):
    """A kit in one language: its findings, the headlines of exhibits with figures, and the figures in words."""

    judged: tuple[Judged, ...]
    headlines: tuple[Judged, ...]
    figures: tuple[Choice, ...]

    @property
    def by_exhibit(self) -> dict[str, list[Choice]]:
        """The figures of each exhibit, in the order of the brief."""
        found: dict[str, list[Choice]] = {each.exhibit: [] for each in self.headlines}
        for choice in self.figures:
            found.setdefault(exhibit_of(choice.code), []).append(choice)
        return {exhibit: choices for exhibit, choices in found.items() if choices}


class Kit(Strict):
    """One kit of a group; ``id`` follows from the figures, ``snapshot`` is empty where they are of a preview."""

    format: Literal["lagesbild-workshop-kit"] = "lagesbild-workshop-kit"
    id: str
    group: str
    names: Mapping[Language, str]
    snapshot: str
    words: Mapping[Language, Words]


def exhibit_of(fact_key: str) -> str:
    """``school-stages`` of ``school-stages/7-12/today``."""
    return fact_key.partition("/")[0]


def kit_id(group: str, snapshot: str, judged: Iterable[str], figures: Iterable[Choice]) -> str:
    """The same for the same group, findings and figures, in whatever language and on whatever machine."""
    numbers = [choice._replace(words="") for choice in figures]
    content = json.dumps([group, snapshot, list(judged), numbers])
    return hashlib.sha256(content.encode()).hexdigest()[:LETTERS]


def folder_of(project: Project, group: str, kit: str) -> Path:
    """Where a kit and its answers are kept."""
    return project.workshops / group.lower() / kit


def keep_kit(project: Project, kit: Kit) -> None:
    """Keep a kit; languages that were made before stay.

    Raises:
        BadFile: the one that is kept cannot be read.
    """
    path = folder_of(project, kit.group, kit.id) / FILE
    before = read_kit(project, kit.group, kit.id).words if path.exists() else {}
    whole = kit.model_copy(update={"words": {**before, **kit.words}})
    write_atomic(path, f"{whole.model_dump_json(indent=1)}\n".encode())


def read_kit(project: Project, group: str, kit: str) -> Kit:
    """Read a kit that was kept; the names must be codes.

    Raises:
        BadFile: it is not there, or is not what was written.
    """
    path = folder_of(project, group, kit) / FILE
    if not path.is_file():
        raise BadFile(path, f"kit {kit} was not made here; make it: lagesbild workshop kit {group}")
    try:
        return Kit.model_validate_json(path.read_text(encoding="utf-8"))
    except (ValidationError, UnicodeDecodeError) as error:
        raise BadFile(path, f"is not as it was written; make it again: lagesbild workshop kit {group}") from error

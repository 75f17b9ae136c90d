"""What decides every byte of a snapshot, and the id that follows from it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from lagesbild.publish.code_version import CodeVersion, code_version
from lagesbild.publish.inputs import inputs_digest, recorded_inputs
from lagesbild.settings import Project

DIGEST_LETTERS: Final = 8


class Earlier(NamedTuple):
    """The snapshot that pages say what changed since; ``day`` is ISO, both are empty where there is none."""

    id: str = ""
    day: str = ""


NO_EARLIER: Final = Earlier()


@dataclass(frozen=True)
class Recipe:
    """What decides every byte of a snapshot; ``day`` is ISO, ``inputs`` are name → sha256.

    ``address`` is where the snapshots will be on the web, empty where that is not known, ``earlier`` the snapshot that
    pages compare with, ``browser`` what draws the charts for readers without scripts, empty where nothing does.
    """

    edition: str
    day: str
    code: CodeVersion
    inputs: Mapping[str, str]
    address: str = ""
    earlier: Earlier = NO_EARLIER
    browser: str = ""

    @property
    def id(self) -> str:
        """The name of the snapshot, known before any page is made: ``pilot-groups-2026-11-29-0a1b2c3d``."""
        code = json.dumps(self.code.record, sort_keys=True)
        drawn = [self.browser] if self.browser else []
        digest = inputs_digest(self.edition, self.day, self.address, code, *self.earlier, *drawn, inputs=self.inputs)
        return f"{self.edition}-{self.day}-{digest[:DIGEST_LETTERS]}"


def recipe_of(project: Project, *, edition: str, day: str, address: str, earlier: Earlier, browser: str = "") -> Recipe:
    """Return what a snapshot of the present figures and program would be made from; ``day`` is ISO."""
    return Recipe(edition, day, code_version(), recorded_inputs(project), address.rstrip("/"), earlier, browser)

"""The compendium of models in a snapshot: what groups described for others, as far as it may be shown.

As pages and as files for a word processor. A PDF bears the time and the browser that printed it, so that a snapshot,
which is made again byte for byte, has none.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from lagesbild.briefs import DocumentJob
from lagesbild.briefs.run import run_brief
from lagesbild.chosen import read_register
from lagesbild.errors import LagesbildError
from lagesbild.publish.documents.content import content_of
from lagesbild.publish.documents.make import pages_and_words
from lagesbild.publish.imprint import Imprint
from lagesbild.publish.site import Report
from lagesbild.settings import LANGUAGES, Project

NAME: Final = "models"


@dataclass(frozen=True)
class Models:
    """The files of the compendium, path → content, and its page; empty where there is none.

    ``failures`` say why one that should be there is not.
    """

    file: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)
    failures: tuple[str, ...] = ()


def make_models(project: Project, imprint: Imprint, *, horizon: int, report: Report) -> Models:
    """Make the compendium in every language where the register has a model that may be shown.

    One that cannot be made stops no brief: it is left out, and reported.
    """
    try:
        if not _has_models(project):
            return Models()
        return Models(f"{NAME}.html", _files(project, imprint, horizon))
    except LagesbildError as error:
        failure = f"{NAME}: {error}"
        report(f"FAILED {failure}")
        return Models(failures=(failure,))


def _has_models(project: Project) -> bool:
    return any(each.is_model and each.may_be_shown for each in read_register(project).measures)


def _files(project: Project, imprint: Imprint, horizon: int) -> dict[str, bytes]:
    jobs = [DocumentJob(NAME, language, horizon, imprint.day, public=True) for language in LANGUAGES]
    contents = {job.language: content_of(run_brief(job, project), job.language) for job in jobs}
    return pages_and_words(contents, name=NAME, imprint=imprint)

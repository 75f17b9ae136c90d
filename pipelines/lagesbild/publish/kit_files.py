"""How the files of a workshop's kit are named beside a brief of a snapshot; what they hold is made by ``workshop``."""

from pathlib import Path
from typing import Final

from lagesbild.briefs import Job

SCRIPT: Final = "facilitator.html"
QUESTIONS: Final = "questions.html"
PLACEMAT: Final = "placemat.html"
FORM: Final = "answers.html"
PAGES: Final = (SCRIPT, QUESTIONS, PLACEMAT, FORM)
STYLE: Final = "workshop.css"
RECORDS: Final = "workshop"
"""The folder of a snapshot that says what each group was shown."""


def kit_file(file: str, page: str) -> str:
    """Return the name of a page of the kit beside the brief's page: ``kopa-jarviseutu-facilitator.html``."""
    return f"{Path(file).stem}-{page}"


def kit_pages(job: Job) -> list[str]:
    """Return the paths of all that a kit shows, with the style sheet that its pages share."""
    pages = [f"{job.language}/{kit_file(job.path, page)}" for page in PAGES]
    return [*pages, f"assets/{STYLE}"]


def kit_record(job: Job) -> str:
    """Return where a snapshot keeps what the group was shown: ``workshop/sv/kopa-jarviseutu.json``."""
    return f"{RECORDS}/{job.language}/{job.slug}.json"

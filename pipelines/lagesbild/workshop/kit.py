"""The kit of a group's workshop: one run of its brief in each language, and everything that the evening needs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

from lagesbild.briefs import Job, job_of
from lagesbild.briefs.run import run_brief
from lagesbild.files import write_atomic
from lagesbild.publish.exporter import parts_of
from lagesbild.publish.handout import opened
from lagesbild.publish.handout.chromium import BrowserMissing
from lagesbild.publish.kit_files import STYLE
from lagesbild.publish.leaks import Secret, refuse_leaks, secrets_of
from lagesbild.publish.site import files_of, page_of
from lagesbild.settings import USUAL_NOTEBOOK, Language, Project
from lagesbild.store import Store
from lagesbild.workshop.drawings import drawings_of, papers_of
from lagesbild.workshop.edition import Asked, Figures, edition_of, figures_of
from lagesbild.workshop.environment import asset
from lagesbild.workshop.pages import Edition, pages_of_kit
from lagesbild.workshop.record import keep_kit

Report = Callable[[str], None]
NO_BROWSER: Final = "Without Chromium: the placemat has no charts, and the papers are pages that any browser prints."


@dataclass(frozen=True)
class Making:
    """What is the same in all languages: the project, what is asked, its figures, what no page may hold."""

    project: Project
    asked: Asked
    jobs: Mapping[Language, Job]
    figures: Figures
    secrets: Sequence[Secret]

    @property
    def folder(self) -> Path:
        """The group's folder."""
        return self.project.reports / "workshop" / self.asked.area.code.lower()

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write files below the folder, each whole or absent.

        Raises:
            LeakFound: one holds what only this machine should know; then none is written.
        """
        refuse_leaks(files, self.secrets)
        for path, content in files.items():
            write_atomic(self.folder / path, content)


def write_kit(store: Store, project: Project, asked: Asked, *, report: Report = print) -> Path:
    """Run the brief in each language, write it with its kit below ``reports/workshop`` and return the group's folder.

    Raises:
        BriefFailed: the notebook could not be run to its end.
        LeakFound: a page holds what only this machine should know.
    """
    making = _making(store, project, asked)
    with _browser(report) as browser:
        for language in asked.languages:
            edition = _edition(making, language)
            _write_papers(making, edition, browser)
            report(f"{language}: kit {edition.kit.id}")
    return making.folder


def _making(store: Store, project: Project, asked: Asked) -> Making:
    area, horizon = asked.area, asked.horizon
    jobs = {
        language: job_of(store, notebook=USUAL_NOTEBOOK, area=area.code, members="", language=language, horizon=horizon)
        for language in asked.languages
    }
    return Making(project, asked, jobs, figures_of(store, area=area, horizon=horizon), secrets_of(project))


@contextmanager
def _browser(report: Report) -> Iterator[Browser | None]:
    """The browser that draws and prints; none where it is not installed."""
    try:
        with opened() as browser:
            yield browser
    except BrowserMissing:
        report(NO_BROWSER)
        yield None


def _edition(making: Making, language: Language) -> Edition:
    """Run the brief and write its pages; what it says, and the figures, are the kit in one language."""
    job = making.jobs[language]
    notebook = run_brief(job, making.project, is_watched=True, engine="lagesbild")
    page = page_of(job, notebook, standalone=True)
    making.write(files_of(page, language))
    return edition_of(parts_of(notebook), making.asked, making.figures, file=Path(page.path).name, language=language)


def _write_papers(making: Making, edition: Edition, browser: Browser | None) -> None:
    """Keep the kit and write its pages; with a browser also its drawings, and the papers as PDF."""
    keep_kit(making.project, edition.kit)
    language = edition.say.language
    folder = making.folder / language
    drawings = drawings_of(browser, folder, edition.told.messages) if browser else {}
    pages = {f"{language}/{name}": content for name, content in pages_of_kit(edition, drawings).items()}
    making.write({f"assets/{STYLE}": asset(STYLE).encode(), **pages})
    papers = papers_of(browser, folder) if browser else {}
    making.write({f"{language}/{name}": content for name, content in papers.items()})

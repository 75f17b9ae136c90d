"""An edition: all its briefs run and put together as the files of one site."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from tqdm import tqdm

from lagesbild.briefs import Job, Outcome, run_many
from lagesbild.briefs.progress import bar_on_terminal
from lagesbild.errors import LagesbildError
from lagesbild.language import alphabetical
from lagesbild.publish.entry import Entry
from lagesbild.publish.imprint import Imprint
from lagesbild.publish.kept import last_published
from lagesbild.publish.ledger import NOTHING_STAYS, Ledger, Stay, made_page, what_stays
from lagesbild.publish.pages import STATEMENT, asset_files, index_page, root_page, statement_page
from lagesbild.publish.site import Page, PageOf, Report, page_of
from lagesbild.publish.withheld import area_of, withheld_jobs
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.store import Area, Directory, Store, read_directory

Run = Callable[[Sequence[Job], Callable[[Job], Page]], Iterator[Outcome[Page]]]
"""What runs jobs and yields what became of each: ``run_many``, or what runs them elsewhere."""


class NothingToPublish(LagesbildError):
    """Every brief of the edition failed; the published site is untouched."""

    def __str__(self) -> str:
        return "No brief could be made; the published site is untouched. The reasons stand above."


@dataclass(frozen=True)
class Made:
    """What a run made: its pages in the order of the jobs, and the files of the site: path below its root → content.

    ``failures`` are the briefs that could not be renewed, with the reason; ``kept`` are the paths of those whose
    earlier version stands in for them.
    """

    pages: tuple[Page, ...]
    files: Mapping[str, bytes]
    failures: tuple[str, ...] = ()
    kept: tuple[str, ...] = field(default=())


def make_edition(
    project: Project,
    jobs: Sequence[Job],
    *,
    imprint: Imprint,
    before: Path | None,
    day: str,
    run: Run | None = None,
    report: Report = print,
    held: Container[str] = (),
    paged: PageOf = page_of,
    ledger: Ledger | None = None,
) -> Made:
    """Run every job and put their pages together; ``paged`` is what turns a notebook that ran into its page.

    A brief that fails stops no other: its version in the site ``before`` stays, and page and index give the ``day``
    (ISO) and the reason; where there is none, it is left out. One that shows figures in doubt is not run at all. Pages
    whose path is ``held`` are taken from there as they are, without a run. With a ``ledger`` what has not changed since
    it was made is not run either.

    ``run`` is where they run, by default ``run_many`` on all cores.

    Raises:
        NothingToPublish: every brief failed.
    """
    asked = [job for job in jobs if job.path not in held]
    withheld = withheld_jobs(project, asked)
    for each in withheld.values():
        report(f"HELD BACK {each.failure}")
    shown = [job for job in asked if job not in withheld]
    stay = what_stays(project, shown, imprint=imprint, ledger=ledger, report=report) if ledger else NOTHING_STAYS
    outcomes = _run(
        shown, partial(made_page, imprint=imprint, ledger=stay.ledger, paged=paged), run or run_many, report, stay
    )
    failures = tuple(each.failure for each in withheld.values())
    failures += tuple(outcome.failure for outcome in outcomes.values() if outcome.failure)
    if len(failures) == len(jobs):
        raise NothingToPublish
    results = {job: outcome.result for job, outcome in outcomes.items()}
    for missing in dict.fromkeys(each for page in results.values() if page for each in page.left_out):
        report(f"Not on the pages – {missing}")
    figures = {job: each.figures for job, each in withheld.items()}
    earlier = partial(last_published, before, day=day)
    pages = [page for job in jobs if (page := results.get(job) or earlier(job, figures=figures.get(job, "")))]
    directory, areas = read_places(project, jobs)
    located = tuple(_located(page, areas) for page in pages)
    kept = tuple(page.path for page in pages if page.entry.notice)
    return Made(located, site_files(located, directory, imprint), failures, kept)


def read_places(project: Project, jobs: Sequence[Job]) -> tuple[Directory, dict[str, Area]]:
    """All municipalities, and the area of each job that is about one, by the name of its page."""
    with Store.open(project) as store:
        areas = {job.slug: area_of(store, job) for job in jobs if job.is_located}
        return read_directory(store), areas


def site_files(pages: Sequence[Page], directory: Directory, imprint: Imprint) -> dict[str, bytes]:
    """Return every page of a site with what they share: path below its root → content."""
    files = {page.path: page.html.encode() for page in pages}
    # what pages share is as the present ones have it, not as one that was kept
    earlier_first = sorted(pages, key=lambda page: not page.entry.notice)
    files |= {path: content for page in earlier_first for path, content in page.files.items()}
    for language in LANGUAGES:
        entries = [page.entry for page in pages if page.path.startswith(f"{language}/")]
        ordered = _by_programme(entries, language)
        index = index_page(ordered, language=language, directory=directory, imprint=imprint)
        files[f"{language}/index.html"] = index.encode()
        files[f"{language}/{STATEMENT}"] = statement_page(language=language, imprint=imprint).encode()
    files["index.html"] = root_page([page.entry for page in pages], imprint=imprint).encode()
    return files | {f"assets/{name}": content for name, content in asset_files().items()}


def _run(
    jobs: Sequence[Job], make: Callable[[Job], Page], run: Run, report: Report, stay: Stay
) -> dict[Job, Outcome[Page]]:
    """The outcome of each job, in their order; failures are reported as they come.

    On a terminal a bar shows how many are done and the time that is left.
    """
    done = {job: Outcome(job, 0, page) for job, page in stay.pages.items()}
    with tqdm(total=len(jobs), initial=len(done), **bar_on_terminal("brief")) as bar:
        for outcome in run([job for job in jobs if job not in done], make):
            done[outcome.job] = outcome
            bar.set_postfix_str(str(outcome.job), refresh=False)
            bar.update()
            if outcome.failure:
                bar.clear()
                report(f"[{len(done)}/{len(jobs)}] FAILED {outcome.failure}")
    return {job: done[job] for job in jobs}


def _located(page: Page, areas: Mapping[str, Area]) -> Page:
    """The page with its municipalities and its names in all languages; an overview lies nowhere."""
    area = areas.get(Path(page.path).stem)
    if area is None:
        return page
    codes = tuple(member.code for member in area.members)
    names = tuple(area.place.names[language] for language in LANGUAGES)
    return replace(page, entry=replace(page.entry, codes=codes, names=names, documented=area.documented))


def _by_programme(entries: Sequence[Entry], language: Language) -> list[Entry]:
    """Programmes in the order of the edition, the areas of each in the alphabetical order of the language."""
    order = list(dict.fromkeys(entry.programme for entry in entries))
    return sorted(entries, key=lambda entry: (order.index(entry.programme), alphabetical(entry.area_name, language)))

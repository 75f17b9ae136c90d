"""The pages of an edition on adult education as jobs: the county's, those of municipalities and of providers."""

from collections.abc import Callable, Iterable, Iterator

from lagesbild.adult.reported import providers_of, read_reported
from lagesbild.briefs.followup import CountyJob, FollowupJob
from lagesbild.briefs.job import Job
from lagesbild.briefs.need import MirrorJob, NeedJob
from lagesbild.briefs.provider import ProviderJob
from lagesbild.contracts import Edition
from lagesbild.settings import Language, project
from lagesbild.store import Store

Made = Callable[[Store, Edition, Language], Iterable[Job]]


def adult_jobs(store: Store, edition: Edition) -> list[Job]:
    """Return the jobs, page by page in the order of the file.

    Reports of providers are of those of which the newest joint tables on this machine show figures.

    Raises:
        UnknownName: a municipality does not exist.
        BadFile: a protected table is not as it was written.
    """
    return [
        job for page in edition.pages for language in edition.languages for job in PAGES[page](store, edition, language)
    ]


def _of_municipalities(kind: type[NeedJob]) -> Made:
    def made(store: Store, edition: Edition, language: Language) -> Iterator[Job]:
        return (kind.of(store, municipality=code, language=language) for code in edition.areas)

    return made


def _of_providers(_: Store, edition: Edition, language: Language) -> Iterator[Job]:
    reported = read_reported(project())
    return (
        ProviderJob.of(reported, provider=each, language=language) for each in providers_of(reported, are_shown=True)
    )


PAGES: dict[str, Made] = {
    "county": lambda _, __, language: [CountyJob.of(language=language)],
    "need": _of_municipalities(NeedJob),
    "mirror": _of_municipalities(MirrorJob),
    "provider": _of_providers,
    "follow_up": lambda _, __, language: [FollowupJob.of(language=language)],
}

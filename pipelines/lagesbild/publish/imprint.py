"""The imprint of a page: of which publication it is, how to cite it, which checks its figures passed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lagesbild.contracts import Edition
from lagesbild.language import Numbers, Texts
from lagesbild.publish.checked import TableChecks, checks_said
from lagesbild.publish.recipe import Recipe
from lagesbild.settings import LANGUAGES, Language


@dataclass(frozen=True)
class Imprint:
    """The publication that a page belongs to.

    ``id`` and ``day`` (ISO) are empty for a preview. ``titles`` is what the edition is called and ``publishers`` who
    publishes it, by language; ``address`` is where the snapshots are on the web, empty where that is not known.
    ``earlier_day`` is the date of the snapshot that pages compare with, whose records are in ``earlier_records``;
    ``since`` says what changed since, ``since_file`` is the page that tells more. ``kit_file`` is the page of a group's
    workshop kit to begin with, ``models_file`` the compendium of models; empty where there is none. A publication that
    ``has_drawings`` has each chart as a file, too.
    """

    id: str = ""
    day: str = ""
    titles: Mapping[Language, str] = field(default_factory=dict)
    publishers: Mapping[Language, str] = field(default_factory=dict)
    address: str = ""
    checks: tuple[TableChecks, ...] = ()
    earlier_day: str = ""
    earlier_records: Path | None = None
    since: str = ""
    since_file: str = ""
    kit_file: str = ""
    models_file: str = ""
    has_drawings: bool = False


@dataclass(frozen=True)
class Said:
    """The imprint of one page in its language; all but ``published`` and ``checks`` are empty for a preview.

    ``href`` is the page's own address on the web, empty where that is not known.
    """

    published: str
    identified: str
    label: str
    citation: str
    href: str
    checks: str
    since: str = ""
    since_file: str = ""
    kit_file: str = ""
    models_file: str = ""


PREVIEW = Imprint()


def imprint_of(edition: Edition, recipe: Recipe, checks: tuple[TableChecks, ...], records: Path | None) -> Imprint:
    """Return the imprint that all pages of a snapshot share; ``records`` holds what they are compared with."""
    titles = {language: edition.title_in(language, recipe.edition) for language in LANGUAGES}
    publishers = {language: edition.publisher_in(language) for language in LANGUAGES}
    return Imprint(
        recipe.id,
        recipe.day,
        titles,
        publishers,
        recipe.address,
        checks,
        recipe.earlier.day,
        records,
        has_drawings=bool(recipe.browser),
    )


def imprint_said(
    imprint: Imprint, *, language: Language, title: str, path: str, sources: frozenset[str] | None = None
) -> Said:
    """Say the imprint of one page: ``title`` is what it is cited by, ``path`` where it is below the snapshot.

    ``sources`` are those of its figures; a page without figures of its own tells the checks of all.
    """
    text = Texts(language)
    checks = checks_said(imprint.checks, text, sources)
    if not imprint.id:
        return Said(text("imprint.preview"), "", "", "", "", checks)
    day, edition = Numbers(language).day(imprint.day), imprint.titles[language]
    return Said(
        published=text("imprint.published", day=day),
        identified=text("imprint.identified", edition=edition, id=imprint.id),
        label=text("imprint.cite"),
        citation=text(
            "imprint.citation",
            publisher=imprint.publishers[language],
            year=imprint.day[:4],
            title=title,
            edition=edition,
            day=day,
            id=imprint.id,
        ),
        href=f"{imprint.address}/{imprint.id}/{path}" if imprint.address else "",
        checks=checks,
        since=imprint.since,
        since_file=imprint.since_file,
        kit_file=imprint.kit_file,
        models_file=imprint.models_file,
    )

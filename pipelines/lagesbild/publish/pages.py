"""The pages around the briefs: one index per language, the choice of language, the files all pages share."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from plotly.offline import get_plotlyjs

from lagesbild.language import Texts
from lagesbild.publish.environment import strict_environment
from lagesbild.publish.joined import joined_script, joined_style
from lagesbild.settings import LANGUAGES, Language

ASSETS: Final = Path(__file__).parent / "assets"


@dataclass(frozen=True)
class Entry:
    """One brief on the index; every string is in the page's language.

    ``file`` is the brief's file name in the folder of the language, ``programme`` the heading above it.
    ``notice`` is why an older version stays ("not renewed on …, because …"), else it is empty.
    """

    file: str
    programme: str
    area_name: str
    kind: str
    period: str
    members: tuple[str, ...]
    core_message: str
    notice: str = ""


def index_page(entries: Iterable[Entry], *, language: Language, notice: str = "", assets: str = "../assets") -> str:
    """Return the list of briefs in one language, grouped by programme in the order of ``entries``.

    ``notice`` is shown once above the list, for what concerns the whole edition.
    """
    programmes = [(title, list(group)) for title, group in groupby(entries, key=lambda entry: entry.programme)]
    return (
        strict_environment()
        .get_template("list.html.j2")
        .render(
            programmes=programmes,
            notice=notice,
            text=Texts(language),
            language=language,
            file="index.html",
            assets=assets,
        )
    )


def root_page(*, assets: str = "assets") -> str:
    """Return the first page of the site: the choice of language, each named in its own language."""
    texts = {language: Texts(language) for language in LANGUAGES}
    return strict_environment().get_template("root.html.j2").render(texts=texts, assets=assets)


def asset_files() -> dict[str, bytes]:
    """Return the files that every page of a site shares: name → content."""
    texts = {
        "icon.svg": (ASSETS / "icon.svg").read_text(encoding="utf-8"),
        "lagesbild.css": joined_style(ASSETS),
        "lagesbild.js": joined_script(ASSETS),
        "plotly.min.js": get_plotlyjs(),
    }
    return {name: text.encode("utf-8") for name, text in texts.items()}

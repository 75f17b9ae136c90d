"""Every template of a page with examples of real areas, for people who edit language: one HTML file, offline."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from markupsafe import Markup, escape

from lagesbild.exhibits import declared
from lagesbild.files import write_atomic
from lagesbild.language.texts import SHARED, Template, catalogue
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.store import Store
from lagesbild.templates import in_one_file, plain_style, strict
from lagesbild.wording.heard import Heard, heard_of_areas, heard_of_edition

ROOM: Final = Path(__file__).parent
AREAS: Final = (
    *("kopa-jarviseutu", "kopa-suupohja", "vpk-tuusula", "vpk-paijat-hame", "vpk-pirkanmaa-satakunta"),
    *("KU049", "KU318", "KU766", "KU148", "MK06", "MK21", "SK146", "TA18", "HV04", "SSS"),
)
"""Groups that shrink and grow, a large municipality and tiny ones, and one or two areas of each other kind."""
EDITION: Final = "pilot-groups"
EXAMPLES: Final = 3
PLACEHOLDER: Final = re.compile(r"\{\w+\}")
By = Mapping[Language, str]


class Example(NamedTuple):
    """One area, and what the template says of it in each language."""

    area: str
    said: By


class Entry(NamedTuple):
    """One template: its key, its forms in each language, and examples, none where no area filled it."""

    key: str
    forms: Mapping[Language, Sequence[str]]
    examples: Sequence[Example]


class File(NamedTuple):
    """One file of templates, by its path in the package; ``question`` is that of the exhibit, if it is of one."""

    path: str
    question: str
    entries: Sequence[Entry]


def write_wording(store: Store, project: Project, areas: Sequence[str] = AREAS) -> Path:
    """Write ``reports/wording/index.html`` and return its path."""
    heard = [*heard_of_areas(store, project, areas), *heard_of_edition(store, project, EDITION)]
    path = project.reports / "wording" / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, wording_page(listed(heard)).encode())
    return path


def listed(heard: Iterable[Heard]) -> list[File]:
    """Every file of templates, exhibits first, each template with its first examples."""
    told = _by_kind(heard)
    rooms = sorted(exhibit.room for exhibit in declared())
    return [_file(path, told) for path in (*rooms, *sorted(SHARED.glob("*.yml")))]


def wording_page(files: Sequence[File]) -> str:
    """Return the page."""
    environment = strict(ROOM)
    environment.filters["marked"] = marked
    script = (ROOM / "wording.js").read_text(encoding="utf-8")
    parts = in_one_file(style=plain_style(ROOM / "wording.css"), script=script)
    return environment.get_template("wording.html.j2").render(files=files, languages=LANGUAGES, areas=AREAS, **parts)


def marked(template: str) -> Markup:
    """Return a template as HTML, its placeholders marked."""
    return Markup(PLACEHOLDER.sub(lambda found: f"<mark>{found[0]}</mark>", str(escape(template))))  # noqa: S704 – escaped


def _file(path: Path, told: Mapping[str, Sequence[Example]]) -> File:
    strings = catalogue(path)
    entries = [
        Entry(key, {each: _forms(forms[each]) for each in LANGUAGES}, told.get(f"{path.stem}.{key}", ()))
        for key, forms in strings.items()
    ]
    question = strings.get("question", {}).get("en", "")
    return File(str(path.relative_to(SHARED.parent)), str(question), entries)


def _forms(template: Template) -> list[str]:
    return [template] if isinstance(template, str) else list(template.values())


def _by_kind(heard: Iterable[Heard]) -> dict[str, list[Example]]:
    """Of each template the first sentence of each area that says it in every language; as many as are shown."""
    first: dict[str, dict[str, dict[Language, str]]] = defaultdict(lambda: defaultdict(dict))
    for said in heard:
        first[said.kind][said.area].setdefault(said.language, said.text)
    return {kind: _some(areas) for kind, areas in first.items()}


def _some(areas: Mapping[str, By]) -> list[Example]:
    """Examples that differ from each other."""
    different: dict[str, Example] = {}
    for area, said in areas.items():
        if len(said) == len(LANGUAGES):
            different.setdefault(said["fi"], Example(area, said))
    return list(different.values())[:EXAMPLES]

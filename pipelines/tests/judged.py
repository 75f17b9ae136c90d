"""What derivation, read-back and loader say of one exhibit, as ``seeded_faults.py`` asks them of a copy of the package.

``python -m tests.judged HOME EXHIBIT`` prints them as JSON; HOME has a built store.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from lagesbild.errors import BadFile
from lagesbild.exhibits import declared
from lagesbild.language import Sentence
from lagesbild.language.texts import SHARED
from lagesbild.notebook.shown import Shown, findings_json
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.store import Store
from tests.derivations.case import Case
from tests.derivations.found import differences
from tests.derivations.judge import derivation, of_exhibit
from tests.derivations.raw import Raw
from tests.derivations.read_back import Templates, all_template_problems, problems
from tests.derivations.side_by_side import Side, areas_of
from tests.in_process import Page, brief_of, overview_of, part_of, said_by

AREA, EDITION, HORIZON = "kopa-jarviseutu", "pilot-groups", 2040


def judged(home: Project, name: str) -> dict[str, list[str]]:
    """Who refuses what of one exhibit in three languages; the loader's word stands alone."""
    try:
        files = [*sorted(SHARED.glob("*.yml")), *(exhibit.room for exhibit in declared())]
        said: dict[str, list[str]] = {"derivation": [], "read-back": all_template_problems(files), "loader": []}
        for language in LANGUAGES:
            derived, read = _in_language(home, name, language)
            said["derivation"] += derived
            said["read-back"] += read
    except (BadFile, KeyError) as refused:
        return {"derivation": [], "read-back": [], "loader": [repr(refused)]}
    return said


def _in_language(home: Project, name: str, language: Language) -> tuple[list[str], list[str]]:
    templates = Templates(language, [exhibit.room for exhibit in declared()])
    with Store.open_file(home.store) as store, Raw(home.root / "data", store.query) as raw:
        page, case = _page(store, home, raw, name, language)
        read = [text for _, text in said_by(page) if isinstance(text, Sentence)]
        return list(_not_derived(case, page)), [each for text in read for each in problems(text, templates)]


def _page(store: Store, home: Project, raw: Raw, name: str, language: Language) -> tuple[Page, Case | Side]:
    """The page with one exhibit, and what it is derived from."""
    if name.startswith("overview"):
        page = overview_of(store, home, EDITION, language=language, horizon=HORIZON, only=name)
        return page, Side(raw, areas_of(raw, EDITION), language, HORIZON)
    brief = brief_of(store, home, AREA, language=language, horizon=HORIZON, only=name)
    return brief, Case(raw, raw.place(AREA), language, HORIZON)


def _not_derived(case: Case | Side, page: Page) -> Iterator[str]:
    for shown in page.exhibits:
        yield from of_exhibit(case, part_of(shown))
        yield from _core_not_derived(case, shown)
    for question in page.discussion():
        module = derivation(question.exhibit)
        assert module is not None
        yield from differences(findings_json(question.text), module.discuss(case))


def _core_not_derived(case: Case | Side, shown: Shown) -> list[str]:
    module = derivation(shown.id)
    if not shown.presented.core or not hasattr(module, "core"):
        return []
    return differences(findings_json(shown.presented.core), module.core(case))  # type: ignore[union-attr]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(judged(Project(Path(sys.argv[1])), sys.argv[2])))

"""The measures of a group in its brief: derived from register and raw figures, and read back from their words."""

from pathlib import Path

import pytest

from lagesbild.chosen import Measure
from lagesbild.exhibits import declared
from lagesbild.language import Sentence
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.store import Store
from tests.chosen import GOOD, keep
from tests.conftest import new_home
from tests.derivations.case import Case
from tests.derivations.judge import left_out, of_exhibit
from tests.derivations.raw import Raw
from tests.derivations.read_back import Templates, problems
from tests.in_process import brief_of, part_of, said_by

AREA, NAME = "kopa-jarviseutu", "chosen-measures"
ALONE = GOOD._replace(own_figure="", own_values="")
OTHERS = [ALONE._replace(measure_id=f"measure-{number}") for number in range(3)]
OLDER = ALONE._replace(value_then="1180", year_then="2023")
REGISTERS = {
    "unchanged": [ALONE],
    "only_changed": [OLDER],
    "all_changed": [OLDER, OTHERS[0]._replace(projected_then="700")],
    "changed": [OLDER, *OTHERS],
}


@pytest.fixture
def own_home(built_home: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A home with the store of all tests and a register of its own."""
    home = new_home(tmp_path / "home")
    home.store.symlink_to(built_home.store)
    monkeypatch.setenv("LAGESBILD_HOME", str(home.root))
    return home


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", REGISTERS)
def test_the_headline_is_what_the_raw_figures_give(
    store: Store, own_home: Project, kind: str, language: Language
) -> None:
    rows: list[Measure] = REGISTERS[kind]
    keep(own_home, *rows)
    page = brief_of(store, own_home, AREA, language=language, horizon=2040, only=NAME)
    templates = Templates(language, [exhibit.room for exhibit in declared()])
    with Raw(own_home.root / "data", store.query) as raw:
        case = Case(raw, raw.place(AREA), language, 2040)
        part = part_of(page[NAME])
        assert part["findings"][0]["kind"] == f"chosen_measures.{kind}"
        assert of_exhibit(case, part) == []
        assert NAME in left_out(case, [])
    spoken = [text for _, text in said_by(page) if isinstance(text, Sentence)]
    assert [each for text in spoken for each in problems(text, templates)] == []


def test_without_measures_there_is_neither_exhibit_nor_chapter(store: Store, own_home: Project) -> None:
    page = brief_of(store, own_home, AREA, language="fi", horizon=2040, only=NAME)
    assert page.exhibits == []
    with Raw(own_home.root / "data", store.query) as raw:
        assert NAME not in left_out(Case(raw, raw.place(AREA), "fi", 2040), [])

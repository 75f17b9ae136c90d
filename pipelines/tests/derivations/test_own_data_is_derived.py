"""Own figures of an area: derived from their files and the raw figures, read back, and on no other area's page."""

from copy import deepcopy

import pytest

from lagesbild.exhibits import declared
from lagesbild.language import Sentence
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.store import Store
from tests.conftest import MadeOnce
from tests.derivations.case import Case
from tests.derivations.judge import left_out, of_exhibit
from tests.derivations.own_figures import told
from tests.derivations.raw import Raw
from tests.derivations.read_back import Templates, problems
from tests.in_process import brief_of, part_of, said_by
from tests.own_files import GROUP, with_own_data

KINDS = ["own-units", "own-border-pupils", "own-forecast", "own-staff", "own-applicants"]
OF_ESPOO = ["own-units", "own-border-pupils", "own-forecast", "own-applicants"]
SHOWN = {GROUP: KINDS, "KU049": OF_ESPOO, "KU005": [], "MK14": []}
ALTERED = [("own-units", "change", 39.0), ("own-units", "taken", [77.0, 79.0]), ("own-forecast", "pct", 32.0)]
ALTERED += [
    ("own-forecast", "year", 2030),
    ("own-staff", "age", 50),
    ("own-staff", "pct", 24.0),
    ("own-applicants", "n", 72.0),
    ("own-border-pupils", "n", [52.0, 58.0]),
    ("own-border-pupils", "way", "Vimpeli → Alajärvi"),
]


@pytest.fixture(scope="module")
def own_home(made_once: MadeOnce) -> Project:
    return made_once("own-data", with_own_data)


def test_what_may_be_told_is_worked_by_hand() -> None:
    assert [told(persons)[0] for persons in ("0", "5", "6", "7", "8", "100")] == [0, 6, 6, 6, 9, 99]
    assert [told(persons) for persons in ("1", "4")] == [(1, 4), (1, 4)]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_finding_and_row_is_what_the_files_give(
    own_home: Project, own_store: Store, own_raw: Raw, kind: str, language: Language
) -> None:
    templates = Templates(language, [exhibit.room for exhibit in declared()])
    for area in (area for area, kinds in SHOWN.items() if kind in kinds):
        page = brief_of(own_store, own_home, area, language=language, horizon=2040, only=kind)
        assert of_exhibit(Case(own_raw, own_raw.place(area), language, 2040), part_of(page[kind])) == []
        spoken = [text for _, text in said_by(page) if isinstance(text, Sentence)]
        assert [each for text in spoken for each in problems(text, templates)] == []


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "value", "wrong"), ALTERED)
def test_an_altered_value_is_refused(
    own_home: Project, own_store: Store, own_raw: Raw, kind: str, *, value: str, wrong: object
) -> None:
    part = deepcopy(part_of(brief_of(own_store, own_home, GROUP, language="sv", horizon=2040, only=kind)[kind]))
    part["findings"][0]["values"][value] = wrong
    (refused,) = of_exhibit(Case(own_raw, own_raw.place(GROUP), "sv", 2040), part)
    assert f": {value} is " in refused


@pytest.mark.slow
@pytest.mark.parametrize("area", SHOWN)
def test_own_figures_are_on_the_pages_of_their_area_alone(
    own_home: Project, own_store: Store, own_raw: Raw, area: str
) -> None:
    shown = [
        exhibit.id
        for kind in KINDS
        for exhibit in brief_of(own_store, own_home, area, language="fi", horizon=2040, only=kind).exhibits
    ]
    assert shown == SHOWN[area]
    always = {each for each in left_out(Case(own_raw, own_raw.place(area), "fi", 2040), []) if each in KINDS}
    assert sorted(always) == sorted(SHOWN[area])


@pytest.mark.slow
@pytest.mark.parametrize("area", SHOWN)
def test_the_section_stands_where_there_is_something_in_it(
    own_home: Project, own_store: Store, area: str, capsys: pytest.CaptureFixture[str]
) -> None:
    page = brief_of(own_store, own_home, area, language="fi", horizon=2040, only="own-units")
    page.in_depth()
    capsys.readouterr()
    page.section("own_data")
    assert ("Alueen omat luvut" in capsys.readouterr().out) == bool(SHOWN[area])

"""The list of wrong figures, and what the gate says of one of each outcome."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from lagesbild.contracts import load_contracts
from lagesbild.settings import Project
from seeded_figures import BOUND, Verdict, WrongFigure, listed_figures, verdicts

FIGURE = WrongFigure("kind", "raw_nls__land_area", "what", "select 1")


def chosen(table: str, what: str) -> WrongFigure:
    return next(each for each in listed_figures() if (each.table, each.what) == (table, what))


def test_the_list_has_sixty_wrong_figures_of_fifteen_kinds_in_tables_of_files(checkout: Project) -> None:
    figures, contracts = listed_figures(), load_contracts(checkout.contracts)
    assert len(figures) >= 60
    assert len({each.kind for each in figures}) == 15
    assert len({each[:3] for each in figures}) == len(figures)
    assert {contracts[each.table].origin for each in figures} == {"bundled", "fetched", "local", "reference"}


@pytest.mark.parametrize(
    ("outcome", "listed", "as_listed"),
    [
        ("stopped", {}, True),
        ("held back", {}, True),
        ("warned", {}, False),
        ("unseen", {}, False),
        ("warned", {"warns": True}, True),
        ("unseen", {"warns": True}, False),
        ("unseen", {"unknowable": "no table has it"}, True),
        ("stopped", {"unknowable": "no table has it"}, False),
    ],
)
def test_a_verdict_is_held_to_the_list(outcome: str, listed: dict[str, Any], as_listed: bool) -> None:
    assert Verdict(FIGURE._replace(**listed), outcome, ()).is_as_listed is as_listed


@pytest.mark.slow
def test_the_gate_says_what_it_does_with_a_wrong_figure(built_home: Project, tmp_path: Path) -> None:
    figures = [
        chosen("raw_nls__land_area", "two municipalities"),
        chosen("raw_keha__unemployment", "labour force in the place of the unemployed in one month"),
        chosen("raw_local__own_forecast", "an own forecast"),
        chosen("raw_statfin__employed_industry", "men and women"),
        chosen("raw_reference__industries", "names of two industries"),
        FIGURE,
    ]
    found = [*verdicts(Path(shutil.copy(built_home.store, tmp_path)), built_home, figures)]
    assert [each.outcome for each in found] == ["held back", "stopped", "warned", "unseen", "unseen", "unseen"]
    assert [each.is_as_listed for each in found] == [True, True, True, True, True, False]
    assert found[0].by[0].startswith("raw_nls__land_area: the boundary of a municipality encloses at least 75 percent")
    assert found[1].by == (BOUND,)
    assert found[3].by == ()

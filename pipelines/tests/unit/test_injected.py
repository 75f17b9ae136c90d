"""Parameters from Papermill: a name that the notebook does not have and a value of another kind are errors."""

import pytest

from lagesbild.errors import BadParameter, UnknownName
from lagesbild.notebook import resolve
from lagesbild.notebook.injected import check_cells, check_flag
from lagesbild.store import Store

OWN = 'area = "kopa-jarviseutu"\nhorizon = 2040'


def test_a_parameter_that_the_notebook_does_not_have_is_refused() -> None:
    check_cells(["", OWN, '# Parameters\narea = "049"\n', 'aera = "a name of the analyst\'s own"'])
    check_cells([OWN, "%matplotlib inline", "# Parameters of my own chart\nwidth = 3"])
    with pytest.raises(UnknownName, match=r"^No parameter 'aera'\. Nearest: area\.$"):
        check_cells(["", OWN, '# Parameters\nhorizon = 2035\naera = "049"\n'])


def test_text_is_not_taken_for_true() -> None:
    check_flag("example_measures", False)
    with pytest.raises(BadParameter, match=r"^Parameter example_measures is 'False'; it should be True or False; on "):
        check_flag("example_measures", "False")


@pytest.mark.parametrize("given", [{"scenario": 5}, {"scenario": None}, {"area": 16}, {"area": True}, {"members": 5}])
def test_what_should_be_text_and_is_not_is_named(store: Store, given: dict[str, object]) -> None:
    asked = {"area": "049", "members": "", "language": "fi", "horizon": 2040} | given
    (name,) = given
    with pytest.raises(BadParameter, match=rf"^Parameter {name} is {given[name]}; it should be text in quotes"):
        resolve(store, **asked)  # type: ignore[arg-type]


def test_a_language_that_is_no_text_is_no_language(store: Store) -> None:
    with pytest.raises(UnknownName, match=r"^No language '1'\. Nearest: fi, sv, en\.$"):
        resolve(store, area="049", members="", language=1, horizon="2040")  # type: ignore[arg-type]

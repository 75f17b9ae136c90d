import pytest

from lagesbild.contracts import Role
from lagesbild.errors import SourceChanged
from lagesbild.sources.roles import Variable, by_role

AREA = Variable("alue_23_20260101", "Area", ("SSS", "KU049"))
AGE = Variable("ikaryhma_10_20180101", "Age", ("SSS", "000"))
YEAR = Variable("timeperiod_y", "Vuosi", ("2019",), time=True)
CONTENT = Variable("contentscode", "Information", ("vaerak-vaesto",))


def found(*variables: Variable, expected: tuple[Role, ...]) -> dict[str, str]:
    roles = by_role(variables, expected, source="StatFin", table="11re")
    return {role: variable.code for role, variable in roles.items()}


def test_roles_are_found_by_flag_and_english_text_whatever_the_codes_are() -> None:
    assert found(AREA, AGE, YEAR, CONTENT, expected=("age", "area", "content", "time")) == {
        "area": "alue_23_20260101",
        "age": "ikaryhma_10_20180101",
        "time": "timeperiod_y",
        "content": "contentscode",
    }
    later = Variable("alue_24_20270101", "Region", ("SSS",))
    assert found(later, CONTENT, expected=("area", "content"))["area"] == "alue_24_20270101"


def test_the_content_variable_is_known_by_its_code_where_its_text_is_another() -> None:
    assert found(Variable("ContentsCode", "Contents", ("x",)), expected=("content",)) == {"content": "ContentsCode"}


@pytest.mark.parametrize(
    "variables",
    [
        pytest.param((AREA, AGE, CONTENT), id="dropped"),
        pytest.param((AREA, AGE, YEAR, CONTENT, Variable("kieli", "Language", ("fi",))), id="added, of no known role"),
        pytest.param((AREA, AGE, YEAR, CONTENT, Variable("sukupuoli", "Sex", ("1",))), id="added, of a known role"),
        pytest.param((AREA, AGE, YEAR, CONTENT, Variable("alue_2", "Region", ("SSS",))), id="two of one role"),
        pytest.param((Variable("alue", "Territory", ("SSS",)), AGE, YEAR, CONTENT), id="renamed"),
    ],
)
def test_a_variable_too_many_too_few_or_of_another_name_is_refused(variables: tuple[Variable, ...]) -> None:
    with pytest.raises(SourceChanged, match=r"StatFin 11re: variables by role .* are expected, it has"):
        by_role(variables, ("age", "area", "content", "time"), source="StatFin", table="11re")

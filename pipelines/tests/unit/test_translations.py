"""A measure in several languages is one: counted once, shown in the reader's, refused where the rows disagree."""

import pytest

from lagesbild.chosen import Measure, read_register
from lagesbild.chosen.writing import change_rows
from lagesbild.errors import BadFile
from lagesbild.settings import Project
from tests.chosen import GOOD, keep

SWEDISH = Measure.of(
    {
        "measure_id": "jarviseutu-common-teachers-sv",
        "group_code": "kopa-jarviseutu",
        "measure": "Gemensamma lärare",
        "aim": "Valfria ämnen finns kvar",
        "responsible": "Bildningsnämnden",
        "own_figure": "Kurser",
        "language": "sv",
        "translation_of": "jarviseutu-common-teachers",
    }
)
NOTED = GOOD._replace(notes="2026-09-01 done: Kaksi koulua aloitti")


def refused(home: Project, *measures: Measure) -> str:
    keep(home, *measures)
    with pytest.raises(BadFile) as found:
        read_register(home).of_group("kopa-jarviseutu")
    return str(found.value).partition("measures.csv, ")[2]


def test_two_rows_of_one_measure_are_one_in_the_words_of_the_reader(home: Project) -> None:
    keep(home, NOTED, SWEDISH)
    register = read_register(home)
    assert register.measures == [NOTED]
    (found,) = register.in_language("sv").measures
    assert (found.measure_id, found.measure, found.responsible, found.own_figure, found.language) == (
        "jarviseutu-common-teachers",
        "Gemensamma lärare",
        "Bildningsnämnden",
        "Kurser",
        "sv",
    )
    assert (found.value_then, found.fact_key, found.state, found.notes) == (
        "1124",
        "school-stages/7-12/today",
        "under_way",
        "2026-09-01 done: Kaksi koulua aloitti",
    )
    assert register.in_language("fi").measures == register.in_language("en").measures == [NOTED]


def test_a_half_translation_is_not_shown_and_says_what_it_lacks(home: Project) -> None:
    half = SWEDISH._replace(own_figure="")
    keep(home, GOOD, half)
    assert read_register(home).in_language("sv").measures == [GOOD]
    assert GOOD.gaps_of(half) == ("own_figure",)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"state": "planned"},
            "line 3, field state: is filled; it is read in the row 'jarviseutu-common-teachers' alone",
        ),
        (
            {"translation_of": "jarviseutu-common-teacher"},
            "line 3, field translation_of: 'jarviseutu-common-teacher' is no row that can be translated. Nearest: "
            "jarviseutu-common-teachers",
        ),
        (
            {"translation_of": "jarviseutu-common-teachers-sv"},
            "line 3, field translation_of: 'jarviseutu-common-teachers",
        ),
        ({"language": "fi"}, "line 3, field language: 'fi' is said by the row 'jarviseutu-common-teachers' already"),
        ({"measure": ""}, "line 3, field measure: is empty; write: What is done, in a few words."),
        ({"responsible": "maija@example.org"}, "line 3, field responsible: holds an e-mail address"),
    ],
)
def test_a_translation_that_disagrees_is_refused_by_line_and_field(
    changed: dict[str, str], message: str, home: Project
) -> None:
    assert refused(home, GOOD, SWEDISH._replace(**changed)).startswith(message)


def test_two_translations_into_one_language_and_one_of_another_group_are_refused(home: Project) -> None:
    again = SWEDISH._replace(measure_id="again")
    assert refused(home, GOOD, SWEDISH, again).startswith(
        "line 4, field language: 'sv' is said by the row 'jarviseutu-common-teachers-sv' already; keep one row"
    )
    other = GOOD._replace(measure_id="other", group_code="kopa-suupohja")
    assert refused(home, other, SWEDISH._replace(translation_of="other")).startswith(
        "line 3, field group_code: 'kopa-jarviseutu' is not the group of 'other', 'kopa-suupohja'; write that one"
    )


def test_translations_stay_in_the_file_when_a_measure_is_followed_up(home: Project) -> None:
    keep(home, GOOD, SWEDISH)
    change_rows(read_register(home), changed=[NOTED])
    assert [entry.measure for entry in read_register(home).entries] == [NOTED, SWEDISH]

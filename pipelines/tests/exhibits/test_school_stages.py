"""School stages: what is said of hand-made rows, and the children of real areas moved up from their ages today."""

import pandas as pd
import pytest

from lagesbild.ages import SCHOOL_STAGES
from lagesbild.exhibits import Answer
from lagesbild.exhibits.service_need import school_stages
from lagesbild.figures import LinePoint
from lagesbild.language import Standing
from lagesbild.measures.today import Reference
from lagesbild.settings import LANGUAGES
from lagesbild.store import Store, find_area
from tests.exhibits.spoken import context, in_english, table, takeaways

JARVISEUTU = "kopa-jarviseutu"
STAGES = ("6", "7-12", "13-15", "16-18")
BASE = Reference(2024, "projected")


def of(*ends: tuple[int, int], undecided: str = "") -> Answer[Reference]:
    """Each stage with persons today and in 2040; in 2030 those already born are as many as in 2040.

    ``undecided`` names those whose direction is open.
    """
    rows = [
        (
            *(year, kind, persons, stage, persons - now, 100 * (persons - now) / now if now else None),
            stage in undecided.split(),
        )
        for stage, (now, then) in zip(SCHOOL_STAGES, ends, strict=True)
        for year, kind, persons in ((2024, "projected", now), (2040, "projected", then), (2030, "calculated", then))
    ]
    names = ["year", "kind", "population_persons", "stage", "change_persons", "change_pct", "is_open"]
    return Answer(pd.DataFrame(rows, columns=names), BASE, frozenset())


FALLING = of((100, 85), (600, 420), (300, 160), (310, 300))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (
            FALLING,
            [
                "Vuoteen 2040 mennessä ikäluokat pienenevät kaikilla kouluasteilla, "
                "suhteellisesti eniten yläkoulussa: 47\u00a0%.",
                "Till 2040 blir barn och unga färre på alla skolstadier, mest i årskurs 7–9: 47\u00a0%.",
                "By 2040 every school-age group shrinks, in grades 7–9 by the largest share: 47%.",
            ],
        ),
        (
            of((100, 125), (600, 650), (300, 310), (310, 330)),
            [
                "Vuoteen 2040 mennessä ikäluokat kasvavat kaikilla kouluasteilla, "
                "suhteellisesti eniten esiopetuksessa: 25\u00a0%.",
                "Till 2040 blir barn och unga fler på alla skolstadier, mest i förskoleundervisningen: 25\u00a0%.",
                "By 2040 every school-age group grows, in pre-primary by the largest share: 25%.",
            ],
        ),
        (
            of((100, 100), (600, 420), (300, 298), (310, 300)),
            [
                "Vuoteen 2040 mennessä ikäluokat pienenevät suhteellisesti eniten alakoulussa: 30\u00a0%.",
                "Till 2040 minskar åldersgrupperna procentuellt mest i årskurs 1–6: 30\u00a0%.",
                "By 2040 age groups shrink in grades 1–6 by the largest share: 30%.",
            ],
        ),
        (
            of((100, 100), (600, 602), (300, 300), (310, 450)),
            [
                "Vuoteen 2040 mennessä ikäluokat kasvavat suhteellisesti eniten toisella asteella: 45\u00a0%.",
                "Till 2040 växer åldersgrupperna procentuellt mest på andra stadiet: 45\u00a0%.",
                "By 2040 age groups grow at upper secondary by the largest share: 45%.",
            ],
        ),
        (
            of((100, 109), (600, 420), (300, 280), (310, 300)),
            [
                "Vuoteen 2040 mennessä ikäluokat kasvavat vain esiopetuksessa mutta pienenevät alakoulussa 30\u00a0%.",
                "Till 2040 växer åldersgrupperna bara i förskoleundervisningen men minskar "
                "i årskurs 1–6 med 30\u00a0%.",
                "By 2040 age groups grow only in pre-primary but shrink in grades 1–6 by 30%.",
            ],
        ),
        (
            of((100, 150), (600, 620), (300, 280), (310, 320)),
            [
                "Vuoteen 2040 mennessä ikäluokat pienenevät vain yläkoulussa mutta kasvavat esiopetuksessa 50\u00a0%.",
                "Till 2040 minskar åldersgrupperna bara i årskurs 7–9 men växer i "
                "förskoleundervisningen med 50\u00a0%.",
                "By 2040 age groups shrink only in grades 7–9 but grow in pre-primary by 50%.",
            ],
        ),
        (
            of((100, 120), (600, 640), (300, 285), (310, 300)),
            [
                "Vuoteen 2040 mennessä ikäluokat kasvavat esiopetuksessa 20\u00a0% mutta pienenevät yläkoulussa.",
                "Till 2040 växer åldersgrupperna i förskoleundervisningen med 20\u00a0% men minskar i årskurs 7–9.",
                "By 2040 age groups grow in pre-primary by 20% but shrink in grades 7–9.",
            ],
        ),
        (
            of((100, 110), (600, 612), (300, 225), (310, 300)),
            [
                "Vuoteen 2040 mennessä ikäluokat pienenevät yläkoulussa 25\u00a0% mutta kasvavat esiopetuksessa.",
                "Till 2040 minskar åldersgrupperna i årskurs 7–9 med 25\u00a0% men växer i förskoleundervisningen.",
                "By 2040 age groups shrink in grades 7–9 by 25% but grow in pre-primary.",
            ],
        ),
        (
            of((100, 100), (600, 604), (300, 298), (310, 310)),
            [
                "Vuoteen 2040 mennessä ikäluokat eivät juuri muutu millään kouluasteella.",
                "Till 2040 är skolåldrarna nästan oförändrade på alla stadier.",
                "By 2040 age groups hardly change at any school stage.",
            ],
        ),
        (
            of((2, 1), (10, 6), (5, 4), (0, 2)),
            [
                "Kouluikäisiä lapsia ja nuoria on nyt 17 ja ennusteen lopussa 13.",
                "Antalet barn och unga i skolåldern är nu 17 och i prognosens slut 13.",
                "There are 17 school-age children and young people now, 13 when the projection ends.",
            ],
        ),
        (
            of((100, 85), (600, 420), (300, 160), (310, 300), undecided="6 13-15 16-18"),
            [
                "Ikäluokat pienenevät alakoulussa 30\u00a0%, mutta 3 kouluasteella suunta on epävarma.",
                "Åldersgrupperna minskar i årskurs 1–6 med 30\u00a0%, men på 3 stadier är riktningen osäker.",
                "Age groups shrink in grades 1–6 by 30%, but 3 other stages are uncertain.",
            ],
        ),
        (
            of((100, 125), (600, 650), (300, 310), (310, 330), undecided="13-15"),
            [
                "Ikäluokat kasvavat esiopetuksessa 25\u00a0%, mutta yhdellä kouluasteella suunta on epävarma.",
                "Åldersgrupperna växer i förskoleundervisningen med 25\u00a0%, "
                "men på ett stadium är riktningen osäker.",
                "Age groups grow in pre-primary by 25%, but one other stage is uncertain.",
            ],
        ),
        (
            # one alone grows likely; that no other does nobody knows
            of((100, 150), (600, 420), (300, 310), (310, 250), undecided="13-15"),
            [
                "Vuoteen 2040 mennessä ikäluokat pienenevät alakoulussa 30\u00a0% mutta kasvavat esiopetuksessa.",
                "Till 2040 minskar åldersgrupperna i årskurs 1–6 med 30\u00a0% men växer i förskoleundervisningen.",
                "By 2040 age groups shrink in grades 1–6 by 30% but grow in pre-primary.",
            ],
        ),
        (
            of((100, 85), (600, 420), (300, 160), (310, 310), undecided="6 7-12 13-15 16-18"),
            [
                "Vuoteen 2040 mennessä ikäluokat voivat kasvaa tai pienentyä kaikilla kouluasteilla.",
                "Till 2040 kan antalet barn och unga öka eller minska på alla skolstadier.",
                "By 2040 the age groups of all school stages may grow or shrink.",
            ],
        ),
    ],
    ids=[
        "all-down",
        "all-up",
        "most-down",
        "most-up",
        "one-grows",
        "one-shrinks",
        "grows-and-shrinks",
        "shrinks-and-grows",
        "none",
        "few",
        "partly-down",
        "partly-up",
        "partly-both",
        "open",
    ],
)
def test_the_projection_is_the_headline(found: Answer[Reference], expected: list[str]) -> None:
    assert takeaways(school_stages, found) == expected


def test_a_stage_of_a_handful_is_compared_in_persons_and_never_named_for_its_percentage() -> None:
    found = of((1, 9), (600, 420), (300, 280), (310, 300))
    assert takeaways(school_stages, found)[2] == "By 2040 age groups shrink in grades 1–6 by the largest share: 30%."
    assert in_english(school_stages, found).weight == pytest.approx(0.3)
    assert in_english(school_stages, of((1, 9), (4, 5), (2, 2), (3, 3))).weight == 0


def test_a_stage_whose_direction_is_open_has_no_weight_and_no_question() -> None:
    found = of((100, 85), (600, 420), (300, 160), (310, 150), undecided="13-15 16-18")
    shown = in_english(school_stages, found)
    assert shown.weight == pytest.approx(0.3)
    assert shown.standing == Standing("7-12", "change_7-12", -30.0)
    assert school_stages.discuss(found, context(school_stages)) == ""
    undecided = in_english(school_stages, of((100, 85), (600, 420), (300, 160), (310, 150), undecided=" ".join(STAGES)))
    assert (undecided.weight, undecided.standing) == (0.0, None)


def test_projection_and_children_already_born_stand_beside_each_other_in_the_table() -> None:
    shown = in_english(school_stages, FALLING)
    assert shown.weight == pytest.approx(140 / 300)
    assert shown.reading.startswith("Thin dotted line: children already born")
    assert [row.header for row in table(shown)] == ["2024 (projection)", "2030 (calculation)", "2040 (projection)"]
    assert table(shown)[2].cells == ("85 (−15.0%)", "420 (−30.0%)", "160 (−46.7%)", "300 (−3.2%)")


def test_the_line_is_the_projection_and_has_its_change_at_its_end() -> None:
    shown = in_english(school_stages, FALLING)
    pupils = [mark for mark in shown.marks if isinstance(mark, LinePoint) and mark.series == "grades 7–9"]
    assert [(mark.year, mark.value, mark.phase, mark.label) for mark in pupils] == [
        (2024, 300, "", ""),
        (2040, 160, "projection", "−46.7%"),
        (2030, 160, "calculation", ""),
    ]
    assert any("between them the line is drawn straight" in note for note in shown.notes)


def test_a_stage_in_which_nobody_is_today_has_a_dash_for_its_percentage() -> None:
    shown = in_english(school_stages, of((0, 9), (600, 420), (300, 280), (310, 300)))
    assert table(shown)[2].cells[0] == "9 (–)"


def _asked(then: int, now: int = 100) -> list[str]:
    found = of((100, 100), (100, 100), (100, 100), (now, then))
    return [school_stages.discuss(found, context(school_stages, language)) for language in LANGUAGES]


def test_a_projected_change_of_upper_secondary_ages_is_asked_about() -> None:
    assert _asked(66) == [
        "Toisen asteen ikäisten (16–18 v.) määrä vähenee 34\u00a0% vuoteen 2040 mennessä. Mitä koulutusta silloin "
        "tarjotaan ja kenen kanssa?",
        "Antalet unga i andra stadiets ålder (16–18 år) minskar med 34\u00a0% till 2040. Vilken utbildning erbjuds "
        "då, och tillsammans med vem?",
        "The number of young people of upper secondary age (16–18) falls by 34% by 2040. Which education is "
        "offered then, and with whom?",
    ]
    assert _asked(91) == ["", "", ""]
    assert _asked(5, now=19) == ["", "", ""]


def asked(store: Store, code: str) -> pd.DataFrame:
    return school_stages.answer(store, area=find_area(store, code), horizon=2040).rows


def persons(rows: pd.DataFrame, stage: str, year: int) -> int:
    return int(rows[(rows["stage"] == stage) & (rows["year"] == year)]["population_persons"].item())


def test_children_already_born_are_moved_up_and_no_further(store: Store) -> None:
    rows = asked(store, JARVISEUTU)
    moved = rows[rows["kind"] == "calculated"]
    assert moved.groupby("stage")["year"].max().to_dict() == {"6": 2030, "7-12": 2031, "13-15": 2037, "16-18": 2040}
    ages = store.query(
        "select age_years, sum(population_persons) as persons from mart_area__population"
        " where area_code = 'kopa-jarviseutu' and year = 2024 and kind = 'projected' and sex = 'total' group by 1"
    ).set_index("age_years")["persons"]
    assert persons(moved, "7-12", 2031) == ages.loc[0:5].sum() == 702
    assert persons(moved, "6", 2025) == ages.loc[5] == 126


def test_history_and_today_are_cited_each_by_its_own_table(store: Store) -> None:
    answer = school_stages.answer(store, area=find_area(store, JARVISEUTU), horizon=2040)
    assert answer.facts == Reference(2024, "projected")
    assert answer.sources == {"statfin-11re-municipality", "statfin-14wx-municipality"}


@pytest.mark.slow
def test_the_ten_years_before_today_are_shown(whole_store: Store) -> None:
    rows = asked(whole_store, "005")
    pupils = rows[(rows["stage"] == "7-12") & (rows["kind"] == "observed")]
    assert pupils["year"].tolist() == list(range(2015, 2026))
    assert pupils["population_persons"].iloc[[0, -1]].tolist() == [6 * 81, 6 * 61]
    born = rows[(rows["stage"] == "6") & (rows["kind"] == "calculated")]
    assert born["population_persons"].tolist() == [61] * 6

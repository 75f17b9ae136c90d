"""Chosen measures: what is said of hand-made rows, real figures then and now, and strings from outside."""

from functools import partial

import pytest

from lagesbild.chosen import Chosen, Measure, followed
from lagesbild.exhibits import Answer
from lagesbild.exhibits.chosen import chosen_measures
from lagesbild.language import Presented
from lagesbild.measures.facts import Fact
from lagesbild.notebook.chosen import public_measures
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.store import Store, find_area
from tests.chosen import GOOD, keep
from tests.exhibits.spoken import bars, context, in_english, table, takeaways
from tests.hostile import HOSTILE

KEY = "school-stages/7-12/today"
NAMES = {KEY: ("7–12 v., alakoulu", "7–12 år, årskurs 1–6", "7–12, grades 1–6")}
SAME = Fact(KEY, 1124, 2024, "persons", "projected", sources=("statfin-14wx",))
NEWER = SAME._replace(value=1090, year=2025)
AHEAD = Fact("school-stages/7-12/projected/2040", 686, 2040, "persons", "projected")
ALONE = GOOD._replace(own_figure="", own_values="")


def known(now: Fact | None, _: int) -> dict[str, Fact]:
    return {fact.key: fact for fact in (now, AHEAD) if fact}


def of(*pairs: tuple[Measure, Fact | None], is_example: bool = False) -> Answer[chosen_measures.Whose]:
    figures = (figure for measure, fact in pairs for figure in followed(measure, partial(known, fact), 2040))
    return chosen_measures.answer(None, chosen=Chosen(tuple(figures), NAMES, is_example))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (
            of((ALONE, SAME), (ALONE, NEWER), (ALONE, SAME)),
            [
                "Toimenpiteiden 3 luvusta 1 on muuttunut valinnan jälkeen.",
                "Av åtgärdernas 3 tal har 1 ändrats sedan valet.",
                "Of the 3 figures behind the measures 1 has changed since the choice.",
            ],
        ),
        (
            of((ALONE, SAME)),
            [
                "Toimenpiteiden luvut ovat samat kuin valintahetkellä.",
                "Åtgärdernas tal är desamma som när valet gjordes.",
                "The figures behind the measures are as they were at the choice.",
            ],
        ),
        (
            of((ALONE, NEWER)),
            [
                "Luku, johon toimenpide perustuu, on muuttunut valinnan jälkeen.",
                "Talet som åtgärden bygger på har ändrats sedan valet.",
                "The figure behind the measure has changed since the choice.",
            ],
        ),
        (
            of((ALONE, NEWER), (ALONE, NEWER)),
            [
                "Kaikki luvut, joihin toimenpiteet perustuvat, ovat muuttuneet valinnan jälkeen.",
                "Alla tal som åtgärderna bygger på har ändrats sedan valet.",
                "All figures behind the measures have changed since the choice.",
            ],
        ),
    ],
    ids=["some", "none", "the-only-one", "all"],
)
def test_headline_says_how_many_figures_changed(found: Answer[chosen_measures.Whose], expected: list[str]) -> None:
    assert takeaways(chosen_measures, found) == expected


def test_then_now_and_what_the_projection_said_stand_beside_each_other() -> None:
    shown = in_english(chosen_measures, of((GOOD, NEWER)))
    first, own = table(shown)
    assert (first.header, *first.cells) == (
        "Yhteiset opettajat (in Finnish)",
        "7–12, grades 1–6",
        "1,124 (2024, projection)",
        "1,090 (2025, projection)",
        "686 → 686 (2040)",
        "new year",
        "Under way",
        "Valinnaisaineet säilyvät",
        "Sivistyslautakunta",
    )
    assert own.cells[:5] == ("Kursseja", "12 (March 2026)", "15.5 (1 September 2026)", "–", "the group’s own figure")
    assert bars(shown) == [
        ("Since the choice", "Yhteiset opettajat", pytest.approx(-3.0249, abs=1e-4), "−3.0%"),
        ("Projection at the choice", "Yhteiset opettajat", pytest.approx(-38.9680, abs=1e-4), "−39.0% by 2040"),
    ]


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("fi", "+4,8\N{NO-BREAK SPACE}%, sama vuosi tarkistettu"),
        ("sv", "+4,8\N{NO-BREAK SPACE}%, samma år reviderat"),
        ("en", "+4.8%, same year revised"),
    ],
)
def test_another_value_of_the_same_year_is_said_to_be_a_correction(language: Language, label: str) -> None:
    found = of((ALONE, SAME._replace(value=1178)))
    shown = chosen_measures.words(found, context(chosen_measures, language))
    assert bars(shown)[0][3] == label


def test_a_hidden_number_is_a_range_and_a_lost_one_is_said() -> None:
    ranged = table(in_english(chosen_measures, of((ALONE, SAME._replace(at_most=1127)))))[0]
    assert ranged.cells[2] == "1,124–1,127 (2024, projection)"
    lost = in_english(chosen_measures, of((ALONE, None)))
    assert lost.reason == "the figures behind the measures are no longer published for the area"
    assert table(lost)[0].cells[2:5] == ("no longer available", "686 → 686 (2040)", "no longer available")


@pytest.mark.parametrize("is_example", [False, True])
def test_that_statistics_are_no_effect_is_always_said_and_an_example_says_what_it_is(is_example: bool) -> None:
    said = [
        chosen_measures.words(of((GOOD, SAME), is_example=is_example), context(chosen_measures, language)).reading
        for language in LANGUAGES
    ]
    assert [text.split(". ")[-1].split(":")[0] for text in said] == [
        "Alueen tilastot eivät kerro toimenpiteen vaikutuksesta",
        "Områdets statistik visar inte åtgärdens effekt",
        "Statistics of an area are not a measure’s effect",
    ]
    starts = ("Esimerkki: ", "Exempel: ", "Example: ")
    assert [text.startswith(start) for text, start in zip(said, starts, strict=True)] == [is_example] * 3


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_words_from_outside_stand_in_the_table_as_they_are(text: str) -> None:
    fields = ("measure", "aim", "responsible", "own_figure", "own_unit")
    found = of((GOOD._replace(**dict.fromkeys(fields, text)), SAME))
    for language in LANGUAGES:
        shown: Presented = chosen_measures.words(found, context(chosen_measures, language))
        for row in table(shown):
            assert all(text in cell for cell in (row.header, row.cells[6], row.cells[7]))
        assert text in table(shown)[1].cells[0] and text in table(shown)[1].cells[1]


def test_words_that_turn_the_writing_end_where_they_end() -> None:
    shown = in_english(chosen_measures, of((GOOD._replace(aim="\u202eabc"), SAME)))
    assert table(shown)[0].cells[6] == "\u2068\u202eabc\u2069"
    turned = in_english(chosen_measures, of((ALONE._replace(measure="\u202eabc"), SAME)))
    assert {bar[1] for bar in bars(turned)} == {"\u2068\u202eabc\u2069"}


@pytest.fixture
def own_home(home: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("LAGESBILD_HOME", str(home.root))
    return home


def test_real_figures_of_a_group_then_and_now(store: Store, own_home: Project) -> None:
    """17 536 residents at the end of 2020 and 16 507 of 2025; 13 861 projected for 2040 in 2019, 13 801 in 2024."""
    area = find_area(store, "kopa-jarviseutu")
    then = {"fact_key": "population-history/residents/today", "value_then": "17536", "year_then": "2020"}
    keep(
        own_home,
        GOOD._replace(**then, kind_then="observed", projected_then="13861"),
        GOOD._replace(measure_id="x", is_public="no"),
    )
    chosen = public_measures(store, project=own_home, area=area, horizon=2040, language="fi")
    residents, own = chosen.followed
    assert (residents.value_now, residents.time_now, residents.projected_now) == (16507, "2025", 13801)
    assert residents.news == ("new_year", "new_projection")
    assert own.column == "own_figure"
    assert chosen.names[then["fact_key"]] == ("Asukkaat", "Invånare", "Residents")


def test_the_projection_of_another_year_than_the_pages_is_asked_for(store: Store, own_home: Project) -> None:
    keep(own_home, GOOD._replace(projected_year="2035", projected_then="690"))
    area = find_area(store, "kopa-jarviseutu")
    first = public_measures(store, project=own_home, area=area, horizon=2040, language="fi").followed[0]
    assert (first.projected_now, first.news) == (690, ("unchanged",))


def test_another_group_has_no_measures(store: Store, own_home: Project) -> None:
    keep(own_home, GOOD)
    assert (
        public_measures(store, project=own_home, area=find_area(store, "049"), horizon=2040, language="fi") == Chosen()
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_speaks_the_language_of_the_page(store: Store, own_home: Project, language: Language) -> None:
    area = find_area(store, "kopa-jarviseutu")
    chosen = public_measures(store, project=own_home, area=area, horizon=2040, language=language, is_example=True)
    assert chosen.is_example
    assert {each.measure.language for each in chosen.followed} == {language}
    assert len({each.measure.measure_id for each in chosen.followed}) == 3

"""The opening of a brief on real figures: numbers worked from the published tables, words in three languages."""

from dataclasses import replace

import pytest

from lagesbild.ages import KEY_AGES
from lagesbild.figures.small import YearValue
from lagesbild.language import AreaContext
from lagesbild.measures.outlines import outlines
from lagesbild.notebook.front import chapter_lead, lead, placed, tiles, tiles_note
from lagesbild.notebook.key_figures import KeyFigure, key_figures
from lagesbild.settings import LANGUAGES, Language
from lagesbild.store import Store, find_area, group_of
from tests.exhibits.spoken import made_up_area


def figure(key: str, now: int, then: int) -> KeyFigure:
    return KeyFigure(key, 2024, "projected", now, then, (YearValue(2024, now, True), YearValue(2040, then, True)))


NOTHING_OPEN: frozenset[str] = frozenset()
FALLING = {key: figure(key, 100, 80) for key in ("residents", *KEY_AGES)}


def say(language: Language = "en") -> AreaContext:
    return AreaContext(language, 2040, area=made_up_area())


def spoken(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_key_figures_are_those_of_the_official_projection(store: Store) -> None:
    """Statistics Finland, 14wx (projection 2024) and 11re, Alajärvi, Evijärvi, Lappajärvi and Vimpeli summed."""
    found = key_figures(store, area=find_area(store, "kopa-jarviseutu"), horizon=2040)
    assert list(found) == ["residents", "0-6", "7-15", "16-18", "15-64", "75+"]
    residents, pupils = found["residents"], found["7-15"]
    assert (residents.year, residents.kind, residents.persons, residents.horizon_persons) == (
        2025,
        "observed",
        16507,
        13801,
    )
    assert (pupils.year, pupils.kind, pupils.persons, pupils.horizon_persons) == (2024, "projected", 1795, 1037)
    assert [point for point in pupils.points if point.is_projected] == [
        YearValue(2024, 1795, True),
        YearValue(2035, 1089, True),
        YearValue(2040, 1037, True),
    ]
    assert residents.points[0].year == 2000


LEADS = {
    "fi": "Järviseutu on kuntaryhmä, johon kuuluvat Alajärvi ja Evijärvi. Asukkaita on 100. Väestöennusteen mukaan "
    "väkiluku pienenee 20 % vuoteen 2040 mennessä, jolloin asukkaita on 80. Peruskouluikäisiä, 7–15-vuotiaita, on "
    "silloin 20 % vähemmän kuin nyt.",
    "sv": "Sjönejden är en kommungrupp som består av Alajärvi och Evijärvi. Antalet invånare är 100. Enligt "
    "befolkningsprognosen minskar folkmängden med 20 % till år 2040, då invånarna är 80. Barnen i "
    "grundskoleåldern, 7–15 år, är då 20 % färre än nu.",
    "en": "Järviseutu is a group of municipalities: Alajärvi and Evijärvi. The number of residents is 100. "
    "According to the projection the population falls by 20% by 2040, to 80. There will then be 20% fewer "
    "children of basic education age, 7–15, than now.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lead_says_who_where_and_what_is_coming(language: Language) -> None:
    assert spoken(lead(FALLING, NOTHING_OPEN, say(language))) == LEADS[language]


@pytest.mark.parametrize(
    ("kind", "begins"),
    [
        ("region", "Järviseutu is a region of 2 municipalities and 100 residents. According"),
        ("country", "Finland has 2 municipalities and 100 residents. According"),
    ],
)
def test_the_lead_of_a_region_and_the_country(kind: str, begins: str) -> None:
    context = AreaContext("en", 2040, area=replace(made_up_area(), kind=kind))  # type: ignore[arg-type]
    assert lead(FALLING, NOTHING_OPEN, context).startswith(begins)


def test_the_lead_of_one_municipality_and_of_a_group_of_the_readers_own(store: Store) -> None:
    espoo = AreaContext("sv", 2040, area=find_area(store, "049"))
    assert lead(FALLING, NOTHING_OPEN, espoo).startswith("Esbo är en kommun med 100 invånare. Enligt")
    tuusula = AreaContext("fi", 2040, area=find_area(store, "vpk-tuusula"))
    assert lead(FALLING, NOTHING_OPEN, tuusula).startswith("Tuusula on 100 asukkaan kunta. Väestöennusteen")
    own = AreaContext("fi", 2040, area=group_of(store, ["005", "052"]))
    assert lead(FALLING, NOTHING_OPEN, own).startswith("Tässä ovat yhdessä Alajärvi ja Evijärvi. Asukkaita on 100.")
    large = AreaContext("en", 2040, area=find_area(store, "vpk-paijat-hame"))
    assert lead(FALLING, NOTHING_OPEN, large).startswith("Päijät-Häme is a group of 10 municipalities. The number")


@pytest.mark.parametrize(
    ("then", "said"),
    [
        (120, "There will then be 20% more children of basic education age, 7–15, than now."),
        (100, "There will then be about as many children of basic education age, 7–15, as now."),
    ],
)
def test_the_lead_goes_the_way_of_the_figures(then: int, said: str) -> None:
    figures = FALLING | {"residents": figure("residents", 100, then), "7-15": figure("7-15", 100, then)}
    way = "grows by 20% by 2040, to 120." if then > 100 else "stays about the same until 2040, when it is 100."
    assert f"the population {way}" in lead(figures, NOTHING_OPEN, say())
    assert lead(figures, NOTHING_OPEN, say()).endswith(said)


def test_of_few_persons_no_percentage_is_given() -> None:
    few = FALLING | {"7-15": figure("7-15", 1, 13)}
    assert lead(few, NOTHING_OPEN, say()).endswith("Children of basic education age, 7–15, number 1 now and 13 then.")
    tile = {each["key"]: each for each in tiles(few, say())}
    assert (tile["7-15"]["change"], tile["75+"]["change"]) == ("", "−20%")
    assert (tile["75+"]["label"], tile["75+"]["now"], tile["75+"]["then"]) == ("Aged 75 and over", "100", "2040: 80")


def test_the_note_says_of_which_years_the_numbers_are() -> None:
    observed = FALLING | {"residents": replace(FALLING["residents"], year=2025, kind="observed")}
    assert tiles_note(observed, say()).startswith("Large number: residents 2025, age groups 2024 (projection).")


@pytest.mark.parametrize(
    ("then", "begins"), [(80, "there are fewer"), (120, "there are more"), (100, "there are about as many")]
)
@pytest.mark.parametrize(("section", "key"), [("population", "0-6"), ("service_need", "7-15"), ("labour", "15-64")])
def test_a_chapter_opens_with_two_sentences_that_go_the_way_of_its_ages(
    section: str, key: str, then: int, begins: str
) -> None:
    for language in LANGUAGES:
        said = chapter_lead(section, {key: figure(key, 100, then)}, frozenset({"16-18", "75+"}), say(language))
        assert said.count(". ") == 1
    assert f"According to the projection {begins}" in said


@pytest.mark.parametrize(
    ("section", "key", "advice"),
    [
        ("population", "0-6", "pre-primary education are best planned to suit either direction."),
        ("service_need", "7-15", "the recruitment of teachers are best planned to suit either direction."),
        ("labour", "15-64", "depends on how well education matches the jobs of the area."),
    ],
)
def test_no_chapter_advises_on_a_direction_that_is_open(section: str, key: str, advice: str) -> None:
    figures, undecided = {key: figure(key, 100, 120)}, frozenset({key})
    for language in LANGUAGES:
        said = chapter_lead(section, figures, undecided, say(language))
        assert said.count(". ") == 1
    assert "is uncertain whether there will be more or fewer" in said
    assert said.endswith(advice)


def test_no_lead_tells_a_direction_of_pupils_that_is_open() -> None:
    endings = {
        "fi": "Peruskouluikäisten, 7–15-vuotiaiden, määrä voi siihen mennessä kasvaa tai vähentyä.",
        "sv": "Antalet barn i grundskoleåldern, 7–15 år, kan till dess öka eller minska.",
        "en": "The number of children of basic education age, 7–15, may grow or shrink by then.",
    }
    for language in LANGUAGES:
        assert lead(FALLING, frozenset({"7-15"}), say(language)).endswith(endings[language])
        assert not lead(FALLING, frozenset({"0-6"}), say(language)).endswith(endings[language])


def test_an_area_is_placed_on_a_light_map(store: Store) -> None:
    area = find_area(store, "kopa-jarviseutu")
    drawn = placed(store, [area], "Järviseutu", AreaContext("en", 2040, area=area))
    assert drawn is not None
    assert (drawn["alt"], drawn["caption"]) == ("Map of Finland with Järviseutu marked.", "South Ostrobothnia")
    assert len(drawn["country"] + drawn["area"]) < 10_000
    assert outlines(store, members=["KU000"]).area == ()
    (whole,) = (ring for ring in outlines(store, members=["KU049"]).area if len(ring) > 3)
    assert all(350_000 < east < 400_000 and 6_650_000 < north < 6_700_000 for east, north in whole)

"""Who needs adult education: figures of the publishers', sentences on made-up rows, what is hidden."""

from types import ModuleType
from typing import Any

import pandas as pd
import pytest

from lagesbild.errors import UnknownName
from lagesbild.exhibits import Answer
from lagesbild.exhibits.adult_education import map_without_upper_secondary as on_map
from lagesbild.exhibits.adult_education import registered_unemployed as unemployed
from lagesbild.exhibits.adult_education import shortage_occupations as shortage
from lagesbild.exhibits.adult_education import without_by_age as by_age
from lagesbild.exhibits.adult_education import without_upper_secondary as lacking
from lagesbild.figures import Bar, Dot, Place
from lagesbild.language import MunicipalContext, Presented, Row
from lagesbild.measures.swedish_adults import AGE_GROUPS
from lagesbild.settings import LANGUAGES, Language
from lagesbild.store import Place as Named
from lagesbild.store import Store, SwedishMunicipality, find_swedish
from tests.exhibits.spoken import table

SQUARE = '{"type":"MultiPolygon","coordinates":[[[[0,0],[10,0],[10,10],[0,10],[0,0]]]]}'


def place(code: str, name: str) -> Named:
    return Named(code, dict.fromkeys(LANGUAGES, name))


BOTKYRKA = SwedishMunicipality(place("0127", "Botkyrka"), place("01", "Stockholms län"), place("00", "Sverige"), ())


def said(room: ModuleType, answer: Answer[Any], language: Language) -> Presented:
    context = MunicipalContext(language, 0, room.EXHIBIT.room, municipality=BOTKYRKA)
    presented: Presented = room.EXHIBIT.words(answer, context)
    return presented


def takeaways(room: ModuleType, answer: Answer[Any]) -> list[str]:
    return [said(room, answer, language).takeaway for language in LANGUAGES]


def adults(own: float, county: float) -> Answer[Any]:
    rows = [("municipality", 1000, int(own * 10), own, 4.0), ("county", 9000, int(county * 90), county, 3.0)]
    rows += [("country", 90000, 9900, 11.0, 2.5)]
    columns = ["unit", "adults_persons", "without_persons", "without_pct", "unknown_pct"]
    return Answer(pd.DataFrame(rows, columns=columns), lacking.Newest(2019), frozenset())


# ---- the publishers' figures


def test_adults_without_upper_secondary_education_are_those_that_were_published(store: Store) -> None:
    """Statistics Sweden, UF0506: 126 348 of 1 299 324 in the county, 580 290 of 5 270 793 in Sweden."""
    found = lacking.answer(store, municipality=find_swedish(store, "0127"))
    counted = found.rows.set_index("unit")[["adults_persons", "without_persons"]]
    assert counted.T["municipality"].tolist() == [50_486, 9_365]
    assert counted.T["county"].tolist() == [1_299_324, 126_348]
    assert counted.T["country"].tolist() == [5_270_793, 580_290]
    assert (found.facts.year, found.sources) == (2019, frozenset({"scb-uf0506"}))


def test_the_map_has_every_municipality_of_the_county(store: Store) -> None:
    found = on_map.answer(store, municipality=find_swedish(store, "0162"))
    rows = found.rows.set_index("area_code")
    assert len(rows) == 26
    assert rows["without_persons"].sum() == 126_348
    shares = rows["without_pct"].round(1)
    assert shares[["0162", "0127", "0181"]].tolist() == [3.1, 18.5, 18.3]
    assert rows.index[rows["is_own"]].tolist() == ["0162"]
    assert found.sources == {"scb-uf0506", "scb-boundaries"}


def test_unemployed_of_the_county_are_the_sum_of_its_municipalities(store: Store) -> None:
    found = unemployed.answer(store, municipality=find_swedish(store, "0127"))
    newest = found.rows[found.rows["month"] == "2022-12"].set_index("unit")["unemployed_persons"]
    assert newest.to_dict() == {"municipality": 5299, "county": 77150}
    assert tuple(found.facts) == (2018, 2022, "12")
    assert len(found.rows) == 2 * 24


@pytest.mark.parametrize("code", ["127", "0380", "KU127", "", "01"])
def test_a_code_that_is_no_municipality_of_the_county_is_refused_with_the_nearest(store: Store, code: str) -> None:
    with pytest.raises(UnknownName, match=r"No municipality of Stockholm County '.*'\. Nearest: 0"):
        find_swedish(store, code)


def test_names_are_those_of_the_language(store: Store) -> None:
    stockholm = find_swedish(store, "0180")
    assert stockholm.place.names == {"fi": "Tukholma", "sv": "Stockholm", "en": "Stockholm"}
    assert stockholm.county.names["en"] == "Stockholm County"
    assert len(stockholm.others) == 26


# ---- sentences


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (
            adults(18.5, 9.7),
            [
                "Botkyrkan kunnassa 18,5\u00a0% aikuisista on vailla toisen asteen koulutusta, "
                "koko läänissä 10\u00a0%.",
                "I Botkyrka saknar 18,5\u00a0% av de vuxna gymnasieutbildning, i hela länet 10\u00a0%.",
                "In Botkyrka 18.5% of adults lack upper secondary education, in the whole county 10%.",
            ],
        ),
        (
            adults(9.9, 9.7),
            [
                "Botkyrkan kunnassa 10\u00a0% aikuisista on vailla toisen asteen koulutusta, "
                "suunnilleen kuten koko läänissä.",
                "I Botkyrka saknar 10\u00a0% av de vuxna gymnasieutbildning, ungefär som i hela länet.",
                "In Botkyrka 10% of adults lack upper secondary education, much as in the whole county.",
            ],
        ),
    ],
    ids=["unlike", "alike"],
)
def test_the_share_is_set_beside_the_county(answer: Answer[Any], expected: list[str]) -> None:
    assert takeaways(lacking, answer) == expected


def test_bars_and_table_have_the_same_numbers() -> None:
    shown = said(lacking, adults(18.5, 9.7), "sv")
    assert table(shown)[0] == Row("Botkyrka", ("1\u00a0000", "185", "18,5\u00a0%", "4,0\u00a0%"))
    bars = [(bar.category, bar.role, bar.label) for bar in shown.marks if isinstance(bar, Bar)]
    assert bars == [
        ("Botkyrka", "own", "18,5\u00a0%"),
        ("Stockholms län", "second", "9,7\u00a0%"),
        ("Sverige", "quiet", "11,0\u00a0%"),
    ]
    assert shown.reading == "Uppgifterna avser slutet av 2019."


def test_the_ages_with_the_largest_share_are_named() -> None:
    own = [("municipality", ages, 100, pct, 2.0) for ages, pct in zip(AGE_GROUPS, (30, 8, 9, 25), strict=True)]
    county = [("county", ages, 900, 10.0, 2.0) for ages in AGE_GROUPS]
    columns = ["unit", "age_group", "without_persons", "without_pct", "unknown_pct"]
    answer = Answer(pd.DataFrame([*own, *county], columns=columns), by_age.Newest(2019), frozenset())
    assert takeaways(by_age, answer) == [
        "Botkyrkan kunnassa koulutus puuttuu useimmin 25–34-vuotiailta: 30\u00a0%.",
        "I Botkyrka är andelen utan gymnasieutbildning störst bland 25–34-åringar, 30\u00a0%.",
        "In Botkyrka the share without upper secondary education is largest at ages 25–34: 30%.",
    ]


def test_classes_of_the_map_are_of_one_width_and_at_most_four() -> None:
    read = on_map.classes([3.1, 4.96, 9.7, 18.5])
    assert [tuple(each) for each in read] == [
        ("down1", 0, 5),
        ("down2", 5, 10),  # read as 5.0
        ("down2", 5, 10),
        ("down4", 15, 20),
    ]
    assert [each.least for each in on_map.classes([7.0, 7.9])] == [7, 7]


def test_the_map_names_the_smallest_and_the_largest_share_and_ranks_nothing() -> None:
    columns = ["area_code", "name_fi", "name_sv", "name_en", "is_own", "adults_persons", "without_persons"]
    rows = [
        ("0127", "Botkyrka", "Botkyrka", "Botkyrka", True, 1000, 185),
        ("0180", "Tukholma", "Stockholm", "Stockholm", False, 9000, 720),
        ("0162", "Danderyd", "Danderyd", "Danderyd", False, 1000, 31),
    ]
    frame = pd.DataFrame(rows, columns=columns)
    frame = frame.assign(without_pct=100 * frame["without_persons"] / frame["adults_persons"], geometry=SQUARE)
    answer = Answer(frame, on_map.Newest(2019), frozenset())
    assert takeaways(on_map, answer) == [
        "Osuus on läänissä pienin Danderydin kunnassa, 3\u00a0%, ja suurin Botkyrkan kunnassa, 18,5\u00a0%.",
        "I länet är andelen minst i Danderyd, 3\u00a0%, och störst i Botkyrka, 18,5\u00a0%.",
        "In the county the share is smallest in Danderyd, 3%, and largest in Botkyrka, 18.5%.",
    ]
    shown = said(on_map, answer, "fi")
    assert [row.header for row in table(shown)] == ["Botkyrka", "Danderyd", "Tukholma"]
    drawn = [(mark.name, mark.series, mark.is_member) for mark in shown.marks if isinstance(mark, Place)]
    assert drawn == [
        ("Botkyrka", "15 – alle 20\u00a0%", True),
        ("Danderyd", "0 – alle 5\u00a0%", False),
        ("Tukholma", "5 – alle 10\u00a0%", False),
    ]


def months(own: tuple[int | None, int | None], county: tuple[int, int]) -> Answer[Any]:
    pairs = [("municipality", own), ("county", county)]
    rows = [
        (unit, f"{year}-12", year, persons)
        for unit, both in pairs
        for year, persons in zip((2018, 2022), both, strict=True)
    ]
    frame = pd.DataFrame(rows, columns=["unit", "month", "year", "unemployed_persons"])
    return Answer(frame, unemployed.Span(2018, 2022, "12"), frozenset())


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (
            months((100, 113), (1000, 950)),
            [
                "Työttömien määrä kasvoi 13\u00a0% Botkyrkan kunnassa ja väheni 5\u00a0% koko läänissä.",
                "Antalet arbetslösa ökade med 13\u00a0% i Botkyrka och minskade med 5\u00a0% i hela länet.",
                "Unemployment numbers grew by 13% in Botkyrka and fell by 5% in the county.",
            ],
        ),
        (
            months((1000, 1129), (1000, 1124)),
            [
                "Työttömien määrä kasvoi 13\u00a0% Botkyrkan kunnassa, suunnilleen kuten koko läänissä.",
                "Antalet arbetslösa ökade med 13\u00a0% i Botkyrka, ungefär som i hela länet.",
                "Unemployment numbers grew by 13% in Botkyrka, much as in the whole county.",
            ],
        ),
    ],
    ids=["unlike", "alike"],
)
def test_the_newest_month_is_compared_with_the_same_month_of_the_first_year(
    answer: Answer[Any], expected: list[str]
) -> None:
    assert takeaways(unemployed, answer) == expected


def test_a_hidden_number_is_no_change_and_said_so() -> None:
    shown = said(unemployed, months((100, None), (1000, 1100)), "sv")
    assert (shown.takeaway, shown.reason) == ("", "utgivaren döljer talen 1–4")


def test_each_month_has_a_dot_of_each_year() -> None:
    shown = said(unemployed, months((4707, 5299), (68629, 77150)), "sv")
    dots = [(dot.series, dot.category, dot.label) for dot in shown.marks if isinstance(dot, Dot)]
    assert dots == [("2018", "december", "4\u00a0707"), ("2022", "december", "5\u00a0299")]
    assert table(shown) == (Row("december", ("4\u00a0707", "5\u00a0299", "68\u00a0629", "77\u00a0150")),)
    assert shown.reading == "Siffrorna är från 2018 och 2022; åren däremellan och tiden efter saknas."


def test_occupations_that_lack_people_are_counted_by_field() -> None:
    rows = [
        ("Transport", "Lastbilsförare", "large", "unchanged"),
        ("Vård", "Sjuksköterskor", "large", "increase"),
        ("Vård", "Undersköterskor", None, None),
    ]
    frame = pd.DataFrame(rows, columns=["field", "occupation", "opportunities", "outlook"])
    answer = Answer(frame, shortage.Round("2025-2"), frozenset())
    assert takeaways(shortage, answer) == [
        "Läänissä on pulaa 3 ammatin osaajista.",
        "I länet råder brist i 3 yrken.",
        "3 occupations lack people in the county.",
    ]
    shown = said(shortage, answer, "sv")
    assert [(bar.category, bar.label) for bar in shown.marks if isinstance(bar, Bar)] == [
        ("Vård", "2"),
        ("Transport", "1"),
    ]
    assert table(shown)[1:] == (
        Row("Sjuksköterskor", ("Vård", "stora", "ökar")),
        Row("Undersköterskor", ("Vård", "–", "–")),
    )


def test_assessments_that_were_not_fetched_are_said_to_be_missing(store: Store) -> None:
    found = shortage.answer(store, municipality=find_swedish(store, "0127"))
    assert found.is_empty
    assert said(shortage, found, "sv").reason == "bedömningarna av yrken inte har hämtats från utgivaren"

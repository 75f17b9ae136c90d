"""Kinds of area between municipality and region: members, sums, names, and what they are compared with."""

import pytest

from lagesbild.contracts import Source
from lagesbild.errors import UnknownName
from lagesbild.measures.comparison import Compared, compared, compared_in_labour, compared_with_stand_in
from lagesbild.notebook.brief import Brief
from lagesbild.notebook.request import resolve
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import Store, find_area, group_of, list_areas
from lagesbild.wording.undrawn import all_shown, undrawn

pytestmark = pytest.mark.slow

NEW_KINDS = ("subregion", "employment-area", "wellbeing-county")
# Statistics Finland, classification of areas 2026: members; 11re, 31 December 2025: their inhabitants, in that order
INHABITANTS = {
    # Alajärvi, Alavus, Evijärvi, Kauhava, Kuortane, Lappajärvi, Lapua, Soini, Vimpeli, Ähtäri
    "TA18": {
        "KU005": 8982,
        "KU010": 10634,
        "KU052": 2267,
        "KU233": 14909,
        "KU300": 3306,
        "KU403": 2704,
        "KU408": 13927,
        "KU759": 1772,
        "KU934": 2554,
        "KU989": 5121,
    },
    "TA38": {"KU151": 1771, "KU218": 1134, "KU232": 12429, "KU287": 6113, "KU301": 19441, "KU846": 4574},
    "TA33": {"KU683": 3530, "KU698": 66191},
    "SK141": {"KU151": 1771, "KU218": 1134, "KU232": 12429, "KU846": 4574},
    "SK146": {"KU005": 8982, "KU052": 2267, "KU403": 2704, "KU759": 1772, "KU934": 2554},
    "HV04": {"KU092": 252956, "KU245": 38767},
}
SUMS = {"TA18": 66176, "TA38": 45462, "TA33": 69721, "SK141": 19908, "SK146": 18279, "HV04": 291723}


def total(store: Store, code: str) -> int:
    found = store.query(
        "select population_persons from mart_area__population_total"
        f" where area_code = '{code}' and year = 2025 and kind = 'observed'"
    )
    return int(found["population_persons"].iloc[0])


@pytest.mark.parametrize("code", INHABITANTS)
def test_an_area_has_its_municipalities_and_their_sum(store: Store, code: str) -> None:
    area = find_area(store, code)
    assert {member: total(store, member) for member in area.member_codes} == INHABITANTS[code]
    assert (area.codes, total(store, code)) == ([code], SUMS[code])


def test_there_are_as_many_of_each_kind_as_the_classification_has(store: Store) -> None:
    assert [len(list_areas(store, kind=kind)) for kind in NEW_KINDS] == [69, 46, 23]


def test_counts_of_the_register_are_summed_between_their_bounds(store: Store) -> None:
    found = store.query("""select unemployed_at_least_persons, unemployed_at_most_persons, vacancies_at_least_count
        from mart_area__jobseekers where area_code = 'TA18' and month = '2023-10'""")
    # KEHA 12r5: 215 + 300 + 36 + 415 + 57 + 62 + 401 + 51 + 80 + 267; 36 + 48 + 10 + 87 + 33 + 5 + 61 + 6 + 11 + 17
    assert found.to_numpy().tolist() == [[1884, 1884, 314]]


def test_the_provider_s_own_figure_of_a_subregion_lies_between_the_bounds(store: Store) -> None:
    found = store.query("""select count(*) as months, count(*) filter (
            published.unemployed_persons between unemployed_at_least_persons and unemployed_at_most_persons) as inside
        from raw_keha__unemployment as published
        join mart_area__jobseekers as summed
            on summed.area_code = published.area_code and replace(published.month, 'M', '-') = summed.month
        where published.area_code in ('SK141', 'SK146') and published.unemployed_persons is not null""")
    assert found["months"].iloc[0] > 400
    assert found["months"].iloc[0] == found["inside"].iloc[0]


def test_names_say_the_kind_where_towns_and_regions_are_called_alike(store: Store) -> None:
    names = [find_area(store, code).place.names for code in ("SK071", "TA19", "HV09")]
    assert [list(each.values()) for each in names] == [
        ["Lahti (seutukunta)", "Lahtis (ekonomisk region)", "Lahti subregion"],
        ["Lahti (työllisyysalue)", "Lahtis (sysselsättningsområde)", "Lahti employment area"],
        [
            "Päijät-Hämeen hyvinvointialue",
            "Päijänne-Tavastlands välfärdsområde",
            "Päijät-Häme wellbeing services county",
        ],
    ]


@pytest.mark.parametrize(("code", "nearest"), [("TA47", "TA"), ("SK999", "SK"), ("HV22", "HV"), ("TA1", "TA")])
def test_a_code_that_no_area_has_is_refused_with_those_of_its_kind(store: Store, code: str, nearest: str) -> None:
    with pytest.raises(UnknownName) as refused:
        find_area(store, code)
    assert refused.value.nearest[0].startswith(nearest)


def test_an_area_of_another_kind_is_no_member_of_a_group(store: Store) -> None:
    with pytest.raises(UnknownName, match=r"^No municipality 'SK146'\."):
        group_of(store, ["005", "SK146"])


# Which areas there are


def test_areas_are_found_by_part_of_a_name_with_or_without_dots(store: Store) -> None:
    assert list_areas(store, word="jarviseu")["area_code"].tolist() == ["SK146", "kopa-jarviseutu"]
    assert list_areas(store, word="HANGÖ")["area_code"].tolist() == ["KU078", "TA07"]
    assert list_areas(store, word="kymppi", kind="employment-area")["kind"].tolist() == ["employment-area"]


def test_municipalities_are_listed_first_and_groups_last(store: Store) -> None:
    kinds = list_areas(store)["kind"].drop_duplicates().tolist()
    assert kinds == ["municipality", *NEW_KINDS, "region", "country", "group"]


def test_a_kind_or_word_that_nothing_has_is_refused(store: Store) -> None:
    with pytest.raises(UnknownName, match=r"^No kind of area 'employment'\. Nearest: employment-area\.$"):
        list_areas(store, kind="employment")
    with pytest.raises(UnknownName, match=r"^No area 'kypmpi'\. Nearest: TA18 \(Kymppi, työllisyysalue\), "):
        list_areas(store, word="kypmpi", kind="employment-area")


# What an area is compared with


def beside(roles: Compared) -> list[tuple[str, str]]:
    pairs = zip(roles["roles"], roles["area_codes"], strict=True)
    return [(role, code) for role, code in pairs if role != "area"]


COUNTRY = ("country", "SSS")


@pytest.mark.parametrize(
    ("code", "usual", "in_labour"),
    [
        ("005", [("region", "MK14"), COUNTRY], [("employment_area", "TA18"), COUNTRY]),
        ("kopa-jarviseutu", [("region", "MK14"), COUNTRY], [("employment_area", "TA18"), COUNTRY]),
        ("SK146", [("region", "MK14"), COUNTRY], [("employment_area", "TA18"), COUNTRY]),
        # two employment areas hold one member each
        (
            "vpk-pirkanmaa-satakunta",
            [("region", "MK04"), ("region", "MK06"), COUNTRY],
            [("region", "MK04"), ("region", "MK06"), COUNTRY],
        ),
        # an employment area by itself, and an area that is one
        ("TA18", [("region", "MK14"), COUNTRY], [("region", "MK14"), COUNTRY]),
        ("091", [("region", "MK01"), COUNTRY], [("region", "MK01"), COUNTRY]),
        # areas that are whole regions
        ("vpk-paijat-hame", [COUNTRY], [COUNTRY]),
        ("SK071", [COUNTRY], [COUNTRY]),
        ("HV16", [COUNTRY], [COUNTRY]),
        ("TA46", [COUNTRY], [COUNTRY]),
        ("MK06", [COUNTRY], [COUNTRY]),
        ("SSS", [], []),
    ],
)
def test_the_area_is_compared_with_what_is_larger(
    store: Store, code: str, usual: list[tuple[str, str]], in_labour: list[tuple[str, str]]
) -> None:
    area = find_area(store, code)
    assert (beside(compared(area)), beside(compared_in_labour(area))) == (usual, in_labour)


def test_the_area_itself_counts_by_its_members_or_its_code(store: Store) -> None:
    group, region = find_area(store, "kopa-etela-savo"), find_area(store, "MK06")
    assert compared(group) == {
        "roles": ["area", "area", "region", "country"],
        "area_codes": ["KU491", "KU593", "MK10", "SSS"],
    }
    assert compared(region) == {"roles": ["area", "country"], "area_codes": ["MK06", "SSS"]}


def test_whole_regions_have_the_figures_that_only_regions_have(store: Store) -> None:
    whole, part = find_area(store, "vpk-paijat-hame"), find_area(store, "kopa-etela-savo")
    assert compared_with_stand_in(whole) == {"roles": ["area", "country"], "area_codes": ["MK07", "SSS"]}
    assert compared_with_stand_in(part) == compared(part)
    assert compared_with_stand_in(find_area(store, "SSS")) == {"roles": ["area"], "area_codes": ["SSS"]}


# What a page says of them


@pytest.fixture(scope="module")
def sources(checkout: Project) -> dict[str, Source]:
    return dict(cited_sources(checkout))


def brief(store: Store, sources: dict[str, Source], code: str, language: Language) -> Brief:
    request = resolve(store, area=code, members="", language=language, horizon=2040)
    return Brief(request, store, sources)


@pytest.mark.parametrize(
    ("code", "kinds"),
    [
        ("SK146", ["Seutukunta · 5 kuntaa", "Ekonomisk region · 5 kommuner", "Subregion · 5 municipalities"]),
        ("SK081", ["Seutukunta · yksi kunta", "Ekonomisk region · en kommun", "Subregion · one municipality"]),
        (
            "TA18",
            [
                "Työllisyysalue · 10 kuntaa",
                "Sysselsättningsområde · 10 kommuner",
                "Employment area · 10 municipalities",
            ],
        ),
        (
            "HV04",
            [
                "Hyvinvointialue · 2 kuntaa",
                "Välfärdsområde · 2 kommuner",
                "Wellbeing services county · 2 municipalities",
            ],
        ),
        # Åland is no employment area
        (
            "TA46",
            [
                "Oma alueensa luokituksessa · 16 kuntaa",
                "Eget område i klassificeringen · 16 kommuner",
                "An area of its own in the classification · 16 municipalities",
            ],
        ),
    ],
)
def test_the_kind_stands_in_words(store: Store, sources: dict[str, Source], code: str, kinds: list[str]) -> None:
    assert [brief(store, sources, code, language).head()["kind"] for language in LANGUAGES] == kinds


@pytest.mark.parametrize(
    ("language", "begins"),
    [
        ("fi", "Järviseudun seutukunnassa on 5 kuntaa ja "),
        ("sv", "I den ekonomiska regionen Järviseutu finns 5 kommuner och "),
        ("en", "In the Järviseutu subregion there are 5 municipalities and "),
    ],
)
def test_the_lead_names_the_kind_in_the_right_form(
    store: Store, sources: dict[str, Source], language: Language, begins: str
) -> None:
    assert brief(store, sources, "SK146", language).head()["lead"].startswith(begins)


def test_members_are_listed(store: Store, sources: dict[str, Source]) -> None:
    assert brief(store, sources, "SK146", "sv").head()["members"] == [
        "Alajärvi",
        "Evijärvi",
        "Lappajärvi",
        "Soini",
        "Vindala",
    ]


@pytest.mark.parametrize(
    ("code", "language", "said"),
    [
        (
            "kopa-jarviseutu",
            "fi",
            "Kuuluu alueisiin: Etelä-Pohjanmaa (maakunta) · Kymppi (työllisyysalue) · Etelä-Pohjanmaan hyvinvointialue",
        ),
        (
            "vpk-paijat-hame",
            "sv",
            "Hör till: Päijänne-Tavastland (landskap) · Lahtis (sysselsättningsområde) · "
            "Päijänne-Tavastland (sysselsättningsområde) · Päijänne-Tavastlands välfärdsområde",
        ),
        ("091", "en", "Lies in: Uusimaa (region) · Helsinki employment area"),
        ("HV16", "en", "Lies in: South Ostrobothnia (region)"),
        ("SSS", "fi", ""),
    ],
)
def test_the_page_says_what_the_area_lies_in(
    store: Store, sources: dict[str, Source], code: str, language: Language, said: str
) -> None:
    assert brief(store, sources, code, language).head()["lies_in"] == said


@pytest.mark.parametrize(("kind", "language"), list(zip(NEW_KINDS, LANGUAGES, strict=True)))
def test_every_exhibit_has_words_for_every_area(
    store: Store, sources: dict[str, Source], checkout: Project, kind: str, language: Language
) -> None:
    for code in list_areas(store, kind=kind)["area_code"]:
        rooms = undrawn(checkout.notebooks / "situation_brief.ipynb")
        page = brief(store, sources, code, language)
        sentences = [shown.message for shown in all_shown(page, rooms).exhibits]
        count = len(page.area.members)
        asked = [room.EXHIBIT for room in rooms if not room.EXHIBIT.needs]
        assert len(sentences) == len([each for each in asked if not each.members or count in each.members]), code
        assert all(sentences), code

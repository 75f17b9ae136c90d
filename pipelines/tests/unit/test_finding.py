"""What the index finds: municipalities with all their briefs, each brief's own message, the map."""

import re
from dataclasses import replace

import pytest

from lagesbild.publish.entry import Entry
from lagesbild.publish.finding import cards, listed, map_of, own_messages
from lagesbild.publish.imprint import Imprint
from lagesbild.publish.outline import drawn
from lagesbild.publish.pages import index_page, root_page
from lagesbild.settings import LANGUAGES, Language
from lagesbild.store import Store, find_area, read_directory
from tests.browser.made_up import DIRECTORY, ENTRIES, square

GROUPS = (
    "kopa-etela-savo",
    "kopa-ita-uusimaa",
    "kopa-jarviseutu",
    "kopa-kanta-hame",
    "kopa-keski-savo",
    "kopa-suupohja",
    "vpk-kielisaareke",
    "vpk-paijat-hame",
    "vpk-pirkanmaa-satakunta",
    "vpk-riihimaki",
    "vpk-tuusula",
)
IN_SEVERAL = {
    "Hausjärvi": ["Kanta-Häme", "Riihimäen seutu"],
    "Hämeenlinna": ["Kanta-Häme", "Kielisaarekekunnat"],
    "Loppi": ["Kanta-Häme", "Riihimäen seutu"],
    "Riihimäki": ["Kanta-Häme", "Riihimäen seutu"],
    "Tuusula": ["Kielisaarekekunnat", "Tuusula"],
}


def entries_of(store: Store, language: Language) -> list[Entry]:
    areas = [find_area(store, code) for code in GROUPS]
    return [
        Entry(
            f"{area.place.code}.html",
            area.programme,
            area.place.names[language],
            "",
            "",
            (),
            "",
            codes=tuple(area.codes),
        )
        for area in areas
    ]


def test_municipalities_in_several_briefs_lead_to_all_of_them(store: Store) -> None:
    rows = listed(entries_of(store, "fi"), read_directory(store), "fi")
    found = {row.name: [entry.area_name for entry in row.briefs] for row in rows}
    assert {name: briefs for name, briefs in found.items() if len(briefs) > 1} == IN_SEVERAL
    assert (len(found), sum(map(bool, found.values()))) == (308, 42)


@pytest.mark.parametrize(
    ("language", "name", "words"),
    [
        ("fi", "Espoo", "Espoo | Esbo"),
        ("sv", "Esbo", "Esbo | Espoo"),
        ("en", "Lahti", "Lahti | Lahtis | Nastola"),
        ("sv", "Hollola", "Hollola | Hämeenkoski"),
        ("fi", "Kuopio", "Kuopio | Juankoski | Maaninka"),
    ],
)
def test_a_municipality_is_found_by_every_name_and_by_those_that_merged_into_it(
    store: Store, language: Language, name: str, words: str
) -> None:
    rows = {row.name: row.words for row in listed([], read_directory(store), language)}
    assert rows[name] == words


def test_residents_are_those_of_all_members_together(store: Store) -> None:
    """Statistics Finland, table 11re, 31 December 2025: Järviseutu 16 507, as in the group's own brief."""
    shown = {card.entry.file: card.residents for card in cards(entries_of(store, "fi"), read_directory(store), "fi")}
    assert shown["kopa-jarviseutu.html"] == "16\N{NO-BREAK SPACE}507 asukasta"


def test_residents_are_left_out_where_a_member_has_none() -> None:
    entry = Entry("a.html", "P", "A", "", "", (), "", codes=("KU005", "KU999"))
    assert [card.residents for card in cards([entry], DIRECTORY, "en")] == [""]


def test_municipalities_stand_in_the_order_of_the_language(store: Store) -> None:
    last = {language: listed([], read_directory(store), language)[-1].name for language in LANGUAGES}
    assert last == {"fi": "Äänekoski", "sv": "Övertorneå", "en": "Ypäjä"}


def test_each_brief_says_what_fewest_others_say() -> None:
    assert own_messages(ENTRIES)[:3] == [
        "Falls in 3.",
        "The number of residents falls by 2,706.",
        "Ages 7–12 grow by 1%.",
    ]


def test_a_brief_without_messages_has_none_on_its_card() -> None:
    assert own_messages([Entry("a.html", "P", "A", "", "", (), "")]) == [""]


def test_the_kind_does_not_say_the_programme_again_and_the_overview_has_no_number() -> None:
    shown = cards(ENTRIES, DIRECTORY, "en")
    assert [(card.number, card.kind, card.residents) for card in shown[:3]] == [
        (0, "Overview · 3 areas", ""),
        (1, "Group of 2 municipalities", "11,300 residents"),
        (2, "Municipality", "68,000 residents"),
    ]


def test_the_map_leads_to_briefs_and_from_shared_municipalities_to_the_list() -> None:
    drawing, areas = map_of(ENTRIES, DIRECTORY, "en")
    assert drawing is not None
    assert [(area.href, area.colour, area.path) for area in areas] == [
        ("brief.html", "first", "M0-6750l0 50 50 0 50 0 0-50-50 0z"),
        ("other.html", "second", "M100-6750l50 0 0-50-50 0z"),
        ("#place-KU109", "several", "M100-6700l50 0 0-50-50 0z"),
    ]
    assert areas[2].name == f"Hämeenlinna: Kanta-Häme, {ENTRIES[3].area_name}"


@pytest.mark.parametrize(
    ("language", "named"),
    [("fi", "Työpajan aineisto: A"), ("sv", "Material för workshoppen: A"), ("en", "Workshop kit: A")],
)
def test_the_index_leads_to_kits_and_models_where_a_snapshot_has_them(language: Language, named: str) -> None:
    with_kit = Entry("a.html", "P", "A", "Group", "", (), "", kit="a-facilitator.html")
    without = Entry("b.html", "P", "B", "Municipality", "", (), "")
    published = Imprint("id", "2026-11-30", dict.fromkeys(LANGUAGES, "E"), dict.fromkeys(LANGUAGES, "P"))
    page = index_page([with_kit, without], language=language, imprint=replace(published, models_file="models.html"))
    assert re.findall(r'href="([^"]*-facilitator.html)" aria-label="([^"]*)"', page) == [("a-facilitator.html", named)]
    assert page.count('href="models.html"') == 1
    assert "models.html" not in index_page([with_kit, without], language=language, imprint=published)


def test_without_outlines_there_is_no_map() -> None:
    assert drawn({}, {"a": ["KU005"]}, {}) is None
    assert drawn({"KU049": square(0, 0)}, {"a": ["KU005"]}, {}) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_of_the_edition_stays_small(store: Store, language: Language) -> None:
    page = index_page(entries_of(store, language), language=language, directory=read_directory(store))
    drawing = re.search(r"<svg.*?</svg>", page, re.DOTALL)
    assert drawing is not None
    assert len(drawing[0].encode()) < 60_000
    assert len(page.encode()) - len(drawing[0].encode()) < 40_000


def test_a_programme_is_named_and_explained_and_its_source_says_its_language() -> None:
    page = index_page(ENTRIES, language="fi", directory=DIRECTORY)
    assert "KOPA – koulutus palveluna 2020–\N{WORD JOINER}2021</h2>" in page
    assert 'hreflang="sv">kommunforbundet.fi</a> (ruotsiksi)' in page
    assert 'hreflang="sv">kommunforbundet.fi</a>\n' in index_page(ENTRIES, language="sv", directory=DIRECTORY)
    assert "javascript:" not in page


def test_root_page_says_how_new_the_sources_are() -> None:
    page = root_page(ENTRIES)
    assert "päivitetty 17. kesäkuuta 2026" in page
    assert "uppdaterades 17 juni 2026" in page
    assert "updated on 17 June 2026" in page
    assert "päivitetty" not in root_page()

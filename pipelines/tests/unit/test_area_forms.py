"""Names of areas as people write them: every area has its forms, in three languages; a wrong table is refused."""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

from lagesbild.errors import BadFile
from lagesbild.language import AreaContext, Context, Forms, Texts, forms_of
from lagesbild.language.area_forms import CODES, FILE, joined, read
from lagesbild.settings import LANGUAGES, Language
from lagesbild.store import Store, find_area, group_of
from tests.exhibits.spoken import made_up_area

FINNISH = {
    "KU016": "Asikkalan Asikkalassa Asikkalasta Asikkalaan",
    "KU018": "Askolan Askolassa Askolasta Askolaan",
    "KU047": "Enontekiön Enontekiöllä Enontekiöltä Enontekiölle",
    "KU049": "Espoon Espoossa Espoosta Espooseen",
    "KU062": "Föglön Föglössä Föglöstä Föglöhön",
    "KU072": "Hailuodon Hailuodossa Hailuodosta Hailuotoon",
    "KU078": "Hangon Hangossa Hangosta Hankoon",
    "KU091": "Helsingin Helsingissä Helsingistä Helsinkiin",
    "KU106": "Hyvinkään Hyvinkäällä Hyvinkäältä Hyvinkäälle",
    "KU139": "Iin Iissä Iistä Iihin",
    "KU140": "Iisalmen Iisalmessa Iisalmesta Iisalmeen",
    "KU152": "Isonkyrön Isossakyrössä Isostakyröstä Isoonkyröön",
    "KU169": "Jokioisten Jokioisilla Jokioisilta Jokioisille",
    "KU171": "Joroisten Joroisissa Joroisista Joroisiin",
    "KU176": "Juuan Juuassa Juuasta Juukaan",
    "KU186": "Järvenpään Järvenpäässä Järvenpäästä Järvenpäähän",
    "KU204": "Kaavin Kaavilla Kaavilta Kaaville",
    "KU211": "Kangasalan Kangasalla Kangasalta Kangasalle",
    "KU217": "Kannuksen Kannuksessa Kannuksesta Kannukseen",
    "KU235": "Kauniaisten Kauniaisissa Kauniaisista Kauniaisiin",
    "KU236": "Kaustisen Kaustisella Kaustiselta Kaustiselle",
    "KU239": "Keiteleen Keiteleellä Keiteleeltä Keiteleelle",
    "KU240": "Kemin Kemissä Kemistä Kemiin",
    "KU244": "Kempeleen Kempeleessä Kempeleestä Kempeleeseen",
    "KU261": "Kittilän Kittilässä Kittilästä Kittilään",
    "KU280": "Korsnäsin Korsnäsissä Korsnäsistä Korsnäsiin",
    "KU284": "Kosken Tl Koskella Tl Koskelta Tl Koskelle Tl",
    "KU288": "Kruunupyyn Kruunupyyssä Kruunupyystä Kruunupyyhyn",
    "KU320": "Kemijärven Kemijärvellä Kemijärveltä Kemijärvelle",
    "KU322": "Kemiönsaaren Kemiönsaaressa Kemiönsaaresta Kemiönsaareen",
    "KU398": "Lahden Lahdessa Lahdesta Lahteen",
    "KU402": "Lapinlahden Lapinlahdella Lapinlahdelta Lapinlahdelle",
    "KU408": "Lapuan Lapualla Lapualta Lapualle",
    "KU416": "Lemin Lemillä Lemiltä Lemille",
    "KU423": "Liedon Liedossa Liedosta Lietoon",
    "KU425": "Limingan Limingassa Limingasta Liminkaan",
    "KU433": "Lopen Lopella Lopelta Lopelle",
    "KU440": "Luodon Luodossa Luodosta Luotoon",
    "KU445": "Paraisten Paraisilla Paraisilta Paraisille",
    "KU475": "Maalahden Maalahdessa Maalahdesta Maalahteen",
    "KU494": "Muhoksen Muhoksella Muhokselta Muhokselle",
    "KU500": "Muuramen Muuramessa Muuramesta Muurameen",
    "KU536": "Nokian Nokialla Nokialta Nokialle",
    "KU541": "Nurmeksen Nurmeksessa Nurmeksesta Nurmekseen",
    "KU545": "Närpiön Närpiössä Närpiöstä Närpiöön",
    "KU309": "Outokummun Outokummussa Outokummusta Outokumpuun",
    "KU599": "Pedersören Pedersöressä Pedersörestä Pedersöreen",
    "KU598": "Pietarsaaren Pietarsaaressa Pietarsaaresta Pietarsaareen",
    "KU601": "Pihtiputaan Pihtiputaalla Pihtiputaalta Pihtiputaalle",
    "KU619": "Punkalaitumen Punkalaitumella Punkalaitumelta Punkalaitumelle",
    "KU630": "Pyhännän Pyhännällä Pyhännältä Pyhännälle",
    "KU678": "Raahen Raahessa Raahesta Raaheen",
    "KU684": "Rauman Raumalla Raumalta Raumalle",
    "KU686": "Rautalammin Rautalammilla Rautalammilta Rautalammille",
    "KU694": "Riihimäen Riihimäellä Riihimäeltä Riihimäelle",
    "KU698": "Rovaniemen Rovaniemellä Rovaniemeltä Rovaniemelle",
    "KU732": "Sallan Sallassa Sallasta Sallaan",
    "KU739": "Savitaipaleen Savitaipaleella Savitaipaleelta Savitaipaleelle",
    "KU743": "Seinäjoen Seinäjoella Seinäjoelta Seinäjoelle",
    "KU791": "Siikalatvan Siikalatvalla Siikalatvalta Siikalatvalle",
    "KU753": "Sipoon Sipoossa Sipoosta Sipooseen",
    "KU837": "Tampereen Tampereella Tampereelta Tampereelle",
    "KU849": "Toholammin Toholammilla Toholammilta Toholammille",
    "KU853": "Turun Turussa Turusta Turkuun",
    "KU854": "Pellon Pellossa Pellosta Pelloon",
    "KU892": "Uuraisten Uuraisilla Uuraisilta Uuraisille",
    "KU893": "Uudenkaarlepyyn Uudessakaarlepyyssä Uudestakaarlepyystä Uuteenkaarlepyyhyn",
    "KU895": "Uudenkaupungin Uudessakaupungissa Uudestakaupungista Uuteenkaupunkiin",
    "KU905": "Vaasan Vaasassa Vaasasta Vaasaan",
    "KU915": "Varkauden Varkaudessa Varkaudesta Varkauteen",
    "KU921": "Vesannon Vesannolla Vesannolta Vesannolle",
    "KU927": "Vihdin Vihdissä Vihdistä Vihtiin",
    "KU934": "Vimpelin Vimpelissä Vimpelistä Vimpeliin",
    "KU936": "Virtain Virroilla Virroilta Virroille",
    "KU946": "Vöyrin Vöyrillä Vöyriltä Vöyrille",
    "KU976": "Ylitornion Ylitorniolla Ylitorniolta Ylitorniolle",
    "MK01": "Uudenmaan Uudellamaalla Uudeltamaalta Uudellemaalle",
    "MK04": "Satakunnan Satakunnassa Satakunnasta Satakuntaan",
    "MK05": "Kanta-Hämeen Kanta-Hämeessä Kanta-Hämeestä Kanta-Hämeeseen",
    "MK13": "Keski-Suomen Keski-Suomessa Keski-Suomesta Keski-Suomeen",
    "MK14": "Etelä-Pohjanmaan Etelä-Pohjanmaalla Etelä-Pohjanmaalta Etelä-Pohjanmaalle",
    "MK18": "Kainuun Kainuussa Kainuusta Kainuuseen",
    "MK19": "Lapin Lapissa Lapista Lappiin",
    "SSS": "Suomen Suomessa Suomesta Suomeen",
    "kopa-jarviseutu": "Järviseudun Järviseudulla Järviseudulta Järviseudulle",
    "kopa-ita-uusimaa": "Itä-Uudenmaan Itä-Uudellamaalla Itä-Uudeltamaalta Itä-Uudellemaalle",
    "kopa-suupohja": "Suupohjan Suupohjassa Suupohjasta Suupohjaan",
    "vpk-kielisaareke": "kielisaarekekuntien kielisaarekekunnissa kielisaarekekunnista kielisaarekekuntiin",
}
SWEDISH = {
    "KU091": ("Helsingfors", "i Helsingfors", "från Helsingfors", "till Helsingfors"),
    "KU318": ("Kökars", "på Kökar", "från Kökar", "till Kökar"),
    "KU322": ("Kimitoöns", "i Kimitoöns kommun", "från Kimitoöns kommun", "till Kimitoöns kommun"),
    "KU402": ("Lapinlahtis", "i Lapinlahti", "från Lapinlahti", "till Lapinlahti"),
    "KU475": ("Malax", "i Malax", "från Malax", "till Malax"),
    "KU491": ("S:t Michels", "i S:t Michel", "från S:t Michel", "till S:t Michel"),
    "KU905": ("Vasas", "i Vasa", "från Vasa", "till Vasa"),
    "MK05": (
        "Egentliga Tavastlands",
        "i Egentliga Tavastland",
        "från Egentliga Tavastland",
        "till Egentliga Tavastland",
    ),
    "MK06": ("Birkalands", "i Birkaland", "från Birkaland", "till Birkaland"),
    "MK10": ("Södra Savolax", "i Södra Savolax", "från Södra Savolax", "till Södra Savolax"),
    "MK21": ("Ålands", "på Åland", "från Åland", "till Åland"),
    "kopa-suupohja": ("Suupohjas", "i Suupohja", "från Suupohja", "till Suupohja"),
    "vpk-kielisaareke": (
        "språkökommunernas",
        "i språkökommunerna",
        "från språkökommunerna",
        "till språkökommunerna",
    ),
}
ENGLISH = {
    "KU091": ("Helsinki’s", "in Helsinki", "from Helsinki", "to Helsinki"),
    "KU280": ("Korsnäs’", "in Korsnäs", "from Korsnäs", "to Korsnäs"),
    "MK14": ("South Ostrobothnia’s", "in South Ostrobothnia", "from South Ostrobothnia", "to South Ostrobothnia"),
    "SSS": ("Finland’s", "in Finland", "from Finland", "to Finland"),
    "vpk-riihimaki": (
        "the Riihimäki area’s",
        "in the Riihimäki area",
        "from the Riihimäki area",
        "to the Riihimäki area",
    ),
    "vpk-kielisaareke": (
        "the language-island municipalities’",
        "in the language-island municipalities",
        "from the language-island municipalities",
        "to the language-island municipalities",
    ),
}


class Member(NamedTuple):
    area_code: str
    name_fi: str
    name_sv: str
    name_en: str


VIMPELI = Member("KU934", "Vimpeli", "Vindala", "Vimpeli")


def spoken(code: str, language: Language) -> Forms:
    return forms_of(code, "?", language)


@pytest.mark.parametrize("code", FINNISH)
def test_names_in_finnish_are_inflected(code: str) -> None:
    assert " ".join(spoken(code, "fi")) == FINNISH[code]


@pytest.mark.parametrize("code", SWEDISH)
def test_names_in_swedish_have_their_preposition_and_genitive(code: str) -> None:
    assert spoken(code, "sv") == SWEDISH[code]


@pytest.mark.parametrize("code", ENGLISH)
def test_names_in_english_have_their_article_and_genitive(code: str) -> None:
    assert spoken(code, "en") == ENGLISH[code]


# ---- the table beside the register


def table(path: Path = FILE) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def against_register(store: Store, path: Path = FILE) -> list[str]:
    """Areas without forms, forms without an area, and names that are not those of the register."""
    register = store.query("select area_code, kind, name_fi, name_sv, name_en from mart_area__area")
    named = {area["area_code"]: area for area in register.to_dict("records")}
    rows = {row["area_code"]: (line, row) for line, row in enumerate(table(path), start=2)}
    kinds = set(register["kind"])
    refused = [f"{code} has no row" for code in named if code not in rows]
    for code, (line, row) in rows.items():
        if code not in named:
            refused += [f"line {line}, area_code: no area {code}"] if row["kind"] in kinds else []
            continue
        for field in ("kind", *(f"name_{language}" for language in LANGUAGES)):
            wanted = named[code][field]
            refused += [] if row[field] == wanted else [f"line {line}, {field}: {row[field]}, in the register {wanted}"]
    return refused


def test_every_area_of_the_store_has_forms_and_no_form_is_without_an_area(store: Store) -> None:
    assert against_register(store) == []
    assert {row["kind"] for row in table()} == set(CODES)


def _begins_alike(name: str, forms: Iterable[str]) -> bool:
    return all(form.casefold().startswith(name.casefold()[:2]) for form in forms)


def test_every_form_begins_as_its_name() -> None:
    for row in table():
        if row["kind"] not in {"subregion", "employment_area", "wellbeing_county"}:
            assert _begins_alike(row["name_fi"], (row[f"{case}_fi"] for case in ("of", "in", "from", "to"))), row
            swedish = (row["of_sv"], row["in_sv"].partition(" ")[2])
            assert _begins_alike(row["name_sv"], (form.removeprefix("kommungruppen ") for form in swedish)), row
            nouns = (row["of_en"], row["in_en"].partition(" ")[2])
            assert _begins_alike(row["name_en"], (noun.removeprefix("the ") for noun in nouns)), row


ENDINGS = {"ssa": "sta", "ssä": "stä", "lla": "lta", "llä": "ltä"}


def _head(form: str) -> str:
    """The word that is inflected: the last one, but in ``seutukunnassa Sydösterbotten`` and ``Koskella Tl``."""
    first, _, others = form.partition(" ")
    return first if first.startswith("seutuku") or others == "Tl" else form.rpartition(" ")[2]


def test_every_form_ends_as_its_case_does() -> None:
    for row in table():
        of, inside, out, into = (_head(row[f"{case}_fi"]) for case in ("of", "in", "from", "to"))
        assert of.endswith("n") and out.endswith(ENDINGS[inside[-3:]]), row
        assert into.endswith("lle" if inside[-3:-1] == "ll" else "n"), row
        assert row["in_sv"].split(" ")[0] in {"i", "på"} and row["in_en"].startswith("in "), row
        assert row["of_sv"].endswith(("s", "x")) and not row["of_sv"].endswith(("ss", "xs")), row
        assert row["of_en"].endswith(("’s", "s’")), row


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    path = tmp_path / FILE.name
    path.write_text(FILE.read_text(encoding="utf-8"), encoding="utf-8")
    return path


def altered(path: Path, right: str, wrong: str) -> Path:
    text = path.read_text(encoding="utf-8")
    assert text.count(right) == 1
    path.write_text(text.replace(right, wrong), encoding="utf-8")
    return path


VIMPELI_ROW = "municipality,KU934,Vimpeli,Vimpelin,Vimpelissä,Vimpelistä,Vimpeliin,Vindala,Vindalas,i Vindala,Vimpeli,"


def test_an_area_without_a_row_is_found(store: Store, copied: Path) -> None:
    altered(copied, f"{VIMPELI_ROW}Vimpeli’s,in Vimpeli\n", "")
    assert against_register(store, copied) == ["KU934 has no row"]


def test_a_row_without_an_area_and_another_name_are_found(store: Store, copied: Path) -> None:
    altered(copied, ",KU934,Vimpeli,", ",KU935,Vimpeli,")
    altered(copied, ",KU935,Virolahti,", ",KU999,Virolahti,")
    assert against_register(store, copied) == [
        "KU934 has no row",
        "line 319, name_fi: Vimpeli, in the register Virolahti",
        "line 319, name_sv: Vindala, in the register Vederlax",
        "line 319, name_en: Vimpeli, in the register Virolahti",
        "line 320, area_code: no area KU999",
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("Vimpelissä", "", "line 319, field in_fi: '' is no form: every cell needs one, without spaces around"),
        ("Vimpelissä", " Vimpelissä", "line 319, field in_fi: ' Vimpelissä' is no form: every cell needs one"),
        (",KU934,", ",934,", "line 319, field area_code: '934' is no code of a municipality"),
        (",KU934,", ",KU935,", "line 320, field area_code: 'KU935' stands twice"),
        ("municipality,KU934", "commune,KU934", "line 319, field kind: 'commune' is none of country, region"),
        (",in Vimpeli\n", ",in Vimpeli,\n", "line 319: has 14 cells, not 13"),
        ("kind,area_code,", "kind,code,", "line 1: needs the columns kind, area_code, name_fi"),
    ],
)
def test_a_wrong_table_is_refused_with_its_line_and_field(copied: Path, right: str, wrong: str, message: str) -> None:
    with pytest.raises(BadFile) as refused:
        read(altered(copied, right, wrong))
    assert message in str(refused.value)


# ---- in a brief


def context(store: Store, code: str, language: Language) -> AreaContext:
    return AreaContext(language, 2040, area=find_area(store, code))


def test_a_brief_has_the_forms_of_its_area_and_region(store: Store) -> None:
    say = context(store, "kopa-jarviseutu", "fi")
    assert (say.in_area, say.of_area, say.from_area, say.to_area) == (
        "Järviseudulla",
        "Järviseudun",
        "Järviseudulta",
        "Järviseudulle",
    )
    assert (say.in_region, say.of_region) == ("Etelä-Pohjanmaalla", "Etelä-Pohjanmaan")
    assert context(store, "kopa-suupohja", "sv").in_region == "i Södra Österbotten"
    assert [context(store, "SSS", language).in_region for language in LANGUAGES] == [
        "Suomessa",
        "i Finland",
        "in Finland",
    ]


def test_several_regions_are_joined_as_people_say_it(store: Store) -> None:
    says = [context(store, "vpk-pirkanmaa-satakunta", language) for language in LANGUAGES]
    assert [say.in_region for say in says] == [
        "Satakunnassa ja Pirkanmaalla",
        "i Satakunta och Birkaland",
        "in Satakunta and Pirkanmaa",
    ]
    assert says[0].of_region == "Satakunnan ja Pirkanmaan"
    assert joined(["i Nyland", "på Åland", "i Lappland"], "sv") == "i Nyland, på Åland och Lappland"
    assert joined(["in A", "in B", "in C"], "en") == "in A, B and C"


def test_a_group_and_its_region_of_one_name_are_said_to_be_what_they_are(store: Store) -> None:
    says = [context(store, "kopa-etela-savo", language) for language in LANGUAGES]
    assert [say.in_area for say in says] == [
        "Etelä-Savon kuntaryhmässä",
        "i kommungruppen Södra Savolax",
        "in the South Savo group",
    ]
    assert [say.of_area for say in says] == [
        "Etelä-Savon kuntaryhmän",
        "kommungruppen Södra Savolax",
        "the South Savo group’s",
    ]
    assert [say.in_region for say in says] == [
        "Etelä-Savon maakunnassa",
        "i landskapet Södra Savolax",
        "in the South Savo region",
    ]


def test_a_group_of_a_whole_region_needs_no_word_for_what_it_is(store: Store) -> None:
    say = context(store, "vpk-paijat-hame", "fi")
    assert (say.in_area, say.in_region) == ("Päijät-Hämeessä", "Päijät-Hämeessä")


def test_rows_of_members_have_their_forms() -> None:
    says = [Context(language, 2040) for language in LANGUAGES]
    assert [say.in_place(VIMPELI) for say in says] == ["Vimpelissä", "i Vindala", "in Vimpeli"]
    assert [say.of_place(VIMPELI) for say in says] == ["Vimpelin", "Vindalas", "Vimpeli’s"]
    assert [say.from_place(VIMPELI) for say in says] == ["Vimpelistä", "från Vindala", "from Vimpeli"]
    assert [say.to_place(VIMPELI) for say in says] == ["Vimpeliin", "till Vindala", "to Vimpeli"]


def test_an_area_without_forms_is_built_around(store: Store) -> None:
    area = group_of(store, ["305", "832"])
    says = [AreaContext(language, 2040, area=area) for language in LANGUAGES]
    assert [say.in_area for say in says] == [
        "alueella Kuusamo – Taivalkoski",
        "i området Kuusamo – Taivalkoski",
        "in Kuusamo – Taivalkoski",
    ]
    assert [say.of_area for say in says] == [
        "alueen Kuusamo – Taivalkoski",
        "området Kuusamo – Taivalkoskis",
        "Kuusamo – Taivalkoski’s",
    ]
    assert forms_of("own", "Byarnas", "sv").of == "området Byarnas"
    assert forms_of("own", "The Lakes", "en").of == "The Lakes’"


def test_a_sentence_that_begins_with_an_area_has_a_capital(tmp_path: Path) -> None:
    room = tmp_path / "own.yml"
    room.write_text(
        'falls:\n  fi: "{In_area} määrä vähenee."\n  sv: "{In_area} minskar antalet."\n  en: "It falls {in_area}."\n',
        encoding="utf-8",
    )
    area = made_up_area()
    says = [AreaContext(language, 2040, room, area=area) for language in LANGUAGES]
    assert [say.text("falls", in_area=say.in_area) for say in says] == [
        "Alueella Järviseutu määrä vähenee.",
        "I området Sjönejden minskar antalet.",
        "It falls in Järviseutu.",
    ]
    assert says[1].text("falls", in_area=says[1].in_area).findings[0].values == {"in_area": "i området Sjönejden"}
    with pytest.raises(KeyError, match="in_area"):
        Texts("sv", room)("falls")

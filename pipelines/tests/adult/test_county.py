"""The overview of the county, and what tables with details add: figures worked by hand, in three languages."""

from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from lagesbild.adult.protect import Key
from lagesbild.adult.record import record_contract
from lagesbild.adult.reported import Reported
from lagesbild.adult.reported.fields import FIELDS
from lagesbild.briefs import CountyJob
from lagesbild.briefs.run import run_brief
from lagesbild.errors import UnknownName
from lagesbild.exhibits import Answer, declared
from lagesbild.exhibits.adult_mirror import lacking_fields
from lagesbild.figures import Bar
from lagesbild.language import MunicipalContext, Presented, Sentence
from lagesbild.measures.similar_municipalities import similar_municipalities
from lagesbild.notebook.county import County
from lagesbild.notebook.mirror import Mirror
from lagesbild.publish.exporter import parts_of
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.store import Store, find_swedish
from tests.adult.reported import RECORD, county_of, mirror_of, reported_of
from tests.derivations.read_back import Templates, problems
from tests.exhibits.spoken import table
from tests.in_process import part_of
from tests.prose.rules import of_headline, of_text
from tests.records import Group, provider, write_record
from tests.swedish import STOCKHOLM, said_by

DETAILS = {
    # principal, provider, form, outcome, detail: of Stockholm and of both together
    ("participations", "0180", "", "VUXSFI", "", "sfi:2B"): 30,
    ("participations", "0180", "", "VUXSFI", "", "sfi:3C"): 20,
    ("participations", "", "", "VUXSFI", "", "sfi:2B"): 35,
    ("participations", "", "", "VUXSFI", "", "sfi:3C"): 35,
    ("participations", "0180", "", "", "", "mode:classroom"): 192,
    ("participations", "0180", "", "", "", "mode:distance"): 64,
    ("participations", "", "", "", "", "mode:classroom"): 226,
    ("participations", "", "", "", "", "mode:distance"): 100,
    ("participations", "0180", "", "VUXGY", "dropped_out", "leaving:21"): 14,
    ("participations", "0180", "", "VUXGY", "dropped_out", "leaving:60"): 11,
    ("participations", "0180", "", "VUXGY", "dropped_out", "leaving:later"): 10,
    ("participations", "0180", "", "VUXGY", "", "field:health_care"): 100,
    ("points", "0180", "", "VUXGY", "", "field:health_care"): 8000,
    ("participations", "0180", "", "VUXGY", "", "field:crafts"): None,
    ("points", "0180", "", "VUXGY", "", "field:crafts"): None,
    ("participations", "0180", "", "VUXGY", "", "field:none"): 90,
    ("points", "0180", "", "VUXGY", "", "field:none"): 9000,
    ("design_effect_pct", "0180", "", "VUXGY", "", ""): 200,
    ("design_effect_pct", "", provider(1), "VUXGY", "", ""): 150,
}
TOLD = {
    "fi": {
        "sfi-courses": "Sfi-opinnoissa Tukholmassa yleisin on 2B, 60\u00a0% osallistumisista.",
        "teaching-modes": "Opetustavoista Tukholmassa yleisin on lähiopetus, 75\u00a0% kurssiosallistumisista.",
        "leaving-time": "Lukiotasolla Tukholmassa keskeytyksistä 40\u00a0% tuli 21 ensimmäisen päivän aikana.",
        "vocational-fields": "10 alalla 12 ammattialasta ei ole opiskelijoita Tukholmassa.",
        "passed-beside-county": "Hyväksyttyjen osuus Tukholmassa ei poikkea varmasti läänistä siellä, "
        "missä sitä voi verrata.",
    },
    "sv": {
        "sfi-courses": "I sfi i Stockholm är 2B vanligast, 60\u00a0% av deltagandena.",
        "teaching-modes": "Vanligaste undervisningsformen i Stockholm är närundervisning, "
        "75\u00a0% av kursdeltagandena.",
        "leaving-time": "På gymnasial nivå i Stockholm kom 40\u00a0% av avbrotten under de första 21 dagarna.",
        "vocational-fields": "10 av 12 yrkesområden saknar elever i Stockholm.",
        "passed-beside-county": "Andelen godkända i Stockholm skiljer sig inte säkert från länets, "
        "där den kan jämföras.",
    },
    "en": {
        "sfi-courses": "In sfi in Stockholm the most common is 2B, 60% of participations.",
        "teaching-modes": "The most common way of teaching in Stockholm is classroom teaching, "
        "75% of course participations.",
        "leaving-time": "At upper secondary level in Stockholm 40% of drop-outs came within the first 21 days.",
        "vocational-fields": "10 of 12 vocational fields have no learners in Stockholm.",
        "passed-beside-county": "Where comparable, pass rates in Stockholm do not surely differ from the county’s.",
    },
}
TAKEAWAYS = [
    "På gymnasial nivå i Stockholms län blev 60\u00a0% godkända och 27,5\u00a0% avbröt.",
    "På gymnasial nivå är mellan 40\u00a0% och 67\u00a0% godkända i länets kommuner.",
    "Den största strömmen går från Huddinge till Stockholm: 15 elever.",
    "61\u00a0% av kursdeltagandena i Stockholms län finns hos Alfa.",
]


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Reported:
    return reported_of(tmp_path_factory.mktemp("record") / "record.duckdb")


@pytest.fixture(scope="module")
def detailed(reported: Reported) -> Reported:
    added: dict[Key, int | None] = {(m, "2025H2", p, "", *rest): figure for (m, p, *rest), figure in DETAILS.items()}
    return Reported({**reported.figures, **added}, reported.names)


@pytest.fixture(scope="module")
def pages(store: Store, checkout: Project, reported: Reported) -> dict[Language, County]:
    return {language: county_of(store, checkout, reported, language) for language in LANGUAGES}


@pytest.fixture(scope="module")
def mirrors(store: Store, checkout: Project, detailed: Reported) -> dict[Language, Mirror]:
    return {language: mirror_of(store, checkout, detailed, language=language) for language in LANGUAGES}


def test_the_overview_says_how_it_goes_how_far_apart_and_who_goes_where(pages: dict[Language, County]) -> None:
    said = [each.message for each in pages["sv"].exhibits[:5]]
    assert said[0].startswith("Antalet elever")
    assert said[1:] == TAKEAWAYS
    head = pages["sv"].head()
    assert [(tile["now"], tile["then"]) for tile in head["tiles"]] == [
        ("326", "från 2 kommuner"),
        ("326", "från 2 kommuner"),
        ("41", "från 2 kommuner"),
    ]
    assert head["remarks"][0] == "Länets siffra är summan av 2 kommuner: de andra av länets 26 har inte lämnat sina."


def test_municipalities_stand_in_alphabetical_order_and_passed_never_alone(pages: dict[Language, County]) -> None:
    rows = table(pages["sv"]["county-spread"].presented)
    assert [row.header for row in rows] == [
        "Huddinge, gymnasial nivå",
        "Huddinge, sfi",
        "Stockholm, gymnasial nivå",
        "Stockholm, sfi",
        "Stockholm, grundläggande nivå",
    ]
    assert rows[0].cells == ("50", "50", "40,0\u00a0%", "20,0\u00a0%", "40,0\u00a0%", "60,0\u00a0%")
    assert rows[4].cells == ("6", "6", "dolt", "dolt", "dolt", "dolt")


def test_flows_name_home_principal_and_provider(pages: dict[Language, County]) -> None:
    (row,) = table(pages["en"]["county-flows"].presented)
    assert (row.header, row.cells) == ("Huddinge → Stockholm", ("15", "15", "Beta"))


FLOWS = """
    select home_municipality, principal_municipality, count(distinct person_key), count(*)
    from adult_participation
    where reporting_half = '2025H2' and home_municipality <> principal_municipality
    group by all
    having count(distinct person_key) > 4
    order by all
"""


def test_flows_and_their_sum_are_what_plain_sql_counts(store: Store, checkout: Project, tmp_path: Path) -> None:
    """Made up: 15 and 9 to Stockholm, 12 to Huddinge, and 3 that are hidden: 36 in all."""
    more = [
        Group("0180", 1, "VUXGR", "passed", 9, home="0127"),
        Group("0126", 1, "VUXGR", "passed", 12, home="0180"),
        Group("0126", 1, "VUXGR", "dropped_out", 3, home="0136"),
    ]
    page = county_of(store, checkout, reported_of(tmp_path / "a", [*RECORD, *more]), "sv")
    with duckdb.connect(write_record(tmp_path / "b", [*RECORD, *more]), read_only=True) as connection:
        counted = connection.execute(FLOWS).fetchall()
    shown = page["county-flows"].frame.dropna(subset="learners")
    columns = ["home", "principal", "learners", "participations"]
    assert sorted(shown[columns].itertuples(index=False, name=None)) == counted
    assert [row[:3] for row in counted] == [("0126", "0180", 15), ("0127", "0180", 9), ("0180", "0126", 12)]
    assert page["county-flows"].reading.startswith("Sammanlagt läser 36 elever")


def test_without_joint_tables_the_open_figures_remain(store: Store, checkout: Project) -> None:
    page = county_of(store, checkout, Reported(), "sv")
    reasons = [each.presented.reason for each in page.exhibits[:6]]
    assert [reason for reason in reasons if not reason] == []
    assert page["map-without-upper-secondary"].is_shown and page["asked-fields"].is_shown
    assert page.head()["lead"].endswith("eftersom länets gemensamma skyddade tabeller saknas.")


def test_details_are_told_where_tables_have_them(mirrors: dict[Language, Mirror]) -> None:
    assert {each: {name: page[name].message for name in TOLD["sv"]} for each, page in mirrors.items()} == TOLD


def test_shares_of_details_stand_beside_the_countys(mirrors: dict[Language, Mirror]) -> None:
    assert [row.cells for row in table(mirrors["sv"]["sfi-courses"].presented)] == [
        ("30", "60,0\u00a0%", "50,0\u00a0%"),
        ("20", "40,0\u00a0%", "50,0\u00a0%"),
    ]
    leaving = table(mirrors["sv"]["leaving-time"].presented)
    assert [(row.header, row.cells) for row in leaving] == [("gymnasial nivå", ("35", "14", "11", "10", "0"))]
    fields = {row.header: row.cells for row in table(mirrors["sv"]["vocational-fields"].presented)}
    assert (fields["vård och omsorg"], fields["hantverk"], fields["naturbruk"]) == (
        ("100", "10"),
        ("dolt", "dolt"),
        ("0", "0"),
    )


def test_the_interval_is_wilsons_and_of_a_shared_provider_by_the_larger_effect(mirrors: dict[Language, Mirror]) -> None:
    """Wilson of 66.7 % of 150 / 2 is 55.4 to 76.3; at the provider 60 % of 100 / 2 is 46.2 to 72.4."""
    (row,) = part_of(mirrors["sv"]["passed-beside-county"])["table"]["rows"]
    assert [part["value"] for part in row["numbers"][1]["parts"]] == [55.4, 76.3]
    assert mirrors["sv"]["same-provider"].reading == "Ingen av skillnaderna är säker."
    (taught,) = mirrors["sv"]["same-provider"].frame.to_dict("records")
    assert (round(taught["low_pct"], 1), round(taught["high_pct"], 1)) == (46.2, 72.4)


def test_without_details_each_exhibit_says_why_it_is_not_shown(
    store: Store, checkout: Project, reported: Reported
) -> None:
    page = mirror_of(store, checkout, reported)
    names = ("sfi-courses", "teaching-modes", "leaving-time", "vocational-fields")
    assert [page[name].presented.reason for name in names] == ["de skyddade tabellerna inte skiljer på detta"] * 4


def passed_of(detailed: Reported, county: int, similar: int) -> Reported:
    """66.7 % of 150 passed here, surely 55.4 to 76.3; of 100 others ``county`` and ``similar`` passed."""
    told: dict[Key, int | None] = {}
    for code, passed in (("", county), ("0163", similar)):
        counts = {"passed": passed, "not_passed": 0, "no_grade_absence": 0, "dropped_out": 100 - passed}
        counts |= {"continues": 0, "other": 0, "": 100}
        for outcome, figure in counts.items():
            told[("participations", "2025H2", code, "", "", "VUXGY", outcome, "")] = figure
        told[("learners", "2025H2", code, "", "", "VUXGY", "", "")] = 100
    told[("participations", "2025H2", "0163", "", "", "", "", "")] = 100
    return Reported({**detailed.figures, **told}, detailed.names)


def test_where_and_from_whom_a_municipality_differs_is_said_with_its_direction(
    store: Store, checkout: Project, detailed: Reported
) -> None:
    """8.16 % lack upper secondary education in Stockholm, 7.79 in Sollentuna, 8.60 in Ekerö, 8.69 in Österåker."""
    low, high = (
        mirror_of(store, checkout, passed_of(detailed, *each), language="sv")["passed-beside-county"]
        for each in ((50, 80), (80, 50))
    )
    assert [low.message, high.message] == [
        "På gymnasial nivå är andelen godkända i Stockholm högre än i länet.",
        "På gymnasial nivå är andelen godkända i Stockholm lägre än i länet.",
    ]
    named = "Liknande kommuner är Sollentuna, Ekerö, Österåker, Vallentuna och Värmdö."
    assert low.reading == f"På gymnasial nivå är andelen lägre än i liknande kommuner. {named}"
    assert high.reading == f"På gymnasial nivå är andelen högre än i liknande kommuner. {named}"


def test_similar_municipalities_are_the_five_nearest_by_the_published_share(store: Store) -> None:
    """Statistics Sweden, UF0506, 2019: 18.6 % in Botkyrka, then 18.3, 14.8, 14.6, 14.3 and 13.3."""
    found = similar_municipalities(store, find_swedish(store, "0127"))
    assert [place.names["sv"] for place in found.places] == [
        "Södertälje",
        "Sigtuna",
        "Haninge",
        "Nynäshamn",
        "Norrtälje",
    ]
    assert found.year == 2019


def lacking_of(detailed: Reported, *fields: str) -> Answer[Any]:
    """What made-up assessments say is lacking: one occupation of each field."""
    rows = [(each, f"Yrke {place}", "2026-1", ["af"]) for place, each in enumerate(fields)]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            lacking_fields,
            "shortages",
            lambda _, county: pd.DataFrame(rows, columns=["field", "occupation", "round", "sources"]),
        )
        return lacking_fields.answer(None, municipality=STOCKHOLM, reported=detailed)  # type: ignore[arg-type]


def lacks(found: Answer[Any], language: Language) -> Presented:
    return lacking_fields.words(
        found, MunicipalContext(language, 0, lacking_fields.EXHIBIT.room, municipality=STOCKHOLM)
    )


def test_what_the_labour_market_lacks_stands_beside_what_is_taught(detailed: Reported) -> None:
    """Health care has 100 participations and 8,000 points, natural resources none, crafts are hidden."""
    fields = ("Hälso- och sjukvård", "Hälso- och sjukvård", "Hantverk", "Naturbruk", "Data/IT")
    found = lacking_of(detailed, *fields)
    shown = lacks(found, "sv")
    assert [(row.header, row.cells) for row in table(shown)] == [
        ("Hälso- och sjukvård", ("2", "100", "10")),
        ("Hantverk", ("1", "dolt", "dolt")),
        ("Naturbruk", ("1", "0", "0")),
    ]
    assert [lacks(found, language).takeaway for language in LANGUAGES] == [
        "Pulaa on alalla Naturbruk, mutta siihen ei kouluteta Tukholmassa.",
        "Det råder brist inom området Naturbruk, men ingen utbildas till det i Stockholm.",
        "People are lacking in the field Naturbruk, but nobody is taught for it in Stockholm.",
    ]
    assert "Brist råder också inom områden utan yrkespaket: Data/IT." in shown.notes
    assert {mark.category for mark in shown.marks if isinstance(mark, Bar) and mark.role == "third"} == {"Naturbruk"}


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ([], "bedömningarna av yrken inte har hämtats från utgivaren"),
        (["Data/IT"], "det bara råder brist inom områden som yrkespaketen inte utbildar till"),
    ],
)
def test_without_assessments_or_pairs_it_is_said_why(detailed: Reported, fields: list[str], reason: str) -> None:
    assert lacks(lacking_of(detailed, *fields), "sv").reason == reason


def test_each_field_of_the_record_is_taught_for_one_field_of_occupations(checkout: Project) -> None:
    assert list(FIELDS) == sorted(record_contract(checkout).columns["vocational_field"].one_of)


@pytest.mark.slow
def test_sentences_are_read_back_and_keep_the_rules_of_prose(
    pages: dict[Language, County], mirrors: dict[Language, Mirror]
) -> None:
    rooms = [exhibit.room for exhibit in declared()]
    for language in LANGUAGES:
        templates = Templates(language, rooms)
        for where, text in [*said_by(pages[language], "adult_supply"), *said_by(mirrors[language], "adult_mirror")]:
            assert of_text(text, language) == [], text
            assert not where.endswith("takeaway") or of_headline(text) == [], text
            assert not isinstance(text, Sentence) or list(problems(text, templates)) == [], text


@pytest.mark.slow
def test_the_notebook_runs_whole(built_home: Project, checkout: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAGESBILD_HOME", str(built_home.root))
    with pytest.raises(UnknownName, match="language"):
        CountyJob.of(language="no")
    job = CountyJob.of(language="sv")
    kinds = [kind for kind, _ in parts_of(run_brief(job, checkout, engine="lagesbild"))]
    assert (job.path, kinds.count("section"), kinds.count("exhibit")) == ("sv/county-overview.html", 4, 11)

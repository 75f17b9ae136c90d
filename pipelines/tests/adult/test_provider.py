"""The report of a provider: the same numbers as its buyers' mirrors, in three languages; what is refused."""

import csv
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from lagesbild.adult.criteria import read_criteria
from lagesbild.adult.reported import Reported
from lagesbild.briefs import ProviderJob
from lagesbild.errors import UnknownName
from lagesbild.exhibits import declared
from lagesbild.exhibits.adult_mirror import buyers_criteria
from lagesbild.language import Context, Sentence
from lagesbild.notebook.provider import Provider
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.store import Store, swedish_municipalities
from tests.adult.reported import mirror_of, provider_of, reported_of
from tests.derivations.read_back import Templates, problems
from tests.exhibits.spoken import table
from tests.prose.rules import of_headline, of_text
from tests.records import Refused, provider
from tests.swedish import said_by

TAKEAWAYS = {
    "fi": [
        "2 kuntaa hankkii koulutusta järjestäjältä Alfa.",
        "Lukiotasolla järjestäjällä Alfa 53\u00a0% sai hyväksytyn ja 30\u00a0% keskeytti.",
        "Lukiotasolla hyväksyttyjä on eri kunnilla 40\u00a0% – 60\u00a0%.",
    ],
    "sv": [
        "2 kommuner har elever hos Alfa.",
        "På gymnasial nivå hos Alfa blev 53\u00a0% godkända och 30\u00a0% avbröt.",
        "På gymnasial nivå är mellan 40\u00a0% och 60\u00a0% godkända bland köparna.",
    ],
    "en": [
        "2 municipalities have learners at Alfa.",
        "At upper secondary level at Alfa 53% passed and 30% dropped out.",
        "At upper secondary level between 40% and 60% pass among the buyers.",
    ],
}


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Reported:
    return reported_of(tmp_path_factory.mktemp("record") / "record.duckdb")


@pytest.fixture(scope="module")
def pages(store: Store, checkout: Project, reported: Reported) -> Mapping[Language, Provider]:
    return {language: provider_of(store, checkout, reported, provider(1), language) for language in LANGUAGES}


def test_the_report_says_who_buys_and_how_it_goes(pages: Mapping[Language, Provider]) -> None:
    """Alfa: 80 passed, 25 without a pass and 45 dropped out of 150; 60 % in Stockholm, 40 % in Huddinge."""
    assert {each: [shown.message for shown in page.exhibits[:3]] for each, page in pages.items()} == TAKEAWAYS
    head = pages["sv"].head()
    assert (head["area_name"], head["title"]) == ("Alfa", "Anordnarrapport: Alfa")
    assert [(tile["now"], tile["then"]) for tile in head["tiles"][:2]] == [("200", "från 2 kommuner")] * 2


def test_its_numbers_are_those_of_the_mirrors(
    store: Store, checkout: Project, reported: Reported, pages: Mapping[Language, Provider]
) -> None:
    by_buyer = {row.header: row.cells for row in table(pages["sv"]["outcomes-by-buyer"].presented)}
    whole = {row.header: row.cells for row in table(pages["sv"]["provider-outcomes"].presented)}
    for code, name in (("0180", "Stockholm"), ("0126", "Huddinge")):
        (mirrored,) = table(mirror_of(store, checkout, reported, code)["same-provider"].presented)
        learners, _, passed, _, dropped, finished = by_buyer[f"{name}, gymnasial nivå"]
        _, _, all_passed, _, all_dropped, _ = whole["gymnasial nivå, Alfa"]
        assert mirrored.cells[:6] == (learners, passed, dropped, finished, all_passed, all_dropped)
    assert [row.header for row in table(pages["sv"]["provider-buyers"].presented)] == ["Huddinge", "Stockholm"]
    assert whole["gymnasial nivå, alla anordnare"] == (
        *("250", "250", "60,0\u00a0%", "12,5\u00a0%", "27,5\u00a0%"),
        "58,0\u00a0%",
    )


def test_when_learners_leave_is_told_where_tables_tell_it(
    store: Store, checkout: Project, reported: Reported, pages: Mapping[Language, Provider]
) -> None:
    """Of 45 that left Alfa at upper secondary level 18 left within three weeks: 40 %."""
    assert pages["sv"]["provider-leaving"].presented.reason == "de skyddade tabellerna inte skiljer på detta"
    reason = "Visas inte, eftersom de skyddade tabellerna inte säger"
    assert pages["sv"]["provider-rows-kept-out"].message.startswith(reason)
    cell = ("participations", "2025H2", "", "", provider(1), "VUXGY", "dropped_out")
    days = {"leaving:21": 18, "leaving:60": 17, "leaving:later": 10}
    told = replace(reported, figures={**reported.figures, **{(*cell, day): n for day, n in days.items()}})
    shown = {each: provider_of(store, checkout, told, provider(1), each)["provider-leaving"] for each in LANGUAGES}
    assert {each: page.message for each, page in shown.items()} == {
        "fi": "Lukiotasolla järjestäjällä Alfa keskeytyksistä 40\u00a0% tuli 21 ensimmäisen päivän aikana.",
        "sv": "På gymnasial nivå hos Alfa kom 40\u00a0% av avbrotten under de första 21 dagarna.",
        "en": "At upper secondary level at Alfa 40% of drop-outs came within the first 21 days.",
    }
    (row,) = table(shown["en"].presented)
    assert (row.header, row.cells) == ("upper secondary level", ("45", "18", "17", "10", "0"))


def test_its_refused_rows_are_those_of_all_buyers(store: Store, checkout: Project, tmp_path: Path) -> None:
    """Of 200 rows taken and 31 refused in two municipalities 24 broke the rule of persons."""
    kept_out = [Refused("0180", 1, "AE-031", 18), Refused("0126", 1, "AE-031", 6), Refused("0126", 1, "AE-052", 7)]
    reported = reported_of(tmp_path / "record", refused=kept_out)
    pages = [provider_of(store, checkout, reported, provider(1), each)["provider-rows-kept-out"] for each in LANGUAGES]
    assert [page.message for page in pages] == [
        "Järjestäjän Alfa 231 rivistä hylättiin 31: 13,4\u00a0%.",
        "Kontrollen avvisade 31 av 231 rader från Alfa: 13,4\u00a0%.",
        "The check refused 31 of 231 rows from Alfa: 13.4%.",
    ]
    assert [(row.header[:6], row.cells[0]) for row in table(pages[0].presented)] == [("AE-031", "24"), ("AE-052", "7")]
    none = provider_of(store, checkout, reported, provider(2), "sv")["provider-rows-kept-out"]
    assert none.message == "Visas inte, eftersom ingen rad avvisades: alla 106 togs med"


def test_a_single_buyer_is_compared_with_nobody(store: Store, checkout: Project, reported: Reported) -> None:
    page = provider_of(store, checkout, reported, provider(3), "sv")
    assert page["outcomes-by-buyer"].presented.reason == "för få köpare har siffror att visa"
    assert [each["exhibit"] for each in page.core_messages()] == [
        "provider-buyers",
        "provider-outcomes",
        "provider-asked",
    ]
    assert "påhittat" not in page["provider-buyers"].presented.title
    made_up = provider_of(store, checkout, replace(reported, is_made_up=True), provider(3), "sv")
    assert made_up["provider-buyers"].presented.title.endswith("påhittat exempel")


def test_criteria_of_buyers_are_those_on_record(store: Store, checkout: Project, reported: Reported) -> None:
    """Only Stockholm of the two has criteria on record."""
    asked = {"criteria": read_criteria(checkout), "municipalities": swedish_municipalities(store)}
    found = buyers_criteria.answer(store, provider=provider(1), reported=reported, **asked)  # type: ignore[arg-type]
    said = [
        buyers_criteria.words(found, Context(language, 0, buyers_criteria.EXHIBIT.room)).takeaway
        for language in LANGUAGES
    ]
    assert said == [
        "Järjestäjän 2 kunnasta yhden kriteerit ovat rekisterissä.",
        "Av anordnarens 2 köpare har en sina kriterier i registret.",
        "Of the provider’s 2 buyers one has its criteria on record.",
    ]
    alone = replace(found, facts=found.facts._replace(all=1))
    assert buyers_criteria.words(alone, Context("sv", 0, buyers_criteria.EXHIBIT.room)).takeaway == (
        "Anordnarens enda köpare har sina kriterier i registret."
    )
    none = buyers_criteria.answer(store, provider=provider(3), reported=reported, **asked)  # type: ignore[arg-type]
    shown = buyers_criteria.words(none, Context("sv", 0, buyers_criteria.EXHIBIT.room))
    assert shown.reason == "ingen köpare har sina kriterier i registret"


def test_what_it_is_asked_for_is_what_all_are_asked_and_what_its_buyers_ask(
    store: Store, checkout: Project, reported: Reported, pages: Mapping[Language, Provider]
) -> None:
    """Of 31 fields that all are asked for and 3 of Stockholm the record has 23; Gamma has no learners of Stockholm."""
    with (checkout.reference / "asked_fields.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    had = [line["name_sv"] for line in lines if line["answer"] in {"in_record", "computed"}]
    rows = table(pages["sv"]["provider-asked"].presented)
    assert [row.header for row in rows if row.cells[1] == "nej"] == had
    assert [row.cells for row in rows if row.header == "klagomål per enhet"] == [
        ("Stockholms stad", "ja", "Ur ett annat register")
    ]
    assert [page["provider-asked"].message for page in pages.values()] == [
        "Järjestäjältä kysytään 34 kenttää, ja niistä 23 on jo yhteisessä tietueessa.",
        "Anordnaren får frågor om 34 fält, varav 23 redan finns i den gemensamma posten.",
        "The provider is asked for 34 fields, 23 of which the shared record already has.",
    ]
    assert pages["sv"]["provider-asked"].reading.endswith(" Stockholm begär rapport 3 gånger om året.")
    other = provider_of(store, checkout, reported, provider(3), "en")["provider-asked"]
    assert other.message == "The provider is asked for 31 fields, 23 of which the shared record already has."
    assert "reports a year" not in other.reading
    assert len(table(other.presented)) == 31
    assert other.presented.notes[1] == (
        "The only buyer’s own questions are not documented; they are not in the figures."
    )


def test_a_provider_that_no_table_tells_is_refused_with_the_nearest(reported: Reported) -> None:
    job = ProviderJob.of(reported, provider=f"{provider(1)[:6]}-{provider(1)[6:]}", language="en")
    assert (job.path, job.area) == (f"en/provider-report-{provider(1)}.html", provider(1))
    with pytest.raises(UnknownName, match=rf"No provider '1600000099'\. Nearest: .*{provider(1)} \(Alfa\)"):
        ProviderJob.of(reported, provider="1600000099", language="sv")
    with pytest.raises(UnknownName, match="No provider 'Alfa'"):
        ProviderJob.of(Reported(), provider="Alfa", language="sv")


@pytest.mark.slow
def test_sentences_are_read_back_and_keep_the_rules_of_prose(pages: Mapping[Language, Provider]) -> None:
    rooms = [exhibit.room for exhibit in declared()]
    for language, page in pages.items():
        templates = Templates(language, rooms)
        for where, text in said_by(page, "adult_mirror"):
            assert of_text(text, language) == [], text
            assert not where.endswith("takeaway") or of_headline(text) == [], text
            assert not isinstance(text, Sentence) or list(problems(text, templates)) == [], text

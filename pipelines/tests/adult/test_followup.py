"""The page of the common quality follow-up: figures of the registers, derived a second time, in three languages."""

from collections.abc import Iterator

import pytest

from lagesbild.adult.criteria import AskedField, Criterion, read_asked
from lagesbild.briefs import FollowupJob
from lagesbild.briefs.run import run_brief
from lagesbild.errors import UnknownName
from lagesbild.exhibits import declared
from lagesbild.exhibits.adult_education import asked_fields, criteria_conflicts
from lagesbild.language import Context, Row, Sentence
from lagesbild.language.texts import shared
from lagesbild.notebook.desk import Desk
from lagesbild.notebook.followup import Followup
from lagesbild.publish.exporter import Frame, brief_page, parts_of
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import Store
from tests.adult.test_criteria import criterion
from tests.conftest import CHECKOUT
from tests.derivations.judge import of_exhibit
from tests.derivations.raw import Raw
from tests.derivations.read_back import Templates, problems
from tests.derivations.swedish import SwedishCase
from tests.exhibits.spoken import table
from tests.in_process import part_of
from tests.prose.rules import of_headline, of_text
from tests.swedish import followup_of, said_by

TAKEAWAYS = {
    "fi": [
        "Läänin 26 kunnasta yhden kriteerit ovat rekisterissä.",
        "Sama sana lasketaan eri kaavoilla 7 kohdassa.",
        "Kysytyistä 34 kentästä 23 on jo yhteisessä tietueessa.",
        "Yhteinen tietue ei vastaa 11 kysyttyyn kenttään.",
    ],
    "sv": [
        "Av länets 26 kommuner har en sina kriterier i registret.",
        "Samma ord räknas enligt olika formler på 7 ställen.",
        "Av 34 efterfrågade fält finns 23 redan i den gemensamma posten.",
        "Den gemensamma posten svarar inte på 11 efterfrågade fält.",
    ],
    "en": [
        "Of the county’s 26 municipalities one has its criteria on record.",
        "The same word is worked out by different formulas in 7 places.",
        "Of 34 fields asked for, the shared record already has 23.",
        "The shared record does not answer 11 of the fields asked for.",
    ],
}


@pytest.fixture(scope="module")
def pages(store: Store, checkout: Project) -> dict[Language, Followup]:
    return {language: followup_of(store, checkout, language) for language in LANGUAGES}


@pytest.fixture(scope="module")
def raw() -> Iterator[Raw]:
    with Raw(CHECKOUT.root / "data", lambda _: NotImplemented) as opened:
        yield opened


def test_the_page_says_what_the_registers_hold(pages: dict[Language, Followup]) -> None:
    assert {each: [shown.message for shown in page.exhibits] for each, page in pages.items()} == TAKEAWAYS
    assert [message["text"] for message in pages["sv"].core_messages()] == TAKEAWAYS["sv"][:3]
    assert [tile["now"] for tile in pages["sv"].head()["tiles"]] == ["38", "26", "7"]


def test_every_finding_and_cell_is_what_the_files_give(pages: dict[Language, Followup], raw: Raw) -> None:
    refused = [
        f"{language} {shown.id}: {each}"
        for language, page in pages.items()
        for shown in page.exhibits
        for each in of_exhibit(SwedishCase(raw, "0180", language), part_of(shown))  # type: ignore[arg-type]
    ]
    assert refused == []
    part = part_of(pages["sv"]["asked-fields"])
    part["findings"][0]["values"]["had"] = 24
    assert of_exhibit(SwedishCase(raw, "0180", "sv"), part) == [  # type: ignore[arg-type]
        "asked_fields.takeaway: had is 24, derived 23"
    ]


def test_fields_that_the_record_has_are_named_for_each_receiver(pages: dict[Language, Followup]) -> None:
    assert pages["sv"]["asked-fields"].reading == (
        "Det här behöver ingen rapportera en gång till. SCB: komvux – kurskod, utbildningsnivå, poäng för kursen, "
        "genomförda verksamhetspoäng, kursstart, kursslut, kursens förläggning, utbildningsanordnare, betyg, orsak "
        "till att betygsvärde ej finns, avbrott, avbrottsdatum och prövning eller validering. CSN – från och med, "
        "till och med, omfattning, resultat, resultatdatum, avbrottsdatum och resultat vid avbrott. "
        "Skolverket: yrkesvux – kurs- eller ämneskod, poäng och utbildningsform."
    )
    assert all("23" in page["asked-fields"].message for page in pages.values())


def test_where_the_record_has_none_of_the_fields_it_is_said() -> None:
    names: dict[Language, str] = dict.fromkeys(LANGUAGES, "x")
    only = asked_fields.answer(None, fields=[AskedField("csn", "x", names, "survey", (), "")])  # type: ignore[arg-type]
    said = asked_fields.words(only, Context("en", 0, asked_fields.EXHIBIT.room))
    assert said.reading == "None of the fields asked for is in the shared record."


@pytest.mark.slow
def test_sentences_are_read_back_and_keep_the_rules_of_prose(pages: dict[Language, Followup]) -> None:
    rooms = [exhibit.room for exhibit in declared()]
    for language, page in pages.items():
        templates = Templates(language, rooms)
        for where, text in said_by(page):
            assert of_text(text, language) == [], text
            assert not where.endswith("takeaway") or of_headline(text) == [], text
            assert not isinstance(text, Sentence) or list(problems(text, templates)) == [], text


def conflict_of(*listed: Criterion) -> tuple[str, tuple[Row, ...]]:
    answer = criteria_conflicts.answer(None, criteria=listed)  # type: ignore[arg-type]
    shown = criteria_conflicts.words(answer, Context("sv", 0, criteria_conflicts.EXHIBIT.room))
    return shown.takeaway, table(shown)


def test_each_formula_is_spelt_out_with_who_uses_it_and_where_it_is_documented() -> None:
    own = criterion(denominator="all", criterion_id="b", source="https://example.org/x", publisher="<b>B</b>")
    takeaway, rows = conflict_of(criterion(), own)
    assert takeaway == "Samma ord räknas enligt olika formler på ett ställe."
    assert rows[0] == Row(
        "godkända, grundläggande nivå",
        (
            "godkända",
            "godkända, icke godkända, utan betyg (streck) och avbrott",
            "Made-up municipality: own-passed",
            "Made up for a test",
        ),
    )
    assert rows[1].cells[2:] == ("<b>B</b>: b", "example.org")  # shown as it is written: templates escape it


def test_a_part_without_words_is_shown_as_it_is_written_and_a_count_as_one() -> None:
    _, rows = conflict_of(criterion(), criterion(criterion_id="b", numerator="own_part", denominator=""))
    assert rows[1].cells[:2] == ("own_part", "ingen andel utan ett antal")


def test_no_conflict_is_said_to_be_none() -> None:
    answer = criteria_conflicts.answer(None, criteria=[criterion()])  # type: ignore[arg-type]
    shown = criteria_conflicts.words(answer, Context("en", 0, criteria_conflicts.EXHIBIT.room))
    assert shown.reason == "every word on record has one formula only"


def test_every_receiver_has_a_name(checkout: Project) -> None:
    named = {key.removeprefix("receivers.") for key in shared() if key.startswith("receivers.")}
    assert {each.receiver for each in read_asked(checkout)} == named


def test_a_job_takes_a_language_and_an_analyst_asks_at_the_desk(store: Store, checkout: Project) -> None:
    job = FollowupJob.of(language="fi")
    assert (job.path, job.parameters) == ("fi/quality-followup.html", {"language": "fi"})
    with pytest.raises(UnknownName, match="language"):
        FollowupJob.of(language="no")
    found = Desk(store, cited_sources(checkout)).answer("asked-fields")
    assert found.rows["had"].tolist() == [13, 7, 3, 0]


@pytest.mark.slow
def test_the_notebook_runs_whole_and_becomes_a_page(
    built_home: Project, checkout: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAGESBILD_HOME", str(built_home.root))
    notebook = run_brief(FollowupJob.of(language="sv"), checkout, engine="lagesbild")
    assert [kind for kind, _ in parts_of(notebook)] == ["opening", "section", *["exhibit"] * 4, "closing"]
    page = brief_page(notebook, Frame(language="sv", file="quality-followup.html", standalone=True))
    assert "Använda källor" not in page  # each line of the registers names its own
    assert "vuxenutbildningen</h1>" in page

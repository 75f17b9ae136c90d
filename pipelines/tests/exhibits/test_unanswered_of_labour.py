"""What the figures do not answer about labour: the data gaps of the exhibits before, in three languages."""

import pandas as pd

from lagesbild.exhibits import Answer
from lagesbild.exhibits.labour import education, education_change, job_openings, unanswered_of_labour
from lagesbild.language import Gap, Presented, Row
from lagesbild.measures.over_years import Past
from lagesbild.notebook.brief import Brief
from lagesbild.notebook.request import BriefRequest
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import Store, find_area
from tests.exhibits.data_gaps import EARLIER, FIELDS, OPENINGS, ROOMS, data_gaps
from tests.exhibits.spoken import context, table

NOTHING = pd.DataFrame()


def every_gap(language: Language) -> tuple[Gap, ...]:
    """All three, as where nothing was fetched."""
    gaps = (
        job_openings.gap(Answer(NOTHING, job_openings.NO_YEARS, frozenset()), context(job_openings, language)),
        education.gap(Answer(NOTHING, education.Newest(2025), frozenset()), context(education, language)),
        education_change.gap(Answer(NOTHING, Past(0, (2025,)), frozenset()), context(education_change, language)),
    )
    return tuple(gap for gap in gaps if gap)


def shown(language: Language, gaps: tuple[Gap, ...]) -> Presented:
    found: Answer[None] = Answer(NOTHING, None, frozenset())
    return unanswered_of_labour.words(found, context(unanswered_of_labour, language, gaps=gaps))


def test_what_is_not_at_hand_is_named_with_what_it_would_take() -> None:
    presented = [shown(language, every_gap(language)) for language in LANGUAGES]
    assert [each.reason for each in presented] == [
        "tähän tarvittavia tietoja ei ole: työlliset ammatin ja iän mukaan, väestö koulutusalan "
        "mukaan ja koulutusrakenteen aiemmat vuodet",
        "de uppgifter som behövs saknas: sysselsatta efter yrke och ålder, befolkningen efter "
        "utbildningsområde och tidigare år av utbildningsstrukturen",
        "the figures that this takes are missing: employed persons by occupation and age, population by field of "
        "education and earlier years of the educational structure",
    ]
    assert table(presented[2])[2] == Row(
        "Change in the educational structure",
        (
            "There are figures on the educational structure for one year only: 2025.",
            "Statistics Finland, Educational structure of population: earlier years (from 1970).",
        ),
    )


def test_what_is_left_unanswered_is_named_alone() -> None:
    presented = [shown(language, (every_gap(language)[1],)) for language in LANGUAGES]
    assert [each.reason for each in presented] == [
        "tähän tarvittavia tietoja ei ole: väestö koulutusalan mukaan",
        "de uppgifter som behövs saknas: befolkningen efter utbildningsområde",
        "the figures that this takes are missing: population by field of education",
    ]
    assert presented[2].table is not None
    assert [column.label for column in presented[2].table.columns] == [
        "Question",
        "What is missing",
        "What it would take",
    ]


def test_what_is_not_at_hand_is_said(store: Store) -> None:
    gaps = data_gaps(store, find_area(store, "MK14"))
    assert [gap.short for gap in gaps] == [OPENINGS, FIELDS, EARLIER]
    assert gaps[2].why == "There are figures on the educational structure for one year only: 2025."
    assert unanswered_of_labour.answer(store).sources == frozenset({"statfin-12bs"})


def test_a_page_collects_the_gaps_of_what_it_left_out(store: Store, built_home: Project) -> None:
    brief = Brief(BriefRequest(find_area(store, "MK14"), "en", 2040), store, cited_sources(built_home))
    shown_ids = [exhibit.id for room in (*ROOMS, unanswered_of_labour) if (exhibit := brief.show(room))]
    assert shown_ids == ["education", "unanswered-of-labour"]
    payload = brief["unanswered-of-labour"].payload()
    assert payload["not_shown"] == f"the figures that this takes are missing: {OPENINGS}, {FIELDS} and {EARLIER}"
    assert [row["header"] for row in payload["table"]["rows"]] == [
        "Job openings by occupation",
        "Fields of education and vacancies",
        "Change in the educational structure",
    ]

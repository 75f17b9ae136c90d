"""Yrkesbarometern from its address to the page: a local server plays recorded words, of made-up occupations."""

from datetime import UTC, datetime
from typing import Any

import pytest

from lagesbild.adult.reported import Reported
from lagesbild.exhibits.adult_education import shortage_occupations
from lagesbild.exhibits.adult_mirror import lacking_fields
from lagesbild.language import MunicipalContext
from lagesbild.settings import Project
from lagesbild.sources.fetch import fetch
from lagesbild.sources.services import Transport
from lagesbild.store import Store, build_candidate, find_swedish, swap_in
from tests.asking import Told, serving
from tests.exhibits.spoken import table
from tests.unit.test_yrkesbarometer import PATH, assessed

pytestmark = pytest.mark.slow

NOW = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
COUNTIES = ("00", "01", *(f"{number:02}" for number in (*range(3, 11), *range(12, 15), *range(17, 26))))
LACKING = {0: "Naturbruk", 1: "Hälso- och sjukvård", 2: "Hälso- och sjukvård", 3: "Data/IT"}
"""The first occupations lack people in Stockholm County; all others are in surplus."""
TABLES = Reported(
    {
        ("participations", "2025H2", "0127", "", "", "", "", ""): 40,
        ("participations", "2025H2", "0127", "", "", "VUXGY", "", ""): 40,
        ("participations", "2025H2", "0127", "", "", "VUXGY", "", "field:health_care"): 40,
        ("points", "2025H2", "0127", "", "", "VUXGY", "", "field:health_care"): 3200,
    }
)


def entry(number: int, county: str) -> dict[str, Any]:
    """One occupation in one county, with the texts that the published file has besides."""
    lacks = county == "01" and number in LACKING
    return assessed(
        yb_yrke=f"Yrke {number}",
        yb_concept_id=f"AAAA_A{number:02}_AAA",
        yrkesomrade=LACKING.get(number, "Tekniskt arbete"),
        lan=county,
        rekryteringssituation="brist" if lacks else "överskott",
        text_jobbmojligheter="Möjligheterna bedöms vara små.",
        text_rekryteringssituation="Rekryteringssituationen bedöms kännetecknas av överskott.",
    )


def test_what_is_fetched_is_shown_and_unchanged_the_next_time(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAGESBILD_HOME", str(home.root))
    with serving(Told()) as told:
        told.answers[f"/{PATH}"] = [entry(number, county) for number in range(50) for county in COUNTIES]
        runs = [
            fetch(
                home,
                ["af"],
                at=told.base_url,
                report=lambda _: None,
                now=lambda: NOW,
                transport=lambda name: Transport(name, wait=lambda _: None),
            )
            for _ in range(2)
        ]
    assert [(run.new, run.unchanged, run.failures) for run in runs] == [
        (["raw_arbetsformedlingen__outlook"], [], {}),
        ([], ["raw_arbetsformedlingen__outlook"], {}),
    ]
    swap_in(build_candidate(home), home)
    store = Store.open()
    botkyrka = find_swedish(store, "0127")
    found = shortage_occupations.answer(store, municipality=botkyrka)
    say = MunicipalContext("sv", 0, shortage_occupations.EXHIBIT.room, municipality=botkyrka)
    shown = shortage_occupations.words(found, say)
    assert shown.takeaway == "I länet råder brist i 4 yrken."
    assert [row.header for row in table(shown)] == ["Yrke 3", "Yrke 1", "Yrke 2", "Yrke 0"]
    taught = lacking_fields.answer(store, municipality=botkyrka, reported=TABLES)
    beside = lacking_fields.words(taught, MunicipalContext("sv", 0, lacking_fields.EXHIBIT.room, municipality=botkyrka))
    assert beside.takeaway == "Det råder brist inom området Naturbruk, men ingen utbildas till det i Botkyrka."
    assert [(row.header, row.cells) for row in table(beside)] == [
        ("Hälso- och sjukvård", ("2", "40", "4")),
        ("Naturbruk", ("1", "0", "0")),
    ]
    assert taught.sources == {"af-yrkesbarometern"}

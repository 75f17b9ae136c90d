"""Tables of every other protocol, from a service to the raw table of the store. All figures are made up."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from lagesbild.checks import build_checked_store, write_derived
from lagesbild.settings import Project
from lagesbild.sources.archive import snapshots
from lagesbild.sources.fetch import Fetched, fetch
from lagesbild.sources.holdings import holdings
from lagesbild.sources.services import Transport
from lagesbild.store import build_candidate, discard
from tests.asking import Json, Told, cube, cube_of, packed, serving

pytestmark = pytest.mark.slow

NOW = datetime(2026, 11, 21, 21, 45, tzinfo=UTC)
LABELS = {
    "Region": "region",
    "Civilstand": "marital status",
    "InrikesUtrikes": "country of birth",
    "Alder": "age",
    "Kon": "sex",
    "ContentsCode": "observations",
    "Tid": "year",
}


def scb(told: Told) -> None:
    """TAB638: persons = the year and the first digit of the sex."""
    values = {
        "Region": ["00", "0180"],
        "Civilstand": ["OG"],
        "Alder": ["7", "100+", "tot"],
        "Kon": ["1", "2"],
        "ContentsCode": ["BE0101N1"],
        "Tid": ["1999", "2024", "2025"],
    }
    described = cube(values, [], role={"time": ["Tid"], "metric": ["ContentsCode"]})
    for code, dimension in described["dimension"].items():
        dimension |= {"label": LABELS[code], "extension": {"elimination": code == "Civilstand"}}

    def data(body: bytes) -> Json:
        asked = {each["variableCode"]: each["valueCodes"] for each in json.loads(body)["selection"]}
        return cube_of(lambda cell: int(cell["Tid"] + cell["Kon"]), asked)

    told.answers |= {
        "/config": {"maxDataCells": 8, "maxCallsPerTimeWindow": 30, "timeWindow": 10},
        "/tables/TAB638?lang=en": {"id": "TAB638", "updated": "2026-02-22T07:00:00Z"},
        "/tables/TAB638/metadata?lang=en": described,
        "/tables/TAB638/data?lang=en&outputFormat=json-stat2": data,
    }


def scb1(told: Told) -> None:
    """BefProgRegFakN: one content, persons = the year."""
    folder = "/en/ssd/BE/BE0401/BE0401A/"
    values = {
        "Region": ["00", "0180"],
        "InrikesUtrikes": ["13", "23"],
        "Kon": ["1"],
        "Alder": ["0", "105+"],
        "ContentsCode": ["000005RC"],
        "Tid": ["2026", "2070"],
    }
    variables = [
        {
            "code": code,
            "text": LABELS[code],
            "values": each,
            "valueTexts": each,
            "time": code == "Tid",
            "elimination": code == "InrikesUtrikes",
        }
        for code, each in values.items()
    ]

    def data(body: bytes) -> Json:
        asked = {each["code"]: each["selection"]["values"] for each in json.loads(body)["query"]}
        found = cube_of(lambda cell: int(cell["Tid"]), asked)
        found["dimension"]["ContentsCode"]["category"]["unit"] = {"000005RC": {"base": "number"}}
        return found

    told.answers |= {
        "/en/?config": {"maxCells": 4, "maxCalls": 30, "timeWindow": 10},
        folder: [{"id": "BefProgRegFakN", "type": "t", "updated": "2026-04-16T08:00:00"}],
        f"{folder}BefProgRegFakN": lambda body: data(body) if body else {"title": "t", "variables": variables},
    }


def sotkanet(told: Told) -> None:
    """Indicator 127 for two municipalities; the many areas make each call hold ten years."""
    known = [(20, "049", "KUNTA"), (46, "091", "KUNTA"), (658, "358", "MAA")]
    others = [(number, str(number), "ERVA") for number in range(10_000, 11_997)]
    regions = [
        {"id": each, "code": code, "category": kind, "title": {"en": code}} for each, code, kind in known + others
    ]
    told.answers |= {
        "/indicators/127": {"id": 127, "data-updated": "2026-04-01", "range": {"start": 1990, "end": 2025}},
        "/regions": regions,
    }
    for years in (range(2000, 2010), range(2010, 2020), range(2020, 2026)):
        asked = "&".join(f"years={year}" for year in years)
        told.answers[f"/json?indicator=127&{asked}&genders=total"] = [
            {"indicator": 127, "region": region, "year": year, "gender": "total", "value": 1000 * region + year}
            for region in (20, 46, 658)
            for year in years
        ]


def kolada(told: Told) -> None:
    """N03937 for Stockholm and the country; the many areas make each call hold five years."""
    areas = [{"id": f"{number:04}", "title": "An area"} for number in (0, 180, *range(5000, 5998))]
    kpi = {"id": "N03937", "title": "Arbetslöshet 18-65 år, andel (%)", "publication_date": "2026-03-01"}
    told.answers |= {
        "/kpi/N03937?page=1&per_page=5000": {"values": [kpi], "next_url": None},
        "/municipality?page=1&per_page=5000": {"values": areas, "next_url": None},
    }
    for first in (2010, 2015, 2020, 2025):
        years = range(first, min(first + 5, 2027))
        path = f"/data/kpi/N03937/year/{','.join(map(str, years))}"
        value = {"gender": "T", "count": 1, "status": "", "value": 6.5, "isdeleted": False}
        secret = {**value, "gender": "K", "value": None, "status": "Missing"}
        entries = [
            {"kpi": "N03937", "period": year, "municipality": area, "values": [value, secret]}
            for year in years
            for area in ("0000", "0180")
        ]
        told.answers[f"{path}?page=1&per_page=5000"] = {"values": entries[:2], "next_url": "more"}
        told.answers[f"{path}?page=2&per_page=5000"] = {"values": entries[2:], "next_url": None}


def boundaries(told: Told) -> None:
    """Two municipalities, each a triangle."""
    call = "/?service=WFS&version=2.0.0&outputFormat=application/json&request="
    layer = "typeNames=tilastointialueet:kunta1000k_2026"
    names = ["kunta", "vuosi", "nimi", "namn", "name", "geom"]
    triangle = [[380000, 6670000], [390000, 6670000], [390000, 6680000], [380000, 6670000]]
    features = [
        {
            "properties": {"kunta": code, "vuosi": "2026", "nimi": name, "namn": name, "name": name},
            "geometry": {"type": "Polygon", "coordinates": [triangle]},
        }
        for code, name in (("049", "Espoo"), ("091", "Helsinki"))
    ]
    told.answers |= {
        f"{call}DescribeFeatureType&{layer}": {
            "featureTypes": [{"typeName": "kunta1000k_2026", "properties": [{"name": name} for name in names]}]
        },
        f"{call}GetFeature&{layer}&srsName=EPSG:3067": {
            "type": "FeatureCollection",
            "numberMatched": 2,
            "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3067"}},
            "features": features,
        },
    }


@dataclass(frozen=True)
class Case:
    """A source, how its service answers, and what comes of it.

    ``calls`` bring ``parts``; ``last_call`` is a piece of the last one, whose part takes ``calls_of_last``. ``rows``
    are the first and the last of the raw table.
    """

    source: str
    plays: Callable[[Told], None]
    table: str
    calls: int
    parts: int
    last_call: str
    rows: tuple[tuple[Any, ...], tuple[Any, ...]]
    calls_of_last: int = 1
    accept: bool = False


CASES = [
    Case(
        "scb-tab638",
        scb,
        "raw_scb__population",
        2,
        2,
        '"valueCodes":["0180"]',
        (("00", 2024, "1", "100+", 20241), ("0180", 2025, "2", "7", 20252)),
    ),
    Case(
        "scb-befprogregfakn",
        scb1,
        "raw_scb__projection",
        2,
        2,
        '"values":["0180"]',
        (
            ("00", 2026, "1", "0", "000005RC", "000005RC", "number", 2026, None),
            ("0180", 2070, "1", "105+", "000005RC", "000005RC", "number", 2070, None),
        ),
    ),
    Case(
        "sotkanet-127",
        sotkanet,
        "raw_sotkanet__population_total",
        3,
        3,
        "years=2020",
        (("KU049", 2000, 22000), ("KU091", 2025, 48025)),
        accept=True,
    ),  # two municipalities where 309 ship
    Case(
        "kolada-n03937",
        kolada,
        "raw_kolada__unemployment",
        8,
        4,
        "year/2025,2026?page=2",
        (
            ("0000", 2010, "K", "N03937", "Arbetslöshet 18-65 år, andel (%)", None, "Missing", 1),
            ("0180", 2026, "T", "N03937", "Arbetslöshet 18-65 år, andel (%)", 6.5, None, 1),
        ),
        calls_of_last=2,
    ),
    Case(
        "geo-kunta-2026",
        boundaries,
        "raw_statfin__boundary_municipality",
        1,
        1,
        "request=GetFeature",
        (("KU049", 2026, "Espoo", "Espoo", "Espoo"), ("KU091", 2026, "Helsinki", "Helsinki", "Helsinki")),
    ),
]
EVERY = [pytest.param(case, id=case.source) for case in CASES]


@pytest.fixture
def few(home: Project) -> Project:
    """A home whose contracts take as few rows as the made-up tables have."""
    for case in CASES:
        path = home.contracts / f"{case.table}.yml"
        lines = path.read_text(encoding="utf-8").splitlines()
        told = [f"rows: {{at_least: 1{line[line.index(',') :]}" if line.startswith("rows:") else line for line in lines]
        path.write_text("\n".join(told) + "\n", encoding="utf-8")
    return home


@pytest.fixture
def told() -> Iterator[Told]:
    with serving(Told()) as told:
        yield told


def run(home: Project, source: str, told: Told, **more: bool) -> Fetched:
    return fetch(
        home,
        [source],
        at=told.base_url,
        report=lambda _: None,
        now=lambda: NOW,
        transport=lambda name: Transport(name, wait=lambda _: None),
        **more,
    )


def data_calls(told: Told) -> list[str]:
    """The calls for figures: a POST, or an address of figures."""
    marks = ("/json?", "/data/", "request=GetFeature")
    return [path + body for path, body in told.asked if body or any(mark in path for mark in marks)]


def fetch_all(home: Project, cases: list[Case]) -> None:
    for case in cases:
        with serving(Told()) as told:
            case.plays(told)
            assert run(home, case.source, told, accept=case.accept).failures == {}


def landed(candidate: Path, table: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(candidate, read_only=True) as store:
        return store.sql(f"select * from {table} order by all").fetchall()


@pytest.mark.parametrize("case", EVERY)
def test_what_was_broken_off_is_taken_up_and_then_nothing_is_asked(few: Project, told: Told, case: Case) -> None:
    case.plays(told)
    told.broken = case.last_call
    assert list(run(few, case.source, told, accept=case.accept).unavailable) == [case.table]
    told.broken = ""
    told.asked.clear()
    assert run(few, case.source, told, accept=case.accept).new == [case.table]
    left = data_calls(told)
    assert (len(left), case.last_call in left[-1]) == (case.calls_of_last, True)
    (plan,) = few.raw.glob(f"{case.source}/*/*/plan.json")
    (taken,) = snapshots(plan.parent.parent)
    assert taken.is_complete
    assert len(list(taken.answers())) == case.parts
    told.asked.clear()
    assert run(few, case.source, told).unchanged == [case.table]
    assert data_calls(told) == []


@pytest.mark.parametrize("case", EVERY)
def test_a_sidecar_says_what_was_asked_and_under_which_licence(few: Project, told: Told, case: Case) -> None:
    case.plays(told)
    assert run(few, case.source, told, accept=case.accept).new == [case.table]
    assert len(data_calls(told)) == case.calls
    sidecar = json.loads(next(few.raw.glob(f"{case.source}/*/*/part-0001.sidecar.json")).read_text(encoding="utf-8"))
    assert sidecar["address"].startswith(told.base_url)
    assert sidecar["retrieved"] == "2026-11-21T21:45:00+00:00"
    assert sidecar["licence"] in {"CC BY 4.0", "CC0 1.0", "Open data with attribution"}
    assert set(sidecar) == {"address", "query", "retrieved", "licence", "licence_address", "updated", "sha256", "bytes"}


def test_every_table_lands_in_its_raw_table(few: Project) -> None:
    fetch_all(few, CASES)
    candidate = build_candidate(few)
    try:
        for case in CASES:
            rows = landed(candidate, case.table)
            first, last = case.rows
            assert (rows[0][: len(first)], rows[-1][: len(last)]) == (first, last)
        assert landed(candidate, "raw_kolada__adult_education") == []
        totals = [row for row in landed(candidate, "stg_statfin__population_total") if row[:2] == ("KU049", 2025)]
        assert [row[2:] for row in totals] == [(325716, "statfin-11re-total")]  # the made-up one of Sotkanet yields
    finally:
        discard(candidate)
    held = {each.table: each for each in holdings(few)}
    assert held["raw_scb__population"].period == "2024–2025"
    assert held["raw_kolada__unemployment"].rows == 68
    assert held["raw_statfin__employed_occupation"].obtained == "not fetched yet: lagesbild fetch statfin-115s"


def test_the_gate_opens_for_fetched_tables_and_for_empty_ones(few: Project) -> None:
    fetch_all(few, [case for case in CASES if not case.accept])
    write_derived(few)
    said: list[str] = []
    build_checked_store(few, report=said.append)
    assert landed(few.store, "raw_statfin__boundary_municipality")[0][0] == "KU049"
    assert landed(few.store, "raw_kolada__adult_education") == []


def test_a_municipality_that_the_contract_does_not_know_is_refused_before_anything_is_asked(
    few: Project, told: Told
) -> None:
    scb(told)
    path = few.contracts / "raw_scb__population.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            "municipality_or_county}", "municipality_or_county, matches: '[0-9]{2}'}"
        ),
        encoding="utf-8",
    )
    refused = run(few, "scb-tab638", told).refused["raw_scb__population"]
    assert "values that its contract does not know: area_code: 1 (0180)" in refused
    assert data_calls(told) == []


def test_fewer_municipalities_than_ship_are_not_taken(few: Project, told: Told) -> None:
    sotkanet(told)
    refused = run(few, "sotkanet-127", told).refused["raw_sotkanet__population_total"]
    assert "the table has less than the present figures: lost area_code: 307" in refused
    assert "lagesbild fetch sotkanet-127 --accept" in refused


def test_a_round_that_does_not_fit_is_refused_and_nothing_lands(few: Project, told: Told) -> None:
    kolada(told)
    path = next(path for path in told.answers if "page=2" in path and "2025" in path)
    told.answers[path] = {"values": [{"kpi": "N00001", "period": 2025, "municipality": "0180", "values": []}]}
    fetched = run(few, "kolada-n03937", told)
    assert "N00001 of 2025 was not asked for" in fetched.refused["raw_kolada__unemployment"]
    assert {each.table: each.rows for each in holdings(few)}["raw_kolada__unemployment"] == 0


def test_answers_are_kept_byte_for_byte(few: Project, told: Told) -> None:
    boundaries(told)
    run(few, "geo-kunta-2026", told)
    answer = next(few.raw.glob("geo-kunta-2026/*/*/part-0001.json")).read_bytes()
    (path,) = (path for path in told.answers if "GetFeature" in path)
    assert answer == packed(told.answers[path])

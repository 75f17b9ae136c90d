"""What only the reader's own files or a fetched table fill: derived from those files, and refused where altered.

Prices, parameters and scenarios are made up. So is the self-sufficiency calculation: the projection's persons of 2040,
less the last digit of the municipality's code at every age (none become fewer than none), and nobody aged 100 or over.
"""

import json
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from lagesbild.briefs import job_of, run_many
from lagesbild.briefs.run import run_brief
from lagesbild.exhibits import declared
from lagesbild.language import Sentence
from lagesbild.publish.exporter import parts_of
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.sources.declared import declared_tables
from lagesbild.sources.fetch import fetch
from lagesbild.store import Store, build_candidate, swap_in
from tests.conftest import CHECKOUT, new_home
from tests.derivations.case import Case, within
from tests.derivations.found import as_reported
from tests.derivations.judge import derivation, derived_exhibits, left_out, of_brief, of_exhibit
from tests.derivations.migration_in_projection import without_migration
from tests.derivations.raw import Raw
from tests.derivations.read_back import Templates, problems
from tests.in_process import brief_of, said_by
from tests.integration.fetching import Service, running, shipped

pytestmark = pytest.mark.slow

PRICES = """area_code,service_fi,service_sv,service_en,age_from,age_to,price_eur,year,body,source
all,Perusopetus,Grundskola,School,7,15,8192.30,2025,Made-up town,Made-up budget
kopa-jarviseutu,Varhaiskasvatus,Småbarnspedagogik,Early years,0,5,9100.05,2025,Made-up town,Made-up budget
kopa-suupohja,Perusopetus,Grundskola,School,7,15,7000,2025,Made-up town,Made-up budget
MK14,Varhaiskasvatus,Småbarnspedagogik,Early years,0,5,1000000,2025,Made-up town,Made-up budget
KU005,Varhaiskasvatus,Småbarnspedagogik,Early years,0,5,1000000,2025,Made-up town,Made-up budget
all,Vanhuspalvelut,Äldreomsorg,Care of the elderly,85,100,3.15,2025,Made-up town,Made-up budget
"""
PARAMETERS = """area_code,stage,parameter,parameter_value,source_fi,source_sv,source_en
all,16-18,participation_pct,33.3,Oma,Egen,Own
kopa-jarviseutu,7-12,group_size,17.5,Oma,Egen,Own
all,7-12,group_size,12,Oma,Egen,Own
KU005,7-12,group_size,1,Oma,Egen,Own
"""
MORE = """name: more
description: More of all.
area: kopa-jarviseutu
members: [KU005, KU052, KU403, KU934]
projection: 2024
first_year: 2026
fertility_change_pct: 12.5
net_migration_persons_per_year: -7
migration_age_from: 18
migration_age_to: 34
participation_pct: {16-18: 87.5}
group_size: {7-12: 18}
"""
NONE = """name: none
description: Nothing.
area: kopa-suupohja
members: [KU151, KU218, KU232, KU846]
projection: 2024
first_year: 2025
"""
SCENARIOS = {"more": MORE, "none": NONE}
FETCHED = {"job-openings", "education-change", "main-activity", "mother-tongue", "projected-change", "study-places"}
HERE = {"migration-in-projection", "service-costs", "scenario", "scenario-places"}
BRIEFS = [
    ("kopa-jarviseutu", "fi", 2040, "more"),
    ("kopa-jarviseutu", "sv", 2040, "more"),
    ("kopa-jarviseutu", "en", 2040, "more"),
    ("kopa-suupohja", "sv", 2040, "none"),
    ("MK06", "en", 2040, ""),
    ("SSS", "fi", 2040, ""),
    ("588", "en", 2035, ""),
]


class SelfSufficiency(Service):
    """A service with the made-up calculation, and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.table = next(each for each in declared_tables(CHECKOUT).values() if each.id == "14x1")
        self.rows[self.table.path], self.updated[self.table.path] = calculated(), "2024-10-24T05:00:00Z"

    def get(self, path: str) -> object:
        if path == "?config":
            return super().get(path)
        if path.endswith("/"):
            return [{"id": "14x1.px", "updated": self.updated[self.table.path].rstrip("Z")}]
        return {"title": path, "variables": self._variables(self.table)}

    def post(self, path: str, body: bytes) -> bytes:
        return json.dumps(self._cube(self.table, json.loads(body)["query"])).encode()


def calculated() -> pd.DataFrame:
    """Every municipality of the projection and their sum, by sex and age, totals included."""
    rows = shipped("raw_statfin__projection_municipality")
    rows = rows[(rows["year"] == 2040) & (rows["sex_code"] == "SSS") & rows["area_code"].str.startswith("KU")].copy()
    less = rows["area_code"].str[-1].astype(int)
    rows["population_persons"] = (rows["population_persons"] - less).clip(lower=0)
    oldest = rows[rows["age_code"] == "099"].assign(age_code="100-", population_persons=0)
    ages = pd.concat([rows, oldest])
    men = ages.assign(sex_code="1", population_persons=ages["population_persons"] // 2)
    women = ages.assign(sex_code="2", population_persons=ages["population_persons"] - men["population_persons"])
    parts = pd.concat([ages, men, women])
    parts = pd.concat([parts, _summed(parts.assign(age_code="SSS"))])
    return pd.concat([parts, _summed(parts.assign(area_code="SSS"))], ignore_index=True)


def _summed(rows: pd.DataFrame) -> pd.DataFrame:
    summed = rows.groupby(["area_code", "year", "sex_code", "age_code"])["population_persons"].sum()
    return summed.reset_index()


def with_own_files(root: Path) -> Project:
    """A home with prices, parameters and scenarios of its own, and the fetched calculation; the store is built."""
    home = new_home(root)
    (home.local / "unit_prices.csv").write_text(PRICES, encoding="utf-8")
    (home.local / "service_parameters.csv").write_text(PARAMETERS, encoding="utf-8")
    home.scenarios.mkdir()
    for name, text in SCENARIOS.items():
        (home.scenarios / f"{name}.yml").write_text(text, encoding="utf-8")
    with running(SelfSufficiency()) as service:
        fetch(home, ["statfin-14x1"], at=service.base_url, report=lambda _: None)
    swap_in(build_candidate(home), home)
    return home


@pytest.fixture(scope="module")
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return with_own_files(tmp_path_factory.mktemp("supplied") / "home")


# Statistics Finland, projection 2024 (14wx), Järviseutu: 1 124 + 671 persons aged 7–15 in 2024, 686 + 351 in 2040.
# 1 795 × 8 192.30 = 14 705 178.50 and 1 037 × 8 192.30 = 8 495 415.10; the difference is −6 209 763.40.
# Births from 2026 on: whoever is 14 or younger in 2040; 686 × 1.125 = 771.75 and 628 × 1.125 = 706.5, which is 707.
# Groups of grades 1–6 at 17.5 and 18: 686 ÷ 17.5 = 39.2 and 772 ÷ 18 = 42.9. Of those who leave in 2040 at 18 to 34
# 7 × 218 ÷ 2 125 = 0.7 are 18: 359 aged 16–18; 360 × 33.3 % ÷ 20 = 5.994, 359 × 87.5 % ÷ 20 = 15.706.
WORKED: dict[str, dict[str, object]] = {
    "service-costs": {"pct": -42.2},
    "scenario": {"name": "more", "band": ["places.at_7-12"], "pct": 12.5},
    "scenario-places": {"name": "more", "stage": ["places.at_16-18"]},
    # 5 + 2 + 3 + 4 fewer at each of a hundred ages, but 15 of the 1 400 were not there at the oldest ages
    "migration-in-projection": {"persons": 1385},
}
KINDS = {
    "service-costs": "service_costs.costs_down",
    "scenario": "scenario.differs_up",
    "scenario-places": "scenario_places.needs_up",
    "migration-in-projection": "migration_in_projection.takeaway_up",
}
TABLES: dict[str, dict[int, list[object]]] = {
    # first Varhaiskasvatus, then Perusopetus: 1 795 and 1 037 residents of ages 7–15, of which a half euro goes up
    "service-costs": {2: [1795, 8192.3, 14705179.0], 3: [1037, 8192.3, 8495415.0]},
    "scenario": {2: [1124, 686, 772, 86, 12.5]},
    # ages 16–18: 33.3 % of 360 in groups of 20 by the projection; 87.5 % in the scenario
    "scenario-places": {10: [360, 33.3, 20.0, 120.0, 6.0], 11: [359, 87.5, 20.0, 314.0, 15.7]},
}
ALTERED = [
    ("service-costs", "service", "Varhaiskasvatus"),
    ("service-costs", "pct", 42.2),
    ("scenario", "pct", -12.5),
    ("scenario", "name", "none"),  # another scenario
    ("scenario-places", "stage", ["places.at_7-12"]),
    ("migration-in-projection", "persons", 1300),
]


def jarviseutu(raw: Raw, language: str) -> Case:
    return Case(raw, raw.place("kopa-jarviseutu"), language, 2040, "more")


def as_derived(case: Case, name: str) -> dict[str, Any]:
    module = derivation(name)
    assert module is not None
    return {"id": name, "findings": as_reported(module.derive(case))}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WORKED)
def test_figures_worked_by_hand_are_derived(own_raw: Raw, name: str, language: str) -> None:
    takeaway = as_derived(jarviseutu(own_raw, language), name)["findings"][0]
    assert takeaway["kind"] == KINDS[name]
    assert {each: takeaway["values"][each] for each in WORKED[name]} == WORKED[name]


@pytest.mark.parametrize("name", TABLES)
def test_rows_worked_by_hand_are_derived(own_raw: Raw, name: str) -> None:
    table = derivation(name).table(jarviseutu(own_raw, "fi"))  # type: ignore[union-attr]
    assert {row: table[row] for row in TABLES[name]} == TABLES[name]


def test_the_calculation_is_read_from_the_round(own_raw: Raw) -> None:
    """Ages 0–5 of Järviseutu in 2040: 628 by the projection; 6 × (5 + 2 + 3 + 4) fewer but where nobody is left."""
    case = jarviseutu(own_raw, "en")
    without = without_migration(case)
    assert (without[100], within(case.then, 0, 5) - within(without, 0, 5)) == (0, 6 * (5 + 2 + 3 + 4))


@pytest.mark.parametrize(("name", "value", "wrong"), ALTERED)
def test_an_altered_value_is_refused(own_raw: Raw, name: str, value: str, wrong: object) -> None:
    case = jarviseutu(own_raw, "sv")
    right = as_derived(case, name)
    assert of_exhibit(case, right) == []
    altered = deepcopy(right)
    altered["findings"][0]["values"][value] = wrong
    (refused,) = of_exhibit(case, altered)
    assert refused.startswith(f"{KINDS[name]}: {value} is ")


def test_what_was_not_supplied_must_not_be_shown_and_what_was_must_not_be_left_out(own_raw: Raw) -> None:
    without = Case(own_raw, own_raw.place("KU507"), "fi", 2035)
    refused = of_brief(without, [("exhibit", {"id": "scenario", "findings": []})])
    assert "scenario: is shown, but nothing was supplied for it" in refused
    assert [each for each in refused if each.startswith("scenario")] == refused[:1]
    always = {name for name in derived_exhibits() if not name.startswith("overview")} - HERE - FETCHED
    assert left_out(without, always) == ["service-costs"]
    assert sorted(left_out(jarviseutu(own_raw, "fi"), always - {"population-history"})) == sorted(
        {"population-history", *HERE}
    )


def test_every_finding_of_the_briefs_is_what_the_files_give(
    own_home: Project, own_store: Store, own_raw: Raw, checkout: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAGESBILD_HOME", str(own_home.root))
    jobs = [
        job_of(
            own_store,
            notebook="situation_brief",
            area=area,
            members="",
            language=language,
            horizon=horizon,
            scenario=scenario,
        )
        for area, language, horizon, scenario in BRIEFS
    ]
    outcomes = list(run_many(jobs, partial(run_brief, project=checkout, engine="lagesbild"), workers=2))
    assert [each.failure for each in outcomes if each.failure] == []
    made = {each.job: parts_of(each.result) for each in outcomes if each.result}
    refused = [
        f"{job} {job.horizon}: {each}"
        for job, parts in made.items()
        for each in of_brief(Case(own_raw, own_raw.place(job.area), job.language, job.horizon, job.scenario), parts)
    ]
    assert not refused, "\n".join(refused)
    shown = [{part["id"] for kind, part in made[job] if kind == "exhibit"} & (HERE | FETCHED) for job in jobs]
    assert shown == [HERE] * 4 + [{"service-costs", "migration-in-projection"}] * 2 + [{"service-costs"}]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("area", "scenario"), [("kopa-jarviseutu", "more"), ("kopa-suupohja", "none")])
def test_every_sentence_is_read_back(
    own_home: Project, own_store: Store, area: str, scenario: str, language: Language
) -> None:
    templates = Templates(language, [exhibit.room for exhibit in declared()])
    page = brief_of(own_store, own_home, area, language=language, horizon=2040, scenario=scenario)
    assert {shown.id for shown in page.exhibits} >= HERE
    read = [(where, text) for where, text in said_by(page) if isinstance(text, Sentence)]
    assert len(read) > 200
    assert [f"{where}: {each}" for where, text in read for each in problems(text, templates)] == []

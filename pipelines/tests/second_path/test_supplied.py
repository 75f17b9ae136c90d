"""What only the reader's own files or a fetched table fill: derived a second time, and refused where altered.

Prices, parameters and scenarios are made up. So is the self-sufficiency calculation: the projection's persons of 2040,
less the last digit of the municipality's code at every age (none become fewer than none), and nobody aged 100 or over.
"""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from tests.second_path.raw import Raw

from lagesbild.briefs import Job, job_of, run_many
from lagesbild.briefs.run import run_brief
from lagesbild.publish.exporter import parts_of
from lagesbild.settings import Project
from lagesbild.sources.declared import declared_tables
from lagesbild.sources.fetch import fetch
from lagesbild.store import Store, build_candidate, swap_in
from tests.conftest import CHECKOUT, new_home
from tests.integration.fetching import Service, running, shipped
from tests.second_path import openings
from tests.second_path.derived import Case, within
from tests.second_path.judge import SUPPLIED, TAKEAWAYS, differences, left_out
from tests.second_path.said import NO_BREAK
from tests.second_path.supplied import without_migration

pytestmark = pytest.mark.slow

LANGUAGES = ("fi", "sv", "en")
PRICES = """service,age_from,age_to,price_eur,year,body,source
Perusopetus,7,15,8192.30,2025,Made-up town,Made-up budget
Varhaiskasvatus,0,5,9100.05,2025,Made-up town,Made-up budget
Vanhuspalvelut,85,100,3.15,2025,Made-up town,Made-up budget
"""
PARAMETERS = """stage,parameter,parameter_value,source_fi,source_sv,source_en
16-18,participation_pct,33.3,Oma,Egen,Own
7-12,group_size,17.5,Oma,Egen,Own
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
HERE = [name for name in SUPPLIED if name not in openings.AT_HAND]
BRIEFS = [
    ("kopa-jarviseutu", "fi", 2040, "more"), ("kopa-jarviseutu", "sv", 2040, "more"),
    ("kopa-jarviseutu", "en", 2040, "more"), ("kopa-suupohja", "sv", 2040, "none"), ("MK06", "en", 2040, ""),
    ("SSS", "fi", 2040, ""), ("588", "en", 2035, ""),
]  # fmt: skip


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
    return rows.groupby(["area_code", "year", "sex_code", "age_code"], as_index=False)["population_persons"].sum()


def with_own_files(root: Path) -> Project:
    """A home with prices, parameters and scenarios of its own, and the fetched calculation."""
    home = new_home(root)
    (home.local / "unit_prices.csv").write_text(PRICES, encoding="utf-8")
    (home.local / "service_parameters.csv").write_text(PARAMETERS, encoding="utf-8")
    home.scenarios.mkdir()
    for name, text in SCENARIOS.items():
        (home.scenarios / f"{name}.yml").write_text(text, encoding="utf-8")
    with running(SelfSufficiency()) as service:
        fetch(home, ["statfin-14x1"], at=service.base_url, report=lambda _: None)
    return home


@pytest.fixture(scope="module")
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return with_own_files(tmp_path_factory.mktemp("supplied") / "home")


@pytest.fixture(scope="module")
def raw(own_home: Project, store: Store) -> Iterator[Raw]:
    with Raw(own_home.root / "data", store.query) as opened:
        yield opened


# Statistics Finland, projection 2024 (14wx), Järviseutu: 1 124 + 671 persons aged 7–15 in 2024, 686 + 351 in 2040.
# 1 795 × 8 192.30 = 14 705 178.50 and 1 037 × 8 192.30 = 8 495 415.10; the difference is −6 209 763.40.
# Births from 2026 on: whoever is 14 or younger in 2040; 686 × 1.125 = 771.75 and 628 × 1.125 = 706.5, which is 707.
# Groups of grades 1–6 at 17.5 and 18: 686 ÷ 17.5 = 39.2 and 772 ÷ 18 = 42.9. Of those who leave in 2040 at 18 to 34
# 7 × 218 ÷ 2 125 = 0.7 are 18: 359 aged 16–18; 360 × 33.3 % ÷ 20 = 5.994, 359 × 87.5 % ÷ 20 = 15.706.
SAID = {
    "service-costs": {
        "fi": "Annetuilla hinnoilla eniten muuttuu Perusopetus (7–15 v.): 2024 (ennuste) 14_705_179 euroa, 2040 "
        "(ennuste) 8_495_415 euroa (−6_209_763 euroa, −42,2_%).",
        "sv": "Med de priser som getts förändras mest Perusopetus (7–15 år): 2024 (prognos) 14_705_179 euro, 2040 "
        "(prognos) 8_495_415 euro (−6_209_763 euro, −42,2_%).",
        "en": "At the prices supplied, what changes most is Perusopetus (7–15): 2024 (projection) 14,705,179 euro, "
        "2040 (projection) 8,495,415 euro (−6,209,763 euro, −42.2%).",
    },
    "scenario": {
        "fi": "Käyttäjän omassa skenaariossa more ero ennusteeseen on suurin ikäryhmässä 7–12 v., alakoulu: 772 "
        "henkeä vuonna 2040, ennusteessa 686 (+86 henkeä, +12,5_%).",
        "sv": "I användarens eget scenario more är skillnaden mot prognosen störst i åldersgruppen 7–12 år, årskurs "
        "1–6: 772 personer år 2040, i prognosen 686 (+86 personer, +12,5_%).",
        "en": "In the user's own scenario more the difference from the projection is largest in the age band 7–12, "
        "grades 1–6: 772 persons in 2040, in the projection 686 (+86 persons, +12.5%).",
    },
    "scenario-places": {
        "fi": "Käyttäjän omassa skenaariossa more ryhmien määrä eroaa eniten tässä: toinen aste (16–18 v.), 15,7 "
        "ryhmää vuonna 2040, ennusteella laskettuna 6,0 (+9,7).",
        "sv": "I användarens eget scenario more skiljer sig antalet grupper mest här: andra stadiet (16–18 år), 15,7 "
        "grupper år 2040, räknat på prognosen 6,0 (+9,7).",
        "en": "In the user's own scenario more the number of groups differs most here: upper secondary age (16–18), "
        "15.7 groups in 2040, calculated from the projection 6.0 (+9.7).",
    },
}
ALTERED = [
    ("service-costs", "14_705_179", "14_705_178"),  # a half goes up
    ("service-costs", "−6_209_763", "−6_209_764"),  # rounded once, not the difference of what was rounded
    ("service-costs", "(7–15", "(7–12"),
    ("service-costs", "−42", "+42"),
    ("scenario", "772", "771"),
    ("scenario", "+86", "−86"),
    ("scenario", "more", "none"),  # another scenario
    ("scenario-places", "15", "16"),
    ("scenario-places", "+9", "+10"),
    ("migration-in-projection", "2_825", "2_826"),
    ("migration-in-projection", "2040", "2035"),
]


def spoken(said: str, language: str) -> str:
    return said.replace("_", "," if language == "en" else NO_BREAK)


def jarviseutu(raw: Raw, language: str) -> Case:
    return Case(raw, raw.place("kopa-jarviseutu"), language, 2040, "more")


def shown(name: str, takeaway: str) -> list[tuple[str, dict[str, Any]]]:
    return [("exhibit", {"id": name, "takeaway": takeaway, "not_shown": ""})]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SAID)
def test_a_right_sentence_passes(raw: Raw, name: str, language: str) -> None:
    assert differences(jarviseutu(raw, language), shown(name, spoken(SAID[name][language], language))) == []


def test_the_calculation_is_read_from_the_round(raw: Raw) -> None:
    """Ages 0–5 of Järviseutu in 2040: 628 by the projection; 6 × (5 + 2 + 3 + 4) fewer but where nobody is left."""
    case = jarviseutu(raw, "en")
    without = without_migration(case)
    assert (without[100], within(case.then, 0, 5) - within(without, 0, 5)) == (0, 6 * (5 + 2 + 3 + 4))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "right", "wrong"), ALTERED)
def test_an_altered_sentence_is_refused(raw: Raw, name: str, right: str, wrong: str, language: str) -> None:
    case = jarviseutu(raw, language)
    said = SUPPLIED[name](case)
    altered = said.replace(spoken(right, language), spoken(wrong, language), 1)
    assert altered != said
    (refused,) = differences(case, shown(name, altered))
    assert refused.startswith(f"{name}\n  says ")


def test_what_was_not_supplied_must_not_be_shown_and_what_was_must_not_be_left_out(raw: Raw) -> None:
    without = Case(raw, raw.place("KU507"), "fi", 2035)
    assert differences(without, shown("scenario", "Jotain.")) == ["scenario: is shown, but nothing was supplied for it"]
    everything = [(kind, part) for name in TAKEAWAYS for kind, part in shown(name, "")]
    assert left_out(without, everything) == ["service-costs: is left out"]
    assert left_out(jarviseutu(raw, "fi"), everything[1:]) == [
        f"{name}: is left out" for name in ("population-history", *HERE)
    ]


def test_every_supplied_sentence_says_what_the_files_give(
    own_home: Project, raw: Raw, checkout: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    swap_in(build_candidate(own_home), own_home)
    monkeypatch.setenv("LAGESBILD_HOME", str(own_home.root))
    with Store.open(own_home) as built:
        jobs = [
            job_of(built, notebook="situation_brief", area=area, members="", language=language, horizon=horizon,
                   scenario=scenario)
            for area, language, horizon, scenario in BRIEFS
        ]  # fmt: skip
    outcomes = list(run_many(jobs, partial(run_brief, project=checkout), workers=2))
    assert [each.failure for each in outcomes if each.failure] == []
    made = {each.job: parts_of(each.result) for each in outcomes if each.result}
    found = [f"{job} {job.horizon}: {each}" for job, parts in made.items() for each in _differences(raw, job, parts)]
    assert not found, "\n".join(found)
    ids = [{part["id"] for kind, part in made[job] if kind == "exhibit"} - TAKEAWAYS.keys() for job in jobs]
    assert ids == [{*HERE}] * 4 + [{"service-costs", "migration-in-projection"}] * 2 + [{"service-costs"}]


def _differences(raw: Raw, job: Job, parts: list[tuple[str, Any]]) -> list[str]:
    case = Case(raw, raw.place(job.area), job.language, job.horizon, job.scenario)
    return [*differences(case, parts), *left_out(case, parts)]

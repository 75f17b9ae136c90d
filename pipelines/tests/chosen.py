"""Measures that tests choose: one good row of the register, and registers made of it."""

from pathlib import Path

from lagesbild.chosen import Measure
from lagesbild.chosen.writing import as_csv
from lagesbild.settings import Project

GOOD = Measure.of(
    {
        "measure_id": "jarviseutu-common-teachers",
        "group_code": "kopa-jarviseutu",
        "measure": "Yhteiset opettajat",
        "aim": "Valinnaisaineet säilyvät",
        "theme": "basic_education",
        "fact_key": "school-stages/7-12/today",
        "value_then": "1124",
        "year_then": "2024",
        "kind_then": "projected",
        "projected_then": "686",
        "projected_year": "2040",
        "responsible": "Sivistyslautakunta",
        "started": "2026-08",
        "own_figure": "Kursseja",
        "own_values": "2026-03=12; 2026-09-01=15.5",
        "state": "under_way",
        "obstacles": "law; staff",
        "is_public": "yes",
        "language": "fi",
        "reviewed": "2026-09-01",
    }
)
"""It rests on the children of grades 1–6 of Järviseutu: 1 124 in 2024, 686 in 2040 (Statistics Finland, 14wx)."""


def keep(home: Project, *measures: Measure) -> Path:
    """Write the register of a home."""
    home.measures.write_bytes(as_csv(measures))
    return home.measures

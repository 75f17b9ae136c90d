"""Spoiled files of own data, every kind on every file that can have it, and what is a clear refusal of one."""

import csv
import io
import random
import re
from collections.abc import Iterator
from typing import NamedTuple

from lagesbild.checks.own import own_contracts, own_problems
from lagesbild.chosen import contract_of, register_problems
from lagesbild.contracts import Contract
from lagesbild.settings import Project
from tests.chosen import GOOD
from tests.own_files import FILES
from tests.spoiled_files import CSV_SLIPS, XLSX_SLIPS, Slip, Table

SEED, ROUNDS = 20261129, 2
GROUPS = """group_code,name_fi,name_sv,name_en,programme,member_code,source
own-valley,Oma laakso,Egen dal,Own valley,Own,KU005,Decision of the councils
own-valley,Oma laakso,Egen dal,Own valley,Own,KU052,Decision of the councils
"""
PARAMETERS = """area_code,stage,parameter,parameter_value,source_fi,source_sv,source_en
own-valley,7-12,group_size,17.5,Lautakunta,Nämnden,Board
all,16-18,participation_pct,93,Lautakunta,Nämnden,Board
"""
PRICES = """area_code,service_fi,service_sv,service_en,age_from,age_to,price_eur,year,body,source
own-valley,Perusopetus,Grundskola,School,7,15,8192.30,2025,Made-up town,Made-up budget
all,Lukio,Gymnasium,Upper secondary,16,18,7000,2025,Made-up town,Made-up budget
"""
GOOD_FILES = {**FILES, "groups": GROUPS, "service_parameters": PARAMETERS, "unit_prices": PRICES}
REMEDY = re.compile(
    r"write|save |add \w+: |must be|keep one|take them away|type |quote |paste|complete |see the quotes|are the most"
    r"|with a point, without|all filled|Part the band|Give the unit|Nearest|give it another name"
)
WHOLE = {"is_no_workbook"}
"""Slips that leave no line to name."""


class Spoiled(NamedTuple):
    name: str
    slip: str
    suffix: str
    content: bytes


def contracts(home: Project) -> dict[str, Contract]:
    return own_contracts(home) | {"measures": contract_of(home)}


def tables() -> dict[str, Table]:
    rows = [list(GOOD), list(GOOD._replace(measure_id="another"))]
    read = {name: list(csv.reader(io.StringIO(text))) for name, text in GOOD_FILES.items()}
    return read | {"measures": [list(GOOD._fields), *rows]}


def spoiled(home: Project, seed: int = SEED, rounds: int = ROUNDS) -> Iterator[Spoiled]:
    """Every slip on every file that can have it, so many times each; the same files for the same seed."""
    chance = random.Random(seed)
    for name, contract in contracts(home).items():
        slips: list[tuple[Slip, str]] = [*((each, ".csv") for each in CSV_SLIPS), *((e, ".xlsx") for e in XLSX_SLIPS)]
        for slip, suffix in slips:
            for _ in range(rounds):
                content = slip([list(row) for row in tables()[name]], contract, chance)
                if content is not None:
                    yield Spoiled(name, slip.__name__, suffix, content)


def told(home: Project) -> list[str]:
    return own_problems(home) + [str(each) for each in register_problems(home)]


def is_clear(refusal: str, file: str, slip: str) -> bool:
    """One line with file, line, column and remedy."""
    where = slip in WHOLE or (re.search(r"line \d+", refusal) and re.search(r"field \S|column \S", refusal))
    return file in refusal and "\n" not in refusal and bool(where) and bool(REMEDY.search(refusal))

"""Writing a folder of made-up files: one per municipality and half-year, providers, and what they are."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import duckdb
import numpy as np

from lagesbild.adult.sample.columns import Drawn, table_of
from lagesbild.adult.sample.dirt import soil
from lagesbild.adult.sample.halves import played
from lagesbild.adult.sample.learners import Learners, drawn_learners
from lagesbild.adult.sample.numbers import person_numbers
from lagesbild.adult.sample.participations import Participations, drawn_participations
from lagesbild.adult.sample.providers import drawn_contracts, names, organisation_numbers
from lagesbild.adult.sample.results import drawn_results
from lagesbild.adult.sample.shape import HALVES, Places, municipalities
from lagesbild.errors import NameRefused
from lagesbild.files import write_atomic
from lagesbild.full_disk import written_by_duckdb
from lagesbild.language.texts import Texts
from lagesbild.settings import Language

MARK: Final = "exempel"
"""With what the name of every made-up file begins."""
READ_ME: Final = "LAS-MIG.txt"
READ_ME_TEXTS: Final = Path(__file__).with_name("read_me.yml")
FIRST_SWEDISH: Final[tuple[Language, ...]] = ("sv", "fi", "en")
LEARNERS: Final = 90_000
"""Learners of the county in a year: 368 000 of the country in 2024, by the county's 24.3 percent of 20–64-year-olds."""


@dataclass(frozen=True)
class Written:
    """How many files, rows and learners were written, and how many of the rows are spoiled on purpose."""

    files: int
    rows: int
    learners: int
    spoiled: int


def write_sample(
    folder: Path,
    *,
    learners: int = LEARNERS,
    seed: int = 1,
    is_dirty: bool = False,
    report: Callable[[str], None] = lambda _: None,
) -> Written:
    """Write a folder of files that are nobody's; the same ``seed`` gives the same bytes.

    Raises:
        NameRefused: there is a file of that name, or the folder is not empty.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NameRefused(folder.name, "there are files of that name; name a folder that is new or empty")
    drawn = draw(learners, seed)
    folder.mkdir(parents=True, exist_ok=True)
    write_atomic(folder / READ_ME, _read_me().encode())
    write_atomic(folder / "providers.csv", _providers().encode())
    rows = sum(_write_half(folder, drawn, half, report) for half in HALVES)
    spoiled = soil(folder, seed) if is_dirty else 0
    people = np.unique(drawn.rows.learner[_in_any(drawn.rows)])
    return Written(len(HALVES) * len(municipalities()), rows + spoiled, len(people), spoiled)


def draw(learners: int, seed: int) -> Drawn:
    """Draw everything, in an order that does not change.

    A temporary number holds for one provider, so that its learner stays with the usual one.
    """
    random = np.random.default_rng(seed)
    contracts = drawn_contracts(random)
    people = drawn_learners(random, contracts, a_year=learners)
    rows = drawn_participations(random, people, contracts)
    results = drawn_results(random, people, rows)
    numbers, kinds = person_numbers(random, len(people), _to_be_linked(people, rows))
    stays = replace(rows, provider=np.where(kinds[rows.learner] == 0, rows.provider, people.providers[rows.learner]))
    return Drawn(people, stays, results, numbers, kinds)


def _in_half(rows: Participations, half: str) -> Places:
    number = played().index(half)
    return np.flatnonzero((rows.begins <= number) & (rows.ends >= number))


def _in_any(rows: Participations) -> Places:
    return np.flatnonzero((rows.begins < len(played())) & (rows.ends >= played().index(HALVES[0])))


def _to_be_linked(people: Learners, rows: Participations) -> Places:
    """Women with a row that is written, those in most half-years first: their numbers can be linked."""
    last = np.zeros(len(people), np.int64)
    np.maximum.at(last, rows.learner, rows.ends)
    stay = np.minimum(last, len(played()) - 1) - np.maximum(people.enters, played().index(HALVES[0]))
    women = np.flatnonzero((people.is_woman == 1) & (last >= played().index(HALVES[0])))
    return women[np.argsort(-stay[women], kind="stable")]


def _write_half(folder: Path, drawn: Drawn, half: str, report: Callable[[str], None]) -> int:
    at = _in_half(drawn.rows, half)
    principals = drawn.learners.principals[drawn.rows.learner[at]]
    with duckdb.connect(":memory:", config={"threads": "1"}) as connection:
        for place, code in enumerate(municipalities()):
            table = table_of(drawn, half, at[principals == place])
            path = folder / f"{MARK}-{code}-{half}.csv"
            with written_by_duckdb(path):
                connection.from_arrow(table).write_csv(str(path))
    report(f"{half}: {len(at)} rows in {len(municipalities())} files")
    return len(at)


def _providers() -> str:
    lines = (f"{number},{name}" for number, name in zip(organisation_numbers(), names(), strict=True))
    return "\n".join(["provider_orgno,name", *lines, ""])


def _read_me() -> str:
    """What the files are, Swedish first."""
    texts = (Texts(language, READ_ME_TEXTS)("text") for language in FIRST_SWEDISH)
    return "\n\n".join(texts) + "\n"

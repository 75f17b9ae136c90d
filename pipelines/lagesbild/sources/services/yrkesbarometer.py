"""Yrkesbarometern of the Swedish Public Employment Service: one JSON file with all occupations and counties."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import pandas as pd

from lagesbild.sources.declared import Declared
from lagesbild.sources.jsonstat import decode
from lagesbild.sources.services.client import Client, Limits
from lagesbild.sources.services.parser import Answers, Parser, Question
from lagesbild.sources.services.plain import Json, strict, text

ROUND: Final = re.compile("(20[0-9]{2})-[12]")
COUNTY: Final = re.compile("[0-9]{2}")
WORDS: Final[Mapping[str, frozenset[str | None]]] = {
    "jobbmojligheter": frozenset({"små", "medelstora", "stora", None}),
    "rekryteringssituation": frozenset({"överskott", "balans", "paradox", "brist", None}),
    "prognos": frozenset({"öka", "vara oförändrad", "minska", None}),
    "hogsta_bedomningsniva": frozenset({"län", "nuts2", "nuts1", "nationellt", None}),
}
"""What an assessment may say; any other word is refused, as nobody knows what it means."""
COLUMNS: Final = ("round", "occupation", "field", "opportunities", "recruitment", "outlook", "level")


class YrkesbarometerClient(Client):
    """A table's path is the name of its file: ``yrkesbarometer.json``. The service describes nothing beside it."""

    # One file of some megabytes, twice a year: one call a second is more than is ever made.
    LIMITS = Limits(cells=1_000_000, calls=1, window=1.0)

    def description(self, table: Declared) -> bytes:
        """Return an empty description: the file says itself which round it is."""
        return b"{}"

    def address(self, table: Declared) -> str:
        """Return the address of the file."""
        return f"{self.base_url}/{table.path}"

    def question_address(self, table: Declared, question: Mapping[str, Any]) -> str:
        """Return the same: the whole file is one answer."""
        return self.address(table)


class YrkesbarometerParser(Parser):
    """Reads the assessments of occupations in counties (``00`` is the whole country)."""

    def questions(self, table: Declared, description: bytes, *, cells: int, today: date) -> list[Question]:
        """Return the one call for the whole file."""
        return [{"file": table.path}]

    def check(self, table: Declared, question: Question, answer: bytes) -> None:
        """Refuse a file that does not hold sound assessments of one round."""
        _assessments(table, answer)

    def rows(self, table: Declared, description: bytes, answers: Answers) -> pd.DataFrame:
        """Return one row per county and occupation: year and round, names in Swedish, the assessment in its words.

        A word is missing where the service assesses nothing.

        Raises:
            SourceUnavailable: the answer is not whole.
            SourceChanged: it is empty, of several rounds, has an occupation twice in a county, or an unknown word.
        """
        found = [row for _, answer in answers for row in _assessments(table, answer)]
        columns = [*(table.keys[role] for role in ("area", "occupation", "time")), *COLUMNS]
        return pd.DataFrame(found, columns=columns).astype({table.keys["time"]: "int64"})

    def names(self, description: bytes) -> dict[str, str]:
        """None: the description has no words."""
        return {}


def _assessments(table: Declared, answer: bytes) -> list[tuple[Any, ...]]:
    with strict(table, "an answer"):
        entries = decode(answer)
        if not isinstance(entries, list) or not entries:
            raise ValueError("it is no list of assessments, or an empty one")
        found = [_row(entry) for entry in entries]
        if len(rounds := sorted({row[3] for row in found})) > 1:
            raise ValueError(f"it has several rounds: {', '.join(rounds)}")
        if twice := sorted(key for key, times in Counter(row[:2] for row in found).items() if times > 1)[:1]:
            raise ValueError(f"{twice[0][1]} is there twice in county {twice[0][0]}")
    return found


def _row(entry: Json) -> tuple[Any, ...]:
    of_round, county = text(entry["omgang"]), text(entry["lan"])
    matched = ROUND.fullmatch(of_round)
    if matched is None or not COUNTY.fullmatch(county):
        raise ValueError(f"round {of_round!r}, county {county!r}")
    names = (text(entry["yb_yrke"]), text(entry["yrkesomrade"]))
    said = (_word(entry, name) for name in WORDS)
    return (county, text(entry["yb_concept_id"]), int(matched[1]), of_round, *names, *said)


def _word(entry: Json, name: str) -> str | None:
    given = entry[name]
    if (given is not None and not isinstance(given, str)) or given not in WORDS[name]:
        raise ValueError(f"{name} is {given!r}")
    return given

"""Numbers that pass their checksum and are nobody's.

- Organisation numbers begin ``550000`` or ``2100 00``: the third digit of a real one is 2 or more, and as a personal
  number they would be of month 00 (lag 1974:174 om identitetsbeteckning för juridiska personer).
- Personal numbers have the birth number 000; real ones have 001 to 999 (Statistics Sweden, MIS 2016:1). There is one
  for each day of birth, and as its last digit is even it is a woman's.
- All others have temporary numbers, a day of birth and ``EX`` with two digits: schools give such ones out, with letters
  in place of the last four digits, and none with these. Rows that are bad on purpose have ``EY``.
"""

from datetime import date
from typing import Final

import numpy as np
from stdnum import luhn

from lagesbild.adult.sample.halves import EPOCH
from lagesbild.adult.sample.shape import Places

KINDS: Final = ("personnummer", "temporary")
OLDEST, YOUNGEST = (date(1940, 1, 1) - EPOCH).days, (date(2006, 6, 30) - EPOCH).days
"""Days of birth, in days since 1970: learners are 18 to 85 years old."""
A_DAY: Final = 100
"""Temporary numbers of one day of birth: EX00 to EX99."""


def with_check_digit(digits: str) -> str:
    """Nine digits and the tenth that makes Luhn's sum whole."""
    return digits + luhn.calc_check_digit(digits)


def person_numbers(random: np.random.Generator, learners: int, preferred: Places) -> tuple[list[str], Places]:
    """A number for each learner, and the place of its kind in ``KINDS``.

    The ``preferred`` learners get personal numbers as far as there are days, in their order; all others temporary ones.
    """
    days = random.permutation(np.arange(OLDEST, YOUNGEST + 1))
    kinds = np.ones(learners, np.int64)
    kinds[preferred[: len(days)]] = 0
    born = np.empty(learners, np.int64)
    born[kinds == 0] = days[: (kinds == 0).sum()]
    serial = np.arange((kinds == 1).sum())
    born[kinds == 1] = days[(serial // A_DAY) % len(days)]
    return _written(born, kinds, serial % A_DAY), kinds


def _written(born: Places, kinds: Places, serial: Places) -> list[str]:
    texts = [day.replace("-", "") for day in np.datetime_as_string(born.astype("datetime64[D]")).tolist()]
    counting = iter(serial.tolist())
    return [
        f"{text[:2]}{with_check_digit(f'{text[2:]}000')}" if kind == 0 else f"{text}EX{next(counting):02}"
        for text, kind in zip(texts, kinds.tolist(), strict=True)
    ]

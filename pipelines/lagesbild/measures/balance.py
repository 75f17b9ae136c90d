"""The balance of labour by occupation – shortage, mismatch, oversupply – as a rule over counts of the register."""

from typing import Final, Literal, get_args

import numpy as np
import pandas as pd

Balance = Literal["shortage", "mismatch", "oversupply", "balanced"]
Verdict = Balance | Literal["changing", "undetermined"]
BALANCE_CLASSES: Final[tuple[Balance, ...]] = get_args(Balance)
CHANGING: Final = "changing"
UNDETERMINED: Final = "undetermined"
SHORTAGE_PER_HUNDRED: Final = 100.0
"""From so many vacancies per hundred unemployed jobseekers on there are as many of the one as of the other."""
ENOUGH_COUNTED: Final = 20
"""Of fewer unemployed jobseekers and vacancies together, a few more or less would change the class."""
ENOUGH_MONTHS: Final = 9
"""In so many months the rule must give the same class for an occupation to be put into it."""


def monthly_balance(months: pd.DataFrame) -> "pd.Series[str]":
    """The class of each occupation and month, by vacancies per hundred unemployed and the country's in the same month.

    * ``shortage``: at least as many vacancies as unemployed jobseekers (100);
    * ``mismatch``: fewer, yet at least as many per hundred as in all occupations of the whole country – there is much
      demand, and still more unemployed jobseekers than vacancies;
    * ``oversupply``: less than half of the whole country's number;
    * ``balanced``: between that half and the whole country's number;
    * ``undetermined``: hidden numbers leave more than one of these possible, or there are fewer than 20 unemployed
      jobseekers and vacancies together, so that a few people more or less would change the class.

    The words are those of the Finnish labour administration (tyomarkkinatori.fi, availability of labour and labour
    market matching: mismatch is high demand with still high unemployment). That report uses rates, for which the
    employed by occupation are needed; this rule keeps to the two numbers of the register and is not the occupational
    barometer, which is made of experts' assessments.
    """
    low, high = months["tightness_low"].fillna(np.inf), months["tightness_high"].fillna(np.inf)
    usual = 100 * months["country_vacancies_count"] / months["country_unemployed_persons"]
    rules = {
        UNDETERMINED: counted_together(months) < ENOUGH_COUNTED,
        "shortage": low >= SHORTAGE_PER_HUNDRED,
        "mismatch": (low >= usual) & (high < SHORTAGE_PER_HUNDRED),
        "oversupply": high < usual / 2,
        "balanced": (low >= usual / 2) & (high < usual),
    }
    return pd.Series(np.select(list(rules.values()), list(rules), UNDETERMINED), index=months.index)


def counted_together(months: pd.DataFrame) -> "pd.Series[int]":
    """Unemployed jobseekers and vacancies together, at the least."""
    return months["unemployed_at_least_persons"] + months["vacancies_at_least_count"]


def months_by_balance(months: pd.DataFrame) -> pd.DataFrame:
    """One row per occupation: ``<class>_months`` in which ``monthly_balance`` gave each class, or none could be."""
    found = pd.crosstab(months["occupation_code"], monthly_balance(months))
    return found.reindex(columns=[*BALANCE_CLASSES, UNDETERMINED], fill_value=0).add_suffix("_months")


def lasting_balance(counts: pd.DataFrame) -> "pd.Series[str]":
    """The class of at least ``ENOUGH_MONTHS`` of an occupation's months, from the rows of ``months_by_balance``.

    ``changing`` where so many months have a class but not the same one, ``undetermined`` where fewer have any.
    """
    determined = counts[[f"{balance}_months" for balance in BALANCE_CLASSES]].set_axis(BALANCE_CLASSES, axis="columns")
    most = determined.idxmax(axis="columns")
    lasting = most.where(determined.max(axis="columns") >= ENOUGH_MONTHS, CHANGING)
    return lasting.where(determined.sum(axis="columns") >= ENOUGH_MONTHS, UNDETERMINED)

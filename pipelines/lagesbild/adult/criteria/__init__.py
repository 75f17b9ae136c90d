"""Quality criteria: who follows what by which formula, where they differ, what is asked, and what the record has."""

from lagesbild.adult.criteria.asked import HAD, AskedField, Share, asked_file, read_asked, shares
from lagesbild.adult.criteria.burden import Burden, Duty, burden_of
from lagesbild.adult.criteria.conflicts import Conflict, conflicts
from lagesbild.adult.criteria.criterion import Criterion, Formula
from lagesbild.adult.criteria.formulas import indicator_of, is_computable
from lagesbild.adult.criteria.register import criteria_files, criteria_problems, read_criteria, registered

__all__ = [
    "HAD",
    "AskedField",
    "Burden",
    "Conflict",
    "Criterion",
    "Duty",
    "Formula",
    "Share",
    "asked_file",
    "burden_of",
    "conflicts",
    "criteria_files",
    "criteria_problems",
    "indicator_of",
    "is_computable",
    "read_asked",
    "read_criteria",
    "registered",
    "shares",
]

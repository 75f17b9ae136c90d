"""Language: strings, numbers, tables and sentences in three languages. Blind to the store's questions."""

from lagesbild.language.area_context import AreaContext
from lagesbild.language.area_forms import Forms, forms_of
from lagesbild.language.axis import around_hundred, axis
from lagesbild.language.context import (
    ABOUT_THE_SAME_PCT,
    NOTHING,
    Context,
    Direction,
    Gap,
    Series,
    direction,
    gaps,
)
from lagesbild.language.magnitude import Magnitude, Magnitudes
from lagesbild.language.municipal_context import MunicipalContext
from lagesbild.language.numbers import CompositeCell, FormattedMonth, FormattedNumber, Numbers, rounded
from lagesbild.language.order import alphabetical
from lagesbild.language.presented import Presented, Standing
from lagesbild.language.sentence import Finding, Sentence, findings_of, join
from lagesbild.language.table import Column, Row, Table, columns, table
from lagesbild.language.texts import Texts
from lagesbild.language.worked import Label, Setting, SetValue, Worked, WorkedRow, exact

__all__ = [
    "ABOUT_THE_SAME_PCT",
    "NOTHING",
    "AreaContext",
    "Column",
    "CompositeCell",
    "Context",
    "Direction",
    "Finding",
    "FormattedMonth",
    "FormattedNumber",
    "Forms",
    "Gap",
    "Label",
    "Magnitude",
    "Magnitudes",
    "MunicipalContext",
    "Numbers",
    "Presented",
    "Row",
    "Sentence",
    "Series",
    "SetValue",
    "Setting",
    "Standing",
    "Table",
    "Texts",
    "Worked",
    "WorkedRow",
    "alphabetical",
    "around_hundred",
    "axis",
    "columns",
    "direction",
    "exact",
    "findings_of",
    "forms_of",
    "gaps",
    "join",
    "rounded",
    "table",
]

"""The rows of an answer as plain Python values."""

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import pandas as pd

Record = Mapping[Hashable, Any]


def records(frame: pd.DataFrame) -> list[Record]:
    """Return the rows as column → value, in their order; missing is ``None`` whatever the column's type."""
    whole = frame.astype(object)
    return list(whole.where(whole.notna(), None).to_dict("records"))


def where(rows: Iterable[Record], **wanted: object) -> list[Record]:
    """Return the rows that have these values, in their order."""
    return [row for row in rows if all(row[column] == value for column, value in wanted.items())]

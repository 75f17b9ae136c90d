"""The share of residents aged 0–6 of each area, side by side."""

from tests.derivations.found import Found
from tests.derivations.side_by_side import Side, share_rows, share_takeaway

AGES = (0, 6)


def derive(side: Side) -> list[Found]:
    return share_takeaway(side, AGES)


def table(side: Side) -> list[list[object]]:
    return share_rows(side, AGES)

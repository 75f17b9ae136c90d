"""Which takeaways open a brief: core messages by size × certainty × relevance, and one answer to each main question."""

from collections.abc import Mapping, Sequence
from typing import Final

from lagesbild.exhibits.exhibit import Exhibit

RELEVANCE: Final[Mapping[str, float]] = {
    "population-history": 0.8,
    "service-age-bands": 1.0,
    "components-of-change": 0.6,
    "school-stages": 1.0,
    "dependency-ratio": 0.6,
    "jobseekers": 0.8,
    "shift-share": 0.8,
    "workforce-renewal": 1.0,
}
"""How much a finding matters to planning education, set by hand and stated among the methods; others are never core."""
ANSWERS: Final = (
    ("members", "service-age-bands"),
    ("school-stages",),
    ("births-and-migration", "components-of-change"),
    ("job-openings", "occupation-balance", "occupations"),
    ("workforce-renewal",),
    ("projection-certainty",),
)
"""The questions that a group meets with; of the exhibits that answer one, the first that is shown."""
OPEN: Final = 0.5
"""Certainty where the direction is open; it is 1 where it is likely, observed, or of children already born."""
CERTAINTY: Final = "projection-certainty"
OF_BANDS: Final = "service-age-bands"


def most_important(exhibits: Sequence[Exhibit]) -> list[Exhibit]:
    """From each section, in their order, the exhibit that weighs most; of those that weigh the same the first."""
    sections = dict.fromkeys(exhibit.section for exhibit in exhibits)
    shown = [exhibit for exhibit in exhibits if not exhibit.said.reason]
    return [max((each for each in shown if each.section == section), key=lambda each: weight(each, exhibits))
            for section in sections]  # fmt: skip


def answered(exhibits: Sequence[Exhibit]) -> list[Exhibit]:
    """For each of ``ANSWERS`` the exhibit that answers it; none where no such exhibit is shown."""
    shown = {exhibit.name: exhibit for exhibit in exhibits if not exhibit.said.reason}
    found = (next((shown[name] for name in names if name in shown), None) for names in ANSWERS)
    return [exhibit for exhibit in found if exhibit]


def weight(exhibit: Exhibit, exhibits: Sequence[Exhibit]) -> float:
    """Size, at most 1, × certainty × relevance."""
    certainty = OPEN if exhibit.name == OF_BANDS and _is_open(exhibit, exhibits) else 1.0
    return min(exhibit.said.weight, 1.0) * certainty * RELEVANCE.get(exhibit.name, 0.0)


def _is_open(exhibit: Exhibit, exhibits: Sequence[Exhibit]) -> bool:
    """Whether the direction of the band that changes most, in percent, is open."""
    bands = exhibit.frame
    largest = str(bands["band"].iloc[int(bands["change_pct"].abs().fillna(0).argmax())])
    certain = [each.frame for each in exhibits if each.name == CERTAINTY and not each.said.reason]
    found = [frame[frame["band"] == largest] for frame in certain]
    return any(bool((~row["is_likely"].astype(bool)).any()) for row in found)

"""The numbers that a headline over a chart of years names, written at their points."""

from collections.abc import Iterable, Mapping

from lagesbild.figures import LinePoint


def with_told(points: Iterable[LinePoint], numbers: Mapping[tuple[str, int], str]) -> list[LinePoint]:
    """The points; one whose series and year the headline names has its year and number, as it is written, to be read.

    What is calculated beside a projection has no such mark: the headline speaks of the projection.
    """
    named = {key: f"{key[1]}: {number}" for key, number in numbers.items()}
    marked: list[LinePoint] = []
    for point in points:
        told = named.pop((point.series, point.year), "") if point.value is not None else ""
        marked.append(point._replace(told=told))
    return marked

"""What kind of area it is: how many live there, and whether children become fewer – for finding one's like."""

from typing import Final, Literal, NamedTuple, get_args

from lagesbild.measures.thresholds import LARGE_PERSONS, LEAST_PCT, SMALL_PERSONS

Size = Literal["small", "medium", "large"]
Outlook = Literal["fewer", "same", "more", "open"]
SIZES: Final[tuple[Size, ...]] = get_args(Size)
OUTLOOKS: Final[tuple[Outlook, ...]] = get_args(Outlook)


class Profile(NamedTuple):
    """The size by residents today, and which way the children of grades 1–6 go until the horizon.

    ``open`` is where the projection's record does not say the direction, or where there is no projection.
    """

    size: Size
    children: Outlook

    @property
    def rank(self) -> tuple[int, int]:
        """Its place in lists: small areas first, of each size those that lose children."""
        return SIZES.index(self.size), OUTLOOKS.index(self.children)


def profile_of(residents: float, children_pct: float | None, *, is_open: bool) -> Profile:
    """The profile of an area: its residents, and the projected change of its children in percent (missing: unknown)."""
    return Profile(_size(residents), _outlook(children_pct, is_open=is_open))


def _size(residents: float) -> Size:
    if residents < SMALL_PERSONS:
        return "small"
    return "large" if residents >= LARGE_PERSONS else "medium"


def _outlook(children_pct: float | None, *, is_open: bool) -> Outlook:
    if children_pct is None or is_open:
        return "open"
    if abs(children_pct) < LEAST_PCT:
        return "same"
    return "more" if children_pct > 0 else "fewer"

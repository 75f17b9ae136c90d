"""When each school stage meets the change, derived by moving the children already born up the single ages."""

from dataclasses import dataclass
from fractions import Fraction

from tests.derivations.case import BANDS, STAGES, Case, pct, within
from tests.derivations.found import Found, Value, found, tenth

SECTION, RELEVANCE = "service_need", 10
RANK = 2
LEAST_PCT = 10
LASTING_YEARS = 3
UPPER_SECONDARY = "16-18"


@dataclass(frozen=True)
class Turn:
    """A school stage when the children already born have moved up: last year, change, first year that stays away.

    ``peak`` is the year farthest away before that, with its change, where that is ten percent or more.
    """

    stage: str
    last: int
    change: int
    pct: Fraction
    year: int | None
    peak: tuple[int, Fraction] | None


def derive(case: Case) -> list[Found]:
    moved = [turn for turn in turns(case) if turn.year or turn.peak]
    if not moved:
        return [found("school_stages.none", least=LEAST_PCT, base=case.base)]
    listed = [_turned(turn) for turn in moved]
    return [found("school_stages.takeaway", least=LEAST_PCT, base=case.base, list=listed)]


def core(case: Case) -> list[Found]:
    turned = [turn for turn in turns(case) if turn.year]
    if not turned:
        return derive(case)
    year = min(turn.year for turn in turned if turn.year)
    first = [found("school_stages.first", stage=_stage(each), year=year) for each in turned if each.year == year]
    most = max(turned, key=lambda turn: abs(turn.pct))
    farthest = found("school_stages.most", stage=_stage(most), change=most.change, pct=tenth(most.pct), year=most.last)
    return [found("school_stages.core", first=first, most=farthest, base=case.base)]


def discuss(case: Case) -> list[Found]:
    year = next(turn.year for turn in turns(case) if turn.stage == UPPER_SECONDARY)
    if not year:
        return []
    ages = UPPER_SECONDARY.replace("-", "–")
    return [found("school_stages.discuss", ages=ages, year=year, base=case.base, least=LEAST_PCT)]


def weight(case: Case) -> Fraction:
    return max((abs(turn.pct) / 100 for turn in turns(case) if turn.year), default=Fraction(0))


def turns(case: Case) -> list[Turn]:
    return [_turn(case, stage) for stage in STAGES]


def _turn(case: Case, stage: str) -> Turn:
    youngest, oldest = BANDS[stage]
    now = within(case.now, youngest, oldest)
    last = case.base + youngest
    moved = {case.base + n: within(case.now, youngest - n, oldest - n) for n in range(1, last - case.base + 1)}
    year = None
    for each in sorted(moved, reverse=True):
        if abs(pct(now, moved[each])) < LEAST_PCT or (moved[each] > now) != (moved[last] > now):
            break
        year = each
    year = year if year and last - year >= LASTING_YEARS - 1 else None
    before = {each: pct(now, moved[each]) for each in moved if year is None or each < year}
    far = [(each, away) for each, away in before.items() if abs(away) >= LEAST_PCT]
    peak = max(far, key=lambda each: abs(each[1]), default=None)
    return Turn(stage, last, moved[last] - now, pct(now, moved[last]), year, peak)


def _stage(turn: Turn) -> Found:
    return found(f"shared.stage_{turn.stage}")


def _turned(turn: Turn) -> Found:
    end: dict[str, Value] = {"pct": tenth(turn.pct), "last": turn.last}
    if not turn.peak:
        return found("school_stages.item", stage=_stage(turn), year=turn.year or 0, **end)
    peak: dict[str, Value] = {"peak": tenth(turn.peak[1]), "peak_year": turn.peak[0]}
    if turn.year:
        return found("school_stages.item_after", stage=_stage(turn), year=turn.year, **peak, **end)
    if turn.peak[0] == turn.last:
        return found("school_stages.item_end", stage=_stage(turn), **peak)
    return found("school_stages.item_only", stage=_stage(turn), **peak, **end)

"""Which school stages the projection lets grow or shrink, derived from the single ages today and at the horizon."""

from dataclasses import dataclass
from fractions import Fraction

from tests.derivations.case import STAGES, Case, direction, pct
from tests.derivations.found import Found, Value, found, tenth
from tests.derivations.projection_certainty import is_open
from tests.derivations.standing import Standing

SECTION, RELEVANCE = "service_need", 10
RANK = 2
LEAST_PCT = 10
FEW_PERSONS = 20
UPPER_SECONDARY = "16-18"


@dataclass(frozen=True)
class Stage:
    """A school stage today and at the horizon; where fewer than twenty are in it today no percentage is said."""

    name: str
    now: int
    then: int
    is_open: bool

    @property
    def is_few(self) -> bool:
        return self.now < FEW_PERSONS

    @property
    def pct(self) -> Fraction:
        return pct(self.now, self.then)

    @property
    def way(self) -> str:
        return direction(self.pct if self.now else Fraction(100 * (self.then - self.now)))


def derive(case: Case) -> list[Found]:
    stages = _stages(case)
    sizable = [each for each in stages if not each.is_few]
    if not sizable:
        now, then = sum(each.now for each in stages), sum(each.then for each in stages)
        return [found("school_stages.few", now=now, then=then)]
    likely, undecided = [each for each in sizable if not each.is_open], sum(each.is_open for each in stages)
    grow, shrink = _farthest(likely, "up"), _farthest(likely, "down")
    if grow and shrink:
        return [_both(stages, grow, shrink, case.horizon)]
    if not (most := grow or shrink):
        return [found(f"school_stages.{'open' if undecided else 'none'}", year=case.horizon)]
    if undecided:
        return [found(f"school_stages.partly_{most.way}", stage=_at(most), pct=tenth(most.pct), n=undecided)]
    scope = "all" if all(each.way == most.way for each in stages) else "most"
    return [found(f"school_stages.{scope}_{most.way}", year=case.horizon, stage=_at(most), pct=tenth(most.pct))]


def discuss(case: Case) -> list[Found]:
    stage = next(each for each in _stages(case) if each.name == UPPER_SECONDARY)
    if stage.is_open or stage.is_few or abs(stage.pct) < LEAST_PCT:
        return []
    ages = UPPER_SECONDARY.replace("-", "–")
    return [found("school_stages.discuss", ages=ages, pct=tenth(stage.pct), year=case.horizon)]


def weight(case: Case) -> Fraction:
    most = _largest(case)
    return abs(most.pct) / 100 if most else Fraction(0)


def standing(case: Case) -> Standing | None:
    most = _largest(case)
    return Standing(most.name, f"change_{most.name}", most.pct) if most else None


def _largest(case: Case) -> Stage | None:
    told = (each for each in _stages(case) if not each.is_few and not each.is_open)
    return max(told, key=lambda each: abs(each.pct), default=None)


def _stages(case: Case) -> list[Stage]:
    return [Stage(name, *case.changes[name], is_open(case, name)) for name in STAGES]


def _farthest(stages: list[Stage], way: str) -> Stage | None:
    return max((each for each in stages if each.way == way), key=lambda each: abs(each.pct), default=None)


def _both(stages: list[Stage], grow: Stage, shrink: Stage, year: int) -> Found:
    """One against all others is said as the only one, with the size of the others' largest change."""
    growing, shrinking = ([each for each in stages if each.way == way and not each.is_open] for way in ("up", "down"))
    named: dict[str, Value] = {"year": year, "up": _at(grow), "down": _at(shrink)}
    if len(growing) + len(shrinking) == len(stages) and len(growing) == 1:
        return found("school_stages.only_one_grows", **named, pct=tenth(abs(shrink.pct)))
    if len(growing) + len(shrinking) == len(stages) and len(shrinking) == 1:
        return found("school_stages.only_one_shrinks", **named, pct=tenth(grow.pct))
    if grow.then - grow.now >= shrink.now - shrink.then:
        return found("school_stages.grows_and_shrinks", **named, pct=tenth(grow.pct))
    return found("school_stages.shrinks_and_grows", **named, pct=tenth(abs(shrink.pct)))


def _at(stage: Stage) -> Found:
    return found(f"places.at_{stage.name}")

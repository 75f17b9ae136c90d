"""Population and service need, derived a second time: for each exhibit the sentence that its figures give.

Nothing of the product's questions or words is used. ``Derivation.takeaways`` maps an exhibit's id to what its takeaway
must say; the labour exhibits are in ``labour.py``, core messages and questions for discussion in ``chosen.py``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from math import ceil, floor
from pathlib import Path
from typing import Any

import yaml
from tests.second_path.raw import Ages, Place, Raw

from tests.second_path.said import Say

PHRASES: Mapping[str, Mapping[str, str]] = yaml.safe_load(
    (Path(__file__).parent / "phrases.yml").read_text(encoding="utf-8")
)
FIRST, LAST = 2000, 2025
OLDEST = 200
MOST_MEMBERS = 40
BANDS = {
    "0-5": (0, 5), "6": (6, 6), "7-12": (7, 12), "13-15": (13, 15), "16-18": (16, 18), "15-64": (15, 64),
    "65+": (65, OLDEST), "75+": (75, OLDEST), "85+": (85, OLDEST),
}  # fmt: skip
SERVICE = ("0-5", "6", "7-12", "13-15", "16-18")
STAGES = ("6", "7-12", "13-15", "16-18")
SIZES = (0, 100_000, 250_000, 3_000_000, 10**12)


@dataclass(frozen=True)
class Case:
    """One brief: its raw figures, area, language, horizon and scenario; and how its sentences are put together."""

    raw: Raw
    place: Place
    language: str
    horizon: int
    scenario: str = ""
    say: Say = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "say", Say(self.language))

    def phrase(self, key: str, **values: Any) -> str:
        return PHRASES[key][self.language].format(**values)

    @property
    def base(self) -> int:
        return self.place.today[0]

    @property
    def base_said(self) -> str:
        return str(self.base) if self.place.today[1] else self.projected(self.base)

    def projected(self, year: int) -> str:
        return self.phrase("projection", year=year)

    @cached_property
    def now(self) -> Ages:
        return self.raw.ages(self.place, self.base, observed=self.place.today[1])

    @cached_property
    def then(self) -> Ages:
        return self.raw.ages(self.place, self.horizon, observed=False)

    @cached_property
    def changes(self) -> Mapping[str, tuple[int, int]]:
        """Band → persons today and at the horizon."""
        return {band: (within(self.now, *ages), within(self.then, *ages)) for band, ages in BANDS.items()}


def within(ages: Ages, youngest: int, oldest: int) -> int:
    """Persons from one age to another, both included."""
    return sum(persons for age, persons in ages.items() if youngest <= age <= oldest)


def pct(now: int, then: int) -> Fraction:
    """Change in percent."""
    return Fraction(100 * (then - now), now)


def direction(change: Fraction) -> str:
    """Less than one percent either way is about the same."""
    return "same" if abs(change) < 1 else "up" if change > 0 else "down"


def population_history(case: Case) -> str:
    first, last = case.raw.total(case.place, FIRST), case.raw.total(case.place, LAST)
    then, say = within(case.then, 0, OLDEST), case.say
    past, future = pct(first, last), pct(last, then)
    return " ".join([
        case.phrase(f"past_{direction(past)}", size=say.number(abs(last - first)), signed=say.signed(last - first),
                    pct=say.signed_percent(past), first=FIRST, last=LAST, now=say.number(last)),
        case.phrase(f"future_{direction(future)}", size=say.number(abs(then - last)), signed=say.signed(then - last),
                    pct=say.signed_percent(future), then=say.number(then), horizon=case.horizon),
    ])  # fmt: skip


def age_profile(case: Case) -> str:
    groups = {
        f"{low}–{low + 4}" if low < 95 else "95+": (low, low + 4 if low < 95 else OLDEST) for low in range(0, 100, 5)
    }
    now = {group: within(case.now, *ages) for group, ages in groups.items()}
    then = {group: within(case.then, *ages) for group, ages in groups.items()}
    largest, later = max(now, key=now.__getitem__), max(then, key=then.__getitem__)
    most, say = max(groups, key=lambda group: abs(then[group] - now[group])), case.say
    return case.phrase(
        "profile", base=case.base_said, now=case.phrase("age", age=largest), now_persons=say.number(now[largest]),
        horizon=case.horizon, then=case.phrase("age", age=later), then_persons=say.number(then[later]),
        most=case.phrase("age", age=most), change=say.signed(then[most] - now[most]),
        pct=say.signed_percent(pct(now[most], then[most])),
    )  # fmt: skip


def service_age_bands(case: Case) -> str:
    change = {band: pct(*persons) for band, persons in case.changes.items()}
    least, most = min(change, key=change.__getitem__), max(change, key=change.__getitem__)
    falls, rises = direction(change[least]) == "down", direction(change[most]) == "up"
    said = [("bands_fall", least)] if falls else []
    said += [("bands_rise" if falls else "bands_only_rise", most)] if rises else []
    return " ".join(
        case.phrase(
            key, band=case.phrase(f"band_{band}"), pct=case.say.signed_percent(change[band]),
            size=case.say.signed(case.changes[band][1] - case.changes[band][0]), base=case.base_said,
            horizon=case.horizon,
        )
        for key, band in said
    )  # fmt: skip


def certainty(case: Case) -> Mapping[str, tuple[Fraction, Fraction]]:
    """Band → lowest and highest change in percent: four fifths of the record's deviations were at most so large."""
    record = case.raw.launches(*_size(case), case.horizon - 2023)
    found = {}
    for band, (now, then) in case.changes.items():
        half = then * _four_fifths([abs(each) for inside in record[band].values() for each in inside]) / 100
        found[band] = pct(now, floor(max(Fraction(0), then - half))), pct(now, ceil(then + half))
    return found


def _size(case: Case) -> tuple[int, int]:
    """From how many inhabitants to below how many the areas of the record have."""
    persons = within(case.now, 0, OLDEST)
    return next((least, below) for least, below in pairwise(SIZES) if least <= persons < below)


def _four_fifths(values: list[Fraction]) -> Fraction:
    """The 80 % quantile, interpolated between neighbours."""
    ordered = sorted(values)
    place = Fraction(4 * (len(ordered) - 1), 5)
    low = floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


def is_open(case: Case, band: str) -> bool:
    """Whether the interval of a band holds zero or touches it, or the band has too few persons to tell."""
    low, high = certainty(case)[band]
    return low <= 0 <= high or min(case.changes[band]) < 100


def projection_certainty(case: Case) -> str:
    found, told, say = certainty(case), "7-12", case.say
    ways = {way: [band.replace("-", "–") for band in found if is_open(case, band) == way] for way in (True, False)}
    likely, undecided = (", ".join(ways[way]) or case.phrase("certainty_none") for way in (False, True))
    low, high = found[told]
    said = case.phrase(
        "certainty", horizon=case.horizon, likely=likely, open=undecided, band=told.replace("-", "–"),
        pct=say.signed_percent(pct(*case.changes[told])), low=say.signed(low, 1), high=say.signed_percent(high),
    )  # fmt: skip
    inside, tried = trial(case)
    if tried:
        share = say.number(Fraction(100 * inside, tried)) + say.percent_sign
        said += " " + case.phrase("certainty_trial", coverage=80, pct=share)
    if within(case.now, 0, OLDEST) < case.raw.smallest(*_size(case), case.horizon - 2023):
        said += " " + case.phrase("certainty_smaller")
    return said


def trial(case: Case) -> tuple[int, int]:
    """How many outcomes lay inside intervals made of what was known at their launch, and how many there are."""
    years, inside, tried = case.horizon - 2023, 0, 0
    record = case.raw.launches(*_size(case), years)
    for launches in (record[band] for band in BANDS):
        for launch, outcomes in launches.items():
            known = [each for each in launches if each + years <= launch]
            if len(known) >= 5:
                half = _four_fifths([abs(each) for year in known for each in launches[year]])
                inside += sum(abs(each) <= half for each in outcomes)
                tried += len(outcomes)
    return inside, tried


def components_of_change(case: Case) -> str:
    flows, say = case.raw.flows(case.place, LAST), case.say
    natural = flows["births"] - flows["deaths"]
    migration = flows["intermunicipal_net"] + flows["net_immigration"]
    larger = (
        "neither" if abs(natural) == abs(migration) else "natural" if abs(natural) > abs(migration) else "migration"
    )
    first = case.phrase(
        "components", year=LAST, natural=say.signed(natural), births=say.number(flows["births"]),
        deaths=say.number(flows["deaths"]), migration=say.signed(migration),
        moves=say.signed(flows["intermunicipal_net"]), immigration=say.signed(flows["net_immigration"]),
    )  # fmt: skip
    return f"{first} {case.phrase(f'larger_{larger}')}"


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


def turns(case: Case) -> list[Turn]:
    return [_turn(case, stage) for stage in STAGES]


def _turn(case: Case, stage: str) -> Turn:
    youngest, oldest = BANDS[stage]
    now = within(case.now, youngest, oldest)
    last = case.base + youngest
    moved = {case.base + n: within(case.now, youngest - n, oldest - n) for n in range(1, last - case.base + 1)}
    year = None
    for each in sorted(moved, reverse=True):
        if abs(pct(now, moved[each])) < 10 or (moved[each] > now) != (moved[last] > now):
            break
        year = each
    end = pct(now, moved[last])
    year = year if year and last - year >= 2 else None
    before = {each: pct(now, moved[each]) for each in moved if year is None or each < year}
    far = [(each, away) for each, away in before.items() if abs(away) >= 10]
    peak = max(far, key=lambda each: abs(each[1]), default=None)
    return Turn(stage, last, moved[last] - now, end, year, peak)


def school_stages(case: Case) -> str:
    moved = [turn for turn in turns(case) if turn.year or turn.peak]
    if not moved:
        return case.phrase("stages_none", base=case.base)
    return case.phrase("stages", base=case.base, list="; ".join(_turned(case, turn) for turn in moved))


def school_stages_core(case: Case) -> str:
    turned = [turn for turn in turns(case) if turn.year]
    if not turned:
        return school_stages(case)
    year = min(turn.year for turn in turned if turn.year)
    first = "; ".join(
        case.phrase("stage_first", stage=case.phrase(f"stage_{turn.stage}"), year=year)
        for turn in turned
        if turn.year == year
    )
    return case.phrase("stages_core", first=first, most=_most(case, turned), base=case.base)


def _turned(case: Case, turn: Turn) -> str:
    stage, change = case.phrase(f"stage_{turn.stage}"), case.say.signed_percent(turn.pct)
    if turn.peak:
        year, peak = turn.peak[0], case.say.signed_percent(turn.peak[1])
        key = "after" if turn.year else "end" if year == turn.last else "only"
        return case.phrase(
            f"stage_turn_{key}",
            stage=stage,
            year=turn.year,
            pct=change,
            last=turn.last,
            peak=peak,
            peak_year=year,
        )
    return case.phrase("stage_turn", stage=stage, year=turn.year, pct=change, last=turn.last)


def _most(case: Case, turned: list[Turn]) -> str:
    most = max(turned, key=lambda turn: abs(turn.pct))
    return case.phrase(
        "stage_most", stage=case.phrase(f"stage_{most.stage}"), change=case.say.signed(most.change),
        pct=case.say.signed_percent(most.pct), last=most.last,
    )  # fmt: skip


def cohorts(case: Case) -> str:
    now, say = case.now, case.say
    age = max(range(7), key=lambda each: abs(now[each] - now[7]))
    items = [
        case.phrase("cohort_at", age=at, year=case.base + at - age, change=say.signed(now[age] - now[at]),
                    pct=say.signed_percent(pct(now[at], now[age])))
        for at in (7, 13, 16, 19)
    ]  # fmt: skip
    return case.phrase(
        "cohorts", now=say.number(now[7]), born=case.base - age, persons=say.number(now[age]), base=case.base_said,
        list="; ".join(items),
    )  # fmt: skip


def members(case: Case) -> str:
    if len(case.place.members) == 1:
        return case.phrase("one_member")
    if len(case.place.members) > MOST_MEMBERS:
        return case.phrase("many_members", n=len(case.place.members))
    own = {code: Case(case.raw, case.raw.place(code), case.language, case.horizon) for code in case.place.members}
    if not all(each.then for each in own.values()):
        return case.phrase("no_year", horizon=case.horizon)
    by_band = {band: {code: each.changes[band] for code, each in own.items()} for band in SERVICE}
    change = {(b, c): then - now for b, inside in by_band.items() for c, (now, then) in inside.items()}
    items = [
        case.phrase("members_band", band=case.phrase(f"ages_{band}"),
                    change=case.say.signed(sum(change[band, code] for code in own)),
                    fewer=sum(change[band, code] < 0 for code in own), all=len(own))
        for band in SERVICE
    ]  # fmt: skip
    sums = {band: sum(change[band, code] for code in own) for band in SERVICE}
    most = max(SERVICE, key=lambda band: abs(sums[band]))
    member = max(own, key=lambda code: abs(change[most, code]))
    return case.phrase(
        "members",
        base=2024,
        horizon=case.horizon,
        list="; ".join(items),
        most=case.phrase(f"ages_{most}"),
        change=case.say.signed(sums[most]),
        member=case.place.members[member][case.language],
        member_change=case.say.signed(change[most, member]),
    )


def service_places(case: Case) -> str:
    value = {key: number for key, (number, _) in case.raw.parameters.items()}
    stages = list(dict.fromkeys(stage for stage, _ in value))
    places = {
        (stage, when): value[stage, "participation_pct"] * within(ages, *_ages(stage)) / 100
        for stage in stages
        for when, ages in (("now", case.now), ("then", case.then))
    }
    groups = {key: each / value[key[0], "group_size"] for key, each in places.items()}
    most = max(stages, key=lambda stage: abs(groups[stage, "then"] - groups[stage, "now"]))
    change, say = groups[most, "then"] - groups[most, "now"], case.say
    first = case.phrase(
        "places", stage=case.phrase(f"stage_{most}"), base=case.base_said, now=say.number(groups[most, "now"], 1),
        horizon=case.projected(case.horizon), then=say.number(groups[most, "then"], 1), change=say.signed(change, 1),
        places=say.signed(places[most, "then"] - places[most, "now"]),
        staff=say.signed(change * value[most, "staff_per_group"], 1),
    )  # fmt: skip
    examples = sum(basis == "example" for _, basis in case.raw.parameters.values())
    return f"{first} {case.phrase('places_examples', n=examples, all=len(value))}" if examples else first


def _ages(stage: str) -> tuple[int, int]:
    ends = [int(age) for age in stage.split("-")]
    return ends[0], ends[-1]


def per_hundred(ages: Ages, over: tuple[tuple[int, int], ...], under: tuple[int, int]) -> Fraction:
    """Persons of some ages per hundred of others."""
    return Fraction(100 * sum(within(ages, *each) for each in over), within(ages, *under))


def dependency_ratio(case: Case) -> str:
    number, both = case.say.number, ((0, 14), (65, OLDEST))
    return case.phrase(
        "dependency", now=number(per_hundred(case.now, both, (15, 64)), 1), base=case.base_said, horizon=case.horizon,
        then=number(per_hundred(case.then, both, (15, 64)), 1),
        elderly=number(per_hundred(case.then, both[1:], (15, 64)), 1),
    )  # fmt: skip

"""Places, groups and staff, derived from the single ages and the service parameters as they are kept."""

from fractions import Fraction

from tests.derivations.case import Case, projected, within
from tests.derivations.found import Found, found, rounded, tenth

STAGES = {"0-2": (0, 2), "3-5": (3, 5), "6": (6, 6), "7-12": (7, 12), "13-15": (13, 15), "16-18": (16, 18)}
EARLY = ("0-2", "3-5")


def derive(case: Case) -> list[Found]:
    value = {key: number for key, (number, _) in case.raw.parameters.items()}
    places = {
        (stage, when): value[stage, "participation_pct"] * within(ages, *limits) / 100
        for stage, limits in STAGES.items()
        for when, ages in (("now", case.now), ("then", case.then))
    }
    groups = {key: each / value[key[0], "group_size"] for key, each in places.items()}
    most = max(STAGES, key=lambda stage: abs(groups[stage, "then"] - groups[stage, "now"]))
    change = groups[most, "then"] - groups[most, "now"]
    largest = found(
        "service_places.takeaway",
        stage=stage_name(most),
        base=case.base_year,
        now=tenth(groups[most, "now"]),
        horizon=projected(case.horizon),
        then=tenth(groups[most, "then"]),
        change=tenth(change),
        places=rounded(places[most, "then"] - places[most, "now"]),
        staff=tenth(change * value[most, "staff_per_group"]),
    )
    examples = sum(basis == "example" for _, basis in case.raw.parameters.values())
    return [largest, *([found("service_places.examples", n=examples, all=len(value))] if examples else [])]


def stage_name(stage: str) -> Found:
    return found(f"places.stage_{stage}" if stage in EARLY else f"shared.stage_{stage}")


def groups_of(persons: int | Fraction, parameters: dict[str, Fraction]) -> Fraction:
    """Groups of so many persons."""
    return persons * parameters["participation_pct"] / 100 / parameters["group_size"]

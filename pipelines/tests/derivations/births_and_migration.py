"""Births, migration and deaths in the projected change, derived by year of birth."""

from collections.abc import Mapping
from fractions import Fraction

from tests.derivations.case import BANDS, OLDEST, Case, within
from tests.derivations.found import Found, Value, found, tenth
from tests.derivations.raw import Ages

Born = Mapping[int, int]
SPLIT = 50
PARTS = ("born_after", "ageing", "younger", "older")
FIRST_GRADE, LAST_GRADE = 7, 12


def derive(case: Case) -> list[Found]:
    part = parts(case, 0, OLDEST)
    born, gained = part["born_after"] or 0, [part["younger"] or 0, part["older"] or 0]
    lost = sum(max(-each, 0) for each in gained)
    if sum(gained) >= 0:
        return [found("births_and_migration.migration_leads")]
    if born >= lost:
        return [found("births_and_migration.outnumber")]
    if born + sum(gained) >= 0:
        return [found("births_and_migration.with_migration")]
    kind = "makes_up_older" if any(each > 0 for each in gained) else "makes_up"
    return [found(f"births_and_migration.{kind}", share=tenth(Fraction(100 * born, lost)))]


def notes(case: Case) -> list[list[Found]]:
    """The first note: which pupils are not born yet."""
    return [[_pupils(case)]]


def _pupils(case: Case) -> Found:
    """Which of the ages of grades 1–6 at the horizon are born after today."""
    unborn = [age for age in range(FIRST_GRADE, LAST_GRADE + 1) if case.horizon - age > case.base]
    values: dict[str, Value] = {"grades": f"{FIRST_GRADE}–{LAST_GRADE}", "base": case.base, "horizon": case.horizon}
    if not unborn:
        return found("births_and_migration.pupils_none", **values)
    if unborn[-1] == LAST_GRADE:
        return found("births_and_migration.pupils_all", **values)
    if len(unborn) == 1:
        return found("births_and_migration.pupils_one", **values, age=unborn[0])
    return found("births_and_migration.pupils_some", **values, first=unborn[0], last=unborn[-1])


def by_birth_year(ages: Ages, year: int) -> Born:
    """Year of birth → persons at the end of ``year``; the first holds everybody who is 100 or over."""
    return {year - age: persons for age, persons in ages.items()}


def parts(case: Case, youngest: int, oldest: int) -> dict[str, int | None]:
    """What the change of some ages is made of; none where no year of birth can be such a part."""
    now, then = by_birth_year(case.now, case.base), by_birth_year(case.then, case.horizon)
    here = [born for born in sorted({*now, *then}) if youngest <= case.horizon - born <= oldest]
    known = [born for born in here if born <= case.base]
    before = [born for born in now if youngest <= case.base - born <= oldest]
    gained = {born: then.get(born, 0) - now.get(born, 0) for born in known}
    return {
        "born_after": _sum([then[born] for born in here if born > case.base]),
        "ageing": sum(now.get(born, 0) for born in known) - sum(now[born] for born in before),
        "younger": _sum([gained[born] for born in known if case.horizon - born < SPLIT]),
        "older": _sum([gained[born] for born in known if case.horizon - born >= SPLIT]),
    }


def _sum(values: list[int]) -> int | None:
    return sum(values) if values else None


def table(case: Case) -> list[list[object]]:
    """Persons then and now, the change and its parts, of all ages and of every band; names of bands are not derived."""
    rows = [(0, OLDEST), *BANDS.values()]
    return [_row(case, *ages) for ages in rows]


def _row(case: Case, youngest: int, oldest: int) -> list[object]:
    now, then = (within(ages, youngest, oldest) for ages in (case.now, case.then))
    cells = (parts(case, youngest, oldest)[part] for part in PARTS)
    return [now, then, then - now, *("–" if value is None else value for value in cells)]

"""Where vacancies were more than unemployed jobseekers, derived from the register's rows of twelve months."""

from fractions import Fraction

from tests.derivations.case import Case
from tests.derivations.forms import in_region
from tests.derivations.found import Found, found
from tests.derivations.register import FIRST_OF_TWELVE, LAST_OF_TWELVE, UNDETERMINED, Ends, balance, means

RANK = 4
NAMED = 3
SOUGHT, SHOWN = 6, 12


def derive(case: Case) -> list[Found]:
    balances = [each for _, each in shown(case)]
    if not balances:
        return []
    more = balances.count("more_vacancies")
    where = in_region(case)
    if more in {0, len(balances)}:
        years = f"{FIRST_OF_TWELVE[:4]}–{LAST_OF_TWELVE[:4]}"
        return [found(f"occupation_balance.{'in_all' if more else 'nowhere'}", in_region=where, years=years)]
    return [found("occupation_balance.in_some", n=more, all=len(balances), in_region=where)]


def discuss(case: Case) -> list[Found]:
    more = [code for code, each in shown(case) if each == "more_vacancies"]
    return [found("occupation_balance.discuss", in_region=in_region(case), list=some_of(case, more))] if more else []


def shown(case: Case) -> list[tuple[str, str]]:
    """Occupations with most jobseekers, then those with most vacancies, by their ratio; each with its balance."""
    known = {code: ends for code, ends in means(case).items() if balance(*ends) != UNDETERMINED}
    sought = sorted(known, key=lambda code: (-known[code][0][0], code))[:SOUGHT]
    offered = sorted(known.keys() - {*sought}, key=lambda code: (-known[code][1][0], code))[: SHOWN - len(sought)]
    chosen = sorted(known.keys() & {*sought, *offered}, key=lambda code: (*_order(*known[code]), code))
    return [(code, balance(*known[code])) for code in chosen]


def _order(unemployed: Ends, vacancies: Ends) -> tuple[Fraction, Fraction]:
    """Fewest jobseekers per vacancy first, then most of both."""
    per_vacancy = unemployed[1] / vacancies[0] if vacancies[0] else Fraction(10**9)
    return per_vacancy, -(unemployed[0] + vacancies[0])


def some_of(case: Case, occupations: list[str]) -> str | Found:
    """The names of three occupations, and how many there are where there are more."""
    names = "; ".join(case.raw.name("occupations", code, case.language) for code in occupations[:NAMED])
    if len(occupations) <= NAMED:
        return names.rstrip(".")
    return found("shared.some_of", names=names, n=len(occupations))

"""Where vacancies were more than unemployed jobseekers, derived from the register's rows of twelve months."""

from fractions import Fraction

from tests.derivations.case import Case
from tests.derivations.forms import in_region
from tests.derivations.found import Found, found
from tests.derivations.register import FIRST_OF_TWELVE, LAST_OF_TWELVE, UNDETERMINED, Ends, balance, means

RANK = 4
NAMED = 3
OTHERS = {"fi": "muuta", "sv": "till", "en": "others"}
AND = {"fi": "ja", "sv": "och", "en": "and"}
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
    """Those with more vacancies, what is not classified elsewhere (last digit 9) at the end; it alone is not asked."""
    more = sorted((code for code, each in shown(case) if each == "more_vacancies"), key=lambda code: code[-1] == "9")
    if not more or more[0].endswith("9"):
        return []
    return [found("occupation_balance.discuss", in_region=in_region(case), list=some_of(case, more))]


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


def some_of(case: Case, occupations: list[str]) -> str:
    """The names of three occupations and how many there are beside, or of four, as a list within a sentence."""
    told = occupations if len(occupations) == NAMED + 1 else occupations[:NAMED]
    names = [case.raw.name("occupations", code, case.language) for code in told]
    names = [name[0].lower() + name[1:] for name in names]
    if any(", " in name for name in names):
        left, right = {"fi": ("”", "”"), "sv": ("”", "”"), "en": ("“", "”")}[case.language]
        names = [f"{left}{name}{right}" for name in names]
    if len(occupations) > len(told):
        names.append(f"{len(occupations) - NAMED} {OTHERS[case.language]}")
    *first, last = names
    return (f"{', '.join(first)} {AND[case.language]} {last}" if first else last).removesuffix(".")

"""The page's arithmetic gives the very digits that Python gives: a thousand random cases in three languages."""

import random
from decimal import Decimal, localcontext
from fractions import Fraction

import pandas as pd
import pytest
import yaml
from playwright.sync_api import Browser

from lagesbild.exhibits.service_need import service_places
from lagesbild.language import Numbers, axis
from lagesbild.language.places import as_set
from lagesbild.measures.places import PARAMETERS, in_groups
from lagesbild.publish.joined import EXPORT, IMPORT
from lagesbild.publish.pages import ASSETS
from lagesbild.settings import LANGUAGES, Language, Project
from tests.exhibits.spoken import context

pytestmark = pytest.mark.browser
CASES = 1000
MODULES = ("exact", "digits", "arithmetic", "ticks")
ASKED = """
return cases.map(({ now, then, values }) => {
  const [one, other] = [quantities(now, values), quantities(then, values)];
  const names = ["persons", "participation_pct", "group_size", "staff_per_group", "price_eur",
    "places", "groups", "staff", "cost_eur"];
  return [
    ...names.map((name) => written(name, one[name], signs)),
    signed(minus(other.cost_eur, one.cost_eur), 0, signs),
    signed(minus(other.groups, one.groups), 0, signs),
    digits(total([one, other], "staff"), 0, signs),
    ticksTo(one.groups, signs).ticktext.join(" "),
    numberIn(written("price_eur", one.price_eur, signs), signs),
    numberIn(written("group_size", one.group_size, signs), signs),
  ];
});
"""
Case = dict[str, object]


def random_cases() -> list[dict[str, int]]:
    """Persons today and later; parameters in tenths, the price in cents; many halves among the results."""
    draw = random.Random(20261128)
    most = (9, 99, 2_000, 60_000, 6_000_000)
    return [
        {
            "now": draw.randint(0, draw.choice(most)),
            "then": draw.randint(0, draw.choice(most)),
            "participation_pct": draw.randint(1, 1000),
            "group_size": draw.choice((draw.randint(1, 10_000), 200, 160, 80)),
            "staff_per_group": draw.choice((draw.randint(1, 10_000), 10, 25)),
            "price_eur": draw.choice((draw.randint(0, 1_000_000_000), 1_050_050)),
        }
        for _ in range(CASES)
    ]


def as_asked(case: dict[str, int]) -> Case:
    values = {
        name: f"{Decimal(case[name]) / (100 if name == 'price_eur' else 10):f}" for name in (*PARAMETERS, "price_eur")
    }
    return {"now": case["now"], "then": case["then"], "values": values}


def expected(case: dict[str, int], language: Language) -> list[str]:
    """What the product's own Python writes; sums and differences are exact fractions."""
    fmt, say = Numbers(language), context(service_places, language)
    parameters = {name: case[name] / 10 for name in PARAMETERS}
    rows = in_groups(pd.DataFrame([{"population_persons": case[when], **parameters} for when in ("now", "then")]))
    one, price = rows.iloc[0], Fraction(case["price_eur"], 100)
    share = Fraction(case["participation_pct"], 1000)
    groups = [case[when] * share * 10 / case["group_size"] for when in ("now", "then")]
    costs = [case[when] * share * price for when in ("now", "then")]
    staff = sum(groups) * Fraction(case["staff_per_group"], 10)
    marks = axis("", [one["groups"]], fmt.decimal).labels
    return [
        fmt.integer(case["now"]),
        *(as_set(parameters[name], say) for name in PARAMETERS),
        fmt.decimal(exactly(price), 2),
        fmt.integer(one["places"]),
        fmt.decimal(one["groups"], 1),
        fmt.decimal(one["staff"], 1),
        fmt.integer(exactly(costs[0])),
        fmt.change(exactly(costs[1] - costs[0])),
        fmt.change(exactly(groups[1] - groups[0])),
        fmt.integer(exactly(staff)),
        " ".join(marks),
        plain(exactly(price)),
        plain(Decimal(case["group_size"]) / 10),
    ]


def exactly(value: Fraction) -> Decimal:
    with localcontext(prec=60):
        return Decimal(value.numerator) / Decimal(value.denominator)


def plain(value: Decimal) -> str:
    """As files have it: without zeros that say nothing."""
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"


def script(*modules: str) -> str:
    """Modules of the page as one text."""
    sources = [(ASSETS / "script" / f"{name}.js").read_text(encoding="utf-8") for name in modules]
    return "\n".join(EXPORT.sub("", IMPORT.sub("", source)) for source in sources)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_thousand_random_cases_read_the_same(browser: Browser, language: Language) -> None:
    cases = random_cases()
    page = browser.new_page()
    asked = {"cases": [as_asked(case) for case in cases], "signs": Numbers(language).signs}
    read = page.evaluate(f"({{ cases, signs }}) => {{ {script(*MODULES)}\n{ASKED} }}", asked)
    page.close()
    differing = [
        (case, got, wanted)
        for case, got in zip(cases, read, strict=True)
        if got != (wanted := [str(each) for each in expected(case, language)])
    ]
    assert (len(read), differing[:3]) == (CASES, [])


def test_the_page_takes_what_the_contracts_take(browser: Browser, checkout: Project) -> None:
    columns = yaml.safe_load((checkout.root / "expectations" / "columns.yml").read_text(encoding="utf-8"))["columns"]
    parameter, price = columns["parameter_value"], columns["price_eur"]
    page = browser.new_page()
    limits = page.evaluate(f"() => {{ {script('exact', 'settings')}\nreturn LIMITS; }}")
    page.close()
    bounds = {name: (float(each["least"]), float(each["most"]), each["decimals"]) for name, each in limits.items()}
    own = (parameter["at_least"], parameter["at_most"], 1)
    assert bounds == {
        "participation_pct": (own[0], 100, 1),  # nobody takes part twice, as in a scenario
        "group_size": own,
        "staff_per_group": own,
        "price_eur": (price["at_least"], price["at_most"], 2),
    }


READ = [
    ("fi", "17,5", "17.5"),
    ("fi", " 17.50 ", "17.5"),
    ("sv", "1\u00a0250,50", "1250.5"),
    ("sv", "1 250", "1250"),
    ("fi", "1\u202f250 000", "1250000"),
    ("en", "1,250.5", "1250.5"),
    ("en", "020", "20"),
    ("en", "0.0", "0"),
    ("en", "17,5", ""),
    ("fi", "1,250,5", ""),
    ("fi", "-3", ""),
    ("sv", "\N{MINUS SIGN}3", ""),
    ("en", "1e5", ""),
    ("en", "12 34", ""),
    ("sv", "²", ""),
    ("fi", "", ""),
]


@pytest.mark.parametrize(("language", "text", "number"), READ)
def test_numbers_are_read_as_the_language_writes_them(
    browser: Browser, language: Language, text: str, number: str
) -> None:
    page = browser.new_page()
    found = page.evaluate(
        f"([text, signs]) => {{ {script(*MODULES)}\nreturn numberIn(text, signs); }}", [text, Numbers(language).signs]
    )
    page.close()
    assert found == number

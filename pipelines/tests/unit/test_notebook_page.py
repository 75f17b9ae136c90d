"""A page as a notebook makes it: what it shows and leaves out, and what opens and closes it."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple, cast

import pandas as pd
import plotly.graph_objects as go
import pytest

from lagesbild.chosen import Chosen, followed
from lagesbild.contracts import Source
from lagesbild.errors import UnknownName
from lagesbild.exhibits import Answer, Asks, Exhibit, declared
from lagesbild.figures.small import YearValue
from lagesbild.language import AreaContext, Context, Gap, Presented, Table
from lagesbild.notebook import Brief, BriefRequest, Shown, check_language, page, resolve, resolve_overview
from lagesbild.notebook import brief as brief_module
from lagesbild.notebook.citations import cited, described
from lagesbild.notebook.key_figures import KeyFigure
from lagesbild.notebook.opening import discussion
from lagesbild.store import Store
from tests.chosen import GOOD
from tests.exhibits.spoken import made_up_area

Rows = Answer[None]
NOTHING: Rows = Answer(pd.DataFrame(), None, frozenset())
ONE_ROW: Rows = Answer(pd.DataFrame({"year": [2030]}), None, frozenset())
GAP = Gap("short", "question", "why", "remedy")


class Parts(NamedTuple):
    """What a test may say of a made-up exhibit."""

    answer: Rows = ONE_ROW
    weight: float = 0.5
    reason: str = ""
    remarks: tuple[str, ...] = ()


PLAIN = Parts()
OWN_FIGURE = tuple(followed(GOOD._replace(fact_key=""), lambda year: {}, 2040))


def figure(key: str, persons: int, horizon_persons: int) -> KeyFigure:
    """A key figure: ``persons`` in 2024, projected as ``horizon_persons`` for 2040."""
    points = (YearValue(2019, persons, False), YearValue(2024, persons, True), YearValue(2040, horizon_persons, True))
    return KeyFigure(key, 2024, "projected", persons, horizon_persons, points)


FIGURES = {
    key: figure(key, now, then)
    for key, now, then in [("residents", 1000, 850), ("0-6", 100, 79), ("7-15", 100, 57), ("15-64", 500, 502)]
}


def made_up(name: str, parts: Parts = PLAIN, **declaration: Any) -> Exhibit[None, AreaContext]:
    """An exhibit whose module is called ``name``."""

    def answer(store: Store, *, horizon: int) -> Rows:
        return parts.answer

    def words(found: Rows, say: AreaContext) -> Presented:
        title, takeaway = say.text("question"), "" if parts.reason else f"Takeaway of {name}."
        table = None if parts.reason else Table((), ())
        more = {"weight": parts.weight, "remarks": parts.remarks, "reason": parts.reason}
        return Presented(title, takeaway, table=table, **more)  # type: ignore[arg-type]

    def chart(marks: object, axis: object) -> go.Figure:
        return go.Figure()

    return Exhibit(f"made_up.{name}", answer, words, chart=chart, **declaration)


def shown(name: str, section: str, parts: Parts = PLAIN, **declaration: Any) -> Shown:
    """A made-up exhibit as it is shown in a section."""
    presented = Presented("title", "takeaway", weight=parts.weight, reason=parts.reason)
    exhibit = made_up(name, parts, **declaration)
    return Shown(exhibit, 1, section, f"{name}?", "message", "", parts.answer, presented, None, (), {})


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., ModuleType]:
    """Make a room: a module with its exhibit, and beside it its words."""

    def make(name: str, parts: Parts = PLAIN, **declaration: Any) -> ModuleType:
        module = ModuleType(f"made_up.{name}")
        module.__file__ = str(tmp_path / f"{name}.py")
        asked = ", ".join(f'{language}: "{name}?"' for language in ("fi", "sv", "en"))
        (tmp_path / f"{name}.yml").write_text(f"question: {{{asked}}}\n", encoding="utf-8")
        module.EXHIBIT = made_up(name, parts, **declaration)  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, module.__name__, module)
        return module

    return make


@pytest.fixture
def brief(monkeypatch: pytest.MonkeyPatch) -> Iterator[Brief]:
    """A brief of the made-up area, in English, with no other exhibits than the test's; its store is never asked."""
    monkeypatch.setattr(page, "declared", list)
    monkeypatch.setattr(brief_module, "open_ages", lambda *_, **__: frozenset())
    made = Brief(BriefRequest(made_up_area(), "en", 2040), cast(Store, None), {})
    made.__dict__ |= {"key_figures": FIGURES, "_locator": None}
    yield made


def supply(monkeypatch: pytest.MonkeyPatch, *exhibits: Exhibit[Any, Any]) -> None:
    monkeypatch.setattr(page, "declared", lambda: list(exhibits))


@pytest.mark.parametrize(("wanted", "is_shown"), [(range(1, 3), True), (range(3, 41), False), (range(1), False)])
def test_what_sets_members_side_by_side_has_no_place_where_they_are_too_few_or_too_many(
    brief: Brief, room: Callable[..., ModuleType], wanted: range, is_shown: bool
) -> None:
    assert len(brief.area.members) == 2
    assert (brief.show(room("members_of_it", members=wanted)) is not None) is is_shown
    assert len(brief.exhibits) == int(is_shown)


def test_an_exhibit_is_numbered_under_its_section_and_found_by_its_id(
    brief: Brief, room: Callable[..., ModuleType]
) -> None:
    brief.section("population")
    brief.show(room("first_one"))
    second = brief.show(room("second_one"))
    assert second is not None
    assert brief["second-one"] is second
    assert (second.number, second.section, second.question) == (2, "population", "second_one?")
    assert (second.message, second.is_shown) == ("Takeaway of second_one.", True)
    assert brief["first-one"].frame["year"].tolist() == [2030]
    assert [each.id for each in brief.exhibits] == ["first-one", "second-one"]


def test_what_nobody_supplied_is_left_out_and_what_somebody_did_is_shown(
    brief: Brief, room: Callable[..., ModuleType]
) -> None:
    assert brief.show(room("costs", Parts(NOTHING), needs=("prices",))) is None
    assert brief.exhibits == []
    assert brief.show(room("plain", Parts(NOTHING))) is not None
    supplied = brief.show(room("supplied_costs", needs=("prices",)))
    assert supplied is not None
    assert (supplied.number, [each.id for each in brief.exhibits]) == (2, ["plain", "supplied-costs"])


def test_words_know_what_is_supplied(
    brief: Brief, room: Callable[..., ModuleType], monkeypatch: pytest.MonkeyPatch
) -> None:
    supply(
        monkeypatch,
        made_up("costs", needs=("prices",)),
        made_up("education", Parts(NOTHING), needs=("years",)),
        made_up("openings", needs=("attrition", "employed")),
        made_up("plain"),
    )
    assert brief.supplied == {"prices", "attrition", "employed"}
    assert brief.context(room("other").EXHIBIT).supplied == {"prices", "attrition", "employed"}
    assert brief.context().supplied == frozenset()


def test_what_another_kind_of_page_asks_is_not_asked_here(brief: Brief, monkeypatch: pytest.MonkeyPatch) -> None:
    def of_areas(store: Store, *, areas: object) -> Rows:
        raise AssertionError("a brief has no areas")

    exhibit = made_up("side_by_side", needs=("prices",))
    other: Exhibit[None, AreaContext] = Exhibit(
        exhibit.module, of_areas, exhibit.words, chart=exhibit.chart, needs=exhibit.needs
    )
    supply(monkeypatch, other)
    assert brief.supplied == frozenset()


def test_what_the_cell_gives_takes_the_place_of_what_the_page_would(
    brief: Brief, room: Callable[..., ModuleType]
) -> None:
    asked: list[object] = []

    def answer(store: Store, *, horizon: int, scenario: object) -> Rows:
        asked.append((horizon, scenario))
        return ONE_ROW

    module = room("scenario")
    module.EXHIBIT = Exhibit(  # type: ignore[attr-defined]
        module.__name__, answer, module.EXHIBIT.words, chart=module.EXHIBIT.chart
    )
    brief.show(module)
    brief.show(module, scenario="own")
    assert asked == [(2040, None), (2040, "own")]


def test_gaps_of_exhibits_before_reach_the_words_of_those_after_even_where_they_are_left_out(
    brief: Brief, room: Callable[..., ModuleType]
) -> None:
    heard: list[tuple[Gap, ...]] = []

    def gap(found: Rows, say: AreaContext) -> Gap | None:
        heard.append(say.gaps)
        return GAP if found.is_empty else None

    brief.show(room("left_out", Parts(NOTHING), needs=("prices",), gap=gap))
    brief.show(room("there", gap=gap))
    brief.show(room("last", gap=gap))
    assert heard == [(), (GAP,), (GAP,)]


def test_the_reason_is_the_message_of_what_is_not_shown(brief: Brief, room: Callable[..., ModuleType]) -> None:
    hidden = brief.show(room("hidden", Parts(reason="nobody lives there")))
    assert hidden is not None
    assert (hidden.is_shown, hidden.figure) == (False, None)
    assert hidden.message == "Not shown, because nobody lives there"
    assert hidden.payload()["not_shown"] == "nobody lives there"


def test_remarks_of_exhibits_stand_in_the_head(brief: Brief, room: Callable[..., ModuleType]) -> None:
    brief.show(room("bands", Parts(remarks=("Today is 2024.",))))
    assert brief.head()["remarks"] == ["Municipalities follow the division of 2026.", "Today is 2024."]


@pytest.mark.parametrize(
    ("chosen", "notice"),
    [
        (
            Chosen(OWN_FIGURE, is_example=True),
            "Example: the measures in this brief are made up, but the area’s figures are real.",
        ),
        (Chosen(OWN_FIGURE), ""),
        (Chosen(is_example=True), ""),
    ],
    ids=["example", "own", "example-of-another-area"],
)
def test_the_second_page_says_that_measures_are_made_up(brief: Brief, chosen: Chosen, notice: str) -> None:
    brief.__dict__["chosen"] = chosen
    assert brief.notice() == notice


def asks(rank: int, text: str, *, is_spare: bool = False) -> Asks:
    return Asks(lambda found, say: text, rank=rank, is_spare=is_spare)


def questions(*exhibits: Shown) -> list[str]:
    return [question.text for question in discussion(exhibits, [None] * len(exhibits))]


def test_the_first_five_rules_that_hold_are_asked_in_the_order_of_their_ranks() -> None:
    ranks = (7, 3, 1, 6, 2, 5, 4)
    exhibits = [shown(f"of_{rank}", "labour", asks=asks(rank, "" if rank == 2 else f"{rank}?")) for rank in ranks]
    assert questions(*exhibits) == ["1?", "3?", "4?", "5?", "6?"]


def test_the_spare_rule_is_asked_last_and_only_where_few_others_hold() -> None:
    spare = shown("history", "population", asks=asks(0, "spare?", is_spare=True))
    others = [shown(f"of_{rank}", "labour", asks=asks(rank, f"{rank}?")) for rank in (1, 2, 3)]
    assert questions(spare, *others[:2]) == ["1?", "2?", "spare?"]
    assert questions(spare, *others) == ["1?", "2?", "3?"]
    assert questions(spare) == ["spare?"]


def test_what_is_not_shown_or_empty_asks_nothing() -> None:
    hidden = shown("hidden", "labour", Parts(reason="none"), asks=asks(1, "hidden?"))
    empty = shown("empty", "labour", Parts(NOTHING), asks=asks(2, "empty?"))
    assert questions(hidden, empty, shown("silent", "labour")) == []


def test_a_question_names_the_exhibit_that_its_figures_are_in() -> None:
    (question,) = discussion([shown("school_stages", "service_need", asks=asks(1, "?"))], [None])
    assert question.exhibit == "school-stages"


def test_no_two_exhibits_ask_in_the_same_rank() -> None:
    ranks = [each.asks.rank for each in declared() if each.asks]
    assert len(set(ranks)) == len(ranks)
    assert len({each.id for each in declared()}) == len(declared())


def source(table: str, *, updated: str = "2026-04-01") -> Source:
    names = {"publisher": "Office", "statistic": "Ages", "content": "x", "citation": "x", "rhythm": "x"}
    three: dict[str, Any] = {
        field: {language: f"{name} {language}" for language in ("fi", "sv", "en")} for field, name in names.items()
    }
    address = f"https://example.org/{{language}}/{table}"
    return Source(
        **three,
        table=table,
        address=address,
        licence="CC BY 4.0",
        licence_address="https://example.org/licence",
        updated=updated,
        period="2000–2025",
        obtained={"fi": "haettu", "sv": "hämtad", "en": "fetched"},
        leaves_out={"fi": "", "sv": "", "en": ""},
    )


def test_parts_of_one_table_are_cited_once() -> None:
    sources = {"a-1": source("11re"), "b": source("14wx"), "a-2": source("11re")}
    found = cited(["a-1", "a-2", "b"], sources, Context("en", 2040))
    assert [(each["ids"], each["href"]) for each in found] == [
        (["a-1", "a-2"], "https://example.org/en/11re"),
        (["b"], "https://example.org/en/14wx"),
    ]
    assert [each["publisher"] for each in found] == ["Office en", "Office en"]
    assert all(part in found[0]["text"] for part in ("Office en", "Ages en", "11re", "1 April 2026", "CC BY 4.0"))


def test_versions_of_one_table_are_cited_apart() -> None:
    sources = {"a": source("11re"), "b": source("11re", updated="2025-04-01")}
    assert [each["ids"] for each in cited(["a", "b"], sources, Context("sv", 2040))] == [["a"], ["b"]]


@pytest.mark.parametrize(
    ("language", "name", "updated"), [("fi", "Ages fi", "1. huhtikuuta 2026"), ("sv", "Ages sv", "1 april 2026")]
)
def test_a_source_is_described_in_the_language_of_the_page(language: Any, name: str, updated: str) -> None:
    found = described(source("11re"), Context(language, 2040))
    assert (found["name"], found["updated"], found["href"]) == (name, updated, f"https://example.org/{language}/11re")


def test_an_unknown_horizon_is_refused_with_the_nearest_years(store: Store) -> None:
    with pytest.raises(UnknownName, match=r"No projected year '2030'\. Nearest: 2035, 2040\."):
        resolve(store, area="kopa-jarviseutu", members="", language="fi", horizon=2030)
    with pytest.raises(UnknownName, match=r"No projected year '2045'\. Nearest: 2040, 2035\."):
        resolve_overview(store, edition="pilot-groups", language="fi", horizon=2045)
    assert resolve(store, area="kopa-jarviseutu", members="", language="fi", horizon=2035).horizon == 2035


def test_an_unknown_language_is_refused_with_the_nearest() -> None:
    assert check_language("sv") == "sv"
    with pytest.raises(UnknownName, match=r"No language 'se'\. Nearest: sv, en\."):
        check_language("se")

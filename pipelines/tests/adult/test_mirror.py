"""The mirror of a municipality: its sentences, every number of its tables counted a second time, what is refused."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from lagesbild.adult.reported import Reported
from lagesbild.briefs import MirrorJob
from lagesbild.briefs.run import run_brief
from lagesbild.errors import UnknownName
from lagesbild.exhibits import declared
from lagesbild.exhibits.adult_mirror import published_beside_ours
from lagesbild.figures import Bar
from lagesbild.language import MunicipalContext, Presented, Sentence
from lagesbild.notebook import desk
from lagesbild.notebook.mirror import Mirror
from lagesbild.publish.exporter import Frame, brief_page, parts_of
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import Store
from tests.adult.reported import NAMES, RECORD, mirror_of, reported_of
from tests.derivations.read_back import Templates, problems
from tests.exhibits.spoken import table
from tests.in_process import part_of
from tests.prose.rules import of_headline, of_text
from tests.records import Group, Refused, provider, write_record
from tests.swedish import STOCKHOLM, said_by

COUNTED = Path(__file__).with_name("counted.sql")
Counts = Mapping[tuple[str | None, ...], Mapping[str, int]]
FORMS = {"grundläggande nivå": "VUXGR", "gymnasial nivå": "VUXGY", "sfi": "VUXSFI"}
UNITS = {"Stockholm": "0180", "Stockholms län": None}
TAKEAWAYS = {
    "fi": [
        "Opiskelijoiden määrä kasvoi 60\u00a0% Tukholmassa vuodessa: nyt heitä on 256.",
        "Lukiotasolla Tukholmassa 67\u00a0% sai hyväksytyn ja 23\u00a0% keskeytti.",
        "59\u00a0% kurssiosallistumisista Tukholmassa on järjestäjällä Alfa.",
        "Yksi Tukholman järjestäjistä opettaa myös muiden kuntien opiskelijoita.",
    ],
    "sv": [
        "Antalet elever ökade med 60\u00a0% i Stockholm på ett år, till 256.",
        "På gymnasial nivå i Stockholm blev 67\u00a0% godkända och 23\u00a0% avbröt.",
        "59\u00a0% av kursdeltagandena i Stockholm finns hos Alfa.",
        "En av Stockholms anordnare undervisar också för andra kommuner.",
    ],
    "en": [
        "The number of learners grew by 60% in Stockholm within a year, to 256.",
        "At upper secondary level in Stockholm 67% passed and 23% dropped out.",
        "59% of course participations in Stockholm are with Alfa.",
        "One of Stockholm’s providers also teaches for other municipalities.",
    ],
}
SHOWN = ("learners-by-half", "outcomes-by-form", "providers", "same-provider")


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Reported:
    return reported_of(tmp_path_factory.mktemp("record") / "record.duckdb")


@pytest.fixture(scope="module")
def pages(store: Store, checkout: Project, reported: Reported) -> dict[Language, Mirror]:
    return {language: mirror_of(store, checkout, reported, language=language) for language in LANGUAGES}


@pytest.fixture(scope="module")
def counts(tmp_path_factory: pytest.TempPathFactory) -> Counts:
    path = write_record(tmp_path_factory.mktemp("counted") / "record.duckdb", RECORD)
    return counted(path, "2025H2")


def counted(path: Path, half: str) -> Counts:
    with duckdb.connect(path, read_only=True) as connection:
        rows = connection.execute(COUNTED.read_text(encoding="utf-8"), {"half": half}).fetchall()
        names = [column[0] for column in connection.description or ()]
    return {row[:3]: dict(zip(names[3:], row[3:], strict=True)) for row in rows}


# ---- what it says


def test_the_mirror_says_how_many_how_it_goes_who_teaches_and_with_whom(pages: dict[Language, Mirror]) -> None:
    assert {each: [page[name].message for name in SHOWN] for each, page in pages.items()} == TAKEAWAYS
    assert [message["text"] for message in pages["sv"].core_messages()] == TAKEAWAYS["sv"][:3]
    tiles = pages["sv"].head()["tiles"]
    assert [(tile["key"], tile["now"], tile["then"]) for tile in tiles] == [
        ("learners", "256", "i länet 326"),
        ("participations", "256", "i länet 326"),
        ("places", "32", "i länet 41"),
    ]


def test_what_is_not_known_is_not_shown_with_its_reason(pages: dict[Language, Mirror]) -> None:
    assert pages["en"]["passed-beside-county"].message == (
        "Not shown, because the protected tables do not say how alike the results of one learner are; "
        "without that the interval would be too narrow"
    )
    assert pages["sv"]["rows-kept-out"].message.startswith("Visas inte, eftersom de skyddade tabellerna inte säger")


KEPT_OUT = (
    Refused("0180", 1, "AE-031", 12),
    Refused("0180", 2, "AE-031", 6),
    Refused("0180", 2, "AE-052", 1_000),
    Refused("0180", 2, "AE-041", 3),
    Refused("0126", 1, "AE-031", 7),
)


def test_rows_that_were_kept_out_are_told_with_their_reasons(store: Store, checkout: Project, tmp_path: Path) -> None:
    """Of 256 rows taken and 1,021 refused 1,000 broke the rule of modes, 18 that of persons, 3 one that is hidden."""
    reported = reported_of(tmp_path / "record", refused=KEPT_OUT)
    pages = [mirror_of(store, checkout, reported, language=language)["rows-kept-out"] for language in LANGUAGES]
    assert [page.message for page in pages] == [
        "1\u00a0277 rivistä hylättiin 1\u00a0021 Tukholmassa: 80,0\u00a0%.",
        "Kontrollen avvisade 1\u00a0021 av 1\u00a0277 rader i Stockholm: 80,0\u00a0%.",
        "The check refused 1,021 of 1,277 rows in Stockholm: 80.0%.",
    ]
    rows = [(row.header[:6], row.cells[0]) for row in table(pages[2].presented)]
    assert rows == [("AE-052", "1,000"), ("AE-031", "18"), ("AE-041", "hidden")]
    assert [bar.label for bar in pages[2].presented.marks if isinstance(bar, Bar)] == ["1,000", "18"]


def test_that_no_row_was_refused_is_told_and_that_it_is_not_known_is_told_otherwise(
    store: Store, checkout: Project, reported: Reported
) -> None:
    none = replace(reported, figures={**reported.figures, ("refused", "2025H2", "0180", *[""] * 5): 0})
    assert [mirror_of(store, checkout, none, language=each)["rows-kept-out"].message for each in LANGUAGES] == [
        "Ei esitetä, koska yhtään riviä ei hylätty: kaikki 256 otettiin mukaan",
        "Visas inte, eftersom ingen rad avvisades: alla 256 togs med",
        "Not shown, because no row was refused: all 256 were taken",
    ]
    few = replace(none, figures={**none.figures, ("refused", "2025H2", "0180", *[""] * 5): None})
    assert mirror_of(store, checkout, few, language="en")["rows-kept-out"].message == (
        "Not shown, because refused rows are so few for each reason that the figures are hidden"
    )


def test_passed_stands_never_without_dropped_out_finished_and_learners(pages: dict[Language, Mirror]) -> None:
    for page in pages.values():
        shown = page["outcomes-by-form"]
        (found,) = [each for each in shown.payload()["findings"] if each["kind"] == "outcomes_by_form.takeaway"]
        assert {"passed", "dropped"} <= set(found["values"])
        assert all(number in shown.reading for number in ("200", "50"))
        assert shown.table.shape[1] == 7


def test_bars_have_the_headlines_denominator_and_it_is_named(pages: dict[Language, Mirror]) -> None:
    """100 passed, 15 without a pass and 35 dropped out of 150 that ended; 50 go on and are told beside the bars."""
    presented = pages["sv"]["outcomes-by-form"].presented
    bars = [each for each in presented.marks if isinstance(each, Bar) and each.category == "gymnasial nivå, Stockholm"]
    assert [(bar.series, bar.label) for bar in bars] == [
        ("Godkända", "66,7\u00a0%"),
        ("Utan godkänt", "10,0\u00a0%"),
        ("Avbrott", "23,3\u00a0%"),
    ]
    assert presented.axis.title == "% av avslutade och avbrutna"
    assert presented.reading == (
        "Andelarna räknas på avslutade och avbrutna kursdeltaganden. De gäller 200 elever under juli–december 2025. "
        "Dessutom fortsätter 50 kursdeltaganden in i nästa halvår. "
        "På grundläggande nivå visas inte siffran, eftersom den är liten eller skulle avslöja ett litet tal."
    )


def test_hidden_school_forms_are_said_where_learners_are_counted(
    store: Store, checkout: Project, tmp_path: Path, pages: dict[Language, Mirror]
) -> None:
    assert [page["learners-by-half"].reading for page in pages.values()] == [
        "Koulumuodoittain opiskelijoita on 6 perustasolla, 200 lukiotasolla ja 50 sfi-opinnoissa.",
        "Uppdelat på skolform läser 6 på grundläggande nivå, 200 på gymnasial nivå och 50 i sfi.",
        "By school form there are 6 at basic level, 200 at upper secondary level and 50 in sfi.",
    ]
    few = [*RECORD, Group("0180", 1, "VUXGRAN", "passed", 3)]
    page = mirror_of(store, checkout, reported_of(tmp_path / "few", few), language="en")
    assert page["learners-by-half"].reading.endswith(
        " At adapted basic level the figure is not shown, because it is small or would give a small one away."
    )


# ---- the same numbers, counted on the record


def numbers(page: Mirror, exhibit: str) -> dict[str, list[float | str]]:
    """Header → the numbers of each row; what is no number as it is written."""
    rows = part_of(page[exhibit])["table"]["rows"]
    return {
        row["header"]: [_number(cell, known) for cell, known in zip(row["cells"], row["numbers"], strict=True)]
        for row in rows
    }


def _number(cell: str, number: Any) -> float | str:
    return float(number["value"]) if number else cell


def expected(found: Mapping[str, int] | None) -> list[float | str]:
    """Learners, participations, I1, I2, I3, I5 of a cell, or what is hidden of it."""
    if found is None:
        return ["dolt"] * 6
    ended = found["passed"] + found["without"] + found["dropped"]
    finished = 100 * (found["passed"] + found["without"]) / (ended + found["continues"])
    shares = [100 * found[name] / ended for name in ("passed", "without", "dropped")]
    few = found["learners"] < 10
    told = ["dolt"] * 4 if few else [round(each, 1) for each in (*shares, finished)]
    return [float(found["learners"]), float(found["participations"]), *told]


def refused(page: Mirror, counts: Counts) -> Iterator[str]:
    """Where tables of the mirror are not what the record gives."""
    for header, found in numbers(page, "outcomes-by-form").items():
        form, _, place = header.partition(", ")
        if found != expected(counts[UNITS[place], None, FORMS[form]]):
            yield f"{header}: {found}"
    names = {name: number for number, name in NAMES.items()}
    whole = counts["0180", None, None]
    for name, found in numbers(page, "providers").items():
        of = counts["0180", names[name], None]
        share = round(100 * of["participations"] / whole["participations"], 1)
        if found != [of["participations"], share, of["learners"]]:
            yield f"{name}: {found}"
    for header, found in numbers(page, "same-provider").items():
        name, _, form = header.partition(", ")
        own = expected(counts["0180", names[name], FORMS[form]])
        everybody = expected(counts[None, names[name], FORMS[form]])
        if found[:6] != [own[0], own[2], own[4], own[5], everybody[2], everybody[4]]:
            yield f"{header}: {found}"
    newest = numbers(page, "learners-by-half")["juli–december 2025"]
    points = float(whole["points"])
    if newest != [whole["learners"], whole["participations"], points, round(points / 800)]:
        yield f"newest: {newest}"


def test_every_number_of_the_tables_is_what_plain_sql_counts(pages: dict[Language, Mirror], counts: Counts) -> None:
    assert list(refused(pages["sv"], counts)) == []


def test_a_row_more_or_another_outcome_is_seen(pages: dict[Language, Mirror], tmp_path: Path) -> None:
    more = write_record(tmp_path / "more.duckdb", [*RECORD, Group("0180", 2, "VUXGY", "passed", 1, person="late")])
    found = list(refused(pages["sv"], counted(more, "2025H2")))
    assert [each.partition(":")[0] for each in found] == [
        "gymnasial nivå, Stockholm",
        "gymnasial nivå, Stockholms län",
        "Alfa",
        "Beta",
        "newest",
    ]


# ---- beside what is published


class Kolada:
    """A store that answers with published shares of passed, made up."""

    def __init__(self, *rows: tuple[str, int, float]) -> None:
        self.rows = pd.DataFrame(rows, columns=["school_form", "year", "passed_pct"])

    def ask(self, _: Path, **__: str) -> pd.DataFrame:
        return self.rows.assign(sources=pd.Series([["kolada-adult-education"]] * len(self.rows), dtype=object))


def beside(reported: Reported, *rows: tuple[str, int, float], language: Language = "sv") -> Presented:
    found = published_beside_ours.answer(Kolada(*rows), municipality=STOCKHOLM, reported=reported)  # type: ignore[arg-type]
    room = published_beside_ours.EXHIBIT.room
    return published_beside_ours.words(found, MunicipalContext(language, 0, room, municipality=STOCKHOLM))


def test_the_published_share_stands_beside_ours(reported: Reported) -> None:
    """66.7 % of 150 at upper secondary level and 60 % of 50 in sfi; basic level has too few."""
    published = (("VUXGR", 2024, 66.0), ("VUXGY", 2024, 64.5), ("VUXSFI", 2024, 52.0))
    assert [beside(reported, *published, language=language).takeaway for language in LANGUAGES] == [
        "Sfi-opinnoissa Tukholmassa hyväksyttyjä on Koladassa 52\u00a0% ja omissa taulukoissa 60\u00a0%.",
        "I sfi i Stockholm är 52\u00a0% godkända i Kolada och 60\u00a0% i de egna tabellerna.",
        "In sfi in Stockholm 52% passed by Kolada and 60% by the tables.",
    ]
    assert [(row.header, row.cells) for row in table(beside(reported, *published))] == [
        ("gymnasial nivå", ("64,5\u00a0%", "66,7\u00a0%", "2024", "juli–december 2025")),
        ("sfi", ("52,0\u00a0%", "60,0\u00a0%", "2024", "juli–december 2025")),
    ]


def test_a_published_year_of_which_both_halves_are_known_is_compared_with_the_year(tmp_path: Path) -> None:
    """2025: 60 of 80 in spring and 100 of 150 in autumn passed, 160 of 230 together: 69.6 %."""
    spring = [Group("0180", 1, "VUXGY", *each, half="2025H1") for each in (("passed", 60), ("dropped_out", 20))]
    shown = beside(reported_of(tmp_path / "r", [*RECORD, *spring]), ("VUXGY", 2025, 70.0))
    assert [row.cells for row in table(shown)] == [("70,0\u00a0%", "69,6\u00a0%", "2025", "2025")]


def test_what_cannot_be_compared_with_published_shares_is_said(reported: Reported) -> None:
    sample = Reported(reported.figures, reported.names, is_made_up=True)
    one = ("VUXGY", 2024, 64.5)
    assert beside(Reported(), one).reason == "inga skyddade tabeller finns för kommunen"
    assert beside(sample, one).reason == "exemplets påhittade siffror inte kan jämföras med publicerade"
    assert beside(reported).reason == "Koladas värden inte har hämtats från utgivaren"
    assert beside(reported, ("VUXGR", 2024, 66.0)).reason == "eleverna är så få att siffrorna är dolda"


# ---- what is hidden, few, or made up


def test_a_municipality_without_tables_has_the_open_figures_and_says_why(store: Store, checkout: Project) -> None:
    page = mirror_of(store, checkout, Reported())
    assert [page[name].presented.reason for name in SHOWN] == ["inga skyddade tabeller finns för kommunen"] * 4
    assert page["without-upper-secondary"].is_shown and page["asked-fields"].is_shown
    assert page.head()["tiles"] == []
    assert page.head()["lead"].startswith("Siffror om elever visas inte, eftersom inga skyddade tabeller finns")


def test_hidden_counts_are_not_zero_and_few_learners_have_no_bar(
    store: Store, checkout: Project, tmp_path: Path
) -> None:
    few = [Group("0180", 1, "VUXGY", "passed", 6), Group("0180", 1, "VUXGY", "dropped_out", 3)]
    page = mirror_of(store, checkout, reported_of(tmp_path / "few", few))
    assert page["outcomes-by-form"].presented.reason == "eleverna är så få att siffrorna är dolda"
    hidden = mirror_of(store, checkout, reported_of(tmp_path / "none", [Group("0180", 1, "VUXGY", "passed", 4)]))
    assert hidden["learners-by-half"].presented.reason == "eleverna är så få att siffrorna är dolda"
    assert hidden.head()["tiles"][0]["now"] == "dolt"


def test_a_mirror_of_the_sample_says_so_in_head_titles_and_remarks(
    store: Store, checkout: Project, reported: Reported
) -> None:
    made_up = Reported(reported.figures, reported.names, is_made_up=True)
    page = mirror_of(store, checkout, made_up)
    head = page.head()
    assert head["kind"].startswith("PÅHITTAT EXEMPEL · ")
    assert head["lead"].startswith("Detta är ett exempel: siffrorna om elever och anordnare är påhittade")
    assert head["remarks"][0] == page.notice() != ""
    titles = {each.id: each.presented.title for each in page.exhibits}
    assert all(titles[name].endswith(" – påhittat exempel") for name in SHOWN)
    assert not any("påhittat" in titles[name] for name in ("without-upper-secondary", "asked-fields"))
    assert "påhittat" not in mirror_of(store, checkout, reported)["providers"].presented.title


def test_an_analyst_asks_the_same_at_the_desk(
    store: Store, home: Project, checkout: Project, reported: Reported, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAGESBILD_HOME", str(home.root))
    monkeypatch.setattr(desk, "read_reported", lambda _: reported)
    asked = desk.Desk(store, cited_sources(checkout))
    assert asked.answer("learners-by-half", area="0180").rows["learners"].tolist() == [160, 256]
    assert asked.answer("provider-buyers", area=provider(1)).rows["learners"].tolist() == [50, 150]
    assert asked.exhibits().set_index("exhibit")["takes"][["county-flows", "provider-buyers"]].tolist() == ["area"] * 2
    with pytest.raises(UnknownName, match="No provider '0180'"):
        asked.answer("provider-buyers", area="0180")


@pytest.mark.slow
def test_sentences_are_read_back_and_keep_the_rules_of_prose(pages: dict[Language, Mirror]) -> None:
    rooms = [exhibit.room for exhibit in declared()]
    for language, page in pages.items():
        templates = Templates(language, rooms)
        for where, text in said_by(page):
            assert of_text(text, language) == [], text
            assert not where.endswith("takeaway") or of_headline(text) == [], text
            assert not isinstance(text, Sentence) or list(problems(text, templates)) == [], text


def test_a_job_has_its_own_page_and_refuses_a_code_that_lost_its_zero(store: Store) -> None:
    job = MirrorJob.of(store, municipality="0127", language="fi")
    assert (job.path, job.notebook) == ("fi/mirror-0127.html", "mirror")
    assert job.parameters == {"municipality": "0127", "language": "fi"}
    with pytest.raises(UnknownName, match=r"0127 \(Botkyrka\)"):
        MirrorJob.of(store, municipality="127", language="sv")


@pytest.mark.slow
def test_the_notebook_runs_whole_and_becomes_a_page(
    built_home: Project, store: Store, checkout: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAGESBILD_HOME", str(built_home.root))
    job = MirrorJob.of(store, municipality="0180", language="sv")
    notebook = run_brief(job, checkout, engine="lagesbild")
    kinds = [kind for kind, _ in parts_of(notebook)]
    story = ["section", *["exhibit"] * 5, "section", *["exhibit"] * 3]
    depth = ["section", *["exhibit"] * 6, "section", *["exhibit"] * 5]
    assert kinds == ["opening", *story, "in_depth", *depth, "closing"]
    page = brief_page(notebook, Frame(language="sv", file=f"{job.slug}.html", standalone=True))
    assert "inga skyddade tabeller finns för kommunen" in page
    assert provider(1) not in page

"""What is said of service need: hand-made rows, sentences written out, and what missing shows as."""

import pandas as pd
from lagesbild.wording import Row

from lagesbild.figures import lines_over_years
from tests.unit.spoken import in_english, said, table


def _stages(*calculated: tuple[str, int, int, float | None, int | None]) -> pd.DataFrame:
    """Today 100 persons in every stage, and one calculated year each: stage, year, persons, percent, year of turn."""
    rows = [
        (year, kind, persons, stage, persons - 100, pct, turn, int(stage.partition("-")[0]))
        for stage, later, moved, change, turn in calculated
        for year, kind, persons, pct in ((2024, "projected", 100, 0.0), (later, "calculated", moved, change))
    ]
    names = ["year", "kind", "population_persons", "stage", "change_persons", "change_pct", "turn_year", "age_from"]
    return pd.DataFrame(rows, columns=names).assign(base_year=2024, base_kind="projected", peak_year=None)


SMALL = (("13-15", 2037, 95, -5.0, None), ("16-18", 2040, 104, 4.0, None))
TURNING = _stages(("6", 2030, 85, -15.0, 2027), ("7-12", 2031, 70, -30.0, 2029), *SMALL)


def test_school_stages() -> None:
    assert said("school-stages", TURNING) == [
        "Jo syntyneiden määrä (ilman muuttoliikettä) poikkeaa vähintään 10 prosenttia vuoden 2024 tasosta: esiopetus "
        "(6 v.) pysyvästi vuodesta 2027 (−15,0\u00a0% vuonna 2030); alakoulu (7–12 v.) pysyvästi vuodesta 2029 "
        "(−30,0\u00a0% vuonna 2031).",
        "Antalet redan födda (utan flyttning) avviker minst 10 procent från nivån år 2024: förskoleundervisning (6 år) "
        "varaktigt från 2027 (−15,0\u00a0% år 2030); årskurs 1–6 (7–12 år) varaktigt från 2029 (−30,0\u00a0% år 2031).",
        "The number already born (without migration) is at least 10% away from the 2024 level: pre-primary (6) "
        "lastingly "
        "from 2027 (−15.0% in 2030); grades 1–6 (7–12) lastingly from 2029 (−30.0% in 2031).",
    ]
    shown = in_english("school-stages", TURNING)
    assert shown.core == (
        "Counting only children already born, the lasting change comes first here: pre-primary (6) from 2027. "
        "It is largest here: grades 1–6 (7–12), −30 persons (−30.0%) in 2031. "
        "Compared with 2024, without migration."
    )
    assert table(shown)[0] == Row("2024 (projection)", ("100 (0.0%)", "100 (0.0%)", "100 (0.0%)", "100 (0.0%)"))
    assert table(shown)[1] == Row("2030 (calculation)", ("85 (−15.0%)", "–", "–", "–"))


def test_stages_that_turn_in_the_same_year_are_both_first() -> None:
    rows = _stages(("6", 2030, 85, -15.0, 2027), ("7-12", 2031, 120, 20.0, 2027), *SMALL)
    assert in_english("school-stages", rows).core.startswith(
        "Counting only children already born, the lasting change comes first here: pre-primary (6) from 2027; grades "
        "1–6 "
        "(7–12) from 2027."
    )


def test_growth_before_the_fall_is_said() -> None:
    peak = TURNING[(TURNING["stage"] == "7-12") & (TURNING["kind"] == "calculated")]
    peak = peak.assign(year=2026, population_persons=112, change_persons=12, change_pct=12.0)
    rows = pd.concat([TURNING, peak], ignore_index=True)
    rows["peak_year"] = rows["stage"].map({"7-12": 2026})
    assert (
        "; grades 1–6 (7–12) first +12.0% in 2026, lastingly from 2029 (−30.0% in 2031)."
        in said("school-stages", rows)[2]
    )


def test_no_school_stage_turns() -> None:
    rows = _stages(("6", 2030, 91, -9.0, None), ("7-12", 2031, 109, 9.0, None), *SMALL)
    assert said("school-stages", rows) == [
        "Jo syntyneiden lasten määrä (ilman muuttoliikettä) pysyy kaikilla kouluasteilla alle 10 prosentin päässä "
        "vuoden "
        "2024 tasosta.",
        "Antalet redan födda barn (utan flyttning) håller sig på alla skolstadier mindre än 10 procent från nivån år "
        "2024.",
        "The number of children already born (without migration) stays less than 10% away from the 2024 level at every "
        "stage.",
    ]
    shown = in_english("school-stages", rows)
    assert (shown.core, shown.weight) == ("", 0.0)


def test_what_does_not_last_is_said_with_its_year_and_its_end() -> None:
    rows = _stages(("6", 2030, 91, -9.0, None), ("7-12", 2031, 115, 15.0, None), *SMALL)
    peak = rows[(rows["stage"] == "6") & (rows["kind"] == "calculated")]
    peak = peak.assign(year=2027, population_persons=176, change_persons=76, change_pct=76.0)
    rows = pd.concat([rows, peak], ignore_index=True)
    rows["peak_year"] = rows["stage"].map({"6": 2027, "7-12": 2031})
    assert said("school-stages", rows)[2] == (
        "The number already born (without migration) is at least 10% away from the 2024 level: pre-primary (6) +76.0% "
        "in "
        "2027, in the end −9.0% in 2030; grades 1–6 (7–12) +15.0% in 2031."
    )
    assert in_english("school-stages", rows).core == ""


def test_a_stage_in_which_nobody_is_today_has_a_dash_for_its_percentage() -> None:
    rows = TURNING.astype({"change_pct": object, "turn_year": object})
    rows.loc[rows["stage"] == "13-15", "change_pct"] = None
    last = table(in_english("school-stages", rows))[3]
    assert last == Row("2037 (calculation)", ("–", "–", "95 (–)", "–"))


def _ratios(unit: str, *years: tuple[int, str, float, float]) -> pd.DataFrame:
    rows = pd.DataFrame(list(years), columns=["year", "kind", "ratio", "elderly_ratio"])
    rows["children_ratio"] = rows["ratio"] - rows["elderly_ratio"]
    return rows.assign(unit=unit, base_year=2024, entering_persons=1832, leaving_persons=3070)


OWN = _ratios(
    "area", (2019, "observed", 78.28, 52.5), (2024, "projected", 85.45, 60.75), (2040, "projected", 92.5, 72.76)
)
WHOLE = _ratios(
    "country", (2019, "observed", 61.42, 36.0), (2024, "observed", 61.63, 38.1), (2040, "projected", 60.04, 40)
)


def test_dependency_ratio() -> None:
    assert said("dependency-ratio", OWN) == [
        "Sataa työikäistä kohti on 85,5 lasta ja ikääntynyttä vuonna 2024 (ennuste); vuonna 2040 luku on "
        "ennusteen mukaan 92,5, josta ikääntyneitä 72,8.",
        "På hundra personer i arbetsför ålder går det 85,5 barn och äldre år 2024 (prognos); år 2040 är talet enligt "
        "prognosen 92,5, varav äldre 72,8.",
        "There are 85.5 children and older people per hundred of working age in 2024 (projection); in "
        "2040 the projection gives 92.5, of whom 72.8 are 65 or over.",
    ]


def test_each_year_of_the_area_stands_beside_the_same_year_of_the_country() -> None:
    shown = in_english("dependency-ratio", pd.concat([OWN, WHOLE], ignore_index=True))
    assert table(shown)[0] == Row("2019", ("78.3", "61.4", "25.8", "52.5"))
    assert table(shown)[1] == Row("2024 (projection)", ("85.5", "61.6", "24.7", "60.8"))
    note = (
        "The areas of comparison are shown for the same years as the area itself; "
        "those of the region and the country are observed here up to 2024."
    )
    assert note in shown.notes
    assert note not in in_english("dependency-ratio", OWN).notes
    known = shown.points.dropna(subset="y")
    assert known["role"].tolist() == ["own"] * 3 + ["quiet"] * 3
    assert known["label"].tolist() == ["", "projection", "projection", "", "", "projection"]


def test_lines_break_at_years_that_are_not_at_hand_before_today() -> None:
    shown = in_english("dependency-ratio", pd.concat([OWN, WHOLE], ignore_index=True))
    own, whole = (shown.points[shown.points["role"] == role] for role in ("own", "quiet"))
    assert own["x"].tolist() == whole["x"].tolist() == [2019, 2020, 2021, 2022, 2023, 2024, 2040]
    assert own["y"].isna().tolist() == whole["y"].isna().tolist() == [False, True, True, True, True, False, False]
    assert "Years that are not at hand: 2020, 2021, 2022, 2023. The line is broken there." in shown.notes
    mark = {"tick_values": shown.ticks.values, "tick_labels": shown.ticks.labels}
    observed, projected = lines_over_years(own.reset_index(drop=True), value_title="", **mark).data[:2]
    assert (observed.x[0], observed.y[1:]) == (2019, (None,) * 4)
    assert (projected.x, projected.y[0]) == ((2023, 2024, 2040), None)


def test_stages_break_at_years_that_are_not_at_hand_before_today() -> None:
    before = TURNING[TURNING["year"] == 2024].assign(year=2022, kind="observed", population_persons=110)
    shown = in_english("school-stages", pd.concat([before, TURNING], ignore_index=True))
    pupils = shown.points[shown.points["series"] == shown.points["series"].iloc[0]]
    assert pupils[["x", "y"]].iloc[:3].fillna(0).to_numpy().tolist() == [[2022, 110.0], [2023, 0.0], [2024, 100.0]]
    assert "Years that are not at hand: 2023. The line is broken there." in shown.notes
    assert not any("not at hand: " in note for note in in_english("school-stages", TURNING).notes)


def test_workforce_renewal() -> None:
    assert said("workforce-renewal", OWN) == [
        "15–24-vuotiaita sataa 55–64-vuotiasta kohti: 85,5 vuonna 2024 (ennuste), ennusteen mukaan 92,5 vuonna 2040.",
        "15–24-åringar per hundra 55–64-åringar: 85,5 år 2024 (prognos), enligt prognosen 92,5 år 2040.",
        "Persons aged 15–24 per hundred aged 55–64: 85.5 in 2024 (projection), according to the projection 92.5 in "
        "2040.",
    ]
    compared = said("workforce-renewal", pd.concat([OWN, WHOLE], ignore_index=True))
    assert [takeaway.partition("2040. ")[2] for takeaway in compared] == [
        "Koko maassa luvut ovat 61,6 ja 60,0.",
        "I hela landet är talen 61,6 och 60,0.",
        "In the whole country the figures are 61.6 and 60.0.",
    ]

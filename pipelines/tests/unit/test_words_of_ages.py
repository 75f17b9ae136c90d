"""What is said of ages, year groups, members and places: hand-made rows, sentences written out."""

import pandas as pd
import pytest
from lagesbild.wording import PRESENTERS, Row

from lagesbild.settings import LANGUAGES
from tests.unit.spoken import bars, in_english, said, table, words


def _profile(*groups: tuple[str, str, int, int]) -> pd.DataFrame:
    """Time, sex, first age, persons."""
    rows = pd.DataFrame(list(groups), columns=["time", "sex", "age_from", "population_persons"])
    base = rows["time"] == "base"
    return rows.assign(year=base.map({True: 2025, False: 2040}), kind=base.map({True: "observed", False: "projected"}),
                       lacks_oldest=False)  # fmt: skip


TOGETHER = _profile(
    ("base", "total", 0, 300), ("base", "total", 95, 20), ("horizon", "total", 0, 200), ("horizon", "total", 95, 50)
)


def test_age_profile() -> None:
    assert said("age-profile", TOGETHER) == [
        "Suurin viisivuotisryhmä vuonna 2025 on 0–4 v., 300 henkeä; ennusteen mukaan se on vuonna 2040 0–4 v., 200 "
        "henkeä. Eniten muuttuu ryhmä 0–4 v.: −100 henkeä (−33,3\u00a0%).",
        "Den största femårsgruppen år 2025 är 0–4 år, 300 personer; enligt prognosen är den år 2040 0–4 år, 200 "
        "personer. Mest förändras gruppen 0–4 år: −100 personer (−33,3\u00a0%).",
        "The largest five-year group in 2025 is 0–4, 300 persons; according to the projection it is 0–4 in 2040, 200 "
        "persons. The group that changes most is 0–4: −100 persons (−33.3%).",
    ]
    shown = in_english("age-profile", TOGETHER)
    assert table(shown) == (Row("0–4", ("300", "200", "−100")), Row("95+", ("20", "50", "+30")))
    assert any(note.startswith("The sexes are shown together, because") for note in shown.notes)


def test_men_stand_left_of_zero_and_marks_have_no_sign() -> None:
    rows = _profile(
        ("base", "men", 0, 150), ("base", "women", 0, 140), ("horizon", "men", 0, 90), ("horizon", "women", 0, 80)
    )
    shown = in_english("age-profile", rows)
    assert bars(shown) == [
        ["2025", "0–4", -150.0, "Men"],
        ["2025", "0–4", 140.0, "Women"],
        ["2040 (projection)", "0–4", -90.0, "Men"],
        ["2040 (projection)", "0–4", 80.0, "Women"],
    ]
    assert shown.points["dashed"].tolist() == [False, False, True, True]
    assert shown.ticks.values == (-200.0, -100.0, 0.0, 100.0, 200.0)
    assert shown.ticks.labels == ("200", "100", "0", "100", "200")
    assert table(shown) == (Row("0–4", ("150", "140", "90", "80", "−120")),)
    assert not any("together" in note for note in shown.notes)


def _cohorts() -> pd.DataFrame:
    """Aged 7: 100 today, 90 next year; 13: nobody today, 100 next year, who are the 12-year-olds."""
    rows = pd.DataFrame(
        [
            (7, 2025, "observed", 2018, 100, 0, 0.0),
            (7, 2026, "calculated", 2019, 90, -10, -10.0),
            (13, 2025, "observed", 2012, 0, 0, None),
            (13, 2032, "calculated", 2019, 90, 90, None),
            (16, 2025, "observed", 2009, 120, 0, 0.0),
            (16, 2035, "calculated", 2019, 90, -30, -25.0),
            (19, 2025, "observed", 2006, 60, 0, 0.0),
            (19, 2038, "calculated", 2019, 90, 30, 50.0),
        ],
        columns=["age_years", "year", "kind", "birth_year", "population_persons", "change_persons", "change_pct"],
    )
    return rows.assign(base_year=2025, base_kind="observed")


def test_cohorts() -> None:
    assert said("cohorts", _cohorts()) == [
        "Vuonna 2019 syntyneitä on 90; 7-vuotiaita on 100 vuonna 2025. Ero samanikäisiin vuonna 2025, "
        "henkilöä: 7 v. vuonna 2026: −10 (−10,0\u00a0%); 13 v. vuonna 2032: +90 (–); 16 v. vuonna 2035: −30 "
        "(−25,0\u00a0%); 19 v. vuonna 2038: +30 (+50,0\u00a0%).",
        "Antalet födda 2019 är 90; antalet 7-åringar är 100 år 2025. Skillnad mot lika gamla år 2025, personer: "
        "7 år, år 2026: −10 (−10,0\u00a0%); 13 år, år 2032: +90 (–); 16 år, år 2035: −30 (−25,0\u00a0%); 19 år, år "
        "2038: +30 (+50,0\u00a0%).",
        "Those born in 2019 number 90; those aged 7 number 100 in 2025. Difference from those of the same age in "
        "2025, "
        "persons: age 7 in 2026: −10 (−10.0%); age 13 in 2032: +90 (–); age 16 in 2035: −30 (−25.0%); age 19 in 2038: "
        "+30 (+50.0%).",
    ]
    rows = table(in_english("cohorts", _cohorts()))
    assert rows[0] == Row("2025", ("100 (0.0%)", "0 (–)", "120 (0.0%)", "60 (0.0%)"))
    assert rows[1] == Row("2026 (calculation)", ("90 (−10.0%)", "–", "–", "–"))


BANDS = ("all", "0-5", "6", "7-12", "13-15", "16-18")


def members_rows(**names: tuple[int, int]) -> pd.DataFrame:
    """Each member has the same persons, now and then, in every band; nobody is 6 today."""
    each = {"": tuple(map(sum, zip(*names.values(), strict=True)))} | names
    rows = [
        {"area_code": name or "total", "name_fi": name, "name_sv": name, "name_en": name, "band": band,
         "base_persons": 0 if band == "6" else now, "horizon_persons": then}
        for name, (now, then) in each.items() for band in BANDS
    ]  # fmt: skip
    frame = pd.DataFrame(rows)
    change = frame["horizon_persons"] - frame["base_persons"]
    pct = (100 * change / frame["base_persons"]).where(frame["base_persons"] > 0)
    years = {"base_year": 2024, "base_kind": "projected", "horizon_year": 2040}
    return frame.assign(change_persons=change, change_pct=pct, lacks_oldest=False, **years)


TWO = members_rows(Alajärvi=(100, 60), Evijärvi=(50, 55))


def test_members() -> None:
    assert said("members", TWO) == [
        "Eniten muuttuu 6 v.: +115 henkeä 2024–2040; kunnista eniten Alajärvi (+60). Koko alueella, suluissa kunnat, "
        "joissa ikäryhmä pienenee: 0–5 v.: −35 (1/2); 6 v.: +115 (0/2); 7–12 v.: −35 (1/2); 13–15 v.: −35 (1/2); "
        "16–18 v.: −35 (1/2).",
        "Mest förändras 6 år: +115 personer 2024–2040; av kommunerna mest Alajärvi (+60). I hela området, inom "
        "parentes de kommuner där åldersgruppen minskar: 0–5 år: −35 (1/2); 6 år: +115 (0/2); 7–12 år: −35 (1/2); "
        "13–15 år: −35 (1/2); 16–18 år: −35 (1/2).",
        "What changes most is age 6: +115 persons 2024–2040; of the municipalities most in Alajärvi (+60). In the "
        "whole "
        "area, in brackets the municipalities in which the age group shrinks: ages 0–5: −35 (1 of 2); age 6: +115 "
        "(0 of 2); ages 7–12: −35 (1 of 2); ages 13–15: −35 (1 of 2); ages 16–18: −35 (1 of 2).",
    ]


def test_members_stand_on_one_scale_without_their_total() -> None:
    shown = in_english("members", TWO)
    assert bars(shown)[:3] == [
        ["ages 0–5", "Alajärvi", -40.0, "−40"],
        ["ages 0–5", "Evijärvi", 5.0, "+5"],
        ["age 6", "Alajärvi", 60.0, "+60"],
    ]
    assert len(shown.points) == 2 * 5
    assert [row.header for row in table(shown)] == ["Total", "Alajärvi", "Evijärvi"]
    assert table(shown)[1].cells[:3] == ("100 → 60: −40 (−40.0%)", "100 → 60: −40 (−40.0%)", "0 → 60: +60 (–)")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            members_rows(Alajärvi=(100, 60)),
            [
                "alueeseen kuuluu vain yksi kunta",
                "området består av en enda kommun",
                "the area is a single municipality",
            ],
        ),
        (
            members_rows(**{f"K{number}": (10, 9) for number in range(41)}),
            [
                "alueeseen kuuluu 41 kuntaa, enemmän kuin kuvioon mahtuu",
                "området har 41 kommuner, fler än ett diagram rymmer",
                "the area has 41 municipalities, more than one chart can hold",
            ],
        ),
        (
            TWO.head(0),
            [
                "kuntien ennuste ei ulotu vuoteen 2040 tässä aineistossa",
                "kommunernas prognos omfattar inte år 2040 i det här materialet",
                "the municipal projection at hand does not have the year 2040",
            ],
        ),
    ],
    ids=["one", "too-many", "no-such-year"],
)
def test_members_that_cannot_be_set_side_by_side_are_not_shown(rows: pd.DataFrame, expected: list[str]) -> None:
    shown = [PRESENTERS["members"](rows, words(language)) for language in LANGUAGES]
    assert [each.reason for each in shown] == expected
    assert all(each.takeaway == "" and each.table is None and each.points.empty for each in shown)


def _places(basis: str = "own") -> pd.DataFrame:
    """Grades 1–6 with 100 persons today and 67 at the horizon; nine in ten take part, in groups of 17.5."""
    rows = pd.DataFrame({"time": ["base", "horizon"], "year": [2025, 2040], "kind": ["observed", "projected"]})
    rows = rows.assign(stage="7-12", population_persons=[100, 67], has_prices=True)
    values = {"participation_pct": 90.0, "group_size": 17.5, "staff_per_group": 2.0}
    for name, value in values.items():
        rows = rows.assign(**{name: value, f"{name}_basis": basis})
        rows = rows.assign(**{f"{name}_source_{language}": f"Council {language}" for language in LANGUAGES})
    places = rows["population_persons"] * 0.9
    return rows.assign(places=places, groups=places / 17.5, staff=places / 17.5 * 2)


def test_places_are_said_with_differences_as_the_table_shows_them() -> None:
    assert said("service-places", _places()) == [
        "Taulukon parametreilla laskettuna eniten muuttuu alakoulu (7–12 v.): 2025 5,1 ryhmää, 2040 (ennuste) 3,4 "
        "ryhmää (−1,7); paikkoja −30 ja henkilöstöä −3,4.",
        "Beräknat med tabellens parametrar förändras mest årskurs 1–6 (7–12 år): 2025 5,1 grupper, 2040 (prognos) 3,4 "
        "grupper (−1,7); platser −30 och personal −3,4.",
        "With the table's parameters, what changes most is grades 1–6 (7–12): 2025 5.1 groups, 2040 (projection) 3.4 "
        "groups (−1.7); places −30 and staff −3.4.",
    ]
    shown = in_english("service-places", _places())
    assert table(shown)[1] == Row("grades 1–6 (7–12), 2040 (projection)", ("67", "90", "17.5", "2", "60", "3.4", "6.9"))
    assert shown.weight == 0
    assert "grades 1–6 (7–12): 90% take part, group size 17.5, staff per group 2 – Council en." in shown.notes
    assert bars(shown) == [
        ["2025", "grades 1–6 (7–12)", pytest.approx(90 / 17.5), "5.1"],
        ["2040 (projection)", "grades 1–6 (7–12)", pytest.approx(60.3 / 17.5), "3.4"],
    ]


def test_examples_are_said_to_be_examples() -> None:
    assert in_english("service-places", _places("example")).takeaway.endswith(
        " Examples among the parameters: 3 of 3. Set your own before you use the figures."
    )


def test_a_missing_price_table_is_said_once_beside_the_places() -> None:
    shown = in_english("service-places", _places().assign(has_prices=False))
    assert [note for note in shown.notes if "not shown" in note] == [
        "Costs by age group are not shown, because no price table is supplied: data/local/unit_prices.csv."
    ]

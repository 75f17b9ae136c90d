"""Members side by side: what is said of hand-made rows, and real members added up by hand."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.exhibits import Answer
from lagesbild.exhibits.service_need import members
from lagesbild.language import Standing
from lagesbild.measures.today import Times
from lagesbild.settings import LANGUAGES, Language
from lagesbild.store import Store, find_area, group_of
from tests.exhibits.spoken import bars, context, in_english, table, takeaways

JARVISEUTU = "kopa-jarviseutu"
BANDS = ("all", "0-15", "0-5", "6", "7-12", "13-15", "16-18")
CODES = {"Alajärvi": "KU005", "Evijärvi": "KU052", "Vimpeli": "KU934", "Soini": "KU759"}
TIMES = Times(2024, "projected", 2040)
MUNICIPALITIES = ["005", "049", "091", "111", "214", "398", "438", "507", "588", "858", "934", "980"]


def members_rows(undecided: str = "", **names: tuple[int, int]) -> Answer[Times | None]:
    """Each member has the same persons, now and then, in every band; nobody is 6 today.

    ``undecided`` names those in which the direction of the children's number is open; ``all`` is all together.
    """
    together = [sum(times) for times in zip(*names.values(), strict=True)]
    each = {"": (together[0], together[1])} | names
    frame = pd.DataFrame(
        [
            {
                "area_code": CODES.get(name, name) or "total",
                "name_fi": name,
                "name_sv": name,
                "name_en": name,
                "band": band,
                "base_persons": 0 if band == "6" else now,
                "horizon_persons": then,
                "is_open": band == "0-15" and (name or "all") in undecided.split(),
            }
            for name, (now, then) in each.items()
            for band in BANDS
        ]
    )
    change = frame["horizon_persons"] - frame["base_persons"]
    pct = (100 * change / frame["base_persons"]).where(frame["base_persons"] > 0)
    return Answer(frame.assign(change_persons=change, change_pct=pct), TIMES, frozenset())


TWO = members_rows(Alajärvi=(100, 60), Evijärvi=(50, 55))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (
            members_rows(Alajärvi=(100, 60), Evijärvi=(50, 45)),
            [
                "Lasten määrä vähenee molemmissa kunnissa, enemmän Alajärvellä: 40\u00a0%.",
                "Antalet barn minskar i båda kommunerna, mer i Alajärvi: med 40\u00a0%.",
                "Child numbers fall in both municipalities, more in Alajärvi: by 40%.",
            ],
        ),
        (
            members_rows(Alajärvi=(100, 104), Evijärvi=(50, 60)),
            [
                "Lasten määrä kasvaa molemmissa kunnissa, enemmän Evijärvellä: 20\u00a0%.",
                "Antalet barn ökar i båda kommunerna, mer i Evijärvi: med 20\u00a0%.",
                "Child numbers grow in both municipalities, more in Evijärvi: by 20%.",
            ],
        ),
        (
            members_rows(Alajärvi=(100, 60), Evijärvi=(50, 45), Vimpeli=(40, 38)),
            [
                "Lasten määrä vähenee kaikissa kunnissa, eniten Alajärvellä: 40\u00a0%.",
                "Antalet barn minskar i alla kommuner, mest i Alajärvi: med 40\u00a0%.",
                "Child numbers fall in every municipality, most in Alajärvi: by 40%.",
            ],
        ),
        (
            members_rows(Alajärvi=(100, 104), Evijärvi=(50, 60), Vimpeli=(40, 44)),
            [
                "Lasten määrä kasvaa kaikissa kunnissa, eniten Evijärvellä: 20\u00a0%.",
                "Antalet barn ökar i alla kommuner, mest i Evijärvi: med 20\u00a0%.",
                "Child numbers grow in every municipality, most in Evijärvi: by 20%.",
            ],
        ),
        (
            members_rows(Alajärvi=(100, 75), Evijärvi=(50, 55), Vimpeli=(40, 38)),
            [
                "Lasten määrä kasvaa vain Evijärvellä mutta vähenee Alajärvellä 25\u00a0%.",
                "Antalet barn ökar bara i Evijärvi men minskar i Alajärvi med 25\u00a0%.",
                "Child numbers grow only in Evijärvi but fall in Alajärvi by 25%.",
            ],
        ),
        (
            members_rows(Alajärvi=(100, 120), Evijärvi=(50, 45), Vimpeli=(40, 44)),
            [
                "Lasten määrä vähenee vain Evijärvellä mutta kasvaa Alajärvellä 20\u00a0%.",
                "Antalet barn minskar bara i Evijärvi men ökar i Alajärvi med 20\u00a0%.",
                "Child numbers fall only in Evijärvi but grow in Alajärvi by 20%.",
            ],
        ),
        (
            members_rows(Alajärvi=(100, 90), Evijärvi=(50, 45), Vimpeli=(40, 40), Soini=(40, 44)),
            [
                "Alueen 4 kunnasta lasten määrä vähenee 2 kunnassa.",
                "Av områdets 4 kommuner minskar antalet barn i 2.",
                "Of the area’s 4 municipalities, child numbers fall in 2.",
            ],
        ),
        (
            members_rows(Alajärvi=(100, 110), Evijärvi=(50, 55), Vimpeli=(40, 40), Soini=(40, 36)),
            [
                "Alueen 4 kunnasta lasten määrä kasvaa 2 kunnassa.",
                "Av områdets 4 kommuner ökar antalet barn i 2.",
                "Of the area’s 4 municipalities, child numbers grow in 2.",
            ],
        ),
        (
            members_rows(Alajärvi=(100, 75), Evijärvi=(200, 201), Vimpeli=(200, 199)),
            [
                "Lasten määrä säilyy ennallaan vain Evijärvellä mutta vähenee Alajärvellä 25\u00a0%.",
                "Antalet barn är oförändrat bara i Evijärvi men minskar i Alajärvi med 25\u00a0%.",
                "Child numbers hold steady only in Evijärvi but fall in Alajärvi by 25%.",
            ],
        ),
        (
            members_rows(Alajärvi=(100, 125), Evijärvi=(200, 199), Vimpeli=(200, 201)),
            [
                "Lasten määrä säilyy ennallaan vain Evijärvellä mutta kasvaa Alajärvellä 25\u00a0%.",
                "Antalet barn är oförändrat bara i Evijärvi men ökar i Alajärvi med 25\u00a0%.",
                "Child numbers hold steady only in Evijärvi but grow in Alajärvi by 25%.",
            ],
        ),
        (
            # −0.5% is a bar below zero: counted where the bars are
            members_rows(Alajärvi=(100, 75), Evijärvi=(200, 199), Vimpeli=(50, 60), Soini=(40, 44)),
            [
                "Alueen 4 kunnasta lasten määrä vähenee 2 kunnassa.",
                "Av områdets 4 kommuner minskar antalet barn i 2.",
                "Of the area’s 4 municipalities, child numbers fall in 2.",
            ],
        ),
        (
            members_rows(Alajärvi=(200, 201), Evijärvi=(50, 50)),
            [
                "Lasten määrä ei juuri muutu missään kunnassa.",
                "Antalet barn är nästan oförändrat i alla kommuner.",
                "Child numbers hardly change in any municipality.",
            ],
        ),
        (
            members_rows("Vimpeli Soini", Alajärvi=(200, 150), Evijärvi=(150, 110), Vimpeli=(120, 99), Soini=(90, 95)),
            [
                "Lasten määrä vähenee 2 kunnassa alueen 4 kunnasta, muissa suunta on epävarma.",
                "Antalet barn minskar i 2 av 4 kommuner, i de övriga är riktningen osäker.",
                "Child numbers fall in 2 of 4 municipalities, but elsewhere the direction is uncertain.",
            ],
        ),
        (
            members_rows("Evijärvi Vimpeli", Alajärvi=(200, 250), Evijärvi=(150, 110), Vimpeli=(120, 99)),
            [
                "Lasten määrä kasvaa yhdessä alueen 3 kunnasta, muissa suunta on epävarma.",
                "Antalet barn ökar i 1 av 3 kommuner, i de övriga är riktningen osäker.",
                "Child numbers grow in 1 of 3 municipalities, but elsewhere the direction is uncertain.",
            ],
        ),
        (
            members_rows("Soini", Alajärvi=(200, 150), Evijärvi=(150, 210), Vimpeli=(220, 130), Soini=(90, 95)),
            [
                "Lasten määrä vähenee 2 kunnassa ja kasvaa 1 kunnassa, mutta muualla suunta on epävarma.",
                "Barnen blir färre i 2 och fler i 1 av kommunerna, annars är riktningen osäker.",
                "Child numbers fall in 2 of the municipalities, grow in 1 and are uncertain elsewhere.",
            ],
        ),
        (
            members_rows("Alajärvi Evijärvi Vimpeli", Alajärvi=(200, 150), Evijärvi=(150, 110), Vimpeli=(120, 99)),
            [
                "Lasten määrä voi kasvaa tai vähentyä kaikissa kunnissa.",
                "Antalet barn kan öka eller minska i alla kommuner.",
                "Child numbers may grow or shrink in every municipality.",
            ],
        ),
        (
            members_rows("Evijärvi", Alajärvi=(200, 150), Evijärvi=(150, 140)),
            [
                "Lasten määrä vähenee Alajärvellä 25\u00a0%, mutta Evijärvellä suunta on epävarma.",
                "Antalet barn minskar i Alajärvi med 25\u00a0%, men i Evijärvi är riktningen osäker.",
                "Child numbers fall in Alajärvi by 25%, but in Evijärvi the direction is uncertain.",
            ],
        ),
        (
            members_rows("Alajärvi", Alajärvi=(200, 190), Evijärvi=(150, 180)),
            [
                "Lasten määrä kasvaa Evijärvellä 20\u00a0%, mutta Alajärvellä suunta on epävarma.",
                "Antalet barn ökar i Evijärvi med 20\u00a0%, men i Alajärvi är riktningen osäker.",
                "Child numbers grow in Evijärvi by 20%, but in Alajärvi the direction is uncertain.",
            ],
        ),
        (
            members_rows("Alajärvi Evijärvi", Alajärvi=(200, 201), Evijärvi=(150, 150)),
            [
                "Lasten määrä voi kasvaa tai vähentyä molemmissa kunnissa.",
                "Antalet barn kan öka eller minska i båda kommunerna.",
                "Child numbers may grow or shrink in both municipalities.",
            ],
        ),
        (
            members_rows(Sottunga=(5, 9), Kökar=(19, 12)),
            [
                "Lapsia on nyt 24 ja ennusteen lopussa 21.",
                "Barnen är nu 24 och i prognosens slut 21.",
                "There are 24 children now and 21 at the end of the projection.",
            ],
        ),
    ],
    ids=[
        *(
            "both-down",
            "both-up",
            "all-down",
            "all-up",
            "one-grows",
            "one-shrinks",
            "some-down",
            "some-up",
            "one-stays-down",
            "one-stays-up",
        ),
        *(
            "hardly-one",
            "same",
            "partly-down",
            "partly-up",
            "partly-both",
            "all-open",
            "pair-down",
            "pair-up",
            "both-open",
            "few",
        ),
    ],
)
def test_the_headline_says_whether_all_members_go_one_way(found: Answer[Times | None], expected: list[str]) -> None:
    assert takeaways(members, found) == expected


def test_members_are_sorted_and_the_one_that_goes_the_other_way_is_coloured() -> None:
    shown = in_english(members, members_rows(Evijärvi=(50, 55), Alajärvi=(100, 60), Sottunga=(4, 9)))
    assert bars(shown) == [
        ("The same way as the whole area", "Alajärvi", -40.0, "−40.0% (−40)"),
        ("The other way", "Evijärvi", 10.0, "+10.0% (+5)"),
        ("The other way", "Sottunga", 0.0, "4 → 9"),
    ]
    assert [row.header for row in table(shown)] == ["Total", "Alajärvi", "Evijärvi", "Sottunga"]
    assert table(shown)[1].cells[:2] == ("100 → 60: −40 (−40.0%)", "100 → 60: −40 (−40.0%)")
    assert table(shown)[1].cells[3] == "0 → 60: +60 (–)"
    assert shown.weight == pytest.approx(30 / 154)
    assert shown.standing == Standing("members", is_exception=True)


def test_a_member_whose_direction_is_open_is_grey_and_no_exception() -> None:
    found = members_rows("Evijärvi all", Alajärvi=(200, 150), Evijärvi=(150, 180), Vimpeli=(220, 130))
    shown = in_english(members, found)
    assert [bar[:2] for bar in bars(shown)] == [
        ("The same way as the whole area", "Vimpeli"),
        ("The same way as the whole area", "Alajärvi"),
        ("Direction uncertain", "Evijärvi"),
    ]
    assert shown.weight == 0.0
    assert shown.standing == Standing("members", is_exception=False)
    assert members.discuss(found, context(members)) == ""


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fi", ["Yhteensä", "Hämeenkyrö", "Ikaalinen", "Jämijärvi"]),
        ("sv", ["Sammanlagt", "Ikalis", "Jämijärvi", "Tavastkyro"]),
        ("en", ["Total", "Hämeenkyrö", "Ikaalinen", "Jämijärvi"]),
    ],
)
def test_members_are_in_the_order_of_the_page_s_language(language: Language, expected: list[str]) -> None:
    found = members_rows(Hämeenkyrö=(100, 60), Ikaalinen=(50, 55), Jämijärvi=(20, 10))
    found.rows["name_sv"] = found.rows["name_sv"].replace({"Hämeenkyrö": "Tavastkyro", "Ikaalinen": "Ikalis"})
    shown = members.words(found, context(members, language))
    assert [row.header for row in table(shown)] == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (
            Answer(TWO.rows.head(0), None, frozenset()),
            [
                "kuntien ennuste ei ulotu vuoteen 2040",
                "kommunernas prognos omfattar inte år 2040",
                "the municipal projection does not reach 2040",
            ],
        ),
    ],
)
def test_members_that_cannot_be_set_side_by_side_are_not_shown(
    found: Answer[Times | None], expected: list[str]
) -> None:
    shown = [members.words(found, context(members, language)) for language in LANGUAGES]
    assert [each.reason for each in shown] == expected
    assert all(each.takeaway == "" and each.table is None and not each.marks for each in shown)


def _changes(*rows: tuple[str, str, int, float]) -> Answer[Times | None]:
    """Code, band, change in persons and percent; KU005 is called A and KU052 B."""
    frame = pd.DataFrame(list(rows), columns=["area_code", "band", "change_persons", "change_pct"])
    names = frame["area_code"].map({"total": "", "KU005": "A", "KU052": "B"})
    named = {f"name_{language}": names for language in LANGUAGES}
    return Answer(frame.assign(base_persons=500, horizon_persons=500, is_open=False, **named), TIMES, frozenset())


OPPOSITE = (("total", "0-15", -40, -8.0), ("KU005", "0-15", -60, -15.0), ("KU052", "0-15", 20, 20.0))
GROWING = (("total", "0-15", 40, 8.0), ("KU005", "0-15", 60, 15.0), ("KU052", "0-15", -20, -20.0))


def test_a_member_that_goes_the_other_way_is_asked_about() -> None:
    assert [members.discuss(_changes(*OPPOSITE), context(members, language)) for language in LANGUAGES] == [
        "Lasten määrä vähenee koko alueella (−40) mutta kasvaa Evijärvellä (+20). Miten palvelut jaetaan kuntien "
        "kesken?",
        "Antalet barn minskar i hela området (−40) men ökar i Evijärvi (+20). Hur fördelas servicen mellan kommunerna?",
        "Child numbers fall in the area as a whole (−40) but grow in Evijärvi (+20). How should services be shared "
        "between the municipalities?",
    ]
    assert [members.discuss(_changes(*GROWING), context(members, language)) for language in LANGUAGES] == [
        "Lasten määrä kasvaa koko alueella (+40) mutta vähenee Evijärvellä (−20). Miten palvelut jaetaan kuntien "
        "kesken?",
        "Antalet barn ökar i hela området (+40) men minskar i Evijärvi (−20). Hur fördelas servicen mellan kommunerna?",
        "Child numbers grow in the area as a whole (+40) but fall in Evijärvi (−20). How should services be shared "
        "between the municipalities?",
    ]


def test_a_small_change_the_other_way_is_not_asked_about() -> None:
    of_few_percent = (*OPPOSITE[:2], ("KU052", "0-15", 20, 9.9))
    of_few_persons = (*OPPOSITE[:2], ("KU052", "0-15", 4, 20.0))
    for rows in (of_few_percent, of_few_persons):
        assert members.discuss(_changes(*rows), context(members, "fi")) == ""


def test_what_is_asked_about_is_what_the_bars_show() -> None:
    of_pupils = [("total", "6", 30, 9.0), ("KU005", "6", -9, -12.0)]
    same_way = [("total", "0-15", -40, -8.0), ("KU005", "0-15", -40, -15.0)]
    assert members.discuss(_changes(*of_pupils, *same_way), context(members, "sv")) == ""


def asked(store: Store, codes: list[str]) -> pd.DataFrame:
    return members.answer(store, area=group_of(store, codes), horizon=2040).rows


def test_members_together_are_the_first_rows(store: Store) -> None:
    found = members.answer(store, area=find_area(store, JARVISEUTU), horizon=2040)
    rows = found.rows
    assert list(dict.fromkeys(rows["area_code"])) == ["total", "KU005", "KU052", "KU403", "KU934"]
    # Statistics Finland 14wx, ages 7–12 in 2024 and 2040: the four members, added up by hand
    grades = rows[rows["band"] == "7-12"]
    assert grades["base_persons"].tolist() == [632 + 148 + 181 + 163, 632, 148, 181, 163]
    assert grades["horizon_persons"].tolist() == [418 + 95 + 97 + 76, 418, 95, 97, 76]
    assert grades["change_persons"].tolist() == [-438, -214, -53, -84, -87]
    assert grades["change_pct"].iloc[0] == pytest.approx(-100 * 438 / 1124)
    assert found.facts is not None
    assert found.facts.base_year == 2024


def test_members_are_not_set_side_by_side_for_a_year_that_their_projection_leaves_out(store: Store) -> None:
    found = members.answer(store, area=find_area(store, "MK06"), horizon=2045)
    assert (found.is_empty, found.facts) == (True, None)


def test_members_cite_only_what_is_shown(store: Store) -> None:
    found = members.answer(store, area=find_area(store, JARVISEUTU), horizon=2040)
    assert found.sources == {"statfin-14wx-municipality"}


@pytest.mark.slow
@settings(max_examples=12, deadline=None, derandomize=True)
@given(codes=st.lists(st.sampled_from(MUNICIPALITIES), min_size=2, max_size=5))
def test_any_set_of_municipalities_adds_up_in_any_order(store: Store, codes: list[str]) -> None:
    together = asked(store, codes)
    pd.testing.assert_frame_equal(together, asked(store, codes[::-1]))
    sums = together.loc[together["area_code"] == "total", "horizon_persons"].tolist()
    alone = [asked(store, [code])["horizon_persons"].tolist()[: len(sums)] for code in group_of(store, codes).codes]
    assert sums == [sum(values) for values in zip(*alone, strict=True)]


@pytest.mark.slow
def test_members_are_compared_from_today_observed(whole_store: Store) -> None:
    found = members.answer(whole_store, area=group_of(whole_store, ["005", "052"]), horizon=2040)
    everybody, pupils = (found.rows[found.rows["band"] == band] for band in ("all", "7-12"))
    assert everybody["base_persons"].tolist() == [14206, 6103, 8103]
    assert everybody["horizon_persons"].tolist() == [8206, 3103, 5103]
    assert pupils["base_persons"].tolist() == [6 * 142, 6 * 61, 6 * 81]
    shown = {language: members.words(found, context(members, language)) for language in LANGUAGES}
    oldest = {
        "fi": "puuttuvat 100 vuotta täyttäneet",
        "sv": "saknas personer som fyllt 100 år",
        "en": "leaves out persons aged 100 and over",
    }
    assert not any(oldest[language] in note for language in LANGUAGES for note in shown[language].notes)
    assert "2025–2040 (projection)" in shown["en"].title

"""What is said of labour demand: hand-made rows, sentences written out, and what missing shows as."""

import pandas as pd
from lagesbild.wording import PRESENTERS, Row, Ticks

from lagesbild.figures import stacked_bars
from lagesbild.settings import LANGUAGES
from tests.unit.spoken import in_english, said, table, words

COUNTS = [
    "unemployed_at_least_persons", "unemployed_at_most_persons", "vacancies_at_least_count", "vacancies_at_most_count",
]  # fmt: skip
ENDS = ["tightness_low", "tightness_high"]
NAMES = ["name_fi", "name_sv", "name_en"]


def _tightness() -> pd.DataFrame:
    rows = [
        ("area", 2022, "2022-10", 200, 200, 41, 44, 20.5, 22.0),
        ("area", 2023, "2023-10", 400, 400, 62, 62, 15.5, 15.5),
        ("country", 2022, "2022-10", 3000, 3000, 996, 996, 33.2, 33.2),
        ("country", 2023, "2023-10", 3000, 3000, 528, 528, 17.6, 17.6),
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["unit", "year", "month", *COUNTS, *ENDS])


def test_tightness() -> None:
    assert said("tightness", _tightness()) == [
        "Avoimia työpaikkoja sataa työtöntä työnhakijaa kohti: 16 (lokakuu 2023); vuotta aiemmin 21–22. Koko maassa "
        "luvut olivat 18 ja 33.",
        "Lediga arbetsplatser per hundra arbetslösa arbetssökande: 16 (oktober 2023); ett år tidigare 21–22. I hela "
        "landet var talen 18 och 33.",
        "Vacancies per hundred unemployed jobseekers: 16 (October 2023); a year earlier 21–22. In the whole country "
        "the "
        "figures were 18 and 33.",
    ]
    shown = in_english("tightness", _tightness())
    assert table(shown) == (Row("2022", ("21–22", "33", "41–44", "200")), Row("2023", ("16", "18", "62", "400")))
    assert shown.points["y"].tolist() == [20.5, 15.5, 33.2, 17.6]
    assert shown.notes[0].startswith("The provider hides the numbers 1–4.")


def test_nobody_unemployed_is_a_dash_and_a_gap() -> None:
    rows = _tightness().head(2)
    rows.loc[0, ENDS] = None
    shown = in_english("tightness", rows, "country")
    assert table(shown)[0].cells[0] == "–"
    assert shown.points["y"].isna().tolist() == [True, False]
    rows[ENDS] = None
    assert in_english("tightness", rows).reason == "the figures at hand hold no unemployed jobseekers for this area"


def _balance() -> pd.DataFrame:
    readings = ["shortage", "mismatch", "oversupply", "balanced", "unsaid"]
    rows = [
        ("3221", "Sairaanhoitajat", "Sjukskötare", "Nurses", 11, 1, 0, 0, 0, "shortage", True, 20, 20, 42, 42),
        ("7522", "Puusepät", "Snickare", "Joiners", 0, 0, 9, 0, 3, "oversupply", True, 37, 37, 1, 4),
        ("1111", "Lainsäätäjät", "Lagstiftare", "Legislators", 0, 0, 0, 0, 12, "unsaid", False, 0, 0, 0, 0),
    ]
    columns = ["occupation_code", *NAMES, *(f"{each}_months" for each in readings), "reading", "is_shown", *COUNTS]
    rule = {"enough_months": 9, "enough_counted": 20, "most_shown": 5}
    country = {"country_vacancies_count": 176, "country_unemployed_persons": 1000}
    return pd.DataFrame(rows, columns=columns).assign(month="2023-10", first_month="2022-11", **rule, **country)


def test_balance_by_occupation() -> None:
    assert said("occupation-balance", _balance()) == [
        "Työvoimapula: Sairaanhoitajat. Ylitarjonta: Puusepät. Näin on vähintään 9 kuukautena 12 kuukaudesta "
        "(marraskuu "
        "2022 – lokakuu 2023).",
        "Brist: Sjukskötare. Överutbud: Snickare. Så är det under minst 9 av 12 månader (november 2022 – oktober "
        "2023).",
        "Shortage: Nurses. Oversupply: Joiners. This holds in at least 9 of 12 months (November 2022 – October 2023).",
    ]
    shown = in_english("occupation-balance", _balance())
    assert table(shown) == (
        Row("Nurses (3221)", ("Shortage", "11", "1", "0", "0", "0", "42", "20")),
        Row("Joiners (7522)", ("Oversupply", "0", "0", "9", "0", "3", "1–4", "37")),
    )
    assert shown.ticks == Ticks((0.0, 3.0, 6.0, 9.0, 12.0), ("0", "3", "6", "9", "12"))
    notes = "\n".join(shown.notes)
    assert "In the whole country the figure was 18 per hundred unemployed (October 2023)." in notes
    assert "fewer than 20 unemployed jobseekers and vacancies together" in notes
    assert "They are not the labour barometer" in notes
    assert "Occupations without a clear imbalance: 0; that change: 0; of which nothing can be said: 1." in notes
    assert "a number or sum stands as a range" in notes


def test_of_many_occupations_three_are_named_and_all_counted() -> None:
    four = pd.concat([_balance().head(1)] * 4, ignore_index=True).assign(name_en=["A", "B", "C", "D"])
    assert said("occupation-balance", four)[2].startswith("Shortage: A; B; C (4 in all). This holds")


def test_no_lasting_reading_is_said() -> None:
    assert said("occupation-balance", _balance().head(1).assign(reading="changing")) == [
        "Missään ammatissa luvut eivät viittaa pulaan, kohtaanto-ongelmaan tai ylitarjontaan vähintään 9 kuukautena 12 "
        "kuukaudesta (marraskuu 2022 – lokakuu 2023).",
        "I inget yrke tyder talen på brist, matchningsproblem eller överutbud under minst 9 av 12 månader (november "
        "2022 – oktober 2023).",
        "In no occupation do the figures point to a shortage, a mismatch or an oversupply in at least 9 of 12 months "
        "(November 2022 – October 2023).",
    ]


def test_nothing_to_be_said_of_any_occupation_is_not_shown() -> None:
    shown = [PRESENTERS["occupation-balance"](_balance().tail(1), words(language)) for language in LANGUAGES]
    assert [each.reason.split(" ")[0] for each in shown] == ["missään", "inget", "no"]
    assert all(each.table is None for each in shown)


def test_every_stack_has_every_name_in_one_order_and_zero_is_not_pointed_at() -> None:
    shown = in_english("occupation-balance", _balance())
    figure = stacked_bars(
        shown.points, value_title="Months", tick_values=shown.ticks.values, tick_labels=shown.ticks.labels
    )
    assert [trace.name for trace in figure.data] == ["Shortage", "Mismatch", "Oversupply", "No clear imbalance"]
    assert [list(trace.y) for trace in figure.data] == [["Nurses", "Joiners"]] * 4
    assert [list(trace.x) for trace in figure.data] == [[11.0, 0.0], [1.0, 0.0], [0.0, 9.0], [0.0, 0.0]]
    assert [list(trace.text) for trace in figure.data] == [["11", ""], ["1", ""], ["", "9"], ["", ""]]
    assert list(figure.data[2].hovertext) == ["", "Joiners, Oversupply, months: 9"]
    assert (figure.layout.barmode, tuple(figure.layout.xaxis.range)) == ("stack", (0.0, 12.0))


def _specialisation() -> pd.DataFrame:
    rows = [
        ("A", "Maatalous", "Jordbruk", "Agriculture", 54, 5.4, 200, 2.0, 2.7),
        ("B", "Kaivostoiminta", "Utvinning", "Mining", 9, 0.9, 50, 0.5, 1.8),
        ("C", "Teollisuus", "Tillverkning", "Manufacturing", 150, 15.0, 1000, 10.0, 1.5),
        ("Q", "Terveyspalvelut", "Vård", "Health", 180, 18.0, 1800, 18.0, 1.0),
        ("J", "Viestintä", "Kommunikation", "Communication", 12, 1.2, 420, 4.2, 0.285),
        ("X", "Tuntematon", "Okänd", "Unknown", 10, 1.0, 400, 4.0, 0.25),
        ("U", "Järjestöt", "Organisationer", "Organisations", 0, 0.0, 0, 0.0, None),
    ]
    numbers = ["region_persons", "region_pct", "country_persons", "country_pct", "location_quotient"]
    return pd.DataFrame(rows, columns=["industry_code", *NAMES, *numbers]).assign(year=2023)


def test_specialisation() -> None:
    assert said("specialisation", _specialisation()) == [
        "Koko maahan verrattuna eniten painottuvat: Maatalous (2,70); Teollisuus (1,50); Terveyspalvelut (1,00). "
        "Vähiten painottuu: Viestintä (0,29).",
        "Jämfört med hela landet väger tyngst: Jordbruk (2,70); Tillverkning (1,50); Vård (1,00). "
        "Lättast väger: Kommunikation (0,29).",
        "Compared with the whole country these weigh most: Agriculture (2.70); Manufacturing (1.50); Health (1.00). "
        "Least: Communication (0.29).",
    ]
    shown = in_english("specialisation", _specialisation())
    assert shown.points["x"].tolist() == ["Agriculture", "Manufacturing", "Health", "Communication"]
    assert table(shown)[1] == Row("B Mining", ("1.80", "9", "0.9%", "50", "0.5%"))
    assert table(shown)[6] == Row("U Organisations", ("–", "0", "0.0%", "0", "0.0%"))


def _parts() -> pd.DataFrame:
    rows = [
        ("C", "Teollisuus", "Tillverkning", "Manufacturing", 1000, 980, -20, 50.4, -60.2, -10.2),
        ("Q", "Terveyspalvelut", "Vård", "Health", 1500, 1650, 150, 75.3, 70.1, 4.6),
        ("X", "Tuntematon", "Okänd", "Unknown", 100, 50, -50, 5.0, 25.0, -80.0),
    ]
    numbers = ["region_base", "region", "change", "national", "mix", "regional"]
    columns = ["industry_code", *NAMES, *(f"{number}_persons" for number in numbers)]
    return pd.DataFrame(rows, columns=columns).assign(base_year=2013, year=2023)


def test_shift_share() -> None:
    assert said("shift-share", _parts()) == [
        "Työllisten määrä muuttui vuosina 2013–2023 +80 (+3,1\u00a0%): koko maan kasvu +131, toimialarakenne +35, "
        "alueellinen osa −86. Alueellinen osa on suurin: Terveyspalvelut (+5); pienin: Teollisuus (−10).",
        "Antalet sysselsatta förändrades 2013–2023 med +80 (+3,1\u00a0%): tillväxt i hela landet +131, "
        "näringsstruktur +35, regional del −86. Den regionala delen är störst: Vård (+5); minst: Tillverkning (−10).",
        "The number of employed persons changed by +80 (+3.1%) in 2013–2023: national growth +131, industry mix +35, "
        "regional part −86. The regional part is largest: Health (+5); smallest: Manufacturing (−10).",
    ]
    shown = in_english("shift-share", _parts())
    assert table(shown)[:2] == (
        Row("All industries", ("2,600", "2,680", "+80", "+131", "+35", "−86")),
        Row("C Manufacturing", ("1,000", "980", "−20", "+50", "−60", "−10")),
    )
    assert shown.points["label"].tolist() == ["+80", "+131", "+35", "−86"]
    assert any("The base year is 2013, 10 years before the newest year." in note for note in shown.notes)


def test_the_country_is_not_compared_with_itself() -> None:
    for name, rows in (("specialisation", _specialisation()), ("shift-share", _parts())):
        shown = in_english(name, rows, "country")
        assert (shown.reason, shown.table) == ("the whole country cannot be compared with itself", None)


def test_what_is_not_at_hand_is_named_with_what_it_would_take() -> None:
    keys = ["job_openings", "fields_of_education", "education_change"]
    rows = pd.DataFrame({"question": keys}).assign(years="2025")
    shown = [PRESENTERS["unanswered-of-labour"](rows, words(language)) for language in LANGUAGES]
    assert [each.reason for each in shown] == [
        "aineistosta puuttuvat tähän tarvittavat taulukot: työlliset ammatin ja iän mukaan; väestö koulutusalan "
        "mukaan; koulutusrakenteen aiemmat vuodet",
        "de tabeller som behövs saknas i materialet: sysselsatta efter yrke och ålder; befolkningen efter "
        "utbildningsområde; tidigare år av utbildningsstrukturen",
        "the tables that this takes are not at hand: employed persons by occupation and age; population by field of "
        "education; earlier years of the educational structure",
    ]
    assert table(shown[2])[2] == Row(
        "Change in the educational structure",
        ("The educational structure is at hand for one year only: 2025.",
         "Statistics Finland, Educational structure of population: the other years of table 12bs (from 1970). "
         "To fetch them: lagesbild fetch statfin-12bs"),
    )  # fmt: skip
    commands = ["lagesbild fetch statfin-115s statfin-115r", "lagesbild fetch statfin-12bs"]
    for each in shown:
        openings, _, education = table(each)
        assert [row.cells[1].partition("lagesbild")[2] for row in (openings, education)] == [
            command.removeprefix("lagesbild") for command in commands
        ]


def test_what_is_left_unanswered_is_named_alone() -> None:
    rows = pd.DataFrame({"question": ["fields_of_education"]}).assign(years="2024, 2025")
    shown = [PRESENTERS["unanswered-of-labour"](rows, words(language)) for language in LANGUAGES]
    assert [each.reason for each in shown] == [
        "aineistosta puuttuvat tähän tarvittavat taulukot: väestö koulutusalan mukaan",
        "de tabeller som behövs saknas i materialet: befolkningen efter utbildningsområde",
        "the tables that this takes are not at hand: population by field of education",
    ]

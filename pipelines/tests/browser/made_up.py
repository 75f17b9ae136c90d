"""A made-up index: five municipalities on a grid, three briefs; one municipality is in two, one in none."""

import json

from lagesbild.publish.entry import Entry
from lagesbild.store import Directory, Place
from tests.browser.sample import HOSTILE


def place(code: str, fi: str, sv: str = "", en: str = "") -> Place:
    return Place(code, {"fi": fi, "sv": sv or fi, "en": en or fi})


def square(east: int, north: int) -> str:
    """A square of 50 km: GeoJSON in metres."""
    left, low = 50_000 * east, 6_700_000 + 50_000 * north
    right, high = left + 50_000, low + 50_000
    ring = [[left, low], [right, low], [right, high], [left, high], [left, low]]
    return json.dumps({"type": "Polygon", "coordinates": [ring]})


DIRECTORY = Directory(
    municipalities=(
        place("KU005", "Alajärvi"),
        place("KU049", "Espoo", "Esbo"),
        place("KU052", "Evijärvi"),
        place("KU109", "Hämeenlinna", "Tavastehus"),
        place("KU398", "Lahti", "Lahtis"),
    ),
    ended=((place("KU532", "Nastola"), "KU398"),),
    outlines={
        code: square(east, north)
        for code, east, north in (
            ("KU005", 0, 0),
            ("KU049", 3, 1),
            ("KU052", 1, 0),
            ("KU109", 2, 0),
            ("KU398", 2, 1),
        )
    },
    residents={"KU005": 9000, "KU049": 320000, "KU052": 2300, "KU109": 68000, "KU398": 121000},
)
KOPA = "KOPA 2020–2021"
SCHOOL = "Verkostoperuskoulu 2022–2024"
SOURCE = "https://www.kommunforbundet.fi/pilotforsok"
ENTRIES = [
    Entry("network-overview.html", "Overview", "All groups side by side", "Overview · 3 areas", "", (), "Falls in 3."),
    Entry(
        "brief.html",
        KOPA,
        "Järviseutu",
        f"Group of 2 municipalities · {KOPA}",
        "2005–2040",
        ("Alajärvi", "Evijärvi"),
        "Ages 13–15 fall by 48%.",
        messages=("The number of residents falls by 2,706.",),
        updated="2026-06-17",
        codes=("KU005", "KU052"),
        names=("Järviseutu", "Sjöbygden", "Lakeland"),
        documented=SOURCE,
    ),
    Entry(
        "home.html",
        KOPA,
        "Kanta-Häme",
        f"Municipality · {KOPA}",
        "2005–2040",
        (),
        "Ages 13–15 fall by 20%.",
        messages=("Ages 7–12 grow by 1%.",),
        updated="2026-04-01",
        codes=("KU109",),
        names=("Kanta-Häme", "Egentliga Tavastland", "Kanta-Häme"),
    ),
    Entry(
        "other.html",
        SCHOOL,
        HOSTILE,
        HOSTILE,
        "2005–2040",
        ("Hämeenlinna", "Lahti", HOSTILE),
        HOSTILE,
        "Not renewed.",
        codes=("KU109", "KU398"),
        names=(HOSTILE,),
        documented="javascript:alert(1)",
    ),
]

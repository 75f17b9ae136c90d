"""Own data of a made-up kind for tests: three files of two areas, and a store with them."""

from collections.abc import Mapping
from pathlib import Path

from lagesbild.settings import Project
from lagesbild.store import build_candidate, swap_in
from tests.conftest import new_home

GROUP = "kopa-jarviseutu"
UNITS = """area_code,unit,stage,year,pupils_persons,places_count,latitude,longitude,source,source_date
kopa-jarviseutu,Made-up A,7-12,2025,212,240,62.9981,23.8183,Made-up register,2026-09-20
kopa-jarviseutu,Made-up A,7-12,2026,205,240,62.9981,23.8183,Made-up register,2026-09-20
kopa-jarviseutu,Made-up A,13-15,2026,120,150,62.9981,23.8183,Made-up register,2026-09-20
kopa-jarviseutu,Made-up B,7-12,2026,3,40,63.37,23.48,Made-up register,2026-09-20
kopa-jarviseutu,Made-up C,7-12,2026,88,100,63.14,24.05,Made-up register,2026-09-20
KU049,Made-up E,7-15,2026,500,,,,Made-up list,2026-08-15
KU049,Made-up F,7-15,2026,2,,,,Made-up list,2026-08-15
"""
FORECAST = """area_code,subject,age_from,age_to,year,forecast_persons,source,source_date
kopa-jarviseutu,residents,7,12,2026,1090,Made-up forecast,2026-03-01
kopa-jarviseutu,residents,7,12,2035,740,Made-up forecast,2026-03-01
kopa-jarviseutu,pupils,13,15,2026,640,Made-up forecast,2026-03-01
kopa-jarviseutu,pupils,13,15,2035,4,Made-up forecast,2026-03-01
KU049,residents,0,100,2035,350000,Made-up forecast,2026-03-01
"""
STAFF = """area_code,profession_fi,profession_sv,profession_en,stage,\
age_from,age_to,year,staff_persons,source,source_date
kopa-jarviseutu,Luokanopettajat,Klasslärare,Class teachers,7-12,20,54,2025,60,Made-up report,2026-02-01
kopa-jarviseutu,Luokanopettajat,Klasslärare,Class teachers,7-12,20,39,2026,22,Made-up report,2026-02-01
kopa-jarviseutu,Luokanopettajat,Klasslärare,Class teachers,7-12,40,54,2026,31,Made-up report,2026-02-01
kopa-jarviseutu,Luokanopettajat,Klasslärare,Class teachers,7-12,55,100,2026,17,Made-up report,2026-02-01
kopa-jarviseutu,Erityisopettajat,Speciallärare,Special teachers,7-12,20,54,2026,8,Made-up report,2026-02-01
kopa-jarviseutu,Erityisopettajat,Speciallärare,Special teachers,7-12,55,100,2026,2,Made-up report,2026-02-01
"""
APPLICANTS = """area_code,programme_fi,programme_sv,programme_en,year,applicants_persons,places_count,source,source_date
kopa-jarviseutu,Lukio,Gymnasium,Upper secondary,2025,62,70,Made-up register,2026-04-01
kopa-jarviseutu,Lukio,Gymnasium,Upper secondary,2026,55,70,Made-up register,2026-04-01
kopa-jarviseutu,Puuala,Träbranschen,Woodwork,2026,3,10,Made-up register,2026-04-01
KU049,Lukio,Gymnasium,Upper secondary,2026,900,,Made-up register,2026-04-01
"""
PARAMETERS = """area_code,stage,parameter,parameter_value,source_fi,source_sv,source_en
kopa-jarviseutu,7-12,group_size,17.5,Koulutuslautakunta,Utbildningsnämnden,Education board
all,7-12,group_size,15.5,Liitto,Förbundet,Union
"""
PRICES = """area_code,service_fi,service_sv,service_en,age_from,age_to,price_eur,year,body,source
kopa-jarviseutu,Perusopetus,Grundskola,School,7,15,10500.50,2025,Made-up town,Made-up budget
KU005,Perusopetus,Grundskola,School,7,15,9000,2025,Made-up town,Made-up budget
MK06,Lukio,Gymnasium,Upper secondary,16,18,8000,2025,Made-up town,Made-up budget
all,Lukio,Gymnasium,Upper secondary,16,18,7000,2025,Made-up union,Made-up budget
"""
BORDER_PUPILS = """area_code,stage,home_code,school_code,year,pupils_persons,source,source_date
kopa-jarviseutu,7-12,KU052,KU403,2025,20,Made-up register,2026-09-20
kopa-jarviseutu,7-12,KU052,KU403,2026,22,Made-up register,2026-09-20
kopa-jarviseutu,13-15,KU052,KU403,2026,31,Made-up register,2026-09-20
kopa-jarviseutu,13-15,KU934,KU005,2026,3,Made-up register,2026-09-20
KU049,16-18,KU049,KU091,2026,700,Made-up register,2026-09-20
"""
FILES = {
    "own_units": UNITS,
    "own_border_pupils": BORDER_PUPILS,
    "own_forecast": FORECAST,
    "own_staff": STAFF,
    "own_applicants": APPLICANTS,
}


def with_own_data(root: Path) -> Project:
    """A home with units, forecast, staff and applicants, and a store built of them."""
    return _with_files(root, FILES)


def with_own_prices(root: Path) -> Project:
    """A home with parameters and prices, and a store built of them."""
    return _with_files(root, {"service_parameters": PARAMETERS, "unit_prices": PRICES})


def _with_files(root: Path, files: Mapping[str, str]) -> Project:
    home = new_home(root)
    for name, text in files.items():
        (home.local / f"{name}.csv").write_text(text, encoding="utf-8")
    swap_in(build_candidate(home), home)
    return home

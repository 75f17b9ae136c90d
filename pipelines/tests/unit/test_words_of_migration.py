"""What is said of the development without migration: hand-made rows, sentences written out."""

import pandas as pd
from lagesbild.wording import Row

from tests.unit.spoken import bars, in_english, said, table

ROWS = pd.DataFrame(
    [("all", 2000, 1800, 1850, -200, -150, -10.0, -7.5, -50),
     ("0-5", 100, 80, 90, -20, -10, -20.0, -10.0, -10),
     ("7-12", 200, 150, 138, -50, -62, -25.0, -31.0, 12),
     ("85+", 0, 5, 4, 5, 4, None, None, 1)],
    columns=["band", "base_persons", "horizon_persons", "without_persons", "change_persons", "without_change_persons",
             "change_pct", "without_change_pct", "migration_persons"],
).assign(base_year=2024, base_kind="projected", horizon_year=2040, lacks_oldest=False)  # fmt: skip


def test_migration_in_projection() -> None:
    assert said("migration-in-projection", ROWS) == [
        "Väkiluvun muutos on ennusteen mukaan −200 henkeä (−10,0\u00a0%), 2024 (ennuste) – 2040. Ilman muuttoliikettä"
        " se olisi −150 henkeä (−7,5\u00a0%), joten muuttoliikkeen vaikutus on −50 henkeä. 0–18-vuotiaiden"
        " palveluikäryhmistä vaikutus on suurin ryhmässä 7–12 v., alakoulu: +12 henkeä.",
        "Enligt prognosen är förändringen i folkmängden −200 personer (−10,0\u00a0%), 2024 (prognos) – 2040. Utan"
        " flyttning skulle den vara −150 personer (−7,5\u00a0%), så flyttningens effekt är −50 personer. Av"
        " serviceåldrarna 0–18 år är effekten störst i gruppen 7–12 år, årskurs 1–6: +12 personer.",
        "According to the projection the population changes by −200 persons (−10.0%), 2024 (projection) – 2040. Without"
        " migration it would change by −150 persons (−7.5%), so the effect of migration is −50 persons. Of the service"
        " ages 0–18 the effect is largest in the band 7–12, grades 1–6: +12 persons.",
    ]


def test_every_band_stands_in_the_table_and_both_changes_in_the_chart() -> None:
    shown = in_english("migration-in-projection", ROWS)
    assert table(shown)[0] == Row("All ages", ("2,000", "1,800", "1,850", "−200 (−10.0%)", "−150 (−7.5%)", "−50"))
    assert table(shown)[3] == Row("85 and over", ("0", "5", "4", "+5 (–)", "+4 (–)", "+1"))
    assert bars(shown)[2:4] == [
        ["Projection", "7–12, grades 1–6", -25.0, "−50 (−25.0%)"],
        ["Without migration (self-sufficiency calculation)", "All ages", -7.5, "−150 (−7.5%)"],
    ]
    assert shown.points["dashed"].tolist() == [True] * 3 + [False] * 3
    assert shown.weight == 0

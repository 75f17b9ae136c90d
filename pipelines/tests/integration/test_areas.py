"""Areas by code, against the register that ships."""

import pytest

from lagesbild.errors import BadParameter, UnknownName
from lagesbild.notebook import resolve
from lagesbild.store import Store, find_area, group_of

DOCUMENTED = {
    "kopa-etela-savo": ["KU491", "KU593"],
    "kopa-ita-uusimaa": ["KU018", "KU407", "KU434", "KU638", "KU753"],
    "kopa-jarviseutu": ["KU005", "KU052", "KU403", "KU934"],
    "kopa-kanta-hame": ["KU086", "KU109", "KU433", "KU694"],
    "kopa-keski-savo": ["KU171", "KU420", "KU915"],
    "kopa-suupohja": ["KU151", "KU218", "KU232", "KU846"],
    "vpk-kielisaareke": ["KU106", "KU109", "KU245", "KU543", "KU858", "KU927"],
    "vpk-paijat-hame": [
        "KU016",
        "KU081",
        "KU098",
        "KU111",
        "KU142",
        "KU316",
        "KU398",
        "KU560",
        "KU576",
        "KU781",
    ],
    "vpk-pirkanmaa-satakunta": ["KU108", "KU143", "KU181", "KU581", "KU980"],
    "vpk-riihimaki": ["KU086", "KU433", "KU694"],
    "vpk-tuusula": ["KU858"],
}


def test_the_documented_groups_have_their_documented_members(store: Store) -> None:
    groups = store.query("select area_code from mart_area__area where kind = 'group' order by 1")["area_code"]
    assert {code: find_area(store, code).codes for code in groups} == DOCUMENTED


def test_three_digits_are_a_municipality_and_stay_text(store: Store) -> None:
    area = find_area(store, "049")
    assert (area.place.code, area.kind, area.place.names["sv"]) == ("KU049", "municipality", "Esbo")
    assert area.region_codes == ["MK01"]


def test_49_is_not_049(store: Store) -> None:
    with pytest.raises(UnknownName, match=r"^No area '49'\. Nearest: KU049 \(Espoo / Esbo\), .* All: lagesbild areas$"):
        find_area(store, "49")


def test_a_name_that_is_nearly_right_leads_to_the_code(store: Store) -> None:
    with pytest.raises(UnknownName, match=r"Nearest: kopa-jarviseutu \(Järviseutu\), SK146 ") as refused:
        find_area(store, "kopa-jarvisetu")
    assert str(refused.value).count("kopa-jarviseutu") == 1


def test_a_name_leads_to_its_code_named_once(store: Store) -> None:
    with pytest.raises(UnknownName, match=r"^No area 'Espoo'\. Nearest: KU049 \(Espoo / Esbo\), ") as refused:
        find_area(store, "Espoo")
    assert str(refused.value).count("KU049") == 1


def test_a_name_of_several_areas_leads_to_all_of_them(store: Store) -> None:
    near = (
        r"Nearest: KU398 \(Lahti / Lahtis\), SK071 \(Lahti, seutukunta / Lahtis\), "
        r"TA19 \(Lahti, työllisyysalue / Lahtis\), "
    )
    with pytest.raises(UnknownName, match=near):
        find_area(store, "Lahti")


def test_an_ended_municipality_is_followed_and_remembered(store: Store) -> None:
    area = find_area(store, "588")
    assert (area.place.code, area.kind) == ("KU507", "municipality")
    assert [(former.names["fi"], now.names["fi"]) for former, now in area.followed] == [("Pertunmaa", "Mäntyharju")]


def test_any_set_of_municipalities_is_a_group_in_whatever_order(store: Store) -> None:
    there, back = group_of(store, ["005", "052", "403"]), group_of(store, ["403", "KU052", "005", "005"])
    assert there == back
    assert there.codes == ["KU005", "KU052", "KU403"]
    assert there.place.names["fi"] == "Alajärvi – Evijärvi – Lappajärvi"


def test_a_merged_member_gives_the_same_members_as_its_successor(store: Store) -> None:
    assert group_of(store, ["099", "049"]).codes == group_of(store, ["214", "049"]).codes == ["KU049", "KU214"]


def test_a_group_over_two_regions_has_both(store: Store) -> None:
    assert find_area(store, "vpk-pirkanmaa-satakunta").region_codes == ["MK04", "MK06"]


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"members": "005,5"}, "No municipality '5'. Nearest: KU005 (Alajärvi), "),
        ({"members": "Varkaus,420"}, "No municipality 'Varkaus'. Nearest: KU915 (Varkaus), "),
        ({"members": "005,"}, "No municipality ''."),
        ({"language": "se"}, "No language 'se'. Nearest: sv, en."),
        ({"language": ""}, "No language ''. Nearest: fi, sv, en."),
        ({"horizon": 2030}, "No projected year '2030'. Nearest: 2035, 2040. The figures at hand have no others"),
        ({"horizon": 2045}, "No projected year '2045'. Nearest: 2040, 2035."),
        ({"horizon": 2024}, "No projected year '2024'. Nearest: 2035, 2040."),
        ({"horizon": "soon"}, "No projected year 'soon'. Nearest: 2035, 2040."),
        ({"area": "KU999"}, "No area 'KU999'."),
        ({"area": "49"}, "No area '49'. Nearest: KU049 (Espoo / Esbo), "),
        ({"area": ""}, "No area ''."),
    ],
)
def test_a_parameter_that_does_not_exist_is_refused_with_the_nearest(
    store: Store, parameters: dict[str, object], message: str
) -> None:
    good: dict[str, object] = {"area": "049", "members": "", "language": "fi", "horizon": 2040}
    with pytest.raises(UnknownName) as refused:
        resolve(store, **(good | parameters))  # type: ignore[arg-type]
    assert str(refused.value).startswith(message)


@pytest.mark.parametrize(("name", "given"), [("area", 49), ("area", 16), ("members", 5)])
def test_a_code_that_became_a_number_is_refused_with_how_to_write_it(store: Store, name: str, given: int) -> None:
    good: dict[str, object] = {"area": "049", "members": "", "language": "fi", "horizon": 2040}
    with pytest.raises(
        BadParameter, match=rf"^Parameter {name} is {given}; it should be text in quotes, '020' and not"
    ):
        resolve(store, **(good | {name: given}))  # type: ignore[arg-type]


def test_a_year_that_came_as_text_is_a_year(store: Store) -> None:
    assert resolve(store, area="049", members="", language="fi", horizon="2035").horizon == 2035  # type: ignore[arg-type]


def test_a_region_may_look_at_any_projected_year(store: Store) -> None:
    assert resolve(store, area="MK06", members="", language="sv", horizon=2033).horizon == 2033
